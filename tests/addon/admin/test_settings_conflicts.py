"""Two people at the settings page: neither undoes what the other has done without being told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.addon.admin_site import AdminSite, Fields, Form
from tests.addon.html_page import read_page
from tests.faults.fault_server import FaultServer
from tests.support.sql import run_sql

if TYPE_CHECKING:
    from tests.addon.whmcs import Whmcs
    from tests.faults.fault_server import Exchange
    from tests.support.tenant import Tenant

pytestmark = pytest.mark.needs("php")

OUTDATED = "somebody else has changed the same settings"


@pytest.fixture
def site(whmcs: Whmcs, tenant: Tenant) -> AdminSite:
    """Give the pages of a WHMCS with an installation of its own."""
    whmcs.connect(tenant.api.url, tenant.key)
    return AdminSite(whmcs)


@pytest.mark.parametrize(
    ("meanwhile", "typed", "now"),
    [
        ({"section_title": "Theirs"}, {"section_title": ["Mine"]}, "Theirs"),
        (
            {"visible_statuses": ["Active", "Suspended"]},
            {"visible_statuses[]": ["Pending", "Active"]},
            "Active, Suspended",
        ),
        ({"visible_statuses": []}, {"visible_statuses[]": ["Pending", "Active"]}, "\u2013"),
        ({"on_terminate": "delete"}, {"on_terminate": ["keep"]}, "Delete its record"),
    ],
)
def test_the_second_of_two_tabs_is_told(
    site: AdminSite, tenant: Tenant, meanwhile: dict[str, object], typed: Fields, now: str
) -> None:
    """A setting that both change is not saved: the stored value stands beside what was chosen."""
    fields = site.form("settings")
    tenant.change_settings(**meanwhile, show_group=False)

    page = site.send("settings", fields | typed)

    assert OUTDATED in page
    [member] = meanwhile
    assert f"Stored now: {now}" in read_page(page).by_id(f"nfm-{member}-now").text
    assert page.count("Stored now") == 1
    assert tenant.get("/v1/settings")[member] == meanwhile[member]
    shown = Form("settings", page).fields
    assert {name: shown[name] for name in typed} == typed
    assert "show_group" not in shown

    assert "The settings were saved." in site.send("settings", shown)
    stored = tenant.get("/v1/settings")
    [chosen] = typed.values()
    assert stored[member] in (chosen, chosen[0])
    assert stored["show_group"] is False


def test_what_both_have_chosen_is_no_conflict(site: AdminSite, tenant: Tenant) -> None:
    """The same change twice, or another one, needs no question."""
    fields = site.form("settings")
    tenant.change_settings(section_title="Traffic", show_group=False)

    changed = fields | {"section_title": ["Traffic"], "button_label": ["Open"]}
    page = site.send("settings", changed)

    assert "The settings were saved." in page
    stored = tenant.get("/v1/settings")
    assert (stored["section_title"], stored["button_label"]) == ("Traffic", "Open")
    assert stored["show_group"] is False


def _answer(status: str, body: object) -> bytes:
    content = json.dumps(body).encode()
    media_type = "application/json" if status == "200 OK" else "application/problem+json"
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {len(content)}"
    return f'{head}\r\nETag: "x"\r\nConnection: close\r\n\r\n'.encode() + content


TOO_LATE = _answer("412 Precondition Failed", {"title": "Late", "detail": "It has been changed."})


def test_a_change_names_what_it_was_made_from(site: AdminSite, tenant: Tenant) -> None:
    """Only what was changed is sent, once, on the condition that the form is still true."""
    etag = tenant.call("GET", "/v1/settings").headers["etag"]
    fields = site.form("settings") | {"section_title": ["Traffic"]}

    with FaultServer(lambda exchange: exchange.send(_answer("200 OK", {}))) as server:
        site.whmcs.settings["api_url"] = server.url
        site.send("settings", fields)

    sent = server.requests[0]
    assert sent.startswith("PATCH /v1/settings ")
    assert f"If-Match: {etag}" in sent
    assert sent.endswith('{"section_title":"Traffic"}')


def test_an_outage_keeps_the_form(site: AdminSite, tenant: Tenant) -> None:
    """Nothing can be read and the answer is lost: the form is there, and saving again is safe."""
    fields = site.form("settings") | {"section_title": ["Traffic"]}
    url = site.whmcs.settings["api_url"]

    with FaultServer(lambda exchange: exchange.send(b"")) as server:
        site.whmcs.settings["api_url"] = server.url
        page = site.send("settings", fields)

    assert "It is not known whether the change was made." in page
    again = Form("settings", page).fields
    assert again == fields
    site.whmcs.settings["api_url"] = url
    assert "The settings were saved." in site.send("settings", again)
    assert tenant.get("/v1/settings")["section_title"] == "Traffic"


def test_what_was_refused_is_unsaved_whatever_follows(site: AdminSite) -> None:
    """If what is stored cannot be read after a 412, it is still known that nothing was saved."""
    fields = site.form("settings") | {"section_title": ["Traffic"]}

    def behave(exchange: Exchange) -> None:
        exchange.send(TOO_LATE if exchange.request.startswith("PATCH") else b"")

    with FaultServer(behave) as server:
        site.whmcs.settings["api_url"] = server.url
        page = site.send("settings", fields)

    assert "Nothing was saved." in page
    assert "It is not known" not in page
    assert Form("settings", page).fields == fields


def test_a_change_that_is_always_late_is_sent_twice(site: AdminSite, tenant: Tenant) -> None:
    """When settings change again in between, nothing is saved, and no loop is entered."""
    fields = site.form("settings") | {"section_title": ["Traffic"]}
    settings, schema = tenant.get("/v1/settings"), tenant.get("/v1/settings/schema")

    def behave(exchange: Exchange) -> None:
        is_schema = exchange.request.startswith("GET /v1/settings/schema ")
        answer = _answer("200 OK", schema if is_schema else settings)
        exchange.send(TOO_LATE if exchange.request.startswith("PATCH") else answer)

    with FaultServer(behave) as server:
        site.whmcs.settings["api_url"] = server.url
        page = site.send("settings", fields)

    assert [sent.split()[0] for sent in server.requests] == ["PATCH", "GET", "GET", "PATCH"]
    assert 'If-Match: "x"' in server.requests[-1]
    assert (
        "Nothing was saved. It has been changed." in read_page(page).one("div", role="alert").text
    )
    assert Form("settings", page).fields == fields


def test_a_kind_of_setting_that_is_not_known_is_left_out(site: AdminSite, tenant: Tenant) -> None:
    """A newer API may have settings of other kinds: the page shows and saves all others."""
    settings, schema = tenant.get("/v1/settings"), tenant.get("/v1/settings/schema")
    schema["settings"].insert(0, {**schema["settings"][0], "name": "days", "kind": "duration"})

    def behave(exchange: Exchange) -> None:
        is_schema = exchange.request.startswith("GET /v1/settings/schema ")
        exchange.send(_answer("200 OK", schema if is_schema else {**settings, "days": 3}))

    with FaultServer(behave) as server:
        site.whmcs.settings["api_url"] = server.url
        fields = site.form("settings")
        page = site.send("settings", fields | {"section_title": ["Traffic"]})

    assert "days" not in fields
    assert "section_title" in fields
    assert "The settings were saved." in page


def test_a_script_does_not_replace_broken_settings(site: AdminSite, tenant: Tenant) -> None:
    """A field without its form is not saved over settings that nobody has seen to be broken."""
    statement = "UPDATE display_settings SET chosen = '{}' WHERE installation_id = ?"
    tenant.change_settings(email_password="omit")
    run_sql(tenant.api.settings, statement, tenant.installation_id)

    page = site.send("settings", {"show_group": ["1"]})

    assert "edited directly in the database" in page
    assert tenant.call("GET", "/v1/settings").status_code == 409


def test_broken_settings_that_somebody_has_repaired(site: AdminSite, tenant: Tenant) -> None:
    """A form of the defaults does not undo what was saved since the settings were broken."""
    run_sql(
        tenant.api.settings,
        "UPDATE display_settings SET seal = '' WHERE installation_id = ?",
        tenant.installation_id,
    )
    fields = site.form("settings")
    tenant.change_settings(email_password="omit")

    page = site.send("settings", fields)

    assert "somebody else has changed the same settings" in page
    assert "Stored now: Leave it out" in read_page(page).by_id("nfm-email_password-now").text
    assert tenant.get("/v1/settings")["email_password"] == "omit"


def test_settings_that_break_while_the_form_is_open_are_not_replaced(
    site: AdminSite, tenant: Tenant
) -> None:
    """The form comes back and says that they are broken, as nobody has seen the defaults yet."""
    tenant.change_settings(email_password="omit", client_area_enabled=False)
    fields = site.form("settings") | {"section_title": ["Traffic"]}
    statement = "UPDATE display_settings SET seal = '' WHERE installation_id = ?"
    run_sql(tenant.api.settings, statement, tenant.installation_id)

    page = site.send("settings", fields)

    assert "edited directly in the database" in page
    assert read_page(page).named("section_title").get("value") == "Traffic"
    assert tenant.call("GET", "/v1/settings").status_code == 409


@pytest.mark.parametrize("shown", ['{"x": {}}', '{"x": {"kind": "switch"}}', '{"x": {"kind": 1}}'])
def test_a_form_that_somebody_has_changed_is_no_form(
    site: AdminSite, tenant: Tenant, shown: str
) -> None:
    """What it says of the settings is not used, and the page works."""
    page = site.send("settings", {"shown": [shown], "section_title": ["Traffic"]})

    assert "could not be shown" not in page
    assert tenant.get("/v1/settings")["section_title"] in {None, "Traffic"}
