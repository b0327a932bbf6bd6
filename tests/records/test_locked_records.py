"""Rows whose key is switched off: not shown, not given up, and whole once the key is back."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.bulk import exporting
from app.crypto import rotation
from app.crypto.keyring_write import edit_keyring
from tests.support import command
from tests.support.keys import make_key
from tests.support.live_api import LiveApi, embedded_settings
from tests.support.problem import problem_of
from tests.support.sql import query_sql
from tests.support.tenant import ALL_SCOPES

RECORD = "/v1/access-records/7"


class Locked:
    """An API whose record 7, settings and first key are sealed with a key that is off."""

    def __init__(self, folder: Path, api: LiveApi) -> None:
        self.folder, self.api = folder, api
        self.locked_key = api.create_key("admin")
        api.put_record(7, client_id=5, username="acme", password="kept")
        admin = {"email_password": "include", "section_title": "Ours"}
        assert api.call("PATCH", "/v1/settings", key=self.locked_key, json=admin).is_success
        self.old = api.app.state.services.keyring.primary_id
        new = command.run(folder, "keyring", "add").stdout.strip()
        assert command.run(folder, "keyring", "promote", new).returncode == 0
        api.app.state.services.keyring.reload()
        _, self.key = make_key(api, *ALL_SCOPES)

    def switch(self, *, on: bool) -> None:
        """Edit the file alone, as whoever brings a wrong one does."""
        edit = rotation.enable if on else rotation.disable
        edit_keyring(self.folder / "keyring.json", lambda keys: edit(keys, self.old))
        asyncio.run(self.api.app.state.services.background.refresh())

    def call(self, method: str, path: str, **options: Any) -> Any:  # noqa: ANN401
        return self.api.call(method, path, key=self.key, **options)

    def send_csv(self, rows: str, query: str = "") -> Any:  # noqa: ANN401
        headers = {"Content-Type": "text/csv"}
        return self.call("POST", f"/v1/imports{query}", content=rows, headers=headers)


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Locked]:
    folder = tmp_path / "data"
    with LiveApi(folder) as api:
        locked = Locked(folder, api)
        locked.switch(on=False)
        yield locked


def test_what_is_locked_is_neither_shown_nor_given_up(locked: Locked) -> None:
    """Calls that would lose the password, or need it, are 503 and name the cure, not a deletion."""
    fields = locked.call("GET", f"{RECORD}/merge-fields?client_id=5").json()["merge_fields"]
    assert (fields["netflow_enabled"], fields["netflow_password"]) == (False, "")
    assert locked.call("GET", RECORD).json()["integrity"] == "broken"
    for method, path, body in (
        ("PATCH", RECORD, {"username": "new"}),
        ("PUT", RECORD, {"client_id": 5, "username": "new"}),
        ("POST", f"{RECORD}/reveal-password", {"reason": "test"}),
        ("GET", "/v1/settings", None),
        ("PATCH", "/v1/settings", {"show_group": False}),
    ):
        problem = problem_of(locked.call(method, path, json=body), 503)
        assert problem["type"] == "/problems/keyring-unavailable", (method, path)
        assert "netflow-manager check" in problem["detail"]
    explained = locked.call("GET", f"{RECORD}/explanation?client_id=5").json()
    assert "leave the record as it is" in str(explained)
    accepted = command.run(locked.folder, "reseal", "--service", "7", "--reason", "x")
    assert (accepted.returncode, f"keyring enable {locked.old}" in accepted.stderr) == (78, True)
    withheld = 'nfm_records_withheld_total{reason="unusable_key"} 1.0'
    assert withheld in locked.call("GET", "/metrics").text
    assert query_sql(
        embedded_settings(locked.folder),
        "SELECT count(*) FROM audit_events WHERE action = 'record.seal_broken'",
    ) == [(0,)]


@pytest.mark.parametrize("query", ["", "?dry_run=true"])
def test_an_import_names_the_row_that_is_locked(locked: Locked, query: str) -> None:
    """Its line is an error of its own beside the others; a row that brings a password is none."""
    lines = "7,5,,new\n8,5,,whole\n9,,,no client\n"
    done = locked.send_csv(f"service_id,client_id,password,username\n{lines}", query)
    assert done.status_code == (200 if query else 422)
    errors = {error["line"]: error for error in done.json()["errors"]}
    assert {line: error["code"] for line, error in errors.items()} == {
        2: "locked_record",
        4: "client_required",
    }
    assert "netflow-manager check" in errors[2]["message"]
    again = locked.send_csv("service_id,client_id,password\n7,5,another\n", query).json()
    assert (again["updated"], again["errors"]) == (1, [])


def test_an_import_that_starts_over_names_it_too(locked: Locked) -> None:
    """Where a row re-uses a login, all are compared in the transaction: the answer is the same."""
    assert locked.call("PUT", "/v1/access-records/8", json={"client_id": 5}).is_success
    done = locked.send_csv("service_id,client_id,reuse_login_from\n7,5,\n9,5,8\n")
    (error,) = problem_of(done, 422)["errors"]
    assert (error["line"], error["code"]) == (2, "locked_record")


def test_an_export_without_what_is_locked_is_none(
    locked: Locked, caplog: pytest.LogCaptureFixture
) -> None:
    """503 over HTTP, where nobody would see that a record is missing; no word of an edited row."""
    problem = problem_of(locked.call("GET", "/v1/exports?format=csv"), 503)
    assert problem["type"] == "/problems/keyring-unavailable"
    withheld = [vars(line) for line in caplog.records if line.message == "record_withheld"]
    assert [(line["service_id"], line["reason"]) for line in withheld] == [(7, "unusable_key")]
    assert 'reason="broken_seal"} 0.0' in locked.call("GET", "/metrics").text
    locked.switch(on=True)
    assert "\n7,5," in locked.call("GET", "/v1/exports?format=csv").text


def test_an_export_does_not_end_before_what_is_locked(
    locked: Locked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that meets it after its first piece breaks off, and does not look whole."""
    assert locked.call("PUT", "/v1/access-records/6", json={"client_id": 5}).is_success
    monkeypatch.setattr(exporting, "BATCH", 1)
    with pytest.raises(httpx.RemoteProtocolError):
        locked.call("GET", "/v1/exports?format=csv")


