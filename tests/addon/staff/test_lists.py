"""Records in a client's summary and in the search bar of the admin area."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.addon.admin_area import add_staff, play_as_staff, search, summary
from tests.addon.admin_pages import add_client, add_hosting
from tests.addon.whmcs import Whmcs
from tests.faults.behaviours import response
from tests.faults.fault_server import FaultServer
from tests.support.tenant import LARGEST

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.live_api import LiveApi
    from tests.support.tenant import Tenant

pytestmark = pytest.mark.needs("php")

CLIENT, OTHER_CLIENT = 7, 8
NASTY = "<script>alert(1)</script>\"'{$x}"


@pytest.fixture
def whmcs(tmp_path: Path, live_api: LiveApi, tenant: Tenant) -> Whmcs:
    """Give a WHMCS with an administrator and an installation of the API with some records."""
    installation = Whmcs(tmp_path)
    installation.connect(live_api.url, tenant.key)
    add_staff(installation)
    tenant.put(21, client_id=CLIENT, username="acme", group="DC1", ip_address="203.0.113.0/28")
    tenant.put(22, client_id=CLIENT, username=NASTY, enabled=False, notes="only-in-the-notes")
    tenant.put(23, client_id=OTHER_CLIENT, username="Émile", ip_address="2001:db8::/32")
    return installation


def _found(whmcs: Whmcs, term: object, results: object = 10) -> list[int]:
    [answer] = play_as_staff(whmcs, search(term, results)).results[0]
    return [int(result["href"].rsplit("=", 1)[1]) for result in answer]


def test_the_summary_lists_the_clients_records(whmcs: Whmcs) -> None:
    """Each record with its link and state, escaped, nobody else's, in one call."""
    outcome = play_as_staff(whmcs, summary(str(CLIENT)))
    [html] = outcome.results[0]

    assert "action=edit&amp;service_id=21" in html
    assert "action=edit&amp;service_id=22" in html
    assert "service_id=23" not in html
    assert "203.0.113.0/28" in html
    assert "Disabled" in html
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert len(outcome.module_log) == 1
    assert "All records" not in html


def test_summary_and_search_name_the_service(whmcs: Whmcs) -> None:
    """Product, domain and client of a service stand there, escaped, while it is this client's."""
    whmcs.add("tblproducts", id=7, name="VPS <Large>")
    add_client(whmcs, CLIENT, "Ada Lovelace", companyname="Engines & Co")
    add_hosting(whmcs, 21, CLIENT)
    add_hosting(whmcs, 22, OTHER_CLIENT, domain="moved.example.com")

    [html], found, [[moved]] = play_as_staff(
        whmcs, summary(CLIENT), search("acme"), search("script")
    ).results

    assert ">#21 VPS &lt;Large&gt;, vps21.example.com</a>" in html
    [[result]] = found
    assert result["title"] == "NetFlow access of service #21 VPS &lt;Large&gt;, vps21.example.com"
    assert result["subTitle"].startswith("client Ada Lovelace (Engines &amp; Co) · acme")
    assert "moved.example.com" in moved["title"]
    assert moved["subTitle"].startswith("client #7 · ")


def test_names_are_only_a_comfort(whmcs: Whmcs) -> None:
    """Where WHMCS's table of services cannot be read, summary and search show ids."""
    gone = {"do": "sql", "text": "drop table tblhosting"}
    _, [html], [[result]] = play_as_staff(whmcs, gone, summary(CLIENT), search("acme")).results

    assert ">#21</a>" in html
    assert result["title"] == "NetFlow access of service #21"


def test_a_client_without_records_gets_no_box(whmcs: Whmcs) -> None:
    """Nothing is added to the summary of others, nor for an odd id."""
    assert play_as_staff(whmcs, summary(999), summary("x"), summary(None)).results == [[""]] * 3


def test_a_long_summary_leads_to_the_list(whmcs: Whmcs, tenant: Tenant) -> None:
    """Ten records are shown; the others are a click away."""
    for service in range(100, 110):
        tenant.put(service, client_id=CLIENT)
    [html] = play_as_staff(whmcs, summary(CLIENT)).results[0]

    assert html.count("action=edit&amp;service_id=") == 10
    assert f"action=list&amp;client_id={CLIENT}" in html


