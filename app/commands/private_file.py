"""New files that only their owner may read, complete on disk before they get their name."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

FILE_MODE = 0o600
FOLDER_MODE = 0o700


@contextmanager
def private_file(path: Path, *, replace: bool = False) -> Iterator[Path]:
    """Yield an empty file next to `path` that gets this name when the block succeeds.

    Raises `click.ClickException` when the path exists already, unless `replace`, and when the
    folder cannot be written.
    """
    if os.path.lexists(path) and not replace:
        raise _exists(path)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    try:
        os.close(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, FILE_MODE))
        yield draft
        _sync(draft)
        _publish(draft, path, replace=replace)
        _sync(path.parent)
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written ({error.strerror}).") from None
    finally:
        draft.unlink(missing_ok=True)


def _publish(draft: Path, path: Path, *, replace: bool) -> None:
    if replace:
        draft.replace(path)
    else:
        try:
            os.link(draft, path)  # unlike a rename, it never replaces a new file
        except FileExistsError:
            raise _exists(path) from None


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _exists(path: Path) -> click.ClickException:
    return click.ClickException(f"{path}: exists already and was left alone.")
