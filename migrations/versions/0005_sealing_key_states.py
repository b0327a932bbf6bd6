"""Whether writers may seal with a key."""

import sqlalchemy as sa
from alembic import op

from migrations.repeating import keeps_each_statement

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column(
        "sealing_keys",
        sa.Column("state", sa.String(16), nullable=False, server_default="active"),
        if_not_exists=keeps_each_statement(),
    )


def downgrade() -> None:
    op.drop_column("sealing_keys", "state", if_exists=keeps_each_statement())
