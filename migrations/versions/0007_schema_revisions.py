"""What later revisions say about older programs that use their tables."""

import sqlalchemy as sa
from alembic import op

from migrations.repeating import keeps_each_statement

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "schema_revisions",
        sa.Column("revision", sa.String(32), nullable=False),
        sa.Column("oldest_program", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("revision", name="pk_schema_revisions"),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_nopad_bin",
        mariadb_charset="utf8mb4",
        mariadb_collate="utf8mb4_nopad_bin",
        if_not_exists=keeps_each_statement(),
    )


def downgrade() -> None:
    op.drop_table("schema_revisions", if_exists=keeps_each_statement())
