"""The settings page of the addon: every setting in words, and only what was changed is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.installations.settings import DEFAULT_SETTINGS
from tests.addon.admin_site import AdminSite, Form
from tests.addon.html_page import read_page
from tests.support.keys import make_key
from tests.support.sql import run_sql

if TYPE_CHECKING:
    from tests.addon.whmcs import Whmcs
    from tests.support.tenant import Tenant

pytestmark = pytest.mark.needs("php")


@pytest.fixture
def site(whmcs: Whmcs, tenant: Tenant) -> AdminSite:
    """Give the pages of a WHMCS with an installation of its own."""
    whmcs.connect(tenant.api.url, tenant.key)
    return AdminSite(whmcs)


def _changes(tenant: Tenant) -> list[set[str]]:
    events = tenant.events(action="settings.changed")
    return [set(event["changes"]) for event in events]


def test_the_form_has_every_setting_as_it_is(site: AdminSite, tenant: Tenant) -> None:
    """Each member of the contract is a field that holds the stored value."""
    tenant.change_settings(
        default_netflow_url="https://flow.example.com/a?b=1&c=2",
        show_username=False,
        visible_statuses=["Active", "Suspended"],
        email_password="omit",
        section_title='Traffic <b> & "more"',
        on_terminate="keep",
    )

    fields = site.form("settings")

    assert fields["default_netflow_url"] == ["https://flow.example.com/a?b=1&c=2"]
    assert fields["visible_statuses[]"] == ["Active", "Suspended"]
    assert (fields["email_password"], fields["on_terminate"]) == (["omit"], ["keep"])
    assert fields["section_title"] == ['Traffic <b> & "more"']
    assert "show_username" not in fields
    assert fields["show_group"] == ["1"]
    page = site.open("settings")
    for member in DEFAULT_SETTINGS.model_dump():
        assert f'name="{member}' in page


def test_every_setting_has_words_of_its_own(site: AdminSite) -> None:
    """Label and help of each setting are in words; the one about passwords has a warning."""
    root = read_page(site.open("settings"))
    for member in DEFAULT_SETTINGS.model_dump():
        note = "warning" if member == "show_password" else "help"
        assert len(root.by_id(f"nfm-{member}-{note}").text) > 20
    labels = [label.text for label in root.all("label") + root.all("legend")]
    assert "Show: IP Address" in labels
    assert not {label for label in labels if "_" in label}
    assert not [
        element for element in root.elements if element.get("id") == "nfm-show_password-help"
    ]


def test_only_what_was_changed_is_changed(site: AdminSite, tenant: Tenant) -> None:
    """The audit trail shows the changed members alone, and their new values are stored."""
    fields = site.form("settings")
    del fields["show_username"]
    fields |= {
        "show_password": ["1"],
        "visible_statuses[]": ["Active", "Pending"],
        "button_label": ["  Zum Login  "],
        "email_password": ["omit"],
    }

    page = site.send("settings", fields)

    assert "The settings were saved." in page
    [changed] = _changes(tenant)
    assert changed == {
        "show_username",
        "show_password",
        "visible_statuses",
        "button_label",
        "email_password",
    }
    stored = tenant.get("/v1/settings")
    assert (stored["show_username"], stored["show_password"]) == (False, True)
    assert stored["visible_statuses"] == ["Pending", "Active"]
    assert stored["button_label"] == "Zum Login"


def test_numbers_are_stored_as_numbers(site: AdminSite, tenant: Tenant) -> None:
    """Digits that were typed are one; for anything else the field says what is wrong with it."""
    fields = site.form("settings")
    assert (fields["usage_sum_days"], fields["usage_total_days"]) == (["100"], ["400"])
    assert "saved" in site.send("settings", fields | {"usage_sum_days": [" 90 "]})
    assert tenant.get("/v1/settings")["usage_sum_days"] == 90
    for typed in ("ninety", "9", ""):
        page = site.send("settings", site.form("settings") | {"usage_sum_days": [typed]})
        assert "Nothing was saved. Each error is shown next to its field." in page
        assert read_page(page).by_id("nfm-usage_sum_days-error").text
    assert [*_changes(tenant)] == [{"usage_sum_days"}]


@pytest.mark.parametrize("encoded", [False, True])
def test_texts_arrive_as_they_were_typed(site: AdminSite, tenant: Tenant, *, encoded: bool) -> None:
    """A title with HTML in it is stored character for character, whether WHMCS encodes or not."""
    title = "R&D &amp; \"<b>\" 'x' {$y}"
    tenant.change_settings(default_netflow_url="https://flow.example.com/?a=1&b=2")
    fields = site.form("settings") | {"section_title": [title]}

    page = site.send("settings", fields, encoded=encoded)

    assert "The settings were saved." in page
    assert tenant.get("/v1/settings")["section_title"] == title
    assert _changes(tenant)[0] == {"section_title"}


def test_a_form_that_changes_nothing_writes_nothing(site: AdminSite, tenant: Tenant) -> None:
    """Saving what is shown leaves no trace in the audit trail."""
    page = site.send("settings", site.form("settings"))

    assert "No changes to save." in page
    assert _changes(tenant) == []


def test_an_old_form_takes_nothing_back(site: AdminSite, tenant: Tenant) -> None:
    """What somebody else changed while a form was open stays changed."""
    fields = site.form("settings")
    tenant.change_settings(show_group=False, section_title="Meanwhile")

    site.send("settings", fields | {"button_label": ["Open"]})

    stored = tenant.get("/v1/settings")
    assert (stored["show_group"], stored["section_title"]) == (False, "Meanwhile")
    assert stored["button_label"] == "Open"


def test_fields_without_the_form_change_themselves_alone(site: AdminSite, tenant: Tenant) -> None:
    """A script that sends one field does not switch off all that it leaves out."""
    site.send("settings", {"show_password": ["on"]})

    assert _changes(tenant) == [{"show_password"}]


def test_a_blank_title_is_the_translated_default(site: AdminSite, tenant: Tenant) -> None:
    """Emptying a text brings back the default of each language."""
    tenant.change_settings(section_title="Mine")

    site.send("settings", site.form("settings") | {"section_title": [""]})

    assert tenant.get("/v1/settings")["section_title"] is None


def test_errors_stand_beside_their_field(site: AdminSite, tenant: Tenant) -> None:
    """What cannot be used comes back as typed, with the API's words below; nothing is stored."""
    fields = site.form("settings") | {
        "default_netflow_url": ["ftp://flow.example.com/"],
        "section_title": ["x" * 300],
        "show_password": ["1"],
    }

    page = site.send("settings", fields)

    alert = read_page(page).one("div", role="alert").text
    assert alert == "Nothing was saved. Each error is shown next to its field."
    url, title = page.index("ftp://flow.example.com/"), page.index("x" * 300)
    assert (
        url
        < page.index("Must begin with https:// or http://")
        < title
        < page.index("255 characters")
    )
    assert 'name="show_password" value="1"' in page
    assert _changes(tenant) == []

    again = Form("settings", page).fields | {
        "default_netflow_url": ["https://flow.example.com/"],
        "section_title": [""],
    }
    assert "The settings were saved." in site.send("settings", again)
    assert _changes(tenant) == [{"default_netflow_url", "show_password"}]


