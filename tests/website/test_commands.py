"""Every command on the pages for operators is run, from top to bottom, as a reader does it."""

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.support import command
from tests.support.guide import matches, run_code
from tests.support.waiting import HANG_SECONDS

ROOT = Path(__file__).parents[2]
PAGES = ("quick-start", "proxies", "troubleshooting")
SERVED = ("proxies", "troubleshooting")
BLOCK = re.compile(r"^```(?P<language>\w*)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
ADDRESS = "http://127.0.0.1:8000"
# Shown only: configuration, and commands that another test runs or that need a foreign host.
SHOWN = {"text", "ini", "nginx"}
TOOL = ".venv/bin/netflow-manager"
ROWS = (
    "service_id,client_id,username,password,group,ip_address\r\n"
    '1240,57,globex,an example,"GLOBEX, DC1",198.51.100.0/28\r\n'
    "1241,58,,,,\r\n"
)


def _blocks(page: str) -> list[tuple[str, str]]:
    text = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    return [(found["language"], found["code"]) for found in BLOCK.finditer(text)]


def _run(code: str, folder: Path, **variables: str) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NFM_")}
    environment = kept | {"NO_PROXY": "127.0.0.1"} | variables
    return run_code(["sh", "-e"], code, folder, environment)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder like a clone with `make setup` done, whose data and packages are its own."""
    folder = tmp_path / "clone"
    folder.mkdir()
    for name in (
        ".venv",
        "Makefile",
        "LICENSE",
        "app",
        "migrations",
        "pyproject.toml",
        "requirements",
    ):
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(
        ROOT / "whmcs_hook", folder / "whmcs_hook", ignore=shutil.ignore_patterns("node_modules")
    )
    return folder


@contextmanager
def _make_run(clone: Path, code: str) -> Iterator[str]:
    """Start the service as the page does, on a free port, and yield its address."""
    with subprocess.Popen(
        ["sh", "-ec", code.replace("PORT=8000", "PORT=0")],
        cwd=clone,
        env={name: value for name, value in os.environ.items() if not name.startswith("NFM_")},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            assert process.stdout is not None
            ready = filter(None, map(command.READY.search, process.stdout))
            yield next(ready)[1]
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.communicate(timeout=HANG_SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                raise


class Reader:
    """Somebody who runs each block of a page, and compares what it prints."""

    def __init__(self, clone: Path, stack: ExitStack, key: str) -> None:
        self._clone, self._stack, self._key = clone, stack, key
        self._printed = ""
        self.url = ADDRESS

    def follow(self, language: str, code: str) -> None:
        """Run one block, or compare one output."""
        if "sqlite3.connect" in code:  # the keyring is lost
            (self._clone / "var" / "keyring.json").unlink()
        if language == "output":
            assert matches(code, self._printed), f"{code}\n{self._printed}"
        elif code.startswith("make run"):
            self.url = self._stack.enter_context(_make_run(self._clone, code))
        elif language == "sh":
            call = code.replace(ADDRESS, self.url)
            self._printed = _run(call, self._clone, NFM_KEY=self._key)
        else:
            assert language in SHOWN, code


def _follow(page: str, clone: Path) -> None:
    """Run a page from top to bottom, beside a service where the page asks one that runs."""
    key = command.new_key(clone / "var", "records:read")
    with ExitStack() as stack:
        reader = Reader(clone, stack, key)
        if page in SERVED:
            reader.url = stack.enter_context(command.serving(clone / "var")).ready_on()
        for language, code in _blocks(page):
            reader.follow(language, code)


@pytest.mark.no_cover
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.needs("curl", "serve")
def test_every_command_of_a_page_runs(page: str, clone: Path) -> None:
    """Each block ends well, and prints what the page says."""
    assert "sh" in {language for language, _ in _blocks(page)}
    _follow(page, clone)


@pytest.mark.no_cover
@pytest.mark.needs("serve")
def test_every_runbook_works(clone: Path) -> None:
    """Rotation, leaked key and the others; that of a lost keyring saves all but the passwords."""
    (clone / "rows.csv").write_text(ROWS)
    before = _run(
        f"{TOOL} key create --name a --for-whmcs >&2\n"
        f"{TOOL} import rows.csv >&2\n{TOOL} export a.csv >&2; cat a.csv",
        clone,
    )
    _follow("operate", clone)
    assert "GLOBEX, DC1" in before
    assert _run(f"{TOOL} export b.csv >&2; cat b.csv", clone) == before
