"""Every page of the addon: with and without scripts, on a desktop and on a phone, by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.addon.article import WELCOME_MAIL
from tests.browser.inspection import overflow, structure, unreachable
from tests.browser.shop import ADDON_PAGE
from tests.browser.visit import DESKTOP, PHONE, Visit
from tests.php_versions.tour import actions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.browser.shop import Shop

    NewId = Callable[[], int]

OWN = (".netflow-manager",)
THEMES = ("six", "twenty-one", "nexus")
LONG = "A-group-whose-name-is-longer-than-a-phone-is-wide-and-has-no-blank-at-all-" * 2


@pytest.fixture
def ids(shop: Shop, new_id: NewId) -> dict[str, int]:
    """Store a client with two services that share a login, and texts that are hard to lay out."""
    client, service, other = new_id(), new_id(), new_id()
    shop.add_client(client)
    for number in (service, other):
        shop.add_service(number, client)
        shop.tenant.put(
            number,
            client_id=client,
            username="acme",
            password="a secret",
            group=LONG,
            ip_address="203.0.113.0/28 2001:db8:1234:5678::/64",
            notes="A note. " * 40,
        )
    shop.add_template("Welcome", WELCOME_MAIL)
    return {"client_id": client, "service_id": service}


def _addon_pages(ids: dict[str, int]) -> Iterator[str]:
    """Give the address of every admin page, with and without its parameters."""
    numbers = "".join(f"&{name}={value}" for name, value in ids.items())
    for action in actions():
        yield f"{ADDON_PAGE}&action={action}"
        yield f"{ADDON_PAGE}&action={action}{numbers}"
    yield f"{ADDON_PAGE}&action=list&q=nothing-of-this-name"
    yield f"{ADDON_PAGE}&action=edit&q=vps"
    yield f"{ADDON_PAGE}&action=edit&service_id={ids['service_id'] + 100_000}"


def _staff_pages(ids: dict[str, int]) -> list[str]:
    """Give the pages of WHMCS's own into which hooks put something."""
    return [
        f"/admin/clientsservices.php?userid={ids['client_id']}&id={ids['service_id']}",
        f"/admin/clientssummary.php?userid={ids['client_id']}",
        "/admin/search.php?q=acme",
    ]


def _client_pages(ids: dict[str, int]) -> list[str]:
    product = f"/clientarea.php?action=productdetails&id={ids['service_id']}"
    return [f"{product}&systpl={theme}" for theme in THEMES]


@pytest.mark.parametrize("scripted", [True, False], ids=["scripts", "no-scripts"])
def test_every_page_is_sound(
    new_visit: Callable[..., Visit],
    ids: dict[str, int],
    scripted: bool,  # noqa: FBT001
) -> None:
    """Every field has a label, headings are in order, ids are unique, nothing is too wide."""
    visit = new_visit(java_script_enabled=scripted)
    visit.enter_admin()
    problems = {}
    for address in [*_addon_pages(ids), *_staff_pages(ids)]:
        page = visit.open(address)
        assert "could not be shown" not in page.content(), address
        problems[address] = structure(page, *OWN) + _overflows(visit)
    visit.enter_client(ids["client_id"])
    for address in _client_pages(ids):
        page = visit.open(address)
        assert page.get_by_text("Network Usage").first.is_visible(), address
        problems[address] = _overflows(visit)

    assert {address: found for address, found in problems.items() if found} == {}


def _overflows(visit: Visit) -> list[str]:
    """Look at the open page as a desktop and as a phone show it."""
    found = overflow(visit.page)
    visit.resize(PHONE)
    found += overflow(visit.page)
    visit.resize(DESKTOP)
    return found


def test_the_list_fits_a_narrow_window_in_a_language_of_long_words(
    shop: Shop, visit: Visit, ids: dict[str, int]
) -> None:
    """Between a phone and a desktop the list of records has room for its longest buttons."""
    shop.site.sql("UPDATE tbladmins SET language = 'german'")
    visit.enter_admin()
    found = {}
    for width in (1100, 992, 800):
        visit.resize((width, 900))
        visit.open(f"{ADDON_PAGE}&action=list&client_id={ids['client_id']}")
        found[width] = overflow(visit.page)

    assert {width: what for width, what in found.items() if what} == {}


def test_every_page_is_reached_by_keyboard(visit: Visit, ids: dict[str, int]) -> None:
    """The tabulator reaches everything on every admin page that can be used."""
    visit.enter_admin()
    whole = [address for address in _addon_pages(ids) if "service_id" in address]
    missed = {address: unreachable(visit.open(address), *OWN) for address in whole}

    assert {address: found for address, found in missed.items() if found} == {}


def test_the_inspection_sees(visit: Visit) -> None:
    """The control: each kind of mistake is found on a page that has it."""
    page = visit.open("/index.php")
    page.set_content(
        "<h1>a</h1><h1>b</h1><main class='x'><h3>skips</h3><input id='i'><input id='i'>"
        "<button tabindex='-1'></button><label for='nothing'>c</label>"
        "<table style='width: 3000px'><thead><tr><th>d</th></tr></thead></table></main>"
    )

    found = " ".join(structure(page, ".x") + overflow(page))

    for mistake in ("not one h1", "no language", "no title", "skips a level", "no label"):
        assert mistake in found
    for mistake in ("no name", "no stop", "no scope", "twice: i", "for names nothing", "wider"):
        assert mistake in found
    assert [text[:16] for text in unreachable(page, ".x")] == ["<button tabindex"]
