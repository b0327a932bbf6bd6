"""The widget on the dashboard of the admin area: what it shows, and that it breaks no page."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest

from tests.addon.admin_area import add_staff, play_as_staff
from tests.addon.whmcs import PRODUCT_ID, Step, Whmcs, pause
from tests.faults.behaviours import GENERAL_FAULTS, REFUSALS, SLOW, response
from tests.faults.fault_server import FaultServer, closed_port
from tests.support.keys import make_key
from tests.support.provisioning import set_rule

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.faults.fault_server import Exchange
    from tests.support.live_api import LiveApi
    from tests.support.tenant import Tenant

pytestmark = pytest.mark.needs("php")

DASHBOARD: Step = {"do": "dashboard"}
NIGHT: Step = {"do": "hook", "name": "DailyCronJob", "vars": {}}
CLIENT = 7
FAULTS: dict[str, Callable[[Exchange], None]] = {
    "silence": SLOW["hang"],
    **{
        name: GENERAL_FAULTS[name]
        for name in ("reset", "no_http", "endless_body", "no_json", "null")
    },
    **REFUSALS,
    "failure": lambda exchange: exchange.send(response(b"{}", 500)),
    "another object": lambda exchange: exchange.send(response(b"{}")),
    "strings": lambda exchange: exchange.send(response(b'{"records": {"total": "1"}}')),
}


@pytest.fixture
def whmcs(tmp_path: Path, live_api: LiveApi, tenant: Tenant) -> Whmcs:
    """Give a WHMCS with an administrator and an installation of the API with three records."""
    installation = Whmcs(tmp_path)
    installation.connect(live_api.url, tenant.key)
    add_staff(installation)
    tenant.put(1, client_id=CLIENT, username="acme", password="p")
    tenant.put(2, client_id=CLIENT)
    tenant.put(3, client_id=CLIENT)
    event = {"event": "owner_changed", "service_id": 3, "client_id": CLIENT + 1}
    tenant.post("/v1/service-events", event)
    for service in (1, 2):
        installation.add_service(service, CLIENT)
    installation.add_service(3, CLIENT + 1)
    return installation


def _shown(whmcs: Whmcs, *before: Step) -> dict[str, str]:
    """Return the rows of the widget, as text."""
    [widget] = play_as_staff(whmcs, *before, DASHBOARD).results[-1]
    assert widget["title"] == "NetFlow access"
    rows = re.findall(
        r"<th scope=\"row\">(.*?)</th>\s*<td[^>]*>(.*?)</td>", widget["html"], re.DOTALL
    )
    return {
        label: html.unescape(" ".join(re.sub("<[^>]+>", " ", cell).split())) for label, cell in rows
    }


def test_the_widget_counts(whmcs: Whmcs) -> None:
    """Records, reviews and passwords, in one call; the night has not come yet."""
    outcome = play_as_staff(whmcs, DASHBOARD)
    assert len(outcome.module_log) == 1
    assert _shown(whmcs) == {
        "API": "works",
        "Access records": "3",
        "Waiting for review": "1",
        "Never had a password": "2",
        "Services without a record, though their product has a rule": "not known yet",
        "Reconciliation": "not yet: it runs at the end of WHMCS's daily cron job",
    }


@pytest.mark.parametrize(("setting", "missing"), [("", "2"), ("on", "1")])
def test_the_night_finds_services_without_a_record(
    whmcs: Whmcs, tenant: Tenant, setting: str, missing: str
) -> None:
    """Those that a rule would give one, and those that it cannot; where it creates, the latter."""
    set_rule(tenant, PRODUCT_ID, netflow_url="https://netflow.example.com/", group="{domain}")
    for service in (10, 11):
        whmcs.add_service(service, CLIENT)
    whmcs.tables["tblhosting"][-1]["domain"] = "\x07"
    whmcs.settings["create_missing"] = setting

    shown = _shown(whmcs, NIGHT)

    label = "Services without a record, though their product has a rule"
    assert shown[label].split(maxsplit=1)[0] == missing
    assert "as of 20" in shown[label]
    assert shown["Reconciliation"].startswith("last run 20")
    assert tenant.has_record(10) == bool(setting)


def test_without_rules_the_night_sends_no_second_list(whmcs: Whmcs) -> None:
    """Nothing is missing where no product has a rule."""
    outcome = play_as_staff(whmcs, NIGHT)
    assert "/v1/provisionings" not in str(outcome.module_log)
    assert (
        _shown(whmcs, NIGHT)["Services without a record, though their product has a rule"][0] == "0"
    )


@pytest.mark.parametrize("fault", FAULTS)
def test_a_broken_api_breaks_no_dashboard(whmcs: Whmcs, fault: str) -> None:
    """Whatever it answers, the widget says so, with what WHMCS knows itself."""
    with FaultServer(FAULTS[fault]) as server:
        whmcs.settings["api_url"] = server.url
        shown = _shown(whmcs)
    assert shown["API"] == "does not answer"
    assert "Access records" not in shown
    assert shown["Reconciliation"].startswith("not yet")


def test_its_breaker_is_its_own(whmcs: Whmcs, live_api: LiveApi, tenant: Tenant) -> None:
    """A refused key pauses the calls of the dashboard, not those of others, and is logged once."""
    _, key = make_key(live_api, "render", "mail", installation_id=tenant.installation_id)
    whmcs.settings["api_key"] = key
    outcome = play_as_staff(whmcs, DASHBOARD, DASHBOARD)
    assert len(outcome.module_log) == 1
    assert len(outcome.activity) == 1
    assert "records:read" in outcome.activity[0]
    assert "records:read" in outcome.results[0][0]["html"]
    state = {"do": "call", "function": "glob", "arguments": [f"{whmcs.temporary}/*/*breaker-*"]}
    names = str(whmcs.play(state).results[0])
    assert "breaker-dashboard-" in names
    assert "breaker-staff-" not in names


def test_a_dead_api_costs_one_deadline(whmcs: Whmcs) -> None:
    """Once the breaker is open the dashboard does not wait; before, no longer than a page."""
    whmcs.settings["api_url"] = closed_port()
    outcome = play_as_staff(whmcs, *[DASHBOARD] * 6, pause(1_000))
    assert len(outcome.module_log) < 6
    assert all("does not answer" in widgets[0]["html"] for widgets in outcome.results[:-1])


@pytest.mark.parametrize("fault", SLOW)
def test_a_slow_api_costs_one_dashboard_one_deadline(whmcs: Whmcs, fault: str) -> None:
    """The first failure pauses the calls: the next dashboards do not wait at all."""
    with FaultServer(SLOW[fault]) as server:
        whmcs.settings |= {"api_url": server.url, "deadline_ms": "300"}
        outcome = play_as_staff(whmcs, *[DASHBOARD] * 5)
        assert len(server.requests) == 1
    assert all("does not answer" in widgets[0]["html"] for widgets in outcome.results)


@pytest.mark.parametrize("access", ["1", ""])
def test_others_get_no_widget(whmcs: Whmcs, access: str) -> None:
    """Staff whose role may not use the addon see none, and nothing is asked for them."""
    whmcs.settings["access"] = access
    outcome = play_as_staff(whmcs, DASHBOARD)
    assert outcome.results == [[]]
    assert outcome.module_log == []


def test_without_an_address_it_says_so(whmcs: Whmcs) -> None:
    """An addon that is not set up yet has a widget that leads to the connection check."""
    whmcs.settings["api_key"] = ""
    [widget] = play_as_staff(whmcs, DASHBOARD).results[0]
    assert "are not set up" in widget["html"]
    assert "action=health" in widget["html"]
