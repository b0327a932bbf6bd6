"""Long commands show a progress bar to people, and to nobody else."""

import os
import pty
import subprocess
import sys
from pathlib import Path

from tests.support import command


def _on_a_terminal(folder: Path, *arguments: str) -> tuple[str, str]:
    """Run a command with a terminal as standard error; return its output, and what that shows."""
    master, terminal = pty.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "app", *arguments],
            env=command.environment(folder, TERM="xterm"),
            stdout=subprocess.PIPE,
            stderr=terminal,
            text=True,
            check=True,
        )
        os.write(terminal, b"\x04")
        return done.stdout, os.read(master, 65_536).decode()
    finally:
        os.close(terminal)
        os.close(master)


def test_a_bar_is_on_a_terminal_only(tmp_path: Path) -> None:
    """`check` and `import` have one on standard error; pipes and `--json` have none."""
    folder, file = tmp_path / "data", tmp_path / "in.csv"
    file.write_text("service_id,client_id\n1,7\n")
    command.run(folder, "migrate")
    printed, shown = _on_a_terminal(folder, "import", str(file))
    assert "Importing" in shown
    assert printed == "1 row: 1 created, 0 updated, 0 unchanged.\n"
    printed, shown = _on_a_terminal(folder, "check")
    assert "Records" in shown
    assert "100%" in shown
    assert "%" not in printed
    assert "%" not in _on_a_terminal(folder, "check", "--json")[1]
    assert command.run(folder, "check").stderr == ""
