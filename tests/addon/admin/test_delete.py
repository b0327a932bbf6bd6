"""Deleting an access record: the question, the deed, and what came between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.addon.admin_pages import ADA, add_hosting

if TYPE_CHECKING:
    from tests.addon.admin_pages import Staff

pytestmark = pytest.mark.needs("php")


def test_a_record_is_deleted_after_a_question(staff: Staff) -> None:
    """The page names the record and changes nothing; its form deletes and leads to the list."""
    add_hosting(staff.whmcs, 1)
    staff.tenant.put(1, client_id=ADA, username="acme", group="ACME-DC1")

    asked = staff.get("delete", service_id=1)
    for words in ("#1 VPS Large", "Ada Lovelace", "acme", "ACME-DC1", "Delete the record"):
        assert words in asked.text
    assert staff.tenant.has_record(1)
    done = staff.submit(asked)

    assert not staff.tenant.has_record(1)
    assert done.root.one("div", class_="alert-success").text == "The access record is deleted."
    assert "No service has NetFlow access yet" in done.text


def test_a_bare_form_deletes(staff: Staff) -> None:
    """A service id and the token are enough, of a service that WHMCS has no more too."""
    staff.tenant.put(7, client_id=ADA)

    staff.post("delete", service_id=7)

    assert not staff.tenant.has_record(7)


def test_a_record_that_changed_is_shown_again_first(staff: Staff) -> None:
    """Who confirms an old page is told, sees the record as it is now, and can confirm that."""
    staff.tenant.put(1, client_id=ADA, username="acme")
    asked = staff.get("delete", service_id=1)
    staff.tenant.patch(1, username="changed-meanwhile")

    again = staff.submit(asked)
    assert "it has changed since you opened it" in again.text
    assert "changed-meanwhile" in again.text
    assert staff.tenant.has_record(1)
    staff.submit(again)

    assert not staff.tenant.has_record(1)


def test_a_record_that_is_gone_is_told(staff: Staff) -> None:
    """Deleting twice ends in the list with a word about it."""
    staff.tenant.put(1, client_id=ADA)
    asked = staff.get("delete", service_id=1)
    staff.tenant.call("DELETE", "/v1/access-records/1")

    assert "somebody else has deleted it" in staff.submit(asked).text


@pytest.mark.parametrize("service_id", ["5", "", "x", "0"])
def test_there_must_be_something_to_delete(staff: Staff, service_id: str) -> None:
    """Without a record the page offers no form."""
    shown = staff.get("delete", service_id=service_id)

    assert "This service has no access record." in shown.text
    assert shown.root.all("form") == []
    assert "no access record" in staff.post("delete", service_id=service_id).text


def test_a_broken_record_can_be_deleted(staff: Staff) -> None:
    """A broken seal does not keep a record from being deleted."""
    staff.tenant.put(1, client_id=ADA)
    staff.tenant.edit_row(1)

    staff.submit(staff.get("delete", service_id=1))

    assert not staff.tenant.has_record(1)
