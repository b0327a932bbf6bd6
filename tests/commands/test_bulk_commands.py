"""`import`, `export` and `backup` as an operator runs them, and a server killed in an import."""

import json
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing, suppress
from pathlib import Path

import httpx
import pytest

from tests.support.command import environment, new_key, run, serving
from tests.support.waiting import HANG_SECONDS

CANARY = "canary-cli"
ROWS = 20_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data directory with an empty database."""
    assert run(tmp_path / "data", "migrate").returncode == 0
    return tmp_path / "data"


def database(folder: Path) -> Path:
    return folder / "netflow-manager.sqlite3"


def count(file: Path, table: str = "access_records") -> int:
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0])


def write(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(("service_id,client_id,username,password", *rows)) + "\n")
    return path


def test_a_file_goes_in_and_comes_out(folder: Path, tmp_path: Path) -> None:
    """What was imported is exported again: private, sorted, with passwords only when asked."""
    source = write(tmp_path / "in.csv", f"2,7,=b,{CANARY}", "1,7,a,")
    done = run(folder, "import", str(source))
    assert (done.returncode, done.stdout) == (0, "2 rows: 2 created, 0 updated, 0 unchanged.\n")
    target = tmp_path / "out.csv"
    done = run(folder, "export", str(target))
    assert (done.returncode, done.stdout) == (0, f"Wrote {target}.\n")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [line.split(",")[4] for line in target.read_text().splitlines()[1:]] == ["a", "'=b"]
    assert CANARY not in target.read_text()
    clear = tmp_path / "clear.jsonl"
    assert run(folder, "export", str(clear), "--include-passwords").returncode == 0
    assert CANARY in clear.read_text()
    with closing(sqlite3.connect(database(folder))) as connection:
        events = connection.execute("SELECT action, actor FROM audit_events").fetchall()
    assert [action for action, _ in events] == [
        "record.created",
        "record.created",
        "import.applied",
        "export.with_passwords",
    ]
    assert all(actor.startswith("host:") for _, actor in events)
    again = run(folder, "import", str(clear))
    assert again.stdout == "2 rows: 0 created, 0 updated, 2 unchanged.\n"


def test_a_patch_changes_the_columns_of_the_file(folder: Path, tmp_path: Path) -> None:
    """With `--mode patch` the rest of the records stays as it is."""
    assert run(folder, "import", str(write(tmp_path / "in.csv", f"1,7,a,{CANARY}"))).returncode == 0
    source = tmp_path / "patch.csv"
    source.write_text("service_id,notes\n1,new\n")
    done = run(folder, "import", str(source), "--mode", "patch")
    assert (done.returncode, done.stdout) == (0, "1 row: 0 created, 1 updated, 0 unchanged.\n")
    clear = tmp_path / "clear.jsonl"
    assert run(folder, "export", str(clear), "--include-passwords").returncode == 0
    record = json.loads(clear.read_text())
    assert [record[name] for name in ("username", "password", "notes")] == ["a", CANARY, "new"]


def test_errors_are_lines_and_exit_code_one(folder: Path, tmp_path: Path) -> None:
    """`line N: pointer: message` for each error, nothing stored, no value shown."""
    source = write(tmp_path / "in.csv", f"1,7,a,{CANARY}", f"x,7,b,{CANARY}", "3,7,c")
    done = run(folder, "import", str(source))
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "line 3: /service_id: Must be an integer.",
        "line 4: /: Must have as many cells as the header.",
        "Error: 2 errors; nothing was stored.",
    ]
    assert count(database(folder)) == 0
    write(source, "1,7,a,", "3,7,c")
    assert run(folder, "import", str(source)).stderr.endswith(
        "Error: 1 error; nothing was stored.\n"
    )


def test_a_dry_run_and_create_store_nothing(folder: Path, tmp_path: Path) -> None:
    """--dry-run says what would be done; --mode create refuses what exists."""
    source = write(tmp_path / "in.csv", "1,7,a,")
    dry = run(folder, "import", str(source), "--dry-run")
    assert dry.stdout == "1 row: 1 would be created, 0 would be updated, 0 unchanged.\n"
    assert count(database(folder)) == 0
    assert run(folder, "import", str(source)).returncode == 0
    assert run(folder, "import", str(source), "--mode", "create").returncode == 1


def test_standard_input_needs_a_format(folder: Path) -> None:
    """`-` reads standard input; without a format that is a mistake in the command."""
    command = [sys.executable, "-m", "app", "import", "-"]
    options = {"env": environment(folder), "input": b'{"service_id": 1, "client_id": 2}\n'}
    done = subprocess.run([*command, "--format", "ndjson"], check=False, **options)  # type: ignore[call-overload]
    assert done.returncode == 0
    assert count(database(folder)) == 1
    assert subprocess.run(command, check=False, **options).returncode == 2  # type: ignore[call-overload]


def test_an_export_never_replaces_a_file_unasked(folder: Path, tmp_path: Path) -> None:
    """An existing file is left alone without --force, and nothing half-written stays behind."""
    target = tmp_path / "out.csv"
    target.write_text("mine")
    refused = run(folder, "export", str(target))
    assert (refused.returncode, target.read_text()) == (1, "mine")
    assert run(folder, "export", str(target), "--force").returncode == 0
    assert target.read_text().startswith("service_id,")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert run(folder, "export", str(tmp_path / "no" / "x.csv")).returncode == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "out.csv"]


def test_mistakes_in_a_command_are_two(folder: Path, tmp_path: Path) -> None:
    """A file that is not there, an unknown installation and an unknown ending exit with 2."""
    source = write(tmp_path / "in.csv", "1,7,a,")
    assert run(folder, "import", str(tmp_path / "none.csv")).returncode == 2
    assert run(folder, "import", str(source), "--installation", "none").returncode == 2
    assert run(folder, "export", str(tmp_path / "x.txt")).returncode == 2


def test_installations_are_apart(folder: Path, tmp_path: Path) -> None:
    """An import into one installation is not in the export of the other."""
    source = write(tmp_path / "in.csv", "1,7,second,")
    assert run(folder, "installation", "create", "second").returncode == 0
    assert run(folder, "import", str(source), "--installation", "second").returncode == 0
    target = tmp_path / "out.csv"
    assert run(folder, "export", str(target)).returncode == 0
    assert len(target.read_text().splitlines()) == 1


def test_broken_records_are_left_out_and_named(folder: Path, tmp_path: Path) -> None:
    """The export is written without them, says which they are, and exits with 1."""
    source = write(tmp_path / "in.csv", "1,7,a,", "2,7,b,")
    run(folder, "import", str(source))
    with closing(sqlite3.connect(database(folder))) as connection, connection:
        connection.execute("UPDATE access_records SET username = 'evil' WHERE service_id = 1")
    target = tmp_path / "out.csv"
    done = run(folder, "export", str(target))
    assert done.returncode == 1
    assert "Left out: 1 record whose seal does not open, of service 1. Run" in done.stderr
    assert [line.split(",")[0] for line in target.read_text().splitlines()] == ["service_id", "2"]


def test_a_backup_is_a_private_database_without_the_keyring(folder: Path, tmp_path: Path) -> None:
    """The copy has every record, is private, and the operator is told to keep the keyring too."""
    run(folder, "import", str(write(tmp_path / "in.csv", f"1,7,a,{CANARY}")))
    target = tmp_path / "backups"
    done = run(folder, "backup", str(target))
    assert done.returncode == 0, done.stderr
    (copy,) = target.glob("*.sqlite3")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(target.stat().st_mode) == 0o700
    assert count(copy) == 1
    assert "keyring" in done.stderr
    assert run(folder, "backup", str(tmp_path / "in.csv")).returncode == 2


@pytest.fixture(scope="module")
def upload() -> bytes:
    """A file of 20,000 rows."""
    lines = (f"{number},1,10.0.0.1,{CANARY}" for number in range(1, ROWS + 1))
    return "\n".join(["service_id,client_id,ip_address,password", *lines]).encode()


@pytest.fixture
def key(folder: Path) -> str:
    """A key that can import."""
    return new_key(folder, "records:write")


@pytest.mark.no_cover
@pytest.mark.parametrize("delay", [0.05, 0.2, 0.5, 0.8, 1.2])
@pytest.mark.needs("serve")
def test_a_killed_server_leaves_all_or_nothing(
    folder: Path, key: str, upload: bytes, delay: float
) -> None:
    """After SIGKILL in an import the database has no row of it or, once it said so, all of them."""
    with serving(folder) as served:
        url = served.ready_on()
        killer = threading.Timer(delay, os.kill, (served.process.pid, signal.SIGKILL))
        killer.start()
        status = 0
        with suppress(httpx.TransportError):
            headers = {"Authorization": f"Bearer {key}", "Content-Type": "text/csv"}
            status = httpx.post(
                f"{url}/v1/imports", content=upload, headers=headers, timeout=HANG_SECONDS
            ).status_code
        killer.join()
        served.stop()
    assert CANARY not in "".join(served.errors)
    with serving(folder) as again:
        again.ready_on()
    stored = count(database(folder))
    assert stored in ({ROWS} if status == 200 else {0, ROWS})
    assert count(database(folder), "record_networks") == stored
    created = "audit_events WHERE action = 'record.created'"
    assert count(database(folder), created) == stored
