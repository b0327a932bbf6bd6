"""Two administrators at one record, and forms that must do nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.addon.admin_pages import ADA, TOKEN, add_hosting

if TYPE_CHECKING:
    from tests.addon.admin_pages import Staff

Fields = dict[str, str | int]

pytestmark = pytest.mark.needs("php")

CANARY = "canary-password-that-was-typed"


@pytest.fixture(autouse=True)
def _service(staff: Staff) -> None:
    """Give Ada a service."""
    add_hosting(staff.whmcs, 1)


def test_two_administrators_do_not_overwrite_each_other(staff: Staff) -> None:
    """Who saves second is told, sees the stored values beside the own ones, and may go on."""
    staff.tenant.put(1, client_id=ADA, username="acme", notes="n")
    mine = staff.get("edit", service_id=1)
    staff.submit(staff.get("edit", service_id=1), username="theirs", enabled=None)

    shown = staff.submit(mine, username="mine", password=CANARY)

    assert "it has changed since you opened it" in shown.summary.text
    assert shown.root.named("username").value == "mine"
    assert shown.root.by_id("nfm-username-now").text == "Stored now: theirs"
    assert "Stored now: disabled" in shown.form.text
    assert [part for part in shown.root.elements if part.get("id") == "nfm-notes-now"] == []
    assert staff.tenant.record(1)["username"] == "theirs"
    assert CANARY not in shown.html

    staff.submit(shown)
    assert staff.tenant.record(1)["username"] == "mine"


def test_two_administrators_do_not_create_over_each_other(staff: Staff) -> None:
    """A form that was opened without a record does not replace one that came meanwhile."""
    mine = staff.get("edit", service_id=1)
    staff.tenant.put(1, client_id=ADA, username="theirs")

    shown = staff.submit(mine, username="mine")

    assert "this service already has an access record" in shown.summary.text
    assert "Stored now: theirs" in shown.form.text
    assert staff.tenant.record(1)["username"] == "theirs"


def test_the_id_of_a_service_with_a_record_is_told_with_a_link(staff: Staff) -> None:
    """Who types such an id into the Add form reads why that was not saved, and retypes nothing."""
    staff.tenant.put(1, client_id=ADA, username="theirs")

    shown = staff.submit(staff.get("edit"), service_id=1, notes="typed", username="mine")

    assert "this service already has an access record" in shown.summary.text
    assert "since you opened it" not in shown.summary.text
    link = shown.summary.one("a", target="_blank")
    assert link.get("href").endswith("action=edit&service_id=1")
    assert shown.root.named("notes").value == "typed"
    assert staff.tenant.record(1)["username"] == "theirs"

    staff.submit(shown)
    assert staff.tenant.record(1)["username"] == "mine"


def test_a_record_that_was_deleted_meanwhile_is_not_created_unseen(staff: Staff) -> None:
    """Saving a record that is gone says so first, and creates it when saved again."""
    staff.tenant.put(1, client_id=ADA)
    mine = staff.get("edit", service_id=1)
    staff.tenant.call("DELETE", "/v1/access-records/1")

    shown = staff.submit(mine, username="mine")
    assert "Somebody has deleted it." in shown.summary.text
    assert not staff.tenant.has_record(1)
    staff.submit(shown)

    assert staff.tenant.record(1)["username"] == "mine"


def test_a_refused_form_still_notices_who_came_between(staff: Staff) -> None:
    """An error in a field does not make the form forget which state it was opened with."""
    staff.tenant.put(1, client_id=ADA, username="acme")
    mine = staff.get("edit", service_id=1)
    staff.tenant.patch(1, username="theirs")
    wrong = staff.submit(mine, netflow_url="ftp://x")

    shown = staff.submit(wrong, netflow_url="")

    assert "it has changed since you opened it" in shown.summary.text
    assert staff.tenant.record(1)["username"] == "theirs"


@pytest.mark.parametrize("action", ["save", "delete", "rotate"])
def test_a_get_changes_nothing(staff: Staff, action: str) -> None:
    """A link with all fields and even the token stores, deletes and rotates nothing."""
    before = staff.tenant.put(1, client_id=ADA, username="acme", password=CANARY)
    query: Fields = {"service_id": 1, "client_id": ADA, "username": "acme", "new_password": "x"}

    shown = staff.get(action, token=TOKEN, enabled="1", group="G", netflow_url="", **query)

    assert staff.tenant.record(1) == before
    assert staff.tenant.password(1) == CANARY
    assert CANARY not in shown.html


@pytest.mark.parametrize("action", ["save", "delete", "rotate"])
@pytest.mark.parametrize("token", ["", "wrong", "d" * 64])
def test_a_wrong_token_changes_nothing(staff: Staff, action: str, token: str) -> None:
    """A form that was not sent from a page of this WHMCS does nothing and says so."""
    before = staff.tenant.put(1, client_id=ADA, username="acme", password=CANARY)
    fields: Fields = {"service_id": 1, "client_id": ADA, "username": "acme", "netflow_url": ""}

    shown = staff.post(action, token=token, new_password="x", group="G", **fields)

    assert "Nothing was changed" in shown.text
    assert staff.tenant.record(1) == before
    assert staff.tenant.password(1) == CANARY


@pytest.mark.parametrize("action", ["list", "edit", "save", "delete", "history", "rotate"])
@pytest.mark.parametrize("is_post", [False, True])
def test_a_role_without_access_sees_and_does_nothing(
    staff: Staff, action: str, *, is_post: bool
) -> None:
    """Staff whose role may not use the addon get no record and change none."""
    before = staff.tenant.put(1, client_id=ADA, username="username-canary", group="G")
    staff.whmcs.add("tbladmins", id=3, username="jane", roleid=2)
    staff.whmcs.settings["access"] = "1,3"
    staff.session["adminid"] = 3
    fields: Fields = {"service_id": 1, "client_id": ADA, "username": "username-canary"}

    send = staff.post if is_post else staff.get
    shown = send(action, new_password="x", netflow_url="", **fields)

    assert "Your role may not use NetFlow Manager" in shown.text
    assert "username-canary" not in shown.html
    assert staff.tenant.record(1) == before
