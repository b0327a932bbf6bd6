"""What staff see of the traffic of a service: what was checked, and the view of its client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.addon.admin_area import add_staff, play_as_staff, tab
from tests.addon.admin_pages import ADA, GRACE, Shown, Staff, add_hosting
from tests.addon.html_page import Element, read_page
from tests.addon.test_languages import texts
from tests.addon.usage_api import CSV_BODY, answer_about_traffic, picture
from tests.addon.whmcs import LOAD_ENTRY_POINTS
from tests.faults.behaviours import with_problem
from tests.faults.fault_server import Exchange, FaultServer, closed_port
from tests.support.waiting import HANG_SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.tenant import Tenant

    NewId = Callable[[], int]

pytestmark = pytest.mark.needs("php")

SOURCE = {"kind": "netflow_analyzer", "url": "http://127.0.0.1:1/"}
CHECKS = ["Traffic shown", "Source of traffic", "What is measured", "Measured since"]
RIGHT, WRONG = "\u2713", "\u2717"
LOADED: dict[str, Any] = {"do": "load", "file": "hooks.php"}


@pytest.fixture
def service(staff: Staff, new_id: NewId) -> int:
    """Give a service of WHMCS without a record."""
    service = new_id()
    add_hosting(staff.whmcs, service)
    add_staff(staff.whmcs)
    return service


def _connect(tenant: Tenant) -> None:
    """Connect a source that is never asked here."""
    assert tenant.call("PUT", "/v1/usage-source", json=SOURCE).is_success


def _signs(root: Element) -> dict[str, str]:
    """Return the sign of each check by its label."""
    items = [
        item.one("span", class_="label") for item in root.one("ul", class_="nfm-checks").all("li")
    ]
    return {item.text[2:]: item.text[0] for item in items}


def _tab(staff: Staff, service: int) -> dict[str, str]:
    [rows] = play_as_staff(staff.whmcs, tab(service)).results[0]
    return dict(rows)


def test_form_and_tab_say_what_is_measured(staff: Staff, tenant: Tenant, service: int) -> None:
    """What is right is ticked, what is not says what to do; both show the client's graph."""
    _connect(tenant)
    tenant.put(service, client_id=ADA, group="ACME")
    row = read_page(_tab(staff, service)["NetFlow traffic"])
    for root in (staff.get("edit", service_id=service).root, row):
        signs = _signs(root)
        assert [signs[name] for name in CHECKS] == [RIGHT] * len(CHECKS)
        assert signs["Newest figures"] == WRONG
        assert "netflow-manager collect" in root.one("ul", class_="nfm-checks").text
        image = root.one("img", loading="lazy")
        assert f"action=traffic&service_id={service}&view=graph" in image.get("src")
        assert image.parent is not None
        assert image.parent.get("href").endswith(f"action=traffic&service_id={service}")


@pytest.mark.parametrize("members", [{"group": None}, {"group": "ACME", "enabled": False}])
def test_what_the_client_does_not_see_has_no_picture(
    staff: Staff, tenant: Tenant, service: int, members: dict[str, Any]
) -> None:
    """No group, or a disabled record: a check says so, and nothing is loaded."""
    _connect(tenant)
    tenant.put(service, client_id=ADA, **members)
    for root in (
        staff.get("edit", service_id=service).root,
        read_page(_tab(staff, service)["NetFlow traffic"]),
    ):
        assert WRONG in _signs(root).values()
        assert root.all("img") == []
    view = staff.get("traffic", service_id=service)
    assert texts("english")["traffic_nothing"] in view.text


def test_without_a_source_nothing_is_said(staff: Staff, tenant: Tenant, service: int) -> None:
    """Installations that measure nothing have form and tab as before."""
    tenant.put(service, client_id=ADA, group="ACME")
    assert staff.get("edit", service_id=service).root.all("ul", class_="nfm-checks") == []
    assert "NetFlow traffic" not in _tab(staff, service)


