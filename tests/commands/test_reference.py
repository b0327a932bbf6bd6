"""`docs/command-line.md`, the man page and the completion scripts are those of the commands."""

import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from app.config import VARIABLES as SETTINGS
from app.terminal import COMPLETE_VARIABLE, KINDS
from tests.support import command
from tests.support.commands import COMMANDS, TREE, run_json
from tests.support.man_page import EXIT_CODES, VARIABLES, man_page
from tests.support.reference import MAN_PAGE, MARK, PAGE, page

REGENERATE = "Run: make reference"


def test_the_reference_is_that_of_the_commands() -> None:
    """Usage, options and members of the JSON are generated, and committed as generated."""
    assert PAGE.read_text(encoding="utf-8") == page(), REGENERATE
    assert MAN_PAGE.read_text(encoding="utf-8") == man_page(), REGENERATE


def test_everything_has_a_description() -> None:
    """No command, option or member of the JSON is left without a word."""
    silent = [name for name, found in TREE.items() if not found.help]
    for name, found in COMMANDS.items():
        options = (item for item in found.params if isinstance(item, click.Option))
        silent += [f"{name} {item.name}" for item in options if not item.help]
    assert silent == []


def test_exit_codes_and_variables_are_those_of_the_program() -> None:
    """The page and the man page name each exit code with its kind, and no unknown variable."""
    text = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    codes = dict(re.findall(r"^\| (\d+) \| (?:`(\w+)`)? ?\|", text, re.MULTILINE))
    assert codes == {"0": ""} | {str(code): kind for code, kind in KINDS.items()}
    assert {str(code) for code in EXIT_CODES} == codes.keys()
    named = {*re.findall(r"NFM_[A-Z_]+", text), *", ".join(VARIABLES).split(", ")}
    assert named <= SETTINGS


@pytest.mark.needs("man")
def test_man_renders_the_page_without_a_warning() -> None:
    """Every macro is one that man knows, and the text of the commands is in what it prints."""
    done = subprocess.run(
        ["man", "--warnings", "--local-file", str(MAN_PAGE)],
        env={**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "80", "MAN_KEEP_FORMATTING": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert "netflow-manager - NetFlow Analyzer access details" in done.stdout
    assert "--grace-hours" in done.stdout


def _blocks() -> Iterator[list[str]]:
    text = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    for block in re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        yield block.splitlines()


@pytest.mark.needs("serve")
def test_the_commands_of_the_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the order of the page, on one data directory, with the service running."""
    folder = tmp_path / "data"
    monkeypatch.setattr(click.termui, "hidden_prompt_func", lambda _prompt: "example")
    with command.serving(folder) as served:
        port = {"NFM_PORT": served.ready_on().rsplit(":", 1)[1]}
        lines = [line for block in _blocks() if not _needs_a_shell(block) for line in block]
        assert len(lines) > 12
        key_id = ""
        for line in lines:
            monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
            program, *arguments = shlex.split(line.replace("KEY_ID", key_id))
            assert program == "netflow-manager"
            done = command.run(folder, *arguments, variables=port)
            assert done.returncode == 0, (line, done.stderr)
            if done.stdout.startswith("nfm_"):
                key_id = done.stdout.split("_")[1]


def _needs_a_shell(block: list[str]) -> bool:
    return not all(line.startswith("netflow-manager ") and ">" not in line for line in block)


def test_bash_completes_with_the_script_of_the_page(tmp_path: Path) -> None:
    """The script is where the page writes it, and completes a command of a group."""
    (block,) = filter(_needs_a_shell, _blocks())
    (tmp_path / "netflow-manager").write_text(
        f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m app "$@"\n'
    )
    (tmp_path / "netflow-manager").chmod(0o755)
    script = "\n".join(
        [
            *block,
            ". ~/.local/share/bash-completion/completions/netflow-manager",
            "COMP_WORDS=(netflow-manager key ro) COMP_CWORD=2",
            "_netflow_manager_completion netflow-manager",
            'echo "${COMPREPLY[@]}"',
        ]
    )
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-eu", "-c", script],
        env=command.environment(tmp_path / "data", PATH=path, HOME=str(tmp_path)),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "rotate\n"), done.stderr


@pytest.mark.parametrize(
    ("shell", "says"), [("zsh", "#compdef"), ("fish", "--command netflow-manager")]
)
def test_the_other_shells_have_a_script(tmp_path: Path, shell: str, says: str) -> None:
    """Each names the program and the variable by which it asks for completions."""
    script = run_json(tmp_path, "completion", shell)["script"]
    assert says in script
    assert COMPLETE_VARIABLE in script


def test_the_names_of_commands_are_completed_without_importing_them(tmp_path: Path) -> None:
    """A shell asks at each press of the key: no database is loaded for it."""
    code = (
        f"import os, sys\nos.environ.update({COMPLETE_VARIABLE}='bash_complete', "
        "COMP_WORDS='netflow-manager ke', COMP_CWORD='1')\nfrom app.cli import main\n"
        "try: main()\nfinally: print('sqlalchemy' in sys.modules)"
    )
    done = command.run_code(tmp_path, code)
    assert done.stdout.split() == ["plain,key", "plain,keyring", "False"], done.stderr
