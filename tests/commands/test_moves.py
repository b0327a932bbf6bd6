"""What moves or goes back to another state gives no password away, and repeats no entity tag."""

from pathlib import Path

import pytest

from tests.support import command
from tests.support.commands import run_json
from tests.support.live_api import LiveApi, embedded_settings
from tests.support.provisioning import rule_path
from tests.support.sql import query_sql, run_sql


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data directory with records of the services 1 and 2, and a backup of it in `copies`."""
    folder = tmp_path / "data"
    for service in ("1", "2"):
        run_json(folder, "record", "set", service, "--create", "--client-id", "5")
    assert command.run(folder, "backup", str(tmp_path / "copies")).returncode == 0
    return folder


def changed(folder: Path, group: str) -> str:
    """Return the entity tag of service 1 after a change."""
    return str(run_json(folder, "record", "set", "1", "--group", group)["etag"])


def test_an_entity_tag_from_after_the_backup_is_not_used_again(folder: Path) -> None:
    """Versions are counted again from those of the copy; whoever has the old tag is refused."""
    lost = changed(folder, "lost")
    (copy,) = folder.with_name("copies").glob("*.sqlite3")
    assert command.run(folder, "restore", str(copy)).returncode == 0
    assert changed(folder, "other") != lost
    done = command.run(folder, "record", "set", "1", "--group", "x", "--if-version", lost)
    assert "not in the state that --create or --if-version requires" in done.stderr


def test_an_entity_tag_of_a_rule_is_not_used_again(tmp_path: Path) -> None:
    """As of a record: whoever read the rule after the backup does not overwrite another one."""
    folder = tmp_path / "data"

    def changed_rule(group: str) -> str:
        with LiveApi(folder) as api:
            key = api.create_key("admin")
            answer = api.call("PUT", rule_path(), key=key, json={"group": group})
        assert answer.is_success
        return str(answer.headers["etag"])

    changed_rule("first")
    assert command.run(folder, "backup", str(tmp_path / "copies")).returncode == 0
    lost = changed_rule("lost")
    (copy,) = (tmp_path / "copies").glob("*.sqlite3")
    assert command.run(folder, "restore", str(copy)).returncode == 0
    assert changed_rule("other") != lost


def test_an_edited_row_stays_a_broken_one(folder: Path) -> None:
    """A restore does not repair what somebody has edited, also where it writes itself."""
    run_sql(
        embedded_settings(folder),
        "UPDATE access_records SET incarnation = '\u00e9' WHERE service_id = 2",
    )
    copies = folder.with_name("edited")
    assert command.run(folder, "backup", str(copies)).returncode == 0
    (copy,) = copies.glob("*.sqlite3")
    assert command.run(folder, "restore", str(copy)).returncode == 0
    found = query_sql(
        embedded_settings(folder), "SELECT incarnation FROM access_records ORDER BY service_id"
    )
    assert found[1] == ("\u00e9",)
    assert [run_json(folder, "record", "show", n)["integrity"] for n in "12"] == ["ok", "broken"]


def test_a_password_among_the_arguments_is_warned_of(folder: Path) -> None:
    """Every user of the machine can read it; the command itself does not repeat it."""
    done = command.run(folder, "copy", "--to", "postgresql+psycopg://me:canary@127.0.0.1:1/x")
    assert done.returncode == 1
    assert "Warning: --to: every user of this machine can read its password." in done.stderr
    assert "canary" not in done.stderr
