"""The page "Traffic source": connect, test, look at the last round, remove."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.faults.behaviours import response
from tests.faults.fault_server import Exchange, FaultServer
from tests.support.sql import run_sql
from tests.usage.analyzer import KEY, Analyzer, day, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.addon.admin_pages import Shown, Staff
    from tests.support.live_api import LiveApi
    from tests.support.tenant import Tenant

pytestmark = pytest.mark.needs("php")

SOURCE = "/v1/usage-source"
JSON = "Content-Type: application/json"
URL = "https://netflow.example.com/"
CANARY = "canary5f0c1e"
HARD_KEY = f"{CANARY}&amp;<\"'>#%+\u00e4"
TYPED: dict[str, str] = {
    "kind": "netflow_analyzer",
    "url": URL,
    "auth": "query",
    "time_zone": "Europe/Berlin",
    "api_key": HARD_KEY,
    "mode": "save",
}


@pytest.fixture(scope="module")
def analyzer() -> Iterator[Analyzer]:
    """Serve the answers of a day until now."""
    with served(Analyzer(day(int(datetime.now(UTC).timestamp())), shape="seconds")) as analyzer:
        yield analyzer


def _connect(staff: Staff, **changes: str) -> Shown:
    return staff.submit(staff.get("usage_source"), **TYPED | changes)


def _lines(shown: Shown) -> str:
    """Return the lines of checks on a page."""
    return " ".join(table.text for table in shown.root.all("table"))


def _stored(tenant: Tenant) -> dict[str, Any]:
    return dict(tenant.get(SOURCE))


def test_a_source_is_connected_changed_and_removed(staff: Staff, tenant: Tenant) -> None:
    """The form stores each field; the key comes back in no page; a blank one keeps it."""
    assert "No source is connected" in staff.get("usage_source").text
    saved = _connect(staff)
    stored = _stored(tenant)
    assert {name: stored[name] for name in ("kind", "url", "auth", "time_zone")} == {
        name: TYPED[name] for name in ("kind", "url", "auth", "time_zone")
    }
    assert stored["has_api_key"] is True
    page = staff.get("usage_source")
    assert "API key ✓ stored" in _lines(page)
    assert "None yet" in _lines(page)
    assert (page.root.named("api_key").value, page.root.named("url").value) == ("", URL)
    staff.submit(page, mode="save", auth="header")
    assert (_stored(tenant)["auth"], _stored(tenant)["has_api_key"]) == ("header", True)

    moved = staff.submit(staff.get("usage_source"), mode="save", url=f"{URL}other/")
    assert "not stored" in _lines(moved)
    question = staff.get("delete_source")
    removed = staff.submit(question)
    assert "The source is removed." in removed.text
    assert tenant.call("GET", SOURCE).status_code == 404
    assert CANARY not in "".join(each.html for each in (saved, page, moved, question, removed))


def test_files_of_nfcapd_need_their_kind_alone(staff: Staff, tenant: Tenant) -> None:
    """Fields of the other kind, filled in as they were, are not sent; the key goes."""
    _connect(staff)
    staff.submit(staff.get("usage_source"), kind="nfdump", mode="save")
    stored = _stored(tenant)
    assert (stored["kind"], stored["url"], stored["has_api_key"]) == ("nfdump", None, False)


def test_what_is_wrong_stands_at_its_field(staff: Staff, tenant: Tenant) -> None:
    """Nothing is stored, and an address with a login in it is shown to nobody again."""
    shown = _connect(staff, url="https://root:geheim@example.com/", time_zone="Mars/Base")
    assert shown.error_of("time_zone")
    assert "held a login" in shown.error_of("url")
    assert "geheim" not in shown.html
    assert CANARY not in shown.html
    assert "type it again" in shown.error_of("api_key")
    assert tenant.call("GET", SOURCE).status_code == 404
    assert _connect(staff, url="http://netflow.example.com/").error_of("url")


def test_two_administrators_do_not_overwrite_each_other(staff: Staff, tenant: Tenant) -> None:
    """What has changed since the page was opened is changed or removed by a second look only."""
    _connect(staff)
    form, question = staff.get("usage_source"), staff.get("delete_source")
    tenant.call("PUT", SOURCE, json={"kind": "nfdump"})
    refused = staff.submit(form, mode="save", auth="header")
    assert "somebody else has changed the source" in refused.text
    assert "somebody else has changed the source" in staff.submit(question).text
    assert _stored(tenant)["kind"] == "nfdump"
    staff.submit(refused, mode="save")
    assert _stored(tenant)["auth"] == "header"


def test_the_last_round_is_told(staff: Staff, tenant: Tenant) -> None:
    """When it succeeded, why it failed and what to do; a source that was edited says so."""
    _connect(staff)
    ran = int(datetime(2026, 11, 24, 8, 5, tzinfo=UTC).timestamp()) * 1_000_000
    statement = "UPDATE usage_sources SET last_success_at = ?, last_failure = 'disagrees'"
    settings = tenant.api.settings
    mine = f" WHERE installation_id = {tenant.installation_id}"
    run_sql(settings, statement + mine, ran)
    lines = _lines(staff.get("usage_source"))
    assert "2026" in lines
    assert "contradict each other" in lines
    run_sql(settings, f"UPDATE usage_sources SET url = 'https://example.net/'{mine}")
    assert "changed outside of NetFlow Manager" in _lines(staff.get("usage_source"))


def test_a_test_says_what_was_understood(staff: Staff, analyzer: Analyzer) -> None:
    """The groups and the figures of one are asked for now; a refusal is named."""
    connected = _connect(staff, url=analyzer.url, api_key=KEY, auth="header")
    tested = staff.submit(connected, mode="test")
    assert "ACME" in _lines(tested)
    assert tested.root.all("span", class_="label-danger") == []
    analyzer.fault = "unauthorized"
    try:
        refused = staff.submit(staff.get("usage_source"), mode="test")
    finally:
        analyzer.fault = None
    assert refused.root.all("span", class_="label-danger")
    assert KEY not in tested.html + refused.html


@pytest.mark.parametrize("action", ["usage_source", "delete_source"])
def test_a_key_without_the_scope_leads_to_one_that_has_it(
    staff: Staff, live_api: LiveApi, tenant: Tenant, action: str
) -> None:
    """The page says what the key lacks, how to make a better one, and what the host can do."""
    _connect(staff)
    key = live_api.create_key("records:read", installation_id=tenant.installation_id)
    staff.whmcs.connect(live_api.url, key)
    for shown in (staff.get(action), staff.post(action, kind="nfdump", mode="save")):
        assert 'lacks the scope "admin"' in shown.text
        assert "netflow-manager key create --name whmcs --for-whmcs" in shown.text
        assert "netflow-manager usage source nfdump" in shown.text
    assert _stored(tenant)["kind"] == "netflow_analyzer"


def test_a_test_that_fails_is_a_finding(staff: Staff, tenant: Tenant) -> None:
    """The API stops to answer: what is stored is shown, and nothing is called changed."""
    _connect(staff)

    def behave(exchange: Exchange) -> None:
        stored = json.dumps(_stored(tenant)).encode()
        is_test = exchange.request.startswith("POST")
        exchange.send(response(b"{" if is_test else stored, 200, JSON, 'ETag: "1"'))

    with FaultServer(behave) as server:
        staff.whmcs.settings["api_url"] = server.url
        shown = staff.post("usage_source", mode="test")
    assert "Test the source \u2717 The answer is not complete" in _lines(shown)
    assert "not known whether the change" not in shown.text


def test_a_form_without_the_token_changes_nothing(staff: Staff, tenant: Tenant) -> None:
    """Nobody else's page can connect, test or remove a source."""
    _connect(staff)
    for action, mode in (("usage_source", "save"), ("usage_source", "test"), ("delete_source", "")):
        shown = staff.post(action, token="wrong", kind="nfdump", mode=mode)
        assert "Nothing was changed" in shown.text
    assert _stored(tenant)["kind"] == "netflow_analyzer"