@pytest.mark.parametrize("meanwhile", [{}, {"default_netflow_url": "https://new.example.com/"}])
@pytest.mark.parametrize("title", ["", "x" * 300])
def test_a_login_typed_into_the_default_url_does_not_come_back(
    site: AdminSite, tenant: Tenant, meanwhile: dict[str, object], title: str
) -> None:
    """Whatever the form comes back for, the login is not in it, and the field says so."""
    fields = site.form("settings") | {"section_title": [title]}
    tenant.change_settings(**meanwhile)
    fields["default_netflow_url"] = ["https://user:canary@flow.example.com/"]

    page = site.send("settings", fields)

    assert "canary" not in page
    root = read_page(page)
    assert root.named("default_netflow_url").get("value") == ""
    said = root.by_id("nfm-default_netflow_url-error").text
    assert "The address may have held a login and was not kept" in said
    stored = tenant.get("/v1/settings")["default_netflow_url"]
    assert stored == meanwhile.get("default_netflow_url", DEFAULT_SETTINGS.default_netflow_url)


def test_a_stored_default_url_is_shown_as_it_is(site: AdminSite, tenant: Tenant) -> None:
    """An address that has been accepted holds no login, whatever it looks like."""
    url = "https://flow:8443/apps/user@example.com"
    tenant.change_settings(default_netflow_url=url)

    page = site.send("settings", site.form("settings") | {"section_title": ["x" * 300]})

    assert Form("settings", page).fields["default_netflow_url"] == [url]


