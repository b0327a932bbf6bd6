"""Many rows in one compare-and-set: exact counts and exact values, on every kind of database."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, insert, select

from app.storage.batches import STATEMENT_CHARACTERS, compare_and_set
from app.storage.database import Database
from app.storage.tables import access_records
from tests.support.databases import Place

OLD = ("installation_id", "service_id", "version")
NEW = ("enabled", "username", "notes", "seal", "version", "password_changed_at")
TEXTS = ("it's \\ % %s %% \" ; --", "🔑\nÄ", "", "x" * 255)
LATEST = 2**62


@pytest.fixture
def database(place: Place) -> Iterator[Database]:
    """Give a database of forty records at version 1."""
    database = Database(place.database_url)
    row = {"installation_id": 1, "client_id": 1, "enabled": True, "seal": "s", "version": 1}
    row |= {"incarnation": "i", "created_at": 1, "updated_at": 1, "username": "old"}
    rows = [row | {"service_id": number} for number in range(1, 41)]
    database.transact(lambda connection: connection.execute(insert(access_records), rows))
    yield database
    database.close()


def _row(service: int, *, version: int = 1, text: str = "new") -> tuple[object, ...]:
    """Return a row that asks for a version and brings values of every type."""
    return (1, service, version, service % 2 == 0, text, None, text + "s", version + 1, LATEST)


def _update(database: Database, rows: list[tuple[object, ...]]) -> int:
    def work(connection: Connection) -> int:
        return compare_and_set(connection, access_records, (OLD, NEW), rows)

    return database.transact(work)


def _stored(database: Database) -> dict[int, tuple[object, ...]]:
    columns = [access_records.c[name] for name in NEW]
    with database.read() as connection:
        rows = connection.execute(select(access_records.c.service_id, *columns)).all()
    return {row[0]: tuple(row[1:]) for row in rows}


@pytest.mark.parametrize("amount", [0, 1, 2, 40])
def test_rows_get_their_own_values(database: Database, amount: int) -> None:
    """Numbers, flags, NULL and any text arrive in the row that they are for, and in no other."""
    rows = [_row(number, text=TEXTS[number % len(TEXTS)]) for number in range(1, amount + 1)]
    before = _stored(database)
    assert _update(database, rows) == amount
    assert _stored(database) == before | {int(str(row[1])): row[len(OLD) :] for row in rows}


def test_what_was_changed_meanwhile_is_not_counted(database: Database) -> None:
    """Rows of another version, missing ones and second ones of a service: none, and none counts."""
    before = _stored(database)
    good = [_row(number) for number in (1, 3, 5)]
    stale = [_row(number, version=2) for number in (2, 40)]
    assert _update(database, [good[0], stale[0], good[1], _row(99), stale[1], good[2]]) == 3
    assert _stored(database) == before | {int(str(row[1])): row[len(OLD) :] for row in good}
    assert _update(database, [_row(7), _row(7)]) == 1


def test_a_row_that_stays_as_it_is_counts(database: Database) -> None:
    """What is found counts, whether or not its values differ: else a race would seem lost."""
    columns = (OLD, ("username", "seal"))
    same = [(1, number, 1, "old", "s") for number in range(1, 11)]
    work = lambda connection: compare_and_set(connection, access_records, columns, same)  # noqa: E731
    assert database.transact(work) == 10


def test_long_rows_need_more_than_one_statement(database: Database) -> None:
    """Rows that no single statement should hold are all changed, in their transaction."""
    long = "🔑" * 10_000
    columns = (OLD, ("notes",))
    rows = [(1, number, 1, long) for number in range(1, 41)]
    assert len(long) * len(rows) > STATEMENT_CHARACTERS
    work = lambda connection: compare_and_set(connection, access_records, columns, rows)  # noqa: E731
    assert database.transact(work) == 40
    assert {values[2] for values in _stored(database).values()} == {long}
