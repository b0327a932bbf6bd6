"""An order of services whose domains try to be more than names: no rule, page or mail breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.addon.whmcs import Step, Whmcs, act
from tests.browser import inspection
from tests.browser.shop import ADDON_PAGE
from tests.browser.site import PRODUCT_ID
from tests.browser.visit import DESKTOP, PHONE
from tests.support.provisioning import set_rule

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.shop import Shop
    from tests.browser.visit import Visit
    from tests.support.tenant import Tenant

    Accepted = tuple[dict[int, str], list[dict[str, Any]]]

pytestmark = pytest.mark.no_cover

SIZES = (PHONE, DESKTOP)
CLIENT, FIRST, ORDER = 77, 7000, 9
URL = "https://netflow.example.com/"
WELCOME = "Welcome"
MAIL = (
    "{if $netflow_enabled}<p>{$netflow_group}</p><a title='{$netflow_group}'"
    ' href="{$netflow_url}">{$netflow_username}</a>{/if}'
)
RULE = {
    "netflow_url": URL,
    "login": "new",
    "username": "{service_id}{service_username}",
    "password": "generate",
    "group": "{domain}",
    "notes": "{domain} {hostname}",
}
# The first one is the control.
DOMAINS = [
    "vps.example.com",
    "{",
    "o'brien.example.com",
    "x" * 255,
    "bücher.example.com",
    "<script>window.broken = 1</script>",
    '"><img src=x onerror=broken=1>.example.com',
    "</title></textarea></select></script><x-broken>",
    "' onmouseover='broken=1",
    "{$smarty.version}",
    "{literal}",
    "{/if}{client_id}",
    "{{service_id}}",
    "{php}phpinfo();{/php}",
    "%00.example.com",
    "a&b.example.com",
    "javascript:broken=1",
]
# What is stored of these is another text, or nothing at all.
ODD = {"": None, "\0": None, "z" * 300: None, "&amp;": "&"}
LONGEST = FIRST + DOMAINS.index("x" * 255)
NO_RECORD = ("\x07", "a\nb", "\u202emoc.elpmaxe")
# Of a page that is fetched: which elements it has, and whether a text is in it.
SEE = """async ([addresses, text]) => {
    const seen = [];
    for (const address of addresses) {
        const html = await (await fetch(address)).text();
        const page = new DOMParser().parseFromString(html, 'text/html');
        page.querySelectorAll('#nfm-preview-service, script, style').forEach(one => one.remove());
        const shape = [...page.querySelectorAll('*')].map(
            one => [one.localName, ...one.getAttributeNames()].join(' ')).join('|');
        const fields = [...page.querySelectorAll('input, textarea')].map(one => one.defaultValue);
        const texts = [page.documentElement.textContent, ...fields];
        seen.push([shape, texts.join('\\n').includes(text)]);
    }
    return seen;
}"""
READ = """html => {
    const mail = new DOMParser().parseFromString(html, 'text/html');
    const names = [...mail.body.querySelectorAll('*')].map(one => one.localName).join(' ');
    const link = mail.querySelector('a');
    return [names, mail.querySelector('p').textContent, link.title, link.textContent];
}"""


@pytest.fixture
def accepted(shop: Shop, tmp_path: Path) -> Accepted:
    """Accept one order of all domains and store what pages need; return domains and mails."""
    domains = [*DOMAINS, *ODD, *NO_RECORD]
    services = dict(enumerate(domains, FIRST))
    whmcs = Whmcs(tmp_path)
    whmcs.connect(shop.tenant.api.url, shop.tenant.key)
    whmcs.add_template(WELCOME, MAIL, subject="Access to {$netflow_group}")
    whmcs.add("tblproducts", id=PRODUCT_ID, name="VPS Large", servertype="virtualizor")
    set_rule(shop.tenant, PRODUCT_ID, **RULE)
    shop.add_client(CLIENT)
    shop.add_template(WELCOME, MAIL)
    for service, domain in services.items():
        columns = {"domain": domain, "username": domain[:40]}
        whmcs.add_service(service, CLIENT, "Pending")
        whmcs.tables["tblhosting"][-1].update(orderid=ORDER, **columns)
        shop.add_service(service, CLIENT, **columns)
    outbox: Step = {"do": "rows", "table": "standin_outbox"}
    outcome = whmcs.play(act("acceptOrder", ORDER, WELCOME), outbox, smarty=4)
    assert outcome.faults == []
    assert [(step.thrown, step.printed) for step in outcome.steps] == [(None, "")] * 2
    assert len(outcome.activity) == len(NO_RECORD)
    assert not any(text in str(outcome.activity) for text in DOMAINS[1:])
    _check_records(shop, services)
    return services, outcome.results[-1]


def _check_records(shop: Shop, services: dict[int, str]) -> None:
    """Check that each domain is stored as it is, or as nothing."""
    for service, domain in services.items():
        assert shop.tenant.has_record(service) == (domain not in NO_RECORD)
        if domain not in NO_RECORD:
            stored = shop.tenant.record(service)
            expected = ODD.get(domain, domain)
            username = (expected or domain.strip("\0"))[:40]
            assert (stored["group"], stored["username"]) == (expected, f"{service}{username}")


@pytest.mark.needs("smarty")
def test_hostile_domains_break_no_page_and_no_mail(
    shop: Shop, accepted: Accepted, visit: Visit, new_visit: Callable[[], Visit]
) -> None:
    """Each page of a service has the elements of the control, and shows the domain as it is."""
    services, mails = accepted
    visit.enter_admin()
    client = new_visit()
    client.enter_client(CLIENT)
    control: dict[str, tuple[str, bool]] = {}
    for service, domain in services.items():
        text = domain if domain in DOMAINS else ""
        seen = _seen(visit.page, _staff_pages(service), text)
        seen |= _seen(client.page, _client_pages(service), text)
        control = control or seen
        for address, found in seen.items() if domain in DOMAINS else ():
            expected = control[address.replace(str(service), str(FIRST))][0]
            assert found == (expected, True), (address, domain)
    _check_mails(visit.page, mails, services)
    for address in _staff_pages(LONGEST):
        visit.open(address)
        _check(visit)
    for address in _client_pages(LONGEST):
        client.open(address)
        _check(client)
    _check_pages_of_all(visit, shop.tenant)


def _staff_pages(service: int) -> list[str]:
    """Give the addresses of the pages of one service in the admin area."""
    actions = ("edit", "delete", "history", "explain", "send")
    pages = [f"{ADDON_PAGE}&action={name}&service_id={service}" for name in actions]
    rule = f"{ADDON_PAGE}&action=rule&product_id={PRODUCT_ID}&preview_service={service}"
    return [*pages, rule, f"/admin/clientsservices.php?id={service}"]


def _client_pages(service: int) -> list[str]:
    return [
        f"/clientarea.php?action=productdetails&id={service}",
        f"/index.php?m=netflow_manager&id={service}",
    ]


def _seen(page: Page, addresses: list[str], text: str) -> dict[str, tuple[str, bool]]:
    found = page.evaluate(SEE, [addresses, text])
    return {address: tuple(one) for address, one in zip(addresses, found, strict=True)}


def _check_mails(page: Page, mails: list[dict[str, Any]], services: dict[int, str]) -> None:
    """Let Chromium read every body; each is the control's but for the texts."""
    for (service, domain), sent in zip(services.items(), mails, strict=True):
        assert sent["subject"].startswith("Access to ")
        if domain in NO_RECORD:
            assert sent["message"] == ""
        else:
            group = ODD.get(domain, domain) or ""
            names, text, title, username = page.evaluate(READ, sent["message"])
            assert (names, text, title) == ("p a", group, group)
            assert username.startswith(str(service))


