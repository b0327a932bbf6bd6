"""The field IP Address: a typing error that the API stores as a name is pointed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.addon.admin_pages import ADA, add_hosting

if TYPE_CHECKING:
    from tests.addon.admin_pages import Staff

pytestmark = pytest.mark.needs("php")

HINT = "This looks like an IP address"


@pytest.mark.parametrize("text", ["203.0.113.300", "198.51.100.0/33"])
def test_a_mistake_is_stored_and_told(staff: Staff, text: str) -> None:
    """It is saved as the contract has it, and the page says what that means, beside the field."""
    add_hosting(staff.whmcs, 1)

    saved = staff.submit(staff.get("edit", service_id=1), ip_address=text, username="acme")

    assert staff.tenant.record(1)["ip_address"] == text
    assert "The access record is saved." in saved.text
    assert HINT in saved.root.one("div", class_="alert-warning").text
    described = saved.root.named("ip_address").get("aria-describedby").split()
    assert HINT in saved.root.by_id(described[0]).text


def test_a_name_and_an_address_are_saved_without_a_word(staff: Staff) -> None:
    """Identifiers are allowed: only what looks like a mistake is spoken of."""
    add_hosting(staff.whmcs, 1)
    for text in ("ACME-DC1", "203.0.113.7, 198.51.100.0/24"):
        saved = staff.submit(staff.get("edit", service_id=1), ip_address=text)
        assert staff.tenant.record(1)["ip_address"] == text
        assert HINT not in saved.text


def test_the_warning_is_about_what_is_stored(staff: Staff) -> None:
    """With another address in it, the form does not repeat the warning about the stored one."""
    add_hosting(staff.whmcs, 1)
    staff.tenant.put(1, client_id=ADA, ip_address="203.0.113.300")

    form = staff.get("edit", service_id=1)
    shown = staff.submit(form, netflow_url="ftp://x", ip_address="203.0.113.30")

    assert HINT in form.text
    assert HINT not in shown.text
    assert shown.root.named("ip_address").value == "203.0.113.30"


def test_the_form_and_the_import_say_the_same_of_several_addresses(staff: Staff) -> None:
    """Both name the separators that the API takes."""
    rule = "Separate several with commas or spaces."
    for action in ("edit", "import"):
        assert rule in staff.get(action).text
    staff.tenant.put(1, client_id=ADA, ip_address="203.0.113.7 198.51.100.7,2001:db8::1")
    assert staff.tenant.record(1)["ip_address"] == "203.0.113.7, 198.51.100.7, 2001:db8::1"
