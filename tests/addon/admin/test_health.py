"""The health page beyond the connection: scopes, versions, the way to the API, mail templates."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING

import pytest

from app import __version__
from app.auth.api_key import WHMCS_ADDON
from app.translations.catalog import TRANSLATIONS
from tests.addon.admin_site import AdminSite
from tests.addon.whmcs import ADMIN_PAGE, HEALTH, LOAD_ENTRY_POINTS, section
from tests.faults.behaviours import response
from tests.faults.fault_server import FaultServer
from tests.support.keys import make_key
from tests.upkeep.test_diagnosis import COSTS

if TYPE_CHECKING:
    from tests.addon.whmcs import Whmcs
    from tests.faults.fault_server import Exchange
    from tests.support.live_api import LiveApi

pytestmark = pytest.mark.needs("php")


@pytest.fixture
def site(whmcs: Whmcs) -> AdminSite:
    """Give the pages of a WHMCS in which everything is right."""
    whmcs.add_template("Welcome", "{$netflow_url}")
    return AdminSite(whmcs)


def _with_scopes(site: AdminSite, live_api: LiveApi, *scopes: str) -> str:
    _, site.whmcs.settings["api_key"] = make_key(live_api, *scopes)
    return site.open("health").replace("&quot;", '"')


@pytest.mark.parametrize("missing", sorted(COSTS))
def test_what_does_not_work_without_a_scope_is_said(
    site: AdminSite, live_api: LiveApi, missing: str
) -> None:
    """Each scope that the key lacks is named, with what lacks and with the command that helps."""
    page = _with_scopes(site, live_api, *(WHMCS_ADDON - {missing}))

    assert f"Missing: {missing}. " in page
    assert COSTS[missing] in page
    assert "netflow-manager key create --name whmcs --for-whmcs" in page
    assert not [text for scope, text in COSTS.items() if scope != missing and text in page]


def test_the_six_scopes_are_enough(site: AdminSite, live_api: LiveApi) -> None:
    """A key of `--for-whmcs` lacks nothing, and one that can reveal passwords is too much."""
    assert "Everything is right" in _with_scopes(site, live_api, *WHMCS_ADDON)
    assert 'the scope "reveal"' in _with_scopes(site, live_api, *WHMCS_ADDON, "reveal")


def test_versions_and_protection_are_shown(site: AdminSite) -> None:
    """Version of API, addon and PHP, and that http here does not leave the machine."""
    page = site.open("health")

    assert f"API {__version__}, addon {__version__}" in page
    assert "does not leave this machine" in page
    assert "PHP extension curl" in page


def test_an_api_that_cannot_diagnose_is_named_too_old(site: AdminSite) -> None:
    """Where nothing answers at that path, the page says which version the addon needs."""
    problem = json.dumps(
        {"title": "Not found", "status": 404, "detail": "No such <path>."}
    ).encode()
    answer = response(problem, 404, "Content-Type: application/problem+json")
    with FaultServer(lambda exchange: exchange.send(answer)) as server:
        site.whmcs.settings["api_url"] = server.url
        page = site.open("health")

    assert "The API answered with status 404. No such &lt;path&gt;." in page
    assert f"needs version {__version__} of the NetFlow Manager API or newer" in page
    assert "Everything is right" not in page


@pytest.mark.parametrize("language", ["german", "french", "klingon"])
def test_lines_of_the_api_are_in_the_administrator_s_language(
    whmcs: Whmcs, live_api: LiveApi, language: str
) -> None:
    """What the API found is in the language of the strings that WHMCS handed the page."""
    _, whmcs.settings["api_key"] = make_key(live_api, "mail")
    expected = TRANSLATIONS.get(language, TRANSLATIONS["english"])
    strings = {"language": language, "check_php": "PHP <i>"}
    page = ADMIN_PAGE | {"arguments": [{"_lang": strings}]}

    shown = html.unescape(whmcs.run(LOAD_ENTRY_POINTS, HEALTH, page).steps[-1].printed)

    assert expected.format("diagnosis.readiness.ok") in shown
    assert expected.format("diagnosis.scopes.without.render") in shown


def test_the_question_does_not_depend_on_php_ini(site: AdminSite) -> None:
    """Language and version arrive where PHP is set to separate parameters in another way."""
    site.whmcs.php_options = [*site.whmcs.php_options, "-d", "arg_separator.output=&amp;"]

    assert "Everything is right" in site.open("health")


HOSTILE = "<script>alert(1)</script>{$x}"


@pytest.mark.parametrize("serves_clients", [True, False])
def test_only_the_member_decides_and_nothing_is_html(
    site: AdminSite, serves_clients: object
) -> None:
    """A pause ends by `serves_clients` alone; strings and addresses of the API stay strings."""
    line = {"label": HOSTILE, "ok": True, "found": HOSTILE, "advice": HOSTILE}
    more = {"page": "https://evil.example", "url": "https://evil.example", "html": HOSTILE}
    body = {"version": "9", "serves_clients": serves_clients, "lines": [line | more]}
    shown = _checked_while_paused(site, json.dumps(body).encode())

    assert HOSTILE not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "evil.example" not in shown
    assert ("allowed again now" in shown) is serves_clients


@pytest.mark.parametrize(
    "body",
    [
        b"{}",
        b"[]",
        b"<html>everything is right</html>",
        b'{"serves_clients": "true", "lines": []}',
        b'{"serves_clients": 1, "lines": []}',
        b'{"serves_clients": true}',
        b'{"serves_clients": true, "lines": [1]}',
        b'{"serves_clients": true, "lines": [{"label": "x", "ok": 1, "found": "", "advice": ""}]}',
    ],
)
def test_an_answer_of_another_form_ends_no_pause(site: AdminSite, body: bytes) -> None:
    """What is not exactly the answer of the contract is a problem to solve, and ends no pause."""
    shown = _checked_while_paused(site, body)

    assert "Is it really NetFlow Manager that listens at this address?" in shown
    assert "held back for" in shown
    assert "allowed again now" not in shown


def _checked_while_paused(site: AdminSite, body: bytes) -> str:
    """Return the health page of an API that failed three product pages, then answers this."""
    site.whmcs.add_service(1, 56)
    answers = {"diagnosis": response(body)}
    failure = response(b"", 500)

    def answer(exchange: Exchange) -> None:
        path = exchange.request.split(" ")[1]
        exchange.send(answers.get(path.split("?")[0].rpartition("/")[2], failure))

    with FaultServer(answer) as server:
        site.whmcs.settings["api_url"] = server.url
        site.whmcs.play(*[section(1)] * 3, client=56)
        return site.open("health")


def test_fields_in_a_wrong_template_are_a_hint(site: AdminSite) -> None:
    """A template of another type that names a field is listed: the field is never defined there."""
    site.whmcs.add_template("Invoice <b>", "Hi", "invoice", subject="For {$netflow_group}")

    page = site.open("health")

    assert "Invoice &lt;b&gt;" in page
    assert "Only templates of type Product have these fields" in page
    assert "Everything is right" in page


def test_no_template_with_fields_is_a_hint(site: AdminSite) -> None:
    """Where no product mail has the fields, the page says how to send them."""
    site.whmcs.tables["tblemailtemplates"][0]["message"] = "Hello"

    assert "No template of type Product uses them." in site.open("health")
