"""What the gates share."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest


@pytest.fixture
def folder() -> Iterator[Path]:
    """Yield a folder for sockets; the names of pytest's own ones are too long for one."""
    with TemporaryDirectory(prefix="nfm-") as folder:
        yield Path(folder)
