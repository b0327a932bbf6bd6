"""How a process of the command line ends: exit codes, and an error as a line or as JSON."""

import json
import sys

import click

EXIT_FAILED = 1
EXIT_USAGE = 2
EXIT_CONFIGURATION = 78
JSON_OPTION = "--json"
PROGRAM = "netflow-manager"
COMPLETE_VARIABLE = "_NETFLOW_MANAGER_COMPLETE"
"""The variable by which a shell asks for completions."""
KINDS = {EXIT_FAILED: "failed", EXIT_USAGE: "usage", EXIT_CONFIGURATION: "configuration"}
"""The kind of an error in JSON, by exit code."""
HEADS = {EXIT_FAILED: "Failed", EXIT_CONFIGURATION: "Configuration"}


def is_json() -> bool:
    """Return whether the command line asks for JSON.

    The arguments are read here, because options and settings are refused before click has parsed
    this one, and by processes that parse none.
    """
    return JSON_OPTION in sys.argv[1:]


def print_error(code: int, message: str, line: str | None = None) -> None:
    """Print an error that ends the process with this code, on standard error.

    `line` is what people read, unless it is the message behind the name of its kind.
    """
    if is_json():
        error = {"kind": KINDS.get(code, "failed"), "exit_code": code, "message": message}
        click.echo(json.dumps({"error": error}), err=True)
    else:
        click.echo(line or f"{HEADS[code]}: {message}", err=True)


def print_warning(message: str) -> None:
    """Print a warning on standard error."""
    text = json.dumps({"warning": message}) if is_json() else f"Warning: {message}"
    click.echo(text, err=True)
