"""`netflow-manager migrate`: brings the database to the newest revision."""

import click

from app.commands.session import made
from app.config import Settings
from app.storage.database import Database
from app.storage.revision import check_revision, remark_on
from app.upkeep import opening


@click.command("migrate")
@click.pass_obj
def migrate_database(settings: Settings) -> None:
    """Bring the database to the newest revision."""
    if opening.prepare(settings):
        click.echo(made(settings))
    database = Database(settings.database_url)
    # Imported on demand: alembic takes a sixth of the time of a start.
    from app.storage.migrate import upgrade  # noqa: PLC0415

    try:
        database.check_safe()
        upgrade(database)
        revision = check_revision(database)
    finally:
        database.close()
    click.echo(f"The database is at revision {revision}.{remark_on(revision)}")
