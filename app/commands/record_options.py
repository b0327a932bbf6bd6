"""The options of `record set`, made from the members that a caller may state, and their errors."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import click
from pydantic import ValidationError

from app.crypto.errors import UnknownSealingKey
from app.input.conditions import PreconditionFailed
from app.input.faults import Fault, InvalidInput
from app.input.fields import MAX_PASSWORD
from app.input.member_errors import describe
from app.records.errors import BrokenRecord, RecordNotFound
from app.records.record import STATED
from app.records.stated import RecordChange

REUSE = "reuse_login_from"
MAX_FILE_BYTES = 4 * MAX_PASSWORD + 2
"""The longest password in UTF-8, and an end of line."""
REASONS: dict[type[Exception], str] = {
    RecordNotFound: "There is no such record. To make one: netflow-manager record set --create",
    PreconditionFailed: "The record is not in the state that --create or --if-version requires; "
    "see netflow-manager record show.",
    BrokenRecord: "The seal of the record does not match its row, which was edited. Delete the "
    "record and create it again, or accept its row with netflow-manager reseal --service.",
    UnknownSealingKey: "The key of the record is not usable on this host now. Run: netflow-manager "
    "check",
}

Command = Callable[..., Any]


def member_options(command: Command) -> Command:
    """Add an option for each member of a record that callers state, with the API's description."""
    for name in reversed((*STATED, REUSE)):
        field = RecordChange.model_fields[name]
        command = _option(name, field.annotation, str(field.description))(command)
    return command


def _option(name: str, kind: object, description: str) -> Callable[[Command], Command]:
    option = f"--{name.replace('_', '-')}"
    if kind is bool:
        return click.option(f"{option}/--not-{name}", name, default=None, help=description)
    is_number = kind is int or name == REUSE
    return click.option(option, name, type=int if is_number else str, help=description)


def password_options(command: Command) -> Command:
    """Add the options that say where the password comes from. None has it as its value."""
    options = (
        click.option("--ask-password", is_flag=True, help="Prompt for the password, twice."),
        click.option(
            "--password-file",
            type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
            help="Read the password from this file (- for standard input), without its last line "
            "break.",
        ),
        click.option("--clear-password", is_flag=True, help="Remove the stored password."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def stated_members(options: dict[str, Any]) -> dict[str, Any]:
    """Return the members that were stated, the password among them.

    Raises `click.ClickException` if there is none, or the password cannot be read.
    """
    members = dict(options)
    ask, file = members.pop("ask_password"), members.pop("password_file")
    clear = members.pop("clear_password")
    if sum((ask, file is not None, clear)) > 1:
        message = "Use one of --ask-password, --password-file and --clear-password."
        raise click.UsageError(message)
    stated = {name: value for name, value in members.items() if value is not None}
    if clear:
        stated["clear_password"] = True
    if ask:
        stated["password"] = click.prompt(
            "Password", hide_input=True, confirmation_prompt=True, err=True
        )
    if file is not None:
        stated["password"] = _password_in(file)
    if not stated:
        raise click.UsageError("Name at least one member; see --help.")
    return stated


def _password_in(file: Path) -> str:
    if str(file) == "-" and sys.stdin is None:
        raise click.ClickException("--password-file: standard input is closed.")
    try:
        with click.open_file(str(file), "rb") as opened:
            content = opened.read(MAX_FILE_BYTES + 1)
        password = str(content, "utf-8")
    except OSError as error:
        reason = error.strerror
    except UnicodeError:
        reason = "it is not UTF-8"
    else:
        password = password.removesuffix("\n").removesuffix("\r")
        if password:
            return password
        reason = "it is empty; to remove the password use --clear-password"
    raise click.ClickException(f"--password-file: cannot be used: {reason}.")


@contextmanager
def refusals() -> Iterator[None]:
    """Report what the rules of records refuse. Raises `click.ClickException`."""
    try:
        yield
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        _refuse([describe(item, item["loc"]) for item in details])
    except InvalidInput as error:
        _refuse(error.faults)
    except tuple(REASONS) as error:
        raise click.ClickException(REASONS[type(error)]) from None


def _refuse(faults: Sequence[Fault]) -> NoReturn:
    """Name the options whose values are refused, never the values."""
    found = (f"--{fault.pointer[1:].replace('_', '-')}: {fault.message}" for fault in faults)
    raise click.UsageError(" ".join(found)) from None
