"""The people who may stand before a client's pages, and what they see there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.addon.admin_area import ADMIN, add_staff
from tests.addon.whmcs import (
    Outcome,
    Step,
    Whmcs,
    admin,
    client_page,
    login,
    masquerade,
    owner_of,
    page,
    request,
    sidebar,
)

if TYPE_CHECKING:
    from tests.support.tenant import Tenant

CLIENT, SERVICE, FOREIGN = 56, 1001, 999
PASSWORD = "pä&<>\"'#%+{}$ canary"
TOKEN = "0" * 64
SESSION: Step = {"do": "session", "values": {"netflow_manager_token": TOKEN}}
OLD_CLIENTS: Step = {"do": "old_clients"}
ASKED: Step = {"do": "asked"}
TICKETS, PRODUCTS, MANAGERS, STRANGER = 601, 602, 603, 604
INVITED = {
    TICKETS: "tickets,emails",
    PRODUCTS: "profile,products,productsso",
    MANAGERS: "products,manageproducts",
}
REFUSED = "Your login has no permission to view this account's products."
NO_PASSWORD = "Your login has no permission to see the passwords of this account's products."
LATER = "This cannot be shown at the moment. Please try again later."


@dataclass(frozen=True)
class Seen:
    """What one person saw in four places."""

    section: bool
    own_page: bool
    password: bool
    sidebar: bool

    def __str__(self) -> str:
        return "".join("X" if cell else "-" for cell in vars(self).values())


ALL, PAGES, NOTHING = Seen(*[True] * 4), Seen(True, True, False, True), Seen(*[False] * 4)  # noqa: FBT003
SECTION_ONLY = Seen(section=True, own_page=False, password=False, sidebar=False)
# Person => how they come, what they see, and what with a password in the section.
PEOPLE: dict[str, tuple[list[Step], Seen, Seen]] = {
    "none": ([login(CLIENT, STRANGER)], NOTHING, NOTHING),
    "tickets": ([login(CLIENT, TICKETS)], NOTHING, NOTHING),
    "products": ([login(CLIENT, PRODUCTS)], PAGES, NOTHING),
    "products + manageproducts": ([login(CLIENT, MANAGERS)], ALL, ALL),
    "owner": ([login(CLIENT)], ALL, ALL),
    "masquerading admin": ([login(CLIENT), admin(ADMIN), masquerade()], ALL, ALL),
}


def populate(whmcs: Whmcs, tenant: Tenant) -> Whmcs:
    """Store a client, invited users and an administrator; the password page is on."""
    whmcs.connect(tenant.api.url, tenant.key)
    whmcs.functions = ["local_api"]
    tenant.change_settings(client_password_page=True)
    whmcs.add_service(SERVICE, CLIENT)
    for user, permissions in INVITED.items():
        whmcs.add_user(user, CLIENT, permissions)
    whmcs.add("tblusers", id=STRANGER, first_name="Eve")
    # The stranger owns another client, and the id of that client is the id of this one's owner.
    whmcs.add_service(FOREIGN, owner_of(CLIENT))
    add_staff(whmcs)
    tenant.put(SERVICE, client_id=CLIENT, username="acme-user", password=PASSWORD)
    return whmcs


def places(theme: str) -> list[Step]:
    query = {"m": "netflow_manager", "id": str(SERVICE)}
    form = {"view": "password", "token": TOKEN}
    return [
        request(get={"action": "productdetails", "id": str(SERVICE)}),
        page(SERVICE, theme),
        sidebar(SERVICE),
        request(get=query),
        client_page(),
        request(get={**query, "view": "password"}, post=form),
        client_page(),
    ]


def visit(
    site: Whmcs, *steps: Step, theme: str = "six"
) -> tuple[Seen, list[dict[str, Any]], Outcome]:
    """Open the four places; give what was there, the variables of the two pages and the rest."""
    outcome = site.play(SESSION, *steps, *places(theme), ASKED, smarty=4)
    assert outcome.faults == []
    assert [step.thrown for step in outcome.steps] == [None] * len(outcome.steps)
    assert PASSWORD not in str([outcome.activity, outcome.module_log])
    _, product, menu, _, own, _, shown, _ = outcome.results[-8:]
    pages = [own["vars"]["netflow"], shown["vars"]["netflow"]]
    links = [child for panel in menu["children"] for child in panel["children"]]
    seen = Seen(
        section="acme-user" in product,
        own_page="acme-user" in pages[0]["section"],
        password=pages[1]["password"] == PASSWORD,
        sidebar="netflow_manager" in [link["name"] for link in links],
    )
    # The form is in whole or not at all, and the password is nowhere else.
    assert (pages[0]["token"] is None) or seen.password
    if not seen.password:
        assert "canary" not in str(outcome.results)
    return seen, pages, outcome
