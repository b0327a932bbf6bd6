"""A command that is called where the data is not: nothing seems to be gone, and it says why."""

from pathlib import Path

import pytest

from tests.support import command


@pytest.mark.parametrize(
    "arguments",
    [
        ["key", "list"],
        ["key", "revoke", "x"],
        ["installation", "list"],
        ["export", "records.csv"],
        ["backup", "copies"],
        ["import", "--dry-run", "--format=csv", "/dev/null"],
        ["reseal"],
        ["check"],
        ["keyring", "status"],
        ["keyring", "add"],
        ["keyring", "promote", "x"],
        ["keyring", "disable", "x"],
        ["keyring", "destroy", "--yes", "x"],
    ],
)
def test_what_looks_makes_no_database(tmp_path: Path, arguments: list[str]) -> None:
    """Without data there, a command that needs some names the variable and leaves no file."""
    done = command.run_process(tmp_path / "data", *arguments)
    assert done.returncode == 78
    (line,) = done.stderr.splitlines()
    assert "NFM_DATA_DIR: there is no " in line
    assert "./var" in line
    assert list(tmp_path.iterdir()) == []


def test_what_stores_says_that_the_database_is_new(tmp_path: Path) -> None:
    """The first command on an empty folder says where it made the data; the second is silent."""
    folder = tmp_path / "data"
    arguments = ("key", "create", "--name", "x", "--scope", "mail")
    first, second = (command.run(folder, *arguments) for _ in range(2))
    assert first.stdout.startswith("nfm_")
    assert first.stderr.splitlines() == [
        f"Created a new database in {folder}. Is yours elsewhere? Set NFM_DATA_DIR."
    ]
    assert (second.returncode, second.stderr) == (0, "")


def test_one_is_not_many(tmp_path: Path) -> None:
    """Counts have the noun in the right number: of keys, rows and errors."""
    folder, file = tmp_path / "data", tmp_path / "records.csv"
    command.run(folder, "migrate")
    assert "Keyring: 1 key, primary" in command.run(folder, "check").stdout
    command.run(folder, "keyring", "add")
    assert "Keyring: 2 keys, primary" in command.run(folder, "check").stdout
    said = []
    for rows in ("x,1\n", "x,1\ny,1\n", "1,1\n", "1,1\n2,1\n"):
        file.write_text(f"service_id,client_id\n{rows}")
        done = command.run(folder, "import", str(file))
        said.append((done.stderr + done.stdout).splitlines()[-1])
    assert said == [
        "Error: 1 error; nothing was stored.",
        "Error: 2 errors; nothing was stored.",
        "1 row: 1 created, 0 updated, 0 unchanged.",
        "2 rows: 1 created, 0 updated, 1 unchanged.",
    ]
