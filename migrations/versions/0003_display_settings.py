"""What each installation shows to its clients."""

import sqlalchemy as sa
from alembic import op

from migrations.repeating import keeps_each_statement

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "display_settings",
        sa.Column("installation_id", sa.Integer, nullable=False),
        sa.Column("chosen", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("seal", sa.Text, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("installation_id", name="pk_display_settings"),
        sa.ForeignKeyConstraint(
            ["installation_id"], ["installations.id"], name="fk_display_settings_installation_id"
        ),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_nopad_bin",
        mariadb_charset="utf8mb4",
        mariadb_collate="utf8mb4_nopad_bin",
        if_not_exists=keeps_each_statement(),
    )


def downgrade() -> None:
    op.drop_table("display_settings", if_exists=keeps_each_statement())
