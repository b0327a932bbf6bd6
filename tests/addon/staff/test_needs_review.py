"""A record whose service has moved: marked wherever staff see it, until somebody saves it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.addon.admin_area import add_staff, play_as_staff, search, shown_tab, summary, typed
from tests.addon.admin_area import save as save_tab
from tests.addon.admin_pages import ADA, GRACE, add_hosting
from tests.faults.answers import OF_OPERATIONS, record
from tests.faults.behaviours import with_body
from tests.faults.fault_server import FaultServer

if TYPE_CHECKING:
    from tests.addon.admin_pages import Shown, Staff
    from tests.addon.whmcs import Step

pytestmark = pytest.mark.needs("php")

MOVED, OTHER = 1234, 1235
FORMER_URL, FORMER_USER = "https://flows.former.example.com/", "former-user"
MARK, NOTICE = "to be reviewed", "This service has moved to another client."


@pytest.fixture
def moved(staff: Staff) -> Staff:
    """Give two records of the new owner: one came with its service, the other was theirs."""
    add_staff(staff.whmcs)
    for number in (MOVED, OTHER):
        add_hosting(staff.whmcs, number, GRACE)
    login = {"netflow_url": FORMER_URL, "username": FORMER_USER, "password": "former password"}
    staff.tenant.put(MOVED, client_id=ADA, group="ACME-DC1", **login)
    staff.tenant.put(OTHER, client_id=GRACE, username="own-user", group="ACME-DC1")
    event = {"event": "owner_changed", "service_id": MOVED, "client_id": GRACE}
    assert staff.tenant.post("/v1/service-events", event).json()["applied"] is True
    return staff


def _rows(shown: Shown) -> dict[str, str]:
    """Give service => line of the list."""
    body = shown.root.all("tbody")
    rows = body[0].all("tr") if body else []
    return {row.all("a")[0].text.split()[0]: row.text for row in rows}


def _is_marked(staff: Staff) -> bool:
    return bool(staff.tenant.record(MOVED)["needs_review"] == "owner_changed")


def test_the_list_marks_and_filters(moved: Staff) -> None:
    """The line says that it waits, a filter finds it and nothing else, and stays chosen."""
    everything = moved.get()
    found = moved.get(needs_review="owner_changed")

    lines = _rows(everything)
    assert MARK in lines[f"#{MOVED}"]
    assert MARK not in lines[f"#{OTHER}"]
    assert list(_rows(found)) == [f"#{MOVED}"]
    assert found.root.by_id("nfm-filter-needs_review").value == "owner_changed"
    assert everything.root.by_id("nfm-filter-needs_review").value == ""


def test_a_filter_that_the_api_does_not_know_is_said(moved: Staff) -> None:
    """A wrong value shows its error at the filter, not an empty list without a word."""
    shown = moved.get(needs_review="nonsense")

    assert shown.root.by_id("nfm-filter-needs_review-error").text
    assert _rows(shown) == {}


def test_the_form_says_what_to_do_and_a_save_ends_it(moved: Staff) -> None:
    """The notice stands over a form without the former login; a save as it is takes it away."""
    shown = moved.get("edit", service_id=MOVED)
    assert NOTICE in shown.text
    assert "Group, IP address and notes are still those of the former client" in shown.text
    fields = shown.form.fields()
    assert (fields["netflow_url"], fields["username"], fields["group"]) == ("", "", "ACME-DC1")
    assert "enabled" not in fields
    assert "former" not in shown.html.replace("former client", "")

    saved = moved.submit(shown)

    assert "The access record is saved." in saved.text
    assert NOTICE not in saved.text
    assert not _is_marked(moved)
    assert not moved.tenant.record(MOVED)["enabled"]
    assert _rows(moved.get(needs_review="owner_changed")) == {}


def test_the_new_login_is_entered_and_enabled_in_one_go(moved: Staff) -> None:
    """What the notice asks for works: login, tick, save; the record is in use and unmarked."""
    login = {"username": "grace", "password": "new password", "enabled": "1"}
    moved.submit(moved.get("edit", service_id=MOVED), **login)

    stored = moved.tenant.record(MOVED)
    assert (stored["username"], stored["netflow_url"]) == ("grace", None)
    assert (stored["enabled"], stored["needs_review"]) == (True, None)
    assert moved.tenant.password(MOVED) == "new password"


def test_a_move_that_is_not_reported_yet_shows_no_former_login(staff: Staff) -> None:
    """Before the night too: the form of the new owner has neither URL nor username, nor later."""
    add_hosting(staff.whmcs, MOVED, GRACE)
    login = {"netflow_url": FORMER_URL, "username": FORMER_USER, "password": "former password"}
    staff.tenant.put(MOVED, client_id=ADA, **login)
    shown = staff.get("edit", service_id=MOVED)
    staff.tenant.patch(MOVED, notes="changed meanwhile")

    outdated = staff.submit(shown)
    saved = staff.submit(outdated)

    for page in (shown, outdated, saved):
        assert FORMER_USER not in page.html
        assert FORMER_URL not in page.html
    assert "it has changed since you opened it" in outdated.text
    stored = staff.tenant.record(MOVED)
    assert (stored["client_id"], stored["username"], stored["netflow_url"]) == (GRACE, None, None)
    assert not stored["has_password"]


def test_a_change_in_the_service_tab_ends_it(moved: Staff) -> None:
    """The tab has the notice; whoever changes a NetFlow field there has looked at the record."""
    assert "The service has moved to another client" in str(shown_tab(moved.whmcs, MOVED))

    play_as_staff(moved.whmcs, save_tab(MOVED, typed(moved.whmcs, MOVED, notes="looked at")))

    assert not _is_marked(moved)
    assert "has moved" not in str(shown_tab(moved.whmcs, MOVED))
    [event, *_] = moved.tenant.events(service_id=MOVED)
    assert event["actor"] == "grace"
    assert event["changes"]["needs_review"] == {"old": "owner_changed", "new": None}


@pytest.mark.parametrize("service", [MOVED, OTHER])
def test_a_save_of_the_service_without_a_change_in_the_tab_leaves_it(
    moved: Staff, service: int
) -> None:
    """Whoever saves a price has not reviewed the record: the API is asked nothing."""
    sent = typed(moved.whmcs, service)

    outcome = play_as_staff(moved.whmcs, save_tab(service, sent))

    assert outcome.module_log == []
    assert _is_marked(moved)
    assert "has moved" in str(shown_tab(moved.whmcs, MOVED))


@pytest.mark.parametrize("enabled", [False, True])
def test_a_client_before_deletion_leaves_it_where_nothing_is_shown(
    moved: Staff, *, enabled: bool
) -> None:
    """A marked record that is disabled stays as it is; one that an import enabled is disabled."""
    moved.tenant.import_rows([{"service_id": MOVED, "client_id": GRACE, "enabled": enabled}])
    before = moved.tenant.record(MOVED)
    assert (before["enabled"], before["needs_review"]) == (enabled, "owner_changed")
    step: Step = {"do": "hook", "name": "PreDeleteClient", "vars": {"userid": GRACE}}

    play_as_staff(moved.whmcs, step)

    after = moved.tenant.record(MOVED)
    assert not after["enabled"]
    assert enabled or after == before
    assert not moved.tenant.record(OTHER)["enabled"]


def test_summary_and_search_mark_it(moved: Staff) -> None:
    """Both lists say which of two records waits."""
    page = str(play_as_staff(moved.whmcs, summary(GRACE)).results[0])
    [found] = play_as_staff(moved.whmcs, search("ACME-DC1")).results[0]

    assert page.count(MARK) == 1
    marked = [result["title"] for result in found if MARK in result["subTitle"]]
    assert len(found) == 2
    assert [str(MOVED) in title for title in marked] == [True]


def test_the_history_says_it_in_words(moved: Staff) -> None:
    """Set and ended: both lines read as words, not as the API's names."""
    moved.submit(moved.get("edit", service_id=MOVED))

    text = moved.get("history", service_id=MOVED).text

    assert text.count("To be reviewed:") == 2
    assert "moved to another client" in text
    assert "needs_review" not in text
    assert "owner_changed" not in text


def test_an_api_that_does_not_know_it_marks_nothing(moved: Staff) -> None:
    """Records of an older API, which lack the member, are listed without a mark."""
    older: dict[str, Any] = {**record(MOVED)}
    del older["needs_review"]
    listed = {**OF_OPERATIONS["/v1/access-records"], "items": [older]}
    with FaultServer(with_body(json.dumps(listed).encode())) as server:
        moved.whmcs.connect(server.url, "nfm_test_key", access="1")
        shown = moved.get()

    assert list(_rows(shown)) == [f"#{MOVED}"]
    assert MARK not in shown.text
