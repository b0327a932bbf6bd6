"""NetFlow Analyzer as a source: the series of IP groups by its REST API."""

import asyncio
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Final, NamedTuple

from app.usage.slots import Slot
from app.usage.sources import analyzer_answers as answers
from app.usage.sources.analyzer_answers import Disagrees, NotUnderstood, Series
from app.usage.sources.analyzer_client import AT_ONCE, AnalyzerClient, Link, unreadable
from app.usage.sources.breaker import Breaker
from app.usage.sources.source import (
    Batch,
    Done,
    Group,
    Marker,
    Measured,
    SourceDisagrees,
    SourceError,
    SourceRefused,
    SourceUnreadable,
    Unreadable,
)

GROUPS: Final = "v2/nfareports/getIPGroupConsReport"
TOTALS: Final = "v2/nfareports/consReport"
GRAPHS: Final = ("v2/nfadevice/getCapacityPlanData", "nfadevice/getTrafficData")
GRANULARITY: Final = "5"
TODAY: Final = "today"
YESTERDAY: Final = "yesterday"
HOUR: Final = 3_600
QUIET_SECONDS: Final = 900
"""After midnight, when a day has too few points to prove anything."""
LATE_SECONDS: Final = 3 * HOUR
"""After midnight, for how long the day before is asked for too: its end was still to come."""


class Understood(NamedTuple):
    """What was understood of a group: from where, and the bytes of its slots."""

    path: str
    step: int
    sums: dict[Slot, tuple[int, int]]


def match(name: str, groups: Sequence[Group]) -> Group | None:
    """Return the group of this name, else the only one that differs in case alone."""
    for group in groups:
        if group.name == name:
            return group
    alike = [group for group in groups if group.name.casefold() == name.casefold()]
    return alike[0] if len(alike) == 1 else None


