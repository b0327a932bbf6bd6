"""Web servers and firewalls between WHMCS and the API: what they refuse is not the API's word."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.addon.admin_pages import ADA, Staff, add_hosting
from tests.addon.admin_site import AdminSite
from tests.addon.whmcs import Step, Whmcs, elapse, section
from tests.faults.behaviours import response, with_status
from tests.faults.fault_server import FaultServer
from tests.support.web_servers import apache_with_core_rule_set, nginx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.live_api import LiveApi
    from tests.support.tenant import Tenant

pytestmark = pytest.mark.needs("php")

NIGHT: Step = {"do": "hook", "name": "DailyCronJob", "vars": {}}
SERVICE, CLIENT = 1234, 56
NO_KEY_AND_NO_SCOPE = ("does not accept the key", "lacks", "scope")


@pytest.fixture(scope="module")
def firewall(live_api: LiveApi) -> Iterator[str]:
    """Give the address of a firewall with the Core Rule Set at its defaults before the API."""
    with apache_with_core_rule_set(live_api.port) as port:
        yield f"http://127.0.0.1:{port}"


def _services(count: int) -> Step:
    numbers = f"with recursive n(i) as (select 1 union all select i + 1 from n where i < {count})"
    columns = "insert into tblhosting (id, userid, domainstatus)"
    values = "select i * 3 + abs(random()) % 3, abs(random()) % 60000 + 1, 'Active' from n"
    return {"do": "sql", "text": f"{columns} {numbers} {values}"}


@pytest.mark.needs("php", "apache2")
def test_a_firewall_that_refuses_a_save_is_named(staff: Staff, firewall: str) -> None:
    """It says what is to pass and that nothing was saved; key and scopes are not blamed."""
    add_hosting(staff.whmcs, 1)
    staff.whmcs.settings["api_url"] = firewall

    shown = staff.post("save", service_id=1, client_id=ADA, enabled="1", username="acme")

    assert (
        "A web server or firewall between WHMCS and the API refused PUT (status 403)" in shown.text
    )
    assert "Let GET, POST, PUT, PATCH, DELETE and these media types pass" in shown.text
    assert "The record was not saved." in shown.text
    assert not [word for word in NO_KEY_AND_NO_SCOPE if word in shown.summary.text]


@pytest.mark.needs("php", "apache2")
def test_health_names_what_a_firewall_refuses(whmcs: Whmcs, firewall: str) -> None:
    """By name: the methods and the uploads that do not pass, and what is to be allowed."""
    whmcs.settings["api_url"] = firewall
    page = AdminSite(whmcs).open("health")

    [line] = [part for part in page.split("<tr") if "Methods and uploads" in part]
    for name in ("PUT", "PATCH", "DELETE", "POST text/csv", "POST application/x-ndjson"):
        assert f"{name} (403)" in line
    assert "GET (" not in line
    assert "POST (" not in line
    assert "application/merge-patch+json" in line


@pytest.mark.needs("php", "apache2")
def test_a_firewall_in_the_night_is_named(tmp_path: Path, tenant: Tenant, firewall: str) -> None:
    """The nightly run says in the activity log that something in between refuses its upload."""
    whmcs = Whmcs(tmp_path)
    whmcs.connect(firewall, tenant.key)
    [line] = whmcs.play(_services(3), NIGHT).activity

    assert "firewall between WHMCS and the API refused POST (status 403)" in line
    assert "application/x-ndjson" in line


@pytest.mark.needs("php", "nginx")
def test_a_hundred_thousand_services_pass_nginx(tmp_path: Path, tenant: Tenant) -> None:
    """The nightly run of a large provider fits into the 1 MiB that nginx allows by default."""
    whmcs = Whmcs(tmp_path)
    tenant.put(1, client_id=7)
    with nginx(tenant.api.port) as port:
        whmcs.connect(f"http://127.0.0.1:{port}", tenant.key)
        outcome = whmcs.play(_services(100_000), NIGHT)

    assert "100000 services" in "".join(outcome.activity)


@pytest.mark.needs("php", "nginx")
def test_a_size_that_nginx_refuses_names_its_setting(staff: Staff) -> None:
    """A file too large for the web server, though compressed, is not too large for the API."""
    file = staff.whmcs.temporary / "large.csv"
    noise = "\n".join(f"{n},{ADA},{hash((n, 'x')):x}{hash((n, 'y')):x}" for n in range(1, 90_000))
    file.write_text(f"service_id,client_id,notes\n{noise}\n")
    site = AdminSite(staff.whmcs)
    with nginx(staff.tenant.api.port) as port:
        staff.whmcs.settings["api_url"] = f"http://127.0.0.1:{port}"
        shown = site.send("import", {"mode": ["upsert"], "dry_run": ["true"]}, file)

    assert "refused the size of the request (status 413)" in shown
    assert "client_max_body_size" in shown
    assert "LimitRequestBody" in shown
    assert "not known" not in shown


@pytest.mark.parametrize("status", [401, 403, 413, 429])
def test_a_refusal_in_between_does_not_count_as_one_of_the_key(whmcs: Whmcs, status: int) -> None:
    """The breaker opens after three of them for 15 seconds, not at once for a minute."""
    whmcs.add_service(SERVICE, CLIENT)
    behaviour = with_status(status, "Content-Type: text/html")
    with FaultServer(behaviour) as server:
        whmcs.settings["api_url"] = server.url
        outcome = whmcs.play(*[section(SERVICE)] * 5, elapse(16), section(SERVICE), client=CLIENT)
        assert len(server.requests) == 4

    [line] = outcome.activity
    assert f"status {status}" in line
    assert not [word for word in NO_KEY_AND_NO_SCOPE if word in line]


@pytest.mark.parametrize("status", [400, 401, 403, 405, 413, 429])
@pytest.mark.parametrize("action", ["save", "delete", "rotate"])
def test_a_change_that_was_refused_in_between_was_not_made(
    staff: Staff, action: str, status: int
) -> None:
    """No 4xx leaves open whether the change was made."""
    add_hosting(staff.whmcs, 1)
    answer = response(b"<h1>No</h1>", status, "Content-Type: text/html")
    with FaultServer(lambda exchange: exchange.send(answer)) as server:
        staff.whmcs.settings["api_url"] = server.url
        shown = staff.post(
            action, service_id=1, client_id=ADA, enabled="1", username="u", new_password="n"
        )

    assert f"status {status}" in shown.text
    assert "not known" not in shown.text
    assert not [word for word in NO_KEY_AND_NO_SCOPE if f"key {word}" in shown.text]


def test_the_checks_of_health_change_nothing(whmcs: Whmcs, tenant: Tenant) -> None:
    """Methods and uploads pass to the API, which refuses each and keeps every record as it is."""
    tenant.put(1, client_id=7, username="acme")
    whmcs.settings["api_key"] = tenant.key
    before = json.dumps(tenant.get("/v1/access-records"))

    page = AdminSite(whmcs).open("health")

    assert "reach the API: GET, PUT, PATCH, DELETE, POST, POST text/csv" in page
    assert json.dumps(tenant.get("/v1/access-records")) == before
