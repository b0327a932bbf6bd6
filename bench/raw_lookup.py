"""The look-up of the bare app, through the driver of each database and nothing else."""

import asyncio
import os
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from sqlalchemy.engine import make_url

CONNECTIONS = 8
SELECT = (
    "SELECT client_id, enabled, netflow_url, username, netflow_group, ip_address, version, seal "
    "FROM access_records WHERE installation_id = {mark} AND service_id = {mark}"
)

Row = tuple[object, ...]
Find = Callable[[int], Awaitable[Row]]
"""Finds the row of a service of the first installation."""


def make_find() -> Find:
    """Return the look-up for the database of the environment."""
    text = os.environ.get("NFM_DATABASE_URL")
    if text is None:
        return _sqlite(Path(os.environ["NFM_DATA_DIR"]) / "netflow-manager.sqlite3")
    url = make_url(text)
    server = {"host": url.host, "port": url.port, "user": url.username, "password": url.password}
    if url.get_backend_name() == "postgresql":
        return _pooled(lambda: _postgresql_cursor({**server, "dbname": url.database}))
    return _pooled(lambda: _mariadb_cursor({**server, "db": url.database}))


def _sqlite(file: Path) -> Find:
    query = SELECT.format(mark="?")
    execute = sqlite3.connect(file, isolation_level=None).execute

    async def find(service_id: int) -> Row:
        row: Row = execute(query, (1, service_id)).fetchone()
        return row

    return find


def _pooled(connect: Callable[[], Awaitable[Callable[[int], Awaitable[Row]]]]) -> Find:
    """Share a few open cursors; with as many connections as the service has."""
    idle: list[Find] = []
    free = asyncio.Semaphore(CONNECTIONS)

    async def find(service_id: int) -> Row:
        async with free:
            ask = idle.pop() if idle else await connect()
            row = await ask(service_id)
            idle.append(ask)
            return row

    return find


async def _postgresql_cursor(server: dict[str, Any]) -> Find:
    import psycopg  # noqa: PLC0415 - only the driver that is measured

    connection = await psycopg.AsyncConnection.connect(autocommit=True, **server)
    cursor = connection.cursor()
    query = SELECT.format(mark="%s").encode()

    async def find(service_id: int) -> Row:
        await cursor.execute(query, (1, service_id), prepare=True)
        row: Row | None = await cursor.fetchone()
        assert row is not None
        return row

    return find


async def _mariadb_cursor(server: dict[str, Any]) -> Find:
    import asyncmy  # noqa: PLC0415

    connection = await asyncmy.connect(charset="utf8mb4", autocommit=True, **server)
    cursor = connection.cursor()
    query = SELECT.format(mark="%s")

    async def find(service_id: int) -> Row:
        await cursor.execute(query, (1, service_id))
        row: Row = await cursor.fetchone()
        return row

    return find
