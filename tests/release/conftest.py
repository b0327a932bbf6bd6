"""Copies of the tree as commits, and a release that is built from one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.tree import tracked_files
from tests.support.waiting import HANG_SECONDS

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
PERSON = {
    f"GIT_{role}_{name}": value
    for role in ("AUTHOR", "COMMITTER")
    for name, value in (("NAME", "Jane"), ("EMAIL", "jane@example.com"))
}
COMMITTED_AT = 1_900_000_000  # 2030-03-17 17:46:40 UTC
# Never builds an environment: make takes the one that runs the tests.
MAKE = f"""#!/bin/sh
exec /usr/bin/make -o .venv/.ready -o .venv/.tools BIN={BIN} "$@"
"""


class Commit:
    """A working copy of a repository whose one commit is this tree, with what is not committed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "bin").mkdir(parents=True)
        (folder / "bin" / "make").write_text(MAKE, encoding="utf-8")
        (folder / "bin" / "make").chmod(0o755)
        self.tree = folder / "tree"
        for path in tracked_files():
            copy = self.tree / path.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
            copy.chmod(path.stat().st_mode)
        self.sh("git init --quiet --initial-branch main && git add --all")
        self.sh("git commit --quiet --message 'Release'")

    def run(self, command: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a line of shell in the tree, as somebody who has a clone and its `.venv`."""
        date = {f"GIT_{role}_DATE": f"{COMMITTED_AT} +0000" for role in ("AUTHOR", "COMMITTER")}
        path = f"{self.folder / 'bin'}:{BIN}:{os.environ['PATH']}"
        own = {"PATH": path, "PYTHONPATH": str(self.tree), "HOME": str(self.folder)}
        caches = {"UV_CACHE_DIR": str(CACHE / "uv"), "PIP_CACHE_DIR": str(CACHE / "pip")}
        return subprocess.run(
            ["bash", "-euo", "pipefail", "-c", command],
            cwd=self.tree,
            env=_environment() | PERSON | date | caches | own | variables,
            capture_output=True,
            text=True,
            timeout=2 * HANG_SECONDS,
            check=False,
        )

    def sh(self, command: str, **variables: str) -> str:
        """Run a line of shell that must succeed, and return what it prints."""
        done = self.run(command, **variables)
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        return done.stdout


def _environment() -> dict[str, str]:
    """Return this environment without what would change a build or count its coverage."""
    dropped = ("COV", "GIT_", "MAKE", "MFLAGS", "NFM_", "SOURCE_DATE_EPOCH")
    return {name: value for name, value in os.environ.items() if not name.startswith(dropped)}


@pytest.fixture(scope="session")
def commit(tmp_path_factory: pytest.TempPathFactory) -> Commit:
    """Give a commit whose release is built: nobody changes it."""
    made = Commit(tmp_path_factory.mktemp("release"))
    made.sh("make dist")
    return made


@pytest.fixture(scope="session")
def wheel(commit: Commit) -> Path:
    """Give the wheel of the release."""
    (found,) = (commit.tree / "dist").glob("*.whl")
    return found
