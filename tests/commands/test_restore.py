"""`restore`: a backup takes the place of the database, which is complete at every moment."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.commands.session import host_author
from app.storage.database import Database
from app.storage.migrate import downgrade
from app.storage.revision import NEWEST
from app.upkeep import restoring
from app.upkeep.restoring import Restoring
from tests.support import command
from tests.support.dying import CALLS, dying_at
from tests.support.live_api import embedded_settings
from tests.support.sql import query_sql

REFUSED = "Error: Nothing was restored. "
READ_OLD_FILE = """
import sqlite3, sys
connection = sqlite3.connect(f"file:{sys.argv[1]}?mode=rw", uri=True, timeout=0)
connection.execute("SELECT * FROM api_keys")
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data directory with two keys, of which a backup in `copies` has the first."""
    folder = tmp_path / "data"
    command.new_key(folder, "mail")
    assert command.run(folder, "backup", str(tmp_path / "copies")).returncode == 0
    command.new_key(folder, "render")
    return folder


@pytest.fixture
def copy(folder: Path) -> Path:
    (copy,) = folder.with_name("copies").glob("*.sqlite3")
    return copy


def database_in(folder: Path) -> Path:
    return folder / "netflow-manager.sqlite3"


def keys_in(file: Path) -> int:
    """Return how many API keys a database has."""
    with closing(sqlite3.connect(file)) as connection:
        number: int = connection.execute("SELECT count(*) FROM api_keys").fetchone()[0]
        return number


def refusal(folder: Path, copy: Path) -> str:
    """Return why a restore is refused, which must have changed nothing."""
    before = database_in(folder).read_bytes()
    done = command.run(folder, "restore", str(copy))
    assert done.returncode == 1, done.stdout
    (line,) = done.stderr.splitlines()
    assert line.startswith(REFUSED)
    assert database_in(folder).read_bytes() == before
    assert not list(folder.glob("*replaced*"))
    return line.removeprefix(REFUSED)


def test_the_present_database_is_kept_aside_and_can_come_back(folder: Path, copy: Path) -> None:
    """The output names where it is; restoring that file undoes the restore."""
    done = command.run(folder, "restore", str(copy))
    assert done.returncode == 0, done.stderr
    made_at = json.loads(copy.with_name(f"{copy.name}.json").read_bytes())["made_at"]
    assert done.stdout == f"Restored the backup of {made_at}. Start the service.\n"
    assert keys_in(database_in(folder)) == 1
    (aside,) = folder.glob("netflow-manager-replaced-*.sqlite3")
    assert str(aside) in done.stderr
    assert database_in(folder).stat().st_mode & 0o777 == 0o600
    (event,) = query_sql(
        embedded_settings(folder), "SELECT changes FROM audit_events WHERE action LIKE 'backup.r%'"
    )
    assert copy.name in str(event)
    assert command.run(folder, "restore", str(aside)).returncode == 0
    assert keys_in(database_in(folder)) == 2
    assert command.run(folder, "check").returncode == 0


@pytest.mark.needs("serve")
def test_a_running_service_is_not_robbed_of_its_database(folder: Path, copy: Path) -> None:
    """While a service has the database open nothing is restored; once it has stopped, it is."""
    with command.serving(folder) as served:
        served.ready_on()
        done = command.run_process(folder, "restore", str(copy))
        assert done.returncode == 1
        assert "Nothing was restored. A process uses the database: stop the service" in done.stderr
        assert not list(folder.glob("*replaced*"))
        assert served.stop() == 0
    assert command.run(folder, "restore", str(copy)).returncode == 0
    assert keys_in(database_in(folder)) == 1


def test_who_waits_for_the_old_file_does_not_get_it(
    folder: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stays locked after the swap for longer than anybody waits; the new one is not."""
    seen: list[int] = []

    def look(_seconds: float) -> None:
        (aside,) = folder.glob("*replaced*.sqlite3")
        for file in (aside, database_in(folder)):
            done = subprocess.run(
                [sys.executable, "-c", READ_OLD_FILE, str(file)], capture_output=True, check=False
            )
            assert (b"database is locked" in done.stderr) == bool(done.returncode)
            seen.append(done.returncode)

    monkeypatch.setattr("time.sleep", look)
    assert command.run(folder, "restore", str(copy)).returncode == 0
    assert seen == [1, 0]


