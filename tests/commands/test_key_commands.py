"""`key rotate` and `key list`: a key is replaced in time, and none is missing from the list."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.crypto import rotation
from app.crypto.keyring_write import edit_keyring
from tests.support import command
from tests.support.commands import run_json
from tests.support.live_api import LiveApi, embedded_settings
from tests.support.sql import query_sql, run_sql
from tests.support.waiting import wait_until

DAY = timedelta(days=1)


def _listed(folder: Path) -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in run_json(folder, "key", "list")["items"]}


def _lifetime(key: dict[str, Any]) -> timedelta:
    return datetime.fromisoformat(key["expires_at"]) - datetime.fromisoformat(key["created_at"])


def test_a_rotated_key_works_beside_its_successor_until_the_grace_ends(tmp_path: Path) -> None:
    """The new key has name, scopes and lifetime of the old one, which says when it expires."""
    folder = tmp_path / "data"
    options = ("--name", "shop", "--scope", "render", "--scope", "mail", "--expires-in-days", "30")
    old = run_json(folder, "key", "create", *options)
    with LiveApi(folder) as api:
        done = command.run(folder, "key", "rotate", old["id"], "--grace-hours", "48")
        new_id = done.stdout.split("_")[1]
        assert re.fullmatch(r"nfm_[0-9a-z]{12}_[0-9A-Za-z]{49}\n", done.stdout)
        listed = _listed(folder)
        assert done.stderr == "".join(
            f"The {which} key {key_id} expires at {listed[key_id]['expires_at']}.\n"
            for which, key_id in (("old", old["id"]), ("new", new_id))
        )
        assert [listed[new_id][name] for name in ("name", "scopes")] == ["shop", ["mail", "render"]]
        assert abs(_lifetime(listed[new_id]) - 30 * DAY) < timedelta(hours=1)
        assert timedelta() <= _lifetime(listed[old["id"]]) - 2 * DAY < DAY

        def works(token: str) -> bool:
            headers = {"Authorization": f"Bearer {token}"}
            return api.http.get("/v1/whoami", headers=headers).is_success

        wait_until(lambda: works(done.stdout.strip()), "the new key")
        assert works(old["key"])
    events = query_sql(embedded_settings(folder), "SELECT action, changes FROM audit_events")
    assert [action for action, _ in events][-2:] == ["key.created", "key.rotated"]
    assert f'"old":"{old["id"]}","new":"{new_id}"' in str(events[-1][1])


def test_an_earlier_end_is_kept_and_a_key_without_one_gets_a_successor_without(
    tmp_path: Path,
) -> None:
    """Rotation makes no key live longer, and adds no expiry that nobody asked for."""
    folder = tmp_path / "data"
    options = ("key", "create", "--name", "x", "--scope", "mail")
    short = run_json(folder, *options, "--expires-in-days", "1")
    rotated = run_json(folder, "key", "rotate", short["id"], "--grace-hours", "8760")
    assert rotated["replaced"]["expires_at"] == short["expires_at"]
    forever = run_json(folder, *options)
    assert run_json(folder, "key", "rotate", forever["id"])["expires_at"] is None
    dated = run_json(folder, "key", "rotate", forever["id"], "--expires-in-days", "7")
    assert abs(_lifetime(dated) - 7 * DAY) < timedelta(hours=1)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM api_keys", "There is no such key. To list them: netflow-manager key list"),
        ("UPDATE api_keys SET name = 'edited'", "not good any more"),
        (None, "not good any more"),
    ],
)
def test_a_key_that_has_ended_is_not_rotated(
    tmp_path: Path, statement: str | None, said: str
) -> None:
    """An unknown, edited or revoked key gets no successor: 1, with the reason."""
    folder = tmp_path / "data"
    key_id = command.new_key(folder, "mail").split("_")[1]
    if statement is None:
        run_json(folder, "key", "revoke", key_id)
    else:
        run_sql(embedded_settings(folder), statement)
    count = "SELECT COUNT(*) FROM api_keys"
    before = query_sql(embedded_settings(folder), count)
    done = command.run(folder, "key", "rotate", key_id)
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr
    assert query_sql(embedded_settings(folder), count) == before


def test_locked_and_edited_keys_are_listed(tmp_path: Path) -> None:
    """A key whose sealing key is not usable on this host is in the list, and so is an edited one.

    Its name is not shown: without the seal, nobody knows whether it is the one that was given.
    """
    folder = tmp_path / "data"
    locked = command.new_key(folder, "mail").split("_")[1]
    settings = embedded_settings(folder)
    ((kept,),) = query_sql(settings, "SELECT seal FROM api_keys WHERE id = ?", locked)
    old = run_json(folder, "keyring", "status")["items"][0]["key_id"]
    run_json(folder, "keyring", "promote", run_json(folder, "keyring", "add")["key_id"])
    run_json(folder, "reseal")
    good, edited = (command.new_key(folder, "mail").split("_")[1] for _ in range(2))
    run_sql(settings, "UPDATE api_keys SET name = 'other' WHERE id = ?", edited)
    run_sql(settings, "UPDATE api_keys SET seal = ? WHERE id = ?", kept, locked)
    # The file alone, as whoever brings a wrong one does.
    edit_keyring(folder / "keyring.json", lambda keys: rotation.disable(keys, old))
    listed = _listed(folder)
    assert (listed[locked]["state"], listed[locked]["name"]) == ("locked", None)
    assert [listed[key_id]["state"] for key_id in (edited, good)] == ["edited", "good"]
    printed = command.run(folder, "key", "list").stdout
    assert f"{locked}  locked: its sealing key is not usable here" in printed


def test_the_last_use_is_listed(tmp_path: Path) -> None:
    """`last_used_at` is what the service has stored; before that the list says never."""
    folder = tmp_path / "data"
    key_id = command.new_key(folder, "mail").split("_")[1]
    assert command.run(folder, "key", "list").stdout.rstrip().endswith("  never")
    assert _listed(folder)[key_id]["last_used_at"] is None
    run_sql(embedded_settings(folder), "UPDATE api_keys SET last_used_at = 1700000000000000")
    assert _listed(folder)[key_id]["last_used_at"] == "2023-11-14T22:13:20.000000Z"
    assert "2023-11-14T22:13:20.000000Z" in command.run(folder, "key", "list").stdout
