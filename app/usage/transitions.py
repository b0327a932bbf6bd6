"""Begins and ends series as records change, in the transaction that changes them.

A series ends with the current slot, and the next one of its service begins with the slot after it:
no slot belongs to two owners. Nothing here commits.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, delete, func, select
from sqlalchemy.exc import IntegrityError

from app.audit.trail import Author
from app.crypto.keyring import Keyring
from app.storage.batches import Row, compare_and_set, insert_many
from app.storage.errors import LostRace
from app.storage.known_keys import hold_primary
from app.storage.usage_tables import usage_series
from app.usage.series import Aim, Series, StoredSeries, open_of_services, opened
from app.usage.slots import SLOTS_PER_DAY
from app.usage.source_store import origin_of, remove
from app.usage.targets import Origin, Subject
from app.usage.timeline import current_slot

BATCH = 1_000
CLOCKS_DIFFER_BY = SLOTS_PER_DAY
"""In slots, how far the clock of another host may be ahead of this one's."""

_INSERTED = (*Series._fields[1:-1], "seal")
_Item = TypeVar("_Item")


def follow(
    connection: Connection, keyring: Keyring, installation_id: int, subjects: Iterable[Subject]
) -> int:
    """End and begin series so that they measure what these records say; return how many change.

    Does nothing without a source. Raises `LostRace`, `KeyringOutdated`, `UnknownSealingKey`.
    """
    origin = origin_of(connection, keyring, installation_id)
    if origin is None:
        return 0
    transitions = Transitions(connection, keyring, installation_id)
    return sum(transitions.follow(origin, part) for part in _parts(subjects))


def end(
    connection: Connection, keyring: Keyring, installation_id: int, service_ids: Iterable[int]
) -> None:
    """End the open series of services. Raises as `follow`."""
    transitions = Transitions(connection, keyring, installation_id)
    for part in _parts(service_ids):
        transitions.end(open_of_services(connection, keyring, installation_id, part))


def stop(connection: Connection, keyring: Keyring, author: Author) -> int | None:
    """Delete the source of the author's installation and end its series; return how many.

    None is returned without a source. Raises as `follow`.
    """
    if not remove(connection, author):
        return None
    return end_all(connection, keyring, author.installation_id)


def end_all(connection: Connection, keyring: Keyring, installation_id: int) -> int:
    """End every open series of an installation; return how many. Raises as `follow`."""
    is_open = usage_series.c.open_service.is_not(None)
    transitions = Transitions(connection, keyring, installation_id)
    ended = 0
    while found := transitions.find(is_open):
        transitions.end(found)
        ended += len(found)
    return ended


def pass_on(
    connection: Connection, keyring: Keyring, installation_id: int, clients: tuple[int, int]
) -> None:
    """Let the second client own the series of the first: WHMCS has merged them.

    What was edited stays as it is. Raises as `follow`.
    """
    giver, heir = clients
    last = 0
    transitions = Transitions(connection, keyring, installation_id)
    columns = usage_series.c
    while found := transitions.find(columns.client_id == giver, columns.id > last):
        transitions.give(found, heir)
        last = max(stored.series.id for stored in found)


