"""Edits directly in the database, as somebody with a database client makes them."""

import sqlite3
from contextlib import closing
from pathlib import Path

from app.config import Settings
from tests.support.waiting import HANG_SECONDS

Value = str | int | float | bytes | None


def database_file(settings: Settings) -> Path:
    return Path(settings.database_url.removeprefix("sqlite:///"))


def run_sql(settings: Settings, statement: str, *values: Value) -> int:
    """Run one statement on the SQLite file and return how many rows it changed."""
    file = database_file(settings)
    with closing(sqlite3.connect(file, timeout=HANG_SECONDS)) as connection, connection:
        return connection.execute(statement, values).rowcount


def query_sql(settings: Settings, statement: str, *values: Value) -> list[tuple[Value, ...]]:
    """Return the rows of a query on the SQLite file."""
    with closing(sqlite3.connect(database_file(settings), timeout=HANG_SECONDS)) as connection:
        return connection.execute(statement, values).fetchall()
