"""The list of access records in a browser: a line for each, with a menu, on a desk and a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import inspection
from tests.browser.shop import ADDON_PAGE
from tests.browser.visit import DESKTOP, PHONE, SCREENSHOTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.shop import Shop
    from tests.browser.visit import Visit

CLIENT, FIRST, ROWS = 56, 1000, 30
DOMAINS = (
    "vps.example.com",
    "xn--bcher-und-zeitschriften-grosshandel-kpc.beispiel.xn--vermgensberatung-pwb",
    "kundenverwaltung.rechenzentrum-frankfurt.example.com",
)
ADDRESSES = ("203.0.113.7", "203.0.113.0/28, 198.51.100.0/24, 2001:db8:1234:5678::/64", "")
HEIGHTS = "rows => rows.map(row => Math.round(row.getBoundingClientRect().height))"
WORDS = """cells => cells.filter(cell => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1;
}).map(cell => cell.textContent)"""


@pytest.fixture(autouse=True)
def _rows(shop: Shop) -> None:
    """Store many records, some of whose services have long names."""
    long = "Managed Dedicated Root Server with Traffic Analysis, Enterprise Edition, Frankfurt"
    product = shop.site.add("tblproducts", type="server", name=long)
    shop.add_client(CLIENT, companyname="Donaudampfschifffahrtsgesellschaft International Ltd")
    for number in range(ROWS):
        columns = {"domain": DOMAINS[number % 3]} | ({"packageid": product} if number % 2 else {})
        shop.add_service(FIRST + number, CLIENT, **columns)
    shop.tenant.import_rows(
        {
            "service_id": FIRST + number,
            "client_id": CLIENT,
            "username": ("acme", "a.very.long.username@customers.example.com")[number % 2],
            "password": "p" if number % 4 else None,
            "group": ("", "ACME-DC1-Frankfurt-Customers-and-Partners")[number % 2],
            "ip_address": ADDRESSES[number % 3],
            "enabled": number % 5 > 0,
            "netflow_url": "https://flows.example.com/a/long/path" if number % 7 == 1 else None,
        }
        for number in range(ROWS)
    )


def _open(shop: Shop, visit: Visit, language: str = "english", query: str = "") -> Page:
    shop.site.sql("UPDATE tbladmins SET language = :language", language=language)
    visit.enter_admin()
    return visit.open(ADDON_PAGE + query)


@pytest.mark.parametrize("language", ["english", "german"])
def test_a_record_is_a_line(shop: Shop, visit: Visit, language: str) -> None:
    """At 1280 pixels each row is one line high; on a phone no domain that fits is broken."""
    page = _open(shop, visit, language)
    heights = page.locator(".nfm-list tbody tr").evaluate_all(HEIGHTS)
    visit.screenshots(f"list-{language}")

    assert len(heights) == 25
    assert max(heights) == min(heights) < 55
    domains = page.locator(".nfm-list a > .nfm-cut:last-child").filter(has_text="vps.example.com")
    assert domains.evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth)") == []
    visit.resize(PHONE)
    domains = page.locator(".nfm-list a > .nfm-cut:last-child").filter(has_text="example.com")
    assert domains.first.is_visible()
    assert [text for text in domains.evaluate_all(WORDS) if len(text) < 40] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    visit.picture(".nfm-list tbody tr:nth-child(2)", f"list-row-{language}")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_menu_of_a_record(
    shop: Shop, new_visit: Callable[..., Visit], *, scripts: bool
) -> None:
    """It opens by keyboard, nothing of it is cut off, wide or narrow, and its entries are links."""
    visit = new_visit(java_script_enabled=scripts)
    page = _open(shop, visit)
    for size in (DESKTOP, PHONE):
        visit.resize(size)
        for place in (0, 24):
            menu = page.locator(".nfm-menu").nth(place)
            menu.locator("summary").focus()
            page.keyboard.press("Enter")
            entries = menu.get_by_role("link")
            expect(entries).to_have_count(5)
            for entry in entries.all():
                entry.scroll_into_view_if_needed()
                box = entry.bounding_box()
                assert box is not None
                assert 0 <= box["x"] <= box["x"] + box["width"] <= size[0]
                # What lies on top at its middle is the entry itself.
                entry.click(trial=True)
            if place == 0:
                visit.page.screenshot(path=SCREENSHOTS / f"list-menu-{size[0]}.png")
            page.keyboard.press("Escape" if scripts else "Enter")
            expect(entries.first).to_be_hidden()
    menu.locator("summary").click()
    menu.get_by_role("link", name=f"History #{FIRST + 24}").click()
    page.wait_for_url(f"**action=history&service_id={FIRST + 24}")


def test_a_click_beside_closes_the_menu(shop: Shop, visit: Visit) -> None:
    """One menu is open at a time, and none after a click anywhere else."""
    page = _open(shop, visit)
    menus = page.locator(".nfm-menu")
    menus.nth(0).locator("summary").click()
    menus.nth(5).locator("summary").click()
    expect(page.locator(".nfm-menu[open]")).to_have_count(1)
    page.locator("h1").click()
    expect(page.locator(".nfm-menu[open]")).to_have_count(0)


def test_all_records_on_one_page(shop: Shop, visit: Visit) -> None:
    """The total is told, and a larger page is one click and stays chosen for the search."""
    page = _open(shop, visit)
    expect(page.get_by_text(f"Records: {ROWS}")).to_be_visible()
    page.get_by_role("link", name="50", exact=True).click()
    expect(page.locator(".nfm-list tbody tr")).to_have_count(ROWS)
    page.get_by_label("Search", exact=True).last.fill("acme")
    page.locator(".nfm-filters button").click()
    page.wait_for_url("**limit=50**")
    expect(page.get_by_text(f"Records: {ROWS}")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_list_is_sorted_and_filtered_by_a_name(
    shop: Shop, new_visit: Callable[..., Visit], *, scripts: bool
) -> None:
    """With and without scripts, on a desk and a phone: a name, then an order, which stays."""
    shop.add_client(CLIENT + 1, firstname="Grace", lastname="Hopper")
    shop.add_service(FIRST + ROWS, CLIENT + 1)
    shop.add_service(FIRST + ROWS + 1, CLIENT + 1)
    for number in (0, 1):
        shop.tenant.put(FIRST + ROWS + number, client_id=CLIENT + 1, username="grace")
    visit = new_visit(java_script_enabled=scripts)
    page = _open(shop, visit)
    page.get_by_label("Client", exact=True).fill("hopper")
    page.locator(".nfm-filters button").click()
    rows = page.locator(".nfm-list tbody tr")
    expect(rows).to_have_count(2)
    for size in (DESKTOP, PHONE):
        visit.resize(size)
        head = page.get_by_role("columnheader", name="Changed")
        head.get_by_role("link").click()
        expect(head).to_have_attribute("aria-sort", "descending")
        expect(rows.first).to_contain_text(f"#{FIRST + ROWS + 1}")
        expect(page.get_by_label("Client", exact=True)).to_have_value("hopper")
        page.get_by_role("columnheader", name="Service").get_by_role("link").click()
        expect(rows.first).to_contain_text(f"#{FIRST + ROWS}")
        assert inspection.overflow(page) == []
    assert inspection.structure(page, ".netflow-manager") == []
