"""Behind a real nginx that compresses JSON and serves the API below a path."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.addon.admin_pages import ADA, SCOPES, Staff, add_client, add_hosting
from tests.addon.admin_site import AdminSite, Form
from tests.addon.whmcs import Step, Whmcs, section
from tests.support.live_api import LiveApi
from tests.support.tenant import Tenant
from tests.support.waiting import HANG_SECONDS, wait_until
from tests.support.web_servers import nginx_below_a_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.needs("php", "nginx")

NIGHT: Step = {"do": "hook", "name": "DailyCronJob", "vars": {}}
PATH = "/netflow"
RECORD = f"{PATH}/v1/access-records/7"


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveApi]:
    """Give an API that trusts the address from which nginx calls, and no other."""
    variables = {"NFM_PATH_PREFIX": PATH, "NFM_TRUSTED_PROXIES": "127.0.0.1"}
    with LiveApi(tmp_path_factory.mktemp("below") / "data", **variables) as api:
        yield api


@pytest.fixture(scope="module", params=[False, True], ids=["removed", "kept"])
def port(request: pytest.FixtureRequest, api: LiveApi) -> Iterator[int]:
    """Give the port of nginx, which passes on the path of a request without the prefix or as is."""
    with nginx_below_a_path(api.port, keeps_path=request.param) as port:
        yield port


@pytest.fixture
def http(api: LiveApi, port: int) -> Iterator[httpx.Client]:
    """Give a caller with a key, whose address is ::1."""
    key = api.create_key("records:read", "records:write", "admin")
    headers = {"Authorization": f"Bearer {key}", "Accept-Encoding": "gzip"}
    url = f"http://[::1]:{port}"
    with httpx.Client(
        base_url=url, headers=headers, trust_env=False, timeout=HANG_SECONDS
    ) as client:
        yield client


@pytest.fixture
def staff(tmp_path: Path, api: LiveApi, port: int, php: tuple[str, ...]) -> Staff:
    """Give a member of staff whose addon calls from ::1, with an installation of its own."""
    tenant = Tenant.of(api)
    key = api.create_key(*SCOPES, installation_id=tenant.installation_id)
    installation = Whmcs(tmp_path, php=php)
    installation.connect(f"http://[::1]:{port}{PATH}/", key)
    installation.add("tblproducts", id=7, name="VPS Large")
    add_client(installation, ADA, "Ada Lovelace")
    return Staff(installation, tenant)


def test_tags_that_nginx_has_rewritten_are_accepted(http: httpx.Client) -> None:
    """A compressed answer has a weak tag, which finds the record unchanged and changes it once."""
    http.put(RECORD, json={"client_id": ADA, "username": "acme"}).raise_for_status()
    read = http.get(RECORD)
    assert read.headers["content-encoding"] == "gzip"
    tag = read.headers["etag"]
    assert tag.startswith('W/"')
    assert http.get(RECORD, headers={"If-None-Match": tag}).status_code == 304
    media_type = {"Content-Type": "application/merge-patch+json", "If-Match": tag}
    changes = [http.patch(RECORD, json={"notes": n}, headers=media_type) for n in ("a", "b")]
    assert [change.status_code for change in changes] == [200, 412]
    http.delete(RECORD, headers={"If-Match": changes[0].headers["etag"]}).raise_for_status()


def test_what_links_name_is_there(http: httpx.Client) -> None:
    """Documentation, its files, the document and its server, problem types and `Location`."""
    page = http.get(f"{PATH}/docs").text
    links = [*re.findall(r'(?:src|href)="([^"]+)"', page), *re.findall(r"url: '([^']+)'", page)]
    problem = http.get(f"{PATH}/v1/nothing").json()
    browser = {"Accept": "text/html, */*;q=0.1"}  # for programs `/` is nothing
    statuses = [http.get(link, headers=browser).status_code for link in [*links, problem["type"]]]
    assert statuses == [200] * len(statuses)
    assert len(statuses) > 5
    [server] = http.get(f"{PATH}/openapi.json").json()["servers"]
    assert http.get(f"{server['url']}/v1/whoami").status_code == 200
    created = http.put(RECORD, json={"client_id": ADA})
    assert created.status_code == 201
    assert http.get(created.headers["location"]).json()["service_id"] == 7
    http.delete(created.headers["location"]).raise_for_status()


def _refused(caplog: pytest.LogCaptureFixture) -> list[str]:
    lines = [vars(record) for record in caplog.records]
    return [line["address"] for line in lines if line.get("status") == 401]


def test_the_caller_is_the_one_of_nginx(
    api: LiveApi, http: httpx.Client, caplog: pytest.LogCaptureFixture
) -> None:
    """In the trail and in the line of a 401; what he writes into the header does not count."""
    own = {"X-Forwarded-For": "192.0.2.1"}
    http.put(RECORD, json={"client_id": ADA}, headers=own).raise_for_status()
    http.delete(RECORD, headers=own).raise_for_status()
    events = http.get(f"{PATH}/v1/audit-events", params={"limit": 2}).json()["items"]
    assert [event["address"] for event in events] == ["::1", "::1"]

    caplog.set_level(logging.INFO, "app.api.middleware")
    url = f"{PATH}/v1/whoami"
    wrong = {"Authorization": "Bearer wrong"}
    assert http.get(url, headers=own | wrong).status_code == 401
    assert api.call("GET", url, headers=wrong).status_code == 401
    wait_until(lambda: len(_refused(caplog)) == 2, "a line after each answer")
    assert _refused(caplog) == ["::1", "127.0.0.1"]


def test_the_addon_works_below_a_path(staff: Staff) -> None:
    """It saves and edits, shows the section, imports a file and reports every service."""
    add_hosting(staff.whmcs, 1)
    add_hosting(staff.whmcs, 2)
    staff.post("save", service_id=1, client_id=ADA, enabled="1")
    edited = staff.submit(staff.get("edit", service_id=1), username="acme")
    assert "The access record is saved." in edited.text
    file = staff.whmcs.temporary / "rows.csv"
    file.write_text("service_id,client_id,username\n2,56,second\n" + "\n" * 400_000)
    site = AdminSite(staff.whmcs)
    checked = Form("import", site.send("import", site.form("import"), file)).fields
    assert "second" not in site.open("list")
    site.send("import", checked | {"dry_run": ["false"]}, file)
    assert staff.tenant.record(2)["username"] == "second"
    assert "reach the API: GET, PUT, PATCH, DELETE, POST, POST text/csv" in site.open("health")
    night = staff.whmcs.play(NIGHT, section(1), client=ADA)
    assert "2 services" in "".join(night.activity)
    assert "acme" in night.steps[1].printed + str(night.results[1])

    events = staff.tenant.get(f"{PATH}/v1/audit-events")["items"]
    made = [event for event in events if event["action"] != "key.created"]
    assert [event["address"] for event in made] == ["::1"] * 7
