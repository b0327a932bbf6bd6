"""The distributed trace that a request is part of: W3C Trace Context, header `traceparent`.

The service adds no span of its own. It names the trace in its log lines, and passes the header on
to what it calls for the request.
"""

import re
from collections.abc import Iterable
from contextvars import ContextVar
from typing import NamedTuple

HEADER = "traceparent"
_BYTES = HEADER.encode()
# Version 00, and later ones, which may append fields; all zeros are no id.
_VALUE = re.compile(
    rb"(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?"
)


class Trace(NamedTuple):
    """What a valid header says."""

    trace_id: str
    parent_id: str
    flags: str


_current: ContextVar[Trace | None] = ContextVar("trace", default=None)


def follow(headers: Iterable[tuple[bytes, bytes]]) -> None:
    """Make the trace that the headers of a request name the current one; none if invalid."""
    found = [value for name, value in headers if name == _BYTES]
    _current.set(parse(found[0]) if len(found) == 1 else None)


def parse(value: bytes) -> Trace | None:
    """Return what the header says, `None` when it is invalid."""
    found = _VALUE.fullmatch(value)
    if found is None or (found[1] == b"00" and found[5] is not None):
        return None
    return Trace(*(part.decode() for part in found.group(2, 3, 4)))


def current_id() -> str | None:
    """Return the id of the current trace, `None` outside of one."""
    trace = _current.get()
    return None if trace is None else trace.trace_id


def outgoing() -> dict[str, str]:
    """Return the header for a call to another service, nothing outside of a trace."""
    trace = _current.get()
    return {} if trace is None else {HEADER: f"00-{'-'.join(trace)}"}
