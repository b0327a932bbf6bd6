"""The tables. The migrations create them; a test fails when the two differ.

Those of the traffic of services are in `app.storage.usage_tables`.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Computed,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from app.storage import columns, usage_tables  # noqa: F401 - `metadata` has all tables
from app.storage.columns import (
    MYSQL_OPTIONS,
    UNSEALED,
    LongText,
    RowNumber,
    StoredBoolean,
    installation_id,
)

metadata = columns.metadata
"""All tables, those of the traffic too."""

installations = Table(
    "installations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(64), nullable=False, unique=True),
    Column("created_at", BigInteger, nullable=False),
    **MYSQL_OPTIONS,
)

CLIENT_INDEX = "ix_access_records_client"

access_records = Table(
    "access_records",
    metadata,
    installation_id(primary_key=True),
    Column("service_id", Integer, primary_key=True, autoincrement=False),
    Column("client_id", Integer, nullable=False),
    Column("enabled", StoredBoolean, nullable=False),
    Column("netflow_url", String(2048)),
    Column("username", String(255)),
    Column("netflow_group", String(255)),
    Column("ip_address", String(255)),
    Column("notes", Text),
    Column("service_status", String(64)),
    Column("version", Integer, nullable=False),
    Column("incarnation", String(16), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    Column("password_changed_at", BigInteger),
    Column("needs_review", String(32)),
    # How often another record has copied its login from this one (docs/adr/0009).
    Column("lent", Integer, nullable=False, server_default="0"),
    # Last, as a row is written: the members of `AccessRecord` in their order, then their seal.
    Column("seal", Text, nullable=False),
    # By the database, so that no writer can forget it. ICU makes two characters of a capital.
    Column("username_lower", String(510), Computed("lower(username)")),
    Index(CLIENT_INDEX, "installation_id", "client_id", "service_id"),
    Index("ix_access_records_username", "installation_id", "username", "service_id"),
    Index("ix_access_records_username_lower", "installation_id", "username_lower"),
    Index("ix_access_records_group", "installation_id", "netflow_group", "service_id"),
    # With what `count_records` counts, so that it reads nothing else.
    Index(
        "ix_access_records_needs_review",
        "installation_id",
        "needs_review",
        "service_id",
        "enabled",
        "password_changed_at",
    ),
    Index("ix_access_records_updated", "installation_id", "updated_at", "service_id"),
    **MYSQL_OPTIONS,
)


def column_of(member: str) -> str:
    """Return the name of the column that holds a member of a record."""
    return "netflow_group" if member == "group" else member  # `group` is a keyword of SQL


# One row per network of a record, for the filter `ip` (app/records/networks.py).
record_networks = Table(
    "record_networks",
    metadata,
    installation_id(primary_key=True),
    Column("network", String(43), primary_key=True),
    Column("service_id", Integer, primary_key=True, autoincrement=False),
    Index("ix_record_networks_service", "installation_id", "service_id"),
    **MYSQL_OPTIONS,
)

# The settings of an installation that differ from the defaults, as sealed JSON.
display_settings = Table(
    "display_settings",
    metadata,
    installation_id(primary_key=True),
    Column("chosen", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("seal", Text, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    **MYSQL_OPTIONS,
)

provisioning_rules = Table(
    "provisioning_rules",
    metadata,
    installation_id(primary_key=True),
    Column("product_id", Integer, primary_key=True, autoincrement=False),
    Column("enabled", StoredBoolean, nullable=False),
    Column("record_enabled", StoredBoolean, nullable=False),
    Column("netflow_url", String(2048)),
    Column("login", String(16), nullable=False),
    Column("password", String(16), nullable=False),
    Column("username", String(255)),
    Column("netflow_group", String(255)),
    Column("ip_address", String(16), nullable=False),
    Column("notes", Text),
    Column("version", Integer, nullable=False),
    Column("incarnation", String(16), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    # Last, as a row is written: the members of `Rule` in their order, then their seal.
    Column("seal", Text, nullable=False),
    **MYSQL_OPTIONS,
)

# Whose services are being provisioned: a row that one transaction after the other changes.
provisioning_turns = Table(
    "provisioning_turns",
    metadata,
    installation_id(primary_key=True),
    Column("client_id", Integer, primary_key=True, autoincrement=False),
    Column("turn", Integer, nullable=False),
    **MYSQL_OPTIONS,
)

api_keys = Table(
    "api_keys",
    metadata,
    Column("id", String(12), primary_key=True),
    installation_id(nullable=False),
    Column("name", String(100), nullable=False),
    Column("scopes", String(255), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("seal", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger),
    Column("revoked_at", BigInteger),
    Column("last_used_at", BigInteger, info=UNSEALED),
    **MYSQL_OPTIONS,
)

sealing_keys = Table(
    "sealing_keys",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("check_value", String(32), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    # Whether writers may seal with the key: app/storage/known_keys.py.
    Column("state", String(16), nullable=False, server_default="active"),
    **MYSQL_OPTIONS,
)

# The revisions that programs older than themselves can use (app/storage/revision.py), each with the
# newest revision that the oldest of these programs knows. A migration writes it.
schema_revisions = Table(
    "schema_revisions",
    metadata,
    Column("revision", String(32), primary_key=True),
    Column("oldest_program", String(32), nullable=False),
    **MYSQL_OPTIONS,
)

audit_events = Table(
    "audit_events",
    metadata,
    Column("id", RowNumber, primary_key=True, autoincrement=True),
    Column("at", BigInteger, nullable=False),
    installation_id(nullable=False),
    Column("key_id", String(12)),
    Column("key_name", String(100)),
    Column("actor", String(100)),
    Column("action", String(64), nullable=False),
    Column("service_id", Integer),
    Column("changes", LongText, nullable=False),
    Column("reason", String(500)),
    Column("request_id", String(64)),
    Column("address", String(45)),
    Index("ix_audit_events_service", "installation_id", "service_id", "id"),
    **MYSQL_OPTIONS,
)
