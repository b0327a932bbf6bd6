"""Import and export in a browser: one click after the check, with scripts and without."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.shop import ADDON_PAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.shop import Shop
    from tests.browser.visit import Visit

PASSWORD = " &<>\"'#%+{}$\u00e4\U0001f600 "


@pytest.fixture(autouse=True)
def services(shop: Shop) -> None:
    """Store the services of the files."""
    for service_id in (1, 2, 3, 5):
        shop.add_service(service_id, 56)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Give a CSV file with two good rows."""
    path = tmp_path / "records.csv"
    cell = '"' + PASSWORD.replace('"', '""') + '"'
    path.write_text(
        f"service_id,client_id,username,password\r\n1,56,acme,{cell}\r\n2,56,acme,\r\n",
        encoding="utf-8",
    )
    return path


def test_a_checked_file_is_one_click_from_the_import(shop: Shop, visit: Visit, table: Path) -> None:
    """The file is chosen once: checked, then imported, byte for byte, and nothing in between."""
    visit.enter_admin()
    page = visit.open(f"{ADDON_PAGE}&action=import")
    visit.screenshots("import")
    page.get_by_label("CSV or NDJSON file").set_input_files(table)
    page.get_by_role("button", name="Check (changes nothing)").click()
    page.get_by_text("The file can be imported.").wait_for()
    assert shop.tenant.found() == []
    visit.screenshots("import-checked")

    page.get_by_role("button", name="Import now").click()
    page.get_by_text("The file was imported.").wait_for()
    visit.screenshot("import-done")

    assert shop.tenant.found() == [1, 2]
    assert shop.tenant.password(1) == PASSWORD


def test_a_check_shows_the_first_rows_and_warns(shop: Shop, visit: Visit, table: Path) -> None:
    """Rows as they were understood, clients of WHMCS filled in, passwords hidden, on any screen."""
    shop.tenant.put(1, client_id=56, ip_address="192.0.2.1")
    lines = [
        "service_id;username;password;group;notes",
        f"1;acme;c4nary;DC1;{'A long note that goes on. ' * 8}",
        "2;<b>bits</b>;1,23457E+19;#WERT!;",
        "3;acme;;DC1;",
        "9;acme;;DC1;",
    ]
    table.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8")
    for language, button, said in (
        ("english", "Check (changes nothing)", "The first rows, as they were understood"),
        ("german", "Prüfen (ändert nichts)", "Die ersten Zeilen, wie sie verstanden wurden"),
    ):
        shop.site.sql("UPDATE tbladmins SET language = :language", language=language)
        visit.enter_admin()
        page = visit.open(f"{ADDON_PAGE}&action=import")
        page.locator("#file").set_input_files(table)
        page.get_by_role("button", name=button).click()
        page.get_by_text(said).wait_for()
        visit.screenshots(f"import-preview-{language}")
        first = page.locator(".nfm-preview tbody tr").first.locator("td")
        assert first.nth(1).inner_text() == "56"
        assert page.locator(".nfm-preview b").count() == 0
        assert "c4nary" not in page.content()


def test_another_file_than_the_checked_one_is_refused(
    shop: Shop, visit: Visit, table: Path, tmp_path: Path
) -> None:
    """After a check only the same file is imported."""
    other = tmp_path / "other.csv"
    other.write_text("service_id,client_id\r\n3,56\r\n", encoding="utf-8")
    visit.enter_admin()
    page = visit.open(f"{ADDON_PAGE}&action=import")
    page.get_by_label("CSV or NDJSON file").set_input_files(table)
    page.get_by_role("button", name="Check (changes nothing)").click()
    page.get_by_text("The file can be imported.").wait_for()

    page.get_by_label("CSV or NDJSON file").set_input_files(other)
    page.get_by_role("button", name="Import now").click()
    page.get_by_text("the file or the choice differs from the one that was checked").wait_for()
    assert shop.tenant.found() == []


def test_without_scripts_the_file_is_chosen_again(
    shop: Shop, new_visit: Callable[..., Visit], table: Path
) -> None:
    """Every step works in a browser without scripts."""
    visit = new_visit(java_script_enabled=False)
    visit.enter_admin()
    page = visit.open(f"{ADDON_PAGE}&action=import")
    for button, said in (
        ("Check (changes nothing)", "The file can be imported."),
        ("Import now", "The file was imported."),
    ):
        page.get_by_label("CSV or NDJSON file").set_input_files(table)
        page.get_by_role("button", name=button).click()
        page.get_by_text(said).wait_for()
    assert shop.tenant.found() == [1, 2]


def test_bad_rows_are_listed(shop: Shop, visit: Visit, table: Path) -> None:
    """Line, column and reason stand in a table; the values of the file do not."""
    with table.open("a", encoding="utf-8") as file:
        file.write("x,56,c4nary,\r\n5,57,c4nary,\r\n")
    visit.enter_admin()
    page = visit.open(f"{ADDON_PAGE}&action=import")
    page.get_by_label("CSV or NDJSON file").set_input_files(table)
    page.get_by_role("button", name="Import now").click()
    page.get_by_text("Nothing was imported. Invalid rows: 2.").wait_for()
    visit.screenshots("import-errors")

    rows = page.locator(".table-striped tbody tr")
    assert [row.split()[:2] for row in rows.all_inner_texts()] == [
        ["4", "service_id"],
        ["5", "client_id"],
    ]
    assert "c4nary" not in page.content()
    assert shop.tenant.found() == []


@pytest.mark.parametrize("kind", ["CSV", "NDJSON"])
def test_the_export_is_the_file_of_the_api(shop: Shop, visit: Visit, kind: str) -> None:
    """What the browser saves is what the API exports, byte for byte, under a name with the day."""
    shop.tenant.put(
        7, client_id=56, username="=acme", password="c4nary", notes="\u00e4\n\U0001f600"
    )
    visit.enter_admin()
    page = visit.open(f"{ADDON_PAGE}&action=export")
    visit.screenshot("export")
    with page.expect_download() as saved:
        page.get_by_role("link", name=f"Download {kind}").click()
    saved.value.save_as(file := shop.site.folder / "saved")

    query: dict[str, Any] = {"format": kind.lower()} | ({"bom": "true"} if kind == "CSV" else {})
    assert file.read_bytes() == shop.tenant.call("GET", "/v1/exports", params=query).content
    assert saved.value.suggested_filename.startswith("access-records-20")
    assert saved.value.suggested_filename.endswith(f".{kind.lower()}")


def test_the_export_has_the_headers_of_a_file(visit: Visit) -> None:
    """Type, disposition and caching are those of a private file, and the session goes on."""
    visit.enter_admin()
    answer = visit.page.request.get(f"{visit.url}{ADDON_PAGE}&action=export&format=csv")

    assert answer.status == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.body().startswith(codecs.BOM_UTF8 + b"service_id,client_id,")
    visit.open(ADDON_PAGE).get_by_role("link", name="Access records").first.wait_for()


def test_a_file_that_php_does_not_take_is_explained(
    shop: Shop, visit: Visit, tmp_path: Path
) -> None:
    """A file above PHP's limits brings a page that says so, not one about an old form."""
    large = tmp_path / "large.csv"
    large.write_bytes(b"service_id,client_id\r\n" + b"1,1\r\n" * 2_000_000)
    visit.enter_admin()
    page = visit.open(f"{ADDON_PAGE}&action=import")
    page.get_by_label("CSV or NDJSON file").set_input_files(large)
    page.get_by_role("button", name="Check (changes nothing)").click()
    page.get_by_text("larger than this server takes").wait_for()
    assert shop.tenant.found() == []
