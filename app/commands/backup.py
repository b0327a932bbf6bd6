"""`netflow-manager backup`: a copy of the embedded database while it is in use."""

from pathlib import Path

import click

from app.audit.trail import BACKED_UP, Event
from app.commands.output import Command, note, show
from app.commands.session import host_author
from app.config import Settings
from app.storage.database import Database
from app.storage.errors import StorageError
from app.storage.revision import check_revision
from app.upkeep import backups, opening


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
@click.option(
    "--keep",
    metavar="N",
    type=click.IntRange(1, 100_000),
    help="Then delete older copies that this command made of the same database in DIR, but for "
    "the N newest.",
)
@click.pass_obj
def backup(settings: Settings, folder: Path, *, keep: int | None) -> None:
    """Copy the SQLite database into a new private file in DIR. The keyring is not in it.

    Beside the copy is a JSON file that says when and by which version it was made, which keys it
    needs, and its digest. `netflow-manager restore` checks them.
    """
    database = opening.existing_database(settings)
    try:
        if database.sqlite_file is None:
            raise click.ClickException(
                "Only SQLite is copied here; use pg_dump or mariadb-dump, as in "
                "docs/backup-and-restore.md."
            )
        copy, side = _copied(database.sqlite_file, folder, keep)
        keyring_file = str(settings.keyring_file)
        keys = list(side.key_ids)
        show({"file": str(copy), "keys": keys, "keyring_file": keyring_file}, f"Wrote {copy}.")
        note(
            f"Keys that this copy needs: {', '.join(keys) or 'none'}. They are in {keyring_file}: "
            "back that file up too, in another place. Without it no password opens."
        )
        _note(database, copy)
    finally:
        database.close()


def _copied(source: Path, folder: Path, keep: int | None) -> tuple[Path, backups.SideFile]:
    try:
        return backups.make_backup(source, folder, keep)
    except backups.FolderBusy:
        raise click.ClickException(f"{folder}: another backup is being made there.") from None
    except OSError as error:
        raise click.ClickException(f"{folder}: cannot be written ({error.strerror}).") from None


def _note(database: Database, copy: Path) -> None:
    """Store in the audit trail that a backup was made: monitoring looks at its age."""
    try:
        check_revision(database)
        backups.note(database, host_author, Event(BACKED_UP, None, {"copy": copy.name}))
    except StorageError as error:
        note(f"The copy is complete, but the audit trail does not say so. {error}")
