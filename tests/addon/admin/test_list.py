"""The list of access records: what it shows of records and services, its search, its pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.addon.admin_pages import ADA, GRACE, add_hosting

if TYPE_CHECKING:
    from tests.addon.admin_pages import Shown, Staff
    from tests.addon.html_page import Element

pytestmark = pytest.mark.needs("php")

CANARY = "canary-password-of-a-record"


def _rows(shown: Shown) -> list[Element]:
    return shown.root.one("tbody").all("tr") if shown.root.all("tbody") else []


def _listed(shown: Shown) -> list[int]:
    numbers = [re.match(r"#(\d+)", row.all("a")[0].text) for row in _rows(shown)]
    return [int(number[1]) for number in numbers if number]


def _row(staff: Staff, service_id: int) -> Element:
    shown = staff.get()
    return _rows(shown)[_listed(shown).index(service_id)]


def _links(element: Element) -> list[str]:
    return [link.get("href") for link in element.all("a")]


def test_an_empty_list_says_how_to_begin(staff: Staff) -> None:
    """Without a record there is no table: the workflow, and the button that starts it."""
    shown = staff.get()

    assert "No service has NetFlow access yet" in shown.text
    assert "Create or confirm the client's user" in shown.text
    assert [link.text for link in shown.root.all("a", class_="btn-primary")] == [
        "Add / Edit Access",
        "Add / Edit Access",
    ]
    assert _rows(shown) == []


def test_a_record_stands_beside_its_service(staff: Staff) -> None:
    """A line names product, domain, client, login, group and address, and leads everywhere."""
    add_hosting(staff.whmcs, 1234, domain="one.example.com")
    staff.tenant.put(
        1234,
        client_id=ADA,
        username="acme",
        password=CANARY,
        group="ACME-DC1",
        ip_address="203.0.113.0/28",
    )

    row = _row(staff, 1234)

    cells = row.all("td")[1:-1]
    assert cells.pop(4).one("time").get("datetime") == staff.tenant.record(1234)["updated_at"]
    assert [cell.text for cell in cells] == [
        "#1234 VPS Large, one.example.com Active",
        "Ada Lovelace (Engines & Co)",
        "acme password stored",
        "ACME-DC1 203.0.113.0/28",
        "Enabled",
    ]
    base = "addonmodules.php?module=netflow_manager&action="
    assert _links(row.all("td")[-1]) == [
        f"{base}{action}&service_id=1234"
        for action in ("edit", "send", "history", "explain", "delete")
    ]
    assert CANARY not in str(_links(row))


def test_the_queries_do_not_grow_with_the_list(staff: Staff) -> None:
    """Services, products and clients of a page are one query each, for one record or twenty."""
    for service_id in range(1, 21):
        add_hosting(staff.whmcs, service_id, ADA if service_id % 2 else GRACE)
    staff.tenant.put(1, client_id=ADA)
    staff.tenant.put(2, client_id=GRACE)
    few = staff.get().queries
    for service_id in range(3, 21):
        staff.tenant.put(service_id, client_id=ADA if service_id % 2 else GRACE)

    many = staff.get()

    assert len(_rows(many)) == 20
    assert many.queries == few


@pytest.mark.parametrize(
    ("columns", "label"),
    [
        ({"domainstatus": "Suspended"}, "Suspended"),
        ({"domainstatus": "Terminated"}, "Terminated"),
        ({"userid": GRACE}, "other owner"),
    ],
)
def test_what_keeps_a_record_from_being_seen_is_named(
    staff: Staff, columns: dict[str, str | int], label: str
) -> None:
    """A service that is not active, or that moved to another client, has a label."""
    add_hosting(staff.whmcs, 1, ADA)
    staff.whmcs.tables["tblhosting"][0] |= columns
    staff.tenant.put(1, client_id=ADA)

    assert label in [part.text for part in _row(staff, 1).all("span", class_="label")]


def test_disabled_broken_and_orphaned_records_are_named(staff: Staff) -> None:
    """A switched-off record, a broken seal and a service that WHMCS lacks have labels."""
    for service_id in (1, 2):
        add_hosting(staff.whmcs, service_id)
    staff.tenant.put(1, client_id=ADA, enabled=False)
    staff.tenant.put(2, client_id=ADA)
    staff.tenant.edit_row(2)
    staff.tenant.put(3, client_id=ADA)

    assert "Disabled" in _row(staff, 1).text
    assert "broken seal" in _row(staff, 2).text
    assert "not in WHMCS" in _row(staff, 3).text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "acme"}, [1, 2]),
        ({"q": "4711"}, [4711]),
        ({"ip": "203.0.113.7"}, [2]),
        ({"client": str(GRACE)}, [4711]),
        ({"enabled": "false"}, [1]),
        ({"q": "acme", "enabled": "true"}, [2]),
        ({"q": "R&D"}, [4711]),
        ({"q": "nothing like it"}, []),
    ],
)
def test_the_search_narrows_the_list(staff: Staff, query: dict[str, str], found: list[int]) -> None:
    """Each filter works, alone and together, and stays in its field."""
    staff.tenant.put(1, client_id=ADA, username="acme", enabled=False)
    staff.tenant.put(2, client_id=ADA, username="acme", ip_address="203.0.113.0/28")
    staff.tenant.put(4711, client_id=GRACE, group="R&D")

    shown = staff.get(**query)

    assert _listed(shown) == found
    assert ("No access record matches" in shown.text) is (found == [])
    for name, value in query.items():
        assert shown.root.named(name).value == value


@pytest.mark.parametrize("name", ["ip", "client"])
def test_a_filter_that_cannot_be_is_told_beside_its_field(staff: Staff, name: str) -> None:
    """A mistyped filter keeps its text, says what it must be, and lists nothing."""
    staff.tenant.put(1, client_id=ADA)

    shown = staff.get(**{name: "<canary>"})

    assert shown.root.named(name).value == "<canary>"
    assert shown.root.by_id(f"nfm-filter-{name}-error").text != ""
    assert shown.root.named(name).get("aria-describedby") == f"nfm-filter-{name}-error"
    assert _listed(shown) == []
    assert "<canary>" not in shown.html
    assert "No access record matches" not in shown.text


def test_pages_put_together_are_the_list(staff: Staff) -> None:
    """The link to the next page leads through every record once and keeps the search."""
    for service_id in range(1, 61):
        staff.tenant.put(service_id, client_id=ADA, username="acme")
    staff.tenant.put(100, client_id=ADA, username="other")
    shown = staff.get(q="acme")
    seen = _listed(shown)
    while following := shown.root.all("a", rel="next"):
        query = dict(part.split("=") for part in following[0].get("href").split("&")[1:])
        shown = staff.get(query.pop("action"), **query)
        seen += _listed(shown)

    assert seen == list(range(1, 61))
    [first] = [link for link in shown.root.all("a") if "First page" in link.text]
    assert first.get("href").endswith("action=list&q=acme")


def test_a_total_and_the_size_of_a_page(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that match are counted; a link chooses the size of a page, which a search keeps."""
    for service_id in range(1, 31):
        staff.tenant.put(service_id, client_id=ADA, username="acme")
    staff.tenant.put(100, client_id=ADA, username="other")

    shown = staff.get(q="acme")
    fifty = staff.get(q="acme", limit=50)
    sizes = [link for link in shown.root.all("a") if "limit=" in link.get("href")]

    assert "Records: 30" in shown.text
    assert [link.text for link in sizes] == ["25", "50", "100"]
    assert [link.text for link in fifty.root.all("a", aria_current="true")] == ["50"]
    assert sizes[1].get("href").endswith("action=list&limit=50&q=acme")
    assert (len(_listed(shown)), len(_listed(fifty))) == (25, 30)
    assert fifty.root.one("form", role="search").fields()["limit"] == "50"
    for odd in ("0", "500", "x", "200"):
        assert len(_listed(staff.get(limit=odd))) == 25
    monkeypatch.setattr("app.api.search.MAX_TOTAL", 20)
    assert "Records: more than 20" in staff.get().text


