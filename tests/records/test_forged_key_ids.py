"""A seal with the id of a key that never was is an edited row, not one that may open again."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import command
from tests.support.live_api import LiveApi
from tests.support.problem import problem_of
from tests.support.sql import run_sql

RECORD = "/v1/access-records/7"
SETTINGS = "/v1/settings"
FORGE = "UPDATE {} SET seal = 'nfm1.deadbeef.' || substr(seal, 15)"


@pytest.fixture
def api(tmp_path: Path) -> Iterator[LiveApi]:
    with LiveApi(tmp_path / "data") as api:
        api.put_record(7, client_id=5, username="acme", password="kept")
        yield api


def _check(api: LiveApi) -> str:
    checked = command.run(api.settings.data_dir, "check")
    assert checked.returncode == 1
    assert "Key deadbeef" not in checked.stdout
    return checked.stdout


def test_settings_with_a_forged_key_id_are_saved_anew(api: LiveApi) -> None:
    """They are 409 as any other edited ones, `check` says what to do, and a PATCH does it."""
    admin = api.create_key("admin")
    run_sql(api.settings, FORGE.format("display_settings"))
    problem = problem_of(api.call("GET", SETTINGS, key=admin), 409)
    assert problem["type"] == "/problems/broken-settings"
    assert "Save them again with PATCH /v1/settings" in _check(api)
    saved = api.call("PATCH", SETTINGS, key=admin, json={"email_password": "omit"})
    assert saved.json()["email_password"] == "omit"
    assert api.call("GET", SETTINGS, key=admin).json() == saved.json()
    assert command.run(api.settings.data_dir, "check").returncode == 0


def test_a_record_with_a_forged_key_id_is_broken(api: LiveApi) -> None:
    """Calls that need its password are 409 as the contract has it, and a PUT replaces it."""
    run_sql(api.settings, FORGE.format("access_records"))
    kept = {"client_id": 5, "username": "acme"}
    for method, body in (("PUT", kept), ("PATCH", {"username": "new"})):
        problem = problem_of(api.call(method, RECORD, key=api.writer_key, json=body), 409)
        assert problem["type"] == "/problems/broken-record"
    explained = api.call("GET", f"{RECORD}/explanation?client_id=5", key=api.writer_key).text
    assert "leave the record as it is" not in explained
    assert "Record of service 7 (installation 1): its seal does not match" in _check(api)
    moved = command.run(api.settings.data_dir, "reseal")
    assert "record of service 7 (installation 1): its seal does not match" in moved.stderr
    body = {**kept, "password": "another"}
    replaced = api.call("PUT", RECORD, key=api.writer_key, json=body)
    assert replaced.json()["integrity"] == "ok"


def test_an_api_key_with_a_forged_key_id_is_refused(api: LiveApi) -> None:
    """It is a bad key, and not one that waits for the operator; `check` says to revoke it."""
    run_sql(api.settings, FORGE.format("api_keys"))
    asyncio.run(api.app.state.services.keys.refresh())
    problem_of(api.call("GET", "/v1/whoami", key=api.writer_key), 401)
    assert "its row was edited" in _check(api)


def test_settings_of_a_destroyed_key_are_saved_anew(api: LiveApi) -> None:
    """While the key is disabled they may come back; once it is destroyed a PATCH replaces them."""
    admin = api.create_key("admin")
    folder = api.settings.data_dir
    run_sql(api.settings, "CREATE TABLE kept AS SELECT * FROM display_settings")
    old = api.app.state.services.keyring.primary_id
    new = command.run(folder, "keyring", "add").stdout.strip()
    for verb in (["promote", new], ["disable", old], ["destroy", "--yes", old]):
        if verb[0] == "disable":
            command.run(folder, "reseal")
        if verb[0] == "destroy":
            _put_back(api)
            problem_of(api.call("PATCH", SETTINGS, key=admin, json={"show_group": False}), 503)
            run_sql(api.settings, "DELETE FROM display_settings")
        assert command.run(folder, "keyring", *verb).returncode == 0
        asyncio.run(api.app.state.services.background.refresh())
    _put_back(api)
    problem_of(api.call("GET", SETTINGS, key=admin), 503)
    assert "PATCH /v1/settings" in command.run(folder, "check").stdout
    saved = api.call("PATCH", SETTINGS, key=admin, json={"show_group": False})
    assert saved.json()["show_group"] is False
    assert api.call("GET", SETTINGS, key=admin).json() == saved.json()


def _put_back(api: LiveApi) -> None:
    run_sql(api.settings, "DELETE FROM display_settings")
    run_sql(api.settings, "INSERT INTO display_settings SELECT * FROM kept")
