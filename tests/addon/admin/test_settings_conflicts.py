"""Two people at the settings page: neither undoes what the other has done without being told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.addon.admin_site import AdminSite, Fields, Form
from tests.addon.html_page import read_page
from tests.faults.fault_server import FaultServer

if TYPE_CHECKING:
    from tests.addon.whmcs import Whmcs
    from tests.support.tenant import Tenant

pytestmark = pytest.mark.needs("php")

OUTDATED = "somebody else has changed the same settings"


@pytest.fixture
def site(whmcs: Whmcs, tenant: Tenant) -> AdminSite:
    """Give the pages of a WHMCS with an installation of its own."""
    whmcs.connect(tenant.api.url, tenant.key)
    return AdminSite(whmcs)


@pytest.mark.parametrize(
    ("meanwhile", "typed", "now"),
    [
        ({"section_title": "Theirs"}, {"section_title": ["Mine"]}, "Theirs"),
        (
            {"visible_statuses": ["Active", "Suspended"]},
            {"visible_statuses[]": ["Pending", "Active"]},
            "Active, Suspended",
        ),
        ({"visible_statuses": []}, {"visible_statuses[]": ["Pending", "Active"]}, "\u2013"),
        ({"on_terminate": "delete"}, {"on_terminate": ["keep"]}, "Delete its record"),
    ],
)
def test_the_second_of_two_tabs_is_told(
    site: AdminSite, tenant: Tenant, meanwhile: dict[str, object], typed: Fields, now: str
) -> None:
    """A setting that both change is not saved: the stored value stands beside what was chosen."""
    fields = site.form("settings")
    tenant.change_settings(**meanwhile, show_group=False)

    page = site.send("settings", fields | typed)

    assert OUTDATED in page
    [member] = meanwhile
    assert f"Stored now: {now}" in read_page(page).by_id(f"help-{member}").text
    assert page.count("Stored now") == 1
    assert tenant.get("/v1/settings")[member] == meanwhile[member]
    shown = Form("settings", page).fields
    assert {name: shown[name] for name in typed} == typed
    assert "show_group" not in shown

    assert "The settings were saved." in site.send("settings", shown)
    stored = tenant.get("/v1/settings")
    [chosen] = typed.values()
    assert stored[member] in (chosen, chosen[0])
    assert stored["show_group"] is False


def test_what_both_have_chosen_is_no_conflict(site: AdminSite, tenant: Tenant) -> None:
    """The same change twice, or another one, needs no question."""
    fields = site.form("settings")
    tenant.change_settings(section_title="Traffic", show_group=False)

    changed = fields | {"section_title": ["Traffic"], "button_label": ["Open"]}
    page = site.send("settings", changed)

    assert "The settings were saved." in page
    stored = tenant.get("/v1/settings")
    assert (stored["section_title"], stored["button_label"]) == ("Traffic", "Open")
    assert stored["show_group"] is False


def test_nothing_is_changed_while_nothing_can_be_read(site: AdminSite) -> None:
    """What cannot be compared is not sent, is called unsaved, and stays in the form."""
    fields = site.form("settings") | {"section_title": ["Traffic"]}

    with FaultServer(lambda exchange: exchange.send(b"")) as server:
        site.whmcs.settings["api_url"] = server.url
        page = site.send("settings", fields)

    assert not [head for head in server.requests if head.startswith("PATCH")]
    assert "Nothing was saved." in page
    assert "It is not known" not in page
    assert Form("settings", page).fields["section_title"] == ["Traffic"]
