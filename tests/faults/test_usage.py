"""U4: traffic while the API fails: its section stays, and nothing wrong is shown."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from tests.addon.traffic_site import PAGE, TrafficSite, traffic_site
from tests.addon.usage_api import CSV, CSV_BODY, SVG, answer_about_traffic, picture
from tests.faults.answers import CANARY
from tests.faults.behaviours import (
    FAULTS,
    GENERAL_FAULTS,
    REFUSALS,
    SLOW,
    good_answer,
    response,
    with_members,
    with_problem,
)
from tests.faults.fault_server import Exchange, FaultServer, closed_port

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Behaviour = Callable[[Exchange], None]

pytestmark = pytest.mark.needs("php", "smarty")

SECTION = "user of the record"
LATER = "The figures cannot be shown at the moment. Please try again later."
DRAWN = picture("24h", "english")
LIMIT = 512 * 1024


def _sends(body: bytes, status: int = 200, *headers: str, length: int | None = None) -> Behaviour:
    """Answer with this body, as a picture where no other headers are given."""
    data = response(body, status, *(headers or (SVG,)), length=length)
    return lambda exchange: exchange.send(data)


def _without_member(name: str) -> Behaviour:
    def behave(exchange: Exchange) -> None:
        answer = good_answer(exchange.request)
        del answer[name]
        exchange.send(response(json.dumps(answer).encode()))

    return behave


def _trickled_picture(exchange: Exchange) -> None:
    for byte in response(DRAWN, 200, SVG):
        exchange.send(bytes([byte]))
        if exchange.wait(0.03):
            return


def _endless_picture(exchange: Exchange) -> None:
    exchange.send(f"HTTP/1.1 200 OK\r\n{SVG}\r\n\r\n".encode() + DRAWN)
    while not exchange.wait(0.001):
        exchange.send(b" " * 65536)


def _cut_without_length(exchange: Exchange) -> None:
    exchange.send(f"HTTP/1.1 200 OK\r\n{SVG}\r\n\r\n".encode() + DRAWN[:-20])


PAGE_FAULTS: dict[str, Behaviour] = {
    **GENERAL_FAULTS,
    **REFUSALS,
    **{
        name: FAULTS[name]
        for name in (
            "other_service",
            "other_client",
            "service_as_text",
            "client_as_truth",
            "client_as_number",
            "html_as_list",
            "html_as_null",
            "html_as_number",
            "visible_as_text",
            "visible_as_number",
            "fields_as_list",
            "missing_html",
            "missing_visible",
            "missing_echo",
        )
    },
    **{f"missing_{name}": _without_member(name) for name in ("period", "in", "total_bytes")},
    "in_as_text": with_members(**{"in": CANARY}),
    "total_as_text": with_members(total_bytes="5"),
    "total_as_fraction": with_members(total_bytes=5.5),
    "larger_than_allowed": with_members(html="x" * LIMIT),
}
PICTURE_FAULTS: dict[str, Behaviour] = {
    **GENERAL_FAULTS,
    **REFUSALS,
    "json": _sends(b"{}", 200, "Content-Type: application/json"),
    "html_as_picture": _sends(b"<html><script>1</script></html>"),
    "picture_as_html": _sends(DRAWN, 200, "Content-Type: text/html"),
    "no_type": _sends(DRAWN, 200, "X-Nothing: 1"),
    "empty_picture": _sends(b""),
    "something_before": _sends(b"Warning: " + DRAWN),
    "half_a_picture": _sends(DRAWN[:-20]),
    "cut": _sends(DRAWN[:-20], length=len(DRAWN)),
    "cut_without_length": _cut_without_length,
    "compressed": _sends(gzip.compress(DRAWN), 200, SVG, "Content-Encoding: gzip"),
    "too_large": _sends(DRAWN[:-7] + b" " * LIMIT + b"</svg>"),
    "endless": _endless_picture,
    "hang": SLOW["hang"],
    "trickled": _trickled_picture,
    **{f"picture_{status}": _sends(DRAWN, status) for status in (201, 206, 304, 404, 500, 503)},
    **{f"problem_{status}": with_problem(status) for status in (422, 429, 500, 503)},
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TrafficSite]:
    """Give a site in which PHP finds nothing wrong, whatever the API does."""
    with traffic_site(tmp_path_factory.mktemp("site")) as running:
        yield running
        assert running.faults() == ""


def _failing(behaviour: Behaviour) -> Behaviour:
    """Return an API that fails where traffic is asked for, and nowhere else."""

    def behave(exchange: Exchange) -> None:
        if "/usage" in exchange.request.split("?")[0]:
            behaviour(exchange)
        else:
            shown = {"html": f"<p>{SECTION}</p>", "title": "Traffic", "usage": True}
            answer = good_answer(exchange.request) | shown
            exchange.send(response(json.dumps(answer).encode()))

    return behave


def _visited(site: TrafficSite, behaviour: Behaviour, address: str) -> tuple[int, str]:
    with FaultServer(_failing(behaviour)) as server:
        site.connect(server.url)
        answer = site.browser.get(address)
    assert CANARY not in answer.text
    return answer.status_code, answer.text


def test_the_controls_are_shown(site: TrafficSite) -> None:
    """The same server, behaving: the figures, the picture and the file."""
    with FaultServer(answer_about_traffic) as server:
        site.connect(server.url)
        page, graph, file = (
            site.browser.get(f"{PAGE}&period=24h{view}")
            for view in ("", "&view=graph", "&view=csv")
        )

    assert "<svg " in page.text
    assert LATER not in page.text
    assert (graph.status_code, graph.content) == (200, DRAWN)
    assert (file.status_code, file.content) == (200, CSV_BODY)


@pytest.mark.parametrize("name", [*PAGE_FAULTS, *SLOW])
def test_the_page_has_the_section_without_figures(site: TrafficSite, name: str) -> None:
    """Whatever is wrong with the figures, the rest is there, and a sentence says what lacks."""
    status, page = _visited(site, (PAGE_FAULTS | SLOW)[name], f"{PAGE}&period=7d")

    assert status == 200
    assert LATER in page
    assert SECTION in page
    assert "<img" not in page


@pytest.mark.parametrize("name", PICTURE_FAULTS)
def test_a_wrong_picture_is_none(site: TrafficSite, name: str) -> None:
    """What is not exactly a picture in time is answered with 503 and nothing else."""
    assert _visited(site, PICTURE_FAULTS[name], f"{PAGE}&view=graph") == (503, "")


def test_a_service_without_a_picture_is_not_found(site: TrafficSite) -> None:
    """A 404 counts as the API's word where it is a problem document."""
    assert _visited(site, with_problem(404), f"{PAGE}&view=graph") == (404, "")


