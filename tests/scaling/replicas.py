"""Replicas of the service: one database, one keyring, a host each."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from signal import SIGCONT, SIGSTOP, SIGTERM, Signals

import httpx

from tests.support.command import Served, serving
from tests.support.databases import Place
from tests.support.documented import Network
from tests.support.waiting import HANG_SECONDS

PORT = 8000
HOSTS = (11, 12, 13)


class Replica:
    """One `serve` with a data directory and a copy of the keyring; `url` names the database."""

    def __init__(self, place: Place, network: Network, number: int, url: str) -> None:
        self.address = network.host(number)
        self.name = f"replica{number}"
        self._folder = network.folder / self.name
        self._folder.mkdir()
        keyring = self._folder / "keyring.json"
        shutil.copy(place.folder / "keyring.json", keyring)
        self.variables = place.variables | {
            "NFM_DATA_DIR": str(self._folder),
            "NFM_KEYRING_FILE": str(keyring),
            "NFM_DATABASE_URL": url,
        }
        self._stack = ExitStack()
        self.served: Served | None = None

    def start(self) -> None:
        """Start, and do not wait."""
        listen = ("--host", self.address, "--port", str(PORT))
        self.served = self._stack.enter_context(serving(self._folder, *listen, **self.variables))

    def restart(self, end: Signals = SIGTERM) -> None:
        """Stop in that way, start, and wait until it is ready."""
        self.stop(end)
        self.start()
        self.await_ready()

    def documentation(self) -> str:
        """Return the OpenAPI document, which shows what its program can do."""
        url = f"http://{self.address}:{PORT}/openapi.json"
        return httpx.get(url, trust_env=False, timeout=HANG_SECONDS).text

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Let it accept connections and answer nothing meanwhile."""
        assert self.served is not None
        self.served.process.send_signal(SIGSTOP)
        yield
        self.served.process.send_signal(SIGCONT)

    def await_ready(self) -> None:
        assert self.served is not None
        self.served.ready_on()

    def stop(self, number: Signals = SIGTERM) -> None:
        if self.served is not None:
            self.served.stop(number)
        self._stack.close()
        self.served = None


@contextmanager
def running(replicas: Sequence[Replica]) -> Iterator[None]:
    """Let all of them run until the block ends."""
    with ExitStack() as stack:
        for replica in replicas:
            stack.callback(replica.stop)
            replica.start()
        for replica in replicas:
            replica.await_ready()
        yield
