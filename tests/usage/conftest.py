"""Records whose traffic is measured, a clock that a test sets, and a source that yields a list."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.usage.measured_records import Clock, MeasuredRecords


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Give the slot that every part of the service takes for the current one."""
    clock = Clock()
    for module in ("transitions", "measured", "retention"):
        monkeypatch.setattr(f"app.usage.{module}.current_slot", clock)
    return clock


@pytest.fixture
def records(tmp_path: Path, clock: Clock) -> Iterator[MeasuredRecords]:
    """Give the records of a database of the test's own, whose source is nfdump."""
    with closing(MeasuredRecords.new(tmp_path / "data", clock)) as records:
        yield records
