"""Saving the form of an access record: what is stored, what is refused, what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.addon.admin_pages import ADA, GRACE, add_hosting

if TYPE_CHECKING:
    from tests.addon.admin_pages import Staff

Fields = dict[str, str | int]

pytestmark = pytest.mark.needs("php")

CANARY = "canary-password-that-was-typed"
TYPED = {
    "netflow_url": "https://flows.example.com/",
    "username": "acme",
    "group": "ACME-DC1",
    "ip_address": "203.0.113.7",
    "notes": "ticket 881\nsecond line",
}


@pytest.fixture(autouse=True)
def _service(staff: Staff) -> None:
    """Give Ada a service."""
    add_hosting(staff.whmcs, 1)


def test_the_article_followed_literally_stores_the_record(staff: Staff) -> None:
    """Select the service, fill in the form, save: the record is there, the page says what next."""
    form = staff.get("edit", service_id=1)

    saved = staff.submit(form, password=CANARY, **TYPED)

    record = staff.tenant.record(1)
    assert {name: record[name] for name in TYPED} == TYPED
    assert (record["client_id"], record["enabled"], record["has_password"]) == (ADA, True, True)
    assert staff.tenant.password(1) == CANARY
    assert saved.root.one("div", class_="alert-success").text == "The access record is saved."
    following = saved.root.one("div", class_="nfm-next").all("a")
    links = {link.text: link.get("href") for link in following}
    product_page = "../clientarea.php?action=productdetails&id=1"
    assert links["See the client's product page"] == product_page
    assert links["Why is it (not) shown?"].endswith("action=explain&service_id=1")
    assert CANARY not in saved.html
    assert staff.tenant.merge_fields(1, ADA)["netflow_password"] == CANARY


def test_the_ten_fields_and_the_token_are_enough(staff: Staff) -> None:
    """A form that carries none of our hidden fields means the whole record, as a PUT does."""
    given: Fields = {"service_id": 1, "client_id": ADA, "enabled": "on", "password": CANARY}
    ten = given | TYPED
    staff.post("save", **ten)
    assert staff.tenant.record(1)["enabled"] is True
    del ten["enabled"]

    staff.post("save", **ten | {"password": "", "username": "", "netflow_url": ""})

    record = staff.tenant.record(1)
    assert (record["enabled"], record["username"], record["netflow_url"]) == (False, None, None)
    assert staff.tenant.password(1) == CANARY


def test_the_client_is_detected(staff: Staff) -> None:
    """Without a word about the client the record is the owner's."""
    staff.post("save", service_id=1, enabled="1", username="acme")

    assert staff.tenant.record(1)["client_id"] == ADA


def test_a_blank_password_keeps_and_a_tick_clears(staff: Staff) -> None:
    """Saving with a blank password keeps the stored one; Clear Stored Password removes it."""
    staff.tenant.put(1, client_id=ADA, password=CANARY)
    staff.submit(staff.get("edit", service_id=1), username="new")
    assert staff.tenant.password(1) == CANARY

    staff.submit(staff.get("edit", service_id=1), clear_password="1")

    assert staff.tenant.password(1) is None


def test_saving_what_is_there_changes_nothing(staff: Staff) -> None:
    """The form sent back as it stands leaves version and history alone, and says so."""
    before = staff.tenant.put(1, client_id=ADA, password=CANARY, **TYPED)

    as_browsers_do = TYPED["notes"].replace("\n", "\r\n")
    saved = staff.submit(staff.get("edit", service_id=1), notes=as_browsers_do)

    assert staff.tenant.record(1) == before
    assert "No changes to save" in saved.text


def test_an_unticked_box_disables(staff: Staff) -> None:
    """Taking the tick from Enabled switches the record off."""
    staff.tenant.put(1, client_id=ADA)

    staff.submit(staff.get("edit", service_id=1), enabled=None)

    assert staff.tenant.record(1)["enabled"] is False


def test_an_existing_login_is_used_again(staff: Staff) -> None:
    """The second service of a client gets URL, username and password of the first one."""
    add_hosting(staff.whmcs, 2)
    staff.tenant.put(1, client_id=ADA, password=CANARY, **TYPED)
    form = staff.get("edit", service_id=2)

    staff.submit(form, reuse_login_from="1", ip_address="198.51.100.7", username="ignored")

    record = staff.tenant.record(2)
    assert (record["username"], record["netflow_url"]) == ("acme", TYPED["netflow_url"])
    assert record["ip_address"] == "198.51.100.7"
    assert staff.tenant.password(2) == CANARY


