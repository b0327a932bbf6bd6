"""U9: the graph of a service's traffic and what stands around it, as a real browser shows it."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from app.translations.catalog import TRANSLATIONS
from app.usage.graph import render_image, render_inline
from app.usage.section import render_usage
from tests.addon.hostile import hostile_texts
from tests.browser.accessibility import violations
from tests.browser.inspection import overflow, structure
from tests.faults.behaviours import good_answer, response
from tests.faults.fault_server import Exchange, FaultServer
from tests.usage.reports import report_of, traffic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.shop import Shop
    from tests.browser.visit import Visit

    NewId = Callable[[], int]

THEMES = ["six", "twenty-one", "nexus"]
WIDTHS = (1280, 390, 360)
SECTION = ".netflow-manager"
GAPS = [range(300, 420), range(1500, 1513)]
LEAST_TEXT_PX = 9
WHITE = "rgb(255, 255, 255)"
HOSTILE = 400

# The smallest text of the graph, and by how much its newest end is out of sight.
SEE = """() => {
    const graph = document.querySelector('svg'), frame = graph.parentElement;
    const scale = graph.getScreenCTM().a;
    const sizes = [...graph.querySelectorAll('text')].map(
        text => parseFloat(getComputedStyle(text).fontSize) * scale);
    const [end, edge] = [graph, frame].map(one => one.getBoundingClientRect().right);
    return {text: Math.min(...sizes), hidden: end - edge, texts: sizes.length};
}"""
COLOURS = """() => {
    const [text, tip] = ['svg text', '.nfm-tip text'].map(one => document.querySelector(one));
    const colour = (one, name) => getComputedStyle(one)[name];
    return {page: colour(document.querySelector('.netflow-manager small'), 'color'),
        text: colour(text, 'fill'), tip: colour(tip, 'fill'),
        box: colour(document.querySelector('.nfm-tip rect'), 'fill')};
}"""
DARK_THEME = """() => {
    const style = document.createElement('style');
    style.textContent =
        'body, .card, .table { background: #1f242c !important; color: #e4e9ee !important }';
    document.head.append(style);
}"""
# Left and right edge of each element, in units of the picture.
EDGES = """selector => [...document.querySelectorAll('svg')].map(graph =>
    [...graph.querySelectorAll(selector)].map(one => {
        const [box, all] = [one, graph].map(part => part.getBoundingClientRect());
        return [box.left - all.left, box.right - all.left, box.top - all.top, box.bottom - all.top];
    }))"""
TITLES = """documents => documents.map(html => {
    const seen = new DOMParser().parseFromString(html, 'text/html');
    const shape = [...seen.querySelectorAll('*')].map(
        one => [one.localName, ...one.getAttributeNames()].join(' ')).join('|');
    return [shape, seen.querySelector('section').getAttribute('aria-label'),
        seen.querySelector('h2').textContent, seen.querySelector('svg > title').textContent];
})"""


@pytest.fixture
def own_page(shop: Shop, new_id: NewId) -> Iterator[str]:
    """Give the address of a page of WHMCS that shows a week's traffic; its client is 1 less."""
    client, service = new_id(), new_id()
    shop.add_client(client)
    shop.add_service(service, client)

    def answer(exchange: Exchange) -> None:
        html = render_usage(traffic("7d", gaps=GAPS), service, "german")
        body = good_answer(exchange.request) | {"html": html, "title": "Traffic"}
        exchange.send(response(json.dumps(body).encode()))

    with FaultServer(answer) as server:
        shop.connect(api_url=server.url)
        yield f"/index.php?m=netflow_manager&id={service}"


def _open(visit: Visit, address: str, theme: str) -> Page:
    visit.enter_client(int(address.rpartition("=")[2]) - 1)
    return visit.open(f"{address}&systpl={theme}")


def _hover(page: Page, place: int) -> None:
    """Move the mouse over a part of the graph, and see its tooltip and no other."""
    page.locator(".nfm-tip > path").nth(place).hover()
    tooltips = page.locator(".nfm-tip > g")
    tooltips.nth(place).wait_for(state="visible")
    assert [one.is_visible() for one in tooltips.all()].count(True) == 1


