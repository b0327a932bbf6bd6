"""Rules for new services, turns of clients, usernames without case, indexes to sort and count."""

import sqlalchemy as sa
from alembic import op

from migrations.repeating import keeps_each_statement

revision = "0009"
down_revision = "0008"
oldest_program = "0008"

RECORDS = "access_records"
INDEX = "ix_access_records_username_lower"
UPDATED = "ix_access_records_updated"
REVIEW = "ix_access_records_needs_review"
REVIEWED = ["installation_id", "needs_review", "service_id"]
COUNTED = ["enabled", "password_changed_at"]
OPTIONS = {
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_nopad_bin",
    "mariadb_charset": "utf8mb4",
    "mariadb_collate": "utf8mb4_nopad_bin",
}


def upgrade() -> None:
    create_rules()
    create_turns()
    # PostgreSQL stores what it computes, SQLite cannot add a stored column.
    is_stored = True if op.get_bind().dialect.name == "postgresql" else None
    computed = sa.Computed("lower(username)", persisted=is_stored)
    # Twice as long as a username: ICU makes two characters of a capital.
    lower = sa.Column("username_lower", sa.String(510), computed)
    op.add_column(RECORDS, lower, if_not_exists=keeps_each_statement())
    columns = ["installation_id", "username_lower"]
    op.create_index(INDEX, RECORDS, columns, if_not_exists=keeps_each_statement())
    columns = ["installation_id", "updated_at", "service_id"]
    op.create_index(UPDATED, RECORDS, columns, if_not_exists=keeps_each_statement())
    replace_index(REVIEW, [*REVIEWED, *COUNTED])


def downgrade() -> None:
    again = keeps_each_statement()
    replace_index(REVIEW, REVIEWED)
    op.drop_index(UPDATED, RECORDS, if_exists=again)
    op.drop_index(INDEX, RECORDS, if_exists=again)
    op.drop_column(RECORDS, "username_lower", if_exists=again)
    op.drop_table("provisioning_turns", if_exists=again)
    op.drop_table("provisioning_rules", if_exists=again)


def replace_index(name: str, columns: list[str]) -> None:
    op.drop_index(name, RECORDS, if_exists=keeps_each_statement())
    op.create_index(name, RECORDS, columns, if_not_exists=keeps_each_statement())


def create_rules() -> None:
    op.create_table(
        "provisioning_rules",
        sa.Column("installation_id", sa.Integer, nullable=False),
        sa.Column("product_id", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("enabled", sa.Boolean, nullable=False),
        sa.Column("record_enabled", sa.Boolean, nullable=False),
        sa.Column("netflow_url", sa.String(2048)),
        sa.Column("login", sa.String(16), nullable=False),
        sa.Column("password", sa.String(16), nullable=False),
        sa.Column("username", sa.String(255)),
        sa.Column("netflow_group", sa.String(255)),
        sa.Column("ip_address", sa.String(16), nullable=False),
        sa.Column("notes", sa.Text),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("incarnation", sa.String(16), nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.Column("seal", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("installation_id", "product_id", name="pk_provisioning_rules"),
        sa.ForeignKeyConstraint(
            ["installation_id"],
            ["installations.id"],
            name="fk_provisioning_rules_installation_id",
        ),
        if_not_exists=keeps_each_statement(),
        **OPTIONS,
    )


def create_turns() -> None:
    op.create_table(
        "provisioning_turns",
        sa.Column("installation_id", sa.Integer, nullable=False),
        sa.Column("client_id", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("installation_id", "client_id", name="pk_provisioning_turns"),
        sa.ForeignKeyConstraint(
            ["installation_id"],
            ["installations.id"],
            name="fk_provisioning_turns_installation_id",
        ),
        if_not_exists=keeps_each_statement(),
        **OPTIONS,
    )
