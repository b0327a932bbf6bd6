"""The form of an access record in a browser: the article's steps, with and without scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.shop import ADDON_PAGE
from tests.browser.visit import DESKTOP, PHONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.shop import Shop
    from tests.browser.visit import Visit

CLIENT, SERVICE, SECOND = 56, 1234, 1235
PASSWORD = "s3cret &<>\"'#%+{}$ 😀 &amp; "


@pytest.fixture(autouse=True)
def _rows(shop: Shop) -> None:
    """Give one client two services."""
    shop.add_client(CLIENT, companyname="Engines & Co")
    shop.add_service(SERVICE, CLIENT, domain="vps.example.com")
    shop.add_service(SECOND, CLIENT, domain="second.example.com", domainstatus="Suspended")


def _open(visit: Visit, query: str = "") -> Page:
    visit.enter_admin()
    return visit.open(ADDON_PAGE + query)


def _fill(page: Page) -> None:
    page.get_by_label("Username").fill("acme")
    page.get_by_role("textbox", name="Password", exact=True).fill(PASSWORD)
    page.get_by_label("NetFlow Group").fill("ACME-DC1")


@pytest.mark.parametrize("encoding", ["on", ""])
@pytest.mark.parametrize("scripts", [True, False])
def test_the_article_can_be_followed(
    shop: Shop, new_visit: Callable[..., Visit], encoding: str, *, scripts: bool
) -> None:
    """Add / Edit Access, select the service, enter the details, save: stored byte for byte."""
    shop.switch("StandinEncodesInput", encoding)
    visit = new_visit(java_script_enabled=scripts)
    page = _open(visit)
    page.get_by_role("link", name="Add / Edit Access").first.click()
    page.get_by_label("Service", exact=True).fill("engines")
    if scripts:
        page.get_by_role("option", name=re.compile("vps.example.com")).click()
    else:
        page.get_by_role("button", name="Search").click()
        page.get_by_role("link", name=re.compile("vps.example.com")).click()
    expect(page.get_by_label("Client", exact=True)).to_have_value(str(CLIENT))
    _fill(page)
    page.get_by_label("IP Address").fill("203.0.113.10")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The access record is saved.")).to_be_visible()

    record = shop.tenant.record(SERVICE)
    assert (record["username"], record["group"], record["enabled"]) == ("acme", "ACME-DC1", True)
    assert record["client_id"] == CLIENT
    assert shop.tenant.password(SERVICE) == PASSWORD
    assert "s3cret" not in page.content()


@pytest.mark.parametrize("scripts", [True, False])
def test_choosing_a_service_keeps_what_was_typed(
    shop: Shop, new_visit: Callable[..., Visit], *, scripts: bool
) -> None:
    """What was typed before the service is there afterwards; the password is asked for again."""
    visit = new_visit(java_script_enabled=scripts)
    page = _open(visit, "&action=edit")
    _fill(page)
    page.get_by_label("Notes").fill("first\nsecond")
    page.get_by_label("Service", exact=True).fill("vps.example.com")
    if scripts:
        page.get_by_role("option", name=re.compile("vps.example.com")).click()
    else:
        # Enter, which must not save: there is another button before that of the search.
        page.get_by_label("Service", exact=True).press("Enter")
        visit.screenshots("records-choose")
        page.get_by_role("button", name=re.compile("vps.example.com")).click()
    expect(page.get_by_label("Client", exact=True)).to_have_value(str(CLIENT))

    expect(page.get_by_label("Username")).to_have_value("acme")
    expect(page.get_by_label("Notes")).to_have_value("first\nsecond")
    expect(page.get_by_role("textbox", name="Password", exact=True)).to_have_value("")
    if scripts:
        expect(page.get_by_text("type it again")).to_be_visible()
        visit.screenshots("records-chosen")
    page.get_by_role("textbox", name="Password", exact=True).fill(PASSWORD)
    page.get_by_label("Username").press("Enter")
    expect(page.get_by_text("The access record is saved.")).to_be_visible()
    assert shop.tenant.record(SERVICE)["group"] == "ACME-DC1"
    assert shop.tenant.password(SERVICE) == PASSWORD


def test_a_service_is_chosen_by_keyboard_alone(visit: Visit) -> None:
    """The suggestions are a combobox: arrows move, Escape closes, Enter chooses."""
    page = _open(visit, "&action=edit")
    field = page.get_by_role("combobox", name="Service")
    field.press_sequentially("example.com")
    expect(page.get_by_role("option")).to_have_count(2)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".nfm-picker [role=status]")).to_contain_text("Matching services: 2.")
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("option")).to_have_count(0)
    field.press("Backspace")
    expect(page.get_by_role("option")).to_have_count(2)
    field.press("ArrowDown")
    field.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
    expect(page.locator(f"#{active}")).to_contain_text("vps.example.com")
    visit.screenshot("records-suggestions")
    field.press("Enter")

    page.wait_for_url(f"**service_id={SERVICE}")
    expect(page.get_by_label("Client", exact=True)).to_have_value(str(CLIENT))


def test_an_address_of_the_service_is_one_click(visit: Visit) -> None:
    """The buttons put the service's own addresses into the field, each once."""
    page = _open(visit, f"&action=edit&service_id={SERVICE}")
    for address in ("203.0.113.10", "2001:db8::11", "203.0.113.10"):
        page.get_by_role("button", name=address).click()

    assert page.get_by_label("IP Address").input_value() == "203.0.113.10, 2001:db8::11"


