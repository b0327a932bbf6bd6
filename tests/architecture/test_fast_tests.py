"""`make test-fast` leaves out what starts PHP, a browser, a database or `serve`, by itself."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Written without knowledge of the mark `needs`.
NEW_TESTS = '''
import subprocess
import pytest

def test_plain(tmp_path):
    """Needs Python packages alone."""

def test_databases(place):
    """Needs a server for two of three kinds."""

def test_mariadb(mariadb_server):
    """Needs a server."""

def test_browser(browser):
    """Needs Chromium."""

def test_php(php):
    """Needs PHP."""

@pytest.fixture
def hidden(request):
    request.getfixturevalue("postgresql_server")

def test_hidden_server(hidden):
    """Needs a server, which pytest does not know before the test runs."""

def test_hidden_php():
    """Needs PHP."""
    subprocess.run(["php", "--version"], check=True)

def test_hidden_serve():
    """Starts the service as a process."""
    subprocess.run(["python", "-m", "app", "serve", "--help"], check=True)
'''


@pytest.fixture
def new_tests(tmp_path: Path) -> Path:
    """Return a file of tests that nobody has marked."""
    file = tmp_path / "test_new.py"
    file.write_text(NEW_TESTS)
    return file


def _expression() -> str:
    """Return the option `-m` of `make test-fast`."""
    found = re.search(r"^test-fast:.*\n.* -m pytest .* -m (\".+?\")", _makefile(), re.MULTILINE)
    assert found
    (expression,) = shlex.split(found[1])
    return expression


def _makefile() -> str:
    return (ROOT / "Makefile").read_text(encoding="utf-8")


def _pytest(*arguments: str) -> str:
    """Run pytest with the fixtures of this repository and return what it prints."""
    plugins = ("tests.conftest", "tests.browser.conftest", "no:cacheprovider")
    options = [part for plugin in plugins for part in ("-p", plugin)]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-c", "pyproject.toml", *options, "-n0", *arguments],
        cwd=ROOT,
        env={k: v for k, v in os.environ.items() if not k.startswith("PYTEST_")},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def test_a_fixture_that_starts_a_tool_leaves_its_tests_out(new_tests: Path) -> None:
    """A new test that requests a server, a browser or PHP is not fast; no one has to mark it."""
    printed = _pytest("--collect-only", "-q", "-m", _expression(), str(new_tests))
    selected = re.findall(r"::(\S+)", printed)
    hidden = ["test_hidden_server", "test_hidden_php", "test_hidden_serve"]
    assert selected == ["test_plain", "test_databases[sqlite]", *hidden]


@pytest.mark.parametrize(
    ("test", "tool"),
    [
        pytest.param(*("test_hidden_server", "postgresql"), marks=pytest.mark.needs("postgresql")),
        ("test_hidden_php", "php"),
        ("test_hidden_serve", "serve"),
    ],
)
def test_no_test_starts_a_tool_without_naming_it(new_tests: Path, test: str, tool: str) -> None:
    """A test whose fixtures do not show the tool fails, and reads which mark it needs."""
    printed = _pytest("-q", f"{new_tests}::{test}")
    assert f'Mark it with @pytest.mark.needs("{tool}").' in printed
    assert re.search(r"^1 (failed|error)", printed, re.MULTILINE), printed
