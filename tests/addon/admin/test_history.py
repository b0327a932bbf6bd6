"""The history of an access record in readable words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.lifecycle.events import EVENTS
from tests.addon.admin_pages import ADA, GRACE, add_hosting
from tests.support.provisioning import set_rule, try_created

if TYPE_CHECKING:
    from tests.addon.admin_pages import Shown, Staff
    from tests.addon.html_page import Element

pytestmark = pytest.mark.needs("php")


def _events(shown: Shown) -> list[Element]:
    return shown.root.one("tbody").all("tr")


def _headlines(shown: Shown) -> list[str]:
    return [event.one("strong").text for event in _events(shown)]


def _changes(event: Element) -> list[str]:
    return [change.text for change in event.all("li")]


def test_a_history_tells_what_who_and_when(staff: Staff) -> None:
    """Newest first: each change with old and new value, its author, and no password."""
    add_hosting(staff.whmcs, 1)
    staff.tenant.put(1, client_id=ADA, username="acme <1>", password="canary-1")
    headers = {"X-Actor": "jane"}
    body = {"username": None, "enabled": False, "password": "canary-2", "notes": "R&D"}
    staff.tenant.call("PATCH", "/v1/access-records/1", json=body, headers=headers)

    shown = staff.get("history", service_id=1)

    about = "#1 VPS Large, vps1.example.com · Ada Lovelace (Engines & Co)"
    assert shown.root.one("h2").text == f"History {about}"
    assert staff.get("edit", service_id=1).root.one("h2").text == f"Edit access {about}"
    question = staff.get("delete", service_id=1).text
    assert "#1 VPS Large, vps1.example.com" in question
    assert "Ada Lovelace (Engines & Co)" in question
    changed, created = _events(shown)
    assert _headlines(shown) == ["Record changed", "Record created"]
    assert changed.all("td")[1].text == 'jane by the key "test"'
    assert created.all("td")[1].text == "test"
    assert _changes(changed) == [
        "Enabled: yes → changed to no",
        "Username: acme <1> → changed to (blank)",
        "Notes: (blank) → changed to R&D",
        "Password: was changed",
    ]
    assert "Username: acme <1>" in _changes(created)
    assert "canary" not in shown.html


def test_times_are_those_of_this_whmcs(staff: Staff) -> None:
    """The time is in the server's zone, the original in UTC stands in its title."""
    staff.tenant.put(1, client_id=ADA)
    staff.whmcs.php_options = ["-d", "date.timezone=Asia/Kolkata"]
    at = staff.tenant.events(service_id=1)[0]["at"]

    time = staff.get("history", service_id=1).root.one("time")

    assert time.get("datetime") == at
    assert time.get("title") == f"{at} (UTC)"
    hours, minutes = int(at[11:13]), int(at[14:16])
    local = (hours * 60 + minutes + 330) % (24 * 60)
    assert time.text[11:16] == f"{local // 60:02}:{local % 60:02}"


def test_a_deletion_tells_what_was_there(staff: Staff) -> None:
    """The history goes on after a deletion, with the values that went."""
    staff.tenant.put(1, client_id=ADA, username="acme", password="p")
    staff.tenant.call("DELETE", "/v1/access-records/1")

    deleted = _events(staff.get("history", service_id=1))[0]

    assert "Record deleted" in deleted.text
    assert {"Username: acme", "Password: was removed"} <= set(_changes(deleted))


def test_every_event_of_the_api_has_words(staff: Staff) -> None:
    """Whatever happens to a record is told in words of the language file, with its reason."""
    tenant = staff.tenant
    tenant.put(1, client_id=ADA, username="acme", password="p")
    tenant.post("/v1/access-records/1/reveal-password", {"reason": "ticket <881>"})
    rotation = {"netflow_url": None, "username": "acme", "new_password": "q"}
    tenant.post(f"/v1/clients/{ADA}/login-rotations", rotation)
    for event in ("suspended", "unsuspended", "terminated"):
        tenant.post("/v1/service-events", {"event": event, "service_id": 1, "client_id": ADA})
    merge = {"event": "client_merged", "from_client_id": ADA, "to_client_id": GRACE}
    tenant.post("/v1/service-events", merge)
    move = {"event": "owner_changed", "service_id": 1, "client_id": ADA}
    tenant.post("/v1/service-events", move)
    delete = {"event": "deleted", "service_id": 1, "client_id": ADA}
    tenant.post("/v1/service-events", delete)
    set_rule(tenant, username="c{client_id}", group="{domain}")
    try_created(tenant, 1, GRACE, domain="\x07")
    try_created(tenant, 1, GRACE, domain="vps.example.com")
    assert len(EVENTS) == 8  # one of new packages is the same as one of new services

    shown = staff.get("history", service_id=1)

    assert _headlines(shown) == [
        "Record created by the rule of its product",
        "The rule of the product could not create a record",
        "Record deleted",
        "Service moved to another client",
        "Client merged into another one",
        "Service terminated",
        "Service unsuspended",
        "Service suspended",
        "Shared login changed",
        "Password shown to staff",
        "Record created",
    ]
    assert "Reason: ticket <881>" in shown.text
    assert "Reason: group unseen_character" in shown.text
    assert "Service status: (blank) → changed to Suspended" in shown.text


def test_pages_put_together_are_the_history(staff: Staff) -> None:
    """The link to the next page leads through every event once, newest first."""
    staff.tenant.put(1, client_id=ADA, notes="note 0")
    for number in range(1, 30):
        staff.tenant.patch(1, notes=f"note {number}")

    first = staff.get("history", service_id=1)
    [following] = first.root.all("a", rel="next")
    query = dict(part.split("=") for part in following.get("href").split("&")[1:])
    second = staff.get(query.pop("action"), **query)

    told = [event.one("ins").text for event in _events(first) + _events(second)[:-1]]
    assert told == [f"note {number}" for number in range(29, 0, -1)]
    assert second.root.all("a", rel="next") == []
    assert "First page" in second.text


@pytest.mark.parametrize(
    ("service_id", "words"), [("7", "record is empty"), ("x", "from the list"), ("", "list")]
)
def test_a_service_without_history(staff: Staff, service_id: str, words: str) -> None:
    """A service without events, and a page without a service, say so."""
    assert words in staff.get("history", service_id=service_id).text
