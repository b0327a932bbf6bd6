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
from app.api.gunzip import Gunzip
from app.api.routing import IDENTITY, check_media_type, coding_of
from app.storage.spool import Spool, SpoolFile

CHUNK_BYTES = 1024 * 1024
UPLOAD_BYTES = {
    "/v1/imports": 256 * 1024**2,
    "/v1/reconciliations": 1024**3,
    "/v1/provisionings": 1024**3,
    "/v1/usage-links": 256 * 1024**2,
}
NDJSON = "application/x-ndjson"
GZIP = "gzip"
CODINGS = (GZIP, IDENTITY)


@asynccontextmanager
async def spooled(
    request: Request, spool: Spool, media_types: Collection[str]
) -> AsyncIterator[IO[bytes]]:
    """Yield a file with the complete body, positioned at its start; it is removed afterwards.

    A body in gzip is decompressed; its limit holds for both forms. Raises `UnsupportedMediaType`,
    `MalformedBody`, `BodyTooLarge`, `SpoolUnavailable`, starlette's `ClientDisconnect` when the
    caller goes away before the end, and what `confirm` raises. `BodyLimit` counts the bytes sent.
    """
    check_media_type(request, media_types)
    is_compressed = coding_of(request, CODINGS) == GZIP
    # In threads: a slow disk must not delay other requests.
    file = await run_in_threadpool(spool.open)
    try:
        gunzip = Gunzip(UPLOAD_BYTES[request.scope["path"]]) if is_compressed else None
        async for chunk in _chunks(request):
            await run_in_threadpool(_write, file, chunk, gunzip)
        if gunzip is not None:
            gunzip.finish()
        await confirm(request)
        yield file.reader()
    finally:
        # Not awaited, so that a cancelled request frees its space, too.
        asyncio.get_running_loop().run_in_executor(None, file.close)


def _write(file: SpoolFile, chunk: bytes, gunzip: Gunzip | None) -> None:
    for piece in [chunk] if gunzip is None else gunzip.pieces(chunk):
        file.write(piece)


async def _chunks(request: Request) -> AsyncIterator[bytes]:
    """Yield the body in pieces that are worth a thread."""
    piece = bytearray()
    async for part in request.stream():
        piece += part
        if len(piece) >= CHUNK_BYTES:
            yield bytes(piece)
            piece.clear()
    yield bytes(piece)
