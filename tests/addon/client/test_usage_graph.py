"""The graph and the file of a service's traffic: who gets them, and what the browser may keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.addon.traffic_site import (
    CLIENT,
    FOREIGN,
    OTHER,
    PAGE,
    SERVICE,
    WITHOUT_PERMISSION,
    TrafficSite,
    traffic_site,
)
from tests.addon.usage_api import CSV_BODY, answer_about_traffic, etag_of, picture
from tests.faults.fault_server import Exchange, FaultServer

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.needs("php", "smarty")

GRAPH = f"{PAGE}&view=graph&period=24h"
FILE = f"{PAGE}&view=csv&period=7d"
CACHED = "private, no-cache"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TrafficSite]:
    """Give a site in which PHP finds nothing wrong."""
    with traffic_site(tmp_path_factory.mktemp("site")) as running:
        yield running
        assert running.faults() == ""


@pytest.fixture
def api(site: TrafficSite) -> Iterator[FaultServer]:
    """Give an API that answers about traffic, connected to the site."""
    with FaultServer(answer_about_traffic) as server:
        site.connect(server.url)
        yield server


def test_the_owner_gets_the_graph(site: TrafficSite, api: FaultServer) -> None:
    """Byte for byte as the API draws it, in the client's language, asked for with all it needs."""
    with site.visit() as browser:
        answer = browser.get(GRAPH)

    svg = picture("24h", "english")
    assert (answer.status_code, answer.content) == (200, svg)
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert answer.headers["Cache-Control"] == CACHED
    assert answer.headers["ETag"] == etag_of(svg)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src")
    assert not {"Pragma", "Expires"} & {name.title() for name in answer.headers}
    [asked] = api.requests
    assert asked.startswith(
        f"GET /v1/access-records/{SERVICE}/usage.svg?client_id={CLIENT}&status=Active"
        "&period=24h&language=english HTTP/1.1\r\n"
    )
    assert "Accept: image/svg+xml\r\n" in asked


@pytest.mark.parametrize("prefix", ["", "W/"])
def test_a_known_graph_is_not_sent_again(site: TrafficSite, api: FaultServer, prefix: str) -> None:
    """The browser is told that it has the graph, by an API that compares ETags or not."""
    etag = etag_of(picture("24h", "english"))
    known = {"If-None-Match": f"{prefix}{etag}"}
    with site.visit() as browser:
        answers = [browser.get(GRAPH, headers=known)]
        other = browser.get(GRAPH, headers={"If-None-Match": '"another"'})
        api.behaviour = lambda exchange: answer_about_traffic(
            Exchange(exchange.connection, exchange.request.split("\r\n")[0], exchange.is_over)
        )
        answers.append(browser.get(GRAPH, headers=known))

    for answer in answers:
        assert (answer.status_code, answer.content) == (304, b"")
        assert (answer.headers["Cache-Control"], answer.headers["ETag"]) == (CACHED, etag)
    assert other.status_code == 200
    assert f"If-None-Match: {etag}\r\n" in api.requests[0]


@pytest.mark.parametrize("sent", ["*", 'x"', '"' + "a" * 101 + '"', '"a"\t"b"', "W/"])
def test_what_is_no_entity_tag_is_not_passed_on(
    site: TrafficSite, api: FaultServer, sent: str
) -> None:
    """Only one well-formed tag reaches the API, and the graph is sent."""
    with site.visit() as browser:
        assert browser.get(GRAPH, headers={"If-None-Match": sent}).status_code == 200

    assert "\t" not in api.requests[0]
    assert sent not in api.requests[0].replace("*/*", "")


@pytest.mark.parametrize("address", [GRAPH, FILE, f"{PAGE}&period=7d"])
@pytest.mark.parametrize(
    ("client", "user"), [(None, None), (OTHER, None), (CLIENT, WITHOUT_PERMISSION)]
)
def test_nobody_else_gets_any(
    site: TrafficSite, api: FaultServer, address: str, client: int | None, user: int | None
) -> None:
    """Nobody, another client, a user without permission: the API is not asked, cached or not."""
    known = {"If-None-Match": etag_of(picture("24h", "english"))}
    with site.visit(client, user) as browser:
        answer = browser.get(address, headers=known)
        missing = browser.get(address.replace(str(SERVICE), "9"), headers=known)

    assert answer.status_code == missing.status_code
    assert answer.text.replace(str(SERVICE), "9") == missing.text
    if "view=graph" in address:
        assert (answer.status_code, answer.content) == (404, b"")
        assert answer.headers["Cache-Control"] == "no-store"
    assert api.requests == []


def test_a_foreign_service_has_no_graph(site: TrafficSite, api: FaultServer) -> None:
    """Ids of the request are not trusted."""
    with site.visit() as browser:
        for service in (str(FOREIGN), "", "0", "1 OR 1=1"):
            answer = browser.get(GRAPH.replace(str(SERVICE), service))
            assert (answer.status_code, answer.content) == (404, b"")
    assert api.requests == []


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("period=7d", "period=7d"),
        ("period=cycle", "period=cycle&cycle_day=1"),
        ("period=last_cycle", "period=last_cycle&cycle_day=1"),
        ("period=custom", "period=24h"),
        ("period[]=7d", "period=24h"),
        ("period=7d%26client_id%3D57", "period=24h"),
        ("", "period=24h"),
    ],
)
def test_only_known_periods_are_asked_for(
    site: TrafficSite, api: FaultServer, query: str, asked: str
) -> None:
    """Whatever stands in the address, the API gets a period of the list, cycles with their day."""
    with site.visit() as browser:
        assert browser.get(f"{PAGE}&view=graph&{query}").status_code == 200

    assert f"&{asked} HTTP/1.1" in api.requests[0].replace("&language=english", "")


def test_the_graph_does_not_hold_up_other_pages(site: TrafficSite, api: FaultServer) -> None:
    """While the API draws, another page of the same browser is answered: the session is free."""
    order: list[str] = []

    def slow(exchange: Exchange) -> None:
        with site.visit(None) as second:
            second.cookies = first.cookies
            second.get("/index.php")
        order.append("page")
        answer_about_traffic(exchange)

    api.behaviour = slow
    with site.visit() as first:
        # A page that takes longer than the deadline, on a busy machine, may spoil one try.
        statuses = [first.get(GRAPH).status_code for _ in range(2)]

    assert 200 in statuses
    assert order == ["page", "page"]


def test_the_file_is_downloaded(site: TrafficSite, api: FaultServer) -> None:
    """CSV, byte for byte, under a name with service and period."""
    with site.visit() as browser:
        answer = browser.get(FILE)

    assert (answer.status_code, answer.content) == (200, CSV_BODY)
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    name = f"traffic-{SERVICE}-7d.csv"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert f"/usage.csv?client_id={CLIENT}&status=Active&period=7d HTTP" in api.requests[0]
