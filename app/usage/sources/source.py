"""What every source of traffic figures offers, whatever it reads.

SourceError
├── SourceUnavailable   it cannot be asked at all; try again later
├── SourceRefused       it refuses the question: a credential, an address or a filter is wrong
└── SourceUnreadable    it delivered something that cannot be understood or is not complete
    └── SourceDisagrees it delivered figures that contradict each other
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar, Final, Literal, NamedTuple, Protocol

from app.input.addresses import Network
from app.usage.slots import Slot

NAMED: Final = 5  # parts that a message names


Failure = Literal["unreachable", "refused", "unreadable", "disagrees"]
"""What the API says of a source that failed."""


class SourceError(Exception):
    """Root of this tree. Its message names cause and next step, and no credential.

    `code` is what the API says of it, such as `last_failure` of a source.
    """

    code: ClassVar[Failure]


class SourceUnavailable(SourceError):
    """The source does not answer, or its directory or program is missing."""

    code: ClassVar[Failure] = "unreachable"


class SourceRefused(SourceError):
    """The source refuses what it is asked with."""

    code: ClassVar[Failure] = "refused"


class Unreadable(NamedTuple):
    """A part of what a source has, such as a file, that could not be read, and why.

    `slots` are all those that it may have bytes of.
    """

    name: str
    slots: range
    reason: str


class SourceUnreadable(SourceError):
    """Some of what the source delivered is not understood or not complete. Nothing of it counts."""

    code: ClassVar[Failure] = "unreadable"

    def __init__(self, parts: Sequence[Unreadable]) -> None:
        named = "; ".join(f"{part.name}: {part.reason}" for part in parts[:NAMED])
        super().__init__(f"{len(parts)} not readable: {named}")
        self.parts = tuple(parts)


class SourceDisagrees(SourceUnreadable):
    """What the source delivered is understood, but contradicts itself. Nothing of it counts."""

    code: ClassVar[Failure] = "disagrees"


class Measured(NamedTuple):
    """A series as a source needs it: what to measure, from one slot to another.

    That is networks, or the group of this name. `to_slot` is None while the series is open.
    """

    id: int
    networks: tuple[Network, ...]
    from_slot: Slot
    to_slot: Slot | None = None
    group: str | None = None


class Marker(NamedTuple):
    """Which part of the source a batch is: stored with its sums, so that nothing counts twice.

    `name` is unique in the source, `digest` the SHA-256 of the content, `slot` the first one that
    the part covers; `flows` and `bytes` are those of all its flows, whomever they belong to.
    """

    name: str
    digest: bytes
    slot: Slot
    flows: int
    bytes: int


class Batch(NamedTuple):
    """What one part of the source adds, or what it sets: to be stored whole or not at all.

    `sums` has bytes in and out by series and slot, also of slots outside of the series, which the
    store leaves out. `known` are the slots whose sums are complete with this batch. `mode`: `add`
    for sums that count once, which `marker` proves; `replace` where the sums of slots are set.
    `moved` is the number of flows whose times were not credible.
    """

    marker: Marker
    sums: Mapping[tuple[int, Slot], tuple[int, int]]
    known: frozenset[Slot]
    mode: Literal["add", "replace"] = "add"
    moved: int = 0


class Done(Protocol):
    """Which parts of the source have been stored."""

    def among(self, names: Iterable[str]) -> set[str]:
        """Return those of these names of which a marker is stored; cheap for many."""

    def done(self, name: str) -> bool:
        """Return whether a marker of this name is stored."""

    def has_digest(self, digest: bytes) -> bool:
        """Return whether a marker with this digest is stored, under whatever name."""


class NothingDone:
    """Nothing has been stored: of a source that is asked for the first time, or again."""

    def among(self, names: Iterable[str]) -> set[str]:  # noqa: ARG002 # as `Done` has it
        """Return none."""
        return set()

    def done(self, name: str) -> bool:  # noqa: ARG002 # as `Done` has it
        """Return False."""
        return False

    def has_digest(self, digest: bytes) -> bool:  # noqa: ARG002 # as `Done` has it
        """Return False."""
        return False


class Group(NamedTuple):
    """A group that the source measures. `networks` is None where it does not name them."""

    id: str
    name: str
    networks: tuple[Network, ...] | None


class Source(Protocol):
    """Where traffic figures come from."""

    def check(self) -> None:
        """Raise `SourceUnavailable` if this process cannot read the source, but another might.

        Only this host is looked at: no other one is asked.
        """

    def batches(self, series: Sequence[Measured], done: Done) -> Iterator[Batch]:
        """Yield what is new, oldest first.

        Store each batch before asking for the next one. Raises `SourceUnavailable`,
        `SourceRefused`, and `SourceUnreadable` at the end, after all that could be read.
        """

    def groups(self) -> list[Group]:
        """Return the groups that the source knows; an empty list where it has none."""