def test_an_existing_login_takes_the_place_of_a_typed_one(shop: Shop, visit: Visit) -> None:
    """Choosing a login of the client switches its own fields off, and saves that login."""
    shop.tenant.put(SERVICE, client_id=CLIENT, username="shared", password="p")
    page = _open(visit, f"&action=edit&service_id={SECOND}")
    page.get_by_label("Username").fill("typed before")
    page.get_by_label("Existing login").select_option(str(SERVICE))
    expect(page.get_by_label("Username")).to_be_disabled()
    visit.screenshots("records-reuse")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("The access record is saved.").wait_for()

    assert shop.tenant.record(SECOND)["username"] == "shared"
    assert shop.tenant.password(SECOND) == "p"


def test_errors_are_focused_and_lead_to_their_fields(visit: Visit) -> None:
    """After a refusal the summary has the focus, and its links reach the fields."""
    page = _open(visit, f"&action=edit&service_id={SERVICE}")
    _fill(page)
    page.get_by_label("NetFlow URL").fill("ftp://x")
    page.get_by_role("button", name="Save").click()
    summary = page.locator(".nfm-errors")
    expect(summary).to_be_focused()
    visit.screenshots("records-errors")
    summary.get_by_role("link", name="NetFlow URL").click()

    expect(page.get_by_label("NetFlow URL")).to_be_focused()
    expect(page.get_by_label("NetFlow URL")).to_have_value("ftp://x")
    expect(page.get_by_role("textbox", name="Password", exact=True)).to_have_value("")


def test_a_password_can_be_looked_at_while_it_is_typed(visit: Visit) -> None:
    """The button beside the field shows what is typed, and hides it again."""
    page = _open(visit, f"&action=edit&service_id={SERVICE}")
    field = page.locator("#nfm-password")
    field.fill("typed")
    page.get_by_role("button", name="Show").click()
    expect(field).to_have_attribute("type", "text")
    page.get_by_role("button", name="Hide").click()
    expect(field).to_have_attribute("type", "password")


def test_nothing_is_wider_than_its_screen(shop: Shop, visit: Visit) -> None:
    """No page has to be scrolled sideways, on a desk or at 390 pixels, however long a text is."""
    long = "x" * 250
    shop.tenant.put(SERVICE, client_id=CLIENT, username=long, group=long, notes=long, password="p")
    shop.tenant.patch(SERVICE, username="a" * 255)
    shop.tenant.put(SECOND, client_id=CLIENT, username="acme", enabled=False)
    visit.enter_admin()
    for action in ("list", "edit", "history", "rotate", "delete"):
        page = visit.open(f"{ADDON_PAGE}&action={action}&service_id={SERVICE}&client_id={CLIENT}")
        visit.resize(DESKTOP)
        visit.screenshots(f"records-{action}")
        for size in (DESKTOP, PHONE):
            visit.resize(size)
            wide = "document.documentElement.scrollWidth - window.innerWidth"
            assert page.evaluate(wide) <= 0, (action, size)


def test_the_name_of_the_client_stands_in_a_line(shop: Shop, visit: Visit) -> None:
    """On a desk it is as high as the number beside it; one without a blank breaks on a phone."""
    page = _open(visit, f"&action=edit&service_id={SERVICE}")
    name = page.locator(".nfm-client .input-group-addon")
    number = page.locator("#nfm-client_id")
    high = [part.evaluate("part => part.offsetHeight") for part in (name, number)]
    assert high[0] == high[1]
    shop.site.sql("UPDATE tblclients SET companyname = :name", name="x" * 200)
    page.reload()
    visit.resize(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    assert name.evaluate("part => part.offsetHeight") > high[0]


def test_a_rotation_generates_a_password(shop: Shop, visit: Visit) -> None:
    """The button puts one new password into both fields, shows it, and it is what is stored."""
    for service_id in (SERVICE, SECOND):
        shop.tenant.put(service_id, client_id=CLIENT, username="shared", password="p")
    page = _open(visit, f"&action=rotate&client_id={CLIENT}")
    button = page.get_by_role("button", name="Generate a password")
    seen = set()
    for _ in range(3):
        button.click()
        seen.add(page.locator("#nfm-new_password").input_value())
    password = page.locator("#nfm-new_password").input_value()
    assert len(seen) == 3
    assert re.fullmatch(r"[A-Za-z2-9]{20}", password)
    expect(page.locator("#nfm-new_password_again")).to_have_value(password)
    page.get_by_role("button", name="Change the login").click()
    page.get_by_text("Changed records: 2.").wait_for()
    visit.screenshot("records-rotated")

    assert {shop.tenant.password(SERVICE), shop.tenant.password(SECOND)} == {password}
    assert password not in page.content()


def test_deleting_asks_first(shop: Shop, visit: Visit) -> None:
    """From the list through the question to a list without the record."""
    shop.tenant.put(SERVICE, client_id=CLIENT, username="acme")
    page = _open(visit)
    page.locator("summary", has_text=f"#{SERVICE}").click()
    page.get_by_role("link", name=f"Delete #{SERVICE}").click()
    page.get_by_role("button", name="Delete the record").click()

    expect(page.get_by_text("The access record is deleted.")).to_be_visible()
    assert not shop.tenant.has_record(SERVICE)
