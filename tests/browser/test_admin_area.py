"""The administration of the stand-in: every page of it, and what a form of it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.shop import Shop
    from tests.browser.visit import Visit

    NewId = Callable[[], int]

PAGES = [
    "/admin/index.php",
    "/admin/clients.php",
    "/admin/clientssummary.php?userid={client}",
    "/admin/clientsservices.php?userid={client}&id={service}",
    "/admin/configaddonmods.php",
    "/admin/configemailtemplates.php",
    "/admin/configemailtemplates.php?id={template}",
    "/admin/systememaillog.php",
    "/admin/systemactivitylog.php",
    "/admin/search.php?q=acme",
]
TEMPLATE = "Hello {$client_first_name} <b>{$netflow_username}</b>"


@pytest.fixture
def rows(shop: Shop, new_id: NewId) -> dict[str, int]:
    """Store one client with one service and one template."""
    client, service = new_id(), new_id()
    shop.add_client(client)
    shop.add_service(service, client)
    shop.tenant.put(service, client_id=client, username="acme-user")
    return {
        "client": client,
        "service": service,
        "template": shop.add_template("Welcome", TEMPLATE),
    }


def test_every_page_opens(visit: Visit, rows: dict[str, int]) -> None:
    """No page of the administration has an error of PHP, of a script or of a request."""
    visit.enter_admin()
    for address in PAGES:
        page = visit.open(address.format(**rows))
        assert page.locator("h1").count() == 1, address


def test_a_mail_is_sent_logged_and_read(shop: Shop, visit: Visit, rows: dict[str, int]) -> None:
    """A mail about a service is in the log of the staff and in the client's own list."""
    visit.enter_admin()
    page = visit.open(PAGES[3].format(**rows))
    page.get_by_role("button", name="Send Message").click()
    page.get_by_text("Sent: Welcome").wait_for()
    assert shop.sent_mail() == "Hello Ada <b>acme-user</b>"

    visit.enter_client(rows["client"])
    page = visit.open("/clientarea.php?action=emails")
    page.get_by_role("link", name="Welcome").click()
    assert page.locator(".standin-mail-html b").inner_text() == "acme-user"


def test_the_addon_is_activated_and_configured(shop: Shop, visit: Visit) -> None:
    """Activation stores no setting; the form then stores address, key and roles."""
    shop.site.sql("DELETE FROM tbladdonmodules")
    visit.enter_admin()
    page = visit.open("/admin/configaddonmods.php")
    page.get_by_role("button", name="Activate").click()
    page.get_by_label("API address").fill("https://netflow.example.com")
    page.get_by_label("API key").fill("nfm_&'key")
    page.get_by_label("Full Administrator").check()
    page.get_by_role("button", name="Save Changes").click()
    page.get_by_text("The settings are saved.").wait_for()

    stored = shop.site.rows("SELECT setting, value FROM tbladdonmodules")
    values = {row["setting"]: row["value"] for row in stored}
    assert values["api_url"] == "https://netflow.example.com"
    assert values["api_key"] == "nfm_&'key"
    assert values["access"] == "1"


def test_input_is_encoded_where_the_version_does_it(shop: Shop, visit: Visit) -> None:
    """With the switch on, modules find entities in their input, and settings are stored so."""
    shop.switch("StandinEncodesInput", "on")
    visit.enter_admin()
    page = visit.open("/admin/configaddonmods.php")
    page.get_by_label("API key").fill("nfm_&'key")
    page.get_by_role("button", name="Save Changes").click()
    page.get_by_text("The settings are saved.").wait_for()

    assert page.get_by_label("API key").input_value() == "nfm_&'key"
    [row] = shop.site.rows("SELECT value FROM tbladdonmodules WHERE setting = 'api_key'")
    assert row["value"] == "nfm_&amp;&#039;key"
