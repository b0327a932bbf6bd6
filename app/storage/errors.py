"""Errors of the database.

StorageError
├── DatabaseUnavailable   nothing was done; try again later
│   ├── DatabaseInUse     another process uses what is to be replaced
│   ├── TooSlow           it exceeded a time limit of the service or the server
│   ├── NoQuorum          a node of a cluster is cut off from the others
│   └── WriteConflict     others changed the same rows at each attempt
├── NotCopied             the copy into another database did not end
├── OutcomeUnknown        the COMMIT failed; whether it was done is unknown
├── NotADatabase          a file is not a database, or is damaged
├── SchemaMismatch        the tables are not at the revision that this version needs
├── SpoolUnavailable      there is no room, or no folder, for an upload
└── UnsafeDatabase        a setting of the server could lose acknowledged data

`LostRace` is not a failure of the database: it makes `Database.transact` start over.
"""


class StorageError(Exception):
    """Root of this tree."""


class DatabaseUnavailable(StorageError):
    """The database did not answer, is locked or is full. Nothing was changed."""


class DatabaseInUse(DatabaseUnavailable):
    """Another process uses the database that is to be replaced. Nothing was changed."""


class TooSlow(DatabaseUnavailable):
    """A statement exceeded its time limit and was ended. Nothing was changed."""


class NoQuorum(DatabaseUnavailable):
    """The node of a Galera cluster has no quorum or is joining. Nothing was changed."""


class WriteConflict(DatabaseUnavailable):
    """Other writers changed the same rows at each attempt. Nothing was changed."""

    def __init__(self, attempts: int) -> None:
        super().__init__(
            f"Others wrote the same rows {attempts} times while this was stored. Nothing was "
            "changed. Repeat it when they write less, or in smaller parts."
        )


class NotCopied(StorageError):
    """The content of a database could not be copied into another one."""


class OutcomeUnknown(StorageError):
    """An error during COMMIT after which the change may or may not be stored."""


class NotADatabase(StorageError):
    """A file is not a database of SQLite, or is damaged."""


class SchemaMismatch(StorageError):
    """The database has another revision than this version needs."""


class SpoolUnavailable(StorageError):
    """A temporary file could not be stored. The message says why; nothing was changed."""


class UnsafeDatabase(StorageError):
    """The server's settings could lose or corrupt acknowledged data."""


class LostRace(Exception):
    """Another writer was faster. Raised inside a transaction that can be started over."""
