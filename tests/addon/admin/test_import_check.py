"""The check of an import on the addon's page: clients of WHMCS, warnings, and the first rows."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.addon.admin_site import AdminSite

if TYPE_CHECKING:
    from pathlib import Path

    from tests.addon.whmcs import Whmcs
    from tests.support.tenant import Tenant

pytestmark = pytest.mark.needs("php")

APPLY = {"dry_run": ["false"]}
MARKUP = "<b>bold</b>"
FILES = {
    "CSV": b"service_id,username\r\n1,a\r\n2,b\r\n",
    "semicolons": b"\xef\xbb\xbfservice_id;client_id;username\r\n1;;a\r\n2;;b\r\n",
    "UTF-16": "service_id\tusername\r\n1\ta\r\n2\tb\r\n".encode("utf-16"),
    "NDJSON": b'{"service_id": 1, "username": "a"}\n{"service_id": 2, "username": "b"}\n',
}


@pytest.fixture
def site(whmcs: Whmcs, tenant: Tenant) -> AdminSite:
    """Give the pages of a WHMCS with two services of two clients."""
    whmcs.connect(tenant.api.url, tenant.key)
    whmcs.add_service(1, 56)
    whmcs.add_service(2, 57)
    return AdminSite(whmcs)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Give the path of a file."""
    return tmp_path / "records"


@pytest.mark.parametrize("name", FILES)
def test_whmcs_knows_the_clients(site: AdminSite, tenant: Tenant, table: Path, name: str) -> None:
    """A file without clients is checked and imported; each record has the client of WHMCS."""
    table.write_bytes(FILES[name])

    assert "The file can be imported." in site.send("import", site.form("import"), table)
    site.send("import", APPLY, table)

    found = [tenant.record(number) for number in (1, 2)]
    assert [(record["client_id"], record["username"]) for record in found] == [(56, "a"), (57, "b")]


@pytest.mark.parametrize("fields", [{}, APPLY])
def test_rows_that_whmcs_knows_otherwise_are_listed(
    site: AdminSite, tenant: Tenant, table: Path, fields: dict[str, list[str]]
) -> None:
    """A service that WHMCS lacks and one of another client are named; nothing is stored."""
    table.write_bytes(b"service_id,client_id\r\n1,56\r\n2,56\r\n3,56\r\n")

    page = site.send("import", fields, table)

    assert "Invalid rows: 2." in page
    assert page.index("<td>3</td>") < page.index("In WHMCS the service belongs to another client")
    assert page.index("<td>4</td>") < page.index("WHMCS has no such service.")
    assert tenant.found() == []


def test_the_first_rows_are_shown_without_passwords(site: AdminSite, table: Path) -> None:
    """A check shows how the file was understood, as text; a password is "set"."""
    rows = [
        {"service_id": 1, "username": MARKUP, "password": "c4nary", "enabled": False},
        {"service_id": 2, "notes": "second"},
    ]
    table.write_text("\n".join(map(json.dumps, rows)))

    page = site.send("import", {}, table)

    preview = page.split("The first rows, as they were understood")[1].split("</table>")[0]
    shown = [cell.strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", preview, re.DOTALL)]
    assert shown[:5] == ["1", "56", "&lt;b&gt;bold&lt;/b&gt;", "set", "no"]
    assert shown[6:8] == ["2", "57"]
    assert "second" in shown
    assert "c4nary" not in page
    assert "as they were understood" not in site.send("import", APPLY, table)


def test_damaged_cells_and_missing_columns_are_warned_of(
    site: AdminSite, tenant: Tenant, table: Path
) -> None:
    """The check lists them and the file can be imported all the same."""
    tenant.put(1, client_id=56, notes="old")
    table.write_bytes(b"service_id,username\r\n1,#REF!\r\n")

    page = site.send("import", site.form("import"), table)

    assert "Warnings: 2." in page
    assert "The file can be imported." in page
    assert "Looks like what a spreadsheet puts in place of a value" in page
    assert page.index("<td>notes</td>") < page.index("<td>username</td>")


def test_a_patch_is_a_choice_of_the_page(site: AdminSite, tenant: Tenant, table: Path) -> None:
    """What the file lacks stays, and a service without a record is an error."""
    tenant.put(1, client_id=56, username="kept")
    assert 'value="patch"' in site.open("import")
    table.write_bytes(b"service_id,notes\r\n1,new\r\n")

    site.send("import", APPLY | {"mode": ["patch"]}, table)

    assert [tenant.record(1)[name] for name in ("username", "notes")] == ["kept", "new"]
    table.write_bytes(b"service_id,notes\r\n2,new\r\n")
    page = site.send("import", APPLY | {"mode": ["patch"]}, table)
    assert "The service has no record to change." in page
