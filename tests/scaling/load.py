"""Renders and writes without a pause, and how each of them ended."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx

from tests.support.databases import Place
from tests.support.waiting import HANG_SECONDS, wait_until

RENDERERS = 3
WRITERS = 2
NO_ANSWER = 0
RENDERS = ("merge-fields?client_id=1", "client-area?client_id=1&status=Active&language=english")


@dataclass
class Load:
    """Callers of one address. Each writer counts up the notes of a record of its own."""

    url: str
    key: str
    renders: Counter[int] = field(default_factory=Counter)
    writes: Counter[int] = field(default_factory=Counter)
    acknowledged: dict[int, int] = field(default_factory=dict)
    _stopped: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def running(self) -> Iterator["Load"]:
        """Call until the block ends."""
        with ThreadPoolExecutor(RENDERERS + WRITERS) as pool:
            callers = [pool.submit(self._call, self._render, n) for n in range(RENDERERS)]
            callers += [pool.submit(self._call, self._write, n) for n in range(1, WRITERS + 1)]
            try:
                yield self
            finally:
                self._stopped.set()
            for caller in callers:
                caller.result()

    def await_more(self, renders: int, writes: int) -> None:
        """Wait until so many more calls of each kind were answered with 2xx."""
        enough = self.renders[200] + renders, self._stored + writes
        wait_until(
            lambda: self.renders[200] >= enough[0] and self._stored >= enough[1],
            f"answers: {self.renders}, {self.writes}",
        )

    @property
    def failed_writes(self) -> int:
        return self.writes.total() - self._stored

    @property
    def _stored(self) -> int:
        return self.writes[200] + self.writes[201]

    def lost(self, place: Place) -> list[int]:
        """Return the records without what was acknowledged last, or something later."""
        rows = place.sql("SELECT CONCAT(service_id, ' ', notes) FROM access_records")
        stored = {int(row.split()[0]): int(row.split()[1]) for row in rows}
        return [record for record, value in self.acknowledged.items() if stored[record] < value]

    def _call(self, call: Callable[[httpx.Client, int, int], None], number: int) -> None:
        with httpx.Client(
            base_url=self.url,
            headers={"Authorization": f"Bearer {self.key}"},
            verify=False,  # the certificate is for another address
            # As PHP does it: a new connection for each call. As it reloads, nginx closes kept ones.
            limits=httpx.Limits(max_keepalive_connections=0),
            trust_env=False,
            timeout=HANG_SECONDS,
        ) as client:
            turn = 0
            while not self._stopped.is_set():
                turn += 1
                call(client, number, turn)

    def _render(self, client: httpx.Client, _number: int, turn: int) -> None:
        self.renders[_status(client, "GET", f"1/{RENDERS[turn % 2]}")] += 1

    def _write(self, client: httpx.Client, record: int, turn: int) -> None:
        body = {"client_id": 1, "username": "acme", "notes": str(turn)}
        status = _status(client, "PUT", str(record), body)
        self.writes[status] += 1
        if status in {200, 201}:
            self.acknowledged[record] = turn


def _status(client: httpx.Client, method: str, path: str, body: object = None) -> int:
    try:
        return client.request(method, f"/v1/access-records/{path}", json=body).status_code
    except httpx.TransportError:
        return NO_ANSWER
