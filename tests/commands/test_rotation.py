"""Changing the sealing key on the command line, step by step and out of step."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import command
from tests.support.databases import Place
from tests.support.live_api import LiveApi, embedded_settings
from tests.support.sql import query_sql, run_sql


def _key_ids(folder: Path) -> dict[str, str]:
    """Return the id of a key by its state."""
    lines = command.run(folder, "keyring", "status").stdout.splitlines()
    return {line.split()[1]: line.split()[0] for line in lines}


def test_a_key_is_replaced_and_destroyed(tmp_path: Path) -> None:
    """Add, promote, reseal, disable, destroy: the password is there, the ETag is the same."""
    folder = tmp_path / "data"
    with LiveApi(folder) as api:
        api.put_record(7, client_id=5, password="kept")
        etag = api.call("GET", "/v1/access-records/7", key=api.writer_key).headers["etag"]
    new = command.run(folder, "keyring", "add").stdout.strip()
    old = _key_ids(folder)["primary"]
    assert command.run(folder, "keyring", "promote", new).returncode == 0
    refused = command.run(folder, "keyring", "disable", old)
    assert (refused.returncode, "in use" in refused.stderr) == (78, True)
    resealed = command.run(folder, "reseal")
    assert "Resealed " in resealed.stdout
    assert resealed.stderr.startswith("Next: netflow-manager keyring disable ")
    idle = command.run(folder, "reseal")
    assert idle.stdout == "Everything is sealed with the primary key already.\n"
    assert idle.returncode == 0
    assert command.run(folder, "keyring", "disable", old).returncode == 0
    assert command.run(folder, "keyring", "destroy", "--yes", old).returncode == 0
    assert command.run(folder, "check").returncode == 0
    with LiveApi(folder) as api:
        again = api.call("GET", "/v1/access-records/7", key=api.writer_key)
        assert (again.headers["etag"], again.json()["has_password"]) == (etag, True)


def test_a_pending_key_stops_no_host_that_lacks_it(tmp_path: Path) -> None:
    """After `keyring add` elsewhere a host serves and starts as before, until that is promoted."""
    folder = tmp_path / "data"
    with LiveApi(folder) as api:
        api.put_record(7, client_id=5, password="kept")
    file = folder / "keyring.json"
    older = file.read_bytes()
    new = command.run(folder, "keyring", "add").stdout.strip()
    newer = file.read_bytes()
    file.write_bytes(older)
    with LiveApi(folder) as api:
        assert api.call("GET", "/readyz").status_code == 200
        api.put_record(8, client_id=5, password="more")
    assert command.run(folder, "check").returncode == 0
    file.write_bytes(newer)
    assert command.run(folder, "keyring", "promote", new).returncode == 0
    file.write_bytes(older)
    refused = command.run(folder, "check")
    assert (refused.returncode, f"lacks key {new}" in refused.stdout) == (1, True)


def _disable_with_old_row(folder: Path) -> tuple[str, Callable[[], object]]:
    """Rotate a record's key, and return the disabled key and what puts the old row back."""
    with LiveApi(folder) as api:
        api.put_record(7, client_id=5, password="precious")
    settings = embedded_settings(folder)
    ((seal,),) = query_sql(settings, "SELECT seal FROM access_records")
    new = command.run(folder, "keyring", "add").stdout.strip()
    old = _key_ids(folder)["primary"]
    for verbs in (("keyring", "promote", new), ("reseal",), ("keyring", "disable", old)):
        assert command.run(folder, *verbs).returncode == 0
    return old, lambda: run_sql(settings, "UPDATE access_records SET seal = ?", seal)


def test_a_key_in_use_is_not_destroyed(tmp_path: Path) -> None:
    """A row of before the rotation that was put back keeps the disabled key alive."""
    folder = tmp_path / "data"
    old, put_back = _disable_with_old_row(folder)
    put_back()
    for options in ((), ("--yes",)):  # without asking first
        refused = command.run(folder, "keyring", "destroy", *options, old)
        assert (refused.returncode, "in use" in refused.stderr) == (78, True)
    assert command.run(folder, "keyring", "enable", old).returncode == 0
    assert command.run(folder, "reseal").returncode == 0
    assert command.run(folder, "keyring", "disable", old).returncode == 0
    assert command.run(folder, "keyring", "destroy", "--yes", old).returncode == 0
    assert command.run(folder, "check").returncode == 0


