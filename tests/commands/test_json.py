"""`--json`: every command prints one object of documented members, and errors as one too."""

import json
import os
from pathlib import Path
from typing import Any

import click
import pytest

from app import __version__
from app.commands.output import Command, show
from tests.support import command
from tests.support.commands import COMMANDS, name_of, run_json
from tests.support.live_api import embedded_settings
from tests.support.sql import run_sql
from tests.support.waiting import wait_until

SERVED = {"ping", "serve"}
"""They need a running service: `test_serve_and_ping_in_json`."""
WITH_TRAFFIC = {"collect", "usage show"}
"""They need files of nfcapd, or what was collected: tests/usage."""


def test_every_command_has_json() -> None:
    """A command without the option, or that does not name its members, is not finished."""
    assert len(COMMANDS) > 20
    for name, found in COMMANDS.items():
        assert isinstance(found, Command), f"{name}: @click.command(cls=Command, prints=…)"
        assert "--json" in {option for item in found.params for option in item.opts}, name
        assert found.prints, name


def test_other_members_than_named_are_a_fault() -> None:
    """What is printed cannot differ from what is documented."""
    found = Command("x", prints={"a": ""})
    with click.Context(found), pytest.raises(ValueError, match="b"):
        show({"b": 1})


class Scenario:
    """Runs commands with `--json` and notes which ones were run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.run: set[str] = set()

    def __call__(self, *arguments: str, code: int = 0) -> dict[str, Any]:
        self.run.add(name_of(*arguments))
        return run_json(self.folder, *arguments, code=code)


def test_the_life_of_an_installation_in_json(tmp_path: Path) -> None:
    """Every command prints one object, and the objects say what was done."""
    run = Scenario(tmp_path / "data")
    assert run("migrate")["created"] == str(tmp_path / "data")
    _keys(run)
    _records(run, tmp_path)
    _sealing_keys(run)
    _whole_database(run, tmp_path)
    assert {*COMMANDS} - run.run - {"keyring init"} == SERVED | WITH_TRAFFIC


def _keys(run: Scenario) -> None:
    assert run("installation", "create", "second") == {"name": "second"}
    assert [item["name"] for item in run("installation", "list")["items"]] == ["default", "second"]
    assert run("installation", "networks", "second", "192.0.2.0/24")["networks"] == ["192.0.2.0/24"]
    assert run("usage", "sync") == {"changed": 0}
    assert run("usage", "source", "none") == {"kind": None, "changed": 0}
    key = run("key", "create", "--name", "x", "--scope", "mail", "--installation", "second")
    assert (key["installation"], key["key"].split("_")[1]) == ("second", key["id"])
    new = run("key", "rotate", key["id"])
    assert new["replaced"]["id"] == key["id"]
    assert run("key", "revoke", new["id"])["revoked_at"] is not None
    listed = run("key", "list")["items"]
    assert [item["state"] for item in listed] == ["good", "revoked"]


def _records(run: Scenario, folder: Path) -> None:
    created = run("record", "set", "1", "--create", "--client-id", "7")
    assert (created["created"], created["version"]) == (True, 1)
    assert run("record", "set", "1", "--notes", "n")["created"] is False
    assert run("record", "show", "1")["etag"].endswith('-2"')
    assert run("record", "explain", "1")["visible"] is True
    file = folder / "in.csv"
    file.write_text("service_id,client_id\n2,7\n3,x\n")
    report = run("import", str(file), code=1)
    assert (report["error_count"], report["errors"][0]["line"], report["created"]) == (1, 3, 0)
    file.write_text("service_id,client_id\n2,7\n")
    assert run("import", str(file))["created"] == 1
    file.write_text('{"end": true, "count": 0}\n')
    assert run("provision", str(file))["services"] == 0
    exported = run("export", str(folder / "out.csv"))
    assert exported == {"file": str(folder / "out.csv"), "records": 2, "left_out": []}
    refused = command.run(run.folder, "record", "delete", "1", "--json")
    assert (refused.returncode, "--yes" in refused.stderr) == (2, True)
    assert run("record", "delete", "1", "--yes")["deleted"] is True


def _sealing_keys(run: Scenario) -> None:
    old = run("keyring", "status")["items"][0]["key_id"]
    new = run("keyring", "add")
    assert new["state"] == "pending"
    assert run("keyring", "promote", new["key_id"])["state"] == "primary"
    assert run("reseal")["resealed"] > 0
    assert run("keyring", "disable", old)["state"] == "disabled"
    assert run("keyring", "enable", old)["state"] == "decrypt-only"
    run("keyring", "disable", old)
    assert run("keyring", "destroy", old, "--yes")["state"] == "destroyed"


def _whole_database(run: Scenario, folder: Path) -> None:
    copy = run("backup", str(folder / "copies"))
    assert Path(copy["file"]).exists()
    assert len(copy["keys"]) == 1
    restored = run("restore", copy["file"])
    assert restored["made_at"] is not None
    assert restored["needs_migration"] is False
    moved = run("copy", "--to", f"sqlite:///{folder}/moved.sqlite3")
    assert moved["rows"]["access_records"] == 1
    assert run("check")["ok"] is True
    run_sql(embedded_settings(run.folder), "UPDATE access_records SET client_id = 8")
    found = run("check", code=1)
    assert (found["ok"], found["records"], found["problem_count"]) == (False, 1, 1)
    assert run("reseal", "--service", "2", "--reason", "moved")["accepted"] is True
    assert "complete -" in run("completion", "bash")["script"]


def test_a_new_keyring_in_json(tmp_path: Path) -> None:
    """`keyring init` names its file."""
    variables = {
        "NFM_KEYRING_FILE": str(tmp_path / "keys.json"),
        "NFM_DATABASE_URL": f"sqlite:///{tmp_path}/own.sqlite3",
    }
    done = command.run(tmp_path / "data", "keyring", "init", "--json", variables=variables)
    assert json.loads(done.stdout) == {"keyring_file": variables["NFM_KEYRING_FILE"]}


@pytest.mark.needs("serve")
def test_serve_and_ping_in_json(tmp_path: Path) -> None:
    """The ready line is an object with the first key, and `ping` names the same address."""
    with command.serving(tmp_path / "data", "--json", "--first-key") as served:
        wait_until(lambda: bool(served.output), "the ready line")
        ready = json.loads(served.output[0])
        assert ready.keys() == COMMANDS["serve"].prints.keys()  # type: ignore[attr-defined]
        assert (ready["version"], ready["created"]) == (__version__, str(tmp_path / "data"))
        assert ready["first_key"].startswith("nfm_")
        port = ready["address"].rsplit(":", 1)[1]
        alive = run_json(tmp_path / "data", "ping", "--port", port)
        assert alive == {"status": "alive", "address": ready["address"]}
    done = command.run(tmp_path / "data", "ping", "--port", port, "--json")
    error = json.loads(done.stderr)["error"]
    assert (done.stdout, error["kind"], error["exit_code"]) == ("", "failed", 1)


@pytest.mark.parametrize(
    ("arguments", "variables", "kind", "code"),
    [
        (["key", "create", "--nonsense"], {}, "usage", 2),
        (["nonsense"], {}, "usage", 2),
        (["key", "list"], {"NFM_DATABASE_URL": "c4nary"}, "configuration", 78),
        (["key", "list"], {}, "configuration", 78),
        (["ping"], {"NFM_PORT": "c4nary"}, "configuration", 78),
        (["key", "revoke", "c4nary"], {"NFM_DATA_DIR": "made"}, "failed", 1),
        (["serve", "--uds", "/proc/nowhere/socket"], {"NFM_DATA_DIR": "made"}, "failed", 1),
    ],
)
def test_an_error_is_one_object(
    tmp_path: Path, arguments: list[str], variables: dict[str, str], kind: str, code: int
) -> None:
    """Whatever refuses the call: kind, exit code and message, on standard error alone."""
    if "NFM_DATA_DIR" in variables:
        variables = {"NFM_DATA_DIR": str(tmp_path / "made")}
        command.run(tmp_path / "made", "migrate")
    done = command.run(tmp_path / "data", *arguments, "--json", variables=variables)
    assert (done.returncode, done.stdout) == (code, "")
    error = json.loads(done.stderr)["error"]
    assert (error["kind"], error["exit_code"]) == (kind, code)
    assert error["message"]
    assert "c4nary" not in done.stderr


def test_a_warning_is_one_object_too(tmp_path: Path) -> None:
    """A misspelt variable is named on a line of its own, so that the error is the last line."""
    done = command.run(
        tmp_path / "data", "key", "list", "--json", variables={"NFM_DATADIR": os.devnull}
    )
    warning, error = map(json.loads, done.stderr.splitlines())
    assert "NFM_DATA_DIR" in warning["warning"]
    assert error["error"]["exit_code"] == 78
