"""Runs revisions on the connection that the program hands over, else on the configured one."""

import os
from typing import Any

from alembic import context
from sqlalchemy import Connection, delete, insert

from app.config import Settings
from app.storage.database import Database
from app.storage.tables import metadata, schema_revisions


def note_oldest_program(ctx: Any, step: Any, *_: object, **__: object) -> None:  # noqa: ANN401 - alembic's
    """Store what a revision says of older programs, in the transaction that applies it.

    These programs do not have its file.
    """
    oldest = getattr(step.up_revision.module, "oldest_program", None)
    if oldest is None:
        return
    revision = step.up_revision_id
    this = schema_revisions.c.revision == revision
    ctx.connection.execute(delete(schema_revisions).where(this))
    if step.is_upgrade:
        row = {"revision": revision, "oldest_program": oldest}
        ctx.connection.execute(insert(schema_revisions).values(row))


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        compare_type=True,
        on_version_apply=note_oldest_program,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    Database(Settings.from_mapping(os.environ).database_url).transact(run)
