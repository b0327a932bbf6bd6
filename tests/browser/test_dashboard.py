"""The dashboard's widget and the addon's tabs as a browser shows them, wide and narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from app.translations.catalog import TRANSLATIONS
from tests.browser import inspection
from tests.browser.shop import ADDON_PAGE
from tests.browser.visit import DESKTOP, PHONE

if TYPE_CHECKING:
    from tests.browser.shop import Shop
    from tests.browser.visit import Visit

CLIENT = 56
LINES = """tabs => {
    const places = tabs.map(tab => tab.getBoundingClientRect());
    return [new Set(places.map(place => Math.round(place.top))).size,
            Math.max(...places.map(place => place.right))];
}"""


def test_the_widget_leads_to_what_it_counts(shop: Shop, visit: Visit) -> None:
    """Its numbers are right and fit a phone, and its links open the records that they count."""
    shop.add_client(CLIENT)
    for service in (1, 2):
        shop.add_service(service, CLIENT)
        shop.tenant.put(service, client_id=CLIENT, username="acme")
    moved = {"event": "owner_changed", "service_id": 2, "client_id": CLIENT + 1}
    shop.tenant.post("/v1/service-events", moved)
    visit.enter_admin()
    page = visit.page
    visit.screenshots("dashboard")
    widget = page.locator(".panel", has_text="NetFlow access")
    assert inspection.structure(page, ".panel-body") == []
    for size in (PHONE, DESKTOP):
        visit.resize(size)
        assert inspection.overflow(page) == []
    expect(widget.get_by_role("row", name="Access records")).to_contain_text("2")
    widget.get_by_role("row", name="Waiting for review").get_by_role("link", name="1").click()
    expect(page.locator(".nfm-list tbody tr")).to_have_count(1)
    expect(page.get_by_role("link", name="#2 VPS Large")).to_be_visible()


def test_the_tabs_fit_in_every_language(shop: Shop, visit: Visit) -> None:
    """At 1280 pixels they stand in one line; on a phone in more, and none beyond the screen."""
    visit.enter_admin()
    for language in sorted(TRANSLATIONS):
        shop.site.sql("UPDATE tbladmins SET language = :language", language=language)
        page = visit.open(f"{ADDON_PAGE}&action=rules")
        tabs = page.locator(".netflow-manager > .nav-tabs > li")
        expect(tabs).to_have_count(8)
        assert tabs.evaluate_all(LINES)[0] == 1, language
        visit.resize(PHONE)
        visit.picture(".netflow-manager > .nav-tabs", f"tabs-{language}-390")
        assert tabs.evaluate_all(LINES)[1] <= PHONE[0], language
        visit.resize(DESKTOP)
