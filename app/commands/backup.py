"""`netflow-manager backup`: a copy of the embedded database while it is in use."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import click

from app.commands.output import Command, note, show
from app.commands.output_file import output_file
from app.config import Settings
from app.upkeep import opening
from app.upkeep.resealing import NO_KEY, TABLES, key_id_of

FOLDER_MODE = 0o700
WAIT_SECONDS = 30


@click.command(
    "backup",
    cls=Command,
    prints={
        "file": "Path of the copy.",
        "keys": "Ids of the keys that the copy needs.",
        "keyring_file": "The file that these keys are in. It is not in the copy.",
    },
)
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def backup(settings: Settings, folder: Path) -> None:
    """Copy the SQLite database into a new private file in DIR. The keyring is not in it."""
    database = opening.existing_database(settings)
    source = database.sqlite_file
    database.close()
    if source is None:
        raise click.ClickException("Only SQLite is copied here; use pg_dump or mariadb-dump.")
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    target = folder / f"{source.stem}-{moment}{source.suffix}"
    try:
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    except OSError as error:
        raise click.ClickException(f"{folder}: cannot be made ({error.strerror}).") from None
    with output_file(target) as draft:
        _copy(source, draft)
        needed = _needed_keys(draft)
    keyring_file = str(settings.keyring_file)
    show({"file": str(target), "keys": needed, "keyring_file": keyring_file}, f"Wrote {target}.")
    note(
        f"Keys that this copy needs: {', '.join(needed) or 'none'}. They are in "
        f"{keyring_file}: back that file up too, in another place. Without it no password opens."
    )


def _copy(source: Path, target: Path) -> None:
    # One consistent state, without pages of deleted data; writers continue meanwhile.
    with closing(sqlite3.connect(source, timeout=WAIT_SECONDS)) as connection:
        try:
            connection.execute("VACUUM INTO ?", (str(target),))
        except sqlite3.Error:
            raise click.ClickException("The copy failed: is there room in the folder?") from None


def _needed_keys(copy: Path) -> list[str]:
    """Return the ids of the keys that sealed the rows of the copy."""
    needed: set[str] = set()
    # Immutable: reading leaves no file next to the copy.
    address = f"{copy.absolute().as_uri()}?immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        for table in (sealed.table.name for sealed in TABLES):
            try:
                seals = connection.execute(f"SELECT seal FROM {table}")  # noqa: S608 - our own name
            except sqlite3.Error:
                continue  # an older revision does not have this table
            needed.update(key_id_of(seal) for (seal,) in seals)
    return sorted(needed - {NO_KEY})
