"""The health page beyond the connection: scopes, versions, the way to the API, mail templates."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from app import __version__
from app.auth.api_key import WHMCS_ADDON
from tests.addon.admin_site import AdminSite
from tests.faults.behaviours import response
from tests.faults.fault_server import FaultServer
from tests.support.keys import make_key

if TYPE_CHECKING:
    from tests.addon.whmcs import Whmcs
    from tests.support.live_api import LiveApi

pytestmark = pytest.mark.needs("php")

LACKS = {
    "render": "product pages show no section",
    "mail": "go out without NetFlow details",
    "records:read": "the list, the form, the search and the export",
    "records:write": "cannot be added, changed, deleted or imported",
    "lifecycle": "does not learn that services are suspended",
    "admin": "the settings page cannot be used",
}


@pytest.fixture
def site(whmcs: Whmcs) -> AdminSite:
    """Give the pages of a WHMCS in which everything is right."""
    whmcs.add_template("Welcome", "{$netflow_url}")
    return AdminSite(whmcs)


def _with_scopes(site: AdminSite, live_api: LiveApi, *scopes: str) -> str:
    _, site.whmcs.settings["api_key"] = make_key(live_api, *scopes)
    return site.open("health").replace("&quot;", '"')


@pytest.mark.parametrize("missing", sorted(LACKS))
def test_what_does_not_work_without_a_scope_is_said(
    site: AdminSite, live_api: LiveApi, missing: str
) -> None:
    """Each scope that the key lacks is named, with what lacks and with the command that helps."""
    page = _with_scopes(site, live_api, *(WHMCS_ADDON - {missing}))

    assert f"Missing: {missing}. " in page
    assert LACKS[missing] in page
    assert "netflow-manager key create --name whmcs --for-whmcs" in page
    assert not [text for scope, text in LACKS.items() if scope != missing and text in page]


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


def test_an_older_api_is_a_hint(site: AdminSite) -> None:
    """An API that is older than the addon is told to be updated; 0.0.10 is newer than 0.0.9."""
    ready = json.dumps({"status": "ready", "version": "0.0.10"}).encode()
    with FaultServer(lambda exchange: exchange.send(response(ready))) as server:
        site.whmcs.settings["api_url"] = server.url
        page = site.open("health")

    assert "API 0.0.10, addon" in page
    assert "older than the addon" in page


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
