"""The command line. Exit codes: 0 done, 1 failed, 2 usage, 78 configuration."""

import grp
import logging
import os
import re
import sys
from contextlib import nullcontext
from difflib import get_close_matches
from typing import Any

import click

from app import __version__, server
from app.commands.backup import backup
from app.commands.bulk import export_records, import_records
from app.commands.check import check
from app.commands.first_key import welcome as first_key_welcome
from app.commands.installations import installation_group
from app.commands.keyring import keyring_group
from app.commands.keys import key_group
from app.commands.reseal import reseal
from app.commands.session import looking, made
from app.config import VARIABLES, Settings, unknown_variables
from app.serving.endings import EXIT_FAILED, errors_as_exit_codes
from app.shared_metrics import shared_folder
from app.storage.database import Database
from app.storage.revision import NEWEST
from app.upkeep import opening

_NO_LOG = logging.NullHandler()


def main() -> None:
    """Run one command. An error is one line on standard error and an exit code."""
    # What the server logs is not printed beside that line; `serve` sets up logging itself.
    logging.getLogger("app").addHandler(_NO_LOG)
    try:
        with errors_as_exit_codes():
            cli(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(EXIT_FAILED)


@click.group()
@click.version_option(__version__, prog_name="NetFlow Manager")
@click.pass_context
def cli(context: click.Context) -> None:
    """NetFlow Analyzer access details of WHMCS services.

    The data is in ./var of where you call this, unless NFM_DATA_DIR names another folder. The
    other variables are in the README.
    """
    for name in unknown_variables(os.environ):
        similar = get_close_matches(name, VARIABLES, 1)
        hint = f" Did you mean {similar[0]}?" if similar else ""
        click.echo(f"Warning: {name} is no setting and was ignored.{hint}", err=True)
    context.obj = Settings.from_mapping(os.environ)


def _mode(_context: click.Context, _option: click.Parameter, text: str) -> int:
    if not re.fullmatch("0?[0-7]{3}", text):
        raise click.BadParameter("must be three octal digits, such as 660.")
    return int(text, 8)


def _group(_context: click.Context, _option: click.Parameter, name: str | None) -> int | None:
    if name is None or name.isdecimal():
        return None if name is None else int(name)
    try:
        return grp.getgrnam(name).gr_gid
    except KeyError:
        raise click.BadParameter("there is no such group on this host.") from None


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65_535))
@click.option("--uds", type=click.Path(), help="Listen on this UNIX socket instead.")
@click.option("--uds-mode", default="0660", show_default=True, callback=_mode, help="Of its file.")
@click.option("--uds-group", callback=_group, help="Of its file: name or number.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64))
@click.option("--first-key", is_flag=True, help="Make and print a key if there is none.")
@click.pass_obj
def serve(settings: Settings, /, *, workers: int, first_key: bool, **listen: Any) -> None:  # noqa: ANN401
    """Serve the API; the embedded database is migrated first."""
    address = server.Address(**listen)
    is_new = opening.prepare(settings)
    # What is wrong is said here, once, and not by every worker.
    with looking(settings):
        pass

    def welcome(bound: server.Address) -> str:
        found = made(settings) if is_new else ""
        key = first_key_welcome(settings, bound.curl_target) if first_key else ""
        return "\n".join(filter(None, (found, key)))

    with shared_folder(settings.data_dir) if workers > 1 else nullcontext():
        code = server.serve(address, workers, welcome)
    sys.exit(code)


@cli.command("migrate")
@click.pass_obj
def migrate_database(settings: Settings) -> None:
    """Bring the database to the newest revision."""
    if opening.prepare(settings):
        click.echo(made(settings))
    database = Database(settings.database_url)
    # Imported where it is needed: alembic takes a sixth of the time of a start.
    from app.storage.migrate import upgrade  # noqa: PLC0415

    try:
        database.check_safe()
        upgrade(database)
    finally:
        database.close()
    click.echo(f"The database is at revision {NEWEST}.")


COMMANDS = (
    backup,
    check,
    export_records,
    import_records,
    installation_group,
    key_group,
    keyring_group,
    reseal,
)
for command in COMMANDS:
    cli.add_command(command)
