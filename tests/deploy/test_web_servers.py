"""nginx and Caddy with the files of deploy/, in front of the service as its unit starts it."""

import json
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.deploy.conftest import Service
from tests.deploy.files import changed
from tests.support.certificates import Certificates, make_certificates
from tests.support.servers import free_port
from tests.support.service_lists import PATH, listing
from tests.support.waiting import HANG_SECONDS, wait_until
from tests.support.web_servers import listening, nginx_of

pytestmark = [pytest.mark.needs("serve", "nginx", "caddy"), pytest.mark.no_cover]

HOST, SOCKET = "netflow-manager.example.com", "/run/netflow-manager/socket"
MEGABYTE = 1_000_000
# The times after which a client is cut off, so that the test need not wait for so long.
TIMES = re.compile(
    r"((?:client_header_timeout|client_body_timeout|read_header|read_body) )(?:\d+s|1h)"
)
SOONER = r"\g<1>8s"


@dataclass(frozen=True)
class Site:
    """One web server before the service."""

    service: Service
    port: int
    certificates: Certificates

    def call(self, method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401
        headers = {"Authorization": f"Bearer {self.service.key}", **options.pop("headers", {})}
        transport = httpx.HTTPTransport(verify=self._context(), local_address="127.0.0.5")
        with httpx.Client(transport=transport, timeout=HANG_SECONDS) as client:
            url = f"https://127.0.0.1:{self.port}{path}"
            return client.request(method, url, headers=headers, **options)

    def connect(self) -> ssl.SSLSocket:
        plain = socket.create_connection(("127.0.0.1", self.port), HANG_SECONDS)
        return self._context().wrap_socket(plain, server_hostname="127.0.0.1")

    def _context(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.certificates.authority))


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def site(
    request: pytest.FixtureRequest, service: Service, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """Run the web server with another address, another socket and a certificate of the test."""
    folder = tmp_path_factory.mktemp(request.param)
    found = Site(service, free_port(), make_certificates(folder))
    with ExitStack() as stack:
        {"nginx": _nginx, "caddy": _caddy}[request.param](stack, found, folder)
        yield found


def _nginx(stack: ExitStack, site: Site, folder: Path) -> None:
    text = changed(
        "nginx.conf",
        {
            "listen 443 ssl;": f"listen 127.0.0.1:{site.port} ssl;",
            "listen [::]:443 ssl;": f"listen [::1]:{site.port} ssl;",
            "/etc/ssl/netflow-manager.pem": str(site.certificates.certificate),
            "/etc/ssl/netflow-manager.key": str(site.certificates.key),
            SOCKET: site.service.socket,
        },
    )
    stack.enter_context(nginx_of(TIMES.sub(SOONER, text), ("127.0.0.1", site.port), folder))


def _caddy(stack: ExitStack, site: Site, folder: Path) -> None:
    certificates = site.certificates
    text = changed(
        "Caddyfile",
        {
            "{\n\tservers {": "{\n\tadmin off\n\tauto_https disable_redirects\n\tservers {",
            f"\n{HOST} {{": f"\nhttps://127.0.0.1:{site.port} {{\n"
            f"\ttls {certificates.certificate} {certificates.key}",
            SOCKET: site.service.socket,
        },
    )
    file = folder / "Caddyfile"
    file.write_text(TIMES.sub(SOONER, text))
    places = [f"{name}={folder}" for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")]
    command = ["env", *places, "caddy", "run", "--adapter", "caddyfile", "--config", str(file)]
    stack.enter_context(listening(command, ("127.0.0.1", site.port)))


def test_a_large_import(site: Site) -> None:
    """A file of more than 6 MB arrives whole."""
    row = {"client_id": 1, "username": "acme", "notes": "n" * 9_000}
    lines = [json.dumps(row | {"service_id": number}) for number in range(1, 701)]
    body = "\n".join(lines)
    assert len(body) > 6 * MEGABYTE
    headers = {"Content-Type": "application/x-ndjson"}
    answer = site.call("POST", "/v1/imports", content=body, headers=headers)
    assert (answer.status_code, answer.json()["rows"]) == (200, 700), answer.text


def test_a_reconciliation_of_19000_services(site: Site) -> None:
    """The list is larger than nginx allows by default."""
    body = listing((number, 1, "Active") for number in range(1, 19_001))
    assert len(body) > 1024 * 1024
    headers = {"Content-Type": "application/x-ndjson"}
    answer = site.call("POST", PATH, content=body, headers=headers)
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize(
    "path",
    ["/metrics", "/metrics?a=b", "//metrics", "/%6detrics", "/./metrics", "/netflow/metrics"],
)
def test_metrics_are_closed(site: Site, path: str) -> None:
    """Under no spelling of the path, while the service has them for callers of the socket."""
    assert "nfm_" not in site.call("GET", path).text
    transport = httpx.HTTPTransport(uds=site.service.socket)
    with httpx.Client(transport=transport, timeout=HANG_SECONDS) as client:
        assert "nfm_" in client.get("http://localhost/metrics").text


def test_the_address_of_the_caller(site: Site) -> None:
    """The log of the service has the client of the web server, whatever that client states."""
    path = f"/v1/whoami?port={site.port}"
    headers = {"Authorization": "Bearer wrong", "X-Forwarded-For": "203.0.113.7"}
    before = len(site.service.served.errors)
    assert site.call("GET", path, headers=headers).status_code == 401
    wait_until(lambda: _addresses(site, before), "the line of the call")
    assert _addresses(site, before) == ["127.0.0.5"]


def _addresses(site: Site, start: int) -> list[str]:
    lines = [json.loads(line) for line in site.service.served.errors[start:]]
    return [line["address"] for line in lines if line.get("status") == 401]


def test_slow_clients_are_cut_off(site: Site) -> None:
    """One stops within its head, one within its body; the next client is served.

    The second is cut off by nginx, or by the service: Caddy lets it see that the rest is missing.
    """
    head = (
        "POST /v1/imports HTTP/1.1",
        "Host: 127.0.0.1",
        f"Authorization: Bearer {site.service.key}",
        "Content-Type: text/csv",
        "Content-Length: 100",
    )
    with site.connect() as in_head, site.connect() as in_body:
        in_head.sendall(head[0].encode())
        in_body.sendall("\r\n".join((*head, "", "service_id")).encode())
        assert site.call("GET", "/livez").status_code == 200
        for slow in (in_head, in_body):
            answer = slow.recv(1000)
            assert not answer or b" 408 " in answer