@dataclass(slots=True)
class NetflowAnalyzer:
    """The NetFlow Analyzer of one installation. `zone` is the time zone of its server.

    Each group is asked for once an hour, at a second of its own, and as soon as it is new.
    `clock` returns unix seconds.
    """

    link: Link
    zone: tzinfo
    clock: Callable[[], float] = time.time
    _due: dict[str, float] = field(default_factory=dict)
    _breaker: Breaker = field(init=False)

    def __post_init__(self) -> None:
        """Begin without failures."""
        self._breaker = Breaker(self.clock)

    def groups(self) -> list[Group]:
        """Return the groups that the server knows. Raises `SourceError`."""
        return asyncio.run(self._groups())

    def understand(self, group: Group) -> Understood:
        """Return what is understood of today's series of a group. Raises `SourceError`."""
        return asyncio.run(self._understand(group))

    def batches(self, series: Sequence[Measured], done: Done) -> Iterator[Batch]:  # noqa: ARG002
        """Yield the slots of a group for all of its series, group by group, of those that are due.

        Raises as `Source.batches` says. After a failure of the whole server nothing is asked for
        a minute, up to 15 of them, and the error is raised again.
        """
        now = self.clock()
        if not series or now - self._midnight() < QUIET_SECONDS:
            return
        self._breaker.check()
        failed: list[SourceUnreadable] = []
        try:
            with asyncio.Runner() as runner:
                yield from self._round(runner, series, failed)
        except SourceError as error:
            self._breaker.failed(error)
            raise
        self._breaker.succeeded()
        _raise_of(failed)

    def _round(
        self, runner: asyncio.Runner, series: Sequence[Measured], failed: list[SourceUnreadable]
    ) -> Iterator[Batch]:
        due = self._due_groups(series)
        known = runner.run(self._groups()) if due else []
        found = {name: match(name, known) for name in due}
        wanted = [(name, group) for name, group in found.items() if group is not None]
        self._put_off(name for name, group in found.items() if group is None)
        for first in range(0, len(wanted), AT_ONCE):
            part = wanted[first : first + AT_ONCE]
            polled = runner.run(self._poll([group for _, group in part]))
            self._put_off(name for name, _ in part)
            for (name, _), result in zip(part, polled, strict=True):
                if isinstance(result, SourceUnreadable):
                    failed.append(result)
                elif result:
                    yield _batch(name, [each for each in series if each.group == name], result)

    def _due_groups(self, series: Sequence[Measured]) -> list[str]:
        now = self.clock()
        names = {each.group for each in series if each.group is not None}
        return sorted(name for name in names if self._due.get(name, 0) <= now)

    def _put_off(self, names: Iterable[str]) -> None:
        """Ask for groups again within the hour, each at its own second: they are spread over it."""
        now = self.clock()
        for name in names:
            self._due[name] = now + HOUR - (now - zlib.crc32(name.encode())) % HOUR

    async def _poll(
        self, groups: Sequence[Group]
    ) -> list[dict[Slot, tuple[int, int]] | SourceUnreadable]:
        async with AnalyzerClient(self.link) as client:
            asked = [self._sums_or_error(client, group) for group in groups]
            return await asyncio.gather(*asked)

    async def _sums_or_error(
        self, client: AnalyzerClient, group: Group
    ) -> dict[Slot, tuple[int, int]] | SourceUnreadable:
        try:
            return (await self._sums(client, group)).sums
        except SourceUnreadable as error:
            return error

    async def _understand(self, group: Group) -> Understood:
        async with AnalyzerClient(self.link) as client:
            return await self._sums(client, group)

    async def _sums(self, client: AnalyzerClient, group: Group) -> Understood:
        """Return the slots of today, and early in the day those of yesterday too."""
        totals = await self._totals(client, group, TODAY)
        error: SourceUnreadable | None = None
        for path in GRAPHS:
            try:
                today = await self._series(client, group, (path, TODAY))
                _prove(today, totals, self.clock())
                sums = answers.sums_of(today)
                if self.clock() - self._midnight() < LATE_SECONDS:
                    sums = await self._yesterday(client, group, path) | sums
                return Understood(path, today.step, sums)
            except SourceDisagrees as found:
                error = found
            except SourceUnreadable as found:
                error = error or found
        raise error or unreadable("no graph")

    async def _yesterday(
        self, client: AnalyzerClient, group: Group, path: str
    ) -> dict[Slot, tuple[int, int]]:
        """Return the slots of the day before, none if it does not prove itself."""
        try:
            series = await self._series(client, group, (path, YESTERDAY))
            _prove(series, await self._totals(client, group, YESTERDAY), self._midnight())
        except SourceUnreadable:
            return {}
        return answers.sums_of(series)

    async def _series(self, client: AnalyzerClient, group: Group, asked: tuple[str, str]) -> Series:
        path, frame = asked
        try:
            answer = await client.ask(path, **_of(group, frame), exweekend="false")
        except SourceRefused:
            # The groups were answered with the same key: this build does not offer the graph.
            raise unreadable("a graph is refused") from None
        try:
            return answers.series_in(answer, self.zone)
        except NotUnderstood as error:
            raise unreadable(f"{error} in the points of a group is not understood") from None

    async def _totals(self, client: AnalyzerClient, group: Group, frame: str) -> answers.Totals:
        options = {"reportType": "all", "count": "1", "ResolveDNS": "false", "BussView": "false"}
        answer = await client.ask(TOTALS, **_of(group, frame), **options)
        try:
            return answers.totals_in(answer)
        except NotUnderstood as error:
            raise unreadable(f"{error} in the totals of a group is not understood") from None

    async def _groups(self) -> list[Group]:
        async with AnalyzerClient(self.link) as client:
            answer = await client.ask(GROUPS, Type="volume", TimeFrame=YESTERDAY)
        try:
            return answers.groups_in(answer)
        except NotUnderstood as error:
            raise unreadable(f"{error} in the list of groups is not understood") from None

    def _midnight(self) -> float:
        """Return when the present day of the server began, in unix seconds."""
        local = datetime.fromtimestamp(self.clock(), UTC).astimezone(self.zone)
        start = datetime.combine(local.date(), datetime.min.time(), self.zone)
        return start.timestamp()


def _of(group: Group, frame: str) -> dict[str, str]:
    return {
        "DeviceID": group.id,
        "IPGroup": "true",
        "Type": "speed",
        "TimeFrame": frame,
        "granularity": GRANULARITY,
    }


def _prove(series: Series, totals: answers.Totals, now: float) -> None:
    try:
        answers.check(series, totals)
        answers.check_age(series, now)
    except Disagrees as error:
        raise SourceDisagrees([Unreadable("NetFlow Analyzer", range(0), str(error))]) from None


def _batch(name: str, series: Sequence[Measured], sums: dict[Slot, tuple[int, int]]) -> Batch:
    """Return the slots of a group for its series, but for the last one, which may still run."""
    slots = sorted(sums)[:-1]
    moved = {(each.id, slot): sums[slot] for each in series for slot in slots}
    total = sum(sum(sums[slot]) for slot in slots)
    marker = Marker(name, b"", slots[0] if slots else 0, 0, total)
    return Batch(marker, moved, frozenset(slots), "replace")


def _raise_of(failed: Sequence[SourceUnreadable]) -> None:
    """Raise one error for all groups that were not understood."""
    if not failed:
        return
    kind = SourceDisagrees if any(isinstance(e, SourceDisagrees) for e in failed) else None
    raise (kind or SourceUnreadable)([part for error in failed for part in error.parts])
