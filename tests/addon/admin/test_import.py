"""Import on the addon's page: check first, all rows or none, nothing is kept or repeated."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from tests.addon.admin_site import AdminSite, Form, uploaded
from tests.addon.whmcs import ADMIN_PAGE, LOAD_ENTRY_POINTS
from tests.faults.behaviours import response
from tests.faults.fault_server import FaultServer
from tests.support.keys import make_key

if TYPE_CHECKING:
    from pathlib import Path

    from tests.addon.whmcs import Whmcs
    from tests.support.tenant import Tenant

pytestmark = pytest.mark.needs("php")

HEADER = "service_id,client_id,username,password\r\n"
GOOD = HEADER + "1,56,acme,c4nary-one\r\n2,56,\u00e4cme,c4nary-two\r\n"
APPLY = {"dry_run": ["false"]}
SERVICES = {1: 56, 2: 56, 3: 56, 8: 5, 9: 5, 1234: 56}


@pytest.fixture
def site(whmcs: Whmcs, tenant: Tenant) -> AdminSite:
    """Give the pages of a WHMCS with an installation of its own, and with the services of it."""
    whmcs.connect(tenant.api.url, tenant.key)
    for service_id, client_id in SERVICES.items():
        whmcs.add_service(service_id, client_id)
    return AdminSite(whmcs)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Give a CSV file with two good rows."""
    path = tmp_path / "records.csv"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_a_file_is_checked_before_anything_is_changed(
    site: AdminSite, tenant: Tenant, table: Path
) -> None:
    """The form as it stands is a dry run: it counts, stores nothing, and knows the file again."""
    page = site.send("import", site.form("import"), table)

    assert "The file can be imported. Nothing was changed yet." in page
    assert "Records that would be new" in page
    assert tenant.found() == []
    assert len(Form("import", page).fields["checked"][0]) > 64


def test_the_checked_file_is_imported(site: AdminSite, tenant: Tenant, table: Path) -> None:
    """Sent once more, the file that was checked is stored, passwords included."""
    checked = Form("import", site.send("import", site.form("import"), table)).fields

    page = site.send("import", checked | APPLY, table)

    assert "The file was imported." in page
    assert tenant.found() == [1, 2]
    assert tenant.password(1) == "c4nary-one"
    assert tenant.record(2)["username"] == "\u00e4cme"
    again = site.send("import", checked | APPLY, table)
    assert "Unchanged records" in again


@pytest.mark.parametrize("change", ["file", "mode"])
def test_what_was_not_checked_is_not_imported(
    site: AdminSite, tenant: Tenant, table: Path, change: str
) -> None:
    """After a check, another file or another choice than the checked one is refused."""
    checked = Form("import", site.send("import", site.form("import"), table)).fields
    if change == "file":
        table.write_text(GOOD.replace("56", "57"), encoding="utf-8")
    else:
        checked["mode"] = ["create"]

    page = site.send("import", checked | APPLY, table)

    assert "the file or the choice differs from the one that was checked" in page
    assert tenant.found() == []


@pytest.mark.parametrize("fields", [{}, APPLY])
def test_bad_rows_are_named_without_their_values(
    site: AdminSite, tenant: Tenant, table: Path, fields: dict[str, list[str]]
) -> None:
    """Line, column and reason of each bad row are shown, never a value; no other row is stored."""
    bad = "1,56,acme,c4nary-one\r\nx4711,56,acme,\r\n3,56,c4nary\x07,\r\n"
    table.write_text(HEADER + bad, encoding="utf-8")

    page = site.send("import", site.form("import") | fields, table)

    assert "Invalid rows: 2." in page
    assert page.index("<td>3</td>") < page.index("<td>service_id</td>")
    assert page.index("<td>4</td>") < page.index("<td>username</td>")
    assert ("c4nary" in page, "4711" in page) == (False, False)
    assert tenant.found() == []


