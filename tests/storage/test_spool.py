"""The spool gives files that leave nothing behind, and says why when it cannot."""

import os
import sqlite3
from pathlib import Path

import pytest

from app.storage.errors import SpoolUnavailable
from app.storage.scratch import scratch_tables
from app.storage.spool import BUSY, FULL, Spool

KIB = 1024


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "spool"


def test_a_file_has_no_name_and_its_folder_is_private(folder: Path) -> None:
    """While upload and tables are open the folder is empty: a kill leaves nothing in it."""
    spool = Spool(folder)
    with spool.file() as file, scratch_tables(spool, "numbers (number)") as scratch:
        file.write(b"first ")
        file.write(b"second")
        scratch.execute("INSERT INTO numbers VALUES (zeroblob(9000000))")
        assert [*folder.iterdir()] == []
        assert file.reader().read() == b"first second"
    assert [path.stat().st_mode & 0o777 for path in (folder, folder.parent)] == [0o700] * 2


def test_files_of_others_are_left_alone(folder: Path, tmp_path: Path) -> None:
    """The folder may be one that others use, and a symbolic link to one is refused."""
    spool = Spool(folder)
    spool.clean()
    for foreign in (folder / "precious", folder / "nfm-folder" / "precious"):
        foreign.parent.mkdir(exist_ok=True)
        foreign.write_text("precious")
    spool.clean()
    assert [path.name for path in sorted(folder.rglob("precious"))] == ["precious"] * 2
    link = tmp_path / "link"
    link.symlink_to(folder)
    for use in (Spool(link).clean, Spool(link).open):
        with pytest.raises(SpoolUnavailable, match="cannot be used"):
            use()


def test_leftovers_are_removed_at_start(folder: Path) -> None:
    """What a process left that was killed before it could take the name away is removed."""
    spool = Spool(folder)
    spool.clean()
    (folder / "nfm-left").write_bytes(b"services")
    spool.clean()
    assert [*folder.iterdir()] == []


def test_uploads_share_their_bound(folder: Path) -> None:
    """Together they hold no more than the spool may; one that ends makes room for another."""
    spool = Spool(folder, max_bytes=100 * KIB)
    with spool.file() as first, spool.file() as second:
        first.write(bytes(60 * KIB))
        second.write(bytes(40 * KIB))
        with pytest.raises(SpoolUnavailable, match=BUSY):
            second.write(b"x")
    with spool.file() as third:
        third.write(bytes(100 * KIB))


def test_tables_have_the_same_bound(folder: Path) -> None:
    """Tables that grow beyond it are refused like an upload, not as a crash of the program."""
    spool = Spool(folder, max_bytes=100 * KIB)
    with (
        pytest.raises(SpoolUnavailable, match=FULL),
        scratch_tables(spool, "numbers (number)") as scratch,
    ):
        scratch.execute("INSERT INTO numbers VALUES (zeroblob(200000))")


def test_a_mistake_of_the_program_is_no_full_disk(folder: Path) -> None:
    """A wrong statement stays what it is."""
    with (
        pytest.raises(sqlite3.OperationalError, match="no such table"),
        scratch_tables(Spool(folder), "numbers (number)") as scratch,
    ):
        scratch.execute("SELECT * FROM others")


@pytest.mark.parametrize("place", ["spool", "data"])
def test_a_file_in_the_place_of_a_folder(tmp_path: Path, place: str) -> None:
    """Where the folder cannot be, each use says so, with the reason and without the path."""
    blocked = tmp_path / place
    blocked.touch()
    spool = Spool(blocked if place == "spool" else blocked / "spool")
    for use in (spool.clean, spool.check):
        with pytest.raises(SpoolUnavailable, match="Not a directory") as refused:
            use()
        assert str(tmp_path) not in str(refused.value)
    with pytest.raises(SpoolUnavailable), scratch_tables(spool, "numbers (number)"):
        pass


def test_check_makes_no_data_directory(tmp_path: Path) -> None:
    """Where there is none yet, it only asks whether one can be made."""
    Spool(tmp_path / "data" / "spool").check()
    assert [*tmp_path.iterdir()] == []
    (tmp_path / "file").touch()
    with pytest.raises(SpoolUnavailable, match="Not a directory"):
        Spool(tmp_path / "file" / "data" / "spool").check()


def test_check_makes_no_folder_in_the_data_directory(folder: Path) -> None:
    """The folder that root's `check` made would keep the service out: it makes none."""
    folder.parent.mkdir()
    Spool(folder).check()
    assert [*folder.parent.iterdir()] == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_what_root_makes_is_the_services(folder: Path) -> None:
    """A folder that a command of root makes belongs to whom the data directory belongs to."""
    folder.parent.mkdir()
    os.chown(folder.parent, 12345, 12346)
    with Spool(folder).file() as file:
        file.write(b"an upload")
    made = folder.stat()
    assert (made.st_uid, made.st_gid, made.st_mode & 0o777) == (12345, 12346, 0o700)


def test_a_folder_that_went_missing_is_made_again(folder: Path) -> None:
    """Somebody who removes it does not stop the uploads that follow."""
    spool = Spool(folder)
    spool.clean()
    folder.rmdir()
    with spool.file() as file:
        file.write(b"an upload")
