"""Keeps the batches of an import that are ready to be written, sealed, in a temporary file.

So the transaction that writes them is short, and memory does not grow with the import.
"""

import marshal
from typing import IO

from app.crypto.keyring import Keyring
from app.records.store import Batch, RecordStore
from app.storage.errors import LostRace


class PreparedBatches:
    """Batches in the order in which they were added. `spool` is a private file of ours."""

    def __init__(self, spool: IO[bytes], keyring: Keyring) -> None:
        self.keyring = keyring
        self._spool = spool
        self._sealed_under = keyring.primary_id
        self._sizes: list[int] = []

    def add(self, batch: Batch) -> None:
        """Keep a batch. Raises `OSError` when there is no room."""
        self._sizes.append(self._spool.write(marshal.dumps(tuple(batch))))

    def write(self, store: RecordStore) -> None:
        """Write every batch in the transaction of the store.

        Raises `LostRace` when a record was changed meanwhile, or the primary key is another one.
        """
        if self.keyring.primary_id != self._sealed_under:
            raise LostRace
        self._spool.seek(0)
        for size in self._sizes:
            # Nobody else can open the file: it has no name.
            store.write(Batch._make(marshal.loads(self._spool.read(size))))  # noqa: S302
