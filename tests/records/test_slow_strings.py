"""A string that normalisation would take long for is refused before it."""

import time

import pytest
from pydantic import ValidationError

from app.records.stated import RecordStated

MARKS = "a" + "\u0315" * 20_000 + "\u0300" * 20_000


@pytest.mark.parametrize("member", ["username", "group", "ip_address", "notes"])
def test_many_marks_take_no_longer_than_as_many_letters(member: str) -> None:
    """NFC is quadratic in marks without a base: 100 KB of them stopped a worker for ten seconds."""
    spent = {}
    for name, text in (("letters", "\u00e9" * len(MARKS)), ("marks", MARKS)):
        started = time.process_time()
        for _ in range(20):
            with pytest.raises(ValidationError):
                RecordStated.model_validate({"client_id": 1, member: text})
        spent[name] = time.process_time() - started
    assert spent["marks"] < 20 * spent["letters"] + 0.1


@pytest.mark.parametrize(("member", "marks"), [("username", 30), ("notes", 30)])
def test_marks_of_real_text_are_kept(member: str, marks: int) -> None:
    """As many in a row as Unicode's stream-safe format has; one more is refused with its rule."""
    text = "a" + "\u0315" * marks
    assert getattr(RecordStated.model_validate({"client_id": 1, member: text}), member) == text
    with pytest.raises(ValidationError, match="30 combining marks"):
        RecordStated.model_validate({"client_id": 1, member: text + "\u0315"})