def test_a_changed_copy_is_refused(folder: Path, copy: Path) -> None:
    """One byte differs from what the side file says, or the side file is none."""
    content = copy.read_bytes()
    copy.write_bytes(content.replace(b"default", b"default"[::-1], 1))
    assert f"The copy is not what {copy.name}.json describes" in refusal(folder, copy)
    copy.write_bytes(content)
    copy.with_name(f"{copy.name}.json").write_text("{}")
    assert "is not the file that `backup` writes" in refusal(folder, copy)


PAGE, INDEX_LEAF = 4096, 10


def without_an_index_entry(content: bytes) -> bytes:
    """Return a database in which an index has other bytes than its table, which no query reads."""
    pages = [content[start : start + PAGE] for start in range(0, len(content), PAGE)]
    number = max(n for n, page in enumerate(pages) if page[0] == INDEX_LEAF and page[4])
    pages[number] = pages[number][:-1] + bytes([pages[number][-1] ^ 1])
    return b"".join(pages)


@pytest.mark.parametrize("damage", ["cut", "page", "index", "other"])
def test_a_damaged_copy_is_refused_without_a_side_file_too(
    folder: Path, copy: Path, damage: str
) -> None:
    """SQLite's check finds a lost end, an overwritten page and a wrong index; a text is refused."""
    copy.with_name(f"{copy.name}.json").unlink()
    content = copy.read_bytes()
    copy.write_bytes(
        {
            "cut": content[: len(content) // 2],
            "page": content[:8192] + b"\xff" * 4096 + content[12288:],
            "index": without_an_index_entry(content),
            "other": b"service_id,client_id\n" * 1000,
        }[damage]
    )
    said = refusal(folder, copy)
    assert said.startswith("The copy is damaged")
    assert said.endswith(" Take another copy.")


def test_a_file_that_backup_has_not_finished_is_refused(folder: Path, copy: Path) -> None:
    """An empty database, a copy of a file in use without its log, and the present database."""
    shutil.copyfile(copy, copy.with_name("by-hand.sqlite3"))
    copy.with_name("by-hand.sqlite3-wal").write_bytes(b"a log")
    assert "it was in use when it was copied" in refusal(folder, copy.with_name("by-hand.sqlite3"))
    with closing(sqlite3.connect(copy.with_name("empty.sqlite3"))) as connection:
        connection.execute("CREATE TABLE x (y)")
    assert "not a database of NetFlow Manager" in refusal(folder, copy.with_name("empty.sqlite3"))
    assert "This file is the present database" in refusal(folder, database_in(folder))


@pytest.mark.parametrize(
    ("revision", "said"), [("9999", "Install the newer version."), ("x", "no version has")]
)
def test_a_revision_that_this_version_cannot_use_is_refused(
    folder: Path, copy: Path, revision: str, said: str
) -> None:
    """A copy of a newer release, or of a database that lost its revision."""
    copy.with_name(f"{copy.name}.json").unlink()
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    assert said in refusal(folder, copy)


@pytest.mark.parametrize("revision", ["0007", "0004", "0001"])
def test_a_copy_of_an_older_release_is_to_be_migrated(
    folder: Path, tmp_path: Path, revision: str
) -> None:
    """The sentence names `migrate`; after it everything is in order."""
    database = Database(f"sqlite:///{database_in(folder)}")
    downgrade(database, revision)
    database.close()
    assert command.run(folder, "backup", str(tmp_path / "old")).returncode == 0
    (copy,) = (tmp_path / "old").glob("*.sqlite3")
    done = command.run(folder, "restore", str(copy))
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("Run: netflow-manager migrate. Then start the service.\n")
    assert NEWEST in command.run(folder, "migrate").stdout
    assert keys_in(database_in(folder)) == 2


def test_a_damaged_database_is_replaced_and_kept(folder: Path, copy: Path) -> None:
    """What SQLite cannot read any more, with its log, is still there after the restore."""
    database_in(folder).write_bytes(b"not a database")
    log = database_in(folder).with_name("netflow-manager.sqlite3-wal")
    log.write_bytes(b"its log")
    done = command.run(folder, "restore", str(copy))
    assert done.returncode == 0, done.stderr
    (aside,) = folder.glob("*replaced*.sqlite3")
    assert aside.read_bytes() == b"not a database"
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == b"its log"
    assert not log.exists()
    assert command.run(folder, "check").returncode == 0


@pytest.mark.parametrize("end", ["-wal", "-journal"])
def test_the_log_of_another_database_is_not_applied(folder: Path, copy: Path, end: str) -> None:
    """A log without its database is moved aside instead of being read into the restored one."""
    file = database_in(folder)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(
            "PRAGMA journal_mode = WAL" if end == "-wal" else "PRAGMA journal_mode = DELETE"
        )
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("PRAGMA cache_spill = 1")
        connection.execute("UPDATE api_keys SET name = 'of the log'")
        if end == "-wal":
            connection.commit()
        log = file.with_name(file.name + end)
        content = log.read_bytes()
        connection.rollback()
    file.unlink()
    log.write_bytes(content)
    assert command.run(folder, "restore", str(copy)).returncode == 0
    assert query_sql(embedded_settings(folder), "SELECT DISTINCT name FROM api_keys") == [("test",)]
    (aside,) = folder.glob(f"*replaced*{end}")
    assert aside.read_bytes() == content


def test_a_crash_leaves_the_old_or_the_new_database(folder: Path, copy: Path) -> None:
    """Killed at any step, a restore leaves one of the two, complete, and never loses the old."""
    restore = Restoring(copy, embedded_settings(folder), host_author)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(restoring, "GIVE_UP_SECONDS", 0.0)
        for step in range(100):
            ended = dying_at(step, lambda: restore.into(database_in(folder)))
            with closing(sqlite3.connect(database_in(folder))) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            has = {keys_in(file) for file in folder.glob("*.sqlite3")}
            assert 2 in has
            if ended:
                break
            if keys_in(database_in(folder)) == 1:  # it was killed after the swap
                (aside, *_) = sorted(folder.glob("*replaced*.sqlite3"))
                shutil.copyfile(aside, database_in(folder))
    assert step > len(CALLS)
    assert not list(folder.glob(".*"))
    assert keys_in(database_in(folder)) == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_restore_by_root_gives_the_file_to_the_service(folder: Path, copy: Path) -> None:
    """The new file has the owner of the old one, or that of the folder if there is none."""
    os.chown(database_in(folder), 10001, 10002)
    assert command.run(folder, "restore", str(copy)).returncode == 0
    status = database_in(folder).stat()
    assert (status.st_uid, status.st_gid, status.st_mode & 0o777) == (10001, 10002, 0o600)
    database_in(folder).unlink()
    os.chown(folder, 10003, 10004)
    assert command.run(folder, "restore", str(copy)).returncode == 0
    status = database_in(folder).stat()
    assert (status.st_uid, status.st_gid) == (10003, 10004)


def test_force_restores_what_no_key_opens(folder: Path, copy: Path) -> None:
    """Without a keyring that fits nothing is restored, unless the operator says so."""
    (folder / "keyring.json").unlink()
    command.run(
        folder,
        "keyring",
        "init",
        variables={
            "NFM_DATABASE_URL": f"sqlite:///{folder}/new.sqlite3",
            "NFM_KEYRING_FILE": str(folder / "keyring.json"),
        },
    )
    assert "The keyring file lacks key" in refusal(folder, copy)
    done = command.run(folder, "restore", "--force", str(copy))
    assert "Not everything opens. The keyring file lacks key" in done.stderr
    assert done.returncode == 0, done.stderr
    assert keys_in(database_in(folder)) == 1
