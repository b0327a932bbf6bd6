"""Nobody but the user of the service reads what it stores, wherever it is told to store it."""

import os
from pathlib import Path

from app.config import Settings
from app.storage.database import Database
from tests.support import command


def modes(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir() if path.is_file()}


def test_a_database_named_by_url_is_private(tmp_path: Path) -> None:
    """The file and those that SQLite keeps beside it are 0600, as in the data directory."""
    stored = tmp_path / "stored"
    stored.mkdir()
    variables = {
        "NFM_DATABASE_URL": f"sqlite:///{stored}/own.sqlite3",
        "NFM_KEYRING_FILE": str(tmp_path / "keyring.json"),
    }
    before = os.umask(0o022)
    try:
        done = command.run(tmp_path / "data", "migrate", variables=variables)
        assert done.returncode == 0, done.stderr
        database = Database(Settings.from_mapping(variables).database_url)
        with database.engine.connect() as connection:
            connection.exec_driver_sql("SELECT * FROM installations")
            names = ("own.sqlite3", "own.sqlite3-wal", "own.sqlite3-shm")
            assert modes(stored) == dict.fromkeys(names, 0o600)
        database.close()
    finally:
        os.umask(before)


def test_check_names_a_database_that_others_may_read(tmp_path: Path) -> None:
    """A file of wider mode, as an older version made it, is a finding with the command to run."""
    folder = tmp_path / "data"
    command.new_key(folder, "mail")
    file = folder / "netflow-manager.sqlite3"
    file.chmod(0o640)
    done = command.run(folder, "check")
    assert done.returncode == 1
    assert f"{file}: others may read or write it. Run: chmod 600 {file}" in done.stdout


def test_a_backup_of_such_a_database_is_private(tmp_path: Path) -> None:
    """A copy is 0600, whatever the mode of what it is a copy of."""
    folder = tmp_path / "data"
    command.new_key(folder, "mail")
    (folder / "netflow-manager.sqlite3").chmod(0o644)
    assert command.run(folder, "backup", str(tmp_path / "copies")).returncode == 0
    assert set(modes(tmp_path / "copies").values()) == {0o600}
