"""How much and how long one connection may take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds of one connection, in bytes and seconds."""

    head_bytes: int = 64 * 1024
    """Request line and headers together, and likewise what stands between chunks of a body."""
    headers: int = 100
    head_seconds: float = 10
    """From the connection, or the first byte of a further request, to the end of the head."""
    body_silence_seconds: float = 20
    """Between two pieces of a body."""
    body_bytes_per_second: int = 4096
    """What a body must come to on average, once `body_start_seconds` are over: 1 GiB may take three
    days, and one byte every 19 seconds may not."""
    body_start_seconds: float = 30
    unread_body_seconds: float = 10
    """How long the rest of a body is thrown away after its request was answered."""
    answer_silence_seconds: float = 30
    """How long a caller may take nothing of its answer."""
    linger_seconds: float = 2
    """How long is read and thrown away after the last answer."""
    check_seconds: float = 1
    """Between two looks at a connection: the precision of the times above."""
