"""`restore` into places and out of files that are not what they usually are."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection

from app.commands.session import host_author
from app.storage.errors import DatabaseInUse
from app.storage.sqlite_files import check_intact
from app.upkeep import restoring
from app.upkeep.restoring import Restoring
from tests.support import command
from tests.support.live_api import embedded_settings

DATABASE = "netflow-manager.sqlite3"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data directory with a key in it."""
    folder = tmp_path / "data"
    command.new_key(folder, "mail")
    return folder


@pytest.fixture
def copy(folder: Path) -> Path:
    assert command.run(folder, "backup", str(folder.with_name("copies"))).returncode == 0
    (copy,) = folder.with_name("copies").glob("*.sqlite3")
    return copy


@pytest.mark.parametrize("is_there", [True, False])
def test_a_link_to_the_database_stays_one(folder: Path, copy: Path, *, is_there: bool) -> None:
    """The new file is where the old one was or was to be, and the old one beside it."""
    volume = folder.with_name("volume")
    volume.mkdir()
    (folder / DATABASE).rename(volume / "database")
    (folder / DATABASE).symlink_to(volume / "database")
    if not is_there:
        (volume / "database").unlink()
    done = command.run(folder, "restore", str(copy))
    assert (done.returncode, (folder / DATABASE).is_symlink()) == (0, True), done.stderr
    names = [path.name.partition("-")[0] for path in sorted(volume.iterdir())]
    assert names == ["database"] * (1 + is_there)
    assert not any(path.is_symlink() for path in volume.iterdir())


def test_a_database_that_was_made_meanwhile_is_left_alone(
    folder: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A service that starts in an empty folder keeps its database, with the log beside it."""
    database = folder / DATABASE
    database.unlink()
    log = folder / f"{DATABASE}-wal"

    def check_while_a_service_starts(connection: Connection) -> None:
        check_intact(connection)
        with closing(sqlite3.connect(database)) as other:
            other.execute("PRAGMA journal_mode = WAL")
        log.write_bytes(b"its log")

    monkeypatch.setattr(restoring, "check_intact", check_while_a_service_starts)
    with pytest.raises(DatabaseInUse, match="has just made a database"):
        Restoring(copy, embedded_settings(folder), host_author).into(database)
    assert log.read_bytes() == b"its log"
    assert {path.name for path in folder.iterdir()} == {DATABASE, log.name, "keyring.json"}


def test_a_pipe_is_no_copy_and_no_side_file(folder: Path, copy: Path) -> None:
    """Neither is waited for, and the reason is a sentence."""
    pipe = folder.with_name("pipe")
    os.mkfifo(pipe)
    done = command.run(folder, "restore", str(pipe))
    assert (
        done.stderr == "Error: Nothing was restored. The copy is not a file. Take another copy.\n"
    )
    side = copy.with_name(f"{copy.name}.json")
    side.unlink()
    os.mkfifo(side)
    done = command.run(folder, "restore", str(copy))
    assert "is not the file that `backup` writes" in done.stderr
    assert done.returncode == 1


def test_a_side_file_does_not_write_to_the_terminal(folder: Path, copy: Path) -> None:
    """Its name in a message is that of the file, not what it says of itself."""
    side = copy.with_name(f"{copy.name}.json")
    side.write_text(side.read_text().replace(copy.name, "\\u001b[31m").replace('"bytes": ', "$&1"))
    side.write_text(side.read_text().replace("$&1", '"bytes": 1'))
    done = command.run(folder, "restore", str(copy))
    assert f"not what {side.name} describes" in done.stderr
    assert "\x1b" not in done.stderr
