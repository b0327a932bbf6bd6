"""A keyring follows its file: a good new one at once, a bad one never."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.crypto import rotation
from app.crypto.errors import UnknownSealingKey
from app.crypto.keyring import Keyring, KeySet
from app.crypto.keyring_file import KeyringFile, load_keyring
from app.crypto.keyring_write import create_keyring, edit_keyring


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a good keyring file."""
    file = tmp_path / "keyring.json"
    assert create_keyring(file)
    return file


def _rotate(path: Path) -> str:
    new = edit_keyring(path, lambda keys: rotation.add(keys, "")).keys[-1].key_id
    edit_keyring(path, lambda keys: rotation.promote(keys, new))
    return new


def test_a_new_file_is_taken_up_once(path: Path) -> None:
    """After a change the keyring has the new primary and opens what the old one sealed."""
    keyring = load_keyring(path)
    token = keyring.current.seal(b"x", (1,))
    assert not keyring.reload()
    new = _rotate(path)
    assert keyring.reload()
    assert (keyring.primary_id, keyring.open(token, (1,))) == (new, b"x")
    assert not keyring.reload()


def test_a_key_that_came_later_opens_without_waiting(path: Path) -> None:
    """A token of a key that memory lacks makes the keyring look at the file: nothing flickers."""
    keyring = load_keyring(path)
    _rotate(path)
    token = load_keyring(path).current.seal(b"x", (1,))
    assert keyring.open(token, (1,)) == b"x"


def _half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


def _another(path: Path) -> None:
    path.unlink()
    create_keyring(path)


def _open_to_all(path: Path) -> None:
    path.chmod(0o644)


def _other_bytes(path: Path) -> None:
    text = path.read_text()
    path.write_text(text.replace('"check": "', '"check": "0'))


def _link(path: Path) -> None:
    path.rename(path.with_name("moved"))
    path.symlink_to(path.with_name("moved"))


@pytest.mark.parametrize("spoil", [Path.unlink, _half, _another, _open_to_all, _other_bytes, _link])
def test_a_bad_file_replaces_nothing(path: Path, spoil: Callable[[Path], None]) -> None:
    """What is no good keyring, or lacks a key in use, is named; a good file ends the problem."""
    keyring: Keyring = load_keyring(path)
    good, primary = path.read_bytes(), keyring.primary_id
    spoil(path)
    assert not keyring.reload()
    assert keyring.problem is not None
    assert keyring.primary_id == primary
    assert keyring.open(keyring.current.seal(b"x", ()), ()) == b"x"
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(good)
    assert keyring.reload(force=True)
    assert keyring.problem is None


class _Counted(KeyringFile):
    """A keyring file that counts how often it is read."""

    reads = 0

    def read(self) -> tuple[KeySet, object]:
        self.reads += 1
        return super().read()


@pytest.mark.parametrize("spoil", [_half, _another])
def test_a_refused_file_is_read_once(path: Path, spoil: Callable[[Path], None]) -> None:
    """Until it changes again, nothing that does not open makes the keyring read and parse it."""
    file = _Counted(path)
    keyring = Keyring(file.read()[0], file, file.version())
    old = path.rename(path.with_name("old"))
    create_keyring(path)
    token = load_keyring(path).current.seal(b"x", ())
    path.unlink()
    path.write_bytes(old.read_bytes())
    path.chmod(0o600)
    spoil(path)
    file.reads = 0
    for _ in range(20):
        with pytest.raises(UnknownSealingKey):
            keyring.open(token, ())
    assert file.reads == 1
    old.rename(path)
    assert keyring.reload()
    assert keyring.problem is None


def test_a_keyring_without_a_file_does_not_reload(path: Path) -> None:
    """Keys that were given as they are stay so, and an unknown one is refused as everywhere."""
    keyring = Keyring(load_keyring(path).current)
    assert not keyring.reload(force=True)
    _rotate(path)
    with pytest.raises(UnknownSealingKey):
        keyring.open(load_keyring(path).current.seal(b"x", ()), ())
    assert keyring.problem is None


def test_a_file_that_lacks_a_key_in_use_is_named_with_the_key(path: Path) -> None:
    """Whoever put another keyring there learns which key it lacks, and what is in use now."""
    keyring = load_keyring(path)
    _another(path)
    assert not keyring.reload()
    assert keyring.problem == (
        f"The new keyring file lacks key {keyring.primary_id} of the one in use, or has another "
        "key under its id. The old one stays in use."
    )


def test_a_complaint_is_logged_once_a_minute(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Each event on its own, with the newest reason: renders of a minute cause one line."""
    clock = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    keyring = load_keyring(path)
    for moment, event in ((0, "one"), (1, "one"), (2, "two"), (59.9, "one"), (60, "one")):
        clock[0] = 1000.0 + moment
        keyring.complain(event, f"at {moment}")
    lines = [(line.levelname, line.getMessage(), vars(line)["reason"]) for line in caplog.records]
    assert lines == [
        ("ERROR", "one", "at 0"),
        ("ERROR", "two", "at 2"),
        ("ERROR", "one", "at 60"),
    ]


def test_a_new_file_is_logged(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The line names the key that seals from now on; a refused file names the reason."""
    caplog.set_level("INFO")
    keyring = load_keyring(path)
    new = _rotate(path)
    keyring.reload()
    path.unlink()
    keyring.reload()
    loaded, refused = caplog.records
    assert (loaded.getMessage(), vars(loaded)["primary"]) == ("keyring_reloaded", new)
    reason = f"{path}: cannot be opened (No such file or directory)."
    assert (refused.getMessage(), vars(refused)["reason"]) == ("keyring_not_reloaded", reason)
    assert keyring.problem == reason