def test_who_declines_keeps_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`destroy` asks before it removes a key that it could remove; `n` leaves it as it is."""
    folder = tmp_path / "data"
    old, _ = _disable_with_old_row(folder)
    before = (folder / "keyring.json").read_bytes()
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    declined = command.run(folder, "keyring", "destroy", old)
    assert (declined.returncode, "Go on?" in declined.stdout) == (1, True)
    assert (folder / "keyring.json").read_bytes() == before


def test_destroy_looks_again_after_a_refresh(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an older release seals while `destroy` waits keeps the key alive."""
    folder = tmp_path / "data"
    old, put_back = _disable_with_old_row(folder)
    waits = [put_back]
    monkeypatch.setattr("app.commands.keyring.time.sleep", lambda _: waits.pop()())
    refused = command.run(folder, "keyring", "destroy", "--yes", old)
    assert (refused.returncode, "in use" in refused.stderr, waits) == (78, True, [])
    assert _key_ids(folder)["disabled"] == old


def test_an_edited_row_is_accepted_unless_it_is_dangerous(tmp_path: Path) -> None:
    """`reseal --service` takes a row as it stands, but no URL that no caller may give."""
    folder = tmp_path / "data"
    with LiveApi(folder) as api:
        for service in (7, 8):
            api.put_record(service, client_id=5, password="p")
    settings = embedded_settings(folder)
    run_sql(settings, "UPDATE access_records SET username = 'edited' WHERE service_id = 7")
    run_sql(settings, "UPDATE access_records SET netflow_url = 'javascript:x' WHERE service_id = 8")
    accept = ("reseal", "--reason", "moved by hand", "--service")
    assert command.run(folder, *accept, "7").returncode == 0
    refused = command.run(folder, *accept, "8")
    assert (refused.returncode, "not allowed" in refused.stderr) == (1, True)
    assert command.run(folder, "reseal", "--service", "7").returncode == 2


def test_an_edited_key_can_be_revoked(tmp_path: Path) -> None:
    """What `check` advises works: the row of an edited key goes."""
    folder = tmp_path / "data"
    key_id = command.new_key(folder, "mail").split("_")[1]
    run_sql(embedded_settings(folder), "UPDATE api_keys SET name = 'evil'")
    assert command.run(folder, "check").returncode == 1
    assert command.run(folder, "key", "revoke", key_id).returncode == 0
    assert command.run(folder, "check").returncode == 0


def test_reseal_names_what_it_leaves_alone(tmp_path: Path) -> None:
    """Rows that do not open are named by what an operator knows of them; the others are moved."""
    folder = tmp_path / "data"
    with LiveApi(folder) as api:
        for service in (7, 8):
            api.put_record(service, client_id=5, password="p")
    run_sql(
        embedded_settings(folder), "UPDATE access_records SET username = 'x' WHERE service_id=8"
    )
    new = command.run(folder, "keyring", "add").stdout.strip()
    command.run(folder, "keyring", "promote", new)
    done = command.run(folder, "reseal")
    assert done.returncode == 1
    assert "Skipped: record of service 8 (installation 1): its seal does not match" in done.stderr
    assert "service 7" not in done.stderr
    assert "Not resealed: 1 row." in done.stderr
    assert "run: netflow-manager check" in done.stderr


def test_no_second_keyring_beside_a_database_that_knows_keys(place: Place) -> None:
    """`keyring init` makes no key that would open nothing: the old file must come back."""
    place.command("key", "create", "--name", "x", "--scope", "mail")  # notes the sealing key
    kept = (place.folder / "keyring.json").rename(place.folder / "kept.json")
    done = command.run(place.folder, "keyring", "init", variables=place.variables)
    assert (done.returncode, "Restore their file" in done.stderr) == (78, True)
    assert not (place.folder / "keyring.json").exists()
    kept.rename(place.folder / "keyring.json")
    place.command("key", "list")


def test_a_variable_with_a_typing_error_is_told(tmp_path: Path) -> None:
    """A name that means nothing is a warning with the name that was meant; others are silent."""
    names = {"NFM_DATABSE_URL": "canary", "NFM_KEY": "x", "NFM_DEMO_PORT": "1"}
    command.run(tmp_path / "data", "migrate")
    done = command.run(tmp_path / "data", "keyring", "status", variables=names)
    assert done.returncode == 0
    assert done.stderr.splitlines() == [
        "Warning: NFM_DATABSE_URL is not a setting and was ignored. Did you mean NFM_DATABASE_URL?"
    ]
