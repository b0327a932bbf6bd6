"""A record that gets another client: what stays, what goes, and who has to look at it."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.problem import refused_members
from tests.support.service_lists import listing, report_of, send
from tests.support.tenant import Tenant

LIST = "/v1/access-records"
OTHERS = {"group": "DC1", "ip_address": "203.0.113.0/28", "notes": "ticket 881"}
LOGIN = {"netflow_url": "https://n.example.com/", "username": "acme"}
NO_LOGIN = {"netflow_url": None, "username": None, "has_password": False}
MARK = {"needs_review": {"old": None, "new": "owner_changed"}}


@pytest.fixture
def owned(tenant: Tenant) -> Tenant:
    """Give service 1 of client 56, with every member, and service 2 of client 57."""
    tenant.put(1, client_id=56, password="s3cret", **LOGIN, **OTHERS)
    tenant.put(2, client_id=57, username="globex", password="other")
    return tenant


def _by_put(tenant: Tenant, **members: object) -> None:
    tenant.put(1, client_id=57, **OTHERS, **members)


def _by_patch(tenant: Tenant, **members: object) -> None:
    assert tenant.patch(1, client_id=57, **members).status_code == 200


def _by_import(tenant: Tenant, **members: object) -> None:
    tenant.import_rows([{"service_id": 1, "client_id": 57, **OTHERS, **members}])


def _by_event(tenant: Tenant, client_id: int = 57) -> None:
    body = {"event": "owner_changed", "service_id": 1, "client_id": client_id}
    assert tenant.post("/v1/service-events", body).json() == {"applied": True}


def _by_reconciliation(tenant: Tenant, status: str = "Active", **flags: str) -> dict[str, Any]:
    return report_of(send(tenant, listing([(1, 57, status), (2, 57, "Active")]), **flags))


@pytest.mark.parametrize("way", [_by_put, _by_patch, _by_import])
def test_a_new_owner_inherits_no_login(owned: Tenant, way: Callable[[Tenant], None]) -> None:
    """Whoever names another client drops URL, username and password; what is no login stays."""
    way(owned)
    record = owned.record(1)
    assert record.items() >= ({"client_id": 57, "enabled": True} | NO_LOGIN | OTHERS).items()
    assert record["needs_review"] is None
    assert owned.password(1) is None
    fields = owned.merge_fields(1, 57)
    assert (fields["netflow_username"], fields["netflow_password"]) == ("", "")
    changes = owned.events()[0 if way is not _by_import else 1]["changes"]
    assert changes["username"] == {"old": "acme", "new": None}
    assert changes["password"] == "cleared"


@pytest.mark.parametrize("way", [_by_event, _by_reconciliation])
def test_a_service_that_moved_needs_a_review(owned: Tenant, way: Callable[[Tenant], None]) -> None:
    """What WHMCS reports drops the login, disables the record and marks it, in list and trail."""
    way(owned)
    record = owned.record(1)
    moved = {"client_id": 57, "enabled": False, "needs_review": "owner_changed"}
    assert record.items() >= (moved | NO_LOGIN | OTHERS).items()
    assert owned.password(1) is None
    (event,) = owned.events(action="service.owner_changed")
    assert event["changes"].items() >= MARK.items()
    assert owned.found(needs_review="owner_changed") == [1]
    assert owned.found(needs_review="owner_changed", client_id=56) == []
    items = {item["service_id"]: item["needs_review"] for item in owned.get(LIST)["items"]}
    assert items == {1: "owner_changed", 2: None}


@pytest.mark.parametrize(
    ("way", "given", "login"),
    [
        (_by_patch, {"username": "new"}, (None, "new", None)),
        (_by_patch, {"netflow_url": "https://m.example.com/"}, ("https://m.example.com/",)),
        (_by_patch, {"password": "n3w"}, (None, None, "n3w")),
        (_by_patch, {"password": ""}, (None, None, None)),
        (_by_patch, {"clear_password": True, "username": "new"}, (None, "new", None)),
        (_by_patch, {"reuse_login_from": 2}, (None, "globex", "other")),
        (_by_put, {"username": "new"}, (None, "new", None)),
        (_by_put, LOGIN, (*LOGIN.values(), None)),
        (_by_put, {"username": "new", "password": "n3w"}, (None, "new", "n3w")),
        (_by_put, {"reuse_login_from": 2}, (None, "globex", "other")),
        (_by_import, {"username": "new"}, (None, "new", None)),
        (_by_import, {"reuse_login_from": 2}, (None, "globex", "other")),
    ],
)
def test_what_the_request_brings_is_kept(
    owned: Tenant, way: Callable[..., None], given: dict[str, object], login: tuple[str | None, ...]
) -> None:
    """Each member of the login that comes beside the new client is stored, and no other."""
    way(owned, **given)
    record = owned.record(1)
    stored = (record["netflow_url"], record["username"], owned.password(1))
    assert stored[: len(login)] == login
    assert not set(stored[len(login) :]) - {None}


def test_what_get_returned_brings_a_login(owned: Tenant) -> None:
    """A PUT of what GET returned, with another client, states URL and username, no password."""
    owned.call("PUT", f"{LIST}/1", json=owned.record(1) | {"client_id": 57})
    assert owned.record(1).items() >= (LOGIN | {"client_id": 57, "has_password": False}).items()


def test_merged_clients_keep_their_logins(owned: Tenant) -> None:
    """A merge moves the records of a person who stays the same: nothing is dropped or marked."""
    body = {"event": "client_merged", "from_client_id": 56, "to_client_id": 57}
    assert owned.post("/v1/service-events", body).json() == {"applied": True}
    record = owned.record(1)
    assert record.items() >= (LOGIN | {"client_id": 57, "needs_review": None}).items()
    assert (owned.password(1), owned.password(2)) == ("s3cret", "other")


@pytest.mark.parametrize("method", ["PUT", "PATCH"])
@pytest.mark.parametrize("changes", [{}, {"username": "new", "enabled": True}])
def test_whoever_saves_the_record_ends_the_review(
    owned: Tenant, method: str, changes: dict[str, object]
) -> None:
    """A PUT or PATCH clears the mark, one that changes nothing too: a new version and an event."""
    _by_event(owned)
    before, path = owned.record(1), f"{LIST}/1"
    tag = owned.call("GET", path).headers["etag"]
    body = (before if method == "PUT" else {}) | changes
    saved = owned.call(method, path, json=body, headers={"If-Match": tag})
    expected = {"needs_review": None, "version": before["version"] + 1, **changes}
    assert saved.json() == before | expected | {"updated_at": saved.json()["updated_at"]}
    assert saved.headers["etag"] != tag
    event = owned.get(f"{path}/history")["items"][0]
    assert event["action"] == "record.updated"
    assert event["changes"]["needs_review"] == {"old": "owner_changed", "new": None}
    assert len(event["changes"]) == 1 + len(changes)
    again = owned.call(method, path, json={**body, "needs_review": "owner_changed"})
    assert (again.json(), again.headers["etag"]) == (saved.json(), saved.headers["etag"])


def test_nobody_else_ends_the_review(owned: Tenant) -> None:
    """Imports, rotations, events, merges and another list leave the mark where it is."""
    _by_event(owned)
    owned.import_rows([{"service_id": 1, **OTHERS, "username": "new", "password": "p"}])
    rotation = {"netflow_url": None, "username": "new", "new_password": "q"}
    assert owned.post("/v1/clients/57/login-rotations", rotation).status_code == 200
    for event in ("suspended", "unsuspended", "terminated"):
        body = {"event": event, "service_id": 1, "client_id": 57}
        assert owned.post("/v1/service-events", body).json() == {"applied": True}
    merge = {"event": "client_merged", "from_client_id": 57, "to_client_id": 58}
    owned.post("/v1/service-events", merge)
    report_of(send(owned, listing([(1, 58, "Suspended"), (2, 58, "Active")])))
    record = owned.record(1)
    assert (record["needs_review"], record["client_id"]) == ("owner_changed", 58)
    assert (record["username"], owned.password(1)) == ("new", "q")


def test_an_import_neither_sets_nor_clears_the_mark(owned: Tenant) -> None:
    """A row that changes nothing, or has the member as a column, leaves the record as it is."""
    _by_event(owned)
    before = owned.record(1)
    owned.import_rows([before | {"needs_review": None}, owned.record(2) | {"needs_review": "x"}])
    assert owned.record(1) == before
    assert owned.record(2)["needs_review"] is None


def test_an_owner_who_has_it_already_is_no_change(owned: Tenant) -> None:
    """The same event again, or after an admin has assigned the record, changes nothing."""
    _by_event(owned)
    before = owned.record(1)
    _by_event(owned)
    assert owned.record(1) == before
    owned.patch(1, enabled=True, username="new", password="n3w")
    assigned = owned.record(1)
    _by_event(owned)
    _by_reconciliation(owned, "Active", force="true")
    after = owned.record(1)
    names = ("client_id", "enabled", "username", "has_password", "needs_review")
    assert [after[name] for name in names] == [assigned[name] for name in names]


def test_a_service_can_move_twice(owned: Tenant) -> None:
    """Each new owner starts without a login, also one who had the service before."""
    for client_id in (57, 58, 56):
        _by_event(owned, client_id)
        moved = {"client_id": client_id, "needs_review": "owner_changed"}
        assert owned.record(1).items() >= (moved | NO_LOGIN).items()
        owned.patch(1, enabled=True, **LOGIN, password=f"of {client_id}")
    assert not owned.merge_fields(1, 57)["netflow_enabled"]
    assert owned.merge_fields(1, 56)["netflow_password"] == "of 56"


@pytest.mark.parametrize("on_terminate", ["disable", "delete", "keep"])
def test_a_service_that_moved_and_ended(owned: Tenant, on_terminate: str) -> None:
    """It is marked and without a login, unless the setting deletes the record."""
    owned.change_settings(on_terminate=on_terminate)
    before = owned.record(1)
    report = _by_reconciliation(owned, "Cancelled", dry_run="true")
    assert (report["owner_changed"], report["terminated"]) == ([1], [1])
    assert owned.record(1) == before
    _by_reconciliation(owned, "Cancelled")
    if on_terminate == "delete":
        assert not owned.has_record(1)
        return
    moved = {"client_id": 57, "enabled": False, "needs_review": "owner_changed"}
    assert owned.record(1).items() >= (moved | NO_LOGIN | {"service_status": "Cancelled"}).items()


def test_a_broken_record_is_not_marked(owned: Tenant) -> None:
    """Nothing is done to a broken row; a PUT that replaces it ends a review."""
    _by_event(owned)
    owned.edit_row(1)
    body = {"event": "owner_changed", "service_id": 1, "client_id": 58}
    assert owned.post("/v1/service-events", body).json() == {"applied": False}
    record = owned.record(1)
    assert (record["integrity"], record["needs_review"]) == ("broken", "owner_changed")
    replaced = owned.put(1, client_id=58, clear_password=True)
    assert (replaced["integrity"], replaced["needs_review"]) == ("ok", None)


def test_the_mark_is_not_covered_by_the_seal(owned: Tenant) -> None:
    """Whoever edits it breaks no record; what is no reason for a review is read as none."""
    owned.edit_row(1, "needs_review = 'owner_changed'")
    record = owned.record(1)
    assert (record["integrity"], record["needs_review"]) == ("ok", "owner_changed")
    owned.edit_row(1, "needs_review = 'edited'")
    record = owned.record(1)
    assert (record["integrity"], record["needs_review"]) == ("ok", None)
    assert owned.found(needs_review="owner_changed") == []


@pytest.mark.parametrize("value", ["", "null", "true", "Owner_changed", "canary"])
def test_only_known_reviews_can_be_asked_for(owned: Tenant, value: str) -> None:
    """Any other value of the filter is 422 and is not repeated."""
    response = owned.call("GET", LIST, params={"needs_review": value})
    assert list(refused_members(response)) == ["/needs_review"]
    assert "canary" not in response.text


def test_who_renders_and_exports_sees_no_mark(owned: Tenant) -> None:
    """The mark is for admins: render answers and exports have no such member."""
    _by_event(owned)
    for path in ("merge-fields?client_id=57", "client-area?client_id=57"):
        assert "review" not in owned.call("GET", f"{LIST}/1/{path}").text
    for kind in ("csv", "ndjson"):
        assert "review" not in owned.call("GET", f"/v1/exports?format={kind}").text
    explanation = owned.get(f"{LIST}/1/explanation")["conditions"]
    (enabled,) = (line for line in explanation if line["condition"] == "record_enabled")
    assert "moved to another client" in enabled["found"]
