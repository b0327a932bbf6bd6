"""From which address a change was made."""

import sqlalchemy as sa
from alembic import op

from migrations.repeating import keeps_each_statement

revision = "0008"
down_revision = "0007"
oldest_program = "0007"


def upgrade() -> None:
    op.add_column(
        "audit_events",
        sa.Column("address", sa.String(45)),
        if_not_exists=keeps_each_statement(),
    )


def downgrade() -> None:
    op.drop_column("audit_events", "address", if_exists=keeps_each_statement())
