"""Two copies into one database: the later one goes on, and the earlier one says so."""

from pathlib import Path

import pytest

from app.storage.contents import contents
from app.storage.database import Database
from app.storage.errors import NotCopied
from app.storage.migrate import upgrade
from app.storage.transfer import TAKEN_OVER, Target


def test_a_copy_that_was_taken_over_does_not_warn_of_the_database(tmp_path: Path) -> None:
    """Rows that are missing at the end are those that the later copy is about to write."""
    database = Database(f"sqlite:///{tmp_path}/target")
    try:
        upgrade(database)
        first, second = Target(database), Target(database)
        copied = contents(database)
        first.begin()
        second.begin()
        with pytest.raises(NotCopied, match=TAKEN_OVER):
            first.check(copied)
    finally:
        database.close()
