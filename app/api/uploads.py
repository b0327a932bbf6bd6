"""Writes a large body to a file of the spool before it is processed.

A slow or broken upload holds no database lock and changes nothing.
"""

import asyncio
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from typing import IO

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from app.api.dependencies import confirm
from app.api.routing import check_media_type
from app.storage.spool import Spool

CHUNK_BYTES = 1024 * 1024
NDJSON = "application/x-ndjson"


@asynccontextmanager
async def spooled(
    request: Request, spool: Spool, media_types: Collection[str]
) -> AsyncIterator[IO[bytes]]:
    """Yield a file with the complete body, positioned at its start; it is removed afterwards.

    Raises `UnsupportedMediaType`, `SpoolUnavailable`, starlette's `ClientDisconnect` when the
    caller goes away before the end, and what `confirm` raises. `BodyLimit` counts the bytes.
    """
    check_media_type(request, media_types)
    # In threads: a slow disk must not delay other requests.
    file = await run_in_threadpool(spool.open)
    try:
        async for chunk in _chunks(request):
            await run_in_threadpool(file.write, chunk)
        await confirm(request)
        yield file.reader()
    finally:
        # Not awaited, so that a cancelled request frees its space, too.
        asyncio.get_running_loop().run_in_executor(None, file.close)


async def _chunks(request: Request) -> AsyncIterator[bytes]:
    """Yield the body in pieces that are worth a thread."""
    piece = bytearray()
    async for part in request.stream():
        piece += part
        if len(piece) >= CHUNK_BYTES:
            yield bytes(piece)
            piece.clear()
    yield bytes(piece)
