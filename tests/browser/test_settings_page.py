"""The settings and the explanation, as staff use them in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.shop import ADDON_PAGE
from tests.browser.visit import PHONE
from tests.support.keys import make_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.shop import Shop
    from tests.browser.visit import Visit

    NewId = Callable[[], int]


def test_settings_are_changed_and_followed_by_the_product_page(
    shop: Shop, visit: Visit, new_id: NewId
) -> None:
    """What an admin unticks and types is stored, and the section says it at once."""
    client, service = shop.add_client(new_id()), new_id()
    shop.add_service(service, client)
    shop.tenant.put(service, client_id=client, username="acme-user", group="ACME-DC1")
    visit.enter_admin()
    page = visit.open(f"{ADDON_PAGE}&action=settings")
    visit.screenshots("settings")
    page.get_by_label("Show: NetFlow Group").uncheck()
    page.get_by_label("Title of the section").fill("Traffic & <more>")
    page.get_by_label("Suspended").check()
    page.get_by_role("button", name="Save Changes").click()
    page.get_by_text("The settings were saved.").wait_for()

    assert page.get_by_label("Title of the section").input_value() == "Traffic & <more>"
    assert not page.get_by_label("Show: NetFlow Group").is_checked()
    stored = shop.tenant.get("/v1/settings")
    assert stored["visible_statuses"] == ["Active", "Suspended"]
    visit.enter_client(client)
    page = visit.open(f"/clientarea.php?action=productdetails&id={service}")
    page.get_by_text("Traffic & <more>").first.wait_for()
    assert page.get_by_text("ACME-DC1").count() == 0


def test_an_error_stands_beside_its_field(shop: Shop, visit: Visit) -> None:
    """The API's words are next to the address that cannot be used, and what was typed is there."""
    visit.enter_admin()
    page = visit.open(f"{ADDON_PAGE}&action=settings")
    page.get_by_label("Default NetFlow URL").fill("ftp://flow.example.com/")
    page.get_by_role("button", name="Save Changes").click()
    page.get_by_text("Nothing was saved.").wait_for()

    field = page.get_by_label("Default NetFlow URL")
    assert field.input_value() == "ftp://flow.example.com/"
    group = page.locator(".form-group.has-error")
    assert group.count() == 1
    assert group.locator("input").get_attribute("name") == "default_netflow_url"
    visit.screenshot("settings-error")
    assert shop.tenant.get("/v1/settings")["default_netflow_url"].endswith("myownserver.net/")


def test_the_second_of_two_tabs_is_told(shop: Shop, visit: Visit) -> None:
    """What somebody else unticked stands under the field; saving again is a decision."""
    visit.enter_admin()
    page = visit.open(f"{ADDON_PAGE}&action=settings")
    page.get_by_label("Suspended").check()
    shop.tenant.change_settings(visible_statuses=[], section_title="Traffic")

    page.get_by_role("button", name="Save Changes").click()
    page.get_by_role("alert").get_by_text("somebody else has changed the same settings").wait_for()
    visit.screenshots("settings-outdated")
    assert page.get_by_text("Stored now: \u2013").is_visible()
    assert page.get_by_label("Title of the section").input_value() == "Traffic"
    assert shop.tenant.get("/v1/settings")["visible_statuses"] == []

    page.get_by_role("button", name="Save Changes").click()
    page.get_by_text("The settings were saved.").wait_for()
    assert shop.tenant.get("/v1/settings")["visible_statuses"] == ["Active", "Suspended"]


def test_without_a_status_the_page_warns(shop: Shop, visit: Visit) -> None:
    """The warning stands in the field of the statuses, on a desktop and on a phone."""
    shop.tenant.change_settings(visible_statuses=[])
    visit.enter_admin()
    page = visit.open(f"{ADDON_PAGE}&action=settings")

    field = page.get_by_role("group", name="For services that are")
    assert field.get_by_text("No status is ticked").is_visible()
    visit.screenshots("settings-no-status")


def test_a_key_without_admin_is_explained(shop: Shop, visit: Visit) -> None:
    """Without the scope there is no form, but the command that makes a better key."""
    installation = shop.tenant.installation_id
    _, key = make_key(shop.tenant.api, "render", "mail", installation_id=installation)
    shop.connect(api_key=key)
    visit.enter_admin()
    page = visit.open(f"{ADDON_PAGE}&action=settings")

    assert page.locator(".netflow-manager form").count() == 0
    page.get_by_text("netflow-manager key create --name whmcs --for-whmcs").wait_for()
    visit.screenshots("settings-scope")


@pytest.mark.parametrize("status", ["Active", "Suspended"])
def test_the_explanation_leads_to_the_cause(
    shop: Shop, visit: Visit, new_id: NewId, status: str
) -> None:
    """From the search to the one line that is wrong, and from there to where it is solved."""
    client, service = shop.add_client(new_id()), new_id()
    shop.add_service(service, client, domainstatus=status)
    shop.tenant.put(service, client_id=client, username="acme-user")
    visit.enter_admin()
    page = visit.open(f"{ADDON_PAGE}&action=explain")
    page.get_by_label("Service").fill(f"vps{service}")
    page.get_by_role("button", name="Check").click()
    page.locator(".list-group a").first.click()
    visit.screenshots(f"explanation-{status.lower()}")

    if status == "Active":
        page.get_by_text("The section is shown to the client.").wait_for()
        return
    page.get_by_text("The section is not shown. To be solved: 1.").wait_for()
    row = page.get_by_role("row", name="Status of the service")
    row.get_by_role("link", name="Settings").click()
    page.get_by_role("heading", name="Settings").wait_for()


def test_health_and_sidebar(shop: Shop, visit: Visit) -> None:
    """The health page of a good connection, and the way to it from beside every page."""
    shop.add_template("Welcome", "{$netflow_url}")
    shop.add_template("Invoice Created", "{$netflow_url}", type="invoice")
    visit.enter_admin()
    page = visit.open(ADDON_PAGE)
    page.locator(".menu a", has_text="Health").click()
    page.get_by_text("API reachable").wait_for()
    visit.screenshots("health")

    row = page.get_by_role("row", name="NetFlow fields in templates of another type")
    assert "Invoice Created" in row.inner_text()


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("german", "Einstellungen"),
        ("french", "Paramètres"),
        ("spanish", "Ajustes"),
        ("dutch", "Instellingen"),
        ("portuguese-br", "Configurações"),
        ("italian", "Impostazioni"),
    ],
)
def test_pages_speak_the_language_of_the_staff(
    shop: Shop, visit: Visit, language: str, heading: str
) -> None:
    """Every page is in the admin's own language, and no page is wider than a phone."""
    shop.site.sql("UPDATE tbladmins SET language = :language", language=language)
    visit.enter_admin()
    page = visit.open(f"{ADDON_PAGE}&action=settings")
    page.locator(".netflow-manager").get_by_role("heading", name=heading, exact=True).wait_for()
    visit.resize(PHONE)
    traffic = ("usage_source", "usage_report")
    for action in ("list", "edit", "explain", "rules", "import", "settings", "health", *traffic):
        page = visit.open(f"{ADDON_PAGE}&action={action}")
        visit.screenshot(f"{language}-{action}-390")
        assert page.locator(".netflow-manager .nav-tabs li").count() == 8
        wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wider <= 0, action
