"""The logins of a client that the form of a record offers for another service."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.addon.admin_pages import ADA, GRACE, add_hosting

if TYPE_CHECKING:
    from tests.addon.admin_pages import Staff

pytestmark = pytest.mark.needs("php")

CANARY = "canary-password-of-a-record"
URL = "https://netflow.myownserver.net/"


@pytest.fixture(autouse=True)
def _service(staff: Staff) -> None:
    """Give Ada a service."""
    add_hosting(staff.whmcs, 1)


def _offers(staff: Staff) -> dict[str, str]:
    """Return what the form offers: value => text, the time of a password as T."""
    options = staff.get("edit", service_id=1).root.named("reuse_login_from").all("option")[1:]
    moment = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
    return {option.get("value"): moment.sub("T", option.text) for option in options}


def test_logins_of_the_client_are_offered_and_no_others(staff: Staff) -> None:
    """Each login of the owner's other records is offered once; other clients' never."""
    staff.tenant.put(2, client_id=ADA, username="shared", password=CANARY)
    staff.tenant.put(3, client_id=ADA, username="shared", password=CANARY)
    staff.tenant.put(4, client_id=GRACE, username="foreign", password=CANARY)
    staff.tenant.put(5, client_id=ADA)

    shown = staff.get("edit", service_id=1)

    assert _offers(staff) == {"2": f"shared at {URL} (service #2, #3), with a password"}
    assert "foreign" not in shown.html
    assert CANARY not in shown.html


def test_each_offer_says_what_comes_with_it_of_a_password(staff: Staff) -> None:
    """Where records of one login differ, those without a password look like no other."""
    for service_id in (2, 4):
        staff.tenant.put(service_id, client_id=ADA, username="mixed")
    staff.tenant.put(3, client_id=ADA, username="mixed", password=CANARY)
    staff.tenant.put(5, client_id=ADA, username="mixed", password="another")
    staff.tenant.put(6, client_id=ADA, username="bare")

    assert _offers(staff) == {
        "3": f"mixed at {URL} (service #3), with the password set on T",
        "5": f"mixed at {URL} (service #5), with the password set on T",
        "2": f"mixed at {URL} (service #2, #4), without a password",
        "6": f"bare at {URL} (service #6), without a password",
    }


@pytest.mark.parametrize("lender", ["2", "3"])
def test_an_offer_keeps_its_word(staff: Staff, lender: str) -> None:
    """What is chosen is what the record of that service has: a password, or none."""
    staff.tenant.put(2, client_id=ADA, username="mixed")
    staff.tenant.put(3, client_id=ADA, username="mixed", password=CANARY)

    staff.submit(staff.get("edit", service_id=1), reuse_login_from=lender)

    assert staff.tenant.password(1) == (CANARY if lender == "3" else None)


def test_the_own_record_makes_no_difference_to_the_offers(staff: Staff) -> None:
    """A password that only the edited record has is not promised by the login of another one."""
    staff.tenant.put(1, client_id=ADA, username="mixed", password=CANARY)
    staff.tenant.put(2, client_id=ADA, username="mixed")

    assert _offers(staff) == {"2": f"mixed at {URL} (service #2), without a password"}


def test_a_record_without_a_login_lends_nothing(staff: Staff) -> None:
    """Of records that share only an address, those with a password are offered."""
    staff.tenant.put(2, client_id=ADA)
    staff.tenant.put(3, client_id=ADA, password=CANARY)

    assert list(_offers(staff)) == ["3"]


def test_a_login_is_not_offered_to_its_own_record(staff: Staff) -> None:
    """A client with one record has no other login: the field is not there."""
    staff.tenant.put(1, client_id=ADA, username="only", password=CANARY)

    assert staff.get("edit", service_id=1).root.all("select") == []


@pytest.mark.parametrize(
    ("action", "query", "calls"),
    [
        ("edit", {"service_id": 1}, ["access-records/1", "clients/56/logins", "settings"]),
        ("rotate", {"client_id": ADA}, ["clients/56/logins"]),
    ],
)
def test_no_page_loads_every_record_of_a_client(
    staff: Staff, action: str, query: dict[str, int], calls: list[str]
) -> None:
    """The list of logins says which records have a password, also where these differ."""
    staff.tenant.put(2, client_id=ADA, username="mixed")
    staff.tenant.put(3, client_id=ADA, username="mixed", password=CANARY)

    shown = staff.get(action, **query)

    assert [line[2] for line in shown.outcome.module_log] == [f"GET /v1/{path}" for path in calls]
