"""The graph as SVG: whole, in every language, with nothing in it but what belongs there."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.translations.catalog import TRANSLATIONS
from app.usage.drawing import WIDTH
from app.usage.graph import render_image, render_inline
from app.usage.report import UsageReport
from tests.addon.hostile import PIECES
from tests.usage.reports import in_zone, report_of, traffic

SVG = "{http://www.w3.org/2000/svg}"
REPORT = traffic("24h", gaps=[range(40, 60)])
SHORT = report_of([5, None, 7], [6, None, 8])
EMPTY = report_of([None] * 12, [None] * 12, slots=288)
# What no XML can carry is shown as a replacement character.
NO_XML, REPLACED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"), "\ufffd"


def _root(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def _texts(root: ET.Element) -> list[str]:
    return ["".join(text.itertext()).replace("\u00a0", " ") for text in root.iter(f"{SVG}text")]


def _shape(root: ET.Element) -> list[tuple[str, ...]]:
    return [(element.tag, *element.attrib) for element in root.iter()]


SHAPES = [(one, _shape(_root(render_inline(one, "english")))) for one in (SHORT, EMPTY)]


def test_the_graph_says_what_it_shows() -> None:
    """Role, title, description, legend, unit, ticks and hours are there."""
    root = _root(render_inline(REPORT, "english", "Network Usage"))
    assert (root.get("role"), root.get("lang"), root.get("direction")) == ("img", "en", "ltr")
    title, description = (root.findtext(f"{SVG}{name}") or "" for name in ("title", "desc"))
    assert title == "Network Usage: 24 hours"
    known = "Known values: 268 of 288."
    for words in ("In: ", "Out: ", "highest value", "the higher of in and out: ", known):
        assert words in description
    texts = _texts(root)
    for words in ("Mbit/s", "0", "100", "500", "15:00", "24 Nov", "In", "Out", "No data"):
        assert words in texts
    assert any(re.fullmatch(r"95th percentile: \d+ Mbit/s", text) for text in texts)


def test_a_tooltip_has_what_its_part_of_the_graph_shows() -> None:
    """Time, average and highest of both directions; a part without a known slot says so."""
    root = _root(render_inline(REPORT, "german"))
    tips = [one for one in root.iter(f"{SVG}g") if one.get("class") == "nfm-tip"]
    assert len(tips) == 49
    lines = [["".join(line.itertext()) for line in tip.iter(f"{SVG}tspan")] for tip in tips]
    assert [len(one) for one in lines].count(2) == 3
    assert lines[1][0] == "23. Nov., 13:00\u201313:30"
    assert re.fullmatch(r"Eingehend: [\d,]+.Mbit/s, maximal [\d,]+.Mbit/s", lines[1][1])
    assert sum(one[1] == "Keine Daten" for one in lines if len(one) == 2) == 3
    assert [one[3] for one in lines if len(one) == 4] == ["Bekannte Werte: 5 von 6."] * 2


def test_an_image_stands_alone() -> None:
    """As a file it has a size and a colour of its own, and neither tooltips nor a style."""
    for scheme, colour in (("light", "#1c2733"), ("dark", "#e4e9ee")):
        root = _root(render_image(REPORT, "english", scheme))  # type: ignore[arg-type]
        assert (root.get("width"), root.get("height")) == ("800", "280")
        assert root.get("color") == colour
        assert not {f"{SVG}style", f"{SVG}tspan"} & {element.tag for element in root.iter()}


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_each_language_fits(language: str) -> None:
    """Title, description and texts are translated, and the longest legend has room."""
    root = _root(render_inline(traffic("30d", highest_bps=1e12, gaps=[range(300)]), language))
    words = TRANSLATIONS[language].table("usage")
    assert root.findtext(f"{SVG}title") == f"{words['named']}".format(
        name=words["title"], value=words["period.30d"]
    )
    assert root.get("lang") == TRANSLATIONS[language].format("code")
    entries = [one for one in root.iter(f"{SVG}g") if one.get("class") == "nfm-usage-entry"]
    last = entries[-1]
    (x,) = re.findall(r"translate\(([\d.]+) ", last.get("transform") or "")
    assert [len(entries), "".join(last.itertext()).strip()] == [5, words["no_data"]]
    assert float(x) + 22 + 7 * len(words["no_data"]) <= WIDTH


@pytest.mark.parametrize("report", [REPORT, EMPTY, traffic("7d")], ids=["gaps", "empty", "7d"])
def test_nothing_runs_and_nothing_is_loaded(report: UsageReport) -> None:
    """There is no script, handler or reference, and Smarty finds no tag."""
    for svg in (render_inline(report, "french"), render_image(report, "french", "dark")):
        root = _root(svg)
        assert f"{SVG}script" not in {element.tag for element in root.iter()}
        names = {name for element in root.iter() for name in element.attrib}
        assert not {name for name in names if name.startswith("on") or "href" in name}
        assert set(re.findall(r"url\([^)]*\)", svg)) <= {"url(#nfm-usage-gap)"}
        assert svg.count("http") == 1
        assert re.findall(r"\{\S", svg) == []


def _assert_only_text(title: str) -> None:
    for report, shape in SHAPES:
        svg = render_inline(report, "english", title)
        root = _root(svg)
        assert _shape(root) == shape
        assert root.findtext(f"{SVG}title") == f"{NO_XML.sub(REPLACED, title)}: {_period(report)}"
        assert re.findall(r"\{\S", svg) == []


def _period(report: UsageReport) -> str:
    return TRANSLATIONS["english"].format(f"usage.period.{report.period.name}")


@pytest.mark.parametrize("title", [piece for piece in PIECES if piece.strip()])
def test_a_hostile_title_is_text(title: str) -> None:
    """Markup, quotes, references and template languages come out as the text that they are."""
    _assert_only_text(title)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_any_title_is_text(title: str) -> None:
    """No title adds an element or an attribute, or breaks the file."""
    _assert_only_text(title)


def test_without_figures_there_is_an_empty_frame() -> None:
    """Axes and a sentence are there; no line, legend, gap or tooltip."""
    root = _root(render_image(EMPTY, "german", "light"))
    (message,) = [text for text in _texts(root) if text.startswith("Erfasst seit ")]
    assert root.findtext(f"{SVG}desc") == message
    assert "1,0" in _texts(root)
    assert "Eingehend" not in _texts(root)
    assert not [one for one in root.iter() if "url(" in (one.get("fill") or "")]


def test_ticks_of_one_scale_have_the_same_decimals() -> None:
    """Small and large rates have round labels in the marks of the language."""
    tiny = _texts(_root(render_image(traffic("24h", highest_bps=3_000), "german", "light")))
    assert {"0", "1", "2", "3", "4", "kbit/s"} <= set(tiny)
    slow = _texts(_root(render_image(report_of([0] * 288, [0] * 288), "german", "light")))
    assert slow.count("0") == 1
    assert {"0,2", "0,4", "0,6", "0,8", "1,0", "kbit/s"} <= set(slow)


@pytest.mark.parametrize("zone", ["Asia/Kathmandu", "America/St_Johns"])
def test_hours_are_those_of_the_zone(zone: str) -> None:
    """The time axis names whole hours of the zone, also where that is off by quarters of one."""
    texts = _texts(_root(render_image(in_zone(REPORT, zone), "english", "light")))
    hours = [text for text in texts if re.fullmatch(r"\d\d:\d\d", text)]
    assert len(hours) == 7
    assert all(text.endswith(":00") for text in hours)


def test_sizes_stay_small() -> None:
    """Inline with tooltips a graph has at most 40,000 bytes, as a file 18,000."""
    for name in ("24h", "7d", "30d"):
        report = traffic(name, gaps=[range(20, 31), range(100, 120)])
        for language in TRANSLATIONS:
            assert 20_000 < len(render_inline(report, language).encode()) <= 40_000
            assert len(render_image(report, language, "light").encode()) <= 18_000
