"""The tables of the traffic of services: docs/adr/0036."""

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

from app.storage.columns import (
    MYSQL_OPTIONS,
    UNSEALED,
    Packed,
    RowNumber,
    StoredBoolean,
    installation_id,
    metadata,
)

# Where the figures of an installation come from. The seal covers all but what a round notes.
usage_sources = Table(
    "usage_sources",
    metadata,
    installation_id(primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("url", String(2048)),
    Column("auth", String(16)),
    Column("time_zone", String(64)),
    Column("version", Integer, nullable=False),
    Column("incarnation", String(16), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    Column("last_success_at", BigInteger, info=UNSEALED),
    Column("last_failure", String(32), info=UNSEALED),
    # Its plaintext is the API key, if the kind has one.
    Column("seal", Text, nullable=False),
    **MYSQL_OPTIONS,
)

# The networks that an installation may measure, sealed: only a command on the host writes them.
usage_networks = Table(
    "usage_networks",
    metadata,
    installation_id(primary_key=True),
    Column("networks", Text, nullable=False),
    Column("seal", Text, nullable=False),
    **MYSQL_OPTIONS,
)

# What is measured for one owner of a service, from one slot to another, both included.
usage_series = Table(
    "usage_series",
    metadata,
    Column("id", RowNumber, primary_key=True, autoincrement=True),
    installation_id(nullable=False),
    Column("service_id", Integer, nullable=False),
    Column("client_id", Integer, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("target", Text, nullable=False),
    Column("from_slot", Integer, nullable=False),
    Column("to_slot", Integer),
    # Whether a round of the collector has seen it: app/usage/measured.py.
    Column("seen", StoredBoolean, nullable=False, server_default="0", info=UNSEALED),
    Column("seal", Text, nullable=False),
    # By the database: a service has one open series at most, whoever writes at the same moment.
    Column("open_service", Integer, Computed("CASE WHEN to_slot IS NULL THEN service_id END")),
    Index("ix_usage_series_open", "installation_id", "open_service", unique=True),
    Index("ix_usage_series_service", "installation_id", "service_id"),
    Index("ix_usage_series_client", "installation_id", "client_id"),
    Index("ix_usage_series_to", "to_slot"),
    # The id of a deleted series must not be given to another owner's.
    sqlite_autoincrement=True,
    **MYSQL_OPTIONS,
)

# The key of the tags of sums, as the plaintext of a seal: one row.
usage_keys = Table(
    "usage_keys",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seal", Text, nullable=False),
    **MYSQL_OPTIONS,
)

# The sums of 128 series in one slot, while their day is not packed. The
# sums of both tables end with a tag: app/usage/tags.py.
usage_open = Table(
    "usage_open",
    metadata,
    Column("source", String(64), primary_key=True),
    Column("shard", Integer, primary_key=True, autoincrement=False),
    Column("slot", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    Column("sums", Packed, nullable=False),
    Index("ix_usage_open_slot", "source", "slot"),
    **MYSQL_OPTIONS,
)

# One series and one day of UTC, written once. The sums are dropped before the row is.
usage_days = Table(
    "usage_days",
    metadata,
    Column("series_id", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("step", Integer, nullable=False),
    Column("known", Integer, nullable=False),
    Column("bytes_in", BigInteger, nullable=False),
    Column("bytes_out", BigInteger, nullable=False),
    Column("highest_in", BigInteger, nullable=False),
    Column("highest_out", BigInteger, nullable=False),
    Column("sums_in", Packed),
    Column("sums_out", Packed),
    Index("ix_usage_days_day", "day"),
    **MYSQL_OPTIONS,
)

# 288 bits of a day of UTC, 36 bytes: the slots that a source has delivered. Packed: its sums are in
# `usage_days`, and nothing is added to them.
usage_known = Table(
    "usage_known",
    metadata,
    Column("source", String(64), primary_key=True),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("slots", Packed, nullable=False),
    Column("packed_at", BigInteger),
    **MYSQL_OPTIONS,
)

# The files whose sums were added, written in the transaction that added them.
usage_files = Table(
    "usage_files",
    metadata,
    Column("source", String(64), primary_key=True),
    Column("name", String(255), primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("slot", Integer, nullable=False),
    Column("flows", BigInteger, nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("outcome", String(16), nullable=False),
    Index("ix_usage_files_digest", "source", "digest", unique=True),
    Index("ix_usage_files_slot", "source", "slot"),
    **MYSQL_OPTIONS,
)

# What the collector counts, for `/metrics` of the service.
usage_counters = Table(
    "usage_counters",
    metadata,
    Column("source", String(64), primary_key=True),
    Column("name", String(32), primary_key=True),
    Column("value", BigInteger, nullable=False),
    **MYSQL_OPTIONS,
)

# Which process may do what one process does at a time.
leases = Table(
    "leases",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("holder", String(64), nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    **MYSQL_OPTIONS,
)

# The groups that the source of an installation had when it was asked last, as JSON: for those who
# choose one, and without a seal, because nothing is measured by it. Before `not_before` nobody asks
# again.
usage_groups = Table(
    "usage_groups",
    metadata,
    installation_id(primary_key=True),
    Column("fetched_at", BigInteger),
    Column("failures", Integer, nullable=False),
    Column("not_before", BigInteger, nullable=False),
    Column("content", Packed),
    **MYSQL_OPTIONS,
)
