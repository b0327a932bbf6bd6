"""PATCH is a merge patch: what is left out stays, null clears."""

import json

import pytest

from tests.records.conftest import Records
from tests.support.problem import refused_members

MEMBERS: dict[str, object] = {
    "netflow_url": "https://netflow.example.com/",
    "username": "acme",
    "group": "ACME-DC1",
    "ip_address": "203.0.113.0/28",
    "notes": "ticket 881",
}
OTHER: dict[str, object] = {
    "netflow_url": "http://other.example.com/x",
    "username": "other",
    "group": "OTHER",
    "ip_address": "2001:db8::1",
    "notes": "another",
    "enabled": False,
}


@pytest.mark.parametrize("member", OTHER)
def test_patch_changes_one_member(record: Records, member: str) -> None:
    """The member that is given changes; every other one, the password too, stays."""
    before = record.make(**MEMBERS)
    after = record.patch({member: OTHER[member]}).json()
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {member, "version", "updated_at"}
    assert after[member] == OTHER[member]
    assert record.password() == "the first one"


@pytest.mark.parametrize("member", MEMBERS)
@pytest.mark.parametrize("blank", [None, "", "  "])
def test_null_and_blank_clear(record: Records, member: str, blank: str | None) -> None:
    """Null clears a member; so does a blank text, as forms send it (notes keep their blanks)."""
    record.make(**MEMBERS)
    after = record.patch({member: blank}).json()
    assert after[member] == ("  " if (member, blank) == ("notes", "  ") else None)


@pytest.mark.parametrize("member", ["client_id", "enabled"])
def test_what_is_not_nullable_cannot_be_cleared(record: Records, member: str) -> None:
    """A record always has a client and is enabled or not: null is refused."""
    record.make()
    assert set(refused_members(record.patch({member: None}))) == {f"/{member}"}


@pytest.mark.parametrize(
    ("change", "password"),
    [
        ({"password": None}, None),
        ({"clear_password": True}, None),
        ({"password": None, "clear_password": False}, None),
        ({"password": ""}, "the first one"),
        ({"password": "", "clear_password": True}, None),
        ({"clear_password": False}, "the first one"),
        ({"password": "new"}, "new"),
        ({}, "the first one"),
    ],
)
def test_what_becomes_of_the_password(
    record: Records, change: dict[str, object], password: str | None
) -> None:
    """Null and `clear_password` remove it, the empty string keeps it, a text replaces it."""
    before = record.make()
    after = record.patch(change).json()
    assert record.password() == password
    assert after["has_password"] is (password is not None)
    moved = after["password_changed_at"] != before["password_changed_at"]
    assert moved is (password != "the first one")


def test_a_patch_that_changes_nothing(record: Records) -> None:
    """The same values again, the stored password included, keep version, ETag and trail."""
    record.make(**MEMBERS)
    before = record.get()
    for change in ({}, MEMBERS, {"password": "the first one"}, {"client_id": 56}):
        response = record.patch(change)
        assert response.json() == before.json()
        assert response.headers["etag"] == before.headers["etag"]
    assert len(record.audit()) == 1


@pytest.mark.parametrize("media_type", ["application/merge-patch+json", "application/json"])
def test_both_media_types_are_taken(record: Records, media_type: str) -> None:
    """A patch comes as merge patch or as plain JSON, with or without a charset."""
    record.make()
    for header in (media_type, f"{media_type}; charset=utf-8", media_type.upper()):
        response = record.api.call(
            "PATCH",
            record.path,
            key=record.api.writer_key,
            content=json.dumps({"username": header}),
            headers={"Content-Type": header},
        )
        assert response.json()["username"] == header
