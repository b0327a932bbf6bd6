"""The command line. Exit codes: 0 done, 1 failed, 2 usage, 78 configuration."""

import logging
import os
import sys
from difflib import get_close_matches
from importlib import import_module
from typing import NoReturn

import click
from click.core import ParameterSource
from click.shell_completion import CompletionItem

from app import __version__
from app.terminal import (
    COMPLETE_VARIABLE,
    EXIT_CONFIGURATION,
    EXIT_FAILED,
    is_json,
    print_error,
    print_warning,
)

# The module of each command in app.commands, and its name there. It is imported when it is called:
# `ping` needs a tenth of what the others do.
COMMANDS = {
    "backup": ("backup", "backup"),
    "check": ("check", "check"),
    "collect": ("collect", "collect"),
    "completion": ("completion", "completion"),
    "copy": ("copy", "copy_installation"),
    "export": ("bulk", "export_records"),
    "import": ("bulk", "import_records"),
    "installation": ("installations", "installation_group"),
    "key": ("keys", "key_group"),
    "keyring": ("keyring", "keyring_group"),
    "migrate": ("migrate", "migrate_database"),
    "ping": ("ping", "ping"),
    "provision": ("provision", "provision"),
    "record": ("records", "record_group"),
    "reseal": ("reseal", "reseal"),
    "restore": ("restore", "restore"),
    "serve": ("serve", "serve"),
    "usage": ("usage", "usage_group"),
}
WITHOUT_SETTINGS = frozenset({"completion", "ping"})

_NO_LOG = logging.NullHandler()


class Commands(click.Group):
    """The commands of `COMMANDS`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return their names."""
        return [*COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command of this name; None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f".commands.{module}", __package__), name)
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the names and options that begin so, without importing every command."""
        names = [CompletionItem(name) for name in COMMANDS if name.startswith(incomplete)]
        return [*names, *click.Command.shell_complete(self, ctx, incomplete)]


def main() -> None:
    """Run one command. An error is one line on standard error and an exit code."""
    # Log records are printed next to that line only where a variable states how; `serve` always
    # sets up logging.
    logging.getLogger("app").addHandler(_NO_LOG)
    try:
        _check_arguments()
        cli(standalone_mode=False, complete_var=COMPLETE_VARIABLE)
    except click.ClickException as error:
        _end_for(error)
    except click.Abort:
        if is_json():
            print_error(EXIT_FAILED, "It was interrupted, or a question was not answered.")
        sys.exit(EXIT_FAILED)
    except Exception:
        from app.serving.endings import errors_as_exit_codes  # noqa: PLC0415 - see COMMANDS

        with errors_as_exit_codes():
            raise


def _check_arguments() -> None:
    """Raise `click.UsageError` for one that no database could store and no message repeat."""
    if any("\udc80" <= char <= "\udcff" for argument in sys.argv for char in argument):
        raise click.UsageError("An argument is not valid UTF-8.")


def _end_for(error: click.ClickException) -> NoReturn:
    """End with 2 for a wrong argument, 78 for a wrong variable, 1 for a failure."""
    variable = _variable_of(error)
    if variable is not None:
        print_error(EXIT_CONFIGURATION, f"{variable}: {error.message}")
        sys.exit(EXIT_CONFIGURATION)
    if is_json():
        print_error(error.exit_code, error.format_message())
    else:
        error.show()
    sys.exit(error.exit_code)


def _variable_of(error: click.ClickException) -> str | None:
    """Return the variable of the environment whose value was refused, None for an argument."""
    if not isinstance(error, click.BadParameter) or error.ctx is None or error.param is None:
        return None
    source = error.ctx.get_parameter_source(str(error.param.name))
    return str(error.param.envvar) if source is ParameterSource.ENVIRONMENT else None


@click.group(cls=Commands)
@click.version_option(__version__, prog_name="NetFlow Manager")
@click.pass_context
def cli(context: click.Context) -> None:
    """NetFlow Analyzer access details of WHMCS services.

    The data is in ./var of the current folder, unless NFM_DATA_DIR names another one. The page
    Configuration of the documentation (docs/configuration.md) describes the other variables.
    """
    if context.invoked_subcommand in WITHOUT_SETTINGS:
        return
    if sys.stdout is None and context.invoked_subcommand != "serve":
        raise click.ClickException(
            "Standard output is closed, and the result would be lost. Redirect it to a file."
        )
    from app import logs  # noqa: PLC0415 - see COMMANDS
    from app.config import VARIABLES, Settings, unknown_variables  # noqa: PLC0415

    for name in unknown_variables(os.environ):
        similar = get_close_matches(name, VARIABLES, 1)
        hint = f" Did you mean {similar[0]}?" if similar else ""
        print_warning(f"{name} is not a setting and was ignored.{hint}")
    settings = context.obj = Settings.from_mapping(os.environ)
    if settings.log is not None:
        logs.set_up(settings.log)
