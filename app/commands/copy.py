"""`netflow-manager copy`: moves an installation into another database."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from sqlalchemy import make_url

from app.commands.output import Command, counted, show
from app.config import Settings, SettingsError, check_database_url, read_secret
from app.storage.database import Database
from app.storage.errors import NotCopied, StorageError
from app.storage.reasons import name_of
from app.storage.revision import NEWEST, check_revision
from app.storage.transfer import Target, copy_all, needs_migration
from app.terminal import print_warning
from app.upkeep import opening


@click.command(
    "copy",
    cls=Command,
    prints={
        "database": "Kind and place of the other database, without a password.",
        "rows": "How many rows each of its tables has now, by the name of the table.",
    },
)
@click.option("--to", "to_url", metavar="URL", help="The database to copy to, as NFM_DATABASE_URL.")
@click.option(
    "--to-file",
    "to_file",
    metavar="FILE",
    type=click.Path(),
    help="A file that holds its URL, as NFM_DATABASE_URL_FILE. Use it for a URL with a password: "
    "every user of this machine can read arguments.",
)
@click.pass_obj
def copy_installation(settings: Settings, to_url: str | None, to_file: str | None) -> None:
    """Copy everything into another database: SQLite, PostgreSQL or MariaDB.

    Stop the service first. Records, keys, settings and the audit trail are copied in one state and
    compared at the end. The other database has to be empty. Until the end it says that it is
    unfinished, and no service uses it; after an interruption, run the command again. The database
    that is copied is not changed.
    """
    url = _target_url(to_url, to_file)
    if make_url(url) == make_url(settings.database_url):
        raise click.ClickException("--to: is the database that is to be copied.")
    source = opening.open_database(settings)
    try:
        if check_revision(source) != NEWEST:
            raise click.ClickException(
                "The database is newer than this version. Copy it with the newer version."
            )
        with _target(url) as target:
            copied = copy_all(source, Target(target))
    finally:
        source.close()
    rows = {name: content.rows for name, content in copied.items()}
    place = name_of(make_url(url))
    show(
        {"database": place, "rows": rows},
        *(f"{name}: {counted(number, 'row')}" for name, number in rows.items()),
        f"Copied to {place}; both databases hold the same. Set NFM_DATABASE_URL "
        f"or NFM_DATABASE_URL_FILE to it and NFM_KEYRING_FILE to {settings.keyring_file}, then "
        "run: netflow-manager check",
    )


def _target_url(url: str | None, file: str | None) -> str:
    if (url is None) == (file is None):
        raise click.UsageError("State either --to or --to-file.")
    if file is not None:
        return check_database_url("--to-file", read_secret("--to-file", file))
    checked = check_database_url("--to", str(url))
    if make_url(checked).password:
        print_warning("--to: every user of this machine can read its password. Use --to-file.")
    return checked


@contextmanager
def _target(url: str) -> Iterator[Database]:
    """Yield the database to copy to, with all tables."""
    try:
        database = Database(url)
    except SettingsError as error:
        raise SettingsError(str(error).replace("NFM_DATABASE_URL", "--to")) from None
    try:
        _prepare(database)
        yield database
    finally:
        database.close()


def _prepare(database: Database) -> None:
    # Imported on demand: alembic takes a sixth of the time of a start.
    from app.storage.migrate import upgrade  # noqa: PLC0415

    try:
        database.check_safe()
        if needs_migration(database):
            upgrade(database)
    except StorageError as error:
        raise NotCopied(f"Target: {str(error).replace('NFM_DATABASE_URL', 'its URL')}") from error
