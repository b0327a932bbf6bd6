"""`serve --uds`: a file that is left never stops a start, and one that answers is not taken."""

import grp
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import pytest

from app.serving.unix_socket import SocketFile, listen
from tests.support import command
from tests.support.waiting import HANG_SECONDS

pytestmark = pytest.mark.needs("serve")


@pytest.fixture
def path() -> Iterator[Path]:
    """A place for a socket; the names of pytest's own folders are too long for one."""
    with TemporaryDirectory() as folder:
        yield Path(folder) / "socket"


def _status(path: Path) -> str:
    transport = httpx.HTTPTransport(uds=str(path))
    with httpx.Client(transport=transport, trust_env=False, timeout=HANG_SECONDS) as client:
        return str(client.get("http://localhost/readyz").json()["status"])


@pytest.mark.parametrize("workers", ["1", "2"])
def test_it_starts_again_after_every_end(tmp_path: Path, path: Path, workers: str) -> None:
    """After SIGTERM the file is gone, after kill -9 it is replaced, and calls are answered."""
    for number, is_left in (
        (signal.SIGKILL, True),
        (signal.SIGTERM, False),
        (signal.SIGTERM, False),
    ):
        arguments = ("--uds", str(path), "--workers", workers)
        with command.serving(tmp_path / "data", *arguments) as served:
            assert served.ready_on() == str(path)
            assert _status(path) == "ready"
            assert stat.S_IMODE(path.stat().st_mode) == 0o660
            served.stop(number)
        assert path.exists() is is_left


def test_a_socket_that_answers_is_not_taken(tmp_path: Path, path: Path) -> None:
    """The second start ends with one line, and the first serves on, its file in place."""
    with command.serving(tmp_path / "data", "--uds", str(path)) as served:
        served.ready_on()
        done = command.run_process(tmp_path / "data", "serve", "--uds", str(path))
        assert done.returncode == 1
        (line,) = done.stderr.splitlines()
        assert line.startswith(f"Failed: cannot listen on {path}: Address already in use. ")
        assert "end the process that has it" in line
        assert _status(path) == "ready"


def test_a_file_that_is_no_socket_is_left_alone(tmp_path: Path, path: Path) -> None:
    """Whatever it is; the message says so."""
    path.write_text("precious")
    done = command.run_process(tmp_path / "data", "serve", "--uds", str(path))
    assert (done.returncode, path.read_text()) == (1, "precious")
    assert "a file that is not a socket is there; remove it" in done.stderr


def test_a_path_that_is_too_long_is_said(tmp_path: Path) -> None:
    """The kernel takes 107 bytes; the message says so, in one line."""
    long = tmp_path / ("s" * 120)
    done = command.run_process(tmp_path / "data", "serve", "--uds", str(long))
    assert done.returncode == 1
    assert done.stderr == f"Failed: cannot listen on {long}: the path has more than 107 bytes.\n"


def test_mode_and_group_are_given(tmp_path: Path, path: Path) -> None:
    """`--uds-mode` and `--uds-group`, by name or by number, say who may connect."""
    group_id = os.getgroups()[-1] if os.geteuid() else 1
    for group in (grp.getgrgid(group_id).gr_name, str(group_id)):
        options = ("--uds", str(path), "--uds-mode", "600", "--uds-group", group)
        with command.serving(tmp_path / "data", *options) as served:
            served.ready_on()
            found = path.stat()
            assert (stat.S_IMODE(found.st_mode), found.st_gid) == (0o600, group_id)


@pytest.mark.parametrize(
    ("option", "value"),
    [("--uds-mode", "999"), ("--uds-mode", "0o660"), ("--uds-group", "none-such")],
)
def test_a_wrong_mode_or_group_is_a_usage_error(tmp_path: Path, option: str, value: str) -> None:
    """It is said before anything is done."""
    done = command.run(tmp_path / "data", "serve", "--uds", "socket", option, value)
    assert done.returncode == 2
    assert option in done.stderr


def test_of_many_starts_one_gets_a_stale_file(path: Path) -> None:
    """They find the same file that nobody answers on; one replaces it, and the others say so."""
    with closing(socket.socket(socket.AF_UNIX)) as left:
        left.bind(str(path))
    start = threading.Barrier(8)
    code = (
        "import sys; from pathlib import Path; from app.serving.unix_socket import *\n"
        "print('here', flush=True); sys.stdin.readline()\n"
        "try: kept = listen(SocketFile(Path(sys.argv[1]), 0o660, None)); print('won', flush=True)\n"
        "except OSError: print('lost', flush=True)\n"
        "sys.stdin.readline()"
    )
    results = []

    def run() -> None:
        with subprocess.Popen(
            [sys.executable, "-c", code, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=command.ROOT,
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdout.readline()
            start.wait(HANG_SECONDS)
            process.stdin.write("\n")
            process.stdin.flush()
            results.append(process.stdout.readline().strip())
            start.wait(HANG_SECONDS)

    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(HANG_SECONDS)
    assert sorted(results) == ["lost"] * 7 + ["won"]


def test_the_file_of_a_successor_is_not_removed(path: Path) -> None:
    """Who ends late leaves the file alone that has come in the place of its own."""
    first = listen(SocketFile(path, 0o660, None))
    first.socket.close()
    second = listen(SocketFile(path, 0o660, None))
    first.remove()
    assert path.exists()
    second.remove()
    assert not path.exists()
    second.socket.close()
