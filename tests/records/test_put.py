"""PUT states the whole record, the password and the client excepted."""

from typing import Any

import pytest

from tests.records.conftest import Records
from tests.support.problem import problem_of, refused_members

FULL: dict[str, Any] = {
    "client_id": 56,
    "enabled": False,
    "netflow_url": "https://netflow.example.com/",
    "username": "acme",
    "group": "ACME-DC1",
    "ip_address": "203.0.113.0/28",
    "notes": "ticket 881",
}
DEFAULTS = {"netflow_url": None, "username": None, "group": None, "ip_address": None, "notes": None}


def test_put_creates(record: Records) -> None:
    """The first PUT answers 201 with Location, ETag and the record as it is then read."""
    response = record.put({**FULL, "password": "secret"})
    assert response.status_code == 201
    assert response.headers["location"] == record.path
    made = response.json()
    assert made == {
        **FULL,
        "service_id": record.service_id,
        "has_password": True,
        "service_status": None,
        "integrity": "ok",
        "needs_review": None,
        "version": 1,
        "created_at": made["created_at"],
        "updated_at": made["created_at"],
        "password_changed_at": made["created_at"],
        "warnings": [],
    }
    assert made["created_at"].endswith("Z")
    read = record.get()
    assert read.json() == made
    assert read.headers["etag"] == response.headers["etag"]
    assert response.headers["etag"].startswith('"')


def test_put_replaces(record: Records) -> None:
    """What a second PUT leaves out takes its default; password and client stay."""
    before = record.make(**FULL)
    response = record.put({"username": "other"})
    assert response.status_code == 200
    assert "location" not in response.headers
    after = response.json()
    assert {**DEFAULTS, "username": "other", "enabled": True, "client_id": 56}.items() <= (
        after.items()
    )
    assert after["version"] == before["version"] + 1
    assert after["created_at"] == before["created_at"]
    assert after["password_changed_at"] == before["password_changed_at"]
    assert record.password() == "the first one"


def test_the_least_body_is_enough(record: Records) -> None:
    """A client alone makes an enabled record of defaults without a password."""
    made = record.put({"client_id": 1}).json()
    assert {**DEFAULTS, "enabled": True, "has_password": False}.items() <= made.items()
    assert made["password_changed_at"] is None


def test_a_new_record_needs_its_client(record: Records) -> None:
    """Without a client and without a record the answer says how to give one."""
    for body in ({}, {"client_id": None}):
        response = record.put(body)
        assert refused_members(response) == {"/client_id": "client_required"}
    assert record.get().status_code == 404


@pytest.mark.parametrize("blank", [{}, {"password": ""}, {"password": None}])
def test_a_blank_password_keeps_the_stored_one(record: Records, blank: dict[str, Any]) -> None:
    """Left out, null and the empty string all keep it, as forms send them."""
    before = record.make()
    after = record.put({**blank, "username": "changed"}).json()
    assert after["has_password"]
    assert after["password_changed_at"] == before["password_changed_at"]
    assert record.password() == "the first one"


@pytest.mark.parametrize("blank", [{}, {"password": ""}, {"password": None}])
def test_clear_password_removes_it(record: Records, blank: dict[str, Any]) -> None:
    """`clear_password` removes the stored one, also beside a blank one."""
    record.make()
    after = record.put({**blank, "clear_password": True}).json()
    assert not after["has_password"]
    assert after["password_changed_at"] == after["updated_at"]
    assert record.password() is None


def test_set_and_clear_contradict(record: Records) -> None:
    """A password together with `clear_password` is refused, and nothing changes."""
    record.make()
    for send in (record.put, record.patch):
        response = send({"password": "new", "clear_password": True})
        assert refused_members(response) == {"/clear_password": "password_and_clear"}
    assert record.password() == "the first one"


