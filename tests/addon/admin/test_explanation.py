"""The page "Why is it (not) shown?": WHMCS's own facts, then every condition of the API."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING

import pytest

from app.translations.catalog import TRANSLATIONS
from tests.addon.admin_site import AdminSite
from tests.addon.whmcs import ADMIN_PAGE, LOAD_ENTRY_POINTS, PRODUCT_ID, Whmcs, request, section
from tests.faults.behaviours import response
from tests.faults.fault_server import FaultServer
from tests.support.keys import make_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.tenant import Tenant

pytestmark = pytest.mark.needs("php")

SERVICE, CLIENT = 4711, 56


@pytest.fixture
def site(whmcs: Whmcs, tenant: Tenant) -> AdminSite:
    """Give a WHMCS with one active service, and its record."""
    whmcs.connect(tenant.api.url, tenant.key)
    whmcs.add_service(SERVICE, CLIENT)
    whmcs.add("tblproducts", id=PRODUCT_ID, name="VPS")
    tenant.put(SERVICE, client_id=CLIENT, username="acme")
    return AdminSite(whmcs)


def _rows(page: str) -> dict[str, tuple[str, str]]:
    """Return sign and text of each line by its label."""
    cells = r'<th scope="row">(.*?)</th>\s*<td>(.*?)</td>\s*<td>(.*?)</td>'
    found = re.findall(cells, page, re.DOTALL)
    return {
        html.unescape(label): (
            re.sub(r"<.*?>|\s", "", sign),
            " ".join(html.unescape(re.sub(r"<.*?>", " ", text)).split()),
        )
        for label, sign, text in found
    }


RIGHT, WRONG, NOTE = "&#10003;", "&#10007;", "!"


def test_a_shown_section_has_every_condition_right(site: AdminSite) -> None:
    """Where the client sees the section, the page says so, and each condition is ticked."""
    page = site.open("explain", service_id=SERVICE)

    rows = _rows(page)
    assert "The section is shown to the client." in page
    service = "#4711 VPS, vps4711.example.com, status Active Open the service"
    assert rows["Service in WHMCS"] == (RIGHT, service)
    assert rows["Client"][1].startswith("#56 Ada")
    for label in ("Access record", "Enabled", "Integrity", "Owner", "Status of the service"):
        assert rows[label][0] == RIGHT, label
    assert site.whmcs.play(section(SERVICE), client=CLIENT).results[0] != [""]


@pytest.mark.parametrize(
    ("cause", "label", "advice_and_link"),
    [
        ("no record", "Access record", ("Add one.", "action=edit&service_id=4711")),
        ("disabled", "Enabled", ("Enable it", "action=edit&service_id=4711")),
        ("edited row", "Integrity", ("reseal", "action=edit&service_id=4711")),
        ("moved", "Owner", ("for its new owner", "action=edit&service_id=4711")),
        ("switched off", "Section switched on", ("Switch it on", "action=settings")),
        ("suspended", "Status of the service", ("tick the status", "action=settings")),
    ],
)
def test_each_cause_is_found(
    site: AdminSite, tenant: Tenant, cause: str, label: str, advice_and_link: tuple[str, str]
) -> None:
    """Whatever hides the section is the one line that is wrong, with what to do and where."""
    advice, link = advice_and_link
    service = site.whmcs.tables["tblhosting"][0]
    site.whmcs.add("tblclients", id=57)
    causes: dict[str, Callable[[], object]] = {
        "no record": lambda: tenant.call("DELETE", f"/v1/access-records/{SERVICE}"),
        "disabled": lambda: tenant.patch(SERVICE, enabled=False),
        "edited row": lambda: tenant.edit_row(SERVICE),
        "moved": lambda: service.update(userid=57),
        "switched off": lambda: tenant.change_settings(client_area_enabled=False),
        "suspended": lambda: service.update(domainstatus="Suspended"),
    }
    causes[cause]()

    page = site.open("explain", service_id=SERVICE)

    wrong = {name: text for name, (sign, text) in _rows(page).items() if sign == WRONG}
    assert list(wrong) == [label]
    assert advice in wrong[label]
    assert link in html.unescape(page)
    assert "To be solved: 1." in page
    assert site.whmcs.play(section(SERVICE), client=service["userid"]).results[0] == [""]


@pytest.mark.parametrize("language", ["german", "italian"])
def test_conditions_are_in_the_administrator_s_language(
    site: AdminSite, tenant: Tenant, language: str
) -> None:
    """What the API found is in the language of the strings that WHMCS handed the page."""
    tenant.patch(SERVICE, enabled=False)
    opened = request(get={"action": "explain", "service_id": SERVICE})
    page = ADMIN_PAGE | {"arguments": [{"_lang": {"language": language}}]}

    rows = _rows(site.whmcs.run(LOAD_ENTRY_POINTS, opened, page).steps[-1].printed)

    strings = TRANSLATIONS[language].table("condition.record_enabled")
    sign, text = rows[strings["label"]]
    assert sign == WRONG
    assert text.startswith(f"{strings['wrong']} {strings['wrong_advice']}")


def test_what_the_api_writes_is_neither_html_nor_an_address(site: AdminSite) -> None:
    """Strings are escaped, and a page that the addon does not know gets no link."""
    hostile = "<a href='https://evil.example'>"
    line = {"label": hostile, "ok": False, "found": hostile, "advice": hostile}
    more = {"condition": "x", "action": hostile, "page": "https://evil.example"}
    answer = {"service_id": SERVICE, "visible": False, "conditions": [line | more]}
    with FaultServer(
        lambda exchange: exchange.send(response(json.dumps(answer).encode()))
    ) as server:
        site.whmcs.settings["api_url"] = server.url
        page = site.open("explain", service_id=SERVICE)

    assert hostile not in page
    assert page.count(html.escape(hostile).replace("&#x27;", "&#039;")) == 3
    assert "evil.example" not in "".join(re.findall("<[^>]*>", page))


def test_a_service_that_is_gone_is_said(site: AdminSite, tenant: Tenant) -> None:
    """A record without its service is told from a service without a record."""
    tenant.put(99, client_id=CLIENT)

    rows = _rows(site.open("explain", service_id=99))

    assert rows["Service in WHMCS"][0] == WRONG
    assert rows["Access record"][0] == RIGHT


@pytest.mark.parametrize("table", ["tblproducts", "tblclients"])
def test_a_row_that_is_gone_hides_nothing_else(site: AdminSite, table: str) -> None:
    """A service whose product or client was deleted is found and explained; a client is missed."""
    site.whmcs.tables[table] = []

    found = site.open("explain", service_id=f"vps{SERVICE}")
    rows = _rows(site.open("explain", service_id=SERVICE))

    names = {"tblproducts": "Ada", "tblclients": "VPS"}
    assert f"action=explain&amp;service_id={SERVICE}" in found
    assert names[table] in found
    assert rows["Service in WHMCS"][0] == RIGHT
    assert rows["Status of the service"][0] == RIGHT
    if table == "tblclients":
        sign, text = rows["Client"]
        assert (sign, text[:28]) == (WRONG, "WHMCS has no client #56, to ")
    else:
        assert rows["Client"][1].startswith("#56 Ada")


def test_a_server_module_is_a_hint(site: AdminSite) -> None:
    """That a module may replace the overview cannot be known, so it is a note and no error."""
    site.whmcs.tables["tblproducts"][0]["servertype"] = "solusvm"

    page = site.open("explain", service_id=SERVICE)

    sign, text = _rows(page)["Product page"]
    assert (sign, "solusvm" in text, "sidebar" in text) == (NOTE, True, True)
    assert "The section is shown to the client." in page


def test_the_mails_of_the_product_are_looked_at(site: AdminSite) -> None:
    """A welcome mail without the fields, and a template in which they never work, are noted."""
    site.whmcs.tables["tblproducts"][0]["welcomeemail"] = 5
    site.whmcs.add_template("Plain Welcome", "Hello", id=5)
    site.whmcs.add_template("NetFlow Welcome", "{$netflow_url}", id=6)
    site.whmcs.add_template("Invoice Created", "{$netflow_url}", "invoice", id=7)
    site.whmcs.add_template("Odd", "netflowXurl", "invoice", id=8)

    rows = _rows(site.open("explain", service_id=SERVICE))

    assert rows["Mail templates with NetFlow fields"] == (RIGHT, "NetFlow Welcome")
    assert rows["Welcome e-mail of the product"][0] == NOTE
    sign, text = rows["NetFlow fields in templates of another type"]
    assert (sign, text.startswith("Invoice Created They are")) == (NOTE, True)


def test_without_the_api_what_whmcs_knows_is_still_said(site: AdminSite) -> None:
    """An outage is one more line, with a way to the health page."""
    site.whmcs.settings["api_url"] = "http://127.0.0.1:1"

    page = site.open("explain", service_id=SERVICE)

    rows = _rows(page)
    assert rows["Service in WHMCS"][0] == RIGHT
    assert rows["API reachable"][0] == WRONG
    assert "action=health" in page


def test_a_pause_is_a_cause(site: AdminSite, tenant: Tenant) -> None:
    """While calls for pages are held back no section is shown, and the page says it."""
    _, key = make_key(tenant.api, "records:read", installation_id=tenant.installation_id)
    site.whmcs.settings["api_key"] = key
    site.whmcs.play(section(SERVICE), client=CLIENT)

    rows = _rows(site.open("explain", service_id=SERVICE))

    assert rows["Calls for product pages"][0] == WRONG


@pytest.mark.parametrize("typed", ["0", "abc", "1.5", "99999999999", "<b>", "%"])
def test_a_text_that_is_no_id_explains_nothing(site: AdminSite, typed: str) -> None:
    """What is no service id is searched for, stays in the field, and is never taken for an id."""
    page = site.open("explain", service_id=typed)

    assert f'value="{html.escape(typed)}"' in page
    assert "<b>" not in page
    assert _rows(page) == {}
    assert ("No service was found." in page) is (typed != "%")


@pytest.mark.parametrize("typed", ["vps4711", "Ada"])
def test_a_service_is_found_by_what_staff_know(site: AdminSite, typed: str) -> None:
    """A part of the domain or the client's name leads to the explanation of the service."""
    page = site.open("explain", service_id=typed)

    assert f"action=explain&amp;service_id={SERVICE}" in page


@pytest.mark.parametrize("table", ["tblproducts", "tblclients", "tblemailtemplates"])
def test_a_table_that_cannot_be_read_hides_nothing_else(site: AdminSite, table: str) -> None:
    """The pages that look for faults tell the rest where one of WHMCS's tables is unreadable."""
    dropped = {"do": "sql", "text": f"drop table {table}"}
    pages = [request(get={"action": "explain", "service_id": SERVICE}), ADMIN_PAGE]
    health = [request(get={"action": "health"}), ADMIN_PAGE]

    outcome = site.whmcs.run(LOAD_ENTRY_POINTS, dropped, *pages, *health)

    assert outcome.faults == []
    assert "API key accepted" in outcome.steps[-1].printed
    assert "could not be shown" not in outcome.steps[3].printed + outcome.steps[-1].printed
