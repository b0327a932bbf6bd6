"""Choosing a service keeps what was typed into the form, without scripts; passwords aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.addon.admin_pages import ADA, GRACE, add_hosting
from tests.support.servers import free_port

if TYPE_CHECKING:
    from tests.addon.admin_pages import Shown, Staff

pytestmark = pytest.mark.needs("php")

CANARY = "canary-password"
TYPED = {
    "netflow_url": "https://flows.example.com/?a=1&b=2",
    "username": 'acme "<b>"',
    "group": "R&D {literal}",
    "ip_address": "203.0.113.7",
    "notes": " first line\nsecond & line ",
}
AGAIN = "The password is not kept in this page: type it again."
DROPPED = "The address may have held a login"


@pytest.fixture(autouse=True)
def _services(staff: Staff) -> None:
    add_hosting(staff.whmcs, 1, domain="one.example.com")
    add_hosting(staff.whmcs, 2, GRACE, domain="two.example.com")


def _typed(shown: Shown) -> dict[str, str]:
    sent = shown.form.fields()
    return {name: sent[name] for name in TYPED}


def _search(staff: Staff, **fields: str | None) -> Shown:
    return staff.submit(staff.get("edit"), choose="", q="example.com", **fields)


def test_what_was_typed_goes_along(staff: Staff) -> None:
    """From the form through the search and its result, and from one service to another one."""
    found = _search(staff, **TYPED, enabled=None, clear_password="1", password=CANARY)
    choices = found.form.all("button", name="choose")
    assert [button.get("value") for button in choices[1:]] == ["2", "1"]

    chosen = staff.submit(found, choose="1", q="")
    other = staff.submit(staff.submit(chosen, choose="", service_id="1"), choose="2")

    assert AGAIN in found.text
    for page, service in ((chosen, "1"), (other, "2")):
        assert page.form.fields()["service_id"] == service
        assert _typed(page) == TYPED
        assert "enabled" not in page.form.fields()
        assert page.form.fields()["clear_password"] == "1"
    assert CANARY not in found.html + chosen.html + other.html
    assert staff.tenant.found() == []
    staff.submit(other, password=CANARY, clear_password=None)
    assert staff.tenant.record(2)["notes"] == TYPED["notes"]


def test_a_search_without_words_shows_the_form_again(staff: Staff) -> None:
    """The search button alone, and the way back from the results, lose nothing either."""
    again = staff.submit(staff.get("edit"), choose="", **TYPED, password=CANARY)
    back = staff.submit(_search(staff, **TYPED), q="")

    assert _typed(again) == _typed(back) == TYPED
    assert AGAIN in again.text
    assert AGAIN not in back.text
    assert CANARY not in again.html


def test_enter_in_the_search_does_not_save(staff: Staff) -> None:
    """A browser then sends the form without the button of the search: it is one all the same."""
    found = staff.submit(staff.get("edit"), q="one.example", **TYPED)

    assert found.form.all("button", name="choose")[1].get("value") == "1"
    assert staff.tenant.found() == []


def test_a_stored_record_keeps_what_was_not_typed(staff: Staff) -> None:
    """What was typed stands in the form, what was not comes from the record, and both are told."""
    staff.tenant.put(1, client_id=ADA, username="stored", group="old", enabled=False, password="p")

    shown = staff.submit(_search(staff, group="new"), choose="1", q="")

    sent = shown.form.fields()
    assert (sent["username"], sent["group"]) == ("stored", "new")
    assert "enabled" not in sent
    assert "Stored now: old" in shown.root.by_id("nfm-group-now").text
    staff.submit(shown)
    assert staff.tenant.record(1)["group"] == "new"
    assert staff.tenant.password(1) == "p"


def test_a_login_in_the_address_is_not_shown_again(staff: Staff) -> None:
    """An address with a login in it does not go into the page, and the page says so."""
    found = _search(staff, netflow_url="https://joe:canary@flows.example.com/", group="g")

    assert "canary" not in found.html
    assert DROPPED in found.text


def test_without_anything_typed_a_result_is_a_link(staff: Staff) -> None:
    """Then nothing has to be sent, and the address of the next page names the service."""
    [two, one] = _search(staff).root.one("ul", class_="nfm-found").all("a")

    assert two.get("href").endswith("action=edit&service_id=2")
    assert one.get("href").endswith("action=edit&service_id=1")


def test_an_api_that_is_down_loses_nothing(staff: Staff) -> None:
    """What was typed stays; saved once the API is back, it replaces no record that nobody saw."""
    staff.tenant.put(1, client_id=ADA, username="stored")
    found = _search(staff, **TYPED, password=CANARY)
    address = staff.whmcs.settings["api_url"]
    staff.whmcs.settings["api_url"] = f"http://127.0.0.1:{free_port()}"
    chosen = staff.submit(found, choose="1", q="")
    staff.whmcs.settings["api_url"] = address

    assert _typed(chosen) == TYPED
    assert CANARY not in found.html + chosen.html
    staff.submit(chosen)
    assert staff.tenant.record(1)["username"] == "stored"
