"""Every change leaves one event in its own transaction, and no event holds a secret."""

import pytest

from tests.records.conftest import Records
from tests.support.problem import problem_of
from tests.support.sql import run_sql


def test_each_change_leaves_its_event(record: Records) -> None:
    """Create, update and delete are told with old and new values, caller, actor and request."""
    record.put({"client_id": 56, "username": "acme", "password": "s3cret-1"}, x_request_id="put-1")
    record.patch({"username": None, "password": "s3cret-2"}, x_actor="jane", x_request_id="patch-1")
    record.patch({"password": None})
    record.patch({"password": "s3cret-3"})
    record.delete(x_actor="")
    created, updated, cleared, given, deleted = record.audit()
    assert created == {
        "action": "record.created",
        "changes": {
            "client_id": {"old": None, "new": 56},
            "enabled": {"old": None, "new": True},
            "username": {"old": None, "new": "acme"},
            "password": "set",
        },
        "key_name": "test",
        "actor": None,
        "request_id": "put-1",
        "reason": None,
    }
    assert (updated["action"], updated["actor"]) == ("record.updated", "jane")
    assert updated["request_id"] == "patch-1"
    assert updated["changes"] == {
        "username": {"old": "acme", "new": None},
        "password": "changed",
    }
    assert cleared["changes"] == {"password": "cleared"}
    assert given["changes"] == {"password": "set"}
    assert (deleted["action"], deleted["actor"]) == ("record.deleted", None)
    assert deleted["changes"]["client_id"] == {"old": 56, "new": None}
    assert "s3cret" not in str(record.audit())


def test_a_refused_write_leaves_no_event(record: Records) -> None:
    """What is answered with 4xx is in no trail."""
    record.make()
    record.put({"client_id": 0})
    record.put({"client_id": 1}, if_match='"other"')
    record.patch({"enabled": None})
    record.delete(if_match='"other"')
    assert len(record.audit()) == 1


def test_a_change_without_its_event_does_not_happen(record: Records) -> None:
    """Where the event cannot be written, the change is undone: both are one transaction."""
    record.make(username="before")
    run_sql(
        record.api.settings,
        f"CREATE TRIGGER refuse_{record.service_id} BEFORE INSERT ON audit_events"
        f" WHEN NEW.service_id = {record.service_id} BEGIN SELECT RAISE(ABORT, 'full'); END",
    )
    try:
        for response in (record.patch({"username": "after"}), record.delete()):
            assert response.status_code >= 500
    finally:
        run_sql(record.api.settings, f"DROP TRIGGER refuse_{record.service_id}")
    assert record.get().json()["username"] == "before"
    assert record.get().json()["version"] == 1


@pytest.mark.parametrize("actor", ["x" * 101, "a\tb"])
def test_an_actor_is_short_and_plain(record: Records, actor: str) -> None:
    """More than 100 characters, or a control character, are refused and not repeated."""
    response = record.put({"client_id": 1}, x_actor=actor)
    assert problem_of(response, 422)["errors"][0]["pointer"] == "/x-actor"
    assert actor not in response.text


def test_an_actor_of_a_hundred_characters_is_kept(record: Records) -> None:
    """The limit itself is allowed, blanks and Latin letters too."""
    actor = "é" + " x" * 49 + "y"
    headers = {
        b"X-Actor": actor.encode("latin-1"),
        b"Authorization": f"Bearer {record.api.writer_key}".encode(),
    }
    record.api.http.put(record.path, json={"client_id": 1}, headers=headers)
    assert record.audit()[0]["actor"] == actor
