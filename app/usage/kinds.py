"""The kinds of sources."""

from typing import Literal

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
