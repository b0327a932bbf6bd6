"""The limits of one connection."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits of one connection, in bytes and seconds."""

    head_bytes: int = 64 * 1024
    """Request line and headers together, and likewise the framing between chunks of a body."""
    headers: int = 100
    head_seconds: float = 10
    """From the connection, or the first byte of another request, to the end of the head."""
    body_silence_seconds: float = 20
    """Between two pieces of a body."""
    body_bytes_per_second: int = 4096
    """The minimum average rate of a body after `body_start_seconds`: 1 GiB may take three days, but
    one byte every 19 seconds is too slow."""
    body_start_seconds: float = 30
    unread_body_seconds: float = 10
    """How long the rest of a body is discarded after its request was answered."""
    answer_silence_seconds: float = 30
    """How long a client may read nothing of its response."""
    linger_seconds: float = 2
    """How long input is read and discarded after the last response."""
    check_seconds: float = 1
    """Between two checks of a connection: the precision of the times above."""
