"""How the addon reads WHMCS's answers about users, wrong ones included."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.addon.admin_area import ADMIN
from tests.addon.people import (
    ALL,
    ASKED,
    CLIENT,
    FOREIGN,
    LATER,
    MANAGERS,
    NOTHING,
    OLD_CLIENTS,
    PAGES,
    PRODUCTS,
    REFUSED,
    SECTION_ONLY,
    SERVICE,
    TICKETS,
    Seen,
    places,
    populate,
    visit,
)
from tests.addon.whmcs import Step, Whmcs, admin, login, masquerade, owner_of, section

if TYPE_CHECKING:
    from tests.support.tenant import Tenant

pytestmark = pytest.mark.needs("php", "smarty")


@pytest.fixture
def site(whmcs: Whmcs, tenant: Tenant) -> Whmcs:
    """Give a client with a service, invited users and an administrator."""
    return populate(whmcs, tenant)


FAULTS: dict[str, tuple[list[str], dict[str, object]]] = {
    "error": (["local_api"], {"result": "error", "message": "Command Not Found"}),
    "throws": (["local_api"], {"": "throw"}),
    "garbage": (
        ["local_api"],
        {"result": "success", "permissions": {"permission": [["products"]]}},
    ),
    "words": (["local_api"], {"result": "success", "permissions": {"manageproducts": True}}),
    "no": (
        ["local_api"],
        {"result": "success", "permissions": {"products": "no", "manageproducts": "no"}},
    ),
    "without permissions": (["local_api"], {"result": "success"}),
    "no array": (["local_api"], {"": "<html>products,manageproducts</html>"}),
    "null": (["local_api"], {"": None}),
    "missing function": ([], {}),
}


def _broken(site: Whmcs, fault: str) -> Step:
    """Let the local API answer every question about users with this fault."""
    site.functions, answer = FAULTS[fault]
    given = answer.get("", answer)
    answers = {"GetUserPermissions": given, "GetClientsDetails": given}
    return {"do": "local_api", "answers": answers}


@pytest.mark.parametrize("show_password", [True, False])
@pytest.mark.parametrize("user", [None, MANAGERS, PRODUCTS, TICKETS])
@pytest.mark.parametrize("fault", FAULTS)
def test_without_a_certain_answer_there_is_no_password(
    site: Whmcs, tenant: Tenant, fault: str, user: int | None, *, show_password: bool
) -> None:
    """Where nobody says who the owner is, no answer is a no: anybody might be the owner."""
    tenant.change_settings(show_password=show_password)

    seen, pages, outcome = visit(site, OLD_CLIENTS, _broken(site, fault), login(CLIENT, user))

    assert seen == (NOTHING if show_password else SECTION_ONLY)
    assert [page["message"] for page in pages] == [LATER, LATER]
    assert "canary" not in str(outcome.results)
    assert tenant.events(action="password.shown_to_client") == []


@pytest.mark.parametrize("show_password", [True, False])
@pytest.mark.parametrize("user", [MANAGERS, TICKETS])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_no_refusal_of_an_invited_user(
    site: Whmcs, tenant: Tenant, fault: str, user: int, *, show_password: bool
) -> None:
    """Where the class names the owner, only an error says that another user may not."""
    tenant.change_settings(show_password=show_password)

    seen, pages, outcome = visit(site, _broken(site, fault), login(CLIENT, user))

    # Every documented error of `GetUserPermissions` says that there is no permission.
    is_refused = fault == "error"
    message = REFUSED if is_refused else LATER
    assert seen == (NOTHING if is_refused or show_password else SECTION_ONLY)
    assert all(page["message"].startswith(message) for page in pages)
    assert "canary" not in str(outcome.results)
    assert tenant.events(action="password.shown_to_client") == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_takes_nothing_from_the_owner(site: Whmcs, fault: str) -> None:
    """Where the class names the owner, the local API is not asked about them."""
    assert visit(site, _broken(site, fault), login(CLIENT))[0] == ALL


def test_permissions_that_do_not_suffice_are_no_refusal_of_an_owner(site: Whmcs) -> None:
    """What WHMCS lists for an owner is not documented: without `GetClientsDetails` all is open."""
    answers = {
        "GetUserPermissions": {"result": "success", "permissions": ["tickets"]},
        "GetClientsDetails": None,
    }
    replaced: Step = {"do": "local_api", "answers": answers}

    seen, pages, _ = visit(site, OLD_CLIENTS, replaced, login(CLIENT))

    assert seen == SECTION_ONLY
    assert [page["message"] for page in pages] == [LATER, LATER]


@pytest.mark.parametrize(
    "fault",
    [
        {"do": "sql", "text": "drop table tblusers"},
        {"do": "sql", "text": "delete from tblusers"},
        {"do": "sql", "text": "delete from tblusers_clients"},
    ],
)
def test_a_user_who_is_not_known_gets_no_password(site: Whmcs, fault: Step) -> None:
    """A login without a user, and a class that throws, cost the password and no page."""
    seen, _, _ = visit(site, login(CLIENT), fault)

    assert not seen.password
    assert not seen.own_page
    assert not seen.sidebar


@pytest.mark.parametrize("show_password", [True, False])
def test_a_version_that_tells_no_staff_from_users_shows_no_password(
    site: Whmcs, tenant: Tenant, *, show_password: bool
) -> None:
    """Where nobody knows whether the owner is an administrator, the pages stay without it."""
    tenant.change_settings(show_password=show_password)
    site.functions = ["local_api", "old_user"]

    seen, pages, _ = visit(site, login(CLIENT))

    assert seen == (NOTHING if show_password else PAGES)
    assert pages[1]["message"] == LATER


SHAPES: list[object] = [
    ["products", "manageproducts"],
    "profile, products,manageproducts",
    {"permission": ["products", "manageproducts"]},
    {"permission": "products,manageproducts"},
    {"1": "products", "3": "manageproducts"},
]
OWNERS: list[dict[str, object]] = [
    {"client": {"id": CLIENT, "owner_user_id": owner_of(CLIENT)}},
    {"client": {"owner_user_id": str(owner_of(CLIENT))}},
    {"owner_user_id": owner_of(CLIENT)},
    {"client": {"users": {"user": [{"id": 5}, {"id": owner_of(CLIENT), "is_owner": True}]}}},
    {"client": {"users": [{"id": str(owner_of(CLIENT)), "is_owner": "1"}]}},
    {"users": {"user": {"id": owner_of(CLIENT), "is_owner": True}}},
    {"client": {"users": [{"id": owner_of(CLIENT), "isOwner": True}]}},
    {"users": {"user": [{"id": 5, "is_owner": 0}, {"id": owner_of(CLIENT), "is_owner": 1}]}},
]


@pytest.mark.parametrize("shape", SHAPES)
def test_permissions_are_read_in_every_shape(site: Whmcs, shape: object) -> None:
    """A list, names separated by commas, a list one level down: WHMCS documents none of them."""
    answer = {"result": "success", "permissions": shape}
    replaced: Step = {"do": "local_api", "answers": {"GetUserPermissions": answer}}

    assert visit(site, OLD_CLIENTS, replaced, login(CLIENT, TICKETS))[0] == ALL


@pytest.mark.parametrize("members", OWNERS)
@pytest.mark.parametrize(
    ("permissions", "others"),
    [({"result": "error"}, NOTHING), ({"result": "success"}, SECTION_ONLY), (None, SECTION_ONLY)],
)
def test_the_owner_is_found_in_every_shape(
    site: Whmcs, members: dict[str, object], permissions: dict[str, object] | None, others: Seen
) -> None:
    """The owner may all, whatever `GetUserPermissions` says of them; others by its answer."""
    details = {"result": "success", **members}
    answers = {"GetUserPermissions": permissions, "GetClientsDetails": details}
    replaced: Step = {"do": "local_api", "answers": answers}

    assert visit(site, OLD_CLIENTS, replaced, login(CLIENT))[0] == ALL
    assert visit(site, OLD_CLIENTS, replaced, login(CLIENT, MANAGERS))[0] == others


@pytest.mark.parametrize(
    ("steps", "asked"),
    [
        ([login(CLIENT)], []),
        ([login(CLIENT, PRODUCTS)], ["GetUserPermissions"]),
        ([login(CLIENT), admin(ADMIN), masquerade()], []),
        ([OLD_CLIENTS, login(CLIENT, MANAGERS)], ["GetUserPermissions"]),
        ([OLD_CLIENTS, login(CLIENT)], ["GetUserPermissions", "GetClientsDetails"]),
    ],
)
def test_a_page_asks_once(site: Whmcs, steps: list[Step], asked: list[str]) -> None:
    """All four places in one process cost these local calls, and the API what it cost before."""
    _, _, outcome = visit(site, *steps)

    assert outcome.results[-1] == asked
    product_page = site.play(*steps, *places("six")[:3], smarty=4)
    assert len(product_page.module_log) == 1


def test_a_page_without_a_section_asks_nothing(site: Whmcs, tenant: Tenant) -> None:
    """Where the API has nothing to show, and where the service is another client's."""
    tenant.patch(SERVICE, enabled=False)
    steps = [login(CLIENT, PRODUCTS), section(SERVICE), section(FOREIGN), ASKED]

    assert site.play(*steps).results[1:] == [[""], [""], []]
