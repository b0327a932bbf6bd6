"""A source is connected, a group is picked, and the report is read, in a real browser."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.inspection import overflow, structure
from tests.browser.shop import ADDON_PAGE
from tests.browser.visit import DESKTOP, PHONE
from tests.usage.analyzer import KEY, Analyzer, day, served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    from tests.browser.shop import Shop
    from tests.browser.visit import Visit

    NewId = Callable[[], int]

FRAME = ".netflow-manager"


@pytest.fixture
def analyzer() -> Iterator[Analyzer]:
    """Serve the groups ACME and Mail Sites."""
    with served(Analyzer(day(int(datetime.now(UTC).timestamp())), shape="seconds")) as analyzer:
        yield analyzer


def _keep(visit: Visit, name: str) -> None:
    """Keep the page in both widths; it is named, accessible and nowhere too wide."""
    visit.screenshots(f"traffic-{name}")
    assert structure(visit.page, FRAME) == [], name
    for size in (PHONE, DESKTOP):
        visit.resize(size)
        assert overflow(visit.page) == [], name


def _connect(page: Page, url: str) -> None:
    """Fill in the form as staff do: the fields of NetFlow Analyzer come with its kind."""
    expect(page.get_by_label("Address of NetFlow Analyzer")).to_be_hidden()
    page.get_by_label("Kind").select_option("netflow_analyzer")
    page.get_by_label("Address of NetFlow Analyzer").fill(url)
    page.get_by_label("API key").fill(KEY)
    page.get_by_role("button", name="Save source").click()
    expect(page.get_by_text("The source is saved.")).to_be_visible()


def _pick(page: Page, visit: Visit, stranger: int) -> None:
    """Type a part of a group, take the one that is found, and save it with an address."""
    group = page.get_by_label("NetFlow Group")
    group.press_sequentially("acm")
    expect(page.locator("#nfm-group-list option")).to_have_count(1)
    assert page.locator("#nfm-group-list option").get_attribute("value") == "ACME"
    page.get_by_role("button", name="Find a group").click()
    _keep(visit, "group")
    page.get_by_role("button", name="ACME", exact=True).click()
    expect(group).to_have_value("ACME")
    page.get_by_label("IP Address").fill("203.0.113.10")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("The access record is saved.")).to_be_visible()
    expect(page.locator(".nfm-checks")).to_contain_text(f"#{stranger}")


def _look(visit: Visit, client: int, service: int) -> None:
    """See the client's graph in the form, on its own page and in the service tab."""
    image = visit.page.locator(".nfm-edit img")
    image.scroll_into_view_if_needed()
    assert image.evaluate("i => i.decode().then(() => i.naturalWidth)") == 800
    _keep(visit, "form")
    image.click()
    visit.page.wait_for_url("**action=traffic**")
    _keep(visit, "view")
    page = visit.open(f"/admin/clientsservices.php?userid={client}&id={service}")
    page.locator(".nfm-tab img").scroll_into_view_if_needed()
    visit.screenshots("traffic-tab")
    assert overflow(page) == []


def test_from_a_source_to_the_report(
    shop: Shop, visit: Visit, new_id: NewId, analyzer: Analyzer
) -> None:
    """Connected and tested; a group of it is offered while one types; the report names the rest."""
    client, service, stranger = new_id(), new_id(), new_id()
    for number, owner in ((service, client), (stranger, stranger)):
        shop.add_client(owner)
        shop.add_service(number, owner)
    shop.tenant.put(stranger, client_id=stranger, group="Gone", ip_address="203.0.113.10")
    visit.enter_admin()

    page = visit.open(f"{ADDON_PAGE}&action=usage_source")
    _keep(visit, "source-none")
    _connect(page, analyzer.url)
    page.get_by_role("button", name="Test the source").click()
    expect(page.locator("h3", has_text="Test the source")).to_be_visible()
    assert KEY not in page.content()
    _keep(visit, "source")
    assert violations(page, FRAME) == []

    _pick(visit.open(f"{ADDON_PAGE}&action=edit&service_id={service}"), visit, stranger)
    assert shop.tenant.record(service)["group"] == "ACME"
    _look(visit, client, service)

    page = visit.open(f"{ADDON_PAGE}&action=usage_report")
    expect(page.get_by_text("Gone", exact=True)).to_be_visible()
    expect(page.locator(".nfm-report").first).to_contain_text("203.0.113.10")
    _keep(visit, "report")
    page.locator(".nfm-report a", has_text=f"#{stranger} ").first.click()
    page.wait_for_url("**action=edit**")


def test_the_page_is_removed_without_a_script(
    new_visit: Callable[..., Visit], shop: Shop, analyzer: Analyzer
) -> None:
    """Connect, look and remove need no script; every field has its label."""
    body = {"kind": "netflow_analyzer", "url": analyzer.url, "api_key": KEY}
    shop.tenant.call("PUT", "/v1/usage-source", json=body)
    visit = new_visit(java_script_enabled=False)
    visit.enter_admin()
    page = visit.open(f"{ADDON_PAGE}&action=usage_source")
    page.get_by_role("link", name="Remove the source").click()
    _keep(visit, "source-remove")
    page.get_by_role("button", name="Remove the source").click()
    expect(page.get_by_text("The source is removed.")).to_be_visible()
