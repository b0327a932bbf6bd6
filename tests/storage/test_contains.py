# ruff: noqa: RUF001 - letters that look alike are what is tested
"""A search ignores case in every script, without a function of Python that SQLite would call."""

import re
import sqlite3
from unicodedata import is_normalized, normalize

import pytest
from sqlalchemy import ColumnElement, create_engine, literal, select

from app.storage.contains import IRREGULAR, contains

FOUND = [
    ("Ärger in Zürich", "ÄRGER"),
    ("ÄRGER IN ZÜRICH", "zürich"),
    ("ПРИВЕТ", "привет"),
    ("STRAẞE", "straße"),
    ("straße", "STRAẞE"),
    ("ΟΔΟΣ", "οδος"),
    ("οδος", "ΟΔΟΣ"),
    ("É*?[x]-^", "é*?[X]-^"),
    ("ǅungla", "Ǆ"),
    ("100%_\\é", "%_\\É"),
    ("İzmir", "İZMIR"),
    ("ﬁ é", "ﬁ É"),
    ("Straße", "STRASSE"),
    ("STRASSE", "straße"),
    ("Straße", "stras"),
    ("Straße", "SE"),
    ("eine Straße, 100% Maß", "MASS"),
    ("ὈΔΥΣΣΕΎΣ", "ὀδυσσεύς"),
    ("οδός", "ΟΔΌΣ"),
    ("İstanbul", "ISTANBUL"),
    ("istanbul", "İSTANBUL"),
    ("i\u0307stanbul", "İstanbul"),
    ("eﬃcient oﬀer", "EFFICIENT OFF"),
    ("eﬃcient", "fici"),
    ("ﬆ ﬅ", "st ST"),
    ("ᾳ", "ΑΙ"),
    ("ſet", "SET"),
    ("5 µs", "5 Μs"),
    ("ꭰ", "Ꭰ"),
    ("և", "ԵՒ"),
]
MISSED = [
    ("ärgern", "ärger*"),
    ("ärgern", "ärger?"),
    ("ärger", "[ä]rger"),
    ("arger", "ärger"),
    ("ab", "a%"),
    ("ab", "a_"),
    ("Strase", "straße"),
    ("ısparta", "isparta"),
    ("IĞDIR É", "ığdır"),
    ("ａｂ", "ab"),
    ("α", "αι"),
    ("oﬀer", "offf"),
]


@pytest.mark.parametrize(
    ("stored", "wanted", "is_found"),
    [*((*pair, True) for pair in FOUND), *((*pair, False) for pair in MISSED)],
)
def test_case_is_ignored_and_nothing_else(stored: str, wanted: str, is_found: bool) -> None:  # noqa: FBT001
    """Letters match in either case, and signs with a meaning in patterns mean themselves."""
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        condition = contains(connection, [literal(stored)], wanted)
        assert bool(connection.execute(select(condition)).scalar_one()) is is_found
    engine.dispose()


def test_a_search_calls_no_function_of_python() -> None:
    """The statement of a search calls nothing but what SQLite brings."""
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        for wanted in ("ascii", "ärger", "straße"):
            statement = str(select(contains(connection, [literal("x")], wanted)).compile(engine))
            assert set(re.findall(r"\w+(?=\()", statement)) <= {"length", "replace", "CAST"}
    engine.dispose()


def test_what_is_ascii_only_is_compared_as_cheaply_as_ever() -> None:
    """A search without a letter that others fold to is one LIKE."""
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        statement = str(select(contains(connection, [literal("x")], "dcb-10")).compile(engine))
        assert "LIKE" in statement
        assert "(" not in statement.replace("(?", "")
    engine.dispose()


def test_every_letter_is_found_in_every_case() -> None:
    """Each character that is stored is found by what `str.casefold` makes of it, and back."""
    database = sqlite3.connect(":memory:")
    engine = create_engine("sqlite://", creator=lambda: database)
    cased = [letter for letter in map(chr, range(0x80, 0x1F000)) if is_cased(letter)]
    assert len(cased) > 1_300
    with engine.connect() as connection:
        for letter in cased:
            for stored, wanted in ((letter, letter.casefold()), (letter.casefold(), letter)):
                texts: list[ColumnElement[str | None]] = [literal(normalize("NFC", f"x{stored}y"))]
                condition = contains(connection, texts, normalize("NFC", wanted))
                assert connection.execute(select(condition)).scalar_one(), (stored, wanted)
    engine.dispose()


def is_cased(letter: str) -> bool:
    """Whether a character is stored as it is and has another folded form."""
    return is_normalized("NFC", letter) and normalize("NFC", letter.casefold()) != letter


def test_a_long_search_in_many_scripts_is_a_statement() -> None:
    """However many forms the letters of a search have, no parser gives up."""
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        wanted = "".join(IRREGULAR.values())[:255]
        condition = contains(connection, [literal("x"), literal("y")], wanted)
        assert not connection.execute(select(condition)).scalar_one()
    engine.dispose()
