"""The stand-in site in a browser: who may enter where, the product page in every theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.shop import ADDON_PAGE
from tests.browser.site import APPLIANCE_ID
from tests.support.waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.shop import Shop
    from tests.browser.visit import Visit

    NewId = Callable[[], int]

THEMES = ["six", "twenty-one", "nexus"]


@pytest.mark.parametrize("theme", THEMES)
def test_the_owner_sees_the_section(shop: Shop, visit: Visit, new_id: NewId, theme: str) -> None:
    """In every theme the product page has the button, the username and the group, at both sizes."""
    client, service = shop.add_client(new_id()), new_id()
    shop.add_service(service, client)
    shop.tenant.put(service, client_id=client, username="acme-user", group="ACME-DC1")

    visit.enter_client(client)
    page = visit.open(f"/clientarea.php?action=productdetails&id={service}&systpl={theme}")

    section = page.locator("main")
    assert section.get_by_text("acme-user").is_visible()
    assert section.get_by_text("ACME-DC1").is_visible()
    [link] = section.locator("a[href^='https://netflow.myownserver.net/']").all()
    assert link.is_visible()
    visit.screenshots(f"product-{theme}")


@pytest.mark.parametrize("theme", THEMES)
def test_a_replaced_overview_has_no_section(
    shop: Shop, visit: Visit, new_id: NewId, theme: str
) -> None:
    """Where a server module brings an overview of its own, the output of hooks is not printed."""
    client, service = shop.add_client(new_id()), new_id()
    shop.add_service(service, client, packageid=APPLIANCE_ID)
    shop.tenant.put(service, client_id=client, username="acme-user")

    visit.enter_client(client)
    page = visit.open(f"/clientarea.php?action=productdetails&id={service}&systpl={theme}")

    assert page.locator(".standin-replaced").is_visible()
    assert "acme-user" not in page.content()


def test_login_and_logout(shop: Shop, visit: Visit, new_id: NewId) -> None:
    """A client sees the own services only, and nothing any more after the logout."""
    client, other = shop.add_client(new_id()), shop.add_client(new_id())
    own = shop.add_service(new_id(), client)
    foreign = shop.add_service(new_id(), other)

    visit.enter_client(client)
    assert f"vps{own}.example.com" in visit.page.content()
    assert f"vps{foreign}.example.com" not in visit.page.content()
    visit.open(f"/clientarea.php?action=productdetails&id={foreign}")
    assert "productdetails" not in visit.page.url
    visit.page.get_by_role("link", name="Logout").click()
    visit.open(f"/clientarea.php?action=productdetails&id={own}")
    assert "/login.php" in visit.page.url


def test_a_role_without_access_is_refused(visit: Visit) -> None:
    """The addon's page is for the roles that it is opened to: others see neither link nor page."""
    visit.enter_admin("sales")
    assert visit.page.locator(f"a[href='{ADDON_PAGE}']").count() == 0
    visit.allow(403)
    page = visit.open(ADDON_PAGE)
    assert page.get_by_text("Your role may not open this.").is_visible()

    visit.open("/admin/logout.php")
    visit.enter_admin("root")
    page = visit.open(f"{ADDON_PAGE}&action=health")
    assert page.get_by_role("heading", name="NetFlow Manager", exact=True).first.is_visible()
    assert page.get_by_text("Everything is right").is_visible()


def test_a_module_file_cannot_be_run_directly(visit: Visit) -> None:
    """A browser that asks for a PHP file of the addon gets the one line that says so."""
    page = visit.open("/modules/addons/netflow_manager/hooks.php")
    assert page.inner_text("body") == "This file cannot be accessed directly"


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ("null.x", "script: "),
        ("console.error('a canary')", "console: a canary"),
        ("fetch('/no-such-page')", "404: "),
        ("fetch('https://192.0.2.1/')", "console: "),
    ],
)
def test_the_watch_sees(visit: Visit, script: str, found: str) -> None:
    """The control: what fails in a page is noticed, a request to another host among it."""
    page = visit.open("/index.php")
    page.evaluate(f"setTimeout(() => {{ {script} }})")

    def is_seen() -> bool:
        page.wait_for_timeout(10)  # meanwhile the events of the page arrive
        return any(problem.startswith(found) for problem in visit.problems)

    wait_until(is_seen, found)
    visit.problems.clear()


def test_faults_of_php_are_seen(shop: Shop, visit: Visit) -> None:
    """The control: a notice in any request is noticed, with the address that brought it."""
    shop.site.sql("UPDATE tbladminroles SET name = NULL")
    visit.allow(500)
    visit.enter_admin()
    shop.site.sql("ALTER TABLE tblemails RENAME TO gone")
    try:
        visit.open("/admin/systememaillog.php")
    finally:
        shop.site.sql("ALTER TABLE gone RENAME TO tblemails")

    [fault] = shop.site.faults()
    assert fault["request"] == "GET /admin/systememaillog.php"
    assert "tblemails" in fault["fault"]
