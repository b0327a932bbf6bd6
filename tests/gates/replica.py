"""A running `serve` that can be killed and started again, at the same UNIX socket."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from signal import SIGKILL

import pytest

from tests.gates.counters import Counters, Stored, count
from tests.gates.ledger import Ledger, read_ledger
from tests.gates.load import COUNTERS, Load
from tests.support.command import Served, serving
from tests.support.databases import Place

UNDER_LOAD = [
    pytest.mark.needs("serve"),
    pytest.mark.no_cover,
    # httpx leaves a UNIX socket open whose connection was refused.
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
]

# The control of every kill of the service: a caller is answered while the COMMIT is to come.
EARLY_ANSWERS = """
import time
from queue import SimpleQueue
from threading import Thread
from app.cli import main
from app.storage.database import Database

attempt = Database._attempt

def answered_early(self, work):
    results = SimpleQueue()

    def noted(connection):
        result = work(connection)
        results.put(result)
        time.sleep(0.1)
        return result

    def run():
        try:
            attempt(self, noted)
        except BaseException as error:
            results.put(error)

    Thread(target=run).start()
    result = results.get()
    if isinstance(result, BaseException):
        raise result
    return result

Database._attempt = answered_early
main()
"""

# For controls: a COMMIT does not wait for its flush, and that comes late.
LATE_FLUSHES = {
    "postgresql": ("ALTER SYSTEM SET wal_writer_delay = '10s'", "SELECT pg_reload_conf()"),
    "mariadb": (
        "SET GLOBAL innodb_flush_log_at_trx_commit = 0",
        "SET GLOBAL innodb_flush_log_at_timeout = 60",
    ),
}


class Replica:
    """One process. `within` and `code` are those of `serving`."""

    def __init__(
        self, place: Place, socket: Path, *, code: str = "", within: Sequence[str] = ()
    ) -> None:
        self.place, self.socket = place, socket
        self._code, self._within = code, within
        self._stack = ExitStack()
        self._served: Served | None = None

    def begin(self) -> None:
        """Start, and do not wait."""
        self._served = self._stack.enter_context(
            serving(
                self.place.folder,
                *("--uds", str(self.socket)),
                code=self._code,
                within=self._within,
                **self.place.variables,
            )
        )

    def await_ready(self) -> None:
        assert self._served is not None
        self._served.ready_on()

    def kill(self) -> None:
        assert self._served is not None
        self._served.stop(SIGKILL)
        self._stack.close()

    def stop(self) -> None:
        self._stack.close()


@contextmanager
def running(replicas: Sequence[Replica]) -> Iterator[None]:
    """Let all of them run until the block ends."""
    with ExitStack() as stack:
        for replica in replicas:
            stack.callback(replica.stop)
            replica.begin()
        for replica in replicas:
            replica.await_ready()
        yield


@contextmanager
def loaded(
    replicas: Sequence[Replica],
    counters: Counters,
    just_before: Callable[[], None] = lambda: None,
) -> Iterator[Load]:
    """Start replicas and write to them until the block ends; then add to the counters."""
    place, folder = replicas[0].place, replicas[0].socket.parent
    key = _prepare(place)
    just_before()
    with closing(Ledger(folder / "ledger")) as ledger, running(replicas):
        load = Load([replica.socket for replica in replicas], key, ledger)
        with load.running():
            yield load
        assert not load.findings.odd, load.findings.odd[:5]
        stored = Stored.of(place, folder / "export.csv")
    counters.add(count(read_ledger(ledger.path), stored, load.findings.stale))


def _prepare(place: Place) -> str:
    """Make the records that all writers count up, and return a key for the load."""
    rows = [f"{service},1,0,0,0,0" for service in COUNTERS]
    start = place.folder / "start.csv"
    start.write_text("\n".join(["service_id,client_id,username,group,notes,password", *rows]))
    place.command("import", str(start))
    scopes = ("--scope", "records:read", "--scope", "records:write")
    return place.command("key", "create", "--name", "load", *scopes)
