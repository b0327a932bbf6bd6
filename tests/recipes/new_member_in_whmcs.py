"""What a member of the record does in the addon that was added by the recipe.

`test_how_to_add.py` runs this in a copy of the tree that has the member `interface`.
"""

from pathlib import Path

import pytest

from tests.addon.admin_area import add_staff, fields_of, play_as_staff, save, shown_tab, typed
from tests.addon.admin_pages import ADA, SCOPES, Staff, add_client, add_hosting
from tests.addon.article import MERGE_FIELDS
from tests.addon.whmcs import Whmcs, mail
from tests.support.live_api import LiveApi
from tests.support.tenant import Tenant

pytestmark = pytest.mark.needs("php", "smarty")

SERVICE = 1
VALUE = "ge-0/0/1"


@pytest.fixture
def staff(tmp_path: Path, live_api: LiveApi) -> Staff:
    """Return a member of staff in a WHMCS that has one service, with an access record."""
    tenant = Tenant.of(live_api)
    whmcs = Whmcs(tmp_path)
    key = live_api.create_key(*SCOPES, installation_id=tenant.installation_id)
    whmcs.connect(live_api.url, key)
    whmcs.add("tblproducts", id=7, name="VPS Large")
    add_client(whmcs, ADA, "Ada Lovelace")
    add_hosting(whmcs, SERVICE)
    tenant.put(SERVICE, client_id=ADA, username="acme", interface=VALUE)
    return Staff(whmcs, tenant)


def test_the_form_has_it(staff: Staff) -> None:
    """The form of a record shows the member under its label, and stores what is typed."""
    shown = staff.get("edit", service_id=SERVICE)
    labels = [label.text for label in shown.form.all("label", class_="control-label")]
    assert labels.index("Interface") == labels.index("NetFlow Group") + 1
    assert shown.form.fields()["interface"] == VALUE
    staff.submit(shown, interface="xe-1")
    assert staff.tenant.record(SERVICE)["interface"] == "xe-1"


def test_the_service_tab_has_it(staff: Staff) -> None:
    """The service's page shows the member under its label, and stores what is typed."""
    add_staff(staff.whmcs)
    assert VALUE in shown_tab(staff.whmcs, SERVICE)["NetFlow interface"]
    play_as_staff(staff.whmcs, save(SERVICE, typed(staff.whmcs, SERVICE, interface="xe-1")))
    assert staff.tenant.record(SERVICE)["interface"] == "xe-1"
    assert fields_of(shown_tab(staff.whmcs, SERVICE))["netflow_manager_interface"] == "xe-1"


def test_settings_and_import_have_it(staff: Staff) -> None:
    """The settings have its switch, which is stored, and the import page explains its column."""
    shown = staff.get("settings")
    assert "Show: Interface" in shown.text
    staff.submit(shown, show_interface=None)
    settings = staff.tenant.get("/v1/settings")
    assert (settings["show_interface"], settings["show_group"]) == (False, True)
    assert "interface" in [code.text for code in staff.get("import").root.all("code")]


def test_a_setting_without_words_is_shown_and_stored(staff: Staff) -> None:
    """What only the API knows of a setting is a field with its name, its choices and its help."""
    shown = staff.get("settings")
    field = shown.root.named("lookup")
    assert [option.text for option in field.all("option")] == ["fast", "exact"]
    assert shown.root.by_id("nfm-lookup-help").text == "How interfaces are looked up."
    assert shown.root.one("label", **{"for": "nfm-lookup"}).text == "lookup"
    saved = staff.submit(shown, lookup="exact")
    assert staff.tenant.get("/v1/settings")["lookup"] == "exact"
    assert saved.root.named("lookup").value == "exact"


def test_mails_and_their_editor_have_it(staff: Staff) -> None:
    """A product mail has the merge field, and the editor of templates lists it with its label."""
    staff.whmcs.add_template("Welcome", "[{$netflow_interface}]")
    editor = {"do": "hook", "name": "EmailTplMergeFields", "vars": {"type": "product"}}
    sent, offered = staff.whmcs.play(mail("Welcome", SERVICE), editor, smarty=4).results
    assert sent["body"].strip() == f"[{VALUE}]"
    assert set(sent["fields"]) == {*MERGE_FIELDS, "netflow_interface"}
    assert offered[0]["netflow_interface"] == "NetFlow interface"
