"""Installations, access records, API keys, sealing keys and the audit trail."""

import time
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.mysql import MEDIUMTEXT

from migrations.repeating import keeps_each_statement

revision = "0001"
down_revision = None

MYSQL_OPTIONS: dict[str, Any] = {
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_nopad_bin",
    "mariadb_charset": "utf8mb4",
    "mariadb_collate": "utf8mb4_nopad_bin",
}

LONG_TEXT = sa.Text().with_variant(MEDIUMTEXT(), "mysql", "mariadb")


def upgrade() -> None:
    create_installations()
    create_access_records()
    create_keys()
    create_audit_events()


def downgrade() -> None:
    for table in ("audit_events", "sealing_keys", "api_keys", "access_records", "installations"):
        op.drop_table(table, if_exists=keeps_each_statement())


def create_installations() -> None:
    table = op.create_table(
        "installations",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_installations"),
        sa.UniqueConstraint("name", name="uq_installations_name"),
        **MYSQL_OPTIONS,
        if_not_exists=keeps_each_statement(),
    )
    now = time.time_ns() // 1_000
    if op.get_bind().execute(sa.select(table)).first() is None:
        op.bulk_insert(table, [{"id": 1, "name": "default", "created_at": now}])
    if op.get_bind().dialect.name == "postgresql":
        # The others count on from the largest id by themselves.
        op.execute("SELECT setval(pg_get_serial_sequence('installations', 'id'), 1)")


def create_access_records() -> None:
    op.create_table(
        "access_records",
        sa.Column("installation_id", sa.Integer, nullable=False),
        sa.Column("service_id", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("client_id", sa.Integer, nullable=False),
        sa.Column("enabled", sa.Boolean, nullable=False),
        sa.Column("netflow_url", sa.String(2048)),
        sa.Column("username", sa.String(255)),
        sa.Column("netflow_group", sa.String(255)),
        sa.Column("ip_address", sa.String(255)),
        sa.Column("notes", sa.Text),
        sa.Column("service_status", sa.String(64)),
        sa.Column("seal", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("incarnation", sa.String(16), nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.Column("password_changed_at", sa.BigInteger),
        sa.PrimaryKeyConstraint("installation_id", "service_id", name="pk_access_records"),
        installation_of("access_records"),
        **MYSQL_OPTIONS,
        if_not_exists=keeps_each_statement(),
    )
    op.create_index(
        "ix_access_records_client",
        "access_records",
        ["installation_id", "client_id", "service_id"],
        if_not_exists=keeps_each_statement(),
    )


def create_keys() -> None:
    op.create_table(
        "api_keys",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("installation_id", sa.Integer, nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("scopes", sa.String(255), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("seal", sa.Text, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("expires_at", sa.BigInteger),
        sa.Column("revoked_at", sa.BigInteger),
        sa.Column("last_used_at", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_api_keys"),
        installation_of("api_keys"),
        **MYSQL_OPTIONS,
        if_not_exists=keeps_each_statement(),
    )
    op.create_table(
        "sealing_keys",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("check_value", sa.String(32), nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sealing_keys"),
        **MYSQL_OPTIONS,
        if_not_exists=keeps_each_statement(),
    )


def create_audit_events() -> None:
    op.create_table(
        "audit_events",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer, "sqlite"),
            nullable=False,
            autoincrement=True,
        ),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("installation_id", sa.Integer, nullable=False),
        sa.Column("key_id", sa.String(12)),
        sa.Column("key_name", sa.String(100)),
        sa.Column("actor", sa.String(100)),
        sa.Column("action", sa.String(64), nullable=False),
        sa.Column("service_id", sa.Integer),
        sa.Column("changes", LONG_TEXT, nullable=False),
        sa.Column("reason", sa.String(500)),
        sa.Column("request_id", sa.String(64)),
        sa.PrimaryKeyConstraint("id", name="pk_audit_events"),
        installation_of("audit_events"),
        **MYSQL_OPTIONS,
        if_not_exists=keeps_each_statement(),
    )
    op.create_index(
        "ix_audit_events_service",
        "audit_events",
        ["installation_id", "service_id", "id"],
        if_not_exists=keeps_each_statement(),
    )


def installation_of(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["installation_id"], ["installations.id"], name=f"fk_{table}_installation_id"
    )
