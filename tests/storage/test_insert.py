"""Rows go in whole and in order, however many one statement takes."""

from collections.abc import Iterator
from functools import partial

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.storage.batches import ROWS_A_STATEMENT, insert_many
from app.storage.database import Database
from app.storage.tables import record_networks
from tests.support.databases import KINDS, new_place

COLUMNS = ("installation_id", "network", "service_id")


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """An empty database of each kind."""
    place = new_place(request, request.param).prepare()
    database = Database(place.settings.database_url)
    yield database
    database.close()


def test_any_number_of_rows_goes_in(database: Database) -> None:
    """Counts around the size of a statement lose no row, double none and shift no value."""
    first = 0
    for count in (0, 1, ROWS_A_STATEMENT - 1, ROWS_A_STATEMENT, 2 * ROWS_A_STATEMENT + 1):
        rows = [(1, f"10.{n}", n) for n in range(first, first + count)]
        insert = partial(insert_many, table=record_networks, columns=COLUMNS, rows=rows)
        database.transact(insert)
        first += count
    with database.read() as connection:
        found = connection.execute(select(record_networks).order_by(record_networks.c.service_id))
        assert [tuple(row) for row in found] == [(1, f"10.{n}", n) for n in range(first)]


def test_a_row_that_is_there_stops_all(database: Database) -> None:
    """One key that exists already is an error, and none of the rows is left behind."""
    rows = [(1, "10.0.0.0/8", n) for n in range(ROWS_A_STATEMENT)]
    with pytest.raises(IntegrityError):
        database.transact(lambda c: insert_many(c, record_networks, COLUMNS, [*rows, rows[0]]))
    with database.read() as connection:
        assert connection.execute(select(record_networks)).all() == []
