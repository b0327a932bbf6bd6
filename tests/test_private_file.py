"""Private files appear complete or not at all, and nobody else may read them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app.private_file import private_file, read_small


def test_a_file_that_came_meanwhile_is_left_alone(tmp_path: Path) -> None:
    """Of two writers of one name the second fails, and leaves no draft behind."""
    path = tmp_path / "wanted"

    def write_while_another_does() -> None:
        with private_file(path) as draft:
            draft.write_text("second")
            path.write_text("first")

    with pytest.raises(FileExistsError):
        write_while_another_does()
    assert [each.read_text() for each in tmp_path.iterdir()] == ["first"]


def test_a_failed_replacement_leaves_the_old_file(tmp_path: Path) -> None:
    """What a block wrote before it failed is gone, and the file is as it was."""
    path = tmp_path / "wanted"
    path.write_text("old")

    def fail_halfway() -> None:
        with private_file(path, replace=True) as draft:
            draft.write_text("half")
            raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        fail_halfway()
    assert [each.read_text() for each in tmp_path.iterdir()] == ["old"]


@pytest.mark.parametrize("replace", [False, True])
def test_a_private_file_has_mode_600(tmp_path: Path, *, replace: bool) -> None:
    """Also in place of a file that others could read."""
    path = tmp_path / "wanted"
    if replace:
        path.write_text("old")
        path.chmod(0o644)
    with private_file(path, replace=replace) as draft:
        draft.write_text("new")
    assert (path.read_text(), path.stat().st_mode & 0o777) == ("new", 0o600)


@pytest.mark.parametrize("replace", [False, True])
def test_content_and_name_are_on_disk_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, replace: bool
) -> None:
    """The file is synchronized before it gets its name, and the folder after that."""
    path = tmp_path / "wanted"
    synchronized: list[tuple[int, bool]] = []
    sync: Callable[[int], None] = os.fsync

    def note(descriptor: int) -> None:
        sync(descriptor)
        synchronized.append((os.fstat(descriptor).st_ino, path.exists()))

    monkeypatch.setattr(os, "fsync", note)
    with private_file(path, replace=replace) as draft:
        draft.write_text("new")
    inodes = (path.stat().st_ino, tmp_path.stat().st_ino)
    assert synchronized == [(inodes[0], False), (inodes[1], True)]


def test_only_small_regular_files_are_read(tmp_path: Path) -> None:
    """A pipe that nobody writes does not block, and a file without end is not read to its end."""
    path, pipe = tmp_path / "file", tmp_path / "pipe"
    path.write_bytes(b"1234")
    os.mkfifo(pipe)
    assert read_small(path, 4) == b"1234"
    with pytest.raises(OSError, match="it has more than 3 bytes"):
        read_small(path, 3)
    for other in (pipe, Path("/dev/zero")):
        with pytest.raises(OSError, match="it is not a regular file"):
            read_small(other, 4)
    with pytest.raises(IsADirectoryError):
        read_small(tmp_path, 4)