@pytest.mark.parametrize(
    ("term", "found"),
    [
        ("acm", [21]),
        ("ACME", [21]),
        ("dc1", [21]),
        ("203.0.113.7", [21]),
        ("203.0.113.0/30", [21]),
        ("203.0.113.0/", [21]),
        ("203.0.113.0/33", []),
        ("2001:DB8::1", [23]),
        ("2001:db8::/64", [23]),
        ("203.0.113.99", []),
        ("203.0.113", [21]),
        ("22", [22]),
        ("alert(1)", [22]),
        ("&lt;script&gt;", [22]),
        ("Émile", [23]),
        ("only-in-the-notes", []),
        ("  acme ", [21]),
        ("%c", []),
        ("a.me", []),
        ("me", [21]),
    ],
)
def test_search_finds_by_what_staff_know(whmcs: Whmcs, term: str, found: list[int]) -> None:
    """Username, group, address or subnet and service id are found, internal notes are not."""
    assert _found(whmcs, term) == found


@pytest.mark.parametrize(
    "term", ["", "a", " a ", "a\x00b", "zero\u200bwidth", "x" * 256, ["ab"], 5]
)
def test_what_cannot_be_in_a_record_is_not_asked(whmcs: Whmcs, term: object) -> None:
    """Short, long and invisible terms cost no call, so that no odd one holds back the others."""
    outcome = play_as_staff(whmcs, search(term))

    assert outcome.results == [[[]]]
    assert outcome.module_log == []


def test_a_hit_behind_many_in_notes_is_found(whmcs: Whmcs, tenant: Tenant) -> None:
    """What stands in the notes of 200 records does not hide the one that has it as its group."""
    tenant.import_rows(
        {"service_id": service, "client_id": CLIENT, "notes": "moved from rack-seven"}
        for service in range(1_000, 1_200)
    )
    tenant.put(2_000, client_id=CLIENT, group="rack-seven")

    assert _found(whmcs, "rack-seven") == [2_000]


def test_the_largest_records_can_be_searched(whmcs: Whmcs, tenant: Tenant) -> None:
    """As many records as one answer may have, each as large as can be, stay below its limit."""
    tenant.import_rows(
        LARGEST | {"service_id": service, "client_id": CLIENT} for service in range(1_000, 1_151)
    )

    assert _found(whmcs, "wide", 50) == [*range(1_000, 1_050)]


def test_an_address_asks_for_no_more_than_is_shown(whmcs: Whmcs) -> None:
    """Each record that covers an address is a result, so none is asked for that is left out."""
    page = response(b'{"items": [], "next_cursor": null}')
    with FaultServer(lambda exchange: exchange.send(page)) as server:
        whmcs.settings["api_url"] = server.url
        play_as_staff(whmcs, search("203.0.113.7", 7), search("acme", 7))

    limits = [re.search(r"[?&]limit=(\d+)", head) for head in server.requests]
    assert [found[1] for found in limits if found] == ["7", "150"]


def test_results_are_what_whmcs_documents(whmcs: Whmcs) -> None:
    """Title, link, subtitle and icon, escaped, in one call that no log keeps the term of."""
    outcome = play_as_staff(whmcs, search("script"))
    [[result]] = outcome.results[0]

    assert set(result) == {"title", "href", "subTitle", "icon"}
    assert result["href"].endswith("module=netflow_manager&action=edit&service_id=22")
    assert result["title"] == "NetFlow access of service #22"
    assert result["subTitle"].startswith("client #7 · ")
    assert "<script>" not in result["subTitle"]
    assert "Disabled" in result["subTitle"]
    assert len(outcome.module_log) == 1
    assert "q=script" not in str(outcome.module_log)


@pytest.mark.parametrize(
    ("results", "shown"), [(2, 2), ("3", 3), (0, 3), (None, 3), ("x", 3), (1, 1)]
)
def test_no_more_results_than_whmcs_shows(
    whmcs: Whmcs,
    tenant: Tenant,
    results: object,
    shown: int,
) -> None:
    """The number of results is the one that was asked for, the usual one without a sane number."""
    for service in (31, 32, 33):
        tenant.put(service, client_id=CLIENT, username="sharedlogin")

    assert len(_found(whmcs, "sharedlogin", results)) == shown


@pytest.mark.parametrize("access", ["1", "", None])
def test_a_role_without_the_addon_finds_nothing(whmcs: Whmcs, access: str | None) -> None:
    """Staff whose role may not use the addon get neither summary nor results."""
    whmcs.settings.pop("access")
    if access is not None:
        whmcs.settings["access"] = access
    outcome = play_as_staff(whmcs, summary(CLIENT), search("acme"))

    assert outcome.results == [[""], [[]]]
    assert outcome.module_log == []
