"""${message}."""

import sqlalchemy as sa
from alembic import op

from migrations.repeating import keeps_each_statement

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
# The newest revision that the oldest program knows that can use these tables, or None.
oldest_program = ${repr(down_revision)}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
