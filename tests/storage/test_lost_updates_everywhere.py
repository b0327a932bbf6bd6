"""Writers that race for the same records lose no update, on every kind of database."""

import os
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from functools import partial

import httpx
import pytest
from sqlalchemy import Connection

from app.audit.trail import Author
from app.crypto.keyring import Keyring
from app.input.conditions import NO_CONDITION
from app.records import write
from app.records.change import Change
from app.records.stated import RecordStated
from app.records.store import RecordStore
from app.storage.database import Database
from app.storage.errors import DatabaseUnavailable
from app.upkeep import opening
from tests.support.command import serving
from tests.support.databases import Place
from tests.support.waiting import HANG_SECONDS, wait_until

THREADS, RECORDS = 16, 10
INCREMENTS = int(os.environ.get("NFM_TEST_INCREMENTS", "40"))  # a thread
CALLERS, CALLS = 8, 20


def test_no_increment_is_lost(place: Place) -> None:
    """Sixteen threads count ten records up by compare-and-set: each that was told yes counts."""
    database = opening.open_database(place.settings)
    keyring = opening.open_keyring(place.settings, database)
    author = Author(installation_id=1)

    def make(connection: Connection) -> None:
        store = RecordStore(connection, keyring, author)
        for service in range(1, RECORDS + 1):
            write.put(store, service, RecordStated(client_id=1, notes="0"), NO_CONDITION)

    database.transact(make)
    with ThreadPoolExecutor(THREADS) as pool:
        increments = partial(_count_up, database, keyring)
        acknowledged = sum(pool.map(increments, range(THREADS)))
    notes = place.sql("SELECT notes FROM access_records")
    (versions,) = place.sql("SELECT sum(version) FROM access_records")
    (events,) = place.sql("SELECT count(*) FROM audit_events")
    assert sum(map(int, notes)) == acknowledged == THREADS * INCREMENTS
    assert (int(versions), int(events)) == (acknowledged + RECORDS,) * 2
    database.close()


def _count_up(database: Database, keyring: Keyring, thread: int) -> int:
    chance, done = random.Random(thread), 0

    def increment(connection: Connection) -> None:
        store = RecordStore(connection, keyring, Author(installation_id=1))
        stored = store.find(chance.randint(1, RECORDS))
        assert stored is not None
        record = stored.record._replace(notes=str(int(stored.record.notes or "") + 1))
        store.apply([Change(before=stored, record=record, password=None)])

    while done < INCREMENTS:
        # After five lost races in a row it gives up, and nothing was changed.
        with suppress(DatabaseUnavailable):
            database.transact(increment)
            done += 1
    return done


@pytest.fixture
def addresses(place: Place) -> Iterator[list[str]]:
    """Give two processes of the service on one database."""
    with ExitStack() as stack:
        processes = [
            stack.enter_context(serving(place.folder, **place.variables)) for _ in range(2)
        ]
        yield [process.ready_on() for process in processes]


@pytest.mark.needs("serve")
def test_two_processes_race_with_if_match(place: Place, addresses: list[str]) -> None:
    """Callers of two processes write one record: every 200 is one version, every 412 is none."""
    scopes = ("--scope", "records:read", "--scope", "records:write")
    key = place.command("key", "create", "--name", "test", *scopes)
    headers = {"Authorization": f"Bearer {key}"}
    path = "/v1/access-records/1"
    clients = [
        httpx.Client(
            base_url=addresses[number % 2], headers=headers, trust_env=False, timeout=HANG_SECONDS
        )
        for number in range(CALLERS)
    ]
    _wait_for_key(clients[:2])
    assert clients[0].put(path, json={"client_id": 1}).status_code == 201

    def write_often(number: int) -> list[int]:
        client, statuses = clients[number], []
        for attempt in range(CALLS):
            tag = client.get(path).headers["etag"]
            body = {"client_id": 1, "username": f"{number} {attempt}"}
            statuses.append(client.put(path, json=body, headers={"If-Match": tag}).status_code)
        return statuses

    with ThreadPoolExecutor(CALLERS) as pool:
        statuses = [status for found in pool.map(write_often, range(CALLERS)) for status in found]
    assert set(statuses) == {200, 412}
    assert clients[0].get(path).json()["version"] == 1 + statuses.count(200)
    (events,) = place.sql("SELECT count(*) FROM audit_events WHERE service_id = 1")
    assert int(events) == 1 + statuses.count(200)
    for client in clients:
        client.close()


def _wait_for_key(clients: list[httpx.Client]) -> None:
    for client in clients:
        wait_until(partial(_is_known, client), "the new key")


def _is_known(client: httpx.Client) -> bool:
    return client.get("/v1/whoami").is_success
