"""Filters of a list of records, as conditions of SQL."""

from dataclasses import dataclass
from ipaddress import ip_network

from sqlalchemy import ColumnElement, Connection, or_

from app.input.fields import MAX_ID
from app.records.networks import services_covering
from app.records.record import Review
from app.storage.contains import contains
from app.storage.tables import access_records
from app.times import Microseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """List filters; None, or no client, means no filter. `ip` is a network in canonical form."""

    client_ids: tuple[int, ...] = ()
    enabled: bool | None = None
    group: str | None = None
    username: str | None = None
    needs_review: Review | None = None
    q: str | None = None
    ip: str | None = None
    updated_since: Microseconds | None = None

    @property
    def scan(self) -> bool:
        """Whether a page may cost more than it shows.

        The database may have to look at every record, search in very long notes, or sort the
        records of several clients.
        """
        by_no_index = self.enabled is not None or self.updated_since is not None
        is_of_many = len(self.client_ids) > 1
        return self.q is not None or is_of_many or (not self.client_ids and by_no_index)


def conditions(
    connection: Connection, installation_id: int, filters: Filters, after: int
) -> list[ColumnElement[bool]]:
    """Return the conditions for rows that match the filters and come after a service id."""
    return [_comes_after(installation_id, after, filters.ip), *_of_columns(connection, filters)]


def _comes_after(installation_id: int, after: int, ip: str | None) -> ColumnElement[bool]:
    """Return the condition for services after a position, that cover `ip` where it is given."""
    service_id = access_records.c.service_id
    if ip is None:
        # A row edited by hand can have a string as its id, which sorts after all numbers.
        return service_id.between(after + 1, MAX_ID)
    # The position is compared in the index of networks only: with a second comparison in the
    # table of records, SQLite would read all records after it.
    return service_id.in_(services_covering(installation_id, ip_network(ip), after))


def _of_columns(connection: Connection, filters: Filters) -> list[ColumnElement[bool]]:
    columns = access_records.c
    exact = {
        columns.enabled: filters.enabled,
        columns.netflow_group: filters.group,
        columns.username: filters.username,
        columns.needs_review: filters.needs_review,
    }
    found = [column == value for column, value in exact.items() if value is not None]
    if filters.client_ids:
        found.append(columns.client_id.in_(filters.client_ids))
    if filters.updated_since is not None:
        found.append(columns.updated_at >= filters.updated_since)
    if filters.q is not None:
        found.append(_found_by(connection, filters.q))
    return found


def _found_by(connection: Connection, q: str) -> ColumnElement[bool]:
    """Match the string anywhere in what an admin remembers of a record, in any case."""
    columns = access_records.c
    places = (columns.username, columns.netflow_group, columns.ip_address, columns.notes)
    found = contains(connection, places, q)
    if q.isascii() and q.isdigit() and len(q) <= len(str(MAX_ID)) and int(q) <= MAX_ID:
        return or_(found, columns.service_id == int(q))
    return found
