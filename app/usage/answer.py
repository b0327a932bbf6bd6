"""What is answered about the traffic of one owner of a service in a period."""

import time
from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import NamedTuple

from sqlalchemy import Connection

from app.crypto.keyring import Keyring
from app.usage import counters, known
from app.usage.figures import Figures, Method, Samples, figures_of
from app.usage.series import Question
from app.usage.slots import (
    RUNNING,
    Period,
    Slot,
    collected_until,
    cycle,
    elapsed_until,
    last_cycle,
    running,
)
from app.usage.source_store import used_by
from app.usage.traffic import Traffic, read_traffic

PERIODS = (*RUNNING, "cycle", "last_cycle")


@dataclass(frozen=True, slots=True)
class Asked:
    """A period by its name, and the way to count in it.

    `custom` has the slots from the first until before the second of `bounds`. `cycle_day` is the
    day of the month on which a cycle begins.
    """

    name: str = "24h"
    zone: tzinfo = UTC
    cycle_day: int = 1
    method: Method = "higher"
    bounds: tuple[Slot, Slot] | None = None

    def period(self, until: Slot) -> Period:
        """Return the period, where figures are complete before a slot."""
        if self.bounds is not None:
            return Period("custom", *self.bounds)
        if self.name in RUNNING:
            return running(self.name, until)
        named = cycle if self.name == "cycle" else last_cycle
        return named(until, self.zone, self.cycle_day)


@dataclass(frozen=True, slots=True)
class Usage:
    """Figures of a period.

    `elapsed` is how many of its slots should be known, `known` how many are, within the series of
    this owner. `collected_until` is None before anything was collected.
    """

    period: Period
    elapsed: int
    known: int
    figures: Figures
    traffic: Traffic
    collected_until: Slot | None


class Progress(NamedTuple):
    """The end of what is collected (None: nothing), and that of what should be known by now."""

    collected: Slot | None
    elapsed: Slot

    @property
    def until(self) -> Slot:
        """Return the slot that periods end with that have no end of their own."""
        return self.elapsed if self.collected is None else self.collected

    def elapsed_in(self, period: Period) -> int:
        """Return how many slots of a period should be known."""
        return max(0, min(period.end, self.elapsed) - period.start)


def progress_of(connection: Connection, installation_id: int) -> Progress:
    """Return how far the figures of an installation reach now."""
    source = used_by(connection, installation_id)
    timeout = counters.active_timeout(connection, source)
    newest = known.newest(connection, source)
    collected = None if newest is None else collected_until(newest, timeout)
    return Progress(collected, elapsed_until(collected or 0, timeout, time.time()))


def usage_of(
    connection: Connection,
    keyring: Keyring,
    question: Question,
    asked: Asked,
    progress: Progress | None = None,
) -> Usage | None:
    """Return the figures of an owner; None where nothing may be shown: see `read_traffic`.

    Answers to several questions that are to agree have the same `progress`.
    """
    progress = progress or progress_of(connection, question.installation_id)
    collected = progress.collected
    period = asked.period(progress.until)
    # No slot after `collected` is counted: a part of its flows has not been reported.
    end = max(period.start + 1, min(period.end, collected or 0))
    traffic = read_traffic(connection, keyring, question, (period.start, end - 1))
    if traffic is None:
        return None
    flags = traffic.known if collected is not None and collected > period.start else b""
    samples = _samples(traffic, flags)
    return Usage(
        period=period,
        elapsed=progress.elapsed_in(period),
        known=samples.known,
        figures=figures_of(samples, asked.method),
        traffic=traffic,
        collected_until=collected,
    )


def _samples(traffic: Traffic, flags: bytes) -> Samples:
    """Return the sums of slots, of which those are known whose flag is 1."""
    begin = flags.find(1)
    if begin == -1:
        return Samples()
    slots = range(traffic.first + begin, traffic.first + len(flags))
    columns = (traffic.bytes_in[begin:], traffic.bytes_out[begin:])
    return Samples(slots, *columns, gaps=flags.count(0, begin))
