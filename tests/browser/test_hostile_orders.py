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
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.shop import Shop
    from tests.browser.visit import Visit

pytestmark = pytest.mark.no_cover

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
        const values = [...page.querySelectorAll('input, textarea')].map(one => one.defaultValue);
        seen.push([shape, [page.documentElement.textContent, ...values].join('\\n').includes(text)]);
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
def services(shop: Shop, tmp_path: Path) -> dict[int, str]:
    """Accept one order of all domains, and store what the pages need of it; return the domains."""
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
    _check_mails(shop, services, outcome.results[-1])
    return services


def _check_mails(shop: Shop, services: dict[int, str], mails: list[dict[str, Any]]) -> None:
    """Check what was stored, and subjects and bodies of the mails."""
    for (service, domain), sent in zip(services.items(), mails, strict=True):
        assert shop.tenant.has_record(service) == (domain not in NO_RECORD)
        assert sent["subject"].startswith("Access to ")
        assert bool(sent["message"]) == (domain not in NO_RECORD)
        if domain not in NO_RECORD:
            stored = shop.tenant.record(service)
            assert stored["group"] == ODD.get(domain, domain)
            assert stored["username"] == f"{service}{(ODD.get(domain, domain) or domain[:40])[:40]}".strip("\0")


@pytest.mark.needs("smarty")
def test_hostile_domains_break_no_page(
    shop: Shop, services: dict[int, str], visit: Visit, new_visit: Any  # noqa: ANN401
) -> None:
    """Each page of a service has the elements of the control, and shows the domain as it is."""
    visit.enter_admin()
    staff, client = visit.page, new_visit()
    client.enter_client(CLIENT)
    control = {}
    for service, domain in services.items():
        text = domain if domain in DOMAINS else ""
        seen = _seen(staff, _staff_pages(service), text)
        seen |= _seen(client.page, _client_pages(service), text)
        control = control or seen
        if domain in DOMAINS:
            for address, (shape, is_shown) in seen.items():
                expected = control[address.replace(str(service), str(FIRST))][0]
                assert (shape, is_shown) == (expected, True), (address, domain)
    assert shop.site.faults() == []


def _staff_pages(service: int) -> list[str]:
    """Give the addresses of the pages of one service in the admin area."""
    pages = [f"{ADDON_PAGE}&action={name}&service_id={service}" for name in ("edit", "delete")]
    rule = f"{ADDON_PAGE}&action=rule&product_id={PRODUCT_ID}&preview_service={service}"
    tab = f"/admin/clientsservices.php?id={service}"
    return [*pages, rule, tab]


def _client_pages(service: int) -> list[str]:
    return [
        f"/clientarea.php?action=productdetails&id={service}",
        f"/index.php?m=netflow_manager&id={service}",
    ]


def _seen(page: Page, addresses: list[str], text: str) -> dict[str, tuple[str, bool]]:
    found = page.evaluate(SEE, [addresses, text])
    return {address: tuple(one) for address, one in zip(addresses, found, strict=True)}
