"""Renders what a client sees of a report: periods to choose from, graph, table, notes and CSV."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from app.markup import environment
from app.usage.answer import PERIODS
from app.usage.graph import render_inline
from app.usage.report import DirectionFigures, UsageReport
from app.usage.summary import message_without_figures, values_known
from app.usage.words import Words

_TEMPLATE = environment("app.usage").get_template("section.html")


class Choice(NamedTuple):
    """A period with its link."""

    label: str
    href: str
    is_shown: bool


class Cell(NamedTuple):
    """A figure of the table, and what is written below it."""

    value: str
    detail: str = ""


class Row(NamedTuple):
    """A row of the table: a figure for each direction, or one for both together."""

    label: str
    cells: Sequence[Cell]


def render_usage(
    report: UsageReport, service_id: int, language: str | None, title: str | None = None
) -> str:
    """Return the section of a service's own page as complete HTML for Bootstrap 3 and 4 themes.

    `language` is one of WHMCS, English when that is not known here. `title` is that of the
    settings, `None` for the translated one. Links lead to the page of the addon in WHMCS.
    """
    words = Words(language, report.period.time_zone)
    shown, message = report.period.name, message_without_figures(report, words)
    return _TEMPLATE.render(
        code=words.code,
        title=title or words.word("title"),
        words=words.table(),
        periods=[_choice(name, service_id, shown, words) for name in PERIODS],
        message=message,
        graph=None if message else render_inline(report, language, title),
        rows=[] if message else list(_Table(report, words).rows()),
        notes=[_range(report, words)] if message else list(_notes(report, words)),
        csv_href=None if message else _csv(service_id, shown),
    )


def _href(service_id: int, period: str) -> str:
    return f"index.php?m=netflow_manager&id={service_id}&period={period}"


def _csv(service_id: int, shown: str) -> str | None:
    return f"{_href(service_id, shown)}&view=csv" if shown in PERIODS else None


def _choice(name: str, service_id: int, shown: str, words: Words) -> Choice:
    return Choice(words.word(f"period.{name}"), _href(service_id, name), name == shown)


def _range(report: UsageReport, words: Words) -> str:
    period = report.period
    start, end = words.moment(period.start), words.moment(period.end)
    return words.word("range", start=start, end=end, zone=period.time_zone)


def _notes(report: UsageReport, words: Words) -> Iterator[str]:
    """Yield what has to be known of the figures: of when they are, of how much, and how counted."""
    yield _range(report, words)
    until = report.source.collected_until
    if until is not None and until < report.period.end:
        yield words.word("so_far", until=words.moment(until))
    has_gaps = report.period.known_slots < report.period.elapsed_slots
    known = values_known(report, words)
    yield f"{known} {words.word('gaps')}" if has_gaps else known
    if report.percentile is not None:
        samples = report.percentile.samples
        yield words.word("ranked", samples=samples, discarded=samples // 20)
    if report.incoming is not None and report.outgoing is not None:
        both = {"in_bytes": report.incoming.bytes, "out_bytes": report.outgoing.bytes}
        yield words.word("exactly", **both) if report.source.exact else words.word("rounded")


class _Table:
    """Puts the figures into rows."""

    def __init__(self, report: UsageReport, words: Words) -> None:
        self._report = report
        self._words = words
        both = (report.incoming, report.outgoing)
        self._directions = [figures for figures in both if figures is not None]

    def rows(self) -> Iterator[Row]:
        both = self._directions
        yield self._row("volume", (self._volume(one.bytes) for one in both))
        yield self._row("average", (self._rate(one.average_bps) for one in both))
        yield self._row("highest", (self._peak(one) for one in both))
        yield self._row("percentile", (self._rate(one.percentile_95_bps) for one in both))
        yield self._row("together", [self._volume(self._report.total_bytes or 0)])
        yield from self._by_method()

    def _by_method(self) -> Iterator[Row]:
        percentile = self._report.percentile
        if percentile is not None:
            direction = (
                "" if percentile.direction is None else self._words.word(percentile.direction)
            )
            cell = Cell(self._words.rate(percentile.bps), direction)
            yield self._row(f"method.{percentile.method}", [cell])

    def _row(self, key: str, cells: Iterable[Cell]) -> Row:
        return Row(self._words.word(key), list(cells))

    def _volume(self, octets: int) -> Cell:
        return Cell(self._words.volume(octets))

    def _rate(self, bps: int) -> Cell:
        return Cell(self._words.rate(bps))

    def _peak(self, figures: DirectionFigures) -> Cell:
        return Cell(self._words.rate(figures.peak_bps), self._words.moment(figures.peak_at))
