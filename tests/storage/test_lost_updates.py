"""No update is lost: many writers add one to a few records, by compare and set."""

import os
import random
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import Connection

from app.audit.trail import Author
from app.crypto.keyring import Keyring
from app.crypto.keyring_file import load_keyring
from app.crypto.keyring_write import create_keyring
from app.input.conditions import NO_CONDITION, Condition, PreconditionFailed
from app.records import write
from app.records.reader import RecordReader
from app.records.stated import RecordChange, RecordStated
from app.records.store import RecordStore
from app.storage import migrate
from app.storage.database import Database
from app.storage.errors import DatabaseUnavailable
from app.storage.known_keys import note
from tests.support.tenant import Tenant

THREADS = 16
INCREMENTS = int(os.environ.get("NFM_TEST_INCREMENTS", "100"))  # a thread
HTTP_INCREMENTS = 15
SERVICES = range(1, 11)
AUTHOR = Author(installation_id=1)


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """Give an empty database."""
    return f"sqlite:///{tmp_path / 'counters.sqlite3'}"


class Counters:
    """Records whose notes are a number, changed in the way the API changes them."""

    def __init__(self, url: str, keyring: Keyring) -> None:
        self.database = Database(url)
        self.keyring = keyring
        migrate.upgrade(self.database)
        self.database.transact(lambda connection: note(connection, keyring.current))
        stated = RecordStated(client_id=1, notes="0", password=SecretStr("s3cret"))
        for service_id in SERVICES:
            self._put(service_id, stated)

    def _put(self, service_id: int, stated: RecordStated) -> None:
        self.database.transact(
            lambda connection: write.put(self._store(connection), service_id, stated, NO_CONDITION)
        )

    def patch(self, service_id: int, change: RecordChange, condition: Condition) -> None:
        """Change a record in one transaction."""
        self.database.transact(
            lambda connection: write.patch(self._store(connection), service_id, change, condition)
        )

    def _store(self, connection: Connection) -> RecordStore:
        return RecordStore(connection, self.keyring, AUTHOR)

    def read(self, service_id: int) -> tuple[int, str]:
        """Return the number and the ETag."""
        with self.database.read() as connection:
            stored = RecordReader(connection, self.keyring, 1).find(service_id)
        assert stored is not None
        assert stored.integrity == "ok"
        return int(stored.record.notes or "0"), stored.etag

    def add_one(self, service_id: int) -> None:
        """Add one, starting over until nobody was faster; a busy database has changed nothing."""
        while True:
            number, etag = self.read(service_id)
            change = RecordChange(notes=str(number + 1))
            condition = Condition(must_match=frozenset({etag}))
            try:
                self.patch(service_id, change, condition)
            except (PreconditionFailed, DatabaseUnavailable):
                continue
            return


@pytest.fixture
def counters(database_url: str, tmp_path: Path) -> Iterator[Counters]:
    file = tmp_path / "keyring.json"
    create_keyring(file)
    counters = Counters(database_url, load_keyring(file))
    yield counters
    counters.database.close()


def _in_threads(work: Callable[[int], None]) -> None:
    """Run the work in every thread at once; an error of one is an error of the test."""
    barrier = threading.Barrier(THREADS)

    def run(number: int) -> None:
        barrier.wait()
        work(number)

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(run, range(THREADS)))


@pytest.mark.no_cover
def test_no_increment_is_lost(counters: Counters) -> None:
    """16 threads add one to ten records, again and again: as many versions, events and counts."""

    def work(number: int) -> None:
        draw = random.Random(number)
        for _ in range(INCREMENTS):
            counters.add_one(draw.choice(SERVICES))

    _in_threads(work)
    assert sum(counters.read(service_id)[0] for service_id in SERVICES) == THREADS * INCREMENTS
    with counters.database.read() as connection:
        versions = connection.exec_driver_sql("SELECT SUM(version) FROM access_records").scalar()
        events = connection.exec_driver_sql("SELECT COUNT(*) FROM audit_events").scalar()
    assert versions == events == THREADS * INCREMENTS + len(SERVICES)


def test_a_write_without_a_condition_loses(counters: Counters) -> None:
    """The control: of two that read the same number, only the condition stops the second."""
    number, etag = counters.read(1)
    change = RecordChange(notes=str(number + 1))
    counters.patch(1, change, NO_CONDITION)
    counters.patch(1, RecordChange(notes=str(number + 1), group="second"), NO_CONDITION)
    assert counters.read(1)[0] == number + 1
    with pytest.raises(PreconditionFailed):
        counters.patch(1, change, Condition(must_match=frozenset({etag})))


def _add_one(tenant: Tenant, service_id: int) -> None:
    """Add one to the notes of a record over HTTP, with `If-Match`."""
    path = f"/v1/access-records/{service_id}"
    while True:
        read = tenant.call("GET", path)
        body = {"notes": str(int(read.json()["notes"]) + 1)}
        headers = {"If-Match": read.headers["etag"]}
        status = tenant.call("PATCH", path, json=body, headers=headers).status_code
        if status == 200:
            return
        assert status in {412, 503}


@pytest.mark.no_cover
def test_no_increment_is_lost_over_http(tenant: Tenant) -> None:
    """The same by callers of the API: every 200 counts, 412 and 503 count nothing."""
    for service_id in (1, 2, 3):
        tenant.put(service_id, client_id=1, notes="0")

    def work(number: int) -> None:
        draw = random.Random(number)
        for _ in range(HTTP_INCREMENTS):
            _add_one(tenant, draw.choice([1, 2, 3]))

    _in_threads(work)
    total = sum(int(tenant.record(service_id)["notes"]) for service_id in (1, 2, 3))
    assert total == THREADS * HTTP_INCREMENTS
    assert len(tenant.events(action="record.updated")) == total
