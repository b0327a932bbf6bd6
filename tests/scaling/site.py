"""nginx before three replicas, as docs/scaling.md has it or with nginx's own defaults."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.scaling.replicas import Replica
from tests.support.certificates import make_certificates
from tests.support.databases import Place
from tests.support.documented import Network
from tests.support.waiting import HANG_SECONDS
from tests.support.web_servers import nginx_of

HOST, PORT = 10, 8443
# Each line of nginx that the page adds to what nginx does by default.
LINES = re.compile(r"\n +proxy_(next_upstream|connect_timeout|read_timeout|request_buffering).*")
RENDER_TIMES = re.compile(r"(proxy_(?:connect|read)_timeout) \d+ms;")
MARKS = re.compile(r" (max_fails|fail_timeout)=\w+;")


@dataclass(frozen=True)
class Cluster:
    """Three replicas and a key that may read and write."""

    place: Place
    network: Network
    replicas: list[Replica]
    key: str


@dataclass(frozen=True)
class Site:
    """A running nginx before them."""

    url: str
    key: str
    log: Path
    configure: Callable[[str], None]
    text: str

    @contextmanager
    def without(self, replica: Replica) -> Iterator[None]:
        """Take a replica out of both lists, as an operator does it before a restart."""
        server = f"server {replica.address}:8000"
        assert self.text.count(server) == 2
        self.configure(self.text.replace(server, f"{server} down"))
        yield
        self.configure(self.text)

    def call(self, method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401
        headers = {"Authorization": f"Bearer {self.key}"}
        options = {"timeout": HANG_SECONDS, **options}
        with httpx.Client(verify=False, trust_env=False, headers=headers) as client:
            return client.request(method, f"{self.url}/v1/access-records/{path}", **options)

    def arrivals(self, method: str) -> list[int]:
        """Return for each request of that method how many replicas it was passed to."""
        lines = [line.split(" ", 2) for line in self.log.read_text().splitlines()]
        return [
            sum(seconds != "-" for seconds in seconds_of_each.split(", "))
            for found, _status, seconds_of_each in lines
            if found == method
        ]


@contextmanager
def site(
    cluster: Cluster, folder: Path, *, documented: bool, patient: bool = True
) -> Iterator[Site]:
    """Run nginx with the documented file, or with the same one without the lines it is about.

    With the times of a render as they are, a busy machine could fail one at three replicas in turn:
    a `patient` nginx waits longer.
    """
    certificates = make_certificates(folder)
    text = cluster.network.configuration(
        "nginx.conf",
        {
            ":443 ssl": f":{PORT} ssl",
            "/etc/ssl/netflow-manager.pem": str(certificates.certificate),
            "/etc/ssl/netflow-manager.key": str(certificates.key),
        },
    )
    if patient:
        text = RENDER_TIMES.sub(r"\1 20s;", text)
    text = text if documented else MARKS.sub(";", LINES.sub("", text))
    host = cluster.network.host(HOST)
    with nginx_of(text, (host, PORT), folder) as configure:
        yield Site(f"https://{host}:{PORT}", cluster.key, folder / "access.log", configure, text)