@pytest.mark.parametrize(
    "behaviour",
    [
        *GENERAL_FAULTS.values(),
        _sends(CSV_BODY, 200, "Content-Type: text/html"),
        _sends(b"<html></html>", 200, CSV),
        _sends(CSV_BODY, length=len(CSV_BODY) + 5),
        _sends(CSV_BODY, 500, CSV),
    ],
)
def test_a_wrong_file_is_a_page(site: TrafficSite, behaviour: Behaviour) -> None:
    """No download, but the page that says so, with a status that no program takes for a file."""
    status, page = _visited(site, behaviour, f"{PAGE}&view=csv&period=7d")

    assert status == 503
    assert LATER in page
    assert SECTION in page


def test_the_section_has_a_breaker_of_its_own(site: TrafficSite) -> None:
    """Figures that fail are not asked for again for a while, and cost the section nothing."""
    with FaultServer(_failing(FAULTS["500"])) as server:
        site.connect(server.url)
        graphs = [site.browser.get(f"{PAGE}&view=graph").status_code for _ in range(5)]
        asked = len(server.requests)
        section = site.browser.get(PAGE).text

    assert graphs == [503] * 5
    assert asked == 3
    assert SECTION in section
    assert LATER not in section


def test_an_api_that_is_down_costs_neither_page_nor_picture(site: TrafficSite) -> None:
    """The page says that it cannot be shown, the picture is absent."""
    site.connect(closed_port())
    page = site.browser.get(f"{PAGE}&period=7d")
    graph = site.browser.get(f"{PAGE}&view=graph")

    assert (page.status_code, LATER in page.text, SECTION in page.text) == (200, True, False)
    assert (graph.status_code, graph.content) == (503, b"")
