"""Series: whose traffic is measured, of which target, and from which slot to which.

The seal of a row covers all of it. An edited series shows nothing, and neither do the others of its
service: a sum without a part would be a wrong sum.
"""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import Connection, Select, or_, select
from sqlalchemy.engine import RowMapping

from app.crypto.errors import BrokenSeal, UnknownSealingKey
from app.crypto.keyring import Keyring
from app.crypto.seal import Field
from app.input.fields import MAX_ID
from app.storage.row_opener import RowOpener, row_opener
from app.storage.typed_rows import read_row
from app.storage.usage_tables import usage_series


class Aim(NamedTuple):
    """Who is measured and what: the client, the kind of the source, and its target."""

    client_id: int
    kind: str
    target: str


class Series(NamedTuple):
    """One row without its seal. Both slots are included; `to_slot` is None while it is open."""

    id: int
    installation_id: int
    service_id: int
    client_id: int
    kind: str
    target: str
    from_slot: int
    to_slot: int | None

    @property
    def aim(self) -> Aim:
        """Who is measured and what."""
        return Aim(self.client_id, self.kind, self.target)

    def sealed_fields(self) -> tuple[Field, ...]:
        """Return what the seal covers."""
        return ("usage_series", *self)


class StoredSeries(NamedTuple):
    """A series as it is stored. A broken one was edited, and nothing of it is trusted."""

    series: Series
    seal: str
    is_intact: bool


class Question(NamedTuple):
    """Which client asks for which service of which installation."""

    installation_id: int
    service_id: int
    client_id: int


class Owner(NamedTuple):
    """A service and the client that it was measured for."""

    service_id: int
    client_id: int


_members = itemgetter(*Series._fields)


def open_series(opener: RowOpener, row: RowMapping) -> StoredSeries:
    """Return the series in a row, with its seal checked.

    Raises `UnknownSealingKey` when it may be intact with another keyring.
    """
    series, is_readable = _to_series(row)
    try:
        opener.open(row["seal"], series.sealed_fields())
    except UnknownSealingKey:
        raise
    except BrokenSeal:
        return StoredSeries(series, str(row["seal"]), is_intact=False)
    return StoredSeries(series, row["seal"], is_readable)


def sealed_fields_of(row: RowMapping) -> tuple[Field, ...]:
    """Return what the seal of a row covers. Raises `BrokenSeal`."""
    series, is_readable = _to_series(row)
    if not is_readable:
        raise BrokenSeal
    return series.sealed_fields()


def open_of_services(
    connection: Connection, keyring: Keyring, installation_id: int, service_ids: Iterable[int]
) -> list[StoredSeries]:
    """Return the open series of services. Raises `UnknownSealingKey`."""
    columns = usage_series.c
    query = select(usage_series).where(
        columns.installation_id == installation_id,
        columns.open_service.in_(list(service_ids)),
    )
    return opened(connection, keyring, query)


def series_of(connection: Connection, keyring: Keyring, question: Question) -> list[Series] | None:
    """Return the series of an owner in their order; None when nothing of them may be shown.

    That is so when a row of the service was edited, whoever it names, and while the key of one is
    not usable here.
    """
    columns = usage_series.c
    query = (
        select(usage_series)
        .where(
            columns.installation_id == question.installation_id,
            columns.service_id == question.service_id,
        )
        .order_by(columns.from_slot)
    )
    try:
        stored = opened(connection, keyring, query)
    except UnknownSealingKey:
        return None
    if not all(each.is_intact for each in stored):
        return None
    return [each.series for each in stored if each.series.client_id == question.client_id]


def owners_between(
    connection: Connection, installation_id: int, slots: tuple[int, int], page: tuple[int, int]
) -> list[Owner]:
    """Return the owners of series that overlap the slots, both included, service by service.

    `page` is the service to go on after and how many services to return. Opens no seal.
    """
    columns = usage_series.c
    first, last = slots
    after, limit = page
    is_of_period = (
        columns.installation_id == installation_id,
        columns.service_id.between(after + 1, MAX_ID),
        columns.from_slot <= last,
        or_(columns.to_slot.is_(None), columns.to_slot >= first),
    )
    services = select(columns.service_id).where(*is_of_period).distinct()
    services = services.order_by(columns.service_id).limit(limit)
    # An edited row can have 1.5 for its id: no service has that.
    found = connection.execute(services).scalars()
    service_ids = [each for each in found if isinstance(each, int)]
    owners = select(columns.service_id, columns.client_id).distinct()
    owners = owners.where(*is_of_period, columns.service_id.in_(service_ids))
    return [Owner(*row) for row in connection.execute(owners)]


def opened(
    connection: Connection, keyring: Keyring, query: Select[tuple[object, ...]]
) -> list[StoredSeries]:
    """Return the series that a query finds. Raises `UnknownSealingKey`."""
    rows: Sequence[RowMapping] = connection.execute(query).mappings().all()
    opener = row_opener(connection, keyring)
    return [open_series(opener, row) for row in rows]


def _to_series(row: RowMapping) -> tuple[Series, bool]:
    columns, is_readable = read_row(usage_series, row)
    return Series._make(_members(columns)), is_readable
