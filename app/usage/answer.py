"""What is answered about the traffic of one owner of a service in a period."""

import time
from dataclasses import dataclass
from datetime import UTC, tzinfo
from itertools import compress

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

ACTIVE_TIMEOUT = 1_800
"""Of the exporters, in seconds, until a collector has noted theirs."""
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


def usage_of(
    connection: Connection, keyring: Keyring, question: Question, asked: Asked
) -> Usage | None:
    """Return the figures of an owner; None where nothing may be shown: see `read_traffic`."""
    source = used_by(connection, question.installation_id)
    timeout = counters.read(connection, source).get(counters.ACTIVE_TIMEOUT, ACTIVE_TIMEOUT)
    newest = known.newest(connection, source)
    collected = None if newest is None else collected_until(newest, timeout)
    elapsed = elapsed_until(collected or 0, timeout, time.time())
    period = asked.period(elapsed if collected is None else collected)
    # No slot after `collected` is counted: a part of its flows has not been reported.
    end = max(period.start + 1, min(period.end, collected or 0))
    traffic = read_traffic(connection, keyring, question, (period.start, end - 1))
    if traffic is None:
        return None
    flags = traffic.known if collected is not None and collected > period.start else b""
    slots = range(traffic.first, end)
    columns = (slots, traffic.bytes_in, traffic.bytes_out)
    samples = Samples(*(list(compress(values, flags)) for values in columns))
    return Usage(
        period=period,
        elapsed=max(0, min(period.end, elapsed) - period.start),
        known=len(samples.slots),
        figures=figures_of(samples, asked.method),
        traffic=traffic,
        collected_until=collected,
    )
