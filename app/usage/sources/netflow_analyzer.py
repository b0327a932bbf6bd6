"""NetFlow Analyzer as a source: the series of IP groups by its REST API."""

import asyncio
import time
import zlib
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Final, TypeVar

from app.usage.slots import Slot, slot_of
from app.usage.sources.analyzer_client import AT_ONCE, AnalyzerClient, Link
from app.usage.sources.analyzer_questions import Questions, Sums, Understood, midnight_before
from app.usage.sources.breaker import Breaker
from app.usage.sources.group_names import GroupNames
from app.usage.sources.source import (
    Batch,
    Done,
    Group,
    Marker,
    Measured,
    SourceDisagrees,
    SourceError,
    SourceUnreadable,
)

HOUR: Final = 3_600
QUIET_SECONDS: Final = 900
"""After midnight, when a day has too few points to prove anything."""
SETTLED_SECONDS: Final = 300
"""How long ago a slot has to have ended: its last flows are still reported until then."""

Answer = TypeVar("Answer")


@dataclass(slots=True)
class NetflowAnalyzer:
    """The NetFlow Analyzer of one installation. `zone` is the time zone of its server.

    Each group is asked for once an hour, at a second of its own, and as soon as it is new.
    Series that ended with the slot `since`, or before, were measured by another server: this one
    sets nothing of them. `clock` returns unix seconds.
    """

    link: Link
    zone: tzinfo
    since: Slot = 0
    clock: Callable[[], float] = time.time
    _due: dict[str, float] = field(default_factory=dict)
    _failed: dict[str, SourceUnreadable] = field(default_factory=dict)
    _breaker: Breaker = field(init=False)

    def __post_init__(self) -> None:
        """Begin without failures."""
        self._breaker = Breaker(self.clock)

    def check(self) -> None:
        """Do nothing: every host can ask the server."""

    def groups(self) -> list[Group]:
        """Return the groups that the server knows. Raises `SourceError`."""
        return asyncio.run(self._ask(lambda questions: questions.groups()))

    def groups_with_networks(self) -> list[Group]:
        """Return the groups, with networks where they are understood. Raises `SourceError`."""
        return asyncio.run(self._ask(lambda questions: questions.groups_with_networks()))

    def understand(self, group: Group) -> Understood:
        """Return what is understood of today's series of a group. Raises `SourceError`."""
        return asyncio.run(self._ask(lambda questions: questions.sums(group)))

    def batches(self, series: Sequence[Measured], done: Done) -> Iterator[Batch]:  # noqa: ARG002
        """Yield the slots of a group for all of its series, group by group, of those that are due.

        Raises as `Source.batches` says. After a failure of the whole server nothing is asked for
        a minute, up to 15 of them, and the error is raised again, as is that of a group until it
        is understood: what is not collected is not taken for complete.
        """
        now = self.clock()
        series = [each for each in series if each.to_slot is None or each.to_slot > self.since]
        if not series or now - midnight_before(now, self.zone) < QUIET_SECONDS:
            return
        self._breaker.check()
        try:
            with asyncio.Runner() as runner:
                yield from self._round(runner, series)
        except SourceError as error:
            self._breaker.failed(error)
            raise
        self._breaker.succeeded()
        _raise_of(list(self._failed.values()))

    def _round(self, runner: asyncio.Runner, series: Sequence[Measured]) -> Iterator[Batch]:
        before = slot_of(self.clock() - SETTLED_SECONDS)
        measured = {each.group for each in series}
        self._failed = {name: each for name, each in self._failed.items() if name in measured}
        for name, result in self._polled(runner, self._due_groups(series)):
            self._failed.pop(name, None)
            if isinstance(result, SourceUnreadable):
                self._failed[name] = result
                continue
            sums = {slot: moved for slot, moved in result.items() if slot < before}
            yield _batch(name, [each for each in series if each.group == name], sums)

    def _polled(
        self, runner: asyncio.Runner, due: Sequence[str]
    ) -> Iterator[tuple[str, Sums | SourceUnreadable]]:
        """Yield what is understood of groups; nothing of those that the server does not know."""
        known = runner.run(self._ask(lambda questions: questions.groups())) if due else []
        groups = GroupNames(known)
        found = {name: groups.find(name) for name in due}
        wanted = [(name, group) for name, group in found.items() if group is not None]
        self._put_off(name for name, group in found.items() if group is None)
        for first in range(0, len(wanted), AT_ONCE):
            names, asked = zip(*wanted[first : first + AT_ONCE], strict=True)
            results = runner.run(self._poll(asked))
            self._put_off(names)
            yield from zip(names, results, strict=True)

    def _due_groups(self, series: Sequence[Measured]) -> list[str]:
        now = self.clock()
        names = {each.group for each in series if each.group is not None}
        return sorted(name for name in names if self._due.get(name, 0) <= now)

    def _put_off(self, names: Iterable[str]) -> None:
        """Ask for groups again within the hour, each at its own second: they are spread over it."""
        now = self.clock()
        for name in names:
            self._due[name] = now + HOUR - (now - zlib.crc32(name.encode())) % HOUR

    async def _poll(self, groups: Sequence[Group]) -> list[Sums | SourceUnreadable]:
        async def all_of(questions: Questions) -> list[Sums | SourceUnreadable]:
            return await asyncio.gather(*(_sums_or_error(questions, group) for group in groups))

        return await self._ask(all_of)

    async def _ask(self, question: Callable[[Questions], Awaitable[Answer]]) -> Answer:
        async with AnalyzerClient(self.link) as client:
            return await question(Questions(client, self.zone, self.clock))


async def _sums_or_error(questions: Questions, group: Group) -> Sums | SourceUnreadable:
    try:
        return (await questions.sums(group)).sums
    except SourceUnreadable as error:
        return error


def _batch(name: str, series: Sequence[Measured], sums: Sums) -> Batch:
    """Return the slots of a group for each of its series."""
    slots = sorted(sums)
    moved = {(each.id, slot): sums[slot] for each in series for slot in slots}
    total = sum(sum(sums[slot]) for slot in slots)
    marker = Marker(name, b"", slots[0] if slots else 0, 0, total)
    return Batch(marker, moved, frozenset(slots), "replace")


def _raise_of(failed: Sequence[SourceUnreadable]) -> None:
    """Raise one error for all groups that were not understood."""
    if not failed:
        return
    disagrees = any(isinstance(error, SourceDisagrees) for error in failed)
    kind = SourceDisagrees if disagrees else SourceUnreadable
    raise kind([part for error in failed for part in error.parts])
