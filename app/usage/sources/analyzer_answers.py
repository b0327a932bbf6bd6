"""What NetFlow Analyzer answers, as its REST documentation shows it; pure.

The documentation does not say how the points of a graph are written. So a series is accepted only
if it agrees with a total whose form is documented, and if its newest point is a recent one.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from app.input.fields import clean_name
from app.usage.slots import SLOT_SECONDS, Slot, slot_of
from app.usage.sources.source import Group
from app.usage.sources.values import BITS, NotAValue, rate_of, volume_of

DIRECTIONS: Final = ("Traffic IN", "Traffic OUT")
STEPS: Final = (60, 300)
MAX_POINTS: Final = 3_000
MILLISECONDS: Final = 1_000
AGREEMENT: Final = 50  # a sum may differ from its total by a fiftieth, 2 %
MAX_AGE: Final = 900
MAX_BYTES: Final = 400 * 10**9 * SLOT_SECONDS // BITS  # in a slot; more is impossible
_SECONDS: Final = range(10**9, 10**10)

Json = object


class NotUnderstood(Exception):
    """An answer has another form than the one that is documented. The message says which part."""


class Disagrees(Exception):
    """A series has the right form, but not the sum or the time that it should have."""


class Totals(NamedTuple):
    """Bytes of a group in a time frame."""

    bytes_in: int
    bytes_out: int


class Series(NamedTuple):
    """Points of a graph: when each begins in unix seconds, and its rates in bits per second."""

    times: tuple[int, ...]
    rates_in: tuple[Decimal, ...]
    rates_out: tuple[Decimal, ...]
    step: int

    @property
    def totals(self) -> Totals:
        """Return the bytes of all points."""
        ins, outs = (int(sum(rates) * self.step / BITS) for rates in self[1:3])
        return Totals(ins, outs)


def groups_in(answer: Json) -> list[Group]:
    """Return the groups of `getIPGroupConsReport`, whatever its values. Raises `NotUnderstood`.

    Names are as a record would have them; those that none can have are left out.
    """
    groups = map(_group_of, _rows(answer))
    return [group for group in groups if group is not None]


def totals_in(answer: Json) -> Totals:
    """Return the totals in and out of `consReport`. Raises `NotUnderstood`."""
    found: dict[str, int] = {}
    for row in _list(_member(answer, "trafficdata")):
        try:
            found[str(_member(row, "traffic"))] = volume_of(_member(row, "total"))
        except NotAValue:
            raise NotUnderstood("the total of a direction") from None
    try:
        return Totals(*(found[direction] for direction in DIRECTIONS))
    except KeyError:
        raise NotUnderstood("a direction of the totals") from None


def series_in(answer: Json, zone: tzinfo) -> Series:
    """Return the series of a graph with one list of points for in, and one for out.

    A point is a time and a rate: unix seconds or milliseconds, or `YYYY-MM-DD HH:MM` in the zone of
    the server; bits per second as a number, or a string with its unit. Raises `NotUnderstood`.
    """
    graphs = _list(_member(answer, "GraphData"))
    if len(graphs) != len(DIRECTIONS):
        raise NotUnderstood("the number of graphs")
    (times, ins), (others, outs) = (_columns(_points(graph), zone) for graph in graphs)
    if times != others:
        raise NotUnderstood("the times of both directions")
    return Series(times, ins, outs, _step_of(times))


def check(series: Series, totals: Totals) -> None:
    """Raise `Disagrees` unless the sums of a series are, within 2 %, these totals."""
    for moved, total in zip(series.totals, totals, strict=True):
        if abs(moved - total) * AGREEMENT > total:
            raise Disagrees("The sum of the points is not the total of the same time.")


def check_age(series: Series, now: float) -> None:
    """Raise `Disagrees` unless the newest point is at most 15 minutes old, and not in the future.

    The zone of a server cannot be seen otherwise: a series that is an hour off has the same sum.
    """
    newest = series.times[-1]
    if newest > now:
        raise Disagrees("The newest point is in the future: is time_zone that of the server?")
    if newest + series.step < now - MAX_AGE:
        raise Disagrees("The newest point is old: is time_zone that of the server?")


def sums_of(series: Series) -> dict[Slot, tuple[int, int]]:
    """Return bytes in and out of the slots that a series has whole; the others are not known."""
    parts: dict[Slot, list[int]] = {}
    for place, at in enumerate(series.times):
        parts.setdefault(slot_of(at), []).append(place)
    wanted = SLOT_SECONDS // series.step
    sums = {
        slot: tuple(_bytes(rates, places, series.step) for rates in series[1:3])
        for slot, places in parts.items()
        if len(places) == wanted
    }
    return {slot: (ins, outs) for slot, (ins, outs) in sums.items() if max(ins, outs) <= MAX_BYTES}


def _bytes(rates: Sequence[Decimal], places: Sequence[int], step: int) -> int:
    return int(sum(rates[place] for place in places) * step / BITS)


def _columns(points: Sequence[Json], zone: tzinfo) -> tuple[tuple[int, ...], tuple[Decimal, ...]]:
    """Return the times and the rates of points."""
    times: list[int] = []
    rates: list[Decimal] = []
    for point in points:
        if not isinstance(point, list) or len(point) != 2:  # noqa: PLR2004 - a time and a value
            raise NotUnderstood("a point")
        at = _time_of(point[0], zone)
        if times and at <= times[-1]:
            at = _time_of(point[0], zone, fold=1)  # the hour that comes twice in autumn
        times.append(at)
        rates.append(_rate(point[1]))
    return tuple(times), tuple(rates)


def _rate(value: Json) -> Decimal:
    if isinstance(value, bool | dict | list):
        raise NotUnderstood("a rate")
    try:
        rate = Decimal(repr(value)) if isinstance(value, int | float) else rate_of(value)
    except NotAValue:
        raise NotUnderstood("a rate") from None
    if not rate.is_finite() or rate < 0:
        raise NotUnderstood("a rate")
    return rate


def _time_of(value: Json, zone: tzinfo, fold: int = 0) -> int:
    if isinstance(value, str):
        try:
            local = datetime.strptime(value, "%Y-%m-%d %H:%M")  # noqa: DTZ007 - the zone follows
            return int(local.replace(tzinfo=zone, fold=fold).timestamp())
        except (ValueError, OverflowError):
            raise NotUnderstood("a time") from None
    if isinstance(value, int) and value in _SECONDS:
        return value
    if isinstance(value, int) and value % MILLISECONDS == 0 and value // MILLISECONDS in _SECONDS:
        return value // MILLISECONDS
    raise NotUnderstood("a time")


def _step_of(times: Sequence[int]) -> int:
    """Return the step of times that are in order. A point that is missing leaves a gap."""
    apart = {after - before for before, after in pairwise(times)}
    step = min(apart, default=0)
    if step not in STEPS or any(each % step for each in (*apart, times[0])):
        raise NotUnderstood("the steps of the points")
    return step


def _points(graph: Json) -> list[Json]:
    points = _list(_member(graph, "data"))
    if len(points) > MAX_POINTS:
        raise NotUnderstood("the number of points")
    return points


def _rows(answer: Json) -> list[list[Json]]:
    rows = _list(_member(answer, "data"))
    if not all(isinstance(row, list) and len(row) == 5 for row in rows):  # noqa: PLR2004
        raise NotUnderstood("a row of a group")
    return [row for row in rows if isinstance(row, list)]


def _group_of(row: Sequence[Json]) -> Group | None:
    number, name = row[:2]
    if isinstance(number, bool) or not isinstance(number, int | str) or not isinstance(name, str):
        raise NotUnderstood("a group")
    text = str(number)
    if not (text.isascii() and text.isdigit() and len(text) <= 18):  # noqa: PLR2004
        raise NotUnderstood("the id of a group")
    try:
        cleaned = clean_name(name)
    except ValueError:  # too long, or with characters that nobody sees
        return None
    return None if cleaned is None else Group(text, cleaned, None)


def _member(answer: Json, name: str) -> Json:
    if not isinstance(answer, Mapping) or name not in answer:
        raise NotUnderstood(name)
    return answer[name]


def _list(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise NotUnderstood("a list")
    return value
