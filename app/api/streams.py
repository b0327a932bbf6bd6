"""Answers of any length, which are sent in pieces."""

import asyncio
from collections.abc import AsyncIterator

from starlette.responses import StreamingResponse
from starlette.types import Message, Send

from app.api.dependencies import AppServices
from app.api.problems.errors import RequestTimeout

# As for a body that arrives; whoever reads on takes a piece in milliseconds.
PIECE_SECONDS = 20.0


async def export_place(services: AppServices) -> AsyncIterator[None]:
    """Take the place of an export until its last piece is sent. Raises `Busy`."""
    with services.exports.place():
        yield


async def totals_place(services: AppServices) -> AsyncIterator[None]:
    """Take the place of a list of totals until its last piece is sent. Raises `Busy`."""
    with services.totals.place():
        yield


class ReadInTime(StreamingResponse):
    """Ends when a caller takes too long for one piece: it would keep its place without a key."""

    async def stream_response(self, send: Send) -> None:
        """Send the pieces. Raises `RequestTimeout`."""

        async def send_in_time(message: Message) -> None:
            try:
                async with asyncio.timeout(PIECE_SECONDS):
                    await send(message)
            except TimeoutError:
                raise RequestTimeout from None

        await super().stream_response(send_in_time)
