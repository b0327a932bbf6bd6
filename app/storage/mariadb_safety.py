"""Settings of a MariaDB server and its tables that could lose or corrupt acknowledged data."""

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, text

from app.storage import galera
from app.storage.tables import metadata

REQUIRED = {
    "innodb_flush_log_at_trx_commit": "1",
    "innodb_doublewrite": "ON",
}
# With a binary log, a transaction that is not in it is rolled back after a crash.
REQUIRED_WITH_BINARY_LOG = {"sync_binlog": "1"}
WITHOUT_FLUSH = {"nosync", "littlesync"}

COLLATION = "utf8mb4_nopad_bin"
TABLES = text("""
SELECT table_name, engine FROM information_schema.tables
WHERE table_schema = DATABASE() AND table_name IN :ours AND engine <> 'InnoDB'
ORDER BY table_name
""")
COLUMNS = text("""
SELECT DISTINCT table_name, collation_name FROM information_schema.columns
WHERE table_schema = DATABASE() AND table_name IN :ours AND collation_name <> :collation
ORDER BY table_name
""")


def find_unsafe(connection: Connection) -> list[str]:
    """Return the problems, each with its fix. Raises `NoQuorum`."""
    rows = connection.exec_driver_sql("SHOW GLOBAL VARIABLES")
    found: dict[str, str] = {row[0].lower(): row[1] for row in rows}
    galera.check_primary(connection, found)
    return [
        *_server_findings(found),
        *galera.find_unsafe(found),
        *_table_findings(connection),
    ]


def _server_findings(found: Mapping[str, str]) -> Iterator[str]:
    required = REQUIRED | (REQUIRED_WITH_BINARY_LOG if found["log_bin"] == "ON" else {})
    for name, wanted in required.items():
        # Older and newer servers lack one or the other.
        if found.get(name, wanted) != wanted:
            yield f"{name} is {found[name]}: set it to {wanted}"
    if (method := found.get("innodb_flush_method")) in WITHOUT_FLUSH:
        yield f"innodb_flush_method is {method}: set it to O_DIRECT"


def _table_findings(connection: Connection) -> Iterator[str]:
    ours = tuple(metadata.tables)
    for table, engine in connection.execute(TABLES, {"ours": ours}):
        yield f"the table {table} is in {engine}: ALTER TABLE {table} ENGINE = InnoDB"
    parameters = {"ours": ours, "collation": COLLATION}
    for table, collation in connection.execute(COLUMNS, parameters):
        yield (
            f"the table {table} has the collation {collation}: "
            f"ALTER TABLE {table} CONVERT TO CHARACTER SET utf8mb4 COLLATE {COLLATION}"
        )
