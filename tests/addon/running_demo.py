"""The demo as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from tests.support.waiting import HANG_SECONDS, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

HOOK = Path(__file__).parents[2] / "whmcs_hook"
START = HOOK / "demo" / "start.py"


@contextmanager
def running_demo(port: int, temporary: Path, **variables: str) -> Iterator[subprocess.Popen[str]]:
    """Start the demo on a port, and end it; `temporary` is the folder for its files."""
    given = {"NFM_DEMO_PORT": str(port), "TMPDIR": str(temporary), **variables}
    environment = {**os.environ, **given}
    with subprocess.Popen(
        [sys.executable, START], env=environment, stdout=subprocess.PIPE, text=True
    ) as running:
        try:
            yield running
        finally:
            # Killed, it would leave its two servers behind.
            running.terminate()
            running.wait(HANG_SECONDS)


def wait_until_ready(client: httpx.Client) -> None:
    """Return once the demo answers."""

    def answers() -> bool:
        try:
            client.get("/static/site.css")
        except httpx.TransportError:
            return False
        return True

    wait_until(answers, "the demo")