def test_checks_that_fail_cost_nothing_else(staff: Staff, tenant: Tenant, service: int) -> None:
    """Form and tab are whole; after three failures the tab asks no more for a while."""
    tenant.put(service, client_id=ADA, group="ACME")
    with FaultServer(_without_explanation(tenant)) as server:
        staff.whmcs.settings["api_url"] = server.url
        assert staff.get("edit", service_id=service).root.named("group").value == "ACME"
        outcome = play_as_staff(staff.whmcs, *[tab(service)] * 5)
        asked = [head for head in server.requests if "/explanation" in head]
    assert all("NetFlow group" in rows for [rows] in outcome.results)
    assert not any("NetFlow traffic" in rows for [rows] in outcome.results)
    assert len(asked) == 1 + 3


def _without_explanation(tenant: Tenant) -> Callable[[Exchange], None]:
    """Answer as the API does, but for the checks, which end with status 500."""

    def behave(exchange: Exchange) -> None:
        path = exchange.request.split(" ")[1]
        if "/explanation" in path:
            with_problem(500)(exchange)
            return
        answer = tenant.call("GET", path, timeout=HANG_SECONDS)
        head = f"HTTP/1.1 {answer.status_code} OK\r\nContent-Type: application/json\r\n"
        etag = f"ETag: {answer.headers['etag']}\r\n" if "etag" in answer.headers else ""
        length = f"Content-Length: {len(answer.content)}\r\nConnection: close\r\n\r\n"
        exchange.send((head + etag + length).encode() + answer.content)

    return behave


def _view(staff: Staff, service: int, **query: str) -> Shown:
    """Open the view on an API that has a month of traffic."""
    with FaultServer(answer_about_traffic) as server:
        staff.whmcs.connect(server.url, "nfm_test_key")
        shown = staff.get("traffic", service_id=service, **query)
        [head] = server.requests
    assert f"client_id={ADA}&status=Active&period={query.get('period', '24h')}" in head
    assert "language=english" in head
    assert "X-Actor: grace" in head
    return shown


def test_staff_see_what_the_client_sees(staff: Staff, service: int) -> None:
    """The same section, asked for the owner and under the name of staff; its links stay here."""
    staff.session["adminid"] = 3
    shown = _view(staff, service, period="7d")
    section = shown.root.one("section")
    assert section.all("svg")
    links = [link.get("href") for link in section.all("a")]
    own = f"addonmodules.php?module=netflow_manager&action=traffic&service_id={service}&period="
    assert [link.startswith(own) for link in links] == [True] * 6
    assert links[-1].endswith("7d&view=csv")


@pytest.mark.parametrize(
    ("view", "body"), [("graph", picture("24h", "english")), ("csv", CSV_BODY)]
)
def test_picture_and_file_are_those_of_the_client(
    staff: Staff, service: int, view: str, body: bytes
) -> None:
    """Nothing of the page around the addon is in them."""
    with FaultServer(answer_about_traffic) as server:
        staff.whmcs.connect(server.url, "nfm_test_key")
        asked = {"action": "traffic", "service_id": str(service), "view": view}
        steps = [{"do": "request", "get": asked, "post": {}, "encoded": False}]
        page = {"do": "addon_page"}
        outcome = staff.whmcs.run(LOADED, LOAD_ENTRY_POINTS, *steps, page)
    assert "\n".join(outcome.sent).split() == body.decode().split()
    assert outcome.steps[-1].ended


@pytest.mark.parametrize("moved", [False, True])
def test_a_former_client_s_traffic_is_shown_to_nobody(
    staff: Staff, tenant: Tenant, service: int, *, moved: bool
) -> None:
    """Staff see the view of the service's owner: nothing while the record is another client's."""
    _connect(tenant)
    tenant.put(service, client_id=ADA, group="ACME")
    staff.whmcs.tables["tblhosting"][-1]["userid"] = GRACE if moved else ADA
    shown = staff.get("traffic", service_id=service)
    assert (texts("english")["traffic_nothing"] in shown.text) is moved
    assert bool(shown.root.all("section")) is not moved


def test_a_view_that_fails_says_so(staff: Staff, service: int) -> None:
    """API down: a page with the way to the cause, and a picture that is absent."""
    staff.whmcs.settings["api_url"] = closed_port()
    shown = staff.get("traffic", service_id=service)
    assert texts("english")["traffic_usage_later"] in shown.text
    assert texts("english")["traffic_nothing"] in staff.get("traffic", service_id=service + 1).text