class Transitions:
    """Changes of the series of one installation."""

    def __init__(self, connection: Connection, keyring: Keyring, installation_id: int) -> None:
        self.connection = connection
        self.keyring = keyring
        self.installation_id = installation_id
        self.slot = current_slot()

    def follow(self, origin: Origin, subjects: Sequence[Subject]) -> int:
        """End and begin the series of at most a thousand records; return how many change."""
        aims = {subject.service_id: origin.aim_of(subject) for subject in subjects}
        found = open_of_services(self.connection, self.keyring, self.installation_id, aims)
        kept = {
            stored.series.service_id
            for stored in found
            if stored.is_intact and stored.series.aim == aims[stored.series.service_id]
        }
        ending = [stored for stored in found if stored.series.service_id not in kept]
        self.end(ending)
        beginning = {
            service_id: aim
            for service_id, aim in aims.items()
            if aim is not None and service_id not in kept
        }
        self.begin(beginning)
        return len(ending) + len(beginning)

    def find(self, *conditions: ColumnElement[bool]) -> list[StoredSeries]:
        """Return at most a thousand series, in order of their ids."""
        query = select(usage_series).where(
            usage_series.c.installation_id == self.installation_id, *conditions
        )
        query = query.order_by(usage_series.c.id).limit(BATCH)
        return opened(self.connection, self.keyring, query)

    def begin(self, aims: dict[int, Aim]) -> None:
        """Begin a series for each of these services, which have none that is open."""
        if not aims:
            return
        ended = self._ends_of(aims)
        rows = [
            (self.installation_id, service_id, *aim, 1 + ended.get(service_id, self.slot), "")
            for service_id, aim in aims.items()
        ]
        try:
            insert_many(self.connection, usage_series, _INSERTED, rows)
        except IntegrityError:
            raise LostRace from None
        # The seal covers the id, which the database has given.
        added = open_of_services(self.connection, self.keyring, self.installation_id, aims)
        self._reseal(added, lambda series: series)

    def _ends_of(self, service_ids: Iterable[int]) -> dict[int, int]:
        """Return the last slots of services that end now or, by another clock, soon."""
        columns = usage_series.c
        query = (
            select(columns.service_id, func.max(columns.to_slot))
            .where(
                columns.installation_id == self.installation_id,
                columns.service_id.in_(list(service_ids)),
                columns.to_slot.between(self.slot, self.slot + CLOCKS_DIFFER_BY),
            )
            .group_by(columns.service_id)
        )
        return {int(row[0]): int(row[1]) for row in self.connection.execute(query)}

    def end(self, ending: Sequence[StoredSeries]) -> None:
        """End open series. What was edited ends too, and stays broken.

        One that has not begun holds nothing, and is deleted.
        """
        broken = [stored for stored in ending if not stored.is_intact]
        empty = [s for s in ending if s.is_intact and s.series.from_slot > self.slot]
        begun = [s for s in ending if s.is_intact and s.series.from_slot <= self.slot]
        for stored in broken:
            self._set(("to_slot",), [_row(stored, self.slot)])
        for stored in empty:
            columns = usage_series.c
            same = (columns.id == stored.series.id, columns.seal == stored.seal)
            if self.connection.execute(delete(usage_series).where(*same)).rowcount != 1:
                raise LostRace
        self._reseal(begun, lambda series: series._replace(to_slot=self.slot), "to_slot")

    def give(self, found: Sequence[StoredSeries], heir: int) -> None:
        """Let another client own series."""
        intact = [stored for stored in found if stored.is_intact]
        self._reseal(intact, lambda series: series._replace(client_id=heir), "client_id")

    def _reseal(
        self,
        found: Sequence[StoredSeries],
        change: Callable[[Series], Series],
        member: str | None = None,
    ) -> None:
        """Change a member of series, and seal them."""
        if not found:
            return
        keys = hold_primary(self.connection, self.keyring)
        members = () if member is None else (member,)
        rows: list[Row] = []
        for stored in found:
            after = change(stored.series)
            seal = keys.seal(b"", after.sealed_fields())
            rows.append(_row(stored, *(getattr(after, name) for name in members), seal))
        self._set((*members, "seal"), rows)

    def _set(self, members: tuple[str, ...], rows: Sequence[Row]) -> None:
        changed = compare_and_set(self.connection, usage_series, (("id", "seal"), members), rows)
        if changed != len(rows):
            raise LostRace


def _row(stored: StoredSeries, *values: object) -> Row:
    return (stored.series.id, stored.seal, *values)


def _parts(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    part: list[_Item] = []
    for item in items:
        part.append(item)
        if len(part) == BATCH:
            yield part
            part = []
    if part:
        yield part
