"""Export on the addon's page: a file and nothing else, without passwords, in constant memory."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from tests.addon.admin_site import AdminSite
from tests.addon.whmcs import ADMIN_PAGE, LOAD_ENTRY_POINTS, request
from tests.faults.fault_server import FaultServer
from tests.support.keys import make_key
from tests.support.waiting import HANG_SECONDS

if TYPE_CHECKING:
    from tests.addon.whmcs import Whmcs
    from tests.support.tenant import Tenant

pytestmark = pytest.mark.needs("php")

SECRET = "c4nary-password"


@pytest.fixture
def site(whmcs: Whmcs, tenant: Tenant) -> AdminSite:
    """Give the pages of a WHMCS with an installation of its own."""
    whmcs.connect(tenant.api.url, tenant.key)
    return AdminSite(whmcs)


def _download(site: AdminSite, file_format: str) -> str:
    """Return all that PHP sent to the browser, where a page had begun already."""
    asked = request(get={"action": "export", "format": file_format})
    outcome = site.whmcs.run(LOAD_ENTRY_POINTS, asked, ADMIN_PAGE)
    assert (outcome.faults, outcome.steps[-1].printed) == ([], "")
    return "\n".join(outcome.sent)


def test_a_table_of_all_records_is_sent_alone(site: AdminSite, tenant: Tenant) -> None:
    """The CSV is what the API exports, character for character: no page around it, no password."""
    tenant.put(5, client_id=56, username="=acme", password=SECRET, notes="two\nlines")
    tenant.put(7, client_id=57, group="\u00e4\U0001f600")

    file = _download(site, "csv")

    exported = tenant.call("GET", "/v1/exports", params={"format": "csv", "bom": "true"}).text
    assert file == exported.replace("\r\n", "\n")  # as PHP's output was read
    rows = list(csv.DictReader(io.StringIO(file.removeprefix("\ufeff"), newline="")))
    assert [row["service_id"] for row in rows] == ["5", "7"]
    assert (SECRET in file, "password" in rows[0]) == (False, False)


def test_ndjson_is_sent_alone(site: AdminSite, tenant: Tenant) -> None:
    """Every line is a JSON object of a record."""
    tenant.put(5, client_id=56, username="acme", password=SECRET)

    [line] = _download(site, "ndjson").splitlines()

    assert json.loads(line)["username"] == "acme"
    assert SECRET not in line


@pytest.mark.parametrize(("file_format", "lines"), [("csv", 1), ("ndjson", 0)])
def test_no_records_are_a_file_too(site: AdminSite, file_format: str, lines: int) -> None:
    """Without records the file is the header line, or empty, and not a page."""
    file = _download(site, file_format)

    assert len(file.splitlines()) == lines
    assert "<" not in file


def test_a_large_export_needs_no_memory(site: AdminSite, tenant: Tenant) -> None:
    """A file larger than all of PHP's memory is sent whole."""
    rows = (
        json.dumps({"service_id": number, "client_id": 1, "notes": "n" * 9_000})
        for number in range(1, 3_001)
    )
    headers = {"Content-Type": "application/x-ndjson"}
    answer = tenant.call(
        "POST", "/v1/imports", content="\n".join(rows), headers=headers, timeout=HANG_SECONDS
    )
    assert answer.status_code == 200, answer.text
    site.whmcs.php_options = ["-d", "memory_limit=20M"]

    file = _download(site, "ndjson")

    assert len(file) > 26_000_000
    assert len(file.splitlines()) == 3_000


@pytest.mark.parametrize("file_format", ["", "xml", "csv&include_passwords=true"])
def test_any_other_form_is_the_page(site: AdminSite, file_format: str) -> None:
    """Without a known form nothing is sent but the page that offers both."""
    page = site.open("export", format=file_format)

    assert "format=csv" in page
    assert "format=ndjson" in page
    assert "include-passwords" in page


def test_a_failure_before_the_file_is_a_page(site: AdminSite, tenant: Tenant) -> None:
    """An API that cannot be reached, and a key that may not export, are said on a page."""
    _, key = make_key(tenant.api, "mail", installation_id=tenant.installation_id)
    site.whmcs.settings["api_key"] = key
    assert "&quot;records:read&quot;" in site.open("export", format="csv")

    site.whmcs.settings["api_url"] = "http://127.0.0.1:1"
    assert "Is the service running" in site.open("export", format="csv")


def test_a_page_of_another_program_is_no_file(site: AdminSite) -> None:
    """What answers 200 with HTML is told as a failure, and nothing of it is sent as the export."""
    head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 14\r\n\r\n"
    with FaultServer(lambda exchange: exchange.send(f"{head}<p>Login</p>\r\n".encode())) as server:
        site.whmcs.settings["api_url"] = server.url
        page = site.open("export", format="csv")

    assert "another program may listen" in page
    assert "<p>Login</p>" not in page


def test_a_file_that_broke_off_says_so_and_imports_nowhere(site: AdminSite, tenant: Tenant) -> None:
    """When the API goes away in the middle, the last line says it, and no import takes it."""
    head = "HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: 5000\r\n\r\n"
    part = "service_id,client_id\r\n1,56\r\n"
    with FaultServer(lambda exchange: exchange.send((head + part).encode())) as server:
        site.whmcs.settings["api_url"] = server.url
        file = _download(site, "csv")

    assert file.startswith("service_id,client_id\n1,56\n")
    assert "THIS FILE IS NOT COMPLETE" in file.splitlines()[-1]
    answer = tenant.call("POST", "/v1/imports", content=file, headers={"Content-Type": "text/csv"})
    assert answer.status_code == 422
    assert tenant.found() == []
