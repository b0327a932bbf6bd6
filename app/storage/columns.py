"""What the tables have in common: their metadata, options and types of columns.

All strings compare byte for byte, including trailing spaces: ids and hashes must, and no caller
needs anything else.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Text,
)
from sqlalchemy.dialects.mysql import MEDIUMBLOB, MEDIUMTEXT

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

MYSQL_OPTIONS: dict[str, Any] = {
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_nopad_bin",
    "mariadb_charset": "utf8mb4",
    "mariadb_collate": "utf8mb4_nopad_bin",
}

# A value of another type in such a column is read as missing, and does not make the row broken.
UNSEALED = {"unsealed": True}

# 64 KiB are too small for the old and the new notes, at 10,000 characters of four bytes each.
LongText = Text().with_variant(MEDIUMTEXT(), "mysql", "mariadb")

# Sums of a day, packed: mostly some hundred bytes, at most five thousand.
Packed = LargeBinary().with_variant(MEDIUMBLOB(), "mysql", "mariadb")

# SQLite numbers rows automatically only in a column of exactly this type.
RowNumber = BigInteger().with_variant(Integer, "sqlite")


class StoredBoolean(Boolean):
    """A Boolean that is read as stored: 2 or a string in an edited row does not become true."""

    def result_processor(self, _dialect: Any, _coltype: object) -> Any:  # noqa: ANN401 - SQLAlchemy's
        """Return a function that turns a driver's 0 and 1 into a bool and keeps other values."""
        return _as_stored


def _as_stored(value: object) -> object:
    return bool(value) if value in {0, 1} else value


def installation_id(**options: Any) -> Column[int]:  # noqa: ANN401 - as `Column` takes them
    """Return the column with the id of the installation that a row belongs to."""
    return Column("installation_id", Integer, ForeignKey("installations.id"), **options)
