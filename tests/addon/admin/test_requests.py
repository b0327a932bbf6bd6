"""What WHMCS may hand over in another way than usual: requests, and rows of its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.addon.admin_pages import ADA, GRACE, TOKEN, add_hosting
from tests.addon.whmcs import ADMIN_PAGE, LOAD_ENTRY_POINTS

if TYPE_CHECKING:
    from tests.addon.admin_pages import Staff
    from tests.addon.whmcs import Outcome, Step

pytestmark = pytest.mark.needs("php")

CANARY = "canary-&<>-password"


@pytest.fixture(autouse=True)
def _service(staff: Staff) -> None:
    """Give Ada a service."""
    add_hosting(staff.whmcs, 1, dedicatedip="203.0.113.7")


def _send(staff: Staff, *steps: Step) -> Outcome:
    session = {"do": "session", "values": staff.session}
    outcome = staff.whmcs.run(LOAD_ENTRY_POINTS, session, *steps, ADMIN_PAGE)
    assert outcome.faults == []
    return outcome


def _bare(**fields: str) -> Step:
    return {"do": "bare_request", "values": fields}


def test_a_form_in_the_request_alone_is_saved(staff: Staff) -> None:
    """A form that came neither as query string nor as a POST is one, if it has the token."""
    fields = {"action": "save", "service_id": "1", "enabled": "1", "password": CANARY}

    outcome = _send(staff, _bare(token=TOKEN, username="acme", **fields))

    assert "The access record is saved." in outcome.steps[-1].printed
    assert staff.tenant.record(1)["username"] == "acme"
    assert staff.tenant.password(1) == CANARY


@pytest.mark.parametrize("token", [{}, {"token": "wrong"}])
def test_a_form_in_the_request_alone_needs_the_token(staff: Staff, token: dict[str, str]) -> None:
    """Without the token of this WHMCS it changes nothing."""
    outcome = _send(staff, _bare(action="save", service_id="1", enabled="1", **token))

    assert "Nothing was changed" in outcome.steps[-1].printed
    assert not staff.tenant.has_record(1)


def test_a_page_in_the_request_alone_is_shown(staff: Staff) -> None:
    """What names an action and no token opens the page."""
    outcome = _send(staff, _bare(action="edit", service_id="1"))

    assert "Engines &amp; Co" in outcome.steps[-1].printed


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"action": "list"}, ["#1 VPS Large, vps1.example.com", "Ada Lovelace"]),
        ({"action": "list", "q": "hopper"}, ["#2 VPS Large, vps2.example.com"]),
        ({"action": "edit", "q": "203.0.113"}, ["#1 VPS Large, vps1.example.com"]),
        ({"action": "edit", "service_id": "1"}, ["203.0.113.7", "Ada Lovelace"]),
        ({"action": "rotate", "client_id": str(ADA)}, ["#1 VPS Large, vps1.example.com"]),
    ],
)
def test_rows_may_be_arrays(staff: Staff, query: dict[str, str], words: list[str]) -> None:
    """A WHMCS whose connection gives rows as arrays has the same pages."""
    add_hosting(staff.whmcs, 2, GRACE)
    staff.tenant.put(1, client_id=ADA, username="acme")
    request: Step = {"do": "request", "get": query}
    usual = _send(staff, request).steps[-1].printed

    printed = _send(staff, {"do": "arrays"}, request).steps[-1].printed

    for text in words:
        assert text in printed
    assert printed.strip() == usual.strip()
