"""Sockets that a test holds and passes to `serve`, as systemd does for a socket unit."""

import socket
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.command import Served, serving

BACKLOG = 4096
# A process of its own, because LISTEN_PID names the process that `exec` turns into the service.
LAUNCHER = """
import fcntl, os, sys
held, *command = sys.argv[1:]
high = [fcntl.fcntl(int(number), fcntl.F_DUPFD, 100) for number in held.split(",")]
for place, number in enumerate(high, 3):
    os.dup2(number, place)
    os.close(number)
os.environ |= {"LISTEN_PID": str(os.getpid()), "LISTEN_FDS": str(len(high))}
os.execv(command[0], command)
"""


@contextmanager
def held_sockets() -> Iterator[tuple[socket.socket, socket.socket]]:
    """Give a listening UNIX socket and a listening TCP socket, which child processes inherit."""
    with TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as unix:
        unix.bind(str(Path(folder) / "socket"))
        unix.listen(BACKLOG)
        with socket.create_server(("127.0.0.1", 0), backlog=BACKLOG) as tcp:
            for held in (unix, tcp):
                held.set_inheritable(True)
            yield unix, tcp


def activated(
    folder: Path, sockets: Sequence[socket.socket], *arguments: str, **options: str
) -> AbstractContextManager[Served]:
    """Run `serve` with these sockets as its descriptors from 3 on; the options are its own."""
    numbers = ",".join(str(held.fileno()) for held in sockets)
    launcher = (sys.executable, "-c", LAUNCHER, numbers)
    return serving(folder, *arguments, within=launcher, **options)
