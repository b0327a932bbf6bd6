"""Reports an error that ends a process: one line on standard error, and an exit code."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from app.config import SettingsError
from app.crypto.errors import CryptoError, KeyringError
from app.storage.errors import SchemaMismatch, StorageError, UnsafeDatabase
from app.terminal import EXIT_CONFIGURATION, EXIT_FAILED, print_error


@contextmanager
def errors_as_exit_codes() -> Iterator[None]:
    """End the process with 78 for an invalid configuration, 1 for any other failure."""
    try:
        yield
    except (SettingsError, KeyringError, SchemaMismatch, UnsafeDatabase) as error:
        print_error(EXIT_CONFIGURATION, str(error))
        sys.exit(EXIT_CONFIGURATION)
    except (StorageError, CryptoError) as error:
        print_error(EXIT_FAILED, str(error) or str(type(error).__doc__))
        sys.exit(EXIT_FAILED)
