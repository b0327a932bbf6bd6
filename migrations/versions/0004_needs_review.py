"""Records that an admin has to look at, since their service moved to another client."""

import sqlalchemy as sa
from alembic import op

from migrations.repeating import keeps_each_statement

revision = "0004"
down_revision = "0003"

TABLE = "access_records"
INDEX = "ix_access_records_needs_review"


def upgrade() -> None:
    column = sa.Column("needs_review", sa.String(32))
    op.add_column(TABLE, column, if_not_exists=keeps_each_statement())
    columns = ["installation_id", "needs_review", "service_id"]
    op.create_index(INDEX, TABLE, columns, if_not_exists=keeps_each_statement())


def downgrade() -> None:
    op.drop_index(INDEX, TABLE, if_exists=keeps_each_statement())
    op.drop_column(TABLE, "needs_review", if_exists=keeps_each_statement())
