"""`netflow-manager backup`: a copy of the embedded database while it is in use."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import click

from app.commands.private_file import FOLDER_MODE, private_file
from app.commands.session import opened
from app.settings import Settings

WAIT_SECONDS = 30


@click.command("backup")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def backup(settings: Settings, folder: Path) -> None:
    """Copy the SQLite database into a new private file in DIR. The keyring is not in it."""
    with opened(settings) as session:
        source = session.database.sqlite_file
    if source is None:
        raise click.ClickException("Only SQLite is copied here; use pg_dump or mariadb-dump.")
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    target = folder / f"{source.stem}-{moment}{source.suffix}"
    try:
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    except OSError as error:
        raise click.ClickException(f"{folder}: cannot be made ({error.strerror}).") from None
    with private_file(target) as draft:
        _copy(source, draft)
    click.echo(f"Wrote {target}.")
    click.echo(
        f"It opens no password without the keyring, {settings.keyring_file}: "
        "back that file up apart from it, in another place.",
        err=True,
    )


def _copy(source: Path, target: Path) -> None:
    # One consistent state, without pages that hold what was deleted; writers go on meanwhile.
    with closing(sqlite3.connect(source, timeout=WAIT_SECONDS)) as connection:
        try:
            connection.execute("VACUUM INTO ?", (str(target),))
        except sqlite3.Error:
            raise click.ClickException("The copy failed: is there room in the folder?") from None
