"""Keeps the batches of an import that are ready to be written, sealed, in a temporary file.

So the transaction that writes them is short, and memory does not grow with the import.
"""

import pickle
from dataclasses import dataclass
from typing import IO

from app.crypto.keyring import Keyring
from app.records.store import Batch, RecordStore
from app.storage.errors import LostRace


@dataclass(slots=True)
class PreparedBatches:
    """Batches in the order in which they were added. `spool` is a private file of ours."""

    spool: IO[bytes]
    keyring: Keyring
    sealed_under: str = ""

    def __post_init__(self) -> None:
        self.sealed_under = self.keyring.primary_id

    def add(self, batch: Batch) -> None:
        """Keep a batch. Raises `OSError` when there is no room."""
        pickle.dump(tuple(batch), self.spool)

    def write(self, store: RecordStore) -> None:
        """Write every batch in the transaction of the store.

        Raises `LostRace` when a record was changed meanwhile, or the primary key is another one.
        """
        if self.keyring.primary_id != self.sealed_under:
            raise LostRace
        end = self.spool.tell()
        self.spool.seek(0)
        while self.spool.tell() < end:
            # Nobody else can open the file: it has no name.
            store.write(Batch._make(pickle.load(self.spool)))  # noqa: S301
