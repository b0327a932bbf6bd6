"""Database servers of the tests' own: a folder, a port and a process each, gone at the end.

Started from `postgresql.py` and `mariadb.py`. They are durable unless `fast` is asked for, and
their defaults are unfriendly on purpose (collations above all): the tables must say what they need.
"""

import itertools
import os
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import ClassVar, TypeVar

from tests.support.waiting import HANG_SECONDS, POLL_SECONDS

USER = "netflow"
PASSWORD = "canary-of-the-database"

# Below what the system gives to outgoing connections: while the server is down, a client that
# tries again and again could else be given this very port and end up talking to itself.
PORTS = range(20_000, 32_000)
START_POLL_SECONDS = 0.1  # each look starts a client program

MEMORY = Path("/dev/shm")
ROOM_BYTES = 8 * 1024**3  # a server takes up to 2 GiB: each database of PostgreSQL has 8 MiB


class PrivateServer(ABC):
    """One server. It can be stopped, killed and started again, and keeps port and data."""

    system_user: ClassVar[str]
    scheme: ClassVar[str]
    stop_signal: ClassVar[signal.Signals]

    def __init__(self, folder: Path, *, fast: bool) -> None:
        self.folder = folder
        self.fast = fast
        self.port = free_port()
        # Beside what `command` sets; from the next start on.
        self.settings: dict[str, str] = {}
        self._numbers = itertools.count(1)
        self._process: subprocess.Popen[bytes] | None = None

    @abstractmethod
    def install(self) -> None:
        """Make the data directory."""

    @abstractmethod
    def command(self) -> list[str]:
        """Return what starts the server, in the foreground."""

    @abstractmethod
    def execute(self, statement: str, database: str | None = None) -> str:
        """Run SQL as the server's administrator and return what it prints."""

    @abstractmethod
    def add_user(self) -> None:
        """Make the user that owns the databases of the tests. It is no administrator."""

    @abstractmethod
    def add_database(self, name: str) -> None:
        """Make an empty database for that user."""

    @property
    def pid(self) -> int:
        """The process id, for tests that send signals."""
        assert self._process is not None, "the server does not run"
        return self._process.pid

    def new_database(self) -> str:
        """Make an empty database and return its URL, password included."""
        name = f"netflow_{next(self._numbers)}"
        self.add_database(name)
        return f"{self.scheme}://{USER}:{PASSWORD}@127.0.0.1:{self.port}/{name}"

    def start(self) -> None:
        """Start and wait until statements work."""
        self.begin()
        self.await_ready()

    def begin(self) -> None:
        """Start, and do not wait.

        Call it from a thread that lives as long as the server: when that thread ends, however
        it ends, so does the server.
        """
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                self.unprivileged(self.command(), "--pdeathsig", "KILL"),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                start_new_session=True,
            )

    def await_ready(self) -> None:
        """Wait until statements work."""
        assert self._process is not None
        deadline = time.monotonic() + HANG_SECONDS
        while not self._answers():
            alive = self._process.poll() is None and time.monotonic() < deadline
            assert alive, (self.folder / "log").read_text(errors="replace")[-2_000:]
            time.sleep(START_POLL_SECONDS)

    def stop(self) -> None:
        """Stop in good order; kill what does not stop."""
        process = self._process
        if process is None:
            return
        process.send_signal(signal.SIGCONT)
        process.send_signal(self.stop_signal)
        try:
            process.wait(HANG_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
        self._process = None

    def kill(self) -> None:
        """Kill the server and its children at once: a crash."""
        process = self._process
        if process is None:
            return
        processes = self.processes()
        for pid in processes:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.wait(HANG_SECONDS)
        while any(map(_is_alive, processes)):
            time.sleep(POLL_SECONDS)
        self._process = None

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Let no process of the server run meanwhile: it takes connections and answers nothing."""
        self._signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._signal(signal.SIGCONT)

    def processes(self) -> list[int]:
        """Return the ids of the server and its children."""
        return with_children(self.pid)

    def _signal(self, number: signal.Signals) -> None:
        for pid in self.processes():
            with suppress(ProcessLookupError):
                os.kill(pid, number)

    def run(self, command: Sequence[str]) -> str:
        """Run a program as the server's own system user and return what it prints."""
        done = subprocess.run(
            self.unprivileged(command),
            capture_output=True,
            text=True,
            cwd=self.folder,
            timeout=HANG_SECONDS,
            check=False,
        )
        if done.returncode:
            raise ServerCommandFailed(done.stderr or done.stdout)
        return done.stdout.strip()

    def _answers(self) -> bool:
        try:
            self.execute("SELECT 1")
        except ServerCommandFailed:
            return False
        return True

    def unprivileged(self, command: Sequence[str], *options: str) -> list[str]:
        """Return what runs a command as the server's own system user."""
        user = self.system_user
        identity = ["--reuid", user, "--regid", user, "--clear-groups"] if _is_root() else []
        return ["setpriv", *identity, *options, "--", *command]


class ServerCommandFailed(Exception):
    """A program of the database's packages failed. The text is what it printed."""


Server = TypeVar("Server", bound=PrivateServer)


@contextmanager
def running(kind: Callable[..., Server], *, fast: bool) -> Iterator[Server]:
    """Give a running server of that kind; at the end neither process nor file is left."""
    folder = Path(tempfile.mkdtemp(prefix="nfm-", dir=memory_folder()))
    server = kind(folder, fast=fast)
    try:
        if _is_root():
            # These servers refuse to run as root.
            shutil.chown(folder, server.system_user)
        server.install()
        server.start()
        server.add_user()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder)


def memory_folder() -> Path | None:
    """Return a folder in memory if it has room for servers; `None` stands for the usual one.

    Tests kill servers and never the machine, so what a server flushes need not reach a disk.
    """
    has_room = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= ROOM_BYTES
    return MEMORY if has_room else None


def free_port() -> int:
    """Return a loopback port that nobody listens on."""
    while True:
        port = random.choice(PORTS)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


def _is_root() -> bool:
    return os.geteuid() == 0


def with_children(pid: int) -> list[int]:
    """Return the ids of a process and of its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *map(int, children)]


def _is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
