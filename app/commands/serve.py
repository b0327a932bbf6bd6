"""`netflow-manager serve`: serves the API until a signal ends it."""

import grp
import re
import sys
from contextlib import nullcontext
from typing import Any

import click

from app.commands import server
from app.commands.first_key import welcome as first_key_welcome
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


@click.command()
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
    # Errors are reported here, once, instead of by every worker.
    with looking(settings):
        pass

    def welcome(bound: server.Address) -> str:
        found = made(settings) if is_new else ""
        key = first_key_welcome(settings, bound.curl_target) if first_key else ""
        return "\n".join(filter(None, (found, key)))

    with shared_folder(settings.data_dir) if workers > 1 else nullcontext():
        code = server.serve(address, workers, welcome, settings.log or LogChoice())
    sys.exit(code)
