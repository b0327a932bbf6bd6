"""Forms of the admin pages while the API does not answer, or answers with nothing that counts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.addon.admin_pages import ADA, add_hosting
from tests.faults.answers import CANARY as SHOWN
from tests.faults.answers import record
from tests.faults.fault_server import FaultServer

if TYPE_CHECKING:
    from tests.addon.admin_pages import Staff
    from tests.faults.fault_server import Exchange

Fields = dict[str, str | int]

pytestmark = pytest.mark.needs("php")

CANARY = "canary-password-that-was-typed"
NOWHERE = "http://127.0.0.1:1"


@pytest.fixture(autouse=True)
def _service(staff: Staff) -> None:
    """Give Ada a service."""
    add_hosting(staff.whmcs, 1)


def _answer(status: str, media_type: str, body: str, missing: int = 0) -> bytes:
    """Give a whole answer, or one that breaks off `missing` bytes before its end."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nConnection: close\r\n"
    head += 'ETag: "1"\r\n'
    return f"{head}Content-Length: {len(body) + missing}\r\n\r\n{body}".encode()


def _problem(status: int, **members: str | int) -> str:
    return json.dumps({"title": "No", "status": status, "detail": "No.", **members})


PROBLEM = "application/problem+json"


def test_an_api_that_is_down_costs_no_typed_word(staff: Staff) -> None:
    """Everything but the password comes back, with what happened, what to do and where to look."""
    staff.tenant.put(1, client_id=ADA, username="acme", password="stored")
    form = staff.get("edit", service_id=1)
    staff.whmcs.settings["api_url"] = NOWHERE

    shown = staff.submit(form, password=CANARY, notes="long & typed", enabled=None)

    assert "The record was not saved. NetFlow Manager cannot be reached:" in shown.summary.text
    assert "Nothing was saved." in shown.summary.text
    assert "type it again" in shown.summary.text
    links = [link.get("href") for link in shown.summary.all("a")]
    assert any(link.endswith("action=health") for link in links)
    sent = form.form.fields()
    kept = {**sent, "notes": "long & typed"}
    del kept["enabled"]
    assert shown.form.fields() == kept
    assert CANARY not in shown.html
    assert all(CANARY not in str(line) for line in shown.outcome.module_log)


def test_a_form_says_nothing_of_a_record_that_it_could_not_read(staff: Staff) -> None:
    """Whether there is a record, a password or a default is not claimed while nobody knows."""
    staff.tenant.put(1, client_id=ADA, username="acme", password="stored")
    form = staff.get("edit", service_id=1)
    staff.whmcs.settings["api_url"] = NOWHERE

    shown = staff.submit(form)

    assert shown.root.one("h2").text.startswith("Add / Edit Access #1 VPS Large")
    for claim in ("Add access", "No password is stored", "default: "):
        assert claim not in shown.form.text + shown.root.one("h2").text
    assert "It is currently unknown whether a password is stored" in shown.form.text


def test_a_login_that_was_chosen_stays_chosen(staff: Staff) -> None:
    """The offers cannot be read then, yet the choice is sent again when the API is back."""
    add_hosting(staff.whmcs, 2)
    staff.tenant.put(2, client_id=ADA, username="acme", password=CANARY)
    form, url = staff.get("edit", service_id=1), staff.whmcs.settings["api_url"]
    staff.whmcs.settings["api_url"] = NOWHERE
    shown = staff.submit(form, reuse_login_from="2")
    assert "The login of service #2, as selected" in shown.form.text
    staff.whmcs.settings["api_url"] = url

    staff.submit(shown)

    assert staff.tenant.password(1) == CANARY


def test_a_page_that_cannot_be_opened_says_what_is_not_reached(staff: Staff) -> None:
    """In place of a form there is the connection check, and no word about a record."""
    staff.whmcs.settings["api_url"] = NOWHERE

    shown = staff.get("edit", service_id=1)

    assert "NetFlow Manager cannot be reached:" in shown.text
    assert "Connection check" in shown.text
    assert shown.root.all("form", class_="nfm-edit") == []