@pytest.mark.parametrize("theme", THEMES)
def test_the_graph_fits_every_theme(visit: Visit, own_page: str, theme: str) -> None:
    """On a desktop and on phones nothing is too wide or too small, and the newest end is seen."""
    page = _open(visit, own_page, theme)
    for width in WIDTHS:
        visit.resize((width, 900))
        seen = page.evaluate(SEE)
        assert seen["texts"] > 50
        assert seen["text"] >= LEAST_TEXT_PX
        assert abs(seen["hidden"]) < 1
        assert overflow(page) == []
        visit.screenshot(f"usage-{theme}-{width}")
        assert structure(page, SECTION) == []
        assert violations(page, SECTION) == []
    visit.resize((1280, 900))
    _hover(page, 5)
    _hover(page, 50)
    assert "Eingehend" in (page.locator(".nfm-tip > g").nth(50).text_content() or "")
    visit.screenshot(f"usage-{theme}-tooltip")


def test_the_check_finds_what_is_wrong(browser: Browser) -> None:
    """The control: an image without a text and a text that is too light are reported."""
    page = browser.new_page()
    page.set_content("<main><svg role=img></svg><p style='color:#aaa'>Too light</p></main>")
    assert [one.partition(":")[0] for one in violations(page, "main")] == [
        "svg-img-alt",
        "color-contrast",
    ]
    page.close()


@pytest.mark.parametrize("colours", ["dark", "forced"])
def test_the_graph_needs_no_script_and_takes_the_colours_of_the_page(
    new_visit: Callable[..., Visit], own_page: str, colours: str
) -> None:
    """Text has the page's colour, also one that the system forces; tooltips stay readable."""
    forced = "active" if colours == "forced" else "none"
    visit = new_visit(java_script_enabled=False, color_scheme="dark", forced_colors=forced)
    page = _open(visit, own_page, "twenty-one")
    if colours == "dark":
        page.evaluate(DARK_THEME)
    seen = page.evaluate(COLOURS)
    assert seen["text"] == seen["page"] == ("rgb(228, 233, 238)" if forced == "none" else WHITE)
    assert (seen["tip"], seen["box"]) == (WHITE, "rgb(31, 36, 44)")
    _hover(page, 20)
    visit.screenshot(f"usage-{colours}")


def _edges(page: Page, selector: str) -> list[list[list[float]]]:
    edges: list[list[list[float]]] = page.evaluate(EDGES, selector)
    return edges


def test_texts_have_room_in_every_language(browser: Browser) -> None:
    """Entries of the legend do not touch, texts stay in the picture and in their tooltips."""
    page = browser.new_page(viewport={"width": 800, "height": 600})
    report = traffic("30d", highest_bps=1.4e12, gaps=[range(300)])
    for language in TRANSLATIONS:
        page.set_content(f"<body style='margin:0;width:800px'>{render_inline(report, language)}")
        [entries] = _edges(page, ".nfm-usage-entry")
        assert len(entries) == 5
        assert all(first[1] < following[0] for first, following in pairwise(entries)), language
        for left, right, top, bottom in _edges(page, "text")[0]:
            assert 0 <= left < right <= 800, language
            assert 0 <= top < bottom <= 280, language
        boxes, texts = _edges(page, ".nfm-tip rect")[0], _edges(page, ".nfm-tip text")[0]
        for box, text in zip(boxes, texts, strict=True):
            assert box[0] < text[0] < text[1] < box[1], language
    page.close()


def test_an_image_is_shown_as_a_file(browser: Browser) -> None:
    """Chromium draws it in an `<img>`, at the size that it states."""
    page = browser.new_page()
    image = render_image(traffic("24h"), "french", "dark", "A & <b>")
    page.route(
        "**/graph.svg", lambda route: route.fulfill(body=image, content_type="image/svg+xml")
    )
    page.route(
        "**/page",
        lambda route: route.fulfill(body="<img src=/graph.svg>", content_type="text/html"),
    )
    page.goto("http://127.0.0.1/page")
    size: list[Any] = page.evaluate(
        "() => { const image = document.images[0];"
        " return [image.complete, image.naturalWidth, image.naturalHeight] }"
    )
    assert size == [True, 800, 280]
    page.close()


def test_a_browser_shows_every_hostile_title(browser: Browser) -> None:
    """Each is text in heading, attribute and graph, and no element or attribute is new."""
    titles = [title.replace("\r", "\n") for title in hostile_texts(HOSTILE)]
    report = report_of([5, None, 7], [6, None, 8])
    documents = [render_usage(report, 1, "english", title) for title in titles]
    page = browser.new_page()
    seen = page.evaluate(TITLES, documents)
    page.close()
    assert len({shape for shape, *_ in seen}) == 1
    for title, (_, label, heading, graph) in zip(titles, seen, strict=True):
        assert (label, heading) == (title, title)
        assert graph == f"{_shown(title)}: Chosen period"


def _shown(title: str) -> str:
    return "".join(one if one >= " " or one in "\t\n" else "\ufffd" for one in title)
