"""Who can write SQL cannot make, widen, revive or move a key."""

import json
from pathlib import Path

import pytest

from app.audit.trail import Author
from app.auth import api_key, store
from app.auth.api_key import ApiKey
from app.auth.key_format import digest, new_key
from app.auth.store import UnknownKey
from app.installations.installation import UnknownInstallation, installation_id_of
from app.upkeep import background
from tests.support import command
from tests.support.keys import make_key, revoke
from tests.support.live_api import LiveApi
from tests.support.sql import query_sql, run_sql
from tests.support.tenant import add_installation

EDITS = {
    "scopes widened": "scopes = 'admin mail records:read records:write render reveal'",
    "scopes that mean the same": "scopes = 'render  render'",
    "no end": "expires_at = NULL",
    "renamed": "name = 'somebody else'",
    "moved to another installation": "installation_id = 2",
    "digest replaced": f"digest = '{'0' * 64}'",
    "made older": "created_at = created_at - 1",
    "seal emptied": "seal = ''",
    "seal of bytes": "seal = x'00ff'",
    "name of bytes": "name = x'00ff'",
}


@pytest.fixture
def own_api(api: LiveApi) -> LiveApi:
    """Give the API with a second installation."""
    if not query_sql(api.settings, "SELECT id FROM installations WHERE id = 2"):
        assert add_installation(api, "brand two") == 2
    return api


def _load(api: LiveApi) -> tuple[list[ApiKey], list[str]]:
    services = api.app.state.services
    with services.database.read() as connection:
        good = store.load_all(connection, services.keyring)
        return good, store.load_broken(connection, services.keyring)


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_key_does_not_exist(own_api: LiveApi, edit: str) -> None:
    """Whatever column of a key is edited by SQL, the key is no longer loaded, and is reported."""
    key, _ = make_key(own_api, "render", expires_at=4_102_444_800_000_000)
    assert key in _load(own_api)[0]
    assert run_sql(own_api.settings, f"UPDATE api_keys SET {EDITS[edit]} WHERE id = ?", key.id)
    good, broken = _load(own_api)
    assert key.id not in {other.id for other in good}
    assert key.id in broken


