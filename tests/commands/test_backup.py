"""`backup`: complete copies with their side files, and no more of them than were asked for."""

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app import __version__
from app.storage.revision import NEWEST
from app.upkeep import backups
from tests.support.command import new_key, run
from tests.support.dying import CALLS, dying_at
from tests.support.live_api import embedded_settings
from tests.support.sql import query_sql


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with a key in it."""
    folder = tmp_path_factory.mktemp("backups") / "data"
    new_key(folder, "mail")
    return folder


def database_in(folder: Path) -> Path:
    return folder / "netflow-manager.sqlite3"


def back_up(folder: Path, target: Path, *options: str) -> Path:
    done = run(folder, "backup", str(target), *options)
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.removeprefix("Wrote ").rstrip(".\n"))


def copies_in(target: Path) -> list[str]:
    """Return the names of the copies, each of which has to be what its side file says."""
    copies = sorted(target.glob("netflow-manager-*.sqlite3"))
    for copy in copies:
        side = json.loads(copy.with_name(f"{copy.name}.json").read_bytes())
        assert side["sha256"] == hashlib.sha256(copy.read_bytes()).hexdigest()
        with closing(sqlite3.connect(f"{copy.as_uri()}?immutable=1", uri=True)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return [copy.name for copy in copies]


def test_a_side_file_describes_the_copy(folder: Path, tmp_path: Path) -> None:
    """It names version, revision, keys, size, digest and time; both files are private."""
    copy = back_up(folder, tmp_path)
    side = json.loads(copy.with_name(f"{copy.name}.json").read_bytes())
    (primary,) = query_sql(embedded_settings(folder), "SELECT id FROM sealing_keys")
    assert (side["copy_name"], side["program"]) == (copy.name, __version__)
    assert (side["revision"], side["key_ids"]) == (NEWEST, list(primary))
    assert side["bytes"] == copy.stat().st_size
    assert copies_in(tmp_path) == [copy.name]
    assert copy.name.startswith(f"netflow-manager-{side['made_at'][:10].replace('-', '')}T")
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_the_trail_says_that_a_backup_was_made(folder: Path, tmp_path: Path) -> None:
    """Monitoring finds the last one there, in every installation."""
    run(folder, "installation", "create", "second")
    copy = back_up(folder, tmp_path)
    found = query_sql(
        embedded_settings(folder),
        "SELECT installation_id FROM audit_events WHERE action = 'backup.made' "
        f"AND changes LIKE '%{copy.name}%' ORDER BY 1",
    )
    assert [row[0] for row in found] == [1, 2]


def test_only_the_newest_copies_are_kept(folder: Path, tmp_path: Path) -> None:
    """What else is in the folder stays, even under the name of a copy or with a side file."""
    made = [back_up(folder, tmp_path).name for _ in range(4)]
    other = tmp_path / "netflow-manager-20200101T000000.000000Z.sqlite3"
    other.write_bytes(b"a copy by hand")
    moved = tmp_path / made[0]
    moved.rename(tmp_path / "kept-for-the-auditor.sqlite3")
    elsewhere = tmp_path / "elsewhere"
    new_key(elsewhere, "mail")
    of_another = back_up(elsewhere, tmp_path).name
    (tmp_path / "notes.json").write_text("{}")
    newest = back_up(folder, tmp_path, "--keep", "2").name
    left = {path.name for path in tmp_path.glob("*.sqlite3")}
    mine = {made[3], newest}
    assert left == {*mine, of_another, other.name, "kept-for-the-auditor.sqlite3"}
    sides = {path.name for path in tmp_path.glob("*.json")}
    assert sides == {f"{name}.json" for name in (*mine, of_another)} | {"notes.json"}


def test_a_side_file_without_its_copy_takes_no_place(folder: Path, tmp_path: Path) -> None:
    """It is left by a backup that was killed, or whose copy somebody has taken away."""
    kept, gone = (back_up(folder, tmp_path) for _ in range(2))
    gone.unlink()
    newest = back_up(folder, tmp_path, "--keep", "2")
    assert copies_in(tmp_path) == [kept.name, newest.name]
    assert not gone.with_name(f"{gone.name}.json").exists()


def test_a_copy_is_newest_whatever_the_clock_says(folder: Path, tmp_path: Path) -> None:
    """A copy of the future, made before the clock was set right, does not replace the new one."""
    future = back_up(folder, tmp_path)
    side = future.with_name(f"{future.name}.json")
    side.write_text(side.read_text().replace('"made_at": "20', '"made_at": "29'))
    assert {back_up(folder, tmp_path, "--keep", "1").name} == set(copies_in(tmp_path))


def test_a_side_file_without_its_copy_is_not_counted(folder: Path, tmp_path: Path) -> None:
    """Who moves a copy away does not lose another one, and a folder of that name is left alone."""
    first, second, third = (back_up(folder, tmp_path) for _ in range(3))
    second.unlink()
    third.unlink()
    third.mkdir()
    newest = back_up(folder, tmp_path, "--keep", "2")
    assert [path.name for path in sorted(tmp_path.glob("*.sqlite3")) if path.is_file()] == [
        first.name,
        newest.name,
    ]
    assert not second.with_name(f"{second.name}.json").exists()
    assert third.is_dir()


def test_one_backup_at_a_time_writes_into_a_folder(folder: Path, tmp_path: Path) -> None:
    """The second says so, so that it cannot take the draft of the first for one of a dead one."""
    with backups._one_at_a_time(tmp_path):  # noqa: SLF001
        done = run(folder, "backup", str(tmp_path))
    assert done.returncode == 1
    assert "another backup is being made there" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_crash_leaves_complete_copies_only(folder: Path, tmp_path: Path) -> None:
    """Killed at any step, a backup leaves the copies of before or the new one, all complete."""
    first = back_up(folder, tmp_path).name
    for step in range(100):
        ended = dying_at(step, lambda: backups.make_backup(database_in(folder), tmp_path, 1))
        left = copies_in(tmp_path)
        assert left
        if ended:
            break
    assert step > len(CALLS)
    assert first not in left
    assert [path.name for path in sorted(tmp_path.iterdir())] == [left[0], f"{left[0]}.json"]
