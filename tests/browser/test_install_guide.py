"""The install guide, done as it says; its pictures come from here (`make screenshots`)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from app.auth.api_key import WHMCS_ADDON
from tests.addon.article import WELCOME_MAIL
from tests.addon.usage_api import answer_about_traffic
from tests.faults.fault_server import FaultServer
from tests.support.keys import make_key

if TYPE_CHECKING:
    from tests.browser.shop import Shop
    from tests.browser.visit import Visit

DOCS = Path(__file__).parents[2] / "docs"
LARGEST_PICTURE = 150_000
CLIENT, SERVICE = 56, 1234
PICTURES = {
    "settings": "#standinSettings",
    "mail": "#contentarea",
    "health": "#contentarea",
    "form": "#contentarea",
    "list": "#contentarea",
    "product": "#main-body",
}


def _picture(visit: Visit, name: str) -> None:
    """Keep what the picture of this name is about, as wide as a document shows it."""
    visit.resize((1200, 900))
    visit.picture(PICTURES[name], f"guide/{name}")


def _connect(shop: Shop, visit: Visit) -> None:
    """Activate the addon, and enter address, key and role."""
    _, key = make_key(shop.tenant.api, *WHMCS_ADDON, installation_id=shop.tenant.installation_id)
    page = visit.open("/admin/configaddonmods.php")

    page.get_by_role("button", name="Activate", exact=True).click()
    page.get_by_label("API address").fill(shop.tenant.api.url)
    page.get_by_label("API key").fill(key)
    page.get_by_label("Full Administrator").check()
    page.get_by_role("button", name="Save Changes").click()
    page.get_by_text("The settings are saved.").wait_for()
    _picture(visit, "settings")


def _picture_traffic(shop: Shop, visit: Visit) -> None:
    """Keep the product page as it is when something was measured, which the guide ends before."""
    with FaultServer(answer_about_traffic) as server:
        shop.connect(api_url=server.url)
        visit.open(f"/clientarea.php?action=productdetails&id={SERVICE}")
        visit.page.locator(".netflow-manager img").evaluate("image => image.decode()")
        _picture(visit, "product")


def test_the_guide_leads_to_the_client_s_page(shop: Shop, visit: Visit) -> None:
    """Activate, connect, check, add access, put the block into the mail: then the client has it."""
    shop.add_client(CLIENT, companyname="ACME")
    shop.add_service(SERVICE, CLIENT, domain="vps1.acme.example.com")
    shop.site.sql("DELETE FROM tbladdonmodules")
    template = shop.add_template("Dedicated/VPS Server Welcome Email", "Hello", plaintext=1)
    visit.enter_admin()
    page = visit.page
    _connect(shop, visit)

    visit.open(f"/admin/configemailtemplates.php?id={template}")
    page.get_by_label("Message").fill(WELCOME_MAIL)
    page.get_by_role("button", name="Save Changes").click()
    page.get_by_text("{$netflow_username}").first.wait_for()
    _picture(visit, "mail")

    visit.open("/admin/addonmodules.php?module=netflow_manager&action=health")
    page.get_by_text("Everything is right").wait_for()
    _picture(visit, "health")

    page.get_by_role("link", name="Add / Edit Access").first.click()
    page.locator("#nfm-service-search").fill("acme")
    page.get_by_role("option", name="vps1.acme.example.com").click()
    page.get_by_label("Username").fill("acme")
    page.locator("#nfm-password").fill("Blue-Harbour-42")
    page.get_by_label("NetFlow Group").fill("ACME-DC1")
    _picture(visit, "form")
    page.locator("form.nfm-edit").get_by_role("button", name="Save").click()
    page.get_by_role("status").first.wait_for()
    visit.open("/admin/addonmodules.php?module=netflow_manager")
    _picture(visit, "list")

    visit.enter_client(CLIENT)
    visit.open(f"/clientarea.php?action=productdetails&id={SERVICE}")
    assert page.locator("main").get_by_text("ACME-DC1", exact=True).is_visible()
    _picture_traffic(shop, visit)


def test_the_pictures_of_the_guide_are_there() -> None:
    """The guide shows each picture, and none of them is too large for a repository."""
    guide = (DOCS / "install-whmcs.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"\]\(images/(\w+)\.png\)", guide))

    assert shown == set(PICTURES)
    sizes = {name: (DOCS / "images" / f"{name}.png").stat().st_size for name in shown}
    assert {name: size for name, size in sizes.items() if size > LARGEST_PICTURE} == {}
    assert WELCOME_MAIL in guide
