"""The logins of a client: told without secrets, and re-used without the password being seen."""

from typing import Any

import pytest

from app.records import reader
from tests.support.problem import refused_members
from tests.support.tenant import Tenant

DEFAULT = "https://netflow.myownserver.net/"
OTHER = "https://netflow.example.com/"


def _logins(tenant: Tenant, client_id: int = 56) -> list[dict[str, Any]]:
    page = tenant.get(f"/v1/clients/{client_id}/logins")
    assert page["next_cursor"] is None
    return list(page["items"])


@pytest.mark.parametrize("batch", [reader.BATCH, 2, 1])
def test_logins_are_distinct_by_what_they_open(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    """Records share a login where URL and username agree; however many are read at a time."""
    monkeypatch.setattr(reader, "BATCH", batch)
    tenant.put(1, client_id=56, username="acme", password="canary-1")
    tenant.put(2, client_id=56, username="acme", netflow_url=DEFAULT, password="canary-1")
    tenant.put(3, client_id=56, username="acme", netflow_url=OTHER)
    tenant.put(4, client_id=56, username="Acme", password="canary-1")
    tenant.put(5, client_id=56)
    tenant.put(6, client_id=57, username="acme", password="canary-1")
    found = _logins(tenant)
    keys = ("netflow_url", "username", "has_password", "passwords_agree", "service_ids")
    assert [tuple(login[key] for key in keys) for login in found] == [
        (DEFAULT, "acme", True, True, [1, 2]),
        (OTHER, "acme", False, True, [3]),
        (DEFAULT, "Acme", True, True, [4]),
        (DEFAULT, None, False, True, [5]),
    ]
    assert "canary" not in str(found)
    assert _logins(tenant, 99) == []


@pytest.mark.parametrize("second", ["another", None])
def test_passwords_that_differ_are_told(tenant: Tenant, second: str | None) -> None:
    """`passwords_agree` is false where one record has another password, or none."""
    tenant.put(1, client_id=56, username="acme", password="one")
    tenant.put(2, client_id=56, username="acme", password=second)
    (login,) = _logins(tenant)
    assert (login["has_password"], login["passwords_agree"]) == (True, False)


def test_each_service_of_a_login_is_listed_with_its_password(tenant: Tenant) -> None:
    """A caller sees which of the records has a password, and since when, without the password."""
    tenant.put(1, client_id=56, username="acme", password="canary-1")
    tenant.put(2, client_id=56, username="acme")
    (login,) = _logins(tenant)
    since = tenant.record(1)["password_changed_at"]
    assert since is not None
    assert login["services"] == [
        {"service_id": 1, "has_password": True, "password_changed_at": since},
        {"service_id": 2, "has_password": False, "password_changed_at": None},
    ]
    assert "canary" not in str(login)


def test_a_new_default_moves_logins(tenant: Tenant) -> None:
    """What records without a URL open follows the settings, and no ETag changes by it."""
    before = tenant.put(1, client_id=56, username="acme")
    tenant.put(2, client_id=56, username="acme", netflow_url=OTHER)
    assert len(_logins(tenant)) == 2
    tenant.change_settings(default_netflow_url=OTHER)
    assert [login["service_ids"] for login in _logins(tenant)] == [[1, 2]]
    assert tenant.record(1) == before


def test_a_broken_record_lends_nothing(tenant: Tenant) -> None:
    """What an edited row says is not offered for re-use."""
    tenant.put(1, client_id=56, username="acme", password="secret")
    tenant.edit_row(1)
    assert _logins(tenant) == []


@pytest.fixture
def source(tenant: Tenant) -> Tenant:
    """Give a client whose service 1 has a login."""
    tenant.put(1, client_id=56, username="acme", netflow_url=OTHER, password=" s3cret ")
    return tenant


def test_two_services_share_a_login(source: Tenant) -> None:
    """After a re-use both services mail the same login; the password was in no answer."""
    response = source.try_put(2, client_id=56, reuse_login_from=1, group="second")
    assert response.status_code == 201
    assert "s3cret" not in response.text
    first, second = source.merge_fields(1, 56), source.merge_fields(2, 56)
    for name in ("netflow_url", "netflow_username", "netflow_password"):
        assert first[name] == second[name]
    assert second["netflow_password"] == " s3cret "
    assert second["netflow_group"] == "second"
    (login,) = _logins(source)
    assert login["service_ids"] == [1, 2]
    assert "s3cret" not in str(source.events())


def test_a_patch_re_uses_a_login(source: Tenant) -> None:
    """PATCH takes URL, username and password over, leaves the rest, and says so in the trail."""
    source.put(2, client_id=56, username="old", password="old", group="G", notes="N")
    response = source.patch(2, reuse_login_from=1)
    assert response.status_code == 200
    record = response.json()
    assert (record["netflow_url"], record["username"]) == (OTHER, "acme")
    assert (record["group"], record["notes"], record["version"]) == ("G", "N", 2)
    assert source.password(2) == " s3cret "
    assert source.events(service_id=2)[0]["changes"] == {
        "netflow_url": {"old": None, "new": OTHER},
        "username": {"old": "old", "new": "acme"},
        "password": "changed",
    }
    again = source.patch(2, reuse_login_from=1)
    assert again.json()["version"] == 2


def test_re_use_without_a_client(source: Tenant) -> None:
    """A PUT on an existing record may leave the client out: the owner stays, and must match."""
    source.put(2, client_id=56)
    source.put(2, reuse_login_from=1)
    assert source.password(2) == " s3cret "


@pytest.mark.parametrize("method", ["PUT", "PATCH"])
def test_a_login_without_a_password_is_taken_as_it_is(source: Tenant, method: str) -> None:
    """A source without a password leaves none: an old one would belong to another login."""
    source.put(1, client_id=56, username="empty", clear_password=True)
    source.put(2, client_id=56, username="old", password="old")
    path = "/v1/access-records/2"
    assert source.call(method, path, json={"reuse_login_from": 1}).status_code == 200
    assert source.password(2) is None
    assert source.record(2)["username"] == "empty"


def _refused(tenant: Tenant, method: str, **members: object) -> None:
    """Send a re-use that must change nothing."""
    before = tenant.record(2)
    response = tenant.call(method, "/v1/access-records/2", json=members)
    assert list(refused_members(response)) == ["/reuse_login_from"]
    assert "s3cret" not in response.text
    assert tenant.record(2) == before


@pytest.mark.parametrize("method", ["PUT", "PATCH"])
@pytest.mark.parametrize("case", ["another client's", "missing", "broken", "new owner"])
def test_what_lends_no_login(source: Tenant, method: str, case: str) -> None:
    """Another client's, a missing and a broken record are 422, and nothing changes."""
    source.put(2, client_id=56, username="kept", password="kept")
    source.put(3, client_id=57, username="acme", password="s3cret")
    if case == "broken":
        source.edit_row(1)
    members = {"reuse_login_from": {"another client's": 3, "missing": 99}.get(case, 1)}
    if case == "new owner":
        members["client_id"] = 57
    _refused(source, method, **members)


@pytest.mark.parametrize("method", ["PUT", "PATCH"])
@pytest.mark.parametrize(
    "member",
    [
        {"netflow_url": OTHER},
        {"username": "x"},
        {"password": "x"},
        {"clear_password": True},
    ],
)
def test_a_login_beside_a_re_use(source: Tenant, method: str, member: dict[str, object]) -> None:
    """A member of the login beside `reuse_login_from` is 422."""
    source.put(2, client_id=56, username="kept")
    _refused(source, method, reuse_login_from=1, **member)


@pytest.mark.parametrize("name", ["netflow_url", "username", "password"])
def test_null_beside_a_re_use(source: Tenant, name: str) -> None:
    """Null clears in a PATCH, so that it contradicts a re-use; in a PUT it says nothing."""
    source.put(2, client_id=56, username="kept")
    _refused(source, "PATCH", **{"reuse_login_from": 1, name: None})
    assert source.try_put(2, **{"reuse_login_from": 1, name: None}).status_code == 200


def test_a_form_with_blanks_re_uses(source: Tenant) -> None:
    """A form sends what is not filled in as blank: a PUT of it re-uses the login."""
    source.put(2, client_id=56, reuse_login_from=1, netflow_url="", username=" ", password="")
    assert source.password(2) == " s3cret "


@pytest.mark.parametrize("value", ["1", 0, -1, 2**31, True, 1.5, [1]])
def test_a_source_is_an_id(source: Tenant, value: object) -> None:
    """`reuse_login_from` is a service id and nothing like one."""
    source.put(2, client_id=56)
    _refused(source, "PUT", reuse_login_from=value)