def test_a_domain_finds_services_that_have_no_record_yet(staff: Staff) -> None:
    """The API knows no domains and names, so the search offers WHMCS's own services too."""
    add_hosting(staff.whmcs, 1, domain="shop.example.com")
    add_hosting(staff.whmcs, 2, domain="shop.example.net")
    staff.tenant.put(1, client_id=ADA, notes="the shop")

    shown = staff.get(q="shop")

    assert _listed(shown) == [1]
    offered = shown.root.one("ul", class_="nfm-found").all("a")
    assert [link.text for link in offered] == ["#2 VPS Large, shop.example.net"]

    found = staff.get(q="example.com")
    assert found.root.one("ul", class_="nfm-found").all("a")[0].text.startswith("#1 ")
    assert "No access record matches" not in found.text


def test_a_hostile_text_is_shown_as_text(staff: Staff) -> None:
    """Values of the API and of WHMCS stand in the page as they are, and are no markup."""
    evil = "<script>alert(1)</script>{$x}"
    add_hosting(staff.whmcs, 1, domain=evil)
    staff.tenant.put(1, client_id=ADA, username=evil, group=evil)

    shown = staff.get()

    assert evil not in shown.html
    assert shown.text.count(evil) == 3


def test_a_database_that_lacks_tables_still_lists(staff: Staff) -> None:
    """Without the tables of products and clients the list shows ids in place of names."""
    add_hosting(staff.whmcs, 1)
    staff.tenant.put(1, client_id=ADA)
    staff.before = [
        {"do": "sql", "text": f"drop table {table}"} for table in ("tblproducts", "tblclients")
    ]

    row = _row(staff, 1)

    assert [cell.text for cell in row.all("td")[1:3]] == ["#1 vps1.example.com Active", "#56"]


