"""What a store of sums says of its markers, in memory."""

from collections.abc import Iterable

from app.usage.sources.source import Marker


class Memory:
    """The markers that were stored."""

    def __init__(self) -> None:
        self.markers: dict[str, Marker] = {}

    def store(self, marker: Marker) -> None:
        """Take a marker as stored."""
        assert not self.done(marker.name)
        assert not self.has_digest(marker.digest)
        self.markers[marker.name] = marker

    def among(self, names: Iterable[str]) -> set[str]:
        """Return those of the names that a marker has."""
        return self.markers.keys() & set(names)

    def done(self, name: str) -> bool:
        """Return whether a marker has this name."""
        return name in self.markers

    def has_digest(self, digest: bytes) -> bool:
        """Return whether a marker has this digest."""
        return any(marker.digest == digest for marker in self.markers.values())
