"""Reading the records of an installation, each with its seal opened."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select
from sqlalchemy.engine import RowMapping

from app.crypto.keyring import Keyring
from app.input.fields import MAX_ID
from app.records.order import NATURAL, Order, Place
from app.records.record import StoredRecord
from app.records.rows import open_row
from app.records.search import Filters, conditions
from app.storage.row_opener import row_opener
from app.storage.tables import CLIENT_INDEX, access_records

BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Page:
    """Some records, and the service id or the place to go on after, None at the end.

    The seals are opened during the iteration, which needs the open connection and can be stopped
    between two records.
    """

    items: Iterator[StoredRecord]
    next_after: int | None
    next_place: Place | None = None


class RecordReader:
    """The records of one installation. A broken one is returned as such and raises nothing."""

    def __init__(self, connection: Connection, keyring: Keyring, installation_id: int) -> None:
        self.connection = connection
        self.keyring = keyring
        self.installation_id = installation_id

    def find(self, service_id: int) -> StoredRecord | None:
        """Return the record of a service, None when there is none."""
        return self.find_many([service_id]).get(service_id)

    def find_many(self, service_ids: Sequence[int]) -> dict[int, StoredRecord]:
        """Return the records of services, by service id."""
        rows = self._rows(self._query().where(access_records.c.service_id.in_(service_ids)))
        opener = row_opener(self.connection, self.keyring)
        opened = (open_row(opener, row) for row in rows)
        return {stored.record.service_id: stored for stored in opened}

    def existing(self, service_ids: Sequence[int]) -> set[int]:
        """Return which of the services have a record, broken or not. Opens no seal."""
        service_id = access_records.c.service_id
        query = select(service_id).where(self._is_own, service_id.in_(service_ids))
        return set(self.connection.execute(query).scalars())

    def search(self, filters: Filters, *, after: int, limit: int) -> Page:
        """Return at most `limit` records that match and come after a service id.

        Paging goes by the primary key: a row is neither skipped nor repeated while others change,
        and the last page costs what the first one costs.
        """
        query = (
            _by_index(self._query(), filters)
            .where(*conditions(self.connection, self.installation_id, filters, after))
            .order_by(access_records.c.service_id)
            .limit(limit + 1)
        )
        rows = self._rows(query)
        shown = rows[:limit]
        opener = row_opener(self.connection, self.keyring)
        # A row edited by hand can have 1.5 as its id, which belongs to no service.
        items = (open_row(opener, row) for row in shown if isinstance(row["service_id"], int))
        return Page(items, int(shown[-1]["service_id"]) if len(rows) > limit else None)

    def search_in_order(
        self, filters: Filters, order: Order, *, place: Place | None, limit: int
    ) -> Page:
        """Return at most `limit` records that match and come after a place in an order.

        The page has `next_place`.
        """
        if order.sort == NATURAL:
            page = self.search(filters, after=0 if place is None else place.service_id, limit=limit)
            end = page.next_after
            return replace(page, next_place=None if end is None else Place(end, end))
        of_clients = bool(filters.client_ids)
        matching = conditions(self.connection, self.installation_id, filters, after=0)
        query = (
            _by_index(self._query(), filters)
            .where(*matching, order.comes_after(self.connection, place, of_clients=of_clients))
            .order_by(*order.columns())
            .limit(limit + 1)
        )
        rows = self._rows(query)
        shown = rows[:limit]
        opener = row_opener(self.connection, self.keyring)
        items = (open_row(opener, row) for row in shown if isinstance(row["service_id"], int))
        next_place = order.place_of(shown[-1]) if len(rows) > limit else None
        return Page(items, None, next_place)

    def total(self, filters: Filters, *, most: int) -> int:
        """Return how many records match, at most `most`: the database stops counting there."""
        matching = (
            _by_index(select(access_records.c.service_id), filters)
            .where(
                self._is_own, *conditions(self.connection, self.installation_id, filters, after=0)
            )
            .limit(most)
            .subquery()
        )
        query = select(func.count()).select_from(matching)
        return self.connection.execute(query).scalar_one()

    def count(self) -> int:
        """Return how many records there are."""
        query = select(func.count()).select_from(access_records).where(self._is_own)
        return self.connection.execute(query).scalar_one()

    def of_client(self, client_id: int) -> Iterator[StoredRecord]:
        """Yield the records of a client in order of service id, read in batches."""
        service_id = access_records.c.service_id
        query = (
            self._query()
            .where(access_records.c.client_id == client_id)
            .order_by(service_id)
            .limit(BATCH)
        )
        opener = row_opener(self.connection, self.keyring)
        last = 0
        while True:
            rows = self._rows(query.where(service_id.between(last + 1, MAX_ID)))
            for row in rows:
                stored = open_row(opener, row)
                last = max(last, stored.record.service_id)
                yield stored
            if len(rows) < BATCH:
                return

    def _query(self) -> Select[tuple[object, ...]]:
        return select(access_records).where(self._is_own)

    @property
    def _is_own(self) -> ColumnElement[bool]:
        return access_records.c.installation_id == self.installation_id

    def _rows(self, query: Select[tuple[object, ...]]) -> Sequence[RowMapping]:
        # All of them: an opener may ask the same connection while they are opened.
        return self.connection.execute(query).mappings().all()


def _by_index(query: Select[Any], filters: Filters) -> Select[Any]:
    """Return the query with the index of clients named where it filters by them.

    SQLite, which has no statistics here, would rather read all records than sort those of clients.
    """
    if not filters.client_ids:
        return query
    return query.with_hint(access_records, f"INDEXED BY {CLIENT_INDEX}", "sqlite")
