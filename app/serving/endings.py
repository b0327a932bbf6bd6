"""Reports an error that ends a process: one line on standard error, and an exit code."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from app.config import SettingsError
from app.crypto.errors import CryptoError, KeyringError
from app.storage.errors import SchemaMismatch, StorageError, UnsafeDatabase

EXIT_FAILED = 1
EXIT_CONFIGURATION = 78


@contextmanager
def errors_as_exit_codes() -> Iterator[None]:
    """End the process with 78 for an invalid configuration, 1 for any other failure."""
    try:
        yield
    except (SettingsError, KeyringError, SchemaMismatch, UnsafeDatabase) as error:
        click.echo(f"Configuration: {error}", err=True)
        sys.exit(EXIT_CONFIGURATION)
    except (StorageError, CryptoError) as error:
        click.echo(f"Failed: {str(error) or type(error).__doc__}", err=True)
        sys.exit(EXIT_FAILED)
