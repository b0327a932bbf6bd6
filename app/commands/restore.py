"""`netflow-manager restore`: puts a backup in the place of the SQLite database."""

from pathlib import Path

import click
from sqlalchemy import make_url

from app.commands.output import Command, note, show
from app.commands.session import host_author
from app.config import Settings
from app.crypto.errors import KeyringError
from app.private_file import FOLDER_MODE
from app.storage.errors import NotADatabase, StorageError
from app.upkeep.restoring import Content, NotRestored, Restored, Restoring

NOT_RESTORED = "Nothing was restored. {problem}"


@click.command(
    "restore",
    cls=Command,
    prints={
        "copy": "The copy that was restored.",
        "made_at": "When it was made; null without a side file, whose digest was not checked then.",
        "previous": "Where the previous database is kept; null where there was none.",
        "needs_migration": "Whether to run `netflow-manager migrate` before the service starts.",
        "needs_reseal": "Whether to run `netflow-manager reseal` afterwards.",
        "key_problem": "With --force: what stays locked, and what helps; else null.",
    },
)
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
    except NotADatabase as error:
        problem = f"{error} Take another copy."
        raise click.ClickException(NOT_RESTORED.format(problem=problem)) from None
    except (NotRestored, StorageError, KeyringError) as error:
        raise click.ClickException(NOT_RESTORED.format(problem=error)) from None
    except OSError as error:
        problem = f"{error.filename}: {error.strerror}." if error.strerror else f"{error}."
        raise click.ClickException(NOT_RESTORED.format(problem=problem)) from None
    _report(copy, restored)


def _report(copy: Path, restored: Restored) -> None:
    made_at = None if restored.side is None else restored.side.made_at
    if made_at is None:
        note(f"{copy} has no side file: its digest was not checked.")
    if restored.aside is not None:
        note(f"The previous database is kept in {restored.aside}.")
    content = restored.content
    if content.key_problem is not None:
        note(f"Not everything opens. {content.key_problem}")
    members = {
        "copy": str(copy),
        "made_at": made_at,
        "previous": None if restored.aside is None else str(restored.aside),
        "needs_migration": content.needs_migration,
        "needs_reseal": content.needs_reseal,
        "key_problem": content.key_problem,
    }
    made = "" if made_at is None else f" of {made_at}"
    show(members, f"Restored the backup{made}. {_next_step(content)}")


def _next_step(content: Content) -> str:
    if content.needs_migration:
        return "Run: netflow-manager migrate. Then start the service."
    if content.needs_reseal:
        return "Start the service. Then run: netflow-manager reseal"
    return "Start the service."
