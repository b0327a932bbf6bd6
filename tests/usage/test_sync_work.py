"""`sync` costs what the records cost that it looks at: SQLite's own count of its steps."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import Connection, event

from app.records import measuring, networks
from app.records.batch import ROW_COLUMNS
from app.records.record import AccessRecord
from app.records.sealing import seal_record
from app.storage.batches import insert_many
from app.storage.known_keys import hold_primary
from app.storage.tables import access_records
from tests.usage.measured_records import Clock, MeasuredRecords

STEP = 100
FEW, TIMES = 500, 4
LINEAR = 1.5 * TIMES
"""What grows with the square of the records would grow to 16 times as much."""


def _record(number: int) -> AccessRecord:
    """Return an enabled record: every other one has no address that can be measured."""
    members: dict[str, object] = dict.fromkeys(AccessRecord._fields)
    members |= dict.fromkeys(("version", "created_at", "updated_at", "installation_id"), 1)
    address = f"rack {number}" if number % 2 else f"10.0.{number // 250}.{number % 250}"
    members |= {"service_id": number, "client_id": number, "ip_address": address}
    return AccessRecord(**members | {"enabled": True, "lent": False, "incarnation": "x"})  # type: ignore[arg-type]


def _fill(records: MeasuredRecords, count: int) -> None:
    """Store records as they would be from before the installation had a source."""

    def fill(connection: Connection) -> None:
        keys = hold_primary(connection, records.keyring)
        stored = [_record(number) for number in range(1, count + 1)]
        rows = [(*record, seal_record(keys, record, SecretStr(""))) for record in stored]
        insert_many(connection, access_records, ROW_COLUMNS, rows)
        entries = [entry for record in stored for entry in networks.entries_of(record)]
        networks.index(connection, entries)

    records.database.transact(fill)


@contextmanager
def _counted(records: MeasuredRecords) -> Iterator[list[int]]:
    """Give a list whose only number is how often SQLite has done `STEP` steps in the block."""
    count = [0]

    def step() -> None:
        count[0] += 1

    def before(connection: Connection, *_: object) -> None:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.set_progress_handler(step, STEP)

    event.listen(records.database.engine, "before_cursor_execute", before)
    yield count
    event.remove(records.database.engine, "before_cursor_execute", before)


def _work(folder: Path, clock: Clock, count: int) -> list[int]:
    """Return the steps of the first switch-on, of a round with nothing to do, and of `every`."""
    with closing(MeasuredRecords.new(folder, clock)) as records:
        _fill(records, count)
        work = []
        for every, changed in ((False, count // 2), (False, 0), (True, 0)):
            with _counted(records) as steps:
                assert measuring.sync(records.database, records.keyring, every=every) == changed
            work.append(steps[0])
        return work


def test_four_times_the_records_are_four_times_the_work(tmp_path: Path, clock: Clock) -> None:
    """No record is compared with all others: as it begins, in an idle round, and for `every`."""
    few = _work(tmp_path / "few", clock, FEW)
    many = _work(tmp_path / "many", clock, FEW * TIMES)
    for less, more in zip(few, many, strict=True):
        assert 0 < less < more < LINEAR * less, (few, many)
