"""What NetFlow Analyzer is asked: its groups, and a series with the totals that prove it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Final, NamedTuple

from app.usage.slots import Slot
from app.usage.sources import analyzer_answers as answers
from app.usage.sources.analyzer_answers import Disagrees, NotUnderstood, Series, Totals
from app.usage.sources.analyzer_client import AnalyzerClient, unreadable
from app.usage.sources.analyzer_networks import networks_by_group
from app.usage.sources.source import (
    Group,
    SourceDisagrees,
    SourceError,
    SourceRefused,
    SourceUnreadable,
    Unreadable,
)

GROUPS: Final = "v2/nfareports/getIPGroupConsReport"
NETWORKS: Final = "nfaipgroup/listIPGroup"
TOTALS: Final = "v2/nfareports/consReport"
GRAPHS: Final = ("v2/nfadevice/getCapacityPlanData", "nfadevice/getTrafficData")
GRANULARITY: Final = "5"
TODAY: Final = "today"
YESTERDAY: Final = "yesterday"
LATE_SECONDS: Final = 3 * 3_600
"""After midnight, for how long the day before is asked for too: its end was still to come."""

Sums = dict[Slot, tuple[int, int]]


class Understood(NamedTuple):
    """What was understood of a group: from which path, at which step, and the bytes of its slots.

    A slot that is left out is not known.
    """

    path: str
    step: int
    sums: Sums


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions to one server. `zone` is its time zone; `clock` returns unix seconds."""

    client: AnalyzerClient
    zone: tzinfo
    clock: Callable[[], float]

    async def groups(self) -> list[Group]:
        """Return the groups that the server knows. Raises `SourceError`."""
        answer = await self.client.ask(GROUPS, Type="volume", TimeFrame=YESTERDAY)
        try:
            return answers.groups_in(answer)
        except NotUnderstood as error:
            raise unreadable(f"{error} in the list of groups is not understood") from None

    async def groups_with_networks(self) -> list[Group]:
        """Return the groups, with the networks of those that are understood.

        Raises `SourceError` for the groups; without an answer about networks these are unknown.
        """
        groups = await self.groups()
        try:
            networks = networks_by_group(await self.client.ask(NETWORKS))
        except SourceError:
            return groups
        return [each._replace(networks=networks.get((each.id, each.name))) for each in groups]

    async def sums(self, group: Group) -> Understood:
        """Return the slots of today, and early in the day those of yesterday too.

        Each path is tried until one proves itself. Raises `SourceError`.
        """
        totals = await self._totals(group, TODAY)
        error: SourceUnreadable | None = None
        for path in GRAPHS:
            try:
                today = await self._series(group, path, TODAY)
                _prove(today, totals, self.clock())
            except SourceDisagrees as found:
                error = found
            except SourceUnreadable as found:
                error = error or found
            else:
                before = await self._yesterday(group, path)
                return Understood(path, today.step, before | answers.sums_of(today))
        raise error or unreadable("no graph")

    async def _yesterday(self, group: Group, path: str) -> Sums:
        """Return the slots of the day before, none if it does not prove itself or is long ago."""
        midnight = midnight_before(self.clock(), self.zone)
        if self.clock() - midnight >= LATE_SECONDS:
            return {}
        try:
            series = await self._series(group, path, YESTERDAY)
            _prove(series, await self._totals(group, YESTERDAY), midnight)
        except SourceUnreadable:
            return {}
        return answers.sums_of(series)

    async def _series(self, group: Group, path: str, frame: str) -> Series:
        try:
            answer = await self.client.ask(path, **_of(group, frame), exweekend="false")
        except SourceRefused:
            # The totals were answered with the same key: this build does not offer the graph.
            raise unreadable("a graph is refused") from None
        try:
            return answers.series_in(answer, self.zone)
        except NotUnderstood as error:
            raise unreadable(f"{error} in the points of a group is not understood") from None

    async def _totals(self, group: Group, frame: str) -> Totals:
        options = {"reportType": "all", "count": "1", "ResolveDNS": "false", "BussView": "false"}
        answer = await self.client.ask(TOTALS, **_of(group, frame), **options)
        try:
            return answers.totals_in(answer)
        except NotUnderstood as error:
            raise unreadable(f"{error} in the totals of a group is not understood") from None


def midnight_before(now: float, zone: tzinfo) -> float:
    """Return when the day of a moment began in a zone; both in unix seconds."""
    local = datetime.fromtimestamp(now, UTC).astimezone(zone)
    return datetime.combine(local.date(), datetime.min.time(), zone).timestamp()


def _of(group: Group, frame: str) -> dict[str, str]:
    return {
        "DeviceID": group.id,
        "IPGroup": "true",
        "Type": "speed",
        "TimeFrame": frame,
        "granularity": GRANULARITY,
    }


def _prove(series: Series, totals: Totals, now: float) -> None:
    try:
        answers.check(series, totals)
        answers.check_age(series, now)
    except Disagrees as error:
        raise SourceDisagrees([Unreadable("NetFlow Analyzer", range(0), str(error))]) from None
