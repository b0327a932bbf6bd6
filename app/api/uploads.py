"""Takes a large body to a private temporary file before anything is done with it.

A slow or broken upload holds no database lock and changes nothing.
"""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from tempfile import SpooledTemporaryFile
from typing import IO

from starlette.requests import Request

from app.api.routing import check_media_type

IN_MEMORY_BYTES = 1024 * 1024
NDJSON = "application/x-ndjson"


@asynccontextmanager
async def spooled(request: Request, media_types: Collection[str]) -> AsyncIterator[IO[bytes]]:
    """Give the whole body as a file at its start; the file is gone afterwards.

    Raises `UnsupportedMediaType`, and starlette's `ClientDisconnect` when the caller goes away
    before the end. `BodyLimit` counts the bytes.
    """
    check_media_type(request, media_types)
    with SpooledTemporaryFile(IN_MEMORY_BYTES) as file:
        async for chunk in request.stream():
            file.write(chunk)
        file.seek(0)
        yield file
