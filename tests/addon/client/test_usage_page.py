"""The traffic of a service on its product page and on the addon's own page."""

from __future__ import annotations

import json
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from app.translations.catalog import TRANSLATIONS
from tests.addon.test_languages import texts
from tests.addon.usage_api import answer_about_traffic
from tests.addon.whmcs import Whmcs, client_page, request, section
from tests.faults.behaviours import good_answer, response
from tests.faults.fault_server import Exchange, FaultServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.addon.whmcs import Step

pytestmark = pytest.mark.needs("php")

SERVICE, CLIENT = 1234, 56
OWN = f"index.php?m=netflow_manager&id={SERVICE}&period=24h"
NOTHING = "There is nothing to show for this product."


class Picture(HTMLParser):
    """The attributes of the one picture of a page, of its link and of the frame around it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.img: dict[str, str | None] = {}
        self.link: dict[str, str | None] = {}
        self.frame: dict[str, str | None] = {}
        self._above: list[dict[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            assert self.img == {}
            self.img = dict(attrs)
            self.frame, self.link = self._above[-2:]
        self._above.append(dict(attrs))


@pytest.fixture
def whmcs(tmp_path: Path, php: tuple[str, ...]) -> Whmcs:
    """Give a WHMCS with one service."""
    installation = Whmcs(tmp_path, php=php)
    installation.add_service(SERVICE, CLIENT)
    return installation


@pytest.fixture
def api(whmcs: Whmcs) -> Iterator[FaultServer]:
    """Give an API that answers about traffic, connected to that WHMCS."""
    with FaultServer(answer_about_traffic) as server:
        whmcs.connect(server.url, "nfm_test_key")
        yield server


def _opened(**query: str) -> list[Step]:
    return [request(get={"m": "netflow_manager", "id": str(SERVICE), **query}), client_page()]


def _page(whmcs: Whmcs, *steps: Step) -> dict[str, Any]:
    outcome = whmcs.play(*steps, client=CLIENT)
    assert outcome.faults == []
    assert [step.thrown for step in outcome.steps] == [None] * len(outcome.steps)
    page: dict[str, Any] = outcome.results[-1]["vars"]["netflow"]
    return page


def _asked(server: FaultServer) -> list[tuple[str, dict[str, str]]]:
    found = []
    for head in server.requests:
        parts = urlsplit(head.split(" ")[1])
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        found.append((parts.path.removeprefix(f"/v1/access-records/{SERVICE}/"), query))
    return found


@pytest.mark.parametrize("language", sorted(TRANSLATIONS))
def test_the_product_page_has_a_picture_of_the_traffic(
    whmcs: Whmcs, api: FaultServer, language: str
) -> None:
    """It is loaded when it is seen, in a link to the figures; the page asks nothing more."""
    session: Step = {"do": "session", "values": {"Language": language}}
    outcome = whmcs.play(session, section(SERVICE), client=CLIENT)

    found = Picture(outcome.results[-1][0])
    assert found.link["href"] == OWN
    assert found.img["src"] == f"{OWN}&view=graph"
    assert found.img["alt"] == texts(language)["client_usage_picture"]
    words = escape(texts(language)["client_usage_all"])
    assert f' href="{escape(OWN)}">{words}</a>' in outcome.results[-1][0]
    assert [found.img[name] for name in ("loading", "width", "height")] == ["lazy", "800", "280"]
    style = "width:100%;height:auto;min-width:640px;max-width:none"
    assert style in str(found.img["style"])
    assert (found.frame["dir"], found.frame["style"]) == ("rtl", "overflow-x:auto")
    assert [path for path, _ in _asked(api)] == ["client-area"]


@pytest.mark.parametrize("answer", [{}, {"usage": False}, {"usage": True, "visible": False}])
def test_without_figures_there_is_no_picture(
    whmcs: Whmcs, api: FaultServer, answer: dict[str, bool]
) -> None:
    """An older API, an installation without a source and a hidden section show none."""

    def behave(exchange: Exchange) -> None:
        exchange.send(response(json.dumps(good_answer(exchange.request) | answer).encode()))

    api.behaviour = behave
    outcome = whmcs.play(section(SERVICE), client=CLIENT)

    assert "<img" not in outcome.results[0][0]
    assert bool(outcome.results[0][0]) is answer.get("visible", True)


def test_the_own_page_has_the_picture_too(whmcs: Whmcs, api: FaultServer) -> None:
    """For products whose server module replaces the overview."""
    page = _page(whmcs, *_opened())

    assert Picture(page["section"]).img["src"] == f"{OWN}&view=graph"
    assert [path for path, _ in _asked(api)] == ["client-area"]


@pytest.mark.parametrize("period", ["24h", "7d", "30d", "cycle", "last_cycle"])
def test_a_period_is_shown_with_one_call(whmcs: Whmcs, api: FaultServer, period: str) -> None:
    """The page has the API's section as it is, its service, and the way back to the product."""
    whmcs.tables["tblhosting"][0] |= {"nextduedate": "2026-12-17", "regdate": "2026-03-01"}

    page = _page(whmcs, *_opened(period=period))

    assert 'aria-current="page"' in page["section"]
    assert f"period={period}" in page["section"].split('aria-current="page"')[0].split("href=")[-1]
    assert (page["message"], page["service"]) == ("", f"vps{SERVICE}.example.com")
    assert page["back_address"] == f"clientarea.php?action=productdetails&id={SERVICE}"
    about = {"client_id": str(CLIENT), "status": "Active", "language": "english", "period": period}
    day = {"cycle_day": "17"} if "cycle" in period else {}
    assert _asked(api) == [("usage", about | day)]