def test_the_command_exports_the_rest_and_names_it(locked: Locked, tmp_path: Path) -> None:
    """The file on the host has every other record; exit code 1 and a line say what is missing."""
    assert locked.call("PUT", "/v1/access-records/8", json={"client_id": 5}).is_success
    file = tmp_path / "records.csv"
    done = command.run(locked.folder, "export", str(file))
    assert (done.returncode, "of service 7. Run: netflow-manager check" in done.stderr) == (1, True)
    assert [line[:2] for line in file.read_text().splitlines()[1:]] == ["8,"]


def test_all_is_whole_once_the_key_is_back(locked: Locked) -> None:
    """A good API key is 503 meanwhile and not a bad one; then everything opens as it was."""
    whoami = locked.api.call("GET", "/v1/whoami", key=locked.locked_key)
    assert problem_of(whoami, 503)["type"] == "/problems/keyring-unavailable"
    problem = problem_of(locked.call("GET", "/readyz"), 503)
    assert f"keyring enable {locked.old}" in problem["detail"]
    locked.switch(on=True)
    assert locked.api.call("GET", "/v1/whoami", key=locked.locked_key).status_code == 200
    assert locked.call("GET", "/readyz").status_code == 200
    fields = locked.call("GET", f"{RECORD}/merge-fields?client_id=5").json()["merge_fields"]
    assert fields["netflow_password"] == "kept"
    assert locked.call("GET", "/v1/settings").json()["section_title"] == "Ours"


def test_a_bad_file_is_reported_and_not_taken_up(locked: Locked) -> None:
    """With half a file in its place the service works on as before, and /readyz says so."""
    locked.switch(on=True)
    file = locked.folder / "keyring.json"
    good = file.read_bytes()
    for content, status in ((good[:100], 503), (good, 200)):
        file.write_bytes(content)
        asyncio.run(locked.api.app.state.services.background.refresh())
        ready = locked.call("GET", "/readyz")
        assert (ready.status_code, "cannot be used" in ready.text) == (status, status == 503)
        assert locked.call("PATCH", RECORD, json={"notes": str(status)}).is_success


def test_a_locked_record_is_replaced_on_purpose(locked: Locked) -> None:
    """Where the key is gone for good, a PUT that brings a password is the way out."""
    body = {"client_id": 5, "username": "new", "password": "another"}
    assert locked.call("PUT", RECORD, json=body).json()["integrity"] == "ok"
    fields = locked.call("GET", f"{RECORD}/merge-fields?client_id=5").json()["merge_fields"]
    assert fields["netflow_username"] == ""  # the settings are locked still
