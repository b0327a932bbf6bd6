"""Keeps the batches of an import that are ready to be written, sealed, in a temporary file.

So the transaction that writes them is short, and memory does not grow with the import.
"""

import marshal

from app.crypto.keyring import Keyring
from app.records.batch import Batch
from app.records.store import RecordStore
from app.storage.errors import LostRace
from app.storage.known_keys import hold_primary
from app.storage.spool import SpoolFile


class PreparedBatches:
    """Batches, written in the order in which they were added."""

    def __init__(self, file: SpoolFile, keyring: Keyring) -> None:
        self.keyring = keyring
        self._file = file
        self.keys = keyring.current
        self._sizes: list[int] = []

    def add(self, batch: Batch) -> None:
        """Write a batch to the file. Raises `SpoolUnavailable` when there is no room."""
        data = marshal.dumps(tuple(batch))
        self._file.write(data)
        self._sizes.append(len(data))

    def write(self, store: RecordStore) -> None:
        """Write every batch in the transaction of the store.

        Raises `LostRace` when a record or the primary key has changed since, and
        `KeyringOutdated`.
        """
        if hold_primary(store.connection, self.keyring).primary_id != self.keys.primary_id:
            raise LostRace
        reader = self._file.reader()
        for size in self._sizes:
            # Nobody else can open the file: it has no name.
            store.write(Batch._make(marshal.loads(reader.read(size))))  # noqa: S302
