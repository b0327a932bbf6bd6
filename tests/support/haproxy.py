"""A private HAProxy, from Debian's package haproxy."""

import csv
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.web_servers import listening

GLOBAL = """
global
    stats socket {stats}
"""


@dataclass(frozen=True)
class HAProxy:
    """A running one. `stats` is the UNIX socket of its figures."""

    stats: Path

    def up(self) -> list[str]:
        """Return the names of the servers that its checks leave in."""
        with socket.socket(socket.AF_UNIX) as connection, connection.makefile("r") as answer:
            connection.connect(str(self.stats))
            connection.sendall(b"show stat\n")
            rows = csv.DictReader(answer.read().removeprefix("# ").splitlines())
        names = ((row["svname"], row["status"]) for row in rows)
        return [name for name, status in names if name.islower() and status.startswith("UP")]


@contextmanager
def haproxy(text: str, address: tuple[str, int], folder: Path) -> Iterator[HAProxy]:
    """Run it with a configuration that listens on that address."""
    folder.mkdir()
    stats, file = folder / "stats", folder / "haproxy.cfg"
    file.write_text(GLOBAL.format(stats=stats) + text)
    with listening(["haproxy", "-db", "-f", str(file)], address):
        yield HAProxy(stats)
