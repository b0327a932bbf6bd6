"""The section of a service's own page: periods, graph, table, notes and CSV, as whole HTML."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from app.translations.catalog import TRANSLATIONS
from app.usage.answer import PERIODS
from app.usage.report import UsageReport
from app.usage.section import render_usage
from tests.addon.hostile import PIECES
from tests.usage.reports import report_of, traffic

VOID = {"br"}
REPORT = traffic("7d", gaps=[range(100, 244)])
RUNNING = report_of([3_000_000] * 40, [5_000_000] * 40, name="cycle", slots=8640)
EMPTY = report_of([None] * 12, [None] * 12, name="24h", slots=288)


class Page(HTMLParser):
    """Collects elements, links and texts, and insists that every element is closed."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append(data.strip().replace("\u00a0", " "))

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def links(self) -> list[str | None]:
        return [found["href"] for tag, found in self.elements if tag == "a"]

    def shape(self) -> list[tuple[str, ...]]:
        return [(tag, *found) for tag, found in self.elements]


def _page(report: UsageReport, language: str = "english", title: str | None = None) -> Page:
    return Page(render_usage(report, 1234, language, title))


def test_every_figure_is_in_the_table() -> None:
    """Volumes, averages, highest slots with their time, percentiles: nothing is only drawn."""
    texts = _page(REPORT).texts
    rows = texts[texts.index("Volume") - 2 :]
    assert rows[:2] == ["In", "Out"]
    labels = ("Volume", "Average", "Highest five minutes", "95th percentile", "In and out together")
    places = [rows.index(label) for label in labels]
    assert places == [2, 5, 8, 13, 16]
    assert rows[rows.index("Highest five minutes") + 2] == "18 Nov 2026, 18:30"
    assert rows[rows.index("95th percentile, the higher of in and out") + 2] == "Out"
    assert all("bit/s" in rows[place + 1] for place in places[1:4])


def test_the_notes_say_what_was_counted() -> None:
    """Period, zone, known values, gaps, how the percentile was found, and the exact bytes."""
    texts = _page(REPORT).texts
    assert "17 Nov 2026, 12:35 to 24 Nov 2026, 12:35, time zone Europe/Berlin." in texts
    assert any(text.startswith("Known values: 1,872 of 2,016. Unknown values") for text in texts)
    ranked = [text for text in texts if text.startswith("The 95th percentile is the highest of")]
    assert "1,872 five-minute values after the 93 highest" in " ".join(ranked[0].split())
    assert REPORT.incoming
    assert f"Exactly {REPORT.incoming.bytes:,} bytes in" in " ".join(texts)
    assert "So far" not in " ".join(texts)


def test_a_running_cycle_says_how_far_it_is_counted() -> None:
    """Its end lies ahead, so the notes say until when; what is known has no gap."""
    texts = " ".join(_page(RUNNING, "german").texts)
    assert "Bisher: gezählt bis 24. Nov. 2026, 12:35." in texts
    assert "Bekannte Werte: 40 von 40." in texts
    assert "schraffiert" not in texts


def test_each_period_is_a_link_and_one_is_shown() -> None:
    """Links are those of the addon's page, and the CSV link has the period that is shown."""
    page = _page(REPORT)
    base = "index.php?m=netflow_manager&id=1234&period="
    csv = f"{base}7d&view=csv"
    assert page.links() == [*(f"{base}{name}" for name in PERIODS), csv]
    (current,) = [found for _, found in page.elements if found.get("aria-current")]
    assert (current["href"], current["aria-current"]) == (f"{base}7d", "page")


def test_without_figures_it_says_since_when_it_collects() -> None:
    """There is neither graph, table nor CSV, but the periods can be chosen."""
    page = _page(EMPTY)
    message = "Collecting since 24 Nov 2026, 11:35. There are no figures for this period yet."
    assert message in page.texts
    assert not {"svg", "table"} & {tag for tag, _ in page.elements}
    assert len(page.links()) == len(PERIODS)
    unknown = _page(replace(EMPTY, collecting_since=None))
    assert "There are no figures for this period yet." in unknown.texts


def test_a_chosen_period_is_none_of_the_links() -> None:
    """DirectionFigures of any other period are shown without a CSV link."""
    page = _page(report_of([1] * 12, [2] * 12))
    assert len(page.links()) == len(PERIODS)
    assert not [found for _, found in page.elements if found.get("aria-current")]


def test_rounded_figures_are_named_so() -> None:
    """NetFlow Analyzer writes four digits: no number of bytes is called exact."""
    source = replace(REPORT.source, kind="netflow_analyzer", exact=False)
    texts = _page(replace(REPORT, source=source)).texts
    assert "The source of the figures rounds them." in texts
    assert not [text for text in texts if text.startswith("Exactly")]


@pytest.mark.parametrize("language", [*TRANSLATIONS, "klingon"])
def test_each_language_is_complete(language: str) -> None:
    """Labels, periods and notes are those of the language, English where it is not known."""
    known = TRANSLATIONS.get(language, TRANSLATIONS["english"])
    page = _page(RUNNING, language)
    assert page.elements[0][1]["lang"] == known.format("code")
    words = known.table("usage")
    for key in ("title", "in", "out", "together", "volume", "csv", "period.cycle", "method.higher"):
        assert words[key] in page.texts


def test_the_title_of_the_settings_stands_over_it() -> None:
    """It is the heading, the name of the section and in the title of the graph."""
    page = _page(RUNNING, "english", "Network <b>")
    assert page.elements[0][1]["aria-label"] == "Network <b>"
    assert {"Network <b>", "Network <b>: Billing cycle"} <= set(page.texts)


SHAPE = _page(RUNNING).shape()


@pytest.mark.parametrize("title", [piece for piece in PIECES if piece.strip()])
def test_a_hostile_title_is_text(title: str) -> None:
    """It adds no element and no attribute, and has no brace that Smarty could read."""
    html = render_usage(RUNNING, 1234, "english", title)
    page = Page(html)
    assert page.shape() == SHAPE
    assert page.elements[0][1]["aria-label"] == title
    assert "{" not in html.replace("{ ", "")