@pytest.mark.parametrize(
    "password", [" spaced ", "a", "\t\r\n", "e\u0301\u202e\u200b", "🔑" * 1024, "\ue000", "\x01"]
)
def test_a_password_is_kept_byte_for_byte(record: Records, password: str) -> None:
    """No trimming, no normalising: any Unicode but NUL comes back as it was sent."""
    record.put({"client_id": 1, "password": password})
    assert record.password() == password


def test_the_same_content_changes_nothing(record: Records) -> None:
    """The same PUT again, stored password included, keeps version, ETag and audit trail."""
    body = {**FULL, "password": "secret"}
    first = record.put(body)
    for again in (body, FULL, {**FULL, "password": ""}, {**FULL, "ip_address": "203.0.113.9/28"}):
        response = record.put(again)
        assert response.status_code == 200
        assert response.json() == first.json()
        assert response.headers["etag"] == first.headers["etag"]
    assert len(record.audit()) == 1


def test_what_get_returned_can_be_put_back(record: Records) -> None:
    """Read-only members in a body are ignored, so that a read record is a body."""
    record.make(**FULL)
    read = record.get()
    back = record.put(read.json())
    assert back.status_code == 200
    assert back.json() == read.json()
    odd = {name: ["anything"] for name in ("version", "integrity", "created_at", "has_password")}
    assert record.put({**read.json(), **odd}).json() == read.json()


def test_the_service_of_the_body_is_that_of_the_path(record: Records) -> None:
    """Another service id in the body is refused, by PUT and by PATCH."""
    record.make()
    for send in (record.put, record.patch):
        response = send({"service_id": record.service_id + 1, "client_id": 56})
        assert refused_members(response) == {"/service_id": "differs_from_path"}


def test_an_unknown_member_is_not_named(record: Records) -> None:
    """What is not a member is refused, and its name is not repeated."""
    response = record.put({"client_id": 1, "s3cret-name": "s3cret-value"})
    assert refused_members(response) == {"/<unknown>": "extra_forbidden"}
    assert "s3cret" not in response.text


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("client_id", "1"),
        ("client_id", True),
        ("client_id", 1.0),
        ("client_id", 0),
        ("client_id", -1),
        ("client_id", 2**31),
        ("client_id", 10**400),
        ("client_id", [1]),
        ("service_id", "1"),
        ("enabled", 1),
        ("enabled", "true"),
        ("enabled", None),
        ("username", 5),
        ("username", {}),
        ("password", 5),
        ("password", ["secret"]),
        ("clear_password", "true"),
        ("clear_password", None),
        ("notes", False),
    ],
)
def test_nothing_is_coerced(record: Records, member: str, value: object) -> None:
    """A value of another type or size is refused, naming its member; nothing is stored."""
    response = record.put({"client_id": 1, member: value})
    assert set(refused_members(response)) == {f"/{member}"}
    assert record.get().status_code == 404


@pytest.mark.parametrize("body", [[], None, 1, "text", [{"client_id": 1}]])
def test_a_body_is_an_object(record: Records, body: object) -> None:
    """JSON that is no object is understood and refused."""
    problem_of(record.put(body), 422)


def test_a_missing_record_is_not_found(record: Records) -> None:
    """GET, PATCH and DELETE of a service without a record are 404, and PATCH creates none."""
    for response in (record.get(), record.patch({"client_id": 1}), record.delete()):
        assert problem_of(response, 404)["type"] == "/problems/record-not-found"


def test_delete_removes(record: Records) -> None:
    """DELETE answers 204 without a body, and the record is gone."""
    record.make()
    response = record.delete()
    assert (response.status_code, response.content) == (204, b"")
    assert record.get().status_code == 404
    assert record.delete().status_code == 404


def test_a_service_id_of_null_is_refused(record: Records) -> None:
    """It is present, and not the one of the path."""
    for send in (record.put, record.patch):
        assert refused_members(send({"client_id": 56, "service_id": None})) == {
            "/service_id": "int_type"
        }
