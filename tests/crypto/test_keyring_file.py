"""The keyring file: what it must look like, and that a wrong one is refused without a secret."""

import ctypes
import json
import os
import re
import shutil
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from app.crypto.errors import KeyringError
from app.crypto.keyring import SealingKey
from app.crypto.keyring_file import load_keyring
from app.crypto.keyring_write import create_keyring, edit_keyring

Document = dict[str, Any]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a good keyring file."""
    file = tmp_path / "keyring.json"
    assert create_keyring(file)
    return file


def _rewrite(path: Path, change: Callable[[Document], object]) -> None:
    document = json.loads(path.read_text())
    change(document)
    path.write_text(json.dumps(document))


def _refusal(path: Path) -> str:
    """Return the message of the refusal, once it names the file and holds no key byte."""
    root = _root_in(path)
    with pytest.raises(KeyringError) as caught:
        load_keyring(path)
    message = str(caught.value)
    if root is not None:
        assert root not in message
        assert root not in repr(caught.value.__cause__)
    return message


def _root_in(path: Path) -> str | None:
    found = re.search(rb'"root": "([^"]+)"', path.read_bytes()) if path.is_file() else None
    return found[1].decode() if found else None


def _copy_of_first(document: Document, **other: object) -> Document:
    return {**document["keys"][0], **other}


def test_a_new_keyring_loads_and_is_private(path: Path) -> None:
    """What is written is what is read: one primary key, in a file that its owner alone reads."""
    keyring = load_keyring(path)
    assert [key.key_id for key in keyring.keys] == [keyring.primary_id]
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]
    assert keyring.open(keyring.current.seal(b"x", (1,)), (1,)) == b"x"


def test_a_keyring_is_never_replaced(path: Path) -> None:
    """A second call makes nothing and leaves the file as it was."""
    before = path.read_bytes()
    assert not create_keyring(path)
    assert path.read_bytes() == before


def test_a_folder_that_vanished_is_named(tmp_path: Path) -> None:
    """An edit that cannot be written names the path and the reason, and no key."""
    path = tmp_path / "folder" / "keyring.json"
    path.parent.mkdir()
    create_keyring(path)

    def edit(keys: Sequence[SealingKey]) -> list[SealingKey]:
        shutil.rmtree(path.parent)
        return list(keys)

    with pytest.raises(KeyringError) as caught:
        edit_keyring(path, edit)
    assert str(caught.value) == f"{path}: cannot be written (No such file or directory)."


def test_an_unwritable_folder_is_named(tmp_path: Path) -> None:
    """Where no file can be made, the message names the path and the reason."""
    with pytest.raises(KeyringError, match=r"keyring\.json: cannot be written \(No such file"):
        create_keyring(tmp_path / "nowhere" / "keyring.json")


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o644, 0o620, 0o700])
def test_a_file_that_others_may_use_is_refused(path: Path, mode: int) -> None:
    """Any right beyond reading and writing by the owner stops the boot and names the cure."""
    path.chmod(mode)
    assert "chmod 600" in _refusal(path)


def test_a_read_only_file_is_fine(path: Path) -> None:
    """Mode 0400 is stricter than needed and accepted."""
    path.chmod(0o400)
    load_keyring(path)


@contextmanager
def _may_not_read(path: Path) -> Iterator[None]:
    """Take the right to read the file from this thread, also if it runs as root."""
    path.chmod(0)
    become: Callable[[int], int] = ctypes.CDLL(None).setfsuid  # of this thread alone
    before = become(12345 if os.geteuid() == 0 else os.geteuid())
    try:
        yield
    finally:
        become(before)


def test_a_file_that_cannot_be_read_leads_to_the_guide(path: Path) -> None:
    """Who may not read it is named, and the step that makes it readable."""
    with _may_not_read(path), pytest.raises(KeyringError) as caught:
        load_keyring(path)
    message = f"{path}: cannot be opened (Permission denied) by user {os.geteuid()}. Mount it"
    assert str(caught.value).startswith(message)


def test_a_link_is_refused(path: Path) -> None:
    """A symbolic link is not followed, whatever it points to."""
    link = path.with_name("link.json")
    link.symlink_to(path)
    assert "cannot be opened" in _refusal(link)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_file_of_another_user_is_refused(path: Path) -> None:
    """A file that somebody else owns, and could change, is refused."""
    os.chown(path, 12345, -1)
    assert "belongs to user 12345" in _refusal(path)


def _make_fifo(path: Path) -> None:
    os.mkfifo(path, 0o600)


@pytest.mark.parametrize("make", [Path.mkdir, _make_fifo, Path.unlink])
def test_what_is_no_file_is_refused(tmp_path: Path, make: Callable[[Path], object]) -> None:
    """A folder, a pipe (without waiting for its writer) and nothing at all are refused."""
    path = tmp_path / "keyring.json"
    if make is Path.unlink:
        path.touch()
    make(path)
    assert re.search("is not a regular file|cannot be opened", _refusal(path))


WRONG: dict[str, tuple[Callable[[Document], object], str]] = {
    "duplicate id": (
        lambda it: it["keys"].append(_copy_of_first(it, state="decrypt-only")),
        "a key id occurs twice",
    ),
    "two primaries": (
        lambda it: it["keys"].append(_copy_of_first(it, kid="other")),
        "has 2 primary keys",
    ),
    "no primary": (
        lambda it: it["keys"][0].update(state="decrypt-only"),
        "has 0 primary keys",
    ),
    "no keys": (lambda it: it.update(keys=[]), "has 0 primary keys"),
    "another primary named": (lambda it: it.update(primary="other"), "`primary` and the key"),
    "wrong check value": (
        lambda it: it["keys"][0].update(check="0" * 32),
        "does not match its check value",
    ),
    "other bytes": (
        lambda it: it["keys"][0].update(root=b64encode(bytes(32)).decode()),
        "does not match its check value",
    ),
    "short root": (
        lambda it: it["keys"][0].update(root=b64encode(bytes(31)).decode()),
        "does not have 32 bytes",
    ),
    "bad base64": (lambda it: it["keys"][0].update(root="§§ no base64"), "unreadable root"),
    "unknown state": (lambda it: it["keys"][0].update(state="retired"), r"keys\.0\.state"),
    "bad id": (lambda it: it["keys"][0].update(kid="A B"), r"keys\.0\.kid"),
    "missing root": (lambda it: it["keys"][0].pop("root"), r"keys\.0\.root"),
    "unknown member": (lambda it: it.update(note=1), "look at note"),
    "other format": (lambda it: it.update(format="nfm-keyring/2"), "look at format"),
}
NAMES_THE_KEY = {"wrong check value", "other bytes", "short root", "bad base64"}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_keyring_is_refused(path: Path, case: str) -> None:
    """Each rule of the file has a refusal that names rule and key id, and no key byte."""
    change, message = WRONG[case]
    key_id = load_keyring(path).primary_id
    _rewrite(path, change)
    refusal = _refusal(path)
    assert re.search(message, refusal)
    assert str(path) in refusal or "primary keys" in refusal
    assert (key_id in refusal) is (case in NAMES_THE_KEY)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'"text"', b"nul\0"])
def test_what_is_no_keyring_document_is_refused(path: Path, content: bytes) -> None:
    """A file that is not the JSON it should be is refused by name."""
    path.write_bytes(content)
    assert "is not a nfm-keyring/1 file; look at the document" in _refusal(path)


def test_a_destroyed_key_needs_no_root(path: Path) -> None:
    """What is left of a destroyed key is its id: the file loads without its bytes."""
    _rewrite(
        path,
        lambda it: it["keys"].append(_copy_of_first(it, kid="old", state="destroyed", root="")),
    )
    assert [key.key_id for key in load_keyring(path).keys][1] == "old"


def test_a_race_of_twenty_makes_one_key(tmp_path: Path) -> None:
    """Of twenty calls at once one makes the file, and all read the same whole key."""
    path = tmp_path / "keyring.json"
    start = Barrier(20)

    def create_and_load(_: int) -> tuple[bool, str]:
        start.wait()
        made = create_keyring(path)
        return made, load_keyring(path).keys[0].check_value

    with ThreadPoolExecutor(20) as pool:
        results = list(pool.map(create_and_load, range(20)))
    assert sum(made for made, _ in results) == 1
    assert len({check for _, check in results}) == 1
    assert list(tmp_path.iterdir()) == [path]