def test_a_service_without_figures_has_nothing_to_show(whmcs: Whmcs, api: FaultServer) -> None:
    """A miss of the API is said as for any service that is not the client's."""

    def behave(exchange: Exchange) -> None:
        members = ("period", "in", "out", "total_bytes", "percentile_95", "source", "series")
        echo = {"service_id": SERVICE, "client_id": CLIENT, "visible": False, "html": ""}
        exchange.send(response(json.dumps(echo | dict.fromkeys(members)).encode()))

    api.behaviour = behave
    page = _page(whmcs, *_opened(period="7d"))

    assert (page["section"], page["message"]) == ("", NOTHING)


@pytest.mark.parametrize("status", ["", "Some 1", "x" * 65])
@pytest.mark.parametrize("query", [{"period": "7d"}, {"view": "csv"}])
def test_a_status_that_is_none_is_not_asked_about(
    whmcs: Whmcs, api: FaultServer, status: str, query: dict[str, str]
) -> None:
    """What the API would reject is answered here."""
    whmcs.tables["tblhosting"][0]["domainstatus"] = status

    page = _page(whmcs, *_opened(**query))

    assert page["message"] == NOTHING
    assert api.requests == []


@pytest.mark.parametrize(
    ("due", "registered", "day"),
    [
        ("2026-12-17", "2026-03-01", "17"),
        ("2026-12-31", "2026-03-01", "31"),
        ("2027-02-28", "2026-08-31", "31"),
        ("2027-02-28", "2026-08-30", "30"),
        ("2027-02-28", "2026-01-28", "28"),
        ("2027-02-28", "0000-00-00", "28"),
        ("2028-02-28", "2026-08-31", "28"),
        ("2028-02-29", "2026-08-31", "31"),
        ("2026-11-30", "2026-01-31", "31"),
        ("2026-11-30", "2026-01-15", "30"),
        ("0000-00-00", "2026-08-31", "31"),
        (None, "2026-08-09", "9"),
        ("2027-03-01 00:00:00", None, "1"),
        ("0000-00-00", None, None),
        ("2026-02-30", "nonsense", None),
        ("12/17/2026", "2026-03-051", None),
    ],
)
def test_cycles_begin_on_the_day_of_the_bill(
    whmcs: Whmcs, api: FaultServer, due: str | None, registered: str | None, day: str | None
) -> None:
    """The day of the due date, or a later one that a short month has no room for."""
    whmcs.tables["tblhosting"][0] |= {"nextduedate": due, "regdate": registered}

    _page(whmcs, *_opened(period="cycle"))

    [(_, query)] = _asked(api)
    assert query.get("cycle_day") == day


def test_columns_that_are_missing_cost_no_page(whmcs: Whmcs, api: FaultServer) -> None:
    """A WHMCS whose table has no dates shows the figures, with cycles by the month."""
    drop: list[Step] = [
        {"do": "sql", "text": f"alter table tblhosting drop column {name}"}
        for name in ("nextduedate", "regdate")
    ]

    page = _page(whmcs, *drop, *_opened(period="cycle"))

    assert page["message"] == ""
    assert "cycle_day" not in _asked(api)[0][1]