def test_bytes_that_are_no_text_are_refused_beside_the_field(
    site: AdminSite, tenant: Tenant
) -> None:
    """A title that is no UTF-8 is an error of its field; the rest stays, nothing is stored."""
    fields = site.form("settings") | {"button_label": ["Open"]}

    page = site.send_bytes("settings", fields, section_title="ff41")

    assert "Each error is shown next to its field." in page
    root = read_page(page)
    assert "contains characters that cannot be read" in root.by_id("nfm-section_title-error").text
    assert root.named("button_label").get("value") == "Open"
    assert _changes(tenant) == []


def test_without_a_status_the_page_warns(site: AdminSite, tenant: Tenant) -> None:
    """Who unticks the last status is told that nothing is shown, at once and whenever they look."""
    warning = "No status is ticked: no client sees the section"
    fields = site.form("settings")
    assert warning not in site.open("settings")
    del fields["visible_statuses[]"]

    saved = site.send("settings", fields)

    assert "The settings were saved." in saved
    assert tenant.get("/v1/settings")["visible_statuses"] == []
    for page in (saved, site.open("settings")):
        assert warning in read_page(page).one("fieldset").text


def test_broken_settings_are_said_and_saved_anew(site: AdminSite, tenant: Tenant) -> None:
    """A row that was edited in the database is said, and saving the form puts a good one there."""
    tenant.change_settings(show_group=False)
    statement = "UPDATE display_settings SET chosen = '{}' WHERE installation_id = ?"
    run_sql(tenant.api.settings, statement, tenant.installation_id)

    page = site.open("settings")
    assert "edited directly in the database" in page
    assert "The settings were saved." in site.send("settings", site.form("settings"))
    assert tenant.get("/v1/settings")["show_group"] is True


def test_a_key_without_the_scope_is_told_what_to_do(site: AdminSite, tenant: Tenant) -> None:
    """Without `admin` both reading and saving say which command makes a better key, and no more."""
    fields = site.form("settings") | {"show_password": ["1"]}
    _, key = make_key(tenant.api, "render", "mail", installation_id=tenant.installation_id)
    site.whmcs.connect(tenant.api.url, key)

    for page in (site.open("settings"), site.send("settings", fields)):
        assert "netflow-manager key create --name whmcs --for-whmcs" in page
        assert "lacks the scope" in page
        assert "<form" not in page
    assert _changes(tenant) == []


def test_an_unknown_key_gets_the_connection_check(site: AdminSite) -> None:
    """A key that the API does not know at all is another problem, with another advice."""
    site.whmcs.settings["api_key"] = "nfm_unknown_key"

    page = site.open("settings")

    assert "mistyped, expired or revoked" in page


def test_without_the_token_nothing_changes(site: AdminSite, tenant: Tenant) -> None:
    """A form from elsewhere is refused."""
    page = site.send("settings", {"token": ["cd" * 32], "show_password": ["1"]})

    assert "Nothing was changed" in page
    assert tenant.get("/v1/settings")["show_password"] is False
