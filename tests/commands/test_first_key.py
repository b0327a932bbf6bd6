"""The key and the call that the first `make run` prints, as a newcomer uses them."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import httpx
import pytest

from tests.support import command
from tests.support.waiting import HANG_SECONDS, wait_until

RECORD = "/v1/access-records/1234"
README = (command.ROOT / "README.md").read_text(encoding="utf-8")
# In the place of curl: notes the arguments of every process, then is curl.
WATCHED_CURL = """#!/bin/sh
cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' '\\n' >> "{seen}"
exec {curl} --silent --show-error --fail --noproxy '*' "$@"
"""


def _printed(served: command.Served, words: str) -> str:
    """Return the printed line with these words."""

    def found() -> list[str]:
        return [line for line in served.output if words in line]

    wait_until(found, words)
    return found()[0].rstrip("\n")


class Terminal:
    """Runs commands as a newcomer does, and sees the arguments of every process meanwhile."""

    def __init__(self, folder: Path) -> None:
        self._programs = folder / "bin"
        self._programs.mkdir()
        self._seen = folder / "seen"
        curl = self._programs / "curl"
        curl.write_text(WATCHED_CURL.format(seen=self._seen, curl=shutil.which("curl")))
        curl.chmod(0o755)

    def run(self, shell: str, script: str, pasted: str) -> str:
        """Return what a script prints while `pasted` and Enter are typed in."""
        done = subprocess.run(
            [shell, "-c", script],
            input=f"{pasted}\n",
            env=os.environ | {"PATH": f"{self._programs}:{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            timeout=HANG_SECONDS,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    @property
    def arguments(self) -> str:
        """All arguments of all processes that ran while a call was made."""
        return self._seen.read_text(encoding="utf-8", errors="replace")


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


@pytest.mark.parametrize("shell", ["sh", "bash"])
@pytest.mark.needs("serve")
def test_the_first_call_works_and_hides_the_key(
    tmp_path: Path, terminal: Terminal, shell: str
) -> None:
    """The printed line stores a record once the key is pasted; no argument ever has the key."""
    with command.serving(tmp_path / "data", "--first-key") as served:
        url = served.ready_on()
        key = _printed(served, "Your first API key").rsplit(" ", 1)[1]
        line = _printed(served, "curl ").strip()
        assert key.split("_")[2] not in line
        assert json.loads(terminal.run(shell, line, key))["service_id"] == 1234
        with httpx.Client(base_url=url, trust_env=False, timeout=HANG_SECONDS) as client:
            headers = {"Authorization": f"Bearer {key}"}
            assert client.get(RECORD, headers=headers).json()["has_password"]
            scopes = client.get("/v1/whoami", headers=headers).json()["scopes"]
    assert not {"reveal", "admin"} & set(scopes)
    assert f"{url}{RECORD}" in terminal.arguments  # the control: it was seen
    assert key.split("_")[2] not in terminal.arguments


@pytest.mark.needs("serve")
def test_a_second_run_makes_no_key(tmp_path: Path) -> None:
    """Where there is a key already, that is said, with the command for one more."""
    command.new_key(tmp_path / "data", "mail")
    with command.serving(tmp_path / "data", "--first-key") as served:
        assert "key create --help" in _printed(served, "API keys exist already")
    assert "Your first" not in "".join(served.output)


@pytest.mark.needs("serve")
def test_the_first_call_uses_the_unix_socket(tmp_path: Path, terminal: Terminal) -> None:
    """With `--uds` the service listens there, says so, and its first call uses the socket."""
    path = tmp_path / "a socket"
    with command.serving(tmp_path / "data", "--uds", str(path), "--first-key") as served:
        assert f"is ready on {path} " in _printed(served, "is ready on")
        key = _printed(served, "Your first API key").rsplit(" ", 1)[1]
        line = _printed(served, "curl ").strip()
        assert json.loads(terminal.run("sh", line, key))["service_id"] == 1234


@pytest.mark.parametrize("shell", ["sh", "bash"])
@pytest.mark.needs("serve")
def test_the_calls_of_the_readme_work_and_hide_the_key(
    tmp_path: Path, terminal: Terminal, shell: str
) -> None:
    """What a newcomer copies from there, key first, stores a record and reads its merge fields."""
    section = README.split("## Call it")[1].split("\n## ")[0]
    script = "\n".join(re.findall(r"^```\n(.*?)^```", section, re.MULTILINE | re.DOTALL)[:2])
    with command.serving(tmp_path / "data", "--first-key") as served:
        url = served.ready_on()
        key = _printed(served, "Your first API key").rsplit(" ", 1)[1]
        printed = terminal.run(shell, script.replace("http://127.0.0.1:8000", url), key)
    assert '"version":1' in printed
    assert '"netflow_username":"acme"' in printed
    assert key.split("_")[2] not in terminal.arguments
