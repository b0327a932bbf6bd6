"""Writers that keep a ledger, and read at another replica what they were told is stored."""

import itertools
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.gates.ledger import Ledger, Operation, Outcome, Verb
from tests.support.waiting import wait_until

WRITERS = 4
CHANGES = 3  # of a record, before the writer goes on to the next one
COUNTERS = (1, 2)  # services that all writers count up
SERVICES = 1_000_000  # for each writer
REQUEST_SECONDS = 8.0  # after which the outcome is unknown; a lock is waited for for 5
PAUSE_SECONDS = 0.02  # after a refusal
NO_ANSWER = httpx.Response(599)


@dataclass
class Findings:
    """What writers saw while they wrote."""

    stale: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)  # answers that the contract does not have
    answers: dict[int, str] = field(default_factory=dict)  # the last one of each status


class Load:
    """The writers of one run. `sockets` are the UNIX sockets of the replicas."""

    def __init__(self, sockets: Sequence[Path], key: str, ledger: Ledger) -> None:
        self.sockets, self.key, self.ledger = sockets, key, ledger
        self.findings = Findings()
        self.stopped = threading.Event()
        self._writers: list[Future[None]] = []

    def await_acks(self, more: int) -> float:
        """Wait for further acknowledgements and return how many seconds that took."""
        return self._await(Outcome.ACK, more)

    def await_refusals(self, more: int) -> float:
        """Wait for further operations that are certainly not stored; return the seconds."""
        return self._await(Outcome.NACK, more)

    def _await(self, outcome: Outcome, more: int) -> float:
        began, enough = time.monotonic(), self.ledger.outcomes[outcome] + more
        wait_until(lambda: self._seen(outcome) >= enough, f"{more} times: {outcome.value}")
        return time.monotonic() - began

    def seconds_until_refused(self, replica: int) -> float:
        """Return after how many seconds a replica says by 503 that its database is away."""
        began, status = time.monotonic(), 0
        with self._client(self.sockets[replica]) as client:
            while status != 503:
                with suppress(httpx.TimeoutException):
                    status = client.get(f"/v1/access-records/{COUNTERS[0]}").status_code
        return time.monotonic() - began

    def _seen(self, outcome: Outcome) -> int:
        for writer in self._writers:
            if writer.done():
                writer.result()  # raises what ended it
        return self.ledger.outcomes[outcome]

    def _client(self, socket: Path) -> httpx.Client:
        return httpx.Client(
            base_url="http://localhost",
            transport=httpx.HTTPTransport(uds=str(socket)),
            headers={"Authorization": f"Bearer {self.key}"},
            timeout=REQUEST_SECONDS,
        )

    @contextmanager
    def running(self) -> Iterator["Load"]:
        """Write until the block ends."""
        with ExitStack() as stack, ThreadPoolExecutor(WRITERS) as pool:
            for number in range(WRITERS):
                clients = [stack.enter_context(self._client(socket)) for socket in self.sockets]
                writer = Writer(self, clients, SERVICES * (number + 1))
                self._writers.append(pool.submit(writer.run))
            try:
                yield self
            finally:
                self.stopped.set()
        for done in self._writers:
            done.result()


class Writer:
    """One thread. A record is written by one writer alone, and left once its state is unknown."""

    def __init__(self, load: Load, clients: list[httpx.Client], first: int) -> None:
        self._load = load
        self._clients = clients
        self._turns = itertools.count(first)
        self._services = itertools.count(first)

    def run(self) -> None:
        while not self._load.stopped.is_set():
            self._count_up(COUNTERS[next(self._turns) % len(COUNTERS)])
            self._live_of(next(self._services))

    def _live_of(self, service: int) -> None:
        """Create a record, change it and, one time in two, delete it."""
        etag = self._write(service, Verb.CREATE, {"If-None-Match": "*"})
        for _ in range(CHANGES):
            etag = etag and self._write(service, Verb.CHANGE, {"If-Match": etag})
        if etag and service % 2:
            self._write(service, Verb.DELETE, {"If-Match": etag})

    def _write(self, service: int, verb: Verb, condition: dict[str, str]) -> str | None:
        """Repeat an operation until it is acknowledged; return the new ETag, None if unknown."""
        while not self._load.stopped.is_set():
            operation = self._load.ledger.begin(service, verb)
            answer, outcome = self._send(operation, members(operation), condition)
            if outcome is Outcome.UNKNOWN:
                return None
            if outcome is Outcome.ACK:
                self._look(operation)
                return str(answer.headers.get("etag", ""))
            if answer.status_code == 412:  # an earlier write is gone, as the counters will say
                return None
            self._load.stopped.wait(PAUSE_SECONDS)
        return None

    def _count_up(self, service: int) -> None:
        seen = self._get(service)
        if seen.status_code != 200:
            return
        body: dict[str, object] = {"notes": str(int(seen.json()["notes"]) + 1)}
        operation = self._load.ledger.begin(service, Verb.COUNT)
        self._send(operation, body, {"If-Match": seen.headers["etag"]})

    def _look(self, operation: Operation) -> None:
        """Read at the next replica what was acknowledged."""
        seen = self._get(operation.service)
        wanted = None if operation.verb is Verb.DELETE else operation.token
        state = seen.json()["notes"] if seen.status_code == 200 else None
        if seen.status_code in {200, 404} and state != wanted:
            self._load.findings.stale.append(f"{operation}: {state}")

    def _get(self, service: int) -> httpx.Response:
        try:
            return self._next_client().get(f"/v1/access-records/{service}")
        except httpx.TransportError:
            return NO_ANSWER

    def _send(
        self, operation: Operation, body: dict[str, object], condition: dict[str, str]
    ) -> tuple[httpx.Response, Outcome]:
        methods = {Verb.CREATE: "PUT", Verb.DELETE: "DELETE"}
        try:
            answer = self._next_client().request(
                methods.get(operation.verb, "PATCH"),
                f"/v1/access-records/{operation.service}",
                json=body or None,
                headers=condition,
            )
            outcome = self._outcome(answer)
        except httpx.ConnectError:
            answer, outcome = NO_ANSWER, Outcome.NACK
        except httpx.TransportError:
            answer, outcome = NO_ANSWER, Outcome.UNKNOWN
        self._load.ledger.end(operation, outcome)
        return answer, outcome

    def _outcome(self, answer: httpx.Response) -> Outcome:
        status = answer.status_code
        self._load.findings.answers[status] = answer.text
        if answer.is_success:
            return Outcome.ACK
        if status not in {412, 503} or (status == 503 and "retry-after" not in answer.headers):
            self._load.findings.odd.append(f"{status} {answer.text}")
        certain = status < 500 or (status == 503 and "outcome" not in answer.json())
        return Outcome.NACK if certain else Outcome.UNKNOWN

    def _next_client(self) -> httpx.Client:
        return self._clients[next(self._turns) % len(self._clients)]


def members(operation: Operation) -> dict[str, object]:
    """Return the body of an operation."""
    if operation.verb is Verb.DELETE:
        return {}
    token = operation.token
    texts: dict[str, object] = dict.fromkeys(("username", "group", "notes", "password"), token)
    return texts if operation.verb is Verb.CHANGE else {"client_id": 1, **texts}
