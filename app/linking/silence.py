"""Services without a byte for a week, and exporters without a flow for half an hour."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from app.crypto.keyring import Keyring
from app.input.fields import MAX_ID
from app.storage.tables import installations
from app.storage.usage_tables import usage_days, usage_files, usage_open, usage_series
from app.usage import known
from app.usage.kinds import NFDUMP, knows_by_slot
from app.usage.slots import SLOTS_PER_DAY, Slot, day_of
from app.usage.sources.flow_files import exporter_of
from app.usage.sums import SHARD, Sums
from app.usage.tags import place_of_slot, tags_to_read
from app.usage.timeline import current_slot, first_slot

DAYS = 7
PAGE = 1_000
QUIET_SLOTS = 6
"""Half an hour: a file is read some minutes after its slot."""


class OpenSeries(NamedTuple):
    """An open series, as it is stored: whose it is has to be looked at."""

    id: int
    service_id: int
    client_id: int


class SeriesPage(NamedTuple):
    """Some open series, and the service id to go on after, None at the end."""

    series: list[OpenSeries]
    next_after: int | None


class Week:
    """The last seven whole days of UTC and the one that runs, as a source has measured them."""

    def __init__(self, source: str, keyring: Keyring) -> None:
        self.source = source
        self._keyring = keyring
        self.today = day_of(current_slot())
        self.first = first_slot(self.today - DAYS)
        self._knows_by_slot = knows_by_slot(source)

    def is_known(self, connection: Connection) -> bool:
        """Return whether anything of the week is known, as far as the whole source knows it."""
        if not self._knows_by_slot:
            return True
        last = self.first + (DAYS + 1) * SLOTS_PER_DAY - 1
        return any(known.between(connection, self.source, self.first, last))

    def series(
        self, connection: Connection, installation_id: int, kind: str, after: int
    ) -> SeriesPage:
        """Return the series of services after one that are open since before the week."""
        columns = usage_series.c
        query = (
            select(columns.id, columns.service_id, columns.client_id, columns.open_service)
            .where(
                columns.installation_id == installation_id,
                columns.open_service.between(after + 1, MAX_ID),
                columns.kind == kind,
                columns.from_slot <= self.first,
            )
            .order_by(columns.open_service)
            .limit(PAGE)
        )
        rows = connection.execute(query).all()
        # An edited row can have 1.5 for its id: no service has that.
        found = [OpenSeries(*row[:3]) for row in rows if isinstance(row[1], int)]
        return SeriesPage(found, int(rows[-1][3]) if len(rows) == PAGE else None)

    def idle(self, connection: Connection, series: Sequence[OpenSeries]) -> list[OpenSeries]:
        """Return those without a byte in the days that are packed, a part of which is known."""
        columns = usage_days.c
        query = (
            select(
                columns.series_id,
                func.max(columns.bytes_in),
                func.max(columns.bytes_out),
                func.max(columns.known),
            )
            .where(
                columns.series_id.in_([each.id for each in series]),
                columns.day >= self.today - DAYS,
            )
            .group_by(columns.series_id)
        )
        moved, is_known = set(), set()
        for series_id, ins, outs, slots in connection.execute(query):
            if ins or outs:
                moved.add(series_id)
            if slots:
                is_known.add(series_id)
        return [
            each
            for each in series
            if each.id not in moved and (self._knows_by_slot or each.id in is_known)
        ]

    def still_idle(self, connection: Connection, series: Sequence[OpenSeries]) -> list[OpenSeries]:
        """Return those without a byte in the days that are not packed, too."""
        shards: defaultdict[int, list[OpenSeries]] = defaultdict(list)
        for each in series:
            shards[each.id // SHARD].append(each)
        columns = usage_open.c
        tags = tags_to_read(connection, self._keyring)
        for shard in shards:
            query = select(columns.slot, columns.sums).where(
                columns.source == self.source, columns.shard == shard, columns.slot >= self.first
            )
            for slot, blob in connection.execute(query):
                # Sums that somebody has edited are unknown, and so those of nobody who is idle.
                sums = Sums(tags.check(place_of_slot(shard, slot), blob))
                shards[shard] = [s for s in shards[shard] if sums.at(s.id % SHARD) == (0, 0)]
        left = {each.id for shard in shards.values() for each in shard}
        # What was packed between the two statements is found now.
        return self.idle(connection, [each for each in series if each.id in left])


class SilentExporter(NamedTuple):
    """A directory of nfcapd, and the slot of its last flows; None: it had none for a week."""

    name: str
    last: Slot | None


def silent_exporters(connection: Connection, kind: str) -> list[SilentExporter]:
    """Return the exporters that had files in the last week, and no flow in the last half hour.

    They belong to the host, so an installation that shares it with others is shown none.
    """
    count = select(func.count()).select_from(installations)
    if kind != NFDUMP or connection.scalar(count) != 1:
        return []
    columns, now = usage_files.c, current_slot()
    query = (
        select(columns.name, columns.slot, columns.flows)
        .where(columns.source == NFDUMP, columns.slot >= now - DAYS * SLOTS_PER_DAY)
        .execution_options(yield_per=PAGE)
    )
    newest: dict[str, Slot | None] = {}
    for name, slot, flows in connection.execute(query):
        exporter = exporter_of(str(name))
        before = newest.setdefault(exporter, None)
        if flows and isinstance(slot, int) and (before is None or slot > before):
            newest[exporter] = slot
    return [
        SilentExporter(name, slot)
        for name, slot in sorted(newest.items())
        if slot is None or slot < now - QUIET_SLOTS
    ]
