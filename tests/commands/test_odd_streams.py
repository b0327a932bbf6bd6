"""Arguments that are no text, and an output that nobody can read."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import command

KEY = ("key", "create", "--name", "test", "--for-whmcs")


def run_with(folder: Path, redirection: str, *arguments: str) -> tuple[int, str]:
    """Return exit code and errors of a command, its output redirected by a shell."""
    done = subprocess.run(
        [
            "/bin/sh",
            "-c",
            f'exec "$@" {redirection}',
            "sh",
            sys.executable,
            "-m",
            "app",
            *arguments,
        ],
        env=command.environment(folder),
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr


def keys_in(folder: Path) -> int:
    return len(command.run(folder, "key", "list").stdout.splitlines()[1:])


def test_no_key_is_made_that_nobody_would_see(tmp_path: Path) -> None:
    """With a closed output the command does nothing; where it fails later, it says so."""
    folder = tmp_path / "data"
    command.new_key(folder, "mail")
    code, errors = run_with(folder, ">&-", *KEY)
    assert (code, errors.count("\n"), keys_in(folder)) == (1, 1, 1)
    assert errors.startswith("Error: Standard output is closed")
    code, errors = run_with(folder, ">/dev/full", *KEY)
    assert (code, errors.count("\n"), keys_in(folder)) == (1, 1, 2)
    assert "its result could not be printed (No space left on device)" in errors


@pytest.mark.parametrize(
    "arguments",
    [
        ("key", "rotate", "\udcff"),
        ("record", "show", "1", "--installation", "\udcff", "--json"),
        ("backup", "copies\udcff"),
    ],
)
def test_an_argument_that_is_no_text_is_refused(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """In one line, with 2, before anything is opened; a variable with 78."""
    done = command.run(tmp_path / "data", *arguments)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "An argument is not valid UTF-8." in done.stderr
    done = command.run(tmp_path / "data", "key", "list", variables={"NFM_KEYRING_FILE": "\udcff"})
    assert (done.returncode, done.stdout) == (78, "")
    assert done.stderr == "Configuration: NFM_KEYRING_FILE: is not valid UTF-8.\n"


def test_a_closed_input_has_no_password(tmp_path: Path) -> None:
    """It is one line, and nothing is stored."""
    folder = tmp_path / "data"
    command.new_key(folder, "mail")
    stated = ("record", "set", "1", "--create", "--client-id", "1", "--password-file", "-")
    assert run_with(folder, "<&-", *stated) == (
        1,
        "Error: --password-file: standard input is closed.\n",
    )
