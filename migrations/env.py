"""Runs revisions on the connection that the program hands over, else on the configured one."""

import os

from alembic import context
from sqlalchemy import Connection

from app.config import Settings
from app.storage.database import Database
from app.storage.tables import metadata


def run(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=metadata, compare_type=True)
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    Database(Settings.from_mapping(os.environ).database_url).transact(run)
