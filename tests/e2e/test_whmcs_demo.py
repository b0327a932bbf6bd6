"""The demo: it starts, shows what it promises, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

START = Path(__file__).parents[2] / "whmcs_hook" / "demo" / "start.py"
START_SECONDS = 30


@contextmanager
def _demo(port: int, temporary: Path) -> Iterator[subprocess.Popen[str]]:
    environment = {**os.environ, "NFM_DEMO_PORT": str(port), "TMPDIR": str(temporary)}
    with subprocess.Popen(
        [sys.executable, START], env=environment, stdout=subprocess.PIPE, text=True
    ) as running:
        try:
            yield running
        finally:
            running.kill()


def _wait_until_ready(client: httpx.Client) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            client.get("/style.css")
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the demo did not start")


@pytest.mark.needs("php", "smarty")
def test_the_demo_shows_the_product_and_cleans_up(tmp_path: Path) -> None:
    """Each view has what it promises; Ctrl-C stops both servers, and no file stays."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    with _demo(port, tmp_path) as running:
        url = f"http://127.0.0.1:{port}"
        with httpx.Client(base_url=url, trust_env=False, timeout=20) as client:
            _wait_until_ready(client)
            pages = {
                view: client.get("/", params={"view": view}).text
                for view in ("product", "mail", "foreign", "down", "check")
            }
        running.send_signal(signal.SIGINT)
        said, _ = running.communicate(timeout=20)

    assert running.returncode == 0
    assert said.endswith("Stopped.\n")
    assert "Open NetFlow Analyzer" in pages["product"]
    assert "No Network Usage section." in pages["product"]
    assert "Password: Blue-Harbour-42" in pages["mail"]
    assert "Red-Canyon-17" not in "".join(pages.values())
    assert pages["foreign"].count("No Network Usage section.") == 1
    assert "goes out without the NetFlow" in pages["down"]
    assert "Everything is right" in pages["check"]
    for html in pages.values():
        assert html.rstrip().endswith("</html>")
        assert "a stand-in for WHMCS, not WHMCS" in html
    assert list(tmp_path.iterdir()) == []


def test_without_php_the_demo_says_what_to_install(tmp_path: Path) -> None:
    """A machine without PHP gets the command that helps, and exit code 1."""
    said = subprocess.run(
        [sys.executable, START],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert said.returncode == 1
    assert "apt-get install php-cli php-curl php-sqlite3 php-illuminate-database" in said.stderr


@pytest.mark.needs("php")
def test_a_taken_port_is_said(tmp_path: Path) -> None:
    """Where another program has the port, the demo says how to choose another one."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with _demo(port, tmp_path) as running:
            assert running.wait(20) == 1
