"""`netflow-manager serve`: serves the API until a signal ends it."""

import grp
import re
import sys
from contextlib import nullcontext
from typing import Any

import click

from app.commands import server
from app.commands.address import Address, address_options
from app.commands.first_key import welcome as first_key_welcome
from app.commands.output import Command
from app.commands.server import Welcome
from app.commands.session import looking, made
from app.config import Settings
from app.logs import LogChoice
from app.shared_metrics import shared_folder
from app.upkeep import opening


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


@click.command(
    cls=Command,
    prints={
        "version": "The version of the service.",
        "address": "URL, or path of the socket.",
        "created": "The data directory, where this start has made its database; else null.",
        "first_key": "The key that --first-key has made; else null. It is not shown again.",
    },
)
@address_options
@click.option("--uds-mode", default="0660", show_default=True, callback=_mode, help="Of its file.")
@click.option("--uds-group", callback=_group, help="Of its file: name or number.")
@click.option(
    "--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes."
)
@click.option("--first-key", is_flag=True, help="Make and print a key if there is none.")
@click.pass_context
def serve(context: click.Context, /, *, workers: int, first_key: bool, **listen: Any) -> None:  # noqa: ANN401
    """Serve the API; the embedded database is migrated first.

    Started by a systemd socket unit, it listens on the sockets of that unit instead of --host and
    --port, or --uds.
    """
    settings: Settings = context.obj
    address = Address.of(context, **listen)
    is_new = opening.prepare(settings)
    # Errors are reported here, once, instead of by every worker.
    with looking(settings):
        pass

    def welcome(bound: Address) -> Welcome:
        lines = [made(settings)] if is_new else []
        key = None
        if first_key:
            key, advice = first_key_welcome(settings, bound.curl_target)
            lines.append(advice)
        created = str(settings.data_dir) if is_new else None
        return Welcome(lines, {"created": created, "first_key": key})

    with shared_folder(settings.data_dir) if workers > 1 else nullcontext():
        code = server.serve(address, workers, welcome, settings.log or LogChoice())
    sys.exit(code)
