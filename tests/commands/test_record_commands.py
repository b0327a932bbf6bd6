"""`record`: one access record by its service id, under the rules of the API."""

import io
import json
import stat
import sys
from pathlib import Path
from typing import Any

import click
import pytest

from app.records.record import STATED
from tests.support import command
from tests.support.commands import COMMANDS, run_json
from tests.support.live_api import embedded_settings
from tests.support.sql import query_sql, run_sql

CANARY = "canary-réc0rd"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data directory with the record of service 1, of client 7."""
    run_json(tmp_path / "data", "migrate")
    run_json(tmp_path / "data", "record", "set", "1", "--create", "--client-id", "7")
    return tmp_path / "data"


def _password(folder: Path, text: str) -> str:
    file = folder.parent / "password"
    file.write_text(text, encoding="utf-8")
    file.chmod(stat.S_IRUSR)
    return str(file)


def _show(folder: Path) -> dict[str, Any]:
    return run_json(folder, "record", "show", "1")


def _actions(folder: Path) -> list[tuple[Any, ...]]:
    rows = query_sql(
        embedded_settings(folder), "SELECT action, actor, reason FROM audit_events ORDER BY id"
    )
    return [(action, str(actor).startswith("host:"), reason) for action, actor, reason in rows]


def test_the_options_are_the_members_that_callers_state() -> None:
    """A new member of the record is an option by itself; the password is never one."""
    options = {name for item in COMMANDS["record set"].params for name in item.opts}
    assert {f"--{name.replace('_', '-')}" for name in STATED} < options
    assert "--password" not in options


def test_members_are_set_cleared_and_kept(folder: Path) -> None:
    """What is left out stays; an empty string clears; each change is a version and an event."""
    run_json(folder, "record", "set", "1", "--username", "acme", "--notes", "n", "--not-enabled")
    changed = run_json(folder, "record", "set", "1", "--notes", "", "--ip-address", "192.0.2.7")
    assert (changed["username"], changed["notes"], changed["enabled"]) == ("acme", None, False)
    assert (changed["ip_address"], changed["version"]) == ("192.0.2.7", 3)
    assert [event[:2] for event in _actions(folder)][-3:] == [
        ("record.created", True),
        ("record.updated", True),
        ("record.updated", True),
    ]


def test_people_read_a_line_for_each_member(folder: Path) -> None:
    """Without `--json`: aligned, an empty member as a hyphen, and no control character."""
    run_sql(embedded_settings(folder), "UPDATE access_records SET notes = ?", "a\n\x1b]0;b")
    done = command.run(folder, "record", "show", "1")
    assert done.returncode == 0
    lines = dict(line.split(maxsplit=1) for line in done.stdout.splitlines())
    assert (lines["client_id"], lines["enabled"], lines["username"]) == ("7", "yes", "-")
    assert lines["notes"] == r"a\n\x1b]0;b"
    assert "password" not in lines


def test_a_password_comes_from_a_file_and_is_revealed_with_a_reason(folder: Path) -> None:
    """`show` prints it only with `--reveal-password` and a reason, which the trail keeps."""
    file = _password(folder, f" {CANARY} \r\n")
    done = command.run(folder, "record", "set", "1", "--password-file", file)
    assert CANARY not in done.stdout + done.stderr
    assert _show(folder) | {"has_password": True, "password": None} == _show(folder)
    refused = command.run(folder, "record", "show", "1", "--reveal-password")
    assert (refused.returncode, "--reason" in refused.stderr) == (2, True)
    options = ("--reveal-password", "--reason", "lost")
    revealed = run_json(folder, "record", "show", "1", *options)
    assert revealed["password"] == f" {CANARY} "
    assert CANARY in command.run(folder, "record", "show", "1", *options).stdout
    assert _actions(folder)[-2:] == [("password.revealed", True, "lost")] * 2
    assert run_json(folder, "record", "set", "1", "--clear-password")["has_password"] is False


def test_a_password_comes_from_a_prompt_or_standard_input(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--ask-password` asks twice without an echo; `-` is standard input."""
    typed = iter([CANARY, CANARY])
    monkeypatch.setattr(click.termui, "hidden_prompt_func", lambda _prompt: next(typed))
    assert run_json(folder, "record", "set", "1", "--ask-password")["version"] == 2
    assert list(typed) == []
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"other\n")))
    assert run_json(folder, "record", "set", "1", "--password-file", "-")["version"] == 3
    revealed = run_json(folder, "record", "show", "1", "--reveal-password", "--reason", "x")
    assert revealed["password"] == "other"


