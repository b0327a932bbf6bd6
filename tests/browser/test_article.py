"""The article's workflows, step by step as its reader goes through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.addon.article import WELCOME_MAIL, lines_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.shop import Shop
    from tests.browser.visit import Visit

    NewId = Callable[[], int]

PASSWORD = " &<>\"'#%+{}$ {literal} 😀 "
URL = "https://netflow.example.com/"


def _open_form(page: Page) -> None:
    """Go from any page of the administration to Add / Edit Access, by its menus."""
    menu = page.get_by_role("button", name="Addons")
    if page.evaluate("() => Boolean(window.jQuery)"):
        menu.click()
    page.get_by_role("link", name="NetFlow Manager").click()
    page.get_by_role("link", name="Add / Edit Access").first.click()


def _choose_service(page: Page, domain: str, *, scripted: bool) -> None:
    """Search the service by its domain and take what is found."""
    page.locator("#nfm-service-search").fill(domain)
    if scripted:
        page.get_by_role("option", name=domain).click()
    else:
        page.locator(".nfm-picker button").click()
        page.locator("a[data-nfm-service]", has_text=domain).click()


def _save(page: Page) -> None:
    page.locator("form.nfm-edit").get_by_role("button", name="Save").click()
    page.get_by_role("status").first.wait_for()


def _enter_details(page: Page) -> None:
    """Fill in the form but for the service and its client."""
    page.locator("#nfm-enabled").check()
    page.get_by_label("NetFlow URL").fill(URL)
    page.get_by_label("Username").fill("acme")
    page.locator("#nfm-password").fill(PASSWORD)
    page.get_by_label("NetFlow Group").fill("ACME-DC1")
    page.get_by_label("IP Address").fill("203.0.113.0/28")
    page.get_by_label("Notes").fill("Never shown to the client")


def _look_at_the_product_page(visit: Visit, client: int, service: int) -> None:
    """See what the client sees: button, username, group and address, no password and no notes."""
    visit.enter_client(client)
    page = visit.open(f"/clientarea.php?action=productdetails&id={service}")
    section = page.locator("main")
    assert section.locator(f"a[href='{URL}']").is_visible()
    for text in ("acme", "ACME-DC1", "203.0.113.0/28"):
        assert section.get_by_text(text, exact=True).is_visible()
    assert "Never shown" not in page.content()
    assert PASSWORD.strip() not in section.inner_text()


def _read_the_mail(shop: Shop, visit: Visit, client: int, service: int) -> None:
    """Send the welcome mail: it has every detail, and the log of it has no password."""
    page = visit.open(f"/admin/clientsservices.php?userid={client}&id={service}")
    page.get_by_role("button", name="Send Message").click()
    page.get_by_text("Sent: Welcome").wait_for()
    assert lines_of(shop.sent_mail())[:3] == [
        "NetFlow Analyzer Access",
        f"URL: {URL}",
        "Username: acme",
    ]
    assert f"Password: {PASSWORD}\n" in shop.sent_mail()
    assert "Username: acme" in shop.logged_mail()
    assert PASSWORD.strip() not in shop.logged_mail()


@pytest.mark.parametrize("scripted", [True, False], ids=["scripts", "no-scripts"])
def test_the_basic_workflow(
    shop: Shop,
    new_visit: Callable[..., Visit],
    new_id: NewId,
    scripted: bool,  # noqa: FBT001
) -> None:
    """Menu, form, service, details, save: then the owner's product page and mail have them."""
    client, service = shop.add_client(new_id()), new_id()
    shop.add_service(service, client)
    shop.add_template("Dedicated/VPS Server Welcome Email", WELCOME_MAIL, plaintext=1)
    visit = new_visit(java_script_enabled=scripted)
    visit.enter_admin()
    page = visit.page

    # 2, 3: Addons > NetFlow Manager, Add / Edit Access.
    _open_form(page)
    # 4: the service, from which the client is detected.
    _choose_service(page, f"vps{service}.example.com", scripted=scripted)
    assert page.get_by_label("Client", exact=True).input_value() == str(client)
    # 5: the details.
    _enter_details(page)
    visit.screenshots(f"access-form-{'scripts' if scripted else 'no-scripts'}")
    # 6: save.
    _save(page)
    assert shop.tenant.password(service) == PASSWORD

    # 7: the client's product page, and the welcome mail.
    _look_at_the_product_page(visit, client, service)
    _read_the_mail(shop, visit, client, service)


def test_a_second_service_uses_the_existing_login(shop: Shop, visit: Visit, new_id: NewId) -> None:
    """Another VPS of the client gets a record with the login that the client has already."""
    client, first, second = shop.add_client(new_id()), new_id(), new_id()
    for service in (first, second):
        shop.add_service(service, client)
    login = {"username": "acme", "password": PASSWORD, "netflow_url": URL}
    shop.tenant.put(first, client_id=client, group="ACME-DC1", **login)
    visit.enter_admin()
    page = visit.page

    _open_form(page)
    _choose_service(page, f"vps{second}.example.com", scripted=True)
    page.get_by_label("Existing login").select_option(str(first))
    page.get_by_label("NetFlow Group").fill("ACME-DC2")
    page.get_by_label("IP Address").fill("203.0.113.64/28")
    visit.screenshot("second-service-form")
    _save(page)

    record = shop.tenant.record(second)
    assert (record["username"], record["netflow_url"]) == ("acme", URL)
    assert (record["group"], record["ip_address"]) == ("ACME-DC2", "203.0.113.64/28")
    assert shop.tenant.password(second) == PASSWORD
    visit.enter_client(client)
    page = visit.open(f"/clientarea.php?action=productdetails&id={second}")
    assert page.locator("main").get_by_text("ACME-DC2", exact=True).is_visible()
