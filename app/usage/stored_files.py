"""Which files of a source were added, as a round asks for those that are there."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, select

from app.storage.database import Database
from app.storage.usage_tables import usage_files
from app.usage.sources.source import Marker

NAMES = 1_000


class Files:
    """The files of a source that were added, before a round and in it.

    Markers are kept for a year and more, far longer than files: what is not asked for is not
    loaded. Every method but `note` raises `StorageError`.
    """

    def __init__(self, database: Database, source: str) -> None:
        self._database = database
        self._source = source
        self._stored: dict[str, bool] = {}
        self._digests: set[bytes] = set()

    def among(self, names: Iterable[str]) -> set[str]:
        """Return those of these names that were."""
        listed = list(names)
        unknown = [name for name in listed if name not in self._stored]
        for start in range(0, len(unknown), NAMES):
            part = unknown[start : start + NAMES]
            found = self._found(usage_files.c.name.in_(part))
            self._stored.update((name, name in found) for name in part)
        return {name for name in listed if self._stored[name]}

    def done(self, name: str) -> bool:
        """Return whether a file of this name was."""
        return bool(self.among([name]))

    def has_digest(self, digest: bytes) -> bool:
        """Return whether a file with this content was."""
        return digest in self._digests or bool(self._found(usage_files.c.digest == digest.hex()))

    def note(self, marker: Marker) -> None:
        """Note a file that was added since."""
        self._stored[marker.name] = True
        self._digests.add(marker.digest)

    def _found(self, condition: ColumnElement[bool]) -> set[str]:
        columns = usage_files.c
        query = select(columns.name).where(columns.source == self._source, condition)
        with self._database.read() as connection:
            return set(connection.execute(query).scalars())
