"""A search ignores case in every script, without a function of Python that SQLite would call."""

import pytest
from sqlalchemy import create_engine, literal, select

from app.storage.contains import contains

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
]
MISSED = [
    ("ärgern", "ärger*"),
    ("ärgern", "ärger?"),
    ("ärger", "[ä]rger"),
    ("arger", "ärger"),
    ("ab", "a%"),
    ("ab", "a_"),
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
    """The statement of a search has nothing in it but what SQLite brings."""
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        for wanted in ("ascii", "ärger"):
            statement = str(select(contains(connection, [literal("x")], wanted)).compile(engine))
            assert "(" not in statement.replace("(?", "")
    engine.dispose()