def test_ndjson_is_known_by_its_first_character(
    site: AdminSite, tenant: Tenant, tmp_path: Path
) -> None:
    """A file of JSON objects needs no choice of a format; its name does not matter."""
    path = tmp_path / "records.txt"
    rows = [
        {"service_id": 8, "client_id": 5, "notes": "\U0001f600"},
        {"service_id": 9, "client_id": 5},
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")

    site.send("import", APPLY, path)

    assert tenant.found() == [8, 9]
    assert tenant.record(8)["notes"] == "\U0001f600"


def test_create_takes_no_known_service(site: AdminSite, tenant: Tenant, table: Path) -> None:
    """In the mode for new records alone, a record that exists is an error."""
    tenant.put(1, client_id=56, username="before")

    page = site.send("import", APPLY | {"mode": ["create"]}, table)

    assert "Invalid rows: 1." in page
    assert tenant.record(1)["username"] == "before"


@pytest.mark.parametrize("content", [b"  \r\n", b""])
def test_an_empty_file_is_explained(site: AdminSite, table: Path, content: bytes) -> None:
    """Nothing is sent for it."""
    table.write_bytes(content)

    assert "The file is empty." in site.send("import", {}, table)


def test_what_spreadsheets_do_is_accepted(site: AdminSite, tenant: Tenant, table: Path) -> None:
    """UTF-16 with tabs, as a spreadsheet saves Unicode text."""
    table.write_bytes("service_id\tclient_id\tenabled\r\n1\t56\tWAHR\r\n".encode("utf-16"))
    site.send("import", APPLY, table)

    assert tenant.record(1)["enabled"] is True


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (1, "larger than this server takes"),
        (3, "in part only"),
        (4, "Choose one"),
        (6, "upload_tmp"),
    ],
)
def test_an_upload_that_failed_is_explained(
    site: AdminSite, table: Path, error: int, said: str
) -> None:
    """What PHP says about an upload becomes what to do."""
    steps = (site.post("import", {}), uploaded(table, error))
    session = {"do": "session", "values": {"netflow_manager_token": "ab" * 32}}

    outcome = site.whmcs.run(LOAD_ENTRY_POINTS, session, *steps, ADMIN_PAGE)

    assert said in outcome.steps[-1].printed
    assert "The file can be imported" not in outcome.steps[-1].printed


UNKNOWN = b'{"title": "Unavailable", "detail": "No answer came.", "outcome": "unknown"}'
CERTAIN = b'{"title": "Unavailable", "detail": "The database is down."}'
PROBLEM, HTML = "Content-Type: application/problem+json", "Content-Type: text/html"


@pytest.mark.parametrize(
    ("answer", "is_known"),
    [
        (response(UNKNOWN, 503, PROBLEM), False),
        (response(b"<p>Bad gateway</p>", 503, HTML), False),
        (response(b"<p>Welcome</p>", 200, HTML), False),
        (response(b'{"dry_run": false, "rows": 2'), False),
        (response(b'{"dry_run": false, "rows": "2"}'), False),
        (response(CERTAIN, 503, PROBLEM), True),
    ],
)
def test_an_import_whose_outcome_is_unknown_is_not_denied(
    site: AdminSite, table: Path, answer: bytes, *, is_known: bool
) -> None:
    """Without a clear answer nobody says "nothing was imported"; for a check that is certain."""
    with FaultServer(lambda exchange: exchange.send(answer)) as server:
        site.whmcs.settings["api_url"] = server.url
        applied, checked = site.send("import", APPLY, table), site.send("import", {}, table)

    assert ("It is not known whether the change was made" in applied) is not is_known
    assert ("Nothing was imported." in applied) is is_known
    assert "Nothing was imported." in checked
    assert "was imported. " not in applied.replace("Nothing was imported. ", "")


def test_a_key_that_may_only_read_is_said(site: AdminSite, tenant: Tenant, table: Path) -> None:
    """Without `records:write` the page names the scope."""
    _, key = make_key(tenant.api, "records:read", installation_id=tenant.installation_id)
    site.whmcs.settings["api_key"] = key

    assert "&quot;records:write&quot;" in site.send("import", {}, table)


def test_a_large_file_needs_no_memory(site: AdminSite, tenant: Tenant, tmp_path: Path) -> None:
    """A file twice as large as all of PHP's memory goes through."""
    path = tmp_path / "large.ndjson"
    rows = [{"id": number, "userid": 1} for number in range(1, 6_001)]
    site.whmcs.tables["tblhosting"] = rows
    notes = "n" * 9_000
    with path.open("w", encoding="utf-8") as file:
        for service_id in range(1, 6_001):
            file.write(
                json.dumps({"service_id": service_id, "client_id": 1, "notes": notes}) + "\n"
            )
    assert path.stat().st_size > 50_000_000
    site.whmcs.php_options = ["-d", "memory_limit=24M"]

    page = site.send("import", {}, path)

    assert "The file can be imported" in page
    assert tenant.found() == []


def test_the_template_is_a_file_that_imports(site: AdminSite, tenant: Tenant, table: Path) -> None:
    """The CSV that the page offers imports as it is, and the page explains every column."""
    page = site.open("import")
    offered = page.split("data:text/csv;charset=utf-8,")[1].split('"')[0]
    table.write_text(unquote(offered), encoding="utf-8")

    assert "The file was imported." in site.send("import", APPLY, table)
    assert tenant.found() == [1234]
    for column in ("clear_password", "reuse_login_from", "notes"):
        assert f"<code>{column}</code>" in page
