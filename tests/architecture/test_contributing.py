"""What a contributor types, and what runs at a commit, is described and pinned."""

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RULE = re.compile(r"^([a-z][a-z-]*):(?!=| export)", re.MULTILINE)


def _help() -> dict[str, str]:
    """Return the lines of `make help` by their command."""
    done = subprocess.run(
        ["make", "--no-print-directory", "help"],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "MAKEFLAGS"},
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(line.split(maxsplit=1) for line in done.stdout.splitlines())


def test_help_lists_every_command() -> None:
    """Each rule of the Makefile has a line in `make help`, and no file of its name hides it."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    rules = sorted(RULE.findall(makefile))
    assert len(rules) > 10
    assert sorted(_help()) == rules
    assert sorted(phony.split()) == rules


def test_hooks_run_the_pinned_tools() -> None:
    """The hooks of pre-commit are local ones: they download nothing, and start what is in .venv."""
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert set(re.findall(r"^ *- repo: (.+)$", hooks, re.MULTILINE)) == {"local"}
    entries = [entry.split() for entry in re.findall(r"^ *entry: (.+)$", hooks, re.MULTILINE)]
    assert len(entries) == hooks.count("language: system") == hooks.count("- id: ") > 1
    pins = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
    for program, *arguments in entries:
        if program == "make":
            assert set(arguments) <= set(_help())
        else:
            assert f"\n{program.removeprefix('.venv/bin/')}==" in pins, program


@pytest.mark.parametrize("name", ["test", "test-fast"])
def test_the_slowest_tests_are_printed(name: str) -> None:
    """Both ways to run the tests end with the twenty that took longest."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = re.search(rf"^{name}:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    assert recipe
    assert "--durations=20 " in recipe[1]
