"""What lists and the address filter look up."""

from ipaddress import ip_network
from typing import Any

import sqlalchemy as sa
from alembic import op

from migrations.repeating import keeps_each_statement

revision = "0002"
down_revision = "0001"

MYSQL_OPTIONS: dict[str, Any] = {
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_nopad_bin",
    "mariadb_charset": "utf8mb4",
    "mariadb_collate": "utf8mb4_nopad_bin",
}
INDEXES = {
    "ix_access_records_username": ["installation_id", "username", "service_id"],
    "ix_access_records_group": ["installation_id", "netflow_group", "service_id"],
}


def upgrade() -> None:
    op.create_table(
        "record_networks",
        sa.Column("installation_id", sa.Integer, nullable=False),
        sa.Column("network", sa.String(43), nullable=False),
        sa.Column("service_id", sa.Integer, nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint(
            "installation_id", "network", "service_id", name="pk_record_networks"
        ),
        sa.ForeignKeyConstraint(
            ["installation_id"], ["installations.id"], name="fk_record_networks_installation_id"
        ),
        **MYSQL_OPTIONS,
        if_not_exists=keeps_each_statement(),
    )
    op.create_index(
        "ix_record_networks_service",
        "record_networks",
        ["installation_id", "service_id"],
        if_not_exists=keeps_each_statement(),
    )
    for name, columns in INDEXES.items():
        op.create_index(name, "access_records", columns, if_not_exists=keeps_each_statement())
    index_existing_records()


def downgrade() -> None:
    for name in INDEXES:
        op.drop_index(name, "access_records", if_exists=keeps_each_statement())
    op.drop_table("record_networks", if_exists=keeps_each_statement())


def index_existing_records() -> None:
    """Note the networks of what is stored already, in batches."""
    connection = op.get_bind()
    last = (0, 0)
    while rows := connection.execute(RECORDS_AFTER, {"i": last[0], "s": last[1]}).all():
        entries = [
            {"i": row.installation_id, "n": network, "s": row.service_id}
            for row in rows
            for network in networks_in(row.ip_address)
        ]
        if entries:
            connection.execute(INSERT_NETWORK, entries)
        last = (rows[-1].installation_id, rows[-1].service_id)


def networks_in(text: str) -> set[str]:
    try:
        return {str(ip_network(token)) for token in text.split(", ")}
    except ValueError:
        return set()


RECORDS_AFTER = sa.text(
    "SELECT installation_id, service_id, ip_address FROM access_records "
    "WHERE ip_address IS NOT NULL AND (installation_id > :i OR "
    "(installation_id = :i AND service_id > :s)) "
    "ORDER BY installation_id, service_id LIMIT 1000"
)
INSERT_NETWORK = sa.text(
    "INSERT INTO record_networks (installation_id, network, service_id) VALUES (:i, :n, :s)"
)
