"""Records where staff look: service tab, client summary, search, reconciliation, in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.shop import ADDON_PAGE
from tests.browser.visit import DESKTOP, PHONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.shop import Shop
    from tests.browser.visit import Visit

    NewId = Callable[[], int]

HARD = "&<>\"'#%+{$x} ä 😀 &amp; </textarea>"
NOTES = "\nticket 881\n  second line"


@pytest.fixture
def client(shop: Shop, new_id: NewId) -> int:
    """Give a client."""
    return shop.add_client(new_id())


@pytest.fixture
def service(shop: Shop, client: int, new_id: NewId) -> int:
    """Give a service with a record."""
    service_id = new_id()
    shop.add_service(service_id, client)
    shop.tenant.put(
        service_id,
        client_id=client,
        username="acme",
        group="ACME-DC1",
        ip_address="203.0.113.0/28",
        notes=NOTES,
        password="stays-where-it-is",
    )
    return service_id


def _service_page(visit: Visit, service: int) -> Page:
    return visit.open(f"/admin/clientsservices.php?id={service}")


def _save(page: Page) -> None:
    page.get_by_role("button", name="Save Changes").click()
    page.get_by_text("Done: save").wait_for()


def _fits(page: Page) -> bool:
    """Return whether nothing makes the page wider than the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.mark.parametrize("encodes", ["", "on"])
def test_a_record_is_changed_in_the_service_tab(
    shop: Shop, visit: Visit, service: int, encodes: str
) -> None:
    """What is typed arrives character for character, and an untouched field stays as it was."""
    shop.switch("StandinEncodesInput", encodes)
    visit.enter_admin()
    page = _service_page(visit, service)
    visit.screenshots("service-tab")
    page.get_by_label("NetFlow username").fill(HARD)
    page.get_by_label("NetFlow access is active for this service").uncheck()
    _save(page)

    record = shop.tenant.record(service)
    assert (record["username"], record["enabled"]) == (HARD, False)
    assert (record["group"], record["notes"]) == ("ACME-DC1", NOTES)
    assert shop.tenant.password(service) == "stays-where-it-is"
    assert page.get_by_label("NetFlow username").input_value() == HARD
    assert shop.tenant.events(service_id=service)[0]["actor"] == "root"


def test_saving_the_service_alone_leaves_the_record(shop: Shop, visit: Visit, service: int) -> None:
    """A save without a change of these fields is no change, whatever a browser makes of notes."""
    shop.tenant.call(
        "POST",
        "/v1/service-events",
        json={
            "event": "unsuspended",
            "service_id": service,
            "client_id": shop.tenant.record(service)["client_id"],
        },
    )
    before = shop.tenant.record(service)
    visit.enter_admin()
    _save(_service_page(visit, service))

    assert shop.tenant.record(service) == before


def test_status_and_fields_are_saved_together(shop: Shop, visit: Visit, service: int) -> None:
    """One click stores the service's status and the record's group."""
    visit.enter_admin()
    page = _service_page(visit, service)
    page.get_by_label("Status").select_option("Suspended")
    page.get_by_label("NetFlow group").fill("ACME-DC2")
    _save(page)

    record = shop.tenant.record(service)
    assert (record["service_status"], record["group"]) == ("Suspended", "ACME-DC2")


def test_a_conflict_is_shown_with_what_was_typed(shop: Shop, visit: Visit, service: int) -> None:
    """Somebody else's change is not overwritten; saving again then is a decision."""
    visit.enter_admin()
    page = _service_page(visit, service)
    page.get_by_label("NetFlow group").fill("MINE")
    shop.tenant.patch(service, group="THEIRS")
    _save(page)

    assert shop.tenant.record(service)["group"] == "THEIRS"
    assert (
        page.get_by_role("alert")
        .get_by_text("The record was not saved: it has changed")
        .is_visible()
    )
    assert page.get_by_label("NetFlow group").input_value() == "MINE"
    visit.screenshots("service-tab-conflict")
    _save(page)
    assert shop.tenant.record(service)["group"] == "MINE"
    visit.open("/admin/systemactivitylog.php")
    assert page.get_by_text("was not saved from the service tab").count() == 1


def test_a_notice_in_the_tab_can_be_read_on_a_phone(shop: Shop, visit: Visit, service: int) -> None:
    """Why a save failed, and every field with what is stored, is within 390 pixels."""
    visit.enter_admin()
    visit.resize(PHONE)
    page = _service_page(visit, service)
    page.get_by_label("NetFlow group").fill("MINE")
    shop.tenant.patch(service, group="T" * 200, ip_address="203.0.113.300")
    _save(page)

    visit.screenshot("service-tab-phone")
    table = page.locator(".table-responsive").bounding_box()
    assert table is not None
    edge = table["x"] + table["width"]
    assert edge <= PHONE[0]
    parts = page.locator(".nfm-tab, .nfm-tab p, .nfm-tab strong, .nfm-tab span, .nfm-tab input")
    for part in parts.locator("visible=true").all():
        box = part.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= edge, part.inner_text()


