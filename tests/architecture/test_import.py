"""Importing the service does nothing: no socket, no file of its own, no environment."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
WATCH = """
import sys
seen = []
sys.addaudithook(lambda event, _: seen.append(event) if event.startswith("socket.") else None)
{action}
print(seen)
"""
WRONG = {"NFM_DATABASE_URL": "nonsense", "NFM_AUTH_FAILURES_PER_MINUTE": "nonsense"}


def _run(tmp_path: Path, action: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WATCH.format(action=action)],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), **WRONG},
        capture_output=True,
        text=True,
        check=False,
    )


def test_importing_the_app_has_no_effect(tmp_path: Path) -> None:
    """Importing opens no socket, writes no file, and does not mind that the settings are wrong."""
    done = _run(tmp_path, "import app.main, app.cli")
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_watch_sees(tmp_path: Path) -> None:
    """The control: a socket is noticed, and whoever reads the settings does mind."""
    done = _run(tmp_path, "import socket; socket.socket().bind(('127.0.0.1', 0))")
    assert "socket.bind" in done.stdout
    done = _run(tmp_path, "import app.main; app.main.from_environment()")
    assert "SettingsError: NFM_DATABASE_URL" in done.stderr


def test_migrations_import_nothing_of_the_service() -> None:
    """A revision stays as it was: only its environment may use the service's own modules."""
    for path in (ROOT / "migrations" / "versions").glob("*.py"):
        text = path.read_text()
        assert "import app" not in text
        assert "from app" not in text
