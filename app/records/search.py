"""Lists of records: filters and keyset paging by service id."""

from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_network

from sqlalchemy import ColumnElement, Connection, func, or_, select

from app.crypto.keyring import Keyring
from app.input.fields import MAX_ID
from app.records.networks import services_covering
from app.records.read import open_row
from app.records.record import Review, StoredRecord
from app.storage.contains import contains
from app.storage.row_opener import row_opener
from app.storage.tables import access_records
from app.times import Microseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What to list; None asks nothing. `ip` is a network in canonical form."""

    client_id: int | None = None
    enabled: bool | None = None
    group: str | None = None
    username: str | None = None
    needs_review: Review | None = None
    q: str | None = None
    ip: str | None = None
    updated_since: Microseconds | None = None

    @property
    def scan(self) -> bool:
        """Whether the database may have to look at every record, or search in very long notes."""
        by_no_index = self.enabled is not None or self.updated_since is not None
        return self.q is not None or (self.client_id is None and by_no_index)


@dataclass(frozen=True, slots=True)
class Page:
    """Some records in order of service id, and where to go on; None at the end.

    Each is opened when its turn comes, and while the connection is: what reads them can be stopped
    in between.
    """

    items: Iterator[StoredRecord]
    next_after: int | None


def search(
    connection: Connection,
    keyring: Keyring,
    installation_id: int,
    filters: Filters,
    position: tuple[int, int],
) -> Page:
    """Return the records of a page; `position` is the last service id seen, and a limit.

    Paging goes by the primary key: a row is neither skipped nor repeated while others change,
    and the last page costs what the first one costs.
    """
    after, limit = position
    query = (
        select(access_records)
        .where(
            access_records.c.installation_id == installation_id,
            _comes_after(installation_id, after, filters.ip),
            *_conditions(connection, filters),
        )
        .order_by(access_records.c.service_id)
        .limit(limit + 1)
    )
    rows = connection.execute(query).mappings().all()
    shown = rows[:limit]
    opener = row_opener(connection, keyring)
    # An edited row can have 1.5 for its id: no service has that, and no cursor.
    items = (open_row(opener, row) for row in shown if isinstance(row["service_id"], int))
    return Page(items, int(shown[-1]["service_id"]) if len(rows) > limit else None)


def count_records(connection: Connection, installation_id: int) -> int:
    """Return how many records an installation has."""
    of_installation = access_records.c.installation_id == installation_id
    query = select(func.count()).select_from(access_records).where(of_installation)
    return connection.execute(query).scalar_one()


def _comes_after(installation_id: int, after: int, ip: str | None) -> ColumnElement[bool]:
    """Ask for the services after a position, of those that cover an address where one is given."""
    service_id = access_records.c.service_id
    if ip is None:
        # An edited row can have a text for its id: it comes after all numbers, and is no service.
        return service_id.between(after + 1, MAX_ID)
    # The position is asked of the index of networks alone: asked of the records too, SQLite
    # would walk through all of them from there on.
    return service_id.in_(services_covering(installation_id, ip_network(ip), after))


def _conditions(connection: Connection, filters: Filters) -> list[ColumnElement[bool]]:
    columns = access_records.c
    exact = {
        columns.client_id: filters.client_id,
        columns.enabled: filters.enabled,
        columns.netflow_group: filters.group,
        columns.username: filters.username,
        columns.needs_review: filters.needs_review,
    }
    conditions = [column == value for column, value in exact.items() if value is not None]
    if filters.updated_since is not None:
        conditions.append(columns.updated_at >= filters.updated_since)
    if filters.q is not None:
        conditions.append(_found_by(connection, filters.q))
    return conditions


def _found_by(connection: Connection, q: str) -> ColumnElement[bool]:
    """Match the string anywhere in what an admin remembers of a record, in any case."""
    columns = access_records.c
    places = (columns.username, columns.netflow_group, columns.ip_address, columns.notes)
    found = contains(connection, places, q)
    if q.isascii() and q.isdigit() and len(q) <= len(str(MAX_ID)):
        return or_(found, columns.service_id == int(q))
    return found
