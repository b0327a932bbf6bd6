"""A row that changes between reading and writing is never overwritten: the write starts over."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, text

from app.audit.trail import Author
from app.crypto.keyring import Keyring, KeySet
from app.crypto.seal import Field
from app.input.conditions import NO_CONDITION
from app.records import write
from app.records.record import StoredRecord
from app.records.stated import RecordChange
from app.records.store import RecordStore
from app.storage.database import ATTEMPTS
from app.storage.errors import DatabaseUnavailable
from tests.records.conftest import Records
from tests.support.problem import problem_of
from tests.support.sql import run_sql

REACTIONS = {
    "INSERT": "RAISE(ABORT, 'somebody else was faster')",
    "UPDATE": "RAISE(IGNORE)",
    "DELETE": "RAISE(IGNORE)",
}


@contextmanager
def _lost(record: Records, statement: str) -> Iterator[None]:
    """Let the statement find the row as if another writer had been there first."""
    row = "NEW" if statement == "INSERT" else "OLD"
    name = f"lost_{record.service_id}"
    run_sql(
        record.api.settings,
        f"CREATE TRIGGER {name} BEFORE {statement} ON access_records"
        f" WHEN {row}.service_id = {record.service_id}"
        f" BEGIN SELECT {REACTIONS[statement]}; END",
    )
    try:
        yield
    finally:
        run_sql(record.api.settings, f"DROP TRIGGER {name}")


@pytest.mark.parametrize(
    ("method", "statement"),
    [("put", "INSERT"), ("put", "UPDATE"), ("patch", "UPDATE"), ("delete", "DELETE")],
)
def test_a_race_that_is_always_lost_changes_nothing(
    record: Records, method: str, statement: str
) -> None:
    """Each write that keeps losing is 503 that may be repeated, without a row and an event."""
    if statement != "INSERT":
        record.make(username="before")
    events = len(record.audit())
    with _lost(record, statement):
        body = () if method == "delete" else ({"client_id": 56, "username": "after"},)
        response = getattr(record, method)(*body)
        problem = problem_of(response, 503)
        assert problem["type"] == "/problems/write-conflict"
        assert f"the same rows {ATTEMPTS} times" in problem["detail"]
        assert "outcome" not in problem
    assert len(record.audit()) == events
    read = record.get()
    if statement == "INSERT":
        assert read.status_code == 404
    else:
        assert (read.json()["username"], read.json()["version"]) == ("before", 1)


class Meddling(KeySet):
    """Lets another writer in after the row was read: it changes a column while a seal is made."""

    def __init__(self, keyring: Keyring, connection: Connection, change: str) -> None:
        super().__init__(keyring.keys)
        self._connection = connection
        self._change = change

    def seal(self, plaintext: bytes, fields: Sequence[Field]) -> str:
        self._connection.execute(text(f"UPDATE access_records SET {self._change}"))
        return super().seal(plaintext, fields)


@pytest.mark.parametrize("change", ["version = version + 1", "incarnation = 'another'"])
def test_only_the_row_that_was_read_is_written(record: Records, change: str) -> None:
    """Compare and set: a later version, and a later record of the service, stop the statement."""
    record.make(username="before")
    services = record.api.app.state.services

    def meddled(connection: Connection) -> StoredRecord:
        meddling = Keyring(Meddling(services.keyring, connection, change))
        store = RecordStore(connection, meddling, Author(installation_id=1))
        return write.patch(store, record.service_id, RecordChange(username="after"), NO_CONDITION)

    with pytest.raises(DatabaseUnavailable):
        services.database.transact(meddled)
    assert record.get().json()["username"] == "before"
