"""Errors of the drivers as errors of this service."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from app.storage.errors import (
    DatabaseUnavailable,
    NoQuorum,
    StorageError,
    TooSlow,
    UnsafeDatabase,
)
from app.storage.kind import Backend
from app.storage.reasons import NOT_PRIMARY, POOLER, name_of, reason

ERRORS: Mapping[str, type[StorageError]] = {
    # A pooler stays as it is until somebody changes the configuration.
    POOLER: UnsafeDatabase,
    NOT_PRIMARY: NoQuorum,
}


@contextmanager
def translated(kind: Backend, url: URL, check_stop: Callable[[], None] | None) -> Iterator[None]:
    """Raise errors of a driver in the block as `StorageError`; programming errors stay.

    `check_stop` may raise the reason why the work was ended, which comes before what the driver
    says of the end.
    """
    try:
        yield
    except (OperationalError, InterfaceError, PoolTimeout) as error:
        if check_stop is not None:
            check_stop()
        is_too_slow = isinstance(error, DBAPIError) and kind.is_too_slow(error)
        raise (TooSlow() if is_too_slow else _unavailable(error, url)) from error
    except DatabaseError as error:
        # The class itself means a damaged file; its other subclasses are programming errors,
        # except for the few that the kind of database knows.
        if type(error) is DatabaseError or kind.is_unusable(error):
            raise _unavailable(error, url) from error
        raise


def _unavailable(error: Exception, url: URL) -> StorageError:
    why = reason(error.orig if isinstance(error, DBAPIError) else error, url)
    kind = ERRORS.get(why, DatabaseUnavailable)
    return kind(f"{name_of(url)}: {why}")
