"""What the collector asks of a source, and what a source returns."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, Protocol

from app.input.addresses import Network


class SourceError(Exception):
    """Root of the errors of a source."""


class SourceUnavailable(SourceError):
    """The source cannot be reached."""


class SourceRefused(SourceError):
    """The source refuses the key, or the address is wrong."""


class SourceUnreadable(SourceError):
    """What the source answered cannot be read."""


class Marker(NamedTuple):
    """A file: its name, its SHA-256, its slot, and how much it holds."""

    name: str
    digest: bytes
    slot: int
    flows: int
    bytes: int


class Batch(NamedTuple):
    """Sums in and out by series and slot, and the slots that are known with them.

    `add`: the sums are added once, which the marker proves. `replace`: they are set.
    """

    marker: Marker
    sums: Mapping[tuple[int, int], tuple[int, int]]
    known: frozenset[int]
    mode: Literal["add", "replace"]


class Measured(NamedTuple):
    """A series as a source sees it. `to_slot` is None while it is open; both are included."""

    id: int
    networks: tuple[Network, ...]
    from_slot: int
    to_slot: int | None


class Done(Protocol):
    """What was collected before."""

    def done(self, name: str) -> bool:
        """Return whether a file of this name was."""

    def has_digest(self, digest: bytes) -> bool:
        """Return whether a file with this content was."""


class Source(Protocol):
    """A source of figures."""

    def batches(self, series: Sequence[Measured], done: Done) -> Iterator[Batch]:
        """Yield what is new, in any order. Raises `SourceError`."""
