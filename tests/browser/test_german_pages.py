"""Pages in German: what the API refuses, Health while nothing or a firewall answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.shop import ADDON_PAGE
from tests.support.web_servers import apache_with_core_rule_set

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.shop import Shop
    from tests.browser.visit import Visit

CLIENT, SERVICE = 56, 1234
TOO_LONG = "Darf höchstens 255 Zeichen haben."


@pytest.fixture(autouse=True)
def _rows(shop: Shop) -> None:
    """Give a client with a service."""
    shop.add_client(CLIENT, companyname="Engines & Co")
    shop.add_service(SERVICE, CLIENT)
    shop.site.sql("UPDATE tbladmins SET language = 'german'")


def _open(visit: Visit, action: str) -> Page:
    visit.enter_admin()
    return visit.open(f"{ADDON_PAGE}&action={action}")


def test_errors_stand_beside_their_fields_in_german(visit: Visit) -> None:
    """The form shows each rule where it is broken, on a screen and on a phone."""
    page = _open(visit, f"edit&service_id={SERVICE}")
    page.locator("form", has=page.locator("#nfm-group")).evaluate("form => form.noValidate = true")
    page.locator("#nfm-netflow_url").fill("ftp://netflow.example.com/")
    page.locator("#nfm-username").fill("x" * 256)
    page.locator("#nfm-ip_address").fill("0.0.0.0/0")
    page.get_by_role("button", name="Speichern").click()
    page.get_by_text(TOO_LONG).first.wait_for()
    visit.screenshots("german-form-errors")
    assert page.get_by_text("Darf kein Subnetz sein").count() > 0


def test_rows_of_an_import_are_refused_in_german(visit: Visit, tmp_path: Path) -> None:
    """The table of the check names line, column and rule."""
    file = tmp_path / "records.csv"
    file.write_text(f"service_id,username,ip_address\n{SERVICE},{'x' * 300},1E+12\n7,acme,\n")
    page = _open(visit, "import")
    page.locator("input[type=file]").set_input_files(file)
    page.locator("form button.btn-primary").first.click()
    page.get_by_text(TOO_LONG).wait_for()
    visit.screenshots("german-import-errors")
    assert page.get_by_text("WHMCS hat keinen solchen Service.").count() == 1


def test_health_of_an_api_that_is_down(shop: Shop, visit: Visit) -> None:
    """Nothing is ticked that is not known; the dashboard, opened first, has paused its calls."""
    shop.connect(api_url="http://127.0.0.1:1")
    page = _open(visit, "health")
    visit.screenshots("german-health-down")
    assert page.get_by_text("nicht zurückgehalten; ob sie ankommen, ist nicht bekannt").count() == 8
    assert page.get_by_text("s zurückgehalten, weil die API fehlschlug").count() == 1


@pytest.mark.needs("apache2")
@pytest.mark.parametrize(
    ("language", "refused"),
    [("german", "lehnte PUT ab (Status 403)"), ("english", "refused PUT (status 403)")],
)
def test_health_while_a_firewall_refuses(
    shop: Shop, visit: Visit, language: str, refused: str
) -> None:
    """It names the methods and uploads that do not pass, and so does a form that is saved."""
    shop.site.sql(f"UPDATE tbladmins SET language = '{language}'")
    with apache_with_core_rule_set(shop.tenant.api.port) as port:
        shop.connect(api_url=f"http://127.0.0.1:{port}")
        page = _open(visit, "health")
        visit.screenshots(f"{language}-health-firewall")
        visit.open(f"{ADDON_PAGE}&action=edit&service_id={SERVICE}")
        page.locator("#nfm-username").fill("acme")
        page.locator("form:has(#nfm-username) button.btn-primary").click()
        page.get_by_text(refused).first.wait_for()
        visit.screenshots(f"{language}-form-firewall")
