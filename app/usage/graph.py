"""Renders the graph of a report: SVG without scripts, fonts or references to other files."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from markupsafe import Markup

from app.markup import environment
from app.usage import drawing
from app.usage.drawing import Column, Drawing
from app.usage.report import Point, UsageReport
from app.usage.slots import SLOT_SECONDS
from app.usage.summary import describe, message_without_figures
from app.usage.words import PREFIXES, Words, prefix_of

Scheme = Literal["light", "dark"]
WIDTH, HEIGHT = drawing.WIDTH, drawing.HEIGHT
"""The size of the graph in CSS pixels where nothing else is said."""

_TEXT_COLOURS: Mapping[Scheme, str] = {"light": "#1c2733", "dark": "#e4e9ee"}
_TEMPLATE = environment("app.usage").get_template("graph.svg")
# What no XML may have, escaped or not (XML 1.0, 2.2).
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Of a character of 12 px, generously: what a browser takes depends on its fonts.
_CHARACTER, _SWATCH, _SPACE = 7, 22, 14
_BOX_PADDING = 8


class Entry(NamedTuple):
    """An entry of the legend: where it stands, what it shows and what that is."""

    x: float
    kind: str
    label: str


class Mark(NamedTuple):
    """A label of an axis, empty where it would not fit, with the place of its line."""

    at: float
    label: str


class Tooltip(NamedTuple):
    """What appears when a mouse is over a part of the plot, and the box that it stands in."""

    column: Column
    lines: Sequence[str]
    x: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Everything that the template prints."""

    title: str
    description: str
    drawing: Drawing
    unit: str
    ticks: Sequence[Mark]
    marks: Sequence[Mark]
    legend: Sequence[Entry]
    message: str | None


def render_inline(report: UsageReport, language: str | None, title: str | None = None) -> Markup:
    """Return the graph for a page, in the colours of its text, with tooltips for mice.

    `language` is one of WHMCS; `title` is that of the settings, `None` for the translated one.
    A page may have one such graph.
    """
    writer = _Writer(report, Words(language, report.period.time_zone))
    return writer.render(title, tooltips=writer.tooltips())


def render_image(
    report: UsageReport, language: str | None, scheme: Scheme, title: str | None = None
) -> str:
    """Return the graph as a file of its own, for `<img>`; `scheme` is that of the page around."""
    writer = _Writer(report, Words(language, report.period.time_zone))
    return writer.render(title, colour=_TEXT_COLOURS[scheme])


class _Writer:
    """Puts a report into words."""

    def __init__(self, report: UsageReport, words: Words) -> None:
        self._report = report
        self._words = words
        self._message = message_without_figures(report, words)

    def render(
        self, title: str | None, *, tooltips: Sequence[Tooltip] = (), colour: str | None = None
    ) -> Markup:
        graph = self._graph(title or self._words.word("title"))
        code = self._words.code
        html = _TEMPLATE.render(g=graph, code=code, tooltips=tooltips, colour=colour, plot=drawing)
        return Markup(html)  # noqa: S704 - the template escapes every value

    def _graph(self, title: str) -> Graph:
        drawn = drawing.draw(self._report)
        exponent = prefix_of(drawn.scale.top)
        period = self._words.word(f"period.{self._report.period.name}")
        return Graph(
            title=_for_xml(self._words.named(title, period)),
            description=_for_xml(describe(self._report, self._words)),
            drawing=drawn,
            unit=f"{PREFIXES[exponent]}bit/s",
            ticks=list(self._ticks(drawn.scale, exponent)),
            marks=list(self._marks(drawn)),
            legend=[] if self._message else list(self._legend(drawn)),
            message=self._message,
        )

    def _ticks(self, scale: drawing.Scale, exponent: int) -> Iterator[Mark]:
        unit = 1000**exponent
        decimals = next(n for n in range(4) if scale.step * 10**n % unit == 0)
        for bps in scale.ticks:
            number = self._words.number(bps / unit, decimals if bps else 0)
            yield Mark(scale.y(bps), number)

    def _marks(self, drawn: Drawing) -> Iterator[Mark]:
        for x, mark in drawn.marks:
            label = self._words.day(mark.at) if mark.is_day else self._words.clock(mark.at)
            half = _width(label) / 2
            fits = half <= x <= WIDTH - half
            yield Mark(x, label if fits else "")

    def _legend(self, drawn: Drawing) -> Iterator[Entry]:
        x: float = drawing.LEFT
        for kind, label in self._labels(drawn):
            yield Entry(x, kind, label)
            x += _SWATCH + _width(label) + _SPACE

    def _labels(self, drawn: Drawing) -> Iterator[tuple[str, str]]:
        yield "in", self._words.word("in")
        yield "out", self._words.word("out")
        if drawn.in_highest:
            yield "highest", self._words.word("highest")
        if self._report.percentile is not None:
            rate = self._words.rate(self._report.percentile.bps)
            yield "percentile", self._words.named(self._words.word("percentile"), rate)
        if drawn.gaps:
            yield "gap", self._words.word("no_data")

    def tooltips(self) -> Sequence[Tooltip]:
        if self._message:
            return ()
        return [self._tooltip(column) for column in drawing.columns(self._report)]

    def _tooltip(self, column: Column) -> Tooltip:
        lines = list(self._lines(column.point))
        width = max(map(_width, lines)) + 2 * _BOX_PADDING
        right = column.band.x + column.band.width + _BOX_PADDING
        left = column.band.x - _BOX_PADDING - width
        return Tooltip(
            column, lines, round(right if right + width <= WIDTH else left), round(width)
        )

    def _lines(self, point: Point) -> Iterator[str]:
        yield self._words.span(point.start, point.end)
        slots = (point.end - point.start) // SLOT_SECONDS
        if not point.known:
            yield self._words.word("no_data")
            return
        yield from self._rates(point)
        if point.known < slots:
            yield self._words.word("known", known=point.known, elapsed=slots)

    def _rates(self, point: Point) -> Iterator[str]:
        for name, total, highest in (
            ("in", point.in_bytes or 0, point.highest_in or 0),
            ("out", point.out_bytes or 0, point.highest_out or 0),
        ):
            average = _rate(total, point.known * SLOT_SECONDS)
            top = self._words.rate(_rate(highest, SLOT_SECONDS))
            yield self._words.named(
                self._words.word(name),
                self._words.word("with_highest", rate=self._words.rate(average), highest=top),
            )


def _rate(octets: int, seconds: int) -> int:
    """Return whole bits per second, rounded half up."""
    return (16 * octets + seconds) // (2 * seconds)


def _width(label: str) -> float:
    return len(label) * _CHARACTER


def _for_xml(string: str) -> str:
    return _NOT_XML.sub("\ufffd", string)
