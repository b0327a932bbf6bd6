"""What can go wrong with the database.

StorageError
├── DatabaseUnavailable   nothing was done; ask again later
│   └── TooSlow           it took longer than the service or the server lets it
├── OutcomeUnknown        the COMMIT ended in an error: done or not, nobody knows
├── SchemaMismatch        the tables are not at the revision that this version needs
├── SpoolUnavailable      an upload finds no room, or no folder, to wait in
└── UnsafeDatabase        a setting of the server would lose what was acknowledged

LostRace is no failure of the database: it asks `Database.transact` to start over.
"""


class StorageError(Exception):
    """Root of this tree."""


class DatabaseUnavailable(StorageError):
    """The database did not answer, is locked or is full. Nothing was changed."""


class TooSlow(DatabaseUnavailable):
    """A statement took longer than it may and was ended. Nothing was changed."""


class OutcomeUnknown(StorageError):
    """An error during COMMIT after which the change may or may not be stored."""


class SchemaMismatch(StorageError):
    """The database has another revision than this version needs."""


class SpoolUnavailable(StorageError):
    """No room for what does not fit in memory. The message says why; nothing was changed."""


class UnsafeDatabase(StorageError):
    """The server is set so that it could lose or mangle what was acknowledged."""


class LostRace(Exception):
    """Another writer was faster. Raised inside a transaction that can be started over."""
