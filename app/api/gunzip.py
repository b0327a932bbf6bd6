"""Decompresses an upload while it arrives."""

import zlib
from collections.abc import Iterator

from app.api.problems.errors import BodyTooLarge
from app.input.strict_json import MalformedBody

PIECE_BYTES = 1024 * 1024
GZIP_FORMAT = 31  # for zlib: with the header and the checksum of gzip, and nothing else
NOT_GZIP = "The body is not gzip data, or it is damaged."
TRUNCATED = "The gzip data of the body ends too early."
TRAILING = "The body continues after the end of the gzip data."


class Gunzip:
    """One stream of gzip data. Needs the memory of one piece, however far the data expands.

    `limit` is the largest number of bytes that may come out.
    """

    def __init__(self, limit: int) -> None:
        self._inflate = zlib.decompressobj(GZIP_FORMAT)
        self._limit = limit
        self._size = 0

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """Yield what comes out of the next bytes. Raises `MalformedBody` and `BodyTooLarge`."""
        piece = b"first"
        # zlib may hold back output when it has taken all input.
        while data or len(piece) == PIECE_BYTES:
            piece = self._next(data)
            data = self._inflate.unconsumed_tail
            yield piece

    def _next(self, data: bytes) -> bytes:
        try:
            piece = self._inflate.decompress(data, PIECE_BYTES)
        except zlib.error:
            raise MalformedBody(NOT_GZIP) from None
        self._size += len(piece)
        if self._size > self._limit:
            raise BodyTooLarge(self._limit)
        if self._inflate.unused_data:
            raise MalformedBody(TRAILING)
        return piece

    def finish(self) -> None:
        """Raise `MalformedBody` unless the stream is complete."""
        if not self._inflate.eof:
            raise MalformedBody(TRUNCATED)
