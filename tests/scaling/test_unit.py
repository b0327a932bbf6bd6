"""The systemd unit of docs/scaling.md: valid, and a replica whose database is late comes back."""

import configparser
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.command import serving
from tests.support.databases import Place
from tests.support.documented import FOLDER
from tests.support.postgresql import postgresql

UNIT = FOLDER / "netflow-manager.service"
PROGRAM = "/opt/netflow-manager/.venv/bin/netflow-manager"
STARTS = 1


class _Unit(configparser.RawConfigParser):
    """A unit as far as names are not repeated; the last of those that are counts."""

    def __init__(self) -> None:
        super().__init__(strict=False)
        self.read(UNIT, encoding="utf-8")


def _findings(folder: Path, text: str) -> str:
    unit = folder / UNIT.name
    unit.write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(unit)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.mark.needs("systemd-analyze")
def test_systemd_accepts_the_unit(tmp_path: Path) -> None:
    """No line of it is ignored; of a misspelt one systemd says so."""
    text = UNIT.read_text(encoding="utf-8").replace(PROGRAM, sys.executable)
    assert _findings(tmp_path, text) == ""
    assert "RestartSeconds" in _findings(tmp_path, text.replace("RestartSec=", "RestartSeconds="))


def test_systemd_never_gives_up() -> None:
    """However often a start fails, whatever the exit code, the next one follows."""
    unit = _Unit()
    assert unit["Unit"]["StartLimitIntervalSec"] == "0"
    assert unit["Service"]["Restart"] == "always"


@pytest.mark.needs("serve", "postgresql")
@pytest.mark.no_cover
def test_a_replica_whose_database_is_late(tmp_path: Path) -> None:
    """It ends instead of waiting for ever; started again as the unit says, it serves."""
    pause = float(_Unit()["Service"]["RestartSec"])
    with postgresql() as server:
        place = Place(tmp_path, server.new_database(), server).prepare()
        server.stop()
        for _ in range(STARTS):
            with serving(tmp_path, **place.variables) as replica:
                assert replica.process.wait() != 0
            time.sleep(pause)
        server.start()
        with serving(tmp_path, **place.variables) as replica:
            assert replica.ready_on()
