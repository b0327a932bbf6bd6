"""Rules for new services in a browser: made, previewed, applied; and the mails that result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest
from playwright.sync_api import expect

from tests.addon.article import WELCOME_MAIL, lines_of
from tests.addon.running_demo import running_demo, wait_until_ready
from tests.browser import inspection
from tests.browser.shop import ADDON_PAGE
from tests.browser.site import PRODUCT_ID
from tests.browser.visit import DESKTOP, PHONE
from tests.faults.fault_server import closed_port
from tests.support.provisioning import rule_path
from tests.support.servers import free_port
from tests.support.waiting import HANG_SECONDS

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.browser.shop import Shop
    from tests.browser.visit import Visit

NAME = "Dedicated/VPS Server Welcome Email"
SERVICES, FIRST = 200, 5000
LAST = FIRST + SERVICES - 1
PREVIEWED = LAST - 19
OWNER, FIRST_VPS, SECOND_VPS = 56, 4000, 4001
# Newest first, as the form offers them.
HOSTILE = ("\x07", "y" * 300, "x" * 255, "", "bücher.example.com", "o'brien<b>&", "{client_id}")
LANGUAGES = ("english", "german")


@pytest.fixture
def rows(shop: Shop) -> None:
    """Store 200 services of 100 clients without a record, and a client who has a login."""
    shop.site.add("tblproductgroups", id=1, name="Virtual servers", order=1)
    shop.site.sql("UPDATE tblproducts SET gid = 1")
    shop.add_template(NAME, WELCOME_MAIL, plaintext=1)
    shop.tenant.change_settings(default_netflow_url="https://netflow.example.com/")
    for service in range(FIRST, LAST + 1):
        if service % 2 == 0:
            shop.add_client(service)
        place = LAST - service
        hostile = {"domain": HOSTILE[place]} if place < len(HOSTILE) else {}
        shop.add_service(service, service - service % 2, **hostile)
    shop.add_client(OWNER)
    shop.add_service(FIRST_VPS, OWNER)
    shop.add_service(SECOND_VPS, OWNER, domainstatus="Pending")
    shop.tenant.put(FIRST_VPS, client_id=OWNER, username="acme", password="Blue-Harbour-42")


def _open(visit: Visit, action: str, **query: object) -> Page:
    """Open a page of the addon."""
    more = "".join(f"&{name}={value}" for name, value in query.items())
    return visit.open(f"{ADDON_PAGE}&action={action}{more}")


def _keep(visit: Visit, name: str) -> None:
    """Keep the page in both widths; everything has a name, and nothing makes it scroll sideways."""
    visit.screenshots(name)
    assert inspection.structure(visit.page, ".netflow-manager") == [], name
    for size in (PHONE, DESKTOP):
        visit.resize(size)
        assert inspection.overflow(visit.page) == [], (name, size)


def _make_rule(page: Page) -> None:
    """Type a rule, and watch what each of the services would get by it."""
    preview = page.locator("#nfm-rule-preview")
    page.locator("#nfm-username").press_sequentially("c{client_id}")
    page.locator("#nfm-group").fill("{hostname}")
    for place, domain in enumerate(HOSTILE):
        page.locator("#nfm-preview-service").select_option(str(LAST - place))
        client = (LAST - place) // 2 * 2
        said = "would get no record" if domain == "\x07" else f"c{client}"
        expect(preview).to_contain_text(said)
        if domain != "\x07":
            # What is too long for the API is left out.
            group = domain.partition(".")[0] if len(domain) <= 255 else ""
            expect(preview.locator("tr").nth(2)).to_contain_text(group or "\u2013")
    page.locator("#nfm-preview-service").select_option(str(PREVIEWED))
    page.locator("#nfm-password").select_option("generate")
    expect(preview).to_contain_text("With a password.")
    page.locator("#nfm-username").press("End")
    page.locator("#nfm-username").press_sequentially("x")
    expect(preview).to_contain_text(f"c{PREVIEWED}x")
    expect(preview).to_contain_text(f"vps{PREVIEWED}")


def _tour(shop: Shop, visit: Visit, language: str) -> None:
    """Keep every page of rules and of ticked records in a language."""
    shop.site.sql("UPDATE tbladmins SET language = :language", language=language)
    _open(visit, "rules")
    _keep(visit, f"rules-{language}")
    _open(visit, "rule", product_id=PRODUCT_ID)
    _keep(visit, f"rule-{language}")
    page = _open(visit, "apply_rule", product_id=PRODUCT_ID)
    page.locator("button[value=dry_run]").click()
    page.locator("button[value=run]").wait_for()
    _keep(visit, f"rule-dry-run-{language}")
    page = _open(visit, "list")
    page.locator(".nfm-tick input").first.check()
    _keep(visit, f"list-ticked-{language}")
    page.locator("button[value=send]").click()
    page.locator("#nfm-template").wait_for()
    _keep(visit, f"send-{language}")


def _lose_the_preview(shop: Shop, visit: Visit) -> None:
    """A preview that cannot be loaded does not stay as it was; the next one is shown again."""
    page = _open(visit, "rule", product_id=PRODUCT_ID, preview_service=PREVIEWED)
    expect(page.locator("#nfm-rule-preview tr").first).to_contain_text("default of the settings")
    shop.connect(api_url=closed_port())
    page.locator("#nfm-group").fill("changed")
    expect(page.locator("#nfm-rule-preview")).to_contain_text("Out of date")
    shop.connect()
    page.locator("#nfm-group").fill("{hostname}")
    expect(page.locator("#nfm-rule-preview tr").first).to_be_visible()


def _change_and_mail(shop: Shop, visit: Visit) -> None:
    """Disable a page of records, and send the details of another one."""
    page = _open(visit, "list")
    page.locator("[data-nfm-tick-all]").check()
    page.get_by_role("button", name="Disable").click()
    expect(page.get_by_role("status")).to_contain_text("Disabled: 25.")
    assert len(shop.tenant.found(enabled="false", limit=500)) == 25

    _open(visit, "send", service_id=PREVIEWED)
    page.get_by_role("button", name="Send mails: 1").click()
    expect(page.get_by_role("status")).to_contain_text("Mails sent: 1.")
    assert f"Username: c{PREVIEWED}x" in shop.sent_mail()


@pytest.mark.usefixtures("rows")
def test_a_rule_is_made_applied_and_mailed(shop: Shop, visit: Visit) -> None:
    """Typed with a live preview, dry run, run; then records are disabled, and details sent."""
    visit.enter_admin()
    page = _open(visit, "rule", product_id=PRODUCT_ID)
    _make_rule(page)
    assert shop.tenant.call("GET", rule_path(PRODUCT_ID)).status_code == 404
    page.locator("button[value=save]").click()
    page.get_by_role("status").first.wait_for()
    assert shop.tenant.get(rule_path(PRODUCT_ID))["username"] == "c{client_id}x"
    for language in reversed(LANGUAGES):
        _tour(shop, visit, language)

    # The new service is created by its module, and its welcome mail sent.
    page = visit.open(f"/admin/clientsservices.php?id={SECOND_VPS}")
    page.get_by_role("button", name="Create").click()
    page.get_by_role("button", name="Send Message").click()
    page.get_by_text("Sent:").first.wait_for()
    mail = lines_of(shop.sent_mail())
    assert mail[2:4] == ["Username: acme", "Password: Blue-Harbour-42"]

    page = _open(visit, "apply_rule", product_id=PRODUCT_ID)
    page.locator("button[value=dry_run]").click()
    expect(page.get_by_role("status")).to_contain_text(f"would be created: {SERVICES - 1}")
    assert not shop.tenant.has_record(PREVIEWED)
    page.locator("button[value=run]").click()
    expect(page.get_by_role("status")).to_contain_text(f"Records created: {SERVICES - 1}")
    assert shop.tenant.record(PREVIEWED)["username"] == f"c{PREVIEWED}x"

    _lose_the_preview(shop, visit)

    _change_and_mail(shop, visit)


def test_an_order_is_accepted_in_the_demo(browser: Browser, tmp_path: Path) -> None:
    """One click on its page, and the welcome mail has the login that the client has."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with running_demo(port, tmp_path):
        with httpx.Client(base_url=url, trust_env=False, timeout=HANG_SECONDS) as client:
            wait_until_ready(client)
        page = browser.new_page()
        page.goto(url)
        page.locator("form[action='/demo/order'] button").click()
        page.wait_for_url("**/demo/mail")
        expect(page.locator("#demoText")).to_contain_text("Username: acme")
        page.close()
