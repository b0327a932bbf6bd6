"""The kinds of sources."""

from typing import Literal, NamedTuple

Kind = Literal["nfdump", "netflow_analyzer"]

NFDUMP: Kind = "nfdump"
NETFLOW_ANALYZER: Kind = "netflow_analyzer"


def source_name(kind: str, installation_id: int) -> str:
    """Return the name of a source in the tables: one of nfdump reads for all installations."""
    return kind if kind == NFDUMP else f"{kind}:{installation_id}"


def knows_by_slot(source: str) -> bool:
    """Return whether a slot that a source knows is known for all of its series.

    A source that is asked for one series after the other knows each by itself.
    """
    return source == NFDUMP


def again_name(source: str) -> str:
    """Return the name under which days of a source are collected again before they count."""
    return f"{source}.again"


class Feed(NamedTuple):
    """What one collector collects: the source of an installation, or one for all of them."""

    kind: Kind
    installation_id: int | None = None

    @property
    def name(self) -> str:
        """Return the name of the source in the tables."""
        return source_name(self.kind, self.installation_id or 0)


FLOWS = Feed(NFDUMP)
"""The files of nfdump, which are read for all installations together."""
