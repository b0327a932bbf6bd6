"""Waits of transactions, for others that write the same and for a place: a stop ends both."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Lock

import pytest
from sqlalchemy import Connection

from app.storage import database as transactions
from app.storage.database import ATTEMPTS, Database
from app.storage.errors import DatabaseUnavailable, LostRace
from app.storage.pauses import LONGEST_SECONDS, seconds_after
from app.storage.stop import Stop
from app.storage.turn import Turn
from tests.support.waiting import HANG_SECONDS


@pytest.mark.parametrize("lasted", [0.0, 0.5, 20.0])
def test_pauses_grow_up_to_a_limit(lasted: float) -> None:
    """Each is longer than the one before last, until the limit, and no two are the same."""
    pauses = [seconds_after(attempt, lasted) for attempt in range(ATTEMPTS)]
    for before, after in zip(pauses, pauses[2:], strict=False):
        assert before < after or after >= LONGEST_SECONDS / 2
    assert max(pauses) <= LONGEST_SECONDS
    assert len(set(pauses)) == ATTEMPTS


def test_a_long_attempt_is_followed_by_a_long_pause() -> None:
    """What takes long meets more of the others: it leaves them more time."""
    assert seconds_after(0, 8.0) > 10 * seconds_after(0, 0.0)


@pytest.fixture
def is_pausing(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Give what is set when the first pause begins; it would not end by itself."""
    is_pausing = Event()

    def endless(_attempt: int, _lasted: float) -> float:
        is_pausing.set()
        return 10 * HANG_SECONDS

    monkeypatch.setattr(transactions, "seconds_after", endless)
    return is_pausing


def _lose(_connection: Connection) -> None:
    raise LostRace


def test_a_stop_ends_a_pause(database: Database, is_pausing: Event) -> None:
    """Work whose caller is gone, or whose time is over, does not wait for its next attempt."""
    stop = Stop()
    with ThreadPoolExecutor(2) as pool:
        work = pool.submit(database.until(stop, Turn(Lock())).transact, _lose)
        work.add_done_callback(lambda _: stop.work_is_over())
        assert is_pausing.wait(HANG_SECONDS)
        pool.submit(stop.end, TimeoutError("over"))
        with pytest.raises(TimeoutError, match="over"):
            work.result(HANG_SECONDS)


def test_a_process_that_stops_waits_for_no_pause(database: Database, is_pausing: Event) -> None:
    """A write without a limit of its own ends too, with nothing changed, and no new attempt."""
    with ThreadPoolExecutor(1) as pool:
        work = pool.submit(database.transact, _lose)
        assert is_pausing.wait(HANG_SECONDS)
        database.stopping.set()
        with pytest.raises(DatabaseUnavailable):
            work.result(HANG_SECONDS)


def test_a_process_that_stops_waits_for_no_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A write beside as many as there may be, which go on, is refused with nothing changed."""
    monkeypatch.setattr(transactions, "WAIT_FOR_CONNECTION_SECONDS", 10 * HANG_SECONDS)
    database = Database(f"sqlite:///{tmp_path / 'test.sqlite3'}", connections=1)
    has_place, goes_on = Event(), Event()

    def hold(_connection: Connection) -> bool:
        has_place.set()
        return goes_on.wait(HANG_SECONDS)

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(database.transact, hold)
        assert has_place.wait(HANG_SECONDS)
        second = pool.submit(database.transact, lambda _: None)
        database.stopping.set()
        with pytest.raises(DatabaseUnavailable):
            second.result(HANG_SECONDS)
        goes_on.set()
        assert first.result(HANG_SECONDS)
    database.close()
