"""A backup beside a keyring: everything opens, or one sentence says what helps."""

import shutil
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from app.crypto.keyring import SealingKey
from app.crypto.keyring_file import load_keyring
from app.crypto.keyring_write import edit_keyring
from tests.support import command
from tests.support.live_api import LiveApi, embedded_settings
from tests.support.servers import free_port
from tests.support.sql import query_sql
from tests.support.waiting import HANG_SECONDS

DATABASE = "netflow-manager.sqlite3"
EVERYTHING_OPENS = ""
ENABLE = (
    "Key {key} is in use and disabled in the keyring. Run: netflow-manager keyring enable {key}"
)
RESTORE = (
    "Key {key} is in use and destroyed in the keyring. Restore the keyring file that has it from "
    "your backup."
)
LACKS = (
    "The keyring file lacks key {key} that the database knows. Copy the current file to this host, "
    "or restore the one that has the key from your backup."
)
NO_FILE = (
    "is missing, and the database holds what was sealed with it. Restore the file from your backup;"
    " a new one would open nothing."
)

CELLS = {
    ("before", "of then"): EVERYTHING_OPENS,
    ("before", "of now"): EVERYTHING_OPENS,
    ("before", "key disabled"): ENABLE,
    ("before", "key destroyed"): RESTORE,
    ("before", "key missing"): LACKS,
    ("before", "no file"): NO_FILE,
    ("after", "of then"): EVERYTHING_OPENS,
    ("after", "of now"): EVERYTHING_OPENS,
    ("after", "key disabled"): ENABLE,
    ("after", "key destroyed"): RESTORE,
    ("after", "key missing"): LACKS,
    ("after", "no file"): NO_FILE,
}


@dataclass(frozen=True)
class History:
    """Copies of database and keyring as they were, and the key that each backup needs."""

    folder: Path

    def keep(self, name: str, data: Path) -> None:
        shutil.copy2(data, self.folder / name)

    def copy(self, backup: str) -> Path:
        (copy,) = (self.folder / backup).glob("*.sqlite3")
        return copy

    def needed(self, backup: str) -> str:
        return (self.folder / f"{backup}.key").read_text()


