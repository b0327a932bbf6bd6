"""What a client does in a browser: copy values, find the page in the sidebar, see the password."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.site import APPLIANCE_ID

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.shop import Shop
    from tests.browser.visit import Visit

    NewId = Callable[[], int]

THEMES = ["six", "twenty-one", "nexus"]
TITLE = "Traffic & <b>flows</b> of {$service}"
PASSWORD = "  pä&<>\"'#%+{}$ {literal} 😀 end "
NOT_SECURE = "Object.defineProperty(window, 'isSecureContext', {value: false})"
NO_COMMAND = "document.execCommand = () => false"


@pytest.fixture
def service(shop: Shop, new_id: NewId) -> int:
    """Give a service with a record; its client's id is one less."""
    client, service = new_id(), new_id()
    shop.add_client(client)
    shop.add_service(service, client)
    members = {"username": "acme & <b>user</b>", "group": "ACME-DC1", "password": PASSWORD}
    shop.tenant.put(service, client_id=client, ip_address="203.0.113.0/28", **members)
    shop.tenant.change_settings(client_password_page=True)
    return service


def _product(visit: Visit, service: int, theme: str = "nexus") -> Page:
    return visit.open(f"/clientarea.php?action=productdetails&id={service}&systpl={theme}")


def _own_page(visit: Visit, service: int, theme: str = "nexus") -> Page:
    return visit.open(f"/index.php?m=netflow_manager&id={service}&systpl={theme}")


def _pasted(page: Page) -> str:
    """Paste into a field of its own, as a person would."""
    page.evaluate("document.body.append(document.createElement('textarea'))")
    field = page.locator("textarea").last
    field.focus()
    page.keyboard.press("Control+V")
    return field.input_value()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("secure", [True, False])
def test_values_can_be_copied(
    new_visit: Callable[..., Visit], service: int, theme: str, *, secure: bool
) -> None:
    """Each button copies its value and says so, with TLS and without."""
    visit = new_visit(permissions=["clipboard-read", "clipboard-write"])
    visit.enter_client(service - 1)
    if not secure:
        visit.page.add_init_script(NOT_SECURE)
    page = _product(visit, service, theme)

    for label, value in (
        ("Copy: Username", "acme & <b>user</b>"),
        ("Copy: Group", "ACME-DC1"),
        ("Copy: IP address", "203.0.113.0/28"),
    ):
        button = page.get_by_role("button", name=label)
        button.click()
        # Of the second button on, the status has said so before.
        button.filter(has_text="Copied").wait_for()
        page.get_by_role("status").get_by_text("Copied").wait_for()
        assert _pasted(page) == value
    if secure:
        visit.screenshots(f"copied-{theme}")


def test_what_cannot_be_copied_is_selected(visit: Visit, service: int) -> None:
    """Where a browser allows no copying at all, the value is selected and the client told so."""
    visit.enter_client(service - 1)
    visit.page.add_init_script(f"{NOT_SECURE};{NO_COMMAND}")
    page = _product(visit, service)

    page.get_by_role("button", name="Copy: Group").click()

    page.get_by_role("status").get_by_text("Selected: copy it with your keyboard").wait_for()
    assert page.evaluate("getSelection().toString()") == "ACME-DC1"


def test_without_scripts_nothing_is_offered_that_does_not_work(
    new_visit: Callable[..., Visit], service: int
) -> None:
    """The values are there, the copy buttons are not; the password can be shown all the same."""
    visit = new_visit(java_script_enabled=False)
    visit.enter_client(service - 1)
    page = _product(visit, service, "six")
    assert page.get_by_text("ACME-DC1").is_visible()
    assert page.locator(".netflow-manager button").all()
    assert not any(button.is_visible() for button in page.locator("main button").all())

    _own_page(visit, service, "six")
    page.get_by_role("button", name="Show password").click()
    assert page.locator("[data-password] td").first.text_content() == PASSWORD


@pytest.mark.parametrize("theme", THEMES)
def test_the_sidebar_leads_to_the_section(
    shop: Shop, visit: Visit, service: int, theme: str
) -> None:
    """Where a server module replaces the overview, the sidebar's page shows the section."""
    shop.site.sql("UPDATE tblhosting SET packageid = :id", id=APPLIANCE_ID)
    visit.enter_client(service - 1)
    page = _product(visit, service, theme)
    assert page.locator(".netflow-manager").count() == 0

    page.get_by_role("link", name="Network Usage").click()

    page.locator(".netflow-manager").get_by_text("ACME-DC1").wait_for()
    visit.screenshots(f"client-page-{theme}")
    page.get_by_role("link", name="Back to the product").click()
    page.wait_for_url(f"**/clientarea.php?action=productdetails&id={service}")


