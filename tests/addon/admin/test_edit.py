"""The form of an access record before anything is sent: its fields, its search, what it offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.addon.admin_pages import ADA, GRACE, SCOPES, add_client, add_hosting

if TYPE_CHECKING:
    from tests.addon.admin_pages import Shown, Staff
    from tests.addon.html_page import Element
    from tests.support.live_api import LiveApi

pytestmark = pytest.mark.needs("php")

CANARY = "canary-password-of-a-record"
FIELDS = {
    "enabled": "Enabled",
    "service_id": "Service",
    "client_id": "Client",
    "netflow_url": "NetFlow URL",
    "username": "Username",
    "password": "Password",
    "clear_password": "Clear Stored Password",
    "group": "NetFlow Group",
    "ip_address": "IP Address",
    "notes": "Notes",
}


def _visible(form: Element) -> list[str]:
    return [
        element.get("name")
        for element in form.elements
        if element.get("name") in FIELDS and element.tag != "label"
    ]


def _found(shown: Shown) -> list[str]:
    lists = shown.root.all("ul", class_="nfm-found")
    return [link.get("data-nfm-service") for part in lists for link in part.all("a")]


@pytest.mark.parametrize("query", [{}, {"service_id": "1"}])
def test_the_form_has_the_ten_fields_of_the_article(staff: Staff, query: dict[str, str]) -> None:
    """All ten fields stand there by name and label, in order, with and without a service."""
    add_hosting(staff.whmcs, 1)

    shown = staff.get("edit", **query)

    assert _visible(shown.form) == list(FIELDS)
    labels = [label.text for label in shown.form.all("label", class_="control-label")]
    assert labels == list(FIELDS.values())
    for label in shown.form.all("label"):
        shown.root.by_id(label.get("for"))


def test_every_reference_leads_somewhere(staff: Staff) -> None:
    """Descriptions and labels name elements that exist, and no id is given twice."""
    add_hosting(staff.whmcs, 1, dedicatedip="203.0.113.7")
    shown = staff.get("edit", service_id=1)
    ids = [element.get("id") for element in shown.root.elements if element.get("id")]

    assert len(ids) == len(set(ids))
    for element in shown.root.elements:
        assert set(element.get("aria-describedby").split()) <= set(ids)


def test_a_new_record_begins_enabled_with_the_default_url(staff: Staff) -> None:
    """A new record is enabled, belongs to the owner, and shows the URL that a blank one means."""
    staff.tenant.change_settings(default_netflow_url="https://flows.example.com/")
    add_hosting(staff.whmcs, 1, GRACE)

    shown = staff.get("edit", service_id=1)
    sent = shown.form.fields()

    assert (sent["enabled"], sent["service_id"], sent["client_id"]) == ("1", "1", str(GRACE))
    assert "Grace Hopper" in shown.form.text
    assert shown.root.named("netflow_url").get("placeholder") == "https://flows.example.com/"
    assert "default: https://flows.example.com/" in shown.form.text
    assert "No password is stored" in shown.form.text
    assert "keep the stored one" not in shown.form.text


def test_nothing_is_said_of_a_record_before_a_service_is_chosen(staff: Staff) -> None:
    """The blank form knows of no record, so it does not claim that no password is stored."""
    assert "password is stored" not in staff.get("edit").form.text


def test_a_key_without_the_settings_leaves_no_half_sentence(
    staff: Staff, live_api: LiveApi
) -> None:
    """Where the default URL cannot be read, the field says where it stands."""
    add_hosting(staff.whmcs, 1)
    scopes = [scope for scope in SCOPES if scope != "admin"]
    installation = staff.tenant.installation_id
    staff.whmcs.settings["api_key"] = live_api.create_key(*scopes, installation_id=installation)

    shown = staff.get("edit", service_id=1)

    assert "use the default in the settings." in shown.root.by_id("nfm-netflow_url-help").text


def test_a_stored_record_is_shown_without_its_password(staff: Staff) -> None:
    """Every stored member stands in its field; of the password only that there is one."""
    add_hosting(staff.whmcs, 1)
    members = {
        "netflow_url": "https://flows.example.com/x?a=1&b=2",
        "username": "acme <&>",
        "group": "R&D {literal}",
        "ip_address": "203.0.113.0/28",
        "notes": "\n first line\nsecond & line ",
    }
    staff.tenant.put(1, client_id=ADA, enabled=False, password=CANARY, **members)

    shown = staff.get("edit", service_id=1)
    sent = shown.form.fields()

    assert {name: sent[name] for name in members} == members
    assert "enabled" not in sent
    assert sent["password"] == ""
    assert shown.root.named("password").get("type") == "password"
    assert shown.root.named("password").get("autocomplete") == "new-password"
    assert "A password is stored since 20" in shown.form.text
    assert "Leave it empty to keep the stored one." in shown.form.text
    assert CANARY not in shown.html


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1234", ["1234"]),
        ("#1234", ["1234"]),
        ("one.exam", ["1234"]),
        ("lovelace", ["1234"]),
        ("ADA love", ["1234"]),
        ("Lovelace, Ada", ["1234"]),
        ("Engines", ["1234"]),
        ("ada@example.com", ["1234"]),
        ("203.0.113.7", ["1234"]),
        ("198.51.100.9", ["1234"]),
        ("2001:db8::7", ["77"]),
        ("example.", ["1234", "77"]),
        ("nobody", []),
        ("  ", []),
    ],
)
def test_a_service_is_found_by_what_staff_have_at_hand(
    staff: Staff, text: str, found: list[str]
) -> None:
    """Id, domain, name, company, e-mail and every IP address of a service find it."""
    ips = "198.51.100.8\r\n198.51.100.9"
    add_hosting(
        staff.whmcs, 1234, domain="one.example.com", dedicatedip="203.0.113.7", assignedips=ips
    )
    add_hosting(staff.whmcs, 77, GRACE, domain="two.example.net", assignedips="2001:db8::7")

    shown = staff.get("edit", q=text)

    assert _found(shown) == found
    if text.strip():
        assert shown.root.named("q").value == text.strip()
        assert ("No service in WHMCS matches" in shown.text) is (found == [])


def test_a_result_of_the_search_leads_to_the_form(staff: Staff) -> None:
    """Choosing is a link that opens the form for that service: nothing needs a script."""
    add_hosting(staff.whmcs, 1234)
    searched = staff.get("edit", q="lovelace")
    [link] = searched.root.one("ul", class_="nfm-found").all("a")

    assert link.get("href") == "addonmodules.php?module=netflow_manager&action=edit&service_id=1234"
    # The search itself is a form that brings the browser back to this page.
    fields = searched.root.by_id("nfm-find").fields()
    assert fields == {"action": "edit", "module": "netflow_manager", "q": "lovelace"}


def test_the_search_gives_few_results_newest_first(staff: Staff) -> None:
    """Of many matches twenty are shown, with a word that there may be more."""
    for service_id in range(1, 41):
        add_hosting(staff.whmcs, service_id)

    shown = staff.get("edit", q="vps")

    assert _found(shown) == [str(number) for number in range(40, 20, -1)]
    assert "There may be more" in shown.text
    assert shown.queries < 10


@pytest.mark.parametrize(
    ("service_id", "words"),
    [
        ("999", "WHMCS has no service with this ID."),
        ("2147483648", "WHMCS has no service with this ID."),
        ("0", "This is not a service ID."),
        ("x<y", "This is not a service ID."),
    ],
)
def test_an_unknown_service_is_told_beside_the_field(
    staff: Staff, service_id: str, words: str
) -> None:
    """A link to no service says what is wrong with it, not that something was not saved."""
    shown = staff.get("edit", service_id=service_id)

    assert words in shown.error_of("service_id")
    assert shown.root.named("service_id").value == service_id
    assert "The service in this link was not found." in shown.summary.text
    assert "not saved" not in shown.text


def test_a_record_without_its_service_says_so_and_nothing_of_saving(staff: Staff) -> None:
    """The link of a record whose service is gone leads to its deletion."""
    staff.tenant.put(9, client_id=ADA)

    shown = staff.get("edit", service_id=9)

    assert "The service in this link was not found." in shown.summary.text
    assert "You can delete it" in shown.text


def test_a_service_that_is_not_active_is_shown_as_such(staff: Staff) -> None:
    """The status of the service stands beside its name."""
    add_hosting(staff.whmcs, 1, domainstatus="Suspended")

    assert "Suspended" in staff.get("edit", service_id=1).form.text


def test_the_addresses_of_the_service_are_offered(staff: Staff) -> None:
    """The dedicated and all assigned addresses can be taken over, once each."""
    ips = "203.0.113.8\r\n203.0.113.7, 2001:db8::7"
    add_hosting(staff.whmcs, 1, dedicatedip="203.0.113.7", assignedips=ips)

    shown = staff.get("edit", service_id=1)

    offers = shown.root.by_id(shown.root.named("ip_address").get("list")).all("option")
    assert [offer.get("value") for offer in offers] == ["203.0.113.7", "203.0.113.8", "2001:db8::7"]


def test_a_moved_service_is_pointed_out(staff: Staff) -> None:
    """The form names old and new owner, and carries neither username nor password over."""
    add_hosting(staff.whmcs, 1, GRACE)
    staff.tenant.put(1, client_id=ADA, username="acme", password=CANARY, group="G")

    shown = staff.get("edit", service_id=1)
    sent = shown.form.fields()

    assert "This service has moved from client #56 to Grace Hopper." in shown.text
    assert (sent["client_id"], sent["username"], sent["group"]) == (str(GRACE), "", "G")
    assert "The former owner's password is stored" in shown.form.text


def test_a_broken_record_says_how_to_replace_it(staff: Staff) -> None:
    """The form of a record with a broken seal says that it is not used and how to fix it."""
    add_hosting(staff.whmcs, 1)
    staff.tenant.put(1, client_id=ADA, password=CANARY)
    staff.tenant.edit_row(1)

    assert "type the password again or tick" in staff.get("edit", service_id=1).text


@pytest.mark.parametrize(
    ("members", "is_told"),
    [
        ({}, True),
        ({"username": "a"}, False),
        ({"password": "p"}, False),
        ({"enabled": False}, False),
    ],
)
def test_an_enabled_record_without_a_login_is_pointed_out(
    staff: Staff,
    members: dict[str, object],
    is_told: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """Client and mails would get blanks: the form says so, of what is in use and has neither."""
    add_hosting(staff.whmcs, 1)
    staff.tenant.put(1, client_id=ADA, group="G", **members)

    told = "neither a username nor a password" in staff.get("edit", service_id=1).text
    assert told == is_told


def test_names_that_whmcs_stores_encoded_are_read(staff: Staff) -> None:
    """WHMCS stores some texts HTML-encoded; people see them as they were typed."""
    add_client(staff.whmcs, 58, "Jo Bloggs", companyname="Smith &amp; Sons")
    add_hosting(staff.whmcs, 1, 58)

    assert "Jo Bloggs (Smith & Sons)" in staff.get("edit", service_id=1).text


def test_a_table_that_lacks_columns_is_enough(staff: Staff) -> None:
    """Where WHMCS's table has no columns of addresses, the form works without them."""
    add_hosting(staff.whmcs, 1)
    drop = "alter table tblhosting drop column assignedips"
    staff.before = [{"do": "sql", "text": drop}]

    assert staff.get("edit", service_id=1).form.fields()["client_id"] == str(ADA)
