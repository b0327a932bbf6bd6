"""The command line. Exit codes: 0 done, 1 failed, 2 usage, 78 configuration."""

import logging
import os
import sys
from difflib import get_close_matches

import click

from app import __version__, logs
from app.commands.backup import backup
from app.commands.bulk import export_records, import_records
from app.commands.check import check
from app.commands.installations import installation_group
from app.commands.keyring import keyring_group
from app.commands.keys import key_group
from app.commands.migrate import migrate_database
from app.commands.reseal import reseal
from app.commands.serve import serve
from app.config import VARIABLES, Settings, unknown_variables
from app.serving.endings import EXIT_FAILED, errors_as_exit_codes

_NO_LOG = logging.NullHandler()


def main() -> None:
    """Run one command. An error is one line on standard error and an exit code."""
    # Log records are printed next to that line only where a variable states how; `serve` always
    # sets up logging.
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

    The data is in ./var of the current folder, unless NFM_DATA_DIR names another one. The README
    describes the other variables.
    """
    for name in unknown_variables(os.environ):
        similar = get_close_matches(name, VARIABLES, 1)
        hint = f" Did you mean {similar[0]}?" if similar else ""
        click.echo(f"Warning: {name} is not a setting and was ignored.{hint}", err=True)
    settings = context.obj = Settings.from_mapping(os.environ)
    if settings.log is not None:
        logs.set_up(settings.log)


COMMANDS = (
    backup,
    check,
    export_records,
    import_records,
    installation_group,
    key_group,
    keyring_group,
    migrate_database,
    reseal,
    serve,
)
for command in COMMANDS:
    cli.add_command(command)
