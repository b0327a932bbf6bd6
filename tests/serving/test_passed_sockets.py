"""`serve` on sockets that systemd holds: a restart refuses no request and repeats no write."""

import os
import socket
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from app.config import SettingsError
from app.serving import passed_sockets as passing
from app.serving.passed_sockets import passed_sockets
from tests.support import command
from tests.support.activation import activated, held_sockets
from tests.support.raw_http import connected, head, read_all
from tests.support.waiting import HANG_SECONDS, wait_until

RECORD = "/v1/access-records/{}"
RENDER = "/v1/access-records/1/merge-fields?client_id=1"
RENDERERS = range(3)
WRITERS = range(1, 3)
# However long this machine takes between two steps of the test.
PATIENT = """
from app.serving import server
server.GRACE_SECONDS = server.END_SECONDS = 100.0
from app.cli import main; main()
"""


@dataclass
class Load:
    """Callers without a pause, a new connection for each call, as PHP makes it."""

    unix: str
    url: str
    headers: dict[str, str]
    renders: Counter[int] = field(default_factory=Counter)
    versions: dict[int, list[int]] = field(default_factory=lambda: {n: [] for n in WRITERS})
    _ended: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def running(self) -> Iterator[None]:
        with ThreadPoolExecutor(len(RENDERERS) + len(WRITERS)) as pool:
            callers = [pool.submit(self._render) for _ in RENDERERS]
            callers += [pool.submit(self._write, number) for number in WRITERS]
            try:
                yield
            finally:
                self._ended.set()
            for caller in callers:
                caller.result()

    def await_more(self) -> None:
        """Wait until every writer has stored five more times, and twenty more renders."""
        renders = self.renders[200] + 20
        writes = {number: len(versions) + 5 for number, versions in self.versions.items()}
        wait_until(lambda: self.renders[200] >= renders, "renders")
        wait_until(lambda: all(len(self.versions[n]) >= writes[n] for n in writes), "writes")

    def _render(self) -> None:
        transport = httpx.HTTPTransport(uds=self.unix, limits=ONCE)
        with httpx.Client(
            base_url="http://localhost",
            transport=transport,
            headers=self.headers,
            timeout=HANG_SECONDS,
        ) as client:
            while not self._ended.is_set():
                self.renders[client.get(RENDER).status_code] += 1

    def _write(self, number: int) -> None:
        with httpx.Client(
            base_url=self.url,
            headers=self.headers,
            limits=ONCE,
            trust_env=False,
            timeout=HANG_SECONDS,
        ) as client:
            while not self._ended.is_set():
                count = len(self.versions[number])
                body = {"client_id": 1, "username": "acme", "notes": str(count)}
                response = client.put(RECORD.format(number), json=body)
                self.versions[number].append(response.raise_for_status().json()["version"])


ONCE = httpx.Limits(max_keepalive_connections=0)


def _key(folder: Path) -> dict[str, str]:
    key = command.new_key(folder, "mail", "records:read", "records:write")
    return {"Authorization": f"Bearer {key}"}


@pytest.mark.needs("serve")
@pytest.mark.no_cover
def test_a_restart_refuses_no_request_and_repeats_no_write(tmp_path: Path) -> None:
    """From one worker to two, on a UNIX and a TCP socket, every call is answered, and once."""
    folder = tmp_path / "data"
    headers = _key(folder)
    with held_sockets() as (unix, tcp), ExitStack() as running:

        def start(workers: str) -> None:
            served = activated(folder, (unix, tcp), "--workers", workers)
            assert running.enter_context(served).ready_on() == unix.getsockname()

        load = Load(unix.getsockname(), f"http://127.0.0.1:{tcp.getsockname()[1]}", headers)
        start("1")
        with load.running():
            load.await_more()
            running.close()
            start("2")
            load.await_more()
    assert set(load.renders) <= {200, 404}, "the record was not there at first"
    for versions in load.versions.values():
        assert versions == list(range(1, len(versions) + 1))


@pytest.mark.needs("serve")
def test_a_connection_that_was_accepted_is_answered(tmp_path: Path) -> None:
    """A client that has connected or sent half a head before the stop is answered after it."""
    request = head("GET /livez HTTP/1.1")
    with held_sockets() as (unix, tcp), ExitStack() as stack:
        served = stack.enter_context(activated(tmp_path / "data", (tcp, unix), code=PATIENT))
        served.ready_on()
        silent, halfway, idle = (
            stack.enter_context(connected(tcp.getsockname()[1])) for _ in range(3)
        )
        halfway.sendall(request[:9])
        idle.sendall(request)
        assert idle.recv(12) == b"HTTP/1.1 200"
        served.process.terminate()
        read_all(idle)  # up to its end: the service has begun to stop
        silent.sendall(request)
        halfway.sendall(request[9:])
        for answer in (read_all(silent), read_all(halfway)):
            assert answer.statuses == [200]
            assert answer.last.headers["connection"] == "close"
        assert served.stop() == 0


def _announce(patch: pytest.MonkeyPatch, inherited: socket.socket) -> int:
    """Pass an inheritable copy of a socket to this process; return its descriptor."""
    copy = inherited.dup()
    copy.set_inheritable(True)
    descriptor = copy.detach()
    patch.setattr(passing, "FIRST_DESCRIPTOR", descriptor)
    for name, value in (("PID", os.getpid()), ("FDS", 1), ("FDNAMES", "http")):
        patch.setenv(f"LISTEN_{name}", str(value))
    return descriptor


@pytest.fixture
def passed(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Pass a listening socket to this process."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield _announce(monkeypatch, listening)


@pytest.mark.parametrize("kind", [socket.SOCK_DGRAM, socket.SOCK_STREAM])
def test_only_listening_stream_sockets_are_taken(
    monkeypatch: pytest.MonkeyPatch, kind: socket.SocketKind
) -> None:
    """The message of another one says what the unit needs."""
    with socket.socket(socket.AF_INET, kind) as other:
        _announce(monkeypatch, other)
        with pytest.raises(
            SettingsError, match=r"^LISTEN_FDS: .* needs ListenStream=, and Accept=no"
        ):
            passed_sockets()


def test_children_do_not_inherit_what_was_passed(passed: int) -> None:
    """Neither the descriptor nor the variables, which would name sockets that a child lacks."""
    (taken,) = passed_sockets()
    assert taken.fileno() == passed
    assert not taken.get_inheritable()
    assert [name for name in os.environ if name.startswith("LISTEN_")] == []
    taken.close()


def test_sockets_of_another_process_are_left_alone(
    passed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that the service manager's own child starts inherits the variables by mistake."""
    monkeypatch.setenv("LISTEN_PID", str(os.getppid()))
    assert passed_sockets() == []
    assert os.get_inheritable(passed)
    os.close(passed)


@pytest.mark.parametrize("count", ["", "one", "-1", "٣", "9" * 5_000])
def test_a_count_that_is_no_number_is_refused(
    passed: int, monkeypatch: pytest.MonkeyPatch, count: str
) -> None:
    """The message names the variable."""
    monkeypatch.setenv("LISTEN_FDS", count)
    with pytest.raises(SettingsError, match=r"^LISTEN_FDS: must be a number\.$"):
        passed_sockets()
    os.close(passed)