def test_a_role_without_the_addon_sees_nothing(
    shop: Shop, visit: Visit, client: int, service: int
) -> None:
    """Tab, summary and search say nothing to staff who may not use the addon."""
    visit.enter_admin("sales")
    addresses = [
        f"/admin/clientsservices.php?id={service}",
        f"/admin/clientssummary.php?userid={client}",
        "/admin/search.php?q=acme",
    ]
    for address in addresses:
        page = visit.open(address)
        assert page.locator("main, body").first.inner_text().count("ACME-DC1") == 0, address
        assert "NetFlow access" not in page.content(), address
    assert shop.tenant.record(service)["username"] == "acme"


def test_summary_and_search_lead_to_the_record(
    shop: Shop, visit: Visit, client: int, service: int
) -> None:
    """A click in the client's summary, or on a result, opens the form of the record."""
    shop.tenant.patch(service, username="<b>acme</b>")
    visit.enter_admin()
    page = visit.open(f"/admin/clientssummary.php?userid={client}")
    assert page.get_by_text("<b>acme</b>").is_visible()
    visit.screenshots("client-summary")
    page.locator(".clientssummarybox").get_by_role("link", name=f"#{service}").click()
    page.wait_for_url("**action=edit**")

    page = visit.open("/admin/search.php?q=203.0.113.7")
    visit.screenshots("search")
    page.get_by_role("link", name=f"NetFlow access of service #{service}").click()
    page.wait_for_url("**action=edit**")
    assert page.get_by_label("Username").input_value() == "<b>acme</b>"


def test_the_summary_has_every_column_on_a_phone(
    shop: Shop, visit: Visit, client: int, service: int
) -> None:
    """Nothing of a record lies beyond the edge of a phone, where only a scroll would find it."""
    shop.tenant.patch(service, group="G" * 60, ip_address="203.0.113.0/28, 2001:db8::/64")
    visit.enter_admin()
    visit.resize(PHONE)
    page = visit.open(f"/admin/clientssummary.php?userid={client}")

    cells = page.locator(".clientssummarybox tbody td")
    assert cells.count() == 5
    for cell in cells.all():
        box = cell.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= PHONE[0], cell.inner_text()


def test_hooks_fire_where_an_administrator_clicks(shop: Shop, visit: Visit, service: int) -> None:
    """Suspended, unsuspended, deleted: it reaches the record, under the administrator's name."""
    visit.enter_admin()
    page = _service_page(visit, service)
    for command, status in (("Suspend", "Suspended"), ("Unsuspend", "Active")):
        page.get_by_role("button", name=command, exact=True).click()
        page.get_by_text(f"Done: {command.lower()}", exact=True).wait_for()
        assert shop.tenant.record(service)["service_status"] == status
        assert shop.tenant.events(service_id=service)[0]["actor"] == "root"
    page.get_by_role("button", name="Delete", exact=True).click()
    page.wait_for_url("**/clients.php")

    assert not shop.tenant.has_record(service)


def test_a_moved_service_is_told_in_its_tab(
    shop: Shop, visit: Visit, client: int, service: int, new_id: NewId
) -> None:
    """After a move, for which WHMCS has no hook, the tab warns and offers no fields."""
    other = shop.add_client(new_id())
    visit.enter_admin()
    page = _service_page(visit, service)
    page.get_by_label("Move to").select_option(str(other))
    page.get_by_role("button", name="Move", exact=True).click()
    page.get_by_text("Done: move").wait_for()

    assert page.get_by_text(f"The record belongs to client {client}").is_visible()
    assert page.get_by_label("NetFlow username").count() == 0
    visit.screenshots("service-tab-moved")


def test_the_reconciliation_is_run_by_hand(
    shop: Shop, visit: Visit, client: int, service: int, new_id: NewId
) -> None:
    """From the health page: a dry run, the refusal of much, the confirmation, the result."""
    gone = [new_id() for _ in range(12)]
    for service_id in gone:
        shop.tenant.put(service_id, client_id=client)
    visit.enter_admin()
    page = visit.open(f"{ADDON_PAGE}&action=health")
    page.get_by_role("link", name="Reconciliation").click()
    page.get_by_role("button", name="Dry run").click()
    page.get_by_text("Dry run: this would be changed").wait_for()
    visit.screenshots("reconciliation-dry-run")
    page.get_by_role("button", name="Run now").click()
    page.get_by_role("alert").get_by_text("more than a fifth").wait_for()
    assert shop.tenant.record(gone[0])["enabled"] is True
    for size in (PHONE, DESKTOP):
        visit.resize(size)
        assert _fits(page)
    visit.screenshots("reconciliation-confirm")
    page.get_by_label("I have checked the dry run").check()
    page.get_by_role("button", name="Run anyway").click()
    page.get_by_text("The reconciliation is done.").wait_for()

    assert shop.tenant.record(gone[0])["enabled"] is False
    assert shop.tenant.record(service)["enabled"] is True
    visit.screenshots("reconciliation-done")
