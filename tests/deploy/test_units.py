"""The systemd units of deploy/: accepted, hardened, and run with what they say."""

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.deploy.files import DEPLOY, PROGRAM, arguments, environment_of, text_of, value
from tests.support import command
from tests.support.servers import PrivateServer

UNITS = (
    "netflow-manager.socket",
    "netflow-manager.service",
    "netflow-manager-backup.service",
    "netflow-manager-backup.timer",
    "netflow-manager-collect.service",
    "netflow-manager-collect.timer",
)
SERVICES = tuple(unit for unit in UNITS if unit.endswith(".service"))
EXPOSURE = 20  # in tenths: 2.0 of 10

pytestmark = pytest.mark.needs("systemd-analyze")


def _run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, capture_output=True, text=True, check=False)


def _installed(folder: Path) -> Path:
    """Write the units as they are installed, with a program that is on this machine."""
    drop_in = folder / "netflow-manager.service.d"
    drop_in.mkdir(parents=True)
    for unit in UNITS:
        text = text_of(f"systemd/{unit}").replace(PROGRAM, sys.executable)
        (folder / unit).write_text(text, encoding="utf-8")
    (drop_in / "database.conf").write_text(text_of("systemd/database.conf"), encoding="utf-8")
    return folder


def _findings(folder: Path) -> str:
    done = _run("systemd-analyze", "verify", "--man=no", *(folder / unit for unit in UNITS))
    return done.stdout + done.stderr


def test_systemd_accepts_every_line(tmp_path: Path) -> None:
    """Units and drop-in are valid together; a misspelt key of each would be named."""
    folder = _installed(tmp_path / "units")
    assert _findings(folder) == ""
    for file in filter(Path.is_file, folder.rglob("*")):
        kept = file.read_text(encoding="utf-8")
        file.write_text(kept + "\n[Unit]\nMisspelt=1\n")
        assert "Misspelt" in _findings(folder), file.name
        file.write_text(kept)


def _is_hardened(file: Path, text: str) -> bool:
    file.write_text(text, encoding="utf-8")
    limit = f"--threshold={EXPOSURE}"
    done = _run("systemd-analyze", "security", "--offline=true", "--no-pager", limit, file)
    assert "Overall exposure level" in done.stdout, done.stderr
    return done.returncode == 0


@pytest.mark.parametrize("unit", SERVICES)
def test_a_service_is_hardened(tmp_path: Path, unit: str) -> None:
    """The exposure by systemd's own assessment is at most 2.0; without the settings it is not."""
    text = text_of(f"systemd/{unit}")
    assert _is_hardened(tmp_path / unit, text)
    assert not _is_hardened(tmp_path / unit, text.partition("\nUMask=")[0])


