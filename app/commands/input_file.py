"""The file that a command reads, or standard input."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

from app.storage.spool import Spool

STANDARD_INPUT = Path("-")
CHUNK_BYTES = 1024 * 1024

input_file = click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
)


@contextmanager
def readable(file: Path, spool: Spool) -> Iterator[IO[bytes]]:
    """Yield the file, or a copy of standard input, which a run that starts over reads again."""
    if file != STANDARD_INPUT:
        with file.open("rb") as opened_file:
            yield opened_file
        return
    with spool.file() as copy:
        for chunk in iter(lambda: sys.stdin.buffer.read(CHUNK_BYTES), b""):
            copy.write(chunk)
        yield copy.reader()