def test_another_clients_login_is_refused(staff: Staff) -> None:
    """A login of another client cannot be taken, whatever the form says."""
    staff.tenant.put(5, client_id=GRACE, username="foreign", password=CANARY)
    staff.tenant.put(6, client_id=ADA, username="own")

    shown = staff.post("save", service_id=1, enabled="1", reuse_login_from=5)

    assert "another service of the same client" in shown.error_of("reuse_login_from")
    assert not staff.tenant.has_record(1)
    assert "foreign" not in shown.html


def test_errors_stand_beside_their_fields(staff: Staff) -> None:
    """What the API refuses is told beside each field and on top, and what was typed is kept."""
    typed = TYPED | {"netflow_url": "ftp://<x>", "username": "a" * 256, "group": "bell\a"}

    shown = staff.post("save", service_id=1, enabled="1", password=CANARY, **typed)

    for name, words in {
        "netflow_url": "begin with https:// or http://",
        "username": "at most 255 characters",
        "group": "control characters",
    }.items():
        assert words in shown.error_of(name)
        assert words in shown.summary.text
        assert shown.summary.all("a", href=f"#nfm-{name}") != []
    fields = shown.form.fields()
    assert {name: fields[name] for name in typed} == typed
    assert fields["enabled"] == "1"
    assert "type it again" in shown.summary.text
    assert CANARY not in shown.html
    assert not staff.tenant.has_record(1)


def test_a_password_and_clearing_it_exclude_each_other(staff: Staff) -> None:
    """Both together are an error beside the box, in words that fit a box."""
    shown = staff.post("save", service_id=1, password=CANARY, clear_password="1")

    assert "Either type a new password or remove" in shown.error_of("clear_password")
    assert not staff.tenant.has_record(1)


@pytest.mark.parametrize("client_id", [str(GRACE), "999", "x", "-1"])
def test_another_client_than_the_owner_is_refused(staff: Staff, client_id: str) -> None:
    """A client who does not own the service is an error beside the field: nothing is stored."""
    shown = staff.post("save", service_id=1, client_id=client_id, username="acme", enabled="1")

    assert "The service belongs to client 56." in shown.error_of("client_id")
    assert shown.root.named("username").value == "acme"
    assert not staff.tenant.has_record(1)


@pytest.mark.parametrize(
    ("service_id", "words"),
    [("", "Select the service."), ("99", "no service"), ("x", "not a service ID")],
)
def test_a_record_needs_a_service(staff: Staff, service_id: str, words: str) -> None:
    """Without a service that WHMCS has, nothing is stored and everything typed is kept."""
    shown = staff.post("save", service_id=service_id, enabled="1", password=CANARY, **TYPED)

    assert words in shown.error_of("service_id")
    assert shown.root.named("notes").value == TYPED["notes"]
    assert CANARY not in shown.html
    assert staff.tenant.found() == []


def test_a_moved_service_gets_no_login_of_its_former_owner(staff: Staff) -> None:
    """Saving the form of a moved service assigns the new owner and drops the old password."""
    add_hosting(staff.whmcs, 2, GRACE)
    staff.tenant.put(2, client_id=ADA, username="acme", password=CANARY)

    staff.submit(staff.get("edit", service_id=2))

    record = staff.tenant.record(2)
    assert (record["client_id"], record["username"], record["has_password"]) == (GRACE, None, False)


def test_a_service_that_moves_while_the_form_is_open_is_told(staff: Staff) -> None:
    """A form that was opened for the former owner is refused, and names the new one."""
    form = staff.get("edit", service_id=1)
    staff.whmcs.tables["tblhosting"][0]["userid"] = GRACE

    shown = staff.submit(form, username="acme", password=CANARY)

    assert "belongs to client 57" in shown.error_of("client_id")
    assert not staff.tenant.has_record(1)


def test_a_broken_record_is_replaced_with_a_word_about_its_password(staff: Staff) -> None:
    """A record with a broken seal asks for its password, and is whole with a new one."""
    staff.tenant.put(1, client_id=ADA, password="old")
    staff.tenant.edit_row(1)

    shown = staff.submit(staff.get("edit", service_id=1))
    assert "type the password again" in shown.error_of("password")
    staff.submit(shown, password=CANARY)

    assert staff.tenant.record(1)["integrity"] == "ok"
    assert staff.tenant.password(1) == CANARY


def test_who_saved_is_in_the_history(staff: Staff) -> None:
    """The trail names the administrator."""
    staff.whmcs.add("tbladmins", id=3, username="jane", roleid=1)
    staff.session["adminid"] = "3"

    staff.post("save", service_id=1, username="acme")

    assert staff.tenant.events(service_id=1)[0]["actor"] == "jane"
