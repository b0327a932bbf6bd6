"""The tree of commands, and what a command prints with `--json`."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from app.cli import cli
from app.commands.output import Command
from tests.support import command


def walk(
    group: click.Group = cli, path: tuple[str, ...] = ()
) -> Iterator[tuple[str, click.Command]]:
    """Yield every command and group, with its names, in their order."""
    context = click.Context(group)
    for name in sorted(group.list_commands(context)):
        found = group.get_command(context, name)
        assert found is not None
        yield " ".join((*path, name)), found
        if isinstance(found, click.Group):
            yield from walk(found, (*path, name))


TREE: dict[str, click.Command] = dict(walk())
COMMANDS = {name: found for name, found in TREE.items() if not isinstance(found, click.Group)}


def name_of(*arguments: str) -> str:
    """Return the name of the command that the arguments begin with."""
    return next(name for name in COMMANDS if [*arguments][: len(name.split())] == name.split())


def run_json(folder: Path, *arguments: str, code: int = 0) -> dict[str, Any]:
    """Run a command with `--json`, and return the object on standard output.

    It has the members that the command names.
    """
    done = command.run(folder, *arguments, "--json")
    assert done.returncode == code, done.stderr
    printed: dict[str, Any] = json.loads(done.stdout)
    found = COMMANDS[name_of(*arguments)]
    assert isinstance(found, Command)
    assert printed.keys() == found.prints.keys()
    if code:
        error = json.loads(done.stderr)["error"]
        assert error["exit_code"] == code
    else:
        assert done.stderr == ""
    return printed
