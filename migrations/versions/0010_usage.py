"""The traffic of services: sources, series, sums, and the lease of the collector."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.mysql import MEDIUMBLOB

from migrations.repeating import keeps_each_statement

revision = "0010"
down_revision = "0009"
oldest_program = "0009"

OPTIONS = {
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_nopad_bin",
    "mariadb_charset": "utf8mb4",
    "mariadb_collate": "utf8mb4_nopad_bin",
}
PACKED = sa.LargeBinary().with_variant(MEDIUMBLOB(), "mysql", "mariadb")
ROW_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
PACKED_COLUMNS = (("usage_open", "sums"), ("usage_days", "sums_in"), ("usage_days", "sums_out"))
TABLES = (
    *("usage_sources", "usage_networks", "usage_series", "usage_open", "usage_days"),
    *("usage_known", "usage_files", "usage_counters", "leases", "usage_groups"),
    "usage_keys",
)


def upgrade() -> None:
    create_sources()
    create_series()
    create_sums()
    create_marks()
    create_groups()
    if op.get_bind().dialect.name == "postgresql":
        for table, column in PACKED_COLUMNS:
            # They are compressed already.
            op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STORAGE EXTERNAL")


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table, if_exists=keeps_each_statement())


def create_sources() -> None:
    create(
        "usage_sources",
        sa.Column("installation_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("url", sa.String(2048)),
        sa.Column("auth", sa.String(16)),
        sa.Column("time_zone", sa.String(64)),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("incarnation", sa.String(16), nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.Column("last_success_at", sa.BigInteger),
        sa.Column("last_failure", sa.String(32)),
        sa.Column("seal", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("installation_id", name="pk_usage_sources"),
        of_installation("usage_sources"),
    )
    create(
        "usage_networks",
        sa.Column("installation_id", sa.Integer, nullable=False),
        sa.Column("networks", sa.Text, nullable=False),
        sa.Column("seal", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("installation_id", name="pk_usage_networks"),
        of_installation("usage_networks"),
    )


def create_series() -> None:
    # PostgreSQL stores what it computes.
    is_stored = True if op.get_bind().dialect.name == "postgresql" else None
    computed = sa.Computed("CASE WHEN to_slot IS NULL THEN service_id END", persisted=is_stored)
    create(
        "usage_series",
        sa.Column("id", ROW_NUMBER, autoincrement=True, nullable=False),
        sa.Column("installation_id", sa.Integer, nullable=False),
        sa.Column("service_id", sa.Integer, nullable=False),
        sa.Column("client_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("from_slot", sa.Integer, nullable=False),
        sa.Column("to_slot", sa.Integer),
        sa.Column("seen", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("seal", sa.Text, nullable=False),
        sa.Column("open_service", sa.Integer, computed),
        sa.PrimaryKeyConstraint("id", name="pk_usage_series"),
        of_installation("usage_series"),
        sqlite_autoincrement=True,
    )
    open_service = ["installation_id", "open_service"]
    index("ix_usage_series_open", "usage_series", open_service, unique=True)
    index("ix_usage_series_service", "usage_series", ["installation_id", "service_id"])
    index("ix_usage_series_client", "usage_series", ["installation_id", "client_id"])
    index("ix_usage_series_to", "usage_series", ["to_slot"])


def create_sums() -> None:
    create(
        "usage_keys",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("seal", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_usage_keys"),
    )
    create(
        "usage_open",
        sa.Column("source", sa.String(64), nullable=False),
        sa.Column("shard", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("slot", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("sums", PACKED, nullable=False),
        sa.PrimaryKeyConstraint("source", "shard", "slot", name="pk_usage_open"),
    )
    index("ix_usage_open_slot", "usage_open", ["source", "slot"])
    create(
        "usage_days",
        sa.Column("series_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("day", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("known", sa.Integer, nullable=False),
        sa.Column("bytes_in", sa.BigInteger, nullable=False),
        sa.Column("bytes_out", sa.BigInteger, nullable=False),
        sa.Column("highest_in", sa.BigInteger, nullable=False),
        sa.Column("highest_out", sa.BigInteger, nullable=False),
        sa.Column("sums_in", PACKED),
        sa.Column("sums_out", PACKED),
        sa.PrimaryKeyConstraint("series_id", "day", name="pk_usage_days"),
    )
    index("ix_usage_days_day", "usage_days", ["day"])


def create_marks() -> None:
    create(
        "usage_known",
        sa.Column("source", sa.String(64), nullable=False),
        sa.Column("day", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("slots", PACKED, nullable=False),
        sa.Column("packed_at", sa.BigInteger),
        sa.PrimaryKeyConstraint("source", "day", name="pk_usage_known"),
    )
    create(
        "usage_files",
        sa.Column("source", sa.String(64), nullable=False),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("slot", sa.Integer, nullable=False),
        sa.Column("flows", sa.BigInteger, nullable=False),
        sa.Column("bytes", sa.BigInteger, nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("source", "name", name="pk_usage_files"),
    )
    index("ix_usage_files_digest", "usage_files", ["source", "digest"], unique=True)
    index("ix_usage_files_slot", "usage_files", ["source", "slot"])
    create(
        "usage_counters",
        sa.Column("source", sa.String(64), nullable=False),
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("value", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("source", "name", name="pk_usage_counters"),
    )
    create(
        "leases",
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("holder", sa.String(64), nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_leases"),
    )


def create_groups() -> None:
    create(
        "usage_groups",
        sa.Column("installation_id", sa.Integer, nullable=False),
        sa.Column("fetched_at", sa.BigInteger),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("not_before", sa.BigInteger, nullable=False),
        sa.Column("content", PACKED),
        sa.PrimaryKeyConstraint("installation_id", name="pk_usage_groups"),
        of_installation("usage_groups"),
    )


def create(name: str, *parts: sa.schema.SchemaItem, **options: bool) -> None:
    again = keeps_each_statement()
    op.create_table(name, *parts, if_not_exists=again, **OPTIONS, **options)


def index(name: str, table: str, columns: list[str], *, unique: bool = False) -> None:
    op.create_index(name, table, columns, unique=unique, if_not_exists=keeps_each_statement())


def of_installation(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_installation_id"
    return sa.ForeignKeyConstraint(["installation_id"], ["installations.id"], name=name)
