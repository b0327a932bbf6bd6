"""`make` sets up a clean folder by itself, and says what is missing where it cannot."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.command import Served
from tests.support.waiting import HANG_SECONDS

ROOT = Path(__file__).parents[2]
NEEDED = ("Makefile", "README.md", "LICENSE", "pyproject.toml")
ASK = "import json, sys; print(json.dumps([sys.version_info[:2], sys.executable]))"


def _newest_python() -> str:
    """Return the newest Python of this machine, which may be the one that runs the tests."""
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    names = [f"python3.{minor}" for minor in range(12, 20)]
    paths = [path for name in names if (path := shutil.which(name))]
    paths += [sys.executable, *map(str, versions.glob("3.*/bin/python"))]
    return max(map(_version, paths))[1]


def _version(python: str) -> tuple[tuple[int, int], str]:
    """Return the version of a Python; (0, 0) for a command that does not start one."""
    done = subprocess.run([python, "-c", ASK], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return (0, 0), python
    (major, minor), path = json.loads(done.stdout)
    return (int(major), int(minor)), str(path)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Copy what `make run` uses, without what an earlier set-up has left."""
    folder = tmp_path / "clone"
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("app", "migrations", "requirements"):
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for name in NEEDED:
        shutil.copy(ROOT / name, folder)
    return folder


def _environment() -> dict[str, str]:
    """Return an environment without the settings, and without the `make`, of these tests."""
    left_out = ("NFM_", "MAKE", "MFLAGS", "COVERAGE_", "VIRTUAL_ENV", "PYTHONPATH")
    return {name: value for name, value in os.environ.items() if not name.startswith(left_out)}


@contextmanager
def _running(folder: Path, *arguments: str) -> Iterator[Served]:
    """Run `make run` in a group of its own, and end the group."""
    with subprocess.Popen(
        ["make", "run", "PORT=0", *arguments],
        cwd=folder,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            yield Served(process)
        finally:
            os.killpg(process.pid, signal.SIGTERM)


@pytest.mark.needs("serve")
@pytest.mark.no_cover
def test_one_command_serves_from_a_clean_folder(clone: Path) -> None:
    """`make run` with the newest Python here names its steps and ends in a ready service."""
    with _running(clone, f"PYTHON={_newest_python()}") as served:
        address = served.ready_on()
        with urllib.request.urlopen(f"{address}/readyz", timeout=HANG_SECONDS) as answer:
            assert answer.status == 200
    steps = [line for line in served.output if line.endswith(" …\n")]
    for step in ("Creating .venv for Python", "uv", "runtime.txt", "the project"):
        assert [line for line in steps if step in line], (step, steps)
    assert (clone / ".venv" / "bin" / "uv").exists()
    compiled = list(clone.glob(".venv/lib/*/site-packages/fastapi/__pycache__/routing.*.pyc"))
    assert compiled  # a user who may not write there starts it as fast


@pytest.mark.parametrize(
    ("python", "message"),
    [
        ("exit 1", "Python 3.11 or newer is needed; name it with PYTHON="),
        ('[ "$1" = -m ] && exit 1; exit 0', "apt-get install python3-venv"),
    ],
    ids=["too old", "without venv"],
)
def test_what_is_missing_is_named(python: str, message: str, clone: Path) -> None:
    """An old Python, and Debian's without python3-venv, end the set-up with the next step."""
    program = clone / "python"
    program.write_text(f"#!/bin/sh\n{python}\n", encoding="utf-8")
    program.chmod(0o755)
    done = subprocess.run(
        ["make", "setup", f"PYTHON={program}"],
        cwd=clone,
        env=_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert re.search(re.escape(message), done.stderr)
    assert not (clone / ".venv" / ".ready").exists()
