"""`ping` finds the service as `serve` would listen, and its exit code is a health check."""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.support import command
from tests.support.live_api import embedded_settings
from tests.support.sql import run_sql

HEAVY = ("sqlalchemy", "pydantic", "fastapi", "httpx", "cryptography", "uvicorn")


@contextmanager
def _answering(answer: bytes | None) -> Iterator[str]:
    """Yield the port of a server that answers one call so, or, with None, does not answer."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def respond() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(65_536)
                connection.sendall(answer or b"")

        if answer is not None:
            threading.Thread(target=respond, daemon=True).start()
        yield str(listening.getsockname()[1])


@pytest.mark.needs("serve")
def test_ping_finds_a_port_and_says_what_is_not_ready(tmp_path: Path) -> None:
    """By NFM_PORT, with and without the path prefix; 1 with the reason once it is not ready."""
    folder = tmp_path / "data"
    with command.serving(folder, "--host", "0.0.0.0", NFM_PATH_PREFIX="/netflow") as served:
        url = served.ready_on()
        variables = {"NFM_PORT": url.rsplit(":", 1)[1], "NFM_PATH_PREFIX": "/netflow/"}
        done = command.run(folder, "ping", "--ready", variables=variables)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == f"NetFlow Manager is ready on {url}/netflow\n"
        assert command.run(folder, "ping", "--port", variables["NFM_PORT"]).returncode == 0
        done = command.run(folder, "ping", variables={**variables, "NFM_PATH_PREFIX": "/other"})
        assert (done.returncode, done.stdout) == (1, "")
        assert "/other/livez answers 404" in done.stderr
        run_sql(embedded_settings(folder), "UPDATE alembic_version SET version_num = '0001'")
        done = command.run(folder, "ping", "--ready", variables=variables)
        assert (done.returncode, done.stdout) == (1, "")
        assert re.fullmatch(
            r"Error: \S+ is not ready: .+ Run: netflow-manager check\n", done.stderr
        )
        assert command.run(folder, "ping", variables=variables).returncode == 0


@pytest.mark.needs("serve")
def test_ping_finds_a_socket(tmp_path: Path) -> None:
    """NFM_UDS names the socket to `serve` and to `ping`; an option has precedence over it."""
    with TemporaryDirectory() as short:
        variables = {"NFM_UDS": f"{short}/socket"}
        with command.serving(tmp_path / "data", **variables) as served:
            assert served.ready_on() == variables["NFM_UDS"]
            done = command.run(tmp_path, "ping", variables=variables)
            assert (done.returncode, done.stdout.split()[-1]) == (0, variables["NFM_UDS"])
            done = command.run(tmp_path, "ping", "--port", "1", variables=variables)
            assert "on http://127.0.0.1:1 (Connection refused)" in done.stderr
        done = command.run(tmp_path, "ping", variables=variables)
        assert (done.returncode, done.stdout) == (1, "")
        assert f"Nothing answers on {variables['NFM_UDS']} (No such file" in done.stderr


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (None, "did not answer within 0.1 s"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "does not answer as an HTTP server"),
        (b"", "another program has this address"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK", "answers 200, and not as this service"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]", "NFM_PATH_PREFIX names another path"),
        (b"HTTP/1.1 200 OK\r\n\r\n" + b"[" * 60_000, "answers 200, and not as this service"),
        (
            b"HTTP/1.1 503 No\r\n\r\n" + rb'{"type":"/problems/not-ready","detail":"\n\u001b[2J"}',
            r"\n\x1b[2J",
        ),
        (b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n", "answers 502"),
    ],
)
def test_another_program_on_the_port_is_not_the_service(
    tmp_path: Path, answer: bytes | None, said: str
) -> None:
    """What accepts connections, or answers 200 with something else, is not alive: 1, one line."""
    with _answering(answer) as port:
        limit = ("--timeout", "0.1") if answer is None else ("--timeout", "60")
        done = command.run(tmp_path, "ping", "--port", port, *limit)
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("head", "part"),
    [
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n", b"a"),
    ],
)
def test_an_answer_that_never_ends_is_not_waited_for(
    tmp_path: Path, head: bytes, part: bytes
) -> None:
    """The limit counts for the whole answer: one byte in time does not extend it."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def drip() -> None:
            connection, _ = listening.accept()
            with connection, suppress(OSError):
                connection.sendall(head)
                while not over.wait(0.05):
                    connection.sendall(part)

        thread = threading.Thread(target=drip)
        thread.start()
        port = str(listening.getsockname()[1])
        done = command.run(tmp_path, "ping", "--port", port, "--timeout", "0.3")
        over.set()
        thread.join()
    assert "did not answer within 0.3 s" in done.stderr


@pytest.mark.parametrize("name", ["NFM_PORT", "NFM_PATH_PREFIX"])
def test_a_wrong_variable_is_78(tmp_path: Path, name: str) -> None:
    """A variable that `serve` would refuse ends with 78, and its value is not repeated."""
    done = command.run(tmp_path, "ping", variables={name: "c4nary"})
    assert (done.returncode, done.stdout) == (78, "")
    assert done.stderr.startswith(f"Configuration: {name}: must be ")
    assert "c4nary" not in done.stderr


def test_ping_starts_light(tmp_path: Path) -> None:
    """A health check runs every few seconds: it loads no database, cipher or framework."""
    code = (
        "import sys\nfrom app.cli import main\n"
        "try: main()\n"
        f"finally: print(*(name for name in {HEAVY} if name in sys.modules))"
    )
    done = command.run_code(tmp_path, code, "ping", "--port", "1")
    assert (done.returncode, done.stdout) == (1, "\n")
    done = command.run_code(tmp_path, code, "key", "list")  # the control
    assert done.stdout.split()[:2] == ["sqlalchemy", "pydantic"]
