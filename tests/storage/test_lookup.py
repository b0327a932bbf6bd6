"""The query of the render path, through the raw driver."""

import asyncio
from contextlib import suppress
from pathlib import Path

import pytest

from app.storage import lookup_pool
from app.storage.errors import DatabaseUnavailable
from app.storage.lookup import LookupRow
from app.storage.sqlite import SqliteLookup
from app.upkeep import opening
from tests.support.live_api import LiveApi, embedded_settings
from tests.support.sql import database_file
from tests.support.waiting import HANG_SECONDS


def test_the_look_up_finds_the_row(tmp_path: Path) -> None:
    """It gives the columns of exactly this installation and service, None for any other."""
    with LiveApi(tmp_path / "data") as api:
        api.put_record(5, client_id=56, username="acme", group="G")
        file = database_file(api.settings)

    async def scenario() -> tuple[LookupRow | None, ...]:
        lookup = SqliteLookup(file)
        await lookup.open()
        found = [await lookup.find(*ids) for ids in ((1, 5), (1, 6), (2, 5))]
        await lookup.close()
        return tuple(found)

    found, *missing = asyncio.run(scenario())
    assert found is not None
    assert (found.client_id, found.username, found.group, found.version) == (56, "acme", "G", 1)
    assert missing == [None, None]


def test_a_look_up_that_is_not_open_is_unavailable(tmp_path: Path) -> None:
    """Before it was opened, and on a database without tables, it says so; closing is harmless."""
    settings = embedded_settings(tmp_path)
    opening.prepare(settings)
    lookup = SqliteLookup(database_file(settings))
    with pytest.raises(DatabaseUnavailable):
        asyncio.run(lookup.find(1, 1))
    asyncio.run(lookup.close())


def test_the_look_up_cannot_write(tmp_path: Path) -> None:
    """The connection of the render path is for reading only."""
    settings = embedded_settings(tmp_path)
    opening.prepare(settings)
    lookup = SqliteLookup(database_file(settings))

    async def scenario() -> None:
        await lookup.open()
        assert lookup._connection is not None  # noqa: SLF001 - the connection is meant
        with pytest.raises(Exception, match="readonly"):
            lookup._connection.execute("DELETE FROM access_records")  # noqa: SLF001
        await lookup.close()

    asyncio.run(scenario())


def test_connecting_ends_in_time_although_the_driver_loses_a_cancellation(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The look-up is unavailable, and its place among the connections is free again."""
    monkeypatch.setattr(lookup_pool, "DEADLINE_SECONDS", 0.05)
    frozen = asyncio.Event()

    async def connect() -> None:
        # What asyncio.wait_for does where the connection opens in the moment of the timeout.
        with suppress(asyncio.CancelledError):
            await frozen.wait()
        await frozen.wait()

    async def never(_connection: None) -> None:
        raise AssertionError

    async def scenario() -> int:
        pool = lookup_pool.LookupPool(connect, lambda _: None, ())
        look_up = asyncio.ensure_future(pool.ask(never))
        await asyncio.wait({look_up}, timeout=HANG_SECONDS)
        with pytest.raises(DatabaseUnavailable):
            look_up.result()
        return pool.use().in_use

    assert asyncio.run(scenario()) == 0
