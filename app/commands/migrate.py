"""`netflow-manager migrate`: brings the database to the newest revision."""

import click

from app.commands.output import Command, show
from app.commands.session import made
from app.config import Settings
from app.storage.database import Database
from app.storage.revision import check_revision, remark_on
from app.upkeep import opening


@click.command(
    "migrate",
    cls=Command,
    prints={
        "revision": "The revision of the database now.",
        "created": "The data directory, where the database is new; else null.",
    },
)
@click.pass_obj
def migrate_database(settings: Settings) -> None:
    """Bring the database to the newest revision."""
    is_new = opening.prepare(settings)
    database = Database(settings.database_url)
    # Imported on demand: alembic takes a sixth of the time of a start.
    from app.storage.migrate import upgrade  # noqa: PLC0415

    try:
        database.check_safe()
        upgrade(database)
        revision = check_revision(database)
    finally:
        database.close()
    show(
        {"revision": revision, "created": str(settings.data_dir) if is_new else None},
        *([made(settings)] if is_new else []),
        f"The database is at revision {revision}.{remark_on(revision)}",
    )
