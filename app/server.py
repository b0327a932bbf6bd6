"""Runs uvicorn the way this service needs it, and says when it is ready."""

import errno
import logging
import resource
import shlex
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from ssl import PROTOCOL_TLS_CLIENT, SSLContext

import click
import httpx
import uvicorn
from uvicorn.supervisors import Multiprocess

from app import __version__, logs

GRACEFUL_SECONDS = 10
READY_POLL_SECONDS = 0.05
READY_WITHIN_SECONDS = 30
PORT_TAKEN = " Another port: netflow-manager serve --port=…, or make run PORT=…"
SOCKET_TAKEN = " Where no other process uses it, remove that file."


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen: a UNIX socket where `uds` is given, else host and port (0: any free one)."""

    host: str
    port: int
    uds: str | None

    @property
    def url(self) -> str:
        """How a caller on this machine reaches the address."""
        if self.uds:
            return "http://localhost"
        anywhere = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - asked for, not bound here
        host = anywhere.get(self.host, self.host)
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"

    @property
    def curl_target(self) -> str:
        """The address as arguments of curl, a path to follow."""
        return f"--unix-socket {shlex.quote(self.uds)} {self.url}" if self.uds else self.url


def serve(address: Address, workers: int, welcome: Callable[[Address], str]) -> None:
    """Serve until a signal ends it; print one line when ready, and the welcome after it.

    `welcome` is asked once the address is ours: what it makes is not lost to a taken port.
    The settings are read from the environment, by every worker.
    """
    # A core dump would hold keys and passwords.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logs.set_up()
    config = uvicorn.Config(
        "app.main:from_environment",
        factory=True,
        host=address.host,
        port=address.port,
        uds=address.uds,
        workers=workers,
        loop="uvloop",
        http="httptools",
        log_config=None,
        access_log=False,
        server_header=False,
        # Who calls is the peer: a header that anybody can send must not name another one.
        proxy_headers=False,
        timeout_graceful_shutdown=GRACEFUL_SECONDS,
    )
    listening = _bind(config, address)
    if address.uds is None:
        address = replace(address, port=listening.getsockname()[1])
    text = welcome(address)
    threading.Thread(target=_announce_when_ready, args=(address, text), daemon=True).start()
    if workers == 1:
        uvicorn.Server(config).run(sockets=[listening])
    else:
        Multiprocess(config, sockets=[listening]).run()


def _bind(config: uvicorn.Config, address: Address) -> socket.socket:
    # What uvicorn logs of a failure is said here in an operator's words.
    log = logging.getLogger("uvicorn.error")
    log.disabled = True
    try:
        return config.bind_socket()
    except SystemExit as end:  # uvicorn's way to say so; its exit code is none of ours
        failure = end.__context__
        reason = getattr(failure, "strerror", None) or "it is not possible"
        advice = ""
        if getattr(failure, "errno", None) == errno.EADDRINUSE:
            advice = SOCKET_TAKEN if address.uds else PORT_TAKEN
        message = f"Failed: cannot listen on {address.uds or address.url}: {reason}.{advice}"
        click.echo(message, err=True)
        raise SystemExit(1) from None
    finally:
        log.disabled = False


def _announce_when_ready(address: Address, welcome: str) -> None:
    # It speaks no TLS: an empty context spares it the certificates of the world.
    transport = httpx.HTTPTransport(uds=address.uds, verify=SSLContext(PROTOCOL_TLS_CLIENT))
    deadline = time.monotonic() + READY_WITHIN_SECONDS
    with httpx.Client(base_url=address.url, transport=transport, trust_env=False) as client:
        while time.monotonic() < deadline:
            if _is_ready(client):
                where = address.uds or address.url
                click.echo(f"NetFlow Manager {__version__} is ready on {where} (API: /docs)")
                click.echo(welcome, nl=bool(welcome))
                return
            time.sleep(READY_POLL_SECONDS)
    click.echo("NetFlow Manager is not ready yet; ask /readyz why.", err=True)


def _is_ready(client: httpx.Client) -> bool:
    try:
        return client.get("/readyz").is_success
    except httpx.HTTPError:
        return False