def _run(folder: Path, *arguments: str) -> str:
    done = command.run(folder, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _rotate(folder: Path) -> str:
    """Bring in a new primary key, and return the id of the one before it."""
    old = load_keyring(folder / "keyring.json").primary_id
    _run(folder, "keyring", "promote", _run(folder, "keyring", "add").strip())
    return old


def _back_up(history: History, folder: Path, name: str) -> None:
    done = command.run(folder, "backup", str(history.folder / name))
    needed = load_keyring(folder / "keyring.json").primary_id
    assert f"Keys that this copy needs: {needed}. " in done.stderr
    (history.folder / f"{name}.key").write_text(needed)
    history.keep(f"{name} of then", folder / "keyring.json")


def _end(history: History, folder: Path, name: str, key_id: str) -> None:
    """Keep the keyring after each step that ends a key."""
    history.keep(f"{name} of now", folder / "keyring.json")
    _run(folder, "reseal")
    _run(folder, "keyring", "disable", key_id)
    history.keep(f"{name} key disabled", folder / "keyring.json")
    _run(folder, "keyring", "destroy", "--yes", key_id)
    history.keep(f"{name} key destroyed", folder / "keyring.json")
    history.keep(f"{name} key missing", folder / "keyring.json")

    def without(keys: Sequence[SealingKey]) -> list[SealingKey]:
        return [key for key in keys if key.key_id != key_id]

    edit_keyring(history.folder / f"{name} key missing", without)


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    """Give the copies of two rotations: a backup before the first, and one before the second."""
    history = History(tmp_path_factory.mktemp("history"))
    folder = tmp_path_factory.mktemp("live") / "data"
    with LiveApi(folder) as api:
        for service in (7, 8):
            api.put_record(service, client_id=5, username="acme", password="kept")
    for name in ("before", "after"):
        _back_up(history, folder, name)
        _end(history, folder, name, _rotate(folder))
    shutil.copytree(folder, history.folder / "live")
    return history


def _restore(history: History, folder: Path, backup: str, keyring: str) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    shutil.copy2(history.copy(backup), folder / DATABASE)
    _lay_keyring(history, folder, backup, keyring)


def _lay_keyring(history: History, folder: Path, backup: str, keyring: str) -> None:
    if keyring != "no file":
        shutil.copy2(history.folder / f"{backup} {keyring}", folder / "keyring.json")


def _content(folder: Path) -> list[object]:
    settings = embedded_settings(folder)
    # A backup leaves an event, from which monitoring knows its age.
    tables = ("sealing_keys", "access_records", "api_keys", "display_settings")
    sources = (*tables, "audit_events WHERE action <> 'backup.made'")
    return [query_sql(settings, f"SELECT * FROM {source}") for source in sources]


def _problems(folder: Path) -> list[str]:
    done = command.run(folder, "check")
    found = [line for line in done.stdout.splitlines() if line.startswith("PROBLEM")]
    assert done.returncode == bool(found)
    return found


def _opens_everything(folder: Path) -> bool:
    with LiveApi(folder) as api:
        items = api.call("GET", "/v1/access-records", key=api.writer_key).json()["items"]
        assert api.call("GET", "/readyz").status_code == 200
    return [item["integrity"] for item in items] == ["ok", "ok"]


def _sentence_of_server(folder: Path) -> str:
    """Return what a server says: as it ends at its start, or as it answers /readyz."""
    port = free_port()
    with command.serving(folder, "--port", str(port)) as served:
        while served.process.poll() is None:
            with suppress(httpx.HTTPError):
                url = f"http://127.0.0.1:{port}/readyz"
                answer = httpx.get(url, trust_env=False, timeout=HANG_SECONDS)
                assert answer.status_code == 503
                return str(answer.json()["detail"])
            time.sleep(0.05)
    assert served.process.returncode == 78
    return "".join(served.errors)


@pytest.mark.parametrize(("backup", "keyring"), CELLS)
@pytest.mark.needs("serve")
def test_a_backup_opens_or_one_sentence_says_what_helps(
    history: History, tmp_path: Path, backup: str, keyring: str
) -> None:
    """`check` and the server say the same, no key is noted, and the right keyring still fits."""
    folder = tmp_path / "data"
    _restore(history, folder, backup, keyring)
    said = CELLS[backup, keyring].format(key=history.needed(backup))
    before = _content(folder)
    problems = _problems(folder)
    for looking in (["key", "list"], ["installation", "list"], ["backup", str(tmp_path / "copy")]):
        command.run(folder, *looking)
    assert _content(folder) == before
    if said == EVERYTHING_OPENS:
        assert problems == []
        assert _opens_everything(folder)
        return
    (problem,) = problems
    assert said in problem
    assert said in _sentence_of_server(folder)
    assert _content(folder) == before
    if keyring == "key disabled":
        _run(folder, "keyring", "enable", history.needed(backup))
    else:
        _restore(history, folder, backup, "of then")
    assert _problems(folder) == []
    assert _opens_everything(folder)


ON_A_NEW_HOST = [("before", "of now"), ("before", "key disabled"), ("after", "no file")]


@pytest.mark.parametrize(
    ("backup", "keyring", "host"),
    [(*cell, "the same") for cell in CELLS] + [(*cell, "new") for cell in ON_A_NEW_HOST],
)
def test_restore_opens_everything_or_says_what_helps(
    history: History, tmp_path: Path, backup: str, keyring: str, host: str
) -> None:
    """What a keyring cannot open is not restored, and the next step named leads to a restore."""
    folder = tmp_path / "data"
    if host == "the same":
        shutil.copytree(history.folder / "live", folder)
        (folder / "keyring.json").unlink()
    else:
        folder.mkdir(mode=0o700)
    _lay_keyring(history, folder, backup, keyring)
    before = sorted((path.name, path.stat().st_mtime_ns) for path in folder.iterdir())
    said = CELLS[backup, keyring].format(key=history.needed(backup))
    done = command.run(folder, "restore", str(history.copy(backup)))
    if said != EVERYTHING_OPENS:
        assert done.returncode == 1
        (line,) = done.stderr.splitlines()
        assert line.startswith("Error: Nothing was restored. ")
        assert said in line
        after = sorted((path.name, path.stat().st_mtime_ns) for path in folder.iterdir())
        assert after == before
        if keyring == "key disabled":
            enabled = command.run(folder, "keyring", "enable", history.needed(backup))
            assert f"{history.needed(backup)} is enabled" in enabled.stdout + enabled.stderr
        else:
            _lay_keyring(history, folder, backup, "of then")
        done = command.run(folder, "restore", str(history.copy(backup)))
    assert done.returncode == 0, done.stderr
    assert "Start the service." in done.stdout
    assert _problems(folder) == []
    if said == EVERYTHING_OPENS:
        assert _opens_everything(folder)
