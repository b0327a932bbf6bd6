"""Files that a command writes for its caller."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from app.private_file import private_file


@contextmanager
def output_file(path: Path, *, replace: bool = False) -> Iterator[Path]:
    """Yield an empty private file to write to; see `private_file`.

    Raises `click.ClickException` where that raises `OSError`.
    """
    try:
        with private_file(path, replace=replace) as draft:
            yield draft
    except FileExistsError:
        raise click.ClickException(f"{path}: exists already and was left alone.") from None
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written ({error.strerror}).") from None