@pytest.mark.parametrize(
    ("action", "unknown", "undone"),
    [
        ("save", "It is not known whether the record was saved.", "was not saved"),
        ("settings", "It is not known whether the change was made.", "Nothing was saved."),
        ("rotate", "It is not known whether the change was made.", "Nothing was changed."),
        ("delete", "It is not known whether the change was made.", "Nothing was changed."),
    ],
)
@pytest.mark.parametrize(
    "answer",
    [
        b"",
        _answer("503 Service Unavailable", "text/html", "<h1>No</h1>"),
        _answer("503 Service Unavailable", PROBLEM, _problem(503, outcome="unknown")),
        _answer("503 Service Unavailable", PROBLEM, "{"),
        _answer("200 OK", "application/json", '{"service_id": 1, "upd', missing=9),
    ],
    ids=["none", "503 of a proxy", "503 outcome unknown", "503 unreadable", "200 broken off"],
)
def test_a_change_without_an_answer_is_not_called_undone(
    staff: Staff, action: str, unknown: str, undone: str, answer: bytes
) -> None:
    """An answer that got lost after the request says nothing about what was stored."""
    fields: Fields = {
        "service_id": 1,
        "client_id": ADA,
        "username": "u",
        "new_password": "n",
        "section_title": "Traffic",
    }
    paths = ("/v1/settings/schema", "/v1/settings")
    read = {path: json.dumps(staff.tenant.get(path)) for path in paths}

    def behave(exchange: Exchange) -> None:
        # What settings are compared with before they are changed can be read.
        method, path, *_ = exchange.request.split(" ")
        is_read = method == "GET" and path in read
        exchange.send(_answer("200 OK", "application/json", read[path]) if is_read else answer)

    with FaultServer(behave) as server:
        staff.whmcs.settings["api_url"] = server.url
        shown = staff.post(action, enabled="1", **fields)

    assert any(head.split()[0] != "GET" for head in server.requests)
    assert unknown in shown.text
    assert undone not in shown.text


@pytest.mark.parametrize(
    "body", ["{", "[]", '{"service_id": "1"}', "null"], ids=["cut", "list", "types", "null"]
)
def test_a_record_that_came_back_unreadable_may_be_stored(staff: Staff, body: str) -> None:
    """A 200 whose record cannot be read is no word about what was stored."""
    answer = _answer("200 OK", "application/json", body)
    with FaultServer(lambda exchange: exchange.send(answer)) as server:
        staff.whmcs.settings["api_url"] = server.url
        shown = staff.post("save", service_id=1, enabled="1", notes="typed")

    assert "It is not known whether the record was saved." in shown.summary.text
    assert "a record that has changed since you opened it" in shown.summary.text
    assert shown.root.named("notes").value == "typed"


def test_a_503_that_knows_its_outcome_is_called_undone(staff: Staff) -> None:
    """The control: where the API says that it did nothing, the page says so too."""
    answer = _answer("503 Service Unavailable", PROBLEM, _problem(503))
    with FaultServer(lambda exchange: exchange.send(answer)) as server:
        staff.whmcs.settings["api_url"] = server.url
        shown = staff.post("save", service_id=1, enabled="1")

    assert "The record was not saved." in shown.summary.text
    assert "action=health" in shown.html


def test_a_conflict_that_cannot_be_looked_at_is_not_called_a_deletion(staff: Staff) -> None:
    """When the API goes away after a 412, the form keeps the state that it was opened with."""

    def behave(exchange: Exchange) -> None:
        if exchange.request.startswith("PUT"):
            exchange.send(_answer("412 Precondition Failed", PROBLEM, _problem(412)))

    staff.tenant.put(1, client_id=ADA)
    form = staff.get("edit", service_id=1)
    with FaultServer(behave) as server:
        staff.whmcs.settings["api_url"] = server.url
        shown = staff.submit(form)

    assert "it has changed since you opened it" in shown.summary.text
    assert "deleted" not in shown.summary.text
    assert shown.form.fields()["nfm_seen"] == form.form.fields()["nfm_seen"]


@pytest.mark.parametrize(
    ("status", "service_id", "reason"),
    [
        ("200 OK", 2, "The answer is about another service."),
        ("203 Non-Authoritative Information", 1, "The API answered with status 203."),
    ],
    ids=["other_service", "other_status"],
)
@pytest.mark.parametrize("action", ["edit", "delete"])
def test_half_an_answer_is_not_shown_as_the_record(
    staff: Staff, action: str, status: str, service_id: int, reason: str
) -> None:
    """Administrators, like hooks, see a record only from a 200 about the service in question."""
    answer = _answer(status, "application/json", json.dumps(record(service_id)))
    with FaultServer(lambda exchange: exchange.send(answer)) as server:
        staff.whmcs.settings["api_url"] = server.url
        shown = staff.get(action, service_id=1)

    assert reason in shown.text
    assert SHOWN not in shown.html


def test_the_record_of_another_service_does_not_count_as_saved(staff: Staff) -> None:
    """A change is reported as done only by an answer about the service that it was for."""
    answer = _answer("200 OK", "application/json", json.dumps(record(2)))
    with FaultServer(lambda exchange: exchange.send(answer)) as server:
        staff.whmcs.settings["api_url"] = server.url
        shown = staff.post("save", service_id=1, enabled="1", notes="typed")

    assert "It is not known whether the record was saved." in shown.summary.text
    assert SHOWN not in shown.html