def test_a_replica_takes_the_sandbox_of_the_service(tmp_path: Path) -> None:
    """The command of docs/scaling.md writes a drop-in, which makes its unit as safe."""
    page = (DEPLOY.parent / "docs/scaling.md").read_text(encoding="utf-8")
    (script,) = re.findall(r"^```sh\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    script = script.replace("/etc/systemd/system", str(tmp_path))
    subprocess.run(["sh", "-eu", "-c", script], cwd=DEPLOY.parent, check=True)
    unit = "netflow-manager.service"
    text = (DEPLOY.parent / "docs/scaling" / unit).read_text(encoding="utf-8")
    assert _is_hardened(tmp_path / unit, text)
    (tmp_path / "netflow-manager.service.d/sandbox.conf").unlink()
    assert not _is_hardened(tmp_path / unit, text)


def test_when_systemd_starts_the_service_again() -> None:
    """Always and however often, unless the configuration is wrong: then after the next change."""
    unit = "netflow-manager.service"
    assert value(unit, "Restart") == "always"
    assert value(unit, "StartLimitIntervalSec") == "0"
    assert value(unit, "RestartPreventExitStatus") == "78"
    assert value(unit, "Requires") == "netflow-manager.socket"


def test_a_wrong_setting_ends_with_that_exit_status(tmp_path: Path) -> None:
    """The command of the unit ends with 78 where a variable of it is wrong."""
    unit = "netflow-manager.service"
    variables = environment_of(unit, tmp_path / "data") | {"NFM_TRUSTED_PROXIES": "everybody"}
    done = command.run(tmp_path / "data", *arguments(unit), variables=variables)
    assert str(done.returncode) == value(unit, "RestartPreventExitStatus")


def test_the_timer_makes_a_backup_every_night(tmp_path: Path) -> None:
    """The command of its service writes one copy into the folder that the unit may write to."""
    unit = "netflow-manager-backup.service"
    folder, copies = tmp_path / "data", tmp_path / "copies"
    assert command.run(folder, "migrate").returncode == 0
    words = arguments(unit)
    assert words[-1] == value(unit, "ReadWritePaths")
    done = command.run(folder, *words[:-1], str(copies), variables=environment_of(unit, folder))
    assert done.returncode == 0, done.stderr
    assert len(list(copies.glob("*.sqlite3"))) == 1
    calendar = value("netflow-manager-backup.timer", "OnCalendar")
    assert _run("systemd-analyze", "calendar", calendar).returncode == 0


@pytest.mark.needs("nfdump")
def test_the_timer_collects_every_five_minutes(tmp_path: Path) -> None:
    """The command of its service looks into the directory that the unit names."""
    unit = "netflow-manager-collect.service"
    folder, flows = tmp_path / "data", tmp_path / "flows"
    flows.mkdir()
    assert command.run(folder, "migrate").returncode == 0
    variables = environment_of(unit, folder)
    assert variables["NFM_NFDUMP_DIR"] == "/var/cache/nfdump"
    variables["NFM_NFDUMP_DIR"] = str(flows)
    done = command.run(folder, *arguments(unit), variables=variables)
    assert (done.returncode, "0 measured" in done.stdout) == (0, True), done.stderr
    calendar = value("netflow-manager-collect.timer", "OnCalendar")
    listed = _run("systemd-analyze", "calendar", "--iterations=2", calendar).stdout
    assert "*:01/5:15" in listed


@pytest.mark.needs("mariadb")
def test_the_database_url_is_a_credential(tmp_path: Path, mariadb_server: PrivateServer) -> None:
    """The drop-in names the file that systemd makes of the credential, and the command reads it."""
    name, source = value("database.conf", "LoadCredential").split(":")
    assert source == "/etc/netflow-manager/database-url"
    (tmp_path / name).write_text(f"{mariadb_server.new_database()}\n")
    variables = environment_of("database.conf", tmp_path, credentials=tmp_path)
    assert "://" not in "".join(variables.values())
    done = command.run(tmp_path, "migrate", variables=variables)
    assert done.returncode == 0, done.stderr
    assert not list(tmp_path.glob("*.sqlite3"))


def test_user_and_folders(tmp_path: Path) -> None:
    """The user of the units and its folders are made by systemd, which nobody else may read."""
    if os.geteuid():
        pytest.skip("only root makes users and gives folders away")
    etc = tmp_path / "etc"
    for name, kind in (("sysusers.conf", "sysusers.d"), ("tmpfiles.conf", "tmpfiles.d")):
        (etc / kind).mkdir(parents=True)
        (etc / kind / name).write_text(text_of(f"systemd/{name}"), encoding="utf-8")
    for words in (("systemd-sysusers",), ("systemd-tmpfiles", "--create")):
        done = _run(*words, f"--root={tmp_path}")
        assert done.returncode == 0, done.stderr
    (line,) = (etc / "passwd").read_text(encoding="utf-8").splitlines()
    name, _, user_id, _, _, home, shell = line.split(":")
    assert (name, home) == (value("netflow-manager.service", "User"), "/var/lib/netflow-manager")
    assert shell.endswith("nologin")
    for path, owner in (("etc", "0"), ("var/lib", user_id), ("var/backups", user_id)):
        found = (tmp_path / path / "netflow-manager").stat()
        mode = 0o750 if path == "etc" else 0o700
        assert (str(found.st_uid), stat.S_IMODE(found.st_mode)) == (owner, mode)