def test_a_member_that_is_sealed_later_leaves_old_keys_good(
    own_api: LiveApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keys of the release before open, and a value that SQL puts into the new column breaks one."""
    key, _ = make_key(own_api, "render")
    monkeypatch.setattr(api_key, "SEALED_LATER", ("last_used_at",))
    assert key.id in {good.id for good in _load(own_api)[0]}
    run_sql(own_api.settings, "UPDATE api_keys SET last_used_at = 7 WHERE id = ?", key.id)
    assert key.id in _load(own_api)[1]


def test_an_odd_time_of_use_refuses_no_key(own_api: LiveApi) -> None:
    """No seal covers when a key was used last, and nothing depends on it."""
    key, text = make_key(own_api, "render")
    run_sql(own_api.settings, "UPDATE api_keys SET last_used_at = 'x' WHERE id = ?", key.id)
    assert key.id in {good.id for good in _load(own_api)[0]}
    own_api.refresh_keys()
    assert own_api.call("GET", "/v1/whoami", key=text).status_code == 200


def test_an_edited_key_stops_working(own_api: LiveApi) -> None:
    """A caller whose key was widened by SQL is turned away when the keys are read again."""
    key, text = make_key(own_api, "render")
    assert own_api.call("GET", "/v1/whoami", key=text).status_code == 200
    run_sql(own_api.settings, "UPDATE api_keys SET scopes = 'admin render' WHERE id = ?", key.id)
    own_api.await_status(text, 401)


def test_a_revoked_key_stays_revoked(own_api: LiveApi) -> None:
    """Taking the revocation back by SQL does not bring a key to life, and `check` names it."""
    key, text = make_key(own_api, "render")
    revoke(own_api, key.id, Author(installation_id=1))
    own_api.await_status(text, 401)
    run_sql(own_api.settings, "UPDATE api_keys SET revoked_at = NULL WHERE id = ?", key.id)
    own_api.refresh_keys()
    assert own_api.call("GET", "/v1/whoami", key=text).status_code == 401
    done = command.run(own_api.settings.data_dir, "check")
    assert done.returncode == 1
    assert f"API key {key.id}: its row was edited" in done.stdout


def test_an_inserted_key_does_not_exist(own_api: LiveApi) -> None:
    """A key that was made up, its row inserted with the seal of a real one, opens nothing."""
    victim, _ = make_key(own_api, "render")
    key_id, text = new_key()
    run_sql(
        own_api.settings,
        "INSERT INTO api_keys SELECT ?, installation_id, 'evil', 'admin mail reveal', ?, seal,"
        " created_at, expires_at, revoked_at, last_used_at FROM api_keys WHERE id = ?",
        key_id,
        digest(text),
        victim.id,
    )
    own_api.refresh_keys()
    assert own_api.call("GET", "/v1/whoami", key=text).status_code == 401
    assert key_id in _load(own_api)[1]


def test_a_new_key_makes_the_service_look_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its id is not in the snapshot: it works though the service never looks by itself."""
    monkeypatch.setattr(background, "REFRESH_SECONDS", 1_000_000)
    with LiveApi(tmp_path / "data") as api:
        api.create_key("mail")


def test_a_key_of_another_installation_is_not_revoked(own_api: LiveApi) -> None:
    """Revoking is bound to the installation; an unknown and a foreign key are the same."""
    key, _ = make_key(own_api, "render")
    one = Author(installation_id=1)
    for author, key_id in [(Author(installation_id=2), key.id), (one, "0" * 12)]:
        with pytest.raises(UnknownKey):
            revoke(own_api, key_id, author)
    revoked_at = revoke(own_api, key.id, one).revoked_at
    assert revoked_at is not None
    assert revoke(own_api, key.id, one).revoked_at == revoked_at  # once is enough


def test_keys_leave_an_audit_trail(own_api: LiveApi) -> None:
    """Making and revoking a key are events that name it and hold neither digest nor secret."""
    key, text = make_key(own_api, "render")
    revoke(own_api, key.id, Author(installation_id=1, actor="host:root"))
    rows = query_sql(
        own_api.settings,
        "SELECT action, actor, changes FROM audit_events WHERE changes LIKE ? ORDER BY id",
        f"%{key.id}%",
    )
    assert [row[:2] for row in rows] == [("key.created", None), ("key.revoked", "host:root")]
    assert json.loads(str(rows[0][2])) == {
        "key": {"old": None, "new": key.id},
        "name": {"old": None, "new": "test"},
        "scopes": {"old": None, "new": ["render"]},
    }
    assert text.split("_")[2] not in str(rows)
    assert key.digest not in str(rows)


def test_an_installation_is_found_by_name(own_api: LiveApi) -> None:
    """Names lead to ids, and an unknown name is said to be one."""
    with own_api.app.state.services.database.read() as connection:
        assert installation_id_of(connection, "brand two") == 2
        with pytest.raises(UnknownInstallation):
            installation_id_of(connection, "brand three")


def test_installations_see_nothing_of_each_other(own_api: LiveApi) -> None:
    """Two installations have a record each under one service id, and each reads its own."""
    paths = ("/v1/access-records/77", "/v1/access-records/77/merge-fields?client_id=1")
    scopes = ("records:read", "records:write", "mail")
    _, one = make_key(own_api, *scopes)
    _, two = make_key(own_api, *scopes, installation_id=2)
    own_api.call("PUT", paths[0], key=one, json={"client_id": 1, "username": "first"})
    assert own_api.call("GET", paths[0], key=two).status_code == 404
    assert own_api.call("DELETE", paths[0], key=two).status_code == 404
    made = own_api.call("PUT", paths[0], key=two, json={"client_id": 1, "username": "second"})
    assert made.status_code == 201
    for key, name in ((one, "first"), (two, "second")):
        assert own_api.call("GET", paths[0], key=key).json()["username"] == name
        fields = own_api.call("GET", paths[1], key=key).json()["merge_fields"]
        assert fields["netflow_username"] == name