def _check_pages_of_all(visit: Visit, tenant: Tenant) -> None:
    """Open the pages that show many of them at once, on a desktop and on a phone."""
    visit.open(f"{ADDON_PAGE}&action=list&limit=50")
    _check(visit, *DOMAINS)
    visit.page.locator("[data-nfm-tick-all]").check()
    for mode, button in (("disable", "Disable"), ("delete", "Delete")):
        visit.page.locator(f"button[value={mode}]").click()
        visit.page.locator("h2", has_text=button).wait_for()
        _check(visit, *DOMAINS)
        visit.open(f"{ADDON_PAGE}&action=list&limit=50")
        visit.page.locator("[data-nfm-tick-all]").check()
    # The frame's own list of services is wider than a phone.
    visit.open(f"/admin/clientssummary.php?userid={CLIENT}")
    _check(visit, *DOMAINS[-5:], sizes=())
    for record in tenant.found(limit=100):
        tenant.call("DELETE", f"/v1/access-records/{record}")
    visit.open(f"{ADDON_PAGE}&action=apply_rule&product_id={PRODUCT_ID}")
    visit.page.locator("button[value=dry_run]").click()
    visit.page.locator("button[value=run]").wait_for()
    _check(visit, f"#{FIRST}")
    visit.open("/admin/index.php")
    _check(visit, "NetFlow access")


def _check(visit: Visit, *texts: str, sizes: tuple[tuple[int, int], ...] = SIZES) -> None:
    """The page shows the texts, ran none of them, and scrolls sideways in no width."""
    shown = visit.page.evaluate("document.documentElement.textContent")
    assert [text for text in texts if text not in shown] == []
    assert visit.page.evaluate("window.broken") is None
    assert visit.page.locator("x-broken").count() == 0
    for size in sizes:
        visit.resize(size)
        assert inspection.overflow(visit.page) == [], size
