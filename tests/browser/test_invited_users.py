"""Users of a client in a browser: who sees section, page, password and link in each theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.shop import Shop
    from tests.browser.visit import Visit

    NewId = Callable[[], int]

THEMES = ["six", "twenty-one", "nexus"]
PASSWORD = "canary & <password>"
PLACES = ("section", "own page", "password", "sidebar")
REFUSED = "Your login has no permission to view this account's products."
NO_PASSWORD = "Your login has no permission to see the passwords of this account's products."
# Person => permissions, None for who is not invited, and what they see in the four places.
PEOPLE: dict[str, tuple[str | None, str]] = {
    "none": ("", "----"),
    "tickets": ("tickets", "----"),
    "products": ("products,productsso", "XX-X"),
    "products + manageproducts": ("products,manageproducts", "XXXX"),
    "owner": (None, "XXXX"),
    "masquerading admin": (None, "XXXX"),
}


@pytest.fixture
def service(shop: Shop, new_id: NewId) -> int:
    """Give a service with a record; its client's id is one less. The password page is on."""
    client, service = new_id(), new_id()
    shop.add_client(client)
    shop.add_service(service, client)
    shop.tenant.put(service, client_id=client, username="acme-user", password=PASSWORD)
    shop.tenant.change_settings(client_password_page=True)
    return service


def _enter(shop: Shop, visit: Visit, client: int, person: str) -> None:
    permissions, _ = PEOPLE[person]
    if person == "masquerading admin":
        visit.enter_as_owner(client)
    else:
        visit.enter_client(
            client, None if permissions is None else shop.invite(client, permissions)
        )


def _seen(visit: Visit, service: int, theme: str, person: str) -> str:
    """Open the places one after the other; give an X for each in which there is something."""
    page = visit.open(f"/clientarea.php?action=productdetails&id={service}&systpl={theme}")
    section = page.locator(".netflow-manager").get_by_text("acme-user").count()
    link = page.get_by_role("link", name="Network Usage").count()
    visit.open(f"/index.php?m=netflow_manager&id={service}")
    own_page = page.locator(".netflow-manager").get_by_text("acme-user").count()
    button = page.get_by_role("button", name="Show password")
    visit.screenshots(f"invited-{person.replace(' + ', '-').replace(' ', '-')}-{theme}")
    password = 0
    if button.count():
        button.click()
        page.locator("[data-password]").wait_for()
        password = page.locator("[data-password]").get_by_text(PASSWORD).count()
    else:
        visit.open(f"/index.php?m=netflow_manager&id={service}&view=password")
        message = page.get_by_role("status").inner_text()
        assert message.startswith(NO_PASSWORD if own_page else REFUSED)
        assert "canary" not in page.content()
    return "".join("X" if cell else "-" for cell in (section, own_page, password, link))


@pytest.mark.parametrize("theme", THEMES)
def test_each_person_sees_what_they_may(
    shop: Shop, new_visit: Callable[..., Visit], service: int, theme: str
) -> None:
    """Six people and four places: what each of them meets in this theme."""
    seen = {}
    for person in PEOPLE:
        visit = new_visit()
        _enter(shop, visit, service - 1, person)
        seen[person] = _seen(visit, service, theme, person)

    print(f"\n{theme}: {', '.join(PLACES)}")
    for person, cells in seen.items():
        print(f"{person:>26}: {cells}")
    assert seen == {person: cells for person, (_, cells) in PEOPLE.items()}
    actors = [event["actor"] for event in shop.tenant.events(action="password.shown_to_client")]
    assert len(set(actors)) == len(actors) == 3


@pytest.mark.parametrize("theme", THEMES)
def test_a_section_with_the_password_is_for_those_who_may_see_it(
    shop: Shop, new_visit: Callable[..., Visit], service: int, theme: str
) -> None:
    """With `show_password` on, an invited user without that permission sees no section at all."""
    shop.tenant.change_settings(show_password=True)
    for person, shown in (("products", 0), ("products + manageproducts", 1), ("owner", 1)):
        visit = new_visit()
        _enter(shop, visit, service - 1, person)
        page = visit.open(f"/clientarea.php?action=productdetails&id={service}&systpl={theme}")
        assert page.locator(".netflow-manager").count() == shown
        assert page.get_by_role("link", name="Network Usage").count() == shown
        assert page.content().count("canary") == shown
        visit.open(f"/index.php?m=netflow_manager&id={service}")
        assert page.content().count("canary") == shown