def test_a_prompt_that_nobody_answers_is_an_error(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the end of input the command ends with 1, and with `--json` says so in its object."""
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    monkeypatch.setattr(click.termui, "hidden_prompt_func", click.termui.visible_prompt_func)
    for more in ([], ["--json"]):
        done = command.run(folder, "record", "set", "1", "--ask-password", *more)
        assert (done.returncode, done.stdout) == (1, "")
    assert json.loads(done.stderr.splitlines()[-1])["error"]["kind"] == "failed"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "No such file"),
        (b"", "empty"),
        (b"\n", "empty"),
        (b"canary\xff", "UTF-8"),
        (b"canary\0", "--password: "),
        (b"canary" * 1000, "1,024"),
    ],
)
def test_a_password_file_that_cannot_be_used_is_named(
    folder: Path, content: bytes | None, said: str
) -> None:
    """The reason is one line without the content, and nothing is stored."""
    file = folder.parent / "password"
    if content is not None:
        file.write_bytes(content)
    done = command.run(folder, "record", "set", "1", "--password-file", str(file))
    assert done.returncode in {1, 2}
    assert said in done.stderr
    assert "canary" not in done.stderr
    assert _show(folder)["version"] == 1


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["set", "1"], 2, "at least one member"),
        (["set", "1", "--create", "--client-id", "7"], 1, "--create"),
        (["set", "2", "--notes", "n"], 1, "no such record"),
        (["set", "2", "--create", "--notes", "n"], 2, "--client-id: "),
        (["set", "1", "--create", "--if-version", "1", "--notes", "n"], 2, "exclude"),
        (["set", "1", "--netflow-url", CANARY], 2, "--netflow-url: Must begin with https://"),
        (["set", "1", "--clear-password", "--ask-password"], 2, "Use one of"),
        (["set", "1", "--ask-password", CANARY], 2, "more arguments"),
        (["set", "1", f"--password={CANARY}"], 2, "--password-file"),
        (["set", "1", "--notes", "n", "--installation", "x"], 2, "no installation"),
        (["set", "0", "--notes", "n"], 2, "SERVICE_ID"),
        (["show", "2"], 1, "no such record"),
        (["delete", "2", "--yes"], 1, "no such record"),
        (["explain", "1", "--status", "x" * 65], 2, "64 characters"),
    ],
)
def test_what_is_refused_is_named_and_not_repeated(
    folder: Path, arguments: list[str], code: int, said: str
) -> None:
    """The option and the reason on standard error, nothing stored, no value of the input."""
    done = command.run(folder, "record", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert CANARY not in done.stderr
    assert _show(folder)["version"] == 1


@pytest.mark.parametrize("verb", ["set", "delete"])
def test_a_condition_is_a_version_or_an_entity_tag(folder: Path, verb: str) -> None:
    """A record that has changed since is left alone; the tag also knows a record made anew."""
    change = ("--notes", "n") if verb == "set" else ("--yes",)
    for stale in ("2", '"0000000000000000-1"'):
        done = command.run(folder, "record", verb, "1", "--if-version", stale, *change)
        assert (done.returncode, "--if-version" in done.stderr) == (1, True)
    if verb == "set":
        run_json(folder, "record", "set", "1", "--if-version", "1", "--notes", "m")
    tag = _show(folder)["etag"].strip('"')
    run_json(folder, "record", verb, "1", "--if-version", tag, *change)


def test_a_deletion_is_confirmed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The question names the client; any answer but yes leaves the record."""
    for answer, code in (("n\n", 1), ("y\n", 0)):
        monkeypatch.setattr(sys, "stdin", io.StringIO(answer))
        done = command.run(folder, "record", "delete", "1")
        assert (done.returncode, "of client 7?" in done.stdout) == (code, True)
    assert command.run(folder, "record", "show", "1").returncode == 1
    assert _actions(folder)[-1][0] == "record.deleted"


def test_an_edited_record_is_shown_as_broken_and_not_changed(folder: Path) -> None:
    """What the API refuses is refused here: the reason says what to do."""
    run_sql(embedded_settings(folder), "UPDATE access_records SET client_id = 8")
    assert _show(folder)["integrity"] == "broken"
    for arguments in (
        ["set", "1", "--notes", "n"],
        ["show", "1", "--reveal-password", "--reason", "x"],
    ):
        done = command.run(folder, "record", *arguments)
        assert (done.returncode, done.stdout) == (1, "")
        assert "reseal --service" in done.stderr


def test_explain_says_what_hides_the_section(folder: Path) -> None:
    """Every condition with its finding, and the advice where one is not met; as the API does."""
    shown = run_json(folder, "record", "explain", "1", "--client-id", "7")
    assert shown["visible"] is True
    run_json(folder, "record", "set", "1", "--not-enabled")
    found = run_json(folder, "record", "explain", "1", "--client-id", "8", "--status", "Fraud")
    wrong = [item["condition"] for item in found["conditions"] if not item["ok"]]
    assert wrong == ["record_enabled", "client_owns_record", "status_visible"]
    printed = command.run(folder, "record", "explain", "1").stdout.splitlines()
    assert printed[0] == "The section is not shown."
    assert [line for line in printed if line.startswith("NO  ")] != []
    run_sql(embedded_settings(folder), "DELETE FROM display_settings")
    hidden = json.dumps(run_json(folder, "record", "explain", "2"))
    assert "record_exists" in hidden
    assert "settings_integrity" in hidden
