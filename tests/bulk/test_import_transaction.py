"""An import reads, compares and seals outside of its transaction, and loses nothing by it."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

import pytest

from app.audit.trail import Author
from app.bulk.importing import run_import
from app.bulk.ndjson_format import read_ndjson
from app.bulk.rows import Row
from app.bulk.upload import Report, Upload
from app.crypto.keyring import Keyring
from app.input.conditions import NO_CONDITION
from app.input.faults import Fault
from app.records.reader import RecordReader
from app.records.record import StoredRecord
from app.records.stated import RecordStated
from app.records.store import RecordStore
from app.records.write import put, remove
from app.storage.database import Database
from app.storage.spool import Spool
from app.upkeep.opening import open_database, open_keyring
from tests.support.databases import Place

ROWS = 2_500  # more than two batches
AUTHOR = Author(installation_id=1)


@dataclass(frozen=True)
class Opened:
    """A database, and writes of single records beside an import."""

    database: Database
    keyring: Keyring
    spool: Spool

    def put(self, service_id: int, **members: object) -> None:
        stated = RecordStated.model_validate({"client_id": 1, **members})
        self.database.transact(
            lambda connection: put(
                RecordStore(connection, self.keyring, AUTHOR), service_id, stated, NO_CONDITION
            )
        )

    def delete(self, service_id: int) -> None:
        self.database.transact(
            lambda connection: remove(
                RecordStore(connection, self.keyring, AUTHOR), service_id, NO_CONDITION
            )
        )

    def find(self, service_id: int) -> StoredRecord:
        with self.database.read() as connection:
            stored = RecordReader(connection, self.keyring, 1).find(service_id)
        assert stored is not None
        return stored

    def load(self, lines: list[str], beside: Callable[[], None]) -> Report:
        """Import lines; at the end of the first reading of the file do something beside it."""
        readings: list[int] = []

        def read(file: IO[bytes]) -> Iterator[Row | Fault]:
            yield from read_ndjson(file)
            readings.append(1)
            if len(readings) == 1:
                beside()

        upload = Upload(file=io.BytesIO("".join(lines).encode()), read=read, spool=self.spool)
        return run_import(self.database, self.keyring, AUTHOR, upload)


@pytest.fixture
def opened(place: Place) -> Iterator[Opened]:
    database = open_database(place.settings)
    spool = Spool(place.settings.spool_folder)
    yield Opened(database, open_keyring(place.settings, database), spool)
    database.close()


def lines(count: int = ROWS) -> list[str]:
    return [
        f'{{"service_id": {n}, "client_id": 1, "username": "file", "password": "p{n}"}}\n'
        for n in range(1, count + 1)
    ]


def test_others_write_while_rows_are_prepared(opened: Opened) -> None:
    """A record is written, by another connection, while an import has read its whole file."""
    report = opened.load(lines(), lambda: opened.put(9_999, username="beside"))
    assert (report.outcomes["created"], report.errors.count) == (ROWS, 0)
    assert opened.find(9_999).record.username == "beside"
    for service_id in (1, ROWS):
        stored = opened.find(service_id)
        assert stored.integrity == "ok"
        assert stored.password is not None
        assert stored.password.get_secret_value() == f"p{service_id}"


@pytest.mark.parametrize("change", ["created", "changed", "deleted"])
def test_what_changed_meanwhile_is_compared_anew(opened: Opened, change: str) -> None:
    """A record that others create, change or delete beside an import ends as the file says."""
    if change != "created":
        opened.put(7, username="before", password="old", notes="kept by nobody")
    beside: dict[str, Callable[[], None]] = {
        "created": lambda: opened.put(7, username="beside", password="other"),
        "changed": lambda: opened.put(7, username="beside", password="other"),
        "deleted": lambda: opened.delete(7),
    }
    report = opened.load(lines(10), beside[change])
    stored = opened.find(7)
    assert (stored.record.username, stored.integrity) == ("file", "ok")
    assert stored.password is not None
    assert stored.password.get_secret_value() == "p7"
    created = 10 if change == "deleted" else 9
    assert (report.outcomes["created"], report.outcomes["updated"]) == (created, 10 - created)


def test_a_password_that_changed_meanwhile_stays(opened: Opened) -> None:
    """A row without a password keeps the one that others have stored beside the import."""
    opened.put(7, username="before", password="old")
    row = '{"service_id": 7, "client_id": 1, "username": "file"}\n'
    opened.load([row], lambda: opened.put(7, username="before", password="new"))
    stored = opened.find(7)
    assert stored.record.username == "file"
    assert stored.password is not None
    assert stored.password.get_secret_value() == "new"


def test_a_login_is_lent_within_the_transaction(opened: Opened) -> None:
    """A row that re-uses a login gets it as it is when the import is stored."""
    opened.put(7, username="before", password="old")
    row = '{"service_id": 8, "client_id": 1, "reuse_login_from": 7}\n'
    opened.load([row], lambda: opened.put(7, username="after", password="new"))
    stored = opened.find(8)
    assert stored.record.username == "after"
    assert stored.password is not None
    assert stored.password.get_secret_value() == "new"