@pytest.mark.parametrize("theme", THEMES)
def test_the_title_of_the_settings_is_everywhere(
    shop: Shop, visit: Visit, service: int, theme: str
) -> None:
    """Sidebar, page title, heading and breadcrumb have it as text, with the password too."""
    shop.tenant.change_settings(section_title=TITLE)
    visit.enter_client(service - 1)
    page = _product(visit, service, theme)
    link = page.locator(".sidebar").get_by_role("link", name=TITLE)
    assert link.count() == 1
    visit.screenshots(f"title-product-{theme}")

    link.click()

    for address in (f"id={service}", f"id={service}&view=password"):
        visit.open(f"/index.php?m=netflow_manager&{address}&systpl={theme}")
        assert page.title() == f"{TITLE} - Example Hosting"
        assert page.locator("h1").text_content() == TITLE
        assert page.locator(".breadcrumb a").last.text_content() == TITLE
        assert page.locator("b").count() == 0
        visit.screenshots(f"title-own-{theme}")


@pytest.mark.parametrize("theme", THEMES)
def test_a_click_shows_the_password_until_the_page_is_loaded_again(
    shop: Shop, visit: Visit, service: int, theme: str
) -> None:
    """It appears only as the answer to the button, is not kept, and is in the trail."""
    visit.enter_client(service - 1)
    page = _own_page(visit, service, theme)
    assert "{literal}" not in page.content()

    with page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        page.get_by_role("button", name="Show password").click()

    page.locator("[data-password]").wait_for()
    assert page.locator("[data-password] td").first.text_content() == PASSWORD
    kept = answered.value.headers["cache-control"]
    assert "no-store" in kept
    assert "no-cache" in kept
    assert "token" not in page.url
    visit.screenshots(f"password-{theme}")
    page.reload()
    assert page.locator("[data-password]").count() == 0
    assert "{literal}" not in page.content()
    assert page.get_by_role("button", name="Show password").is_visible()
    [event] = shop.tenant.events(action="password.shown_to_client")
    [user] = shop.site.rows("SELECT auth_user_id AS id FROM tblusers_clients")
    assert event["actor"] == f"whmcs client {service - 1}, user {user['id']}"


def test_hiding_and_copying_the_password(new_visit: Callable[..., Visit], service: int) -> None:
    """The password is copied byte for byte, and hidden again by its button."""
    visit = new_visit(permissions=["clipboard-read", "clipboard-write"])
    visit.enter_client(service - 1)
    page = _own_page(visit, service)
    page.get_by_role("button", name="Show password").click()

    page.get_by_role("button", name="Copy: Password").click()
    page.get_by_role("status").get_by_text("Copied").wait_for()
    assert _pasted(page) == PASSWORD
    page.get_by_role("link", name="Hide password").click()
    page.get_by_role("button", name="Show password").wait_for()
    assert page.locator("[data-password]").count() == 0


def test_an_administrator_in_a_client_s_place_is_named(
    shop: Shop, visit: Visit, service: int
) -> None:
    """Who looks as the client is in the trail under the own name."""
    visit.enter_as_owner(service - 1)
    page = _own_page(visit, service)

    page.get_by_role("button", name="Show password").click()

    page.locator("[data-password]").wait_for()
    [event] = shop.tenant.events(action="password.shown_to_client")
    assert event["actor"] == f"whmcs client {service - 1}, by admin root"


def test_another_client_and_a_forged_form_get_nothing(
    shop: Shop, new_visit: Callable[..., Visit], service: int, new_id: NewId
) -> None:
    """A foreign service is one polite line; without login, or the token, nothing is shown."""
    stranger, nobody, owner = new_visit(), new_visit(), new_visit()
    stranger.enter_client(shop.add_client(new_id()))
    page = _own_page(stranger, service)
    assert page.get_by_text("There is nothing to show for this product.").is_visible()
    assert page.get_by_role("button", name="Show password").count() == 0
    stranger.screenshots("client-page-nothing")
    assert "/login.php" in _own_page(nobody, service).url

    owner.enter_client(service - 1)
    address = f"{shop.url}/index.php?m=netflow_manager&id={service}&view=password"
    for visit, status in ((stranger, 200), (nobody, 200), (owner, 403)):
        for token in ("", "wrong"):
            form: dict[str, str | float | bool] = {"view": "password", "token": token}
            forged = visit.page.request.post(address, form=form)
            assert forged.status == status
            assert "{literal}" not in forged.text()
    assert shop.tenant.events(action="password.shown_to_client") == []
