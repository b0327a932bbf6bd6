"""The list of access records by names of clients, and in the order of its heads."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.addon.admin_pages import ADA, GRACE, add_client

if TYPE_CHECKING:
    from tests.addon.admin_pages import Shown, Staff
    from tests.addon.html_page import Element

pytestmark = pytest.mark.needs("php")

ANNA, PAT, DELETED = 61, 62, 63
MOST = 100


@pytest.fixture(autouse=True)
def _records(staff: Staff) -> None:
    """Give four clients and one whom WHMCS has deleted, with a record or two each."""
    add_client(staff.whmcs, ANNA, "Anna Dyck")
    staff.whmcs.tables["tblclients"][-1] |= {"firstname": "Anna Maria", "lastname": "van Dyck"}
    add_client(staff.whmcs, PAT, "Pat O&#039;Brien", companyname="Smith &amp; Sons")
    owners = {11: GRACE, 12: ADA, 13: ANNA, 14: PAT, 15: ADA, 16: DELETED}
    for service_id, client_id in owners.items():
        staff.tenant.put(service_id, client_id=client_id, username="acme", enabled=service_id < 15)


def _listed(shown: Shown) -> list[int]:
    boxes = shown.root.all("input", name="services[]")
    return [int(box.get("value")) for box in boxes]


def _query(link: Element) -> dict[str, str]:
    """Return what a link to the list asks for."""
    values = parse_qs(urlsplit(link.get("href")).query)
    return {name: value for name, [value] in values.items() if name != "module"}


def _heads(shown: Shown) -> dict[str, Element]:
    heads = shown.root.one("thead").all("th", class_="nfm-sort")
    return {head.text: head for head in heads}


def _sorted_by(shown: Shown) -> dict[str, str]:
    return {name: head.get("aria-sort") for name, head in _heads(shown).items()}


@pytest.mark.parametrize(
    ("client", "found"),
    [
        ("lovelace", [12, 15]),
        ("Ada Lovelace", [12, 15]),
        ("Lovelace, Ada", [12, 15]),
        ("Engines & Co", [12, 15]),
        ("ada@example.com", [12, 15]),
        ("an", [13]),
        ("Anna Maria van Dyck", [13]),
        ("van Dyck", [13]),
        ("O'Brien", [14]),
        ("Pat O'Brien", [14]),
        ("Smith & Sons", [14]),
        (str(DELETED), [16]),
        (f"#{ADA}", [12, 15]),
    ],
)
def test_the_records_of_clients_by_name(staff: Staff, client: str, found: list[int]) -> None:
    """A part of a name, company or e-mail address, as typed or as stored, or an id finds them."""
    shown = staff.get(client=client)
    assert _listed(shown) == found
    assert shown.root.named("client").value == client
    assert f"Records: {len(found)}" in shown.text


def test_a_name_beside_other_filters_on_all_pages(staff: Staff) -> None:
    """Name, switch, order and page size hold together, and stay for pages, searches and sizes."""
    for service_id in range(100, 160):
        staff.tenant.put(service_id, client_id=(ADA, GRACE)[service_id % 2], username="acme")
    chosen = {"client": "a", "enabled": "true", "sort": "-client_id"}
    shown = staff.get(**chosen)
    seen = _listed(shown)
    while following := shown.root.all("a", rel="next"):
        query = _query(following[0])
        assert chosen.items() <= query.items()
        shown = staff.get(query.pop("action"), **query)
        seen += _listed(shown)
    of_each = {
        ANNA: [13],
        PAT: [14],
        GRACE: [11, *range(101, 160, 2)],
        ADA: [12, *range(100, 160, 2)],
    }
    expected = [
        service for client in sorted(of_each, reverse=True) for service in of_each[client][::-1]
    ]
    assert seen == expected
    assert shown.root.one("form", role="search").fields()["sort"] == "-client_id"
    for link in shown.root.all("a"):
        if "limit=" in link.get("href"):
            assert chosen.items() <= _query(link).items()


def test_the_heads_sort(staff: Staff) -> None:
    """By service, client or change, the latest change first; a second click turns the order."""
    staff.tenant.put(13, client_id=ANNA, username="changed last")
    shown = staff.get(client="a", limit=50)
    assert _sorted_by(shown) == {"Service": "ascending", "Client": "", "Changed": ""}
    assert _listed(shown) == [11, 12, 13, 14, 15]
    orders = {
        "Service": ("descending", [15, 14, 13, 12, 11]),
        "Client": ("ascending", [12, 15, 11, 13, 14]),
        "Changed": ("descending", [13, 15, 14, 12, 11]),
    }
    for name, (state, expected) in orders.items():
        query = _query(_heads(shown)[name].one("a"))
        assert (query["client"], query["limit"]) == ("a", "50")
        ordered = staff.get(query.pop("action"), **query)
        assert _listed(ordered) == expected
        assert {key: value for key, value in _sorted_by(ordered).items() if value} == {name: state}
        query = _query(_heads(ordered)[name].one("a"))
        assert _listed(staff.get(query.pop("action"), **query)) == expected[::-1]
    assert _listed(staff.get(sort="--notes")) == [11, 12, 13, 14, 15, 16]


def test_another_order_begins_at_the_first_page(staff: Staff) -> None:
    """The place of a page belongs to its order, so no head takes it along."""
    for service_id in range(100, 130):
        staff.tenant.put(service_id, client_id=ADA)
    query = _query(staff.get().root.one("a", rel="next"))
    second = staff.get(query.pop("action"), **query)
    assert _listed(second)
    for head in _heads(second).values():
        assert "cursor" not in _query(head.one("a"))


def test_a_name_that_many_clients_have(staff: Staff) -> None:
    """The records of as many clients as the API takes are listed, and the page says so."""
    for number in range(MOST + 1):
        add_client(staff.whmcs, 1000 + number, "Common Name")
    staff.tenant.put(500, client_id=1000)
    staff.tenant.put(501, client_id=1000 + MOST)

    shown = staff.get(client="common")

    assert _listed(shown) == [500]
    assert shown.root.one("div", class_="alert-warning").text.endswith(f"clients: {MOST}.")
    staff.whmcs.tables["tblclients"].pop()
    assert "Many clients match" not in staff.get(client="common").text


def test_a_name_that_no_client_has(staff: Staff) -> None:
    """Nothing is listed rather than everything, and the reason stands beside the field."""
    for client in ("nobody", "99999999999"):
        shown = staff.get(client=client)
        assert _listed(shown) == []
        assert "No client in WHMCS matches" in shown.root.by_id("nfm-filter-client-error").text


def test_clients_that_cannot_be_read(staff: Staff) -> None:
    """Without WHMCS's table a name lists nothing, and an id still works."""
    staff.before = [{"do": "sql", "text": "drop table tblclients"}]
    shown = staff.get(client="Ada")
    assert _listed(shown) == []
    assert "cannot be read" in shown.root.by_id("nfm-filter-client-error").text
    assert _listed(staff.get(client=str(ADA))) == [12, 15]


def test_pages_link_by_the_id_of_a_client(staff: Staff) -> None:
    """The addresses that other pages link to fill the filter."""
    shown = staff.get(client_id=ADA)
    assert _listed(shown) == [12, 15]
    assert shown.root.named("client").value == str(ADA)


def test_a_place_that_is_no_place_is_told(staff: Staff) -> None:
    """A cursor that the API does not take is a problem, not an empty list."""
    shown = staff.get("list", cursor="broken")

    assert shown.summary.text != ""
    assert "No access record matches" not in shown.text
