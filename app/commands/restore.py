"""`netflow-manager restore`: puts a backup in the place of the SQLite database."""

from pathlib import Path

import click
from sqlalchemy import make_url

from app.commands.session import host_author
from app.config import Settings
from app.crypto.errors import KeyringError
from app.storage.errors import StorageError
from app.upkeep.restoring import NotRestored, Restored, Restoring

FOLDER_MODE = 0o700
NOT_RESTORED = "Nothing was restored. {problem}"


@click.command("restore")
@click.argument(
    "copy", metavar="COPY", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "--force",
    is_flag=True,
    help="Restore even if the keyring does not open everything: what a missing, disabled or "
    "destroyed key has sealed stays locked.",
)
@click.pass_obj
def restore(settings: Settings, copy: Path, *, force: bool) -> None:
    """Put COPY, which `backup` has written, in the place of the SQLite database.

    Stop the service first. The copy is checked before: its digest, its content, its revision, and
    whether the keyring has the keys that it needs. The present database is kept beside the new one.
    """
    url = make_url(settings.database_url)
    if url.get_backend_name() != "sqlite":
        raise click.ClickException(
            "Only SQLite is restored here; use pg_restore or mariadb, as in "
            "docs/backup-and-restore.md."
        )
    try:
        if settings.embedded:
            settings.data_dir.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        restored = Restoring(copy, settings, host_author, force).into(Path(str(url.database)))
    except (NotRestored, StorageError, KeyringError) as error:
        raise click.ClickException(NOT_RESTORED.format(problem=error)) from None
    except OSError as error:
        problem = f"{error.filename}: {error.strerror}."
        raise click.ClickException(NOT_RESTORED.format(problem=problem)) from None
    _report(copy, restored)


def _report(copy: Path, restored: Restored) -> None:
    if restored.side is None:
        click.echo(f"{copy} has no side file: its digest was not checked.", err=True)
    if restored.aside is not None:
        click.echo(f"The previous database is kept in {restored.aside}.", err=True)
    made = "" if restored.side is None else f" of {restored.side.made_at}"
    click.echo(f"Restored the backup{made}. {_next_step(restored)}")


def _next_step(restored: Restored) -> str:
    if restored.needs_migration:
        return "Run: netflow-manager migrate. Then start the service."
    if restored.needs_reseal:
        return "Start the service. Then run: netflow-manager reseal"
    return "Start the service."
