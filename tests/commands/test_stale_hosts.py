"""A host whose keyring file is older than a rotation: no command there undoes what was decided."""

import shutil
from pathlib import Path

import pytest

from app.crypto.keyring_file import load_keyring
from tests.support import command
from tests.support.live_api import embedded_settings
from tests.support.sql import query_sql, run_sql

CREATE = ("key", "create", "--name", "x", "--scope", "mail")


class Hosts:
    """One database, and two hosts with a keyring file each: the current one, and an older copy."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.stale = folder / "stale.json"
        self.run("migrate")
        self.run(*CREATE)
        self.first = load_keyring(folder / "keyring.json").primary_id

    def run(self, *arguments: str) -> str:
        """Run a command on the host that has the current file."""
        done = command.run(self.folder, *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def run_stale(self, *arguments: str) -> command.Done:
        """Run a command on the other host."""
        variables = {"NFM_KEYRING_FILE": str(self.stale)}
        return command.run(self.folder, *arguments, variables=variables)

    def copy(self) -> None:
        """Give the other host the file as it is now."""
        shutil.copy2(self.folder / "keyring.json", self.stale)

    def keyring(self, *verb: str) -> None:
        """Take one step of a rotation with the current file."""
        self.run("keyring", *verb)

    def replace(self, old: str, new: str) -> None:
        """Make another key the primary one, and switch the old one off."""
        self.keyring("promote", new)
        self.run("reseal")
        self.keyring("disable", old)

    def marks(self) -> dict[str, str]:
        """Return what the database says of each key."""
        rows = query_sql(embedded_settings(self.folder), "SELECT id, state FROM sealing_keys")
        return {str(key_id): str(state) for key_id, state in rows}


@pytest.fixture
def hosts(tmp_path: Path) -> Hosts:
    return Hosts(tmp_path / "data")


@pytest.mark.parametrize("end", ["disabled", "destroyed"])
def test_an_old_file_makes_no_ended_key_active(hosts: Hosts, end: str) -> None:
    """`promote` is refused for a key that was ended elsewhere, and leaves file and marks alone."""
    new = hosts.run("keyring", "add")
    hosts.copy()
    hosts.replace(hosts.first, new)
    if end == "destroyed":
        hosts.keyring("destroy", "--yes", hosts.first)
    content = hosts.stale.read_bytes()
    refused = hosts.run_stale("keyring", "promote", hosts.first)
    assert (refused.returncode, f"was {end}" in refused.stderr) == (78, True)
    assert "Copy the current keyring file" in refused.stderr
    assert hosts.stale.read_bytes() == content
    assert hosts.run_stale(*CREATE).returncode == 78
    assert hosts.marks() == {hosts.first: end, new: "active"}
    hosts.run("check")


def test_an_old_file_does_not_promote_what_was_replaced(hosts: Hosts) -> None:
    """The primary key of an old file stays retired; with the current one it can be promoted."""
    new = hosts.run("keyring", "add")
    hosts.copy()
    hosts.keyring("promote", new)
    refused = hosts.run_stale("keyring", "promote", hosts.first)
    assert (refused.returncode, "was replaced" in refused.stderr) == (78, True)
    assert hosts.marks() == {hosts.first: "retired", new: "active"}
    hosts.keyring("promote", hosts.first)
    assert hosts.marks() == {hosts.first: "active", new: "retired"}
    hosts.run(*CREATE)


def test_enable_changes_one_key(hosts: Hosts) -> None:
    """`enable` with an older file neither revives another key nor replaces the current primary."""
    second = hosts.run("keyring", "add")
    hosts.replace(hosts.first, second)
    third = hosts.run("keyring", "add")
    hosts.copy()
    hosts.replace(second, third)
    assert hosts.run_stale("keyring", "enable", hosts.first).returncode == 0
    assert hosts.marks() == {hosts.first: "retired", second: "disabled", third: "active"}


def test_enable_with_an_old_file_stops_nobody(hosts: Hosts) -> None:
    """A key that is the current primary stays it when an older file has it as disabled."""
    new = hosts.run("keyring", "add")
    hosts.keyring("disable", new)
    hosts.copy()
    hosts.keyring("enable", new)
    hosts.keyring("promote", new)
    hosts.run_stale("keyring", "enable", new)
    assert hosts.marks() == {hosts.first: "retired", new: "active"}
    hosts.run(*CREATE)


def test_a_disabled_key_is_enabled_before_it_is_promoted(hosts: Hosts) -> None:
    """Where the database is behind, the refusal says what to run, and that helps."""
    new = hosts.run("keyring", "add")
    hosts.keyring("disable", new)
    hosts.keyring("enable", new)
    behind = "UPDATE sealing_keys SET state = 'disabled' WHERE id = ?"
    run_sql(embedded_settings(hosts.folder), behind, new)
    refused = command.run(hosts.folder, "keyring", "promote", new)
    assert f"netflow-manager keyring enable {new}" in refused.stderr
    hosts.keyring("enable", new)
    hosts.keyring("promote", new)
    hosts.run(*CREATE)


def test_opening_with_an_old_file_changes_nothing(hosts: Hosts) -> None:
    """A command on the other host does not disable the current primary, and reports why."""
    new = hosts.run("keyring", "add")
    hosts.keyring("disable", new)
    hosts.copy()
    hosts.keyring("enable", new)
    hosts.keyring("promote", new)
    refused = hosts.run_stale(*CREATE)
    assert (refused.returncode, "is outdated" in refused.stderr) == (78, True)
    assert hosts.marks() == {hosts.first: "retired", new: "active"}
    hosts.run(*CREATE)


def test_a_refusal_is_one_line(hosts: Hosts) -> None:
    """What the server would log is not printed beside the line that a command ends with."""
    run_sql(embedded_settings(hosts.folder), "UPDATE sealing_keys SET state = 'retired'")
    refused = command.run_process(hosts.folder, *CREATE)
    assert refused.returncode == 78
    (line,) = refused.stderr.splitlines()
    assert line.startswith("Configuration: The keyring file of this host is outdated")