def test_a_database_that_cannot_be_read_still_lists(staff: Staff) -> None:
    """Without WHMCS's table of services the list shows what the API knows."""
    staff.tenant.put(1, client_id=ADA, username="acme")
    staff.before = [{"do": "sql", "text": "drop table tblhosting"}]

    assert _listed(staff.get(q="acme")) == [1]


def test_a_key_without_the_scope_is_told(staff: Staff) -> None:
    """With a key that may not read records the page names the scope, and lists nothing."""
    staff.tenant.put(1, client_id=ADA, username=CANARY)
    api = staff.tenant.api
    key = api.create_key("render", "mail", installation_id=staff.tenant.installation_id)
    staff.whmcs.connect(api.url, key)

    shown = staff.get()

    assert "The key lacks the scope records:read" in shown.text
    assert CANARY not in shown.html


def test_a_service_without_an_owner_is_not_found(staff: Staff) -> None:
    """A row of WHMCS without a client breaks neither search nor list."""
    add_hosting(staff.whmcs, 77, 0, domain="orphan.example.com")

    for action, name in (("list", "q"), ("explain", "service_id"), ("edit", "q")):
        assert "could not be shown" not in staff.get(action, **{name: "orphan"}).text


def test_pages_open_without_the_table_of_staff(staff: Staff) -> None:
    """WHMCS guards the addon's page itself, so who it is may stay unknown; the id is known."""
    add_hosting(staff.whmcs, 1)
    staff.session["adminid"] = 3
    staff.before = [{"do": "sql", "text": "drop table tbladmins"}]

    assert "could not be shown" not in staff.get("list").text
    staff.post("save", service_id=1, username="acme")

    [event] = staff.tenant.events(service_id=1)
    assert (event["action"], event["actor"]) == ("record.created", "whmcs admin 3")
