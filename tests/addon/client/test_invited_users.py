"""What the users of a client see: the owner, invited users, staff in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.addon.admin_area import add_staff
from tests.addon.people import (
    CLIENT,
    FOREIGN,
    MANAGERS,
    NO_PASSWORD,
    NOTHING,
    OLD_CLIENTS,
    PAGES,
    PEOPLE,
    REFUSED,
    SERVICE,
    TICKETS,
    populate,
    visit,
)
from tests.addon.whmcs import Whmcs, client_page, login, owner_of, request

if TYPE_CHECKING:
    from tests.support.tenant import Tenant

pytestmark = pytest.mark.needs("php", "smarty")

THEMES = ("six", "twenty-one", "nexus")


@pytest.fixture
def site(whmcs: Whmcs, tenant: Tenant) -> Whmcs:
    """Give a client with a service, invited users and an administrator."""
    return populate(whmcs, tenant)


@pytest.mark.parametrize("knows_owners", [True, False], ids=["owner()", "GetClientsDetails"])
@pytest.mark.parametrize("theme", THEMES)
def test_each_person_sees_what_they_may(site: Whmcs, theme: str, *, knows_owners: bool) -> None:
    """Six people, four places, three themes, the owner found by the class or by the local API."""
    version = [] if knows_owners else [OLD_CLIENTS]
    seen = {
        name: visit(site, *version, *steps, theme=theme)[0]
        for name, (steps, _, _) in PEOPLE.items()
    }

    print(f"\n{theme}: section, own page, password, sidebar")
    for name, cells in seen.items():
        print(f"{name:>26}: {cells}")
    assert seen == {name: expected for name, (_, expected, _) in PEOPLE.items()}


@pytest.mark.parametrize("name", PEOPLE)
def test_a_section_with_the_password_needs_its_permission(
    site: Whmcs, tenant: Tenant, name: str
) -> None:
    """With `show_password` on, who may not see the password gets no section, page or link."""
    tenant.change_settings(show_password=True)
    steps, _, expected = PEOPLE[name]

    seen, pages, outcome = visit(site, *steps)

    assert seen == expected
    if expected == NOTHING:
        assert "canary" not in str(outcome.results)
        assert pages[0]["message"].startswith(NO_PASSWORD if name == "products" else REFUSED)


def test_a_role_without_access_gets_no_section_with_the_password(
    site: Whmcs, tenant: Tenant
) -> None:
    """Staff in the client's place see the pages, and the password in none of them."""
    add_staff(site, "1")
    steps = PEOPLE["masquerading admin"][0]
    without, pages, _ = visit(site, *steps)
    tenant.change_settings(show_password=True)
    shown, _, _ = visit(site, *steps)

    assert (without, shown) == (PAGES, NOTHING)
    assert "may not use NetFlow Manager" in pages[1]["message"]
    assert tenant.events(action="password.shown_to_client") == []


def test_the_trail_tells_users_and_staff_apart(site: Whmcs, tenant: Tenant) -> None:
    """Each release of the password names the user or the administrator; refusals leave nothing."""
    for steps, _, _ in PEOPLE.values():
        visit(site, *steps)

    events = tenant.events(action="password.shown_to_client")
    assert [event["actor"] for event in reversed(events)] == [
        f"whmcs client {CLIENT}, user {MANAGERS}",
        f"whmcs client {CLIENT}, user {owner_of(CLIENT)}",
        f"whmcs client {CLIENT}, by admin grace",
    ]


def test_a_refusal_is_one_answer_for_every_service(site: Whmcs) -> None:
    """A user without the permission learns nothing of ids, and the API is not even asked."""
    pages = []
    for service in (SERVICE, FOREIGN, 123456):
        query = {"m": "netflow_manager", "id": str(service)}
        outcome = site.play(login(CLIENT, TICKETS), request(get=query), client_page())
        assert outcome.module_log == []
        pages.append(str(outcome.results[-1]["vars"]).replace(str(service), "N"))

    assert len(set(pages)) == 1
    assert REFUSED in pages[0].replace("\\'", "'")
