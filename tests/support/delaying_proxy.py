"""A TCP proxy that stands for a long way: what passes arrives half a round trip later."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from queue import SimpleQueue

from tests.support.waiting import HANG_SECONDS

CHUNK = 65_536


class _Way:
    """Takes connections, and holds each piece of data back for half of `round_trip` seconds."""

    def __init__(self, server_port: int, round_trip: float) -> None:
        self._server_port = server_port
        self._round_trip = round_trip
        self._links: set[asyncio.Task[None]] = set()
        self._loop = asyncio.get_running_loop()
        self._is_over = asyncio.Event()

    async def serve(self, place: tuple[str, int], port: SimpleQueue[int]) -> None:
        """Take connections until `close`, after the port is put into the queue."""
        server = await asyncio.start_server(self._accept, *place)
        port.put(server.sockets[0].getsockname()[1])
        await self._is_over.wait()
        server.close()
        for link in self._links:
            link.cancel()
        await asyncio.gather(*self._links, return_exceptions=True)
        await asyncio.sleep(0)  # the loop closes sockets in its next turn

    def close(self) -> None:
        """End `serve`, called from another thread."""
        self._loop.call_soon_threadsafe(self._is_over.set)

    def _accept(self, client: asyncio.StreamReader, to_client: asyncio.StreamWriter) -> None:
        self._links.add(self._loop.create_task(self._link(client, to_client)))

    async def _link(self, client: asyncio.StreamReader, to_client: asyncio.StreamWriter) -> None:
        with closing(to_client):
            # The kernel has accepted the caller at once: this is the round trip of that.
            await asyncio.sleep(self._round_trip)
            server, to_server = await asyncio.open_connection("127.0.0.1", self._server_port)
            with closing(to_server):
                await asyncio.gather(self._carry(client, to_server), self._carry(server, to_client))

    async def _carry(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        pieces: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        await asyncio.gather(self._read(source, pieces), self._write(pieces, target))

    async def _read(
        self, source: asyncio.StreamReader, pieces: asyncio.Queue[tuple[float, bytes]]
    ) -> None:
        data = b"more"
        while data:
            data = await source.read(CHUNK)
            pieces.put_nowait((self._loop.time() + self._round_trip / 2, data))

    async def _write(
        self, pieces: asyncio.Queue[tuple[float, bytes]], target: asyncio.StreamWriter
    ) -> None:
        """Write each piece when it is due; an empty one is the end."""
        data = b"more"
        while data:
            due, data = await pieces.get()
            await asyncio.sleep(due - self._loop.time())
            target.write(data)
            await target.drain()
        target.write_eof()


@contextmanager
def delaying_proxy(
    server_port: int, round_trip: float, place: tuple[str, int] = ("127.0.0.1", 0)
) -> Iterator[int]:
    """Yield the port of a proxy before a server on loopback; `round_trip` is in seconds."""
    ways: SimpleQueue[_Way] = SimpleQueue()
    port: SimpleQueue[int] = SimpleQueue()

    async def serve() -> None:
        way = _Way(server_port, round_trip)
        ways.put(way)
        await way.serve(place, port)

    thread = threading.Thread(target=asyncio.run, args=(serve(),), daemon=True)
    thread.start()
    way = ways.get(timeout=HANG_SECONDS)
    try:
        yield port.get(timeout=HANG_SECONDS)
    finally:
        way.close()
        thread.join(HANG_SECONDS)
