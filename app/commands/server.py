"""Runs uvicorn with the settings of this service, and reports when it is ready."""

import errno
import logging
import resource
import shlex
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from ssl import PROTOCOL_TLS_CLIENT, SSLContext
from typing import NoReturn

import click
import httpx
import uvicorn

from app import __version__, logs
from app.serving.protocol import HttpProtocol
from app.serving.server import Server
from app.serving.unix_socket import ListeningFile, SocketFile, listen
from app.serving.workers import Supervisor

READY_POLL_SECONDS = 0.05
LATE_POLL_SECONDS = 5.0  # each failed check is a line in the log
READY_WITHIN_SECONDS = 30
PORT_TAKEN = " Another port: netflow-manager serve --port=…, or make run PORT=…"
SOCKET_TAKEN = " Another socket: netflow-manager serve --uds=…, or end the process that has it."


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen: the UNIX socket `uds` if given, else host and port (0: any free one)."""

    host: str
    port: int
    uds: str | None
    uds_mode: int = 0o660
    uds_group: int | None = None

    @property
    def url(self) -> str:
        """The URL of the address for callers on this machine."""
        if self.uds:
            return "http://localhost"
        anywhere = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - asked for, not bound here
        host = anywhere.get(self.host, self.host)
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"

    @property
    def curl_target(self) -> str:
        """The address as arguments of curl, to be followed by a path."""
        return f"--unix-socket {shlex.quote(self.uds)} {self.url}" if self.uds else self.url


def serve(
    address: Address, workers: int, welcome: Callable[[Address], str], log: logs.LogChoice
) -> int:
    """Serve until a signal ends it and return the exit code; print one line when ready.

    The welcome follows that line. It is created only after the address is bound, so that a new key
    is not lost if the port is taken. Every worker reads the settings from the environment.
    """
    # A core dump would contain keys and passwords.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # SIGHUP ends a process by default. The processes that run the app handle it.
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    logs.set_up(log)
    config = _config(address, workers)
    with _listening(config, address) as (listening, file):
        if address.uds is None:
            address = replace(address, port=listening.getsockname()[1])
        text = welcome(address)
        threading.Thread(target=_announce_when_ready, args=(address, text), daemon=True).start()
        if workers > 1:
            return Supervisor(config, listening, log).run()
        server = Server(config) if file is None else Server(config, file.remove)
        server.run(sockets=[listening])
        return 0


def _config(address: Address, workers: int) -> uvicorn.Config:
    return uvicorn.Config(
        "app.main:from_environment",
        factory=True,
        host=address.host,
        port=address.port,
        workers=workers,
        loop="uvloop",
        http=HttpProtocol,
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        # The caller is the peer: a header, which anybody can send, must not name another one.
        proxy_headers=False,
    )


@contextmanager
def _listening(
    config: uvicorn.Config, address: Address
) -> Iterator[tuple[socket.socket, ListeningFile | None]]:
    """Yield the socket; its file, if it has one, is removed afterwards."""
    if address.uds is None:
        yield _bind(config, address), None
        return
    try:
        file = listen(SocketFile(Path(address.uds), address.uds_mode, address.uds_group))
    except OSError as failure:
        _fail(address, failure)
    try:
        yield file.socket, file
    finally:
        file.remove()


def _bind(config: uvicorn.Config, address: Address) -> socket.socket:
    # uvicorn's messages about a failure are replaced by ones for operators.
    log = logging.getLogger("uvicorn.error")
    log.disabled = True
    try:
        return config.bind_socket()
    except SystemExit as end:  # uvicorn reports failures so; its exit code is not ours
        _fail(address, end.__context__)
    finally:
        log.disabled = False


def _fail(address: Address, failure: BaseException | None) -> NoReturn:
    reason = getattr(failure, "strerror", None) or "it is not possible"
    advice = ""
    if getattr(failure, "errno", None) == errno.EADDRINUSE:
        advice = SOCKET_TAKEN if address.uds else PORT_TAKEN
    message = f"Failed: cannot listen on {address.uds or address.url}: {reason}.{advice}"
    click.echo(message, err=True)
    sys.exit(1)


def _announce_when_ready(address: Address, welcome: str) -> None:
    # It uses no TLS: an empty context avoids loading the system's CA bundle.
    transport = httpx.HTTPTransport(uds=address.uds, verify=SSLContext(PROTOCOL_TLS_CLIENT))
    remind_at, pause = time.monotonic() + READY_WITHIN_SECONDS, READY_POLL_SECONDS
    with httpx.Client(base_url=address.url, transport=transport, trust_env=False) as client:
        while not _is_ready(client):
            if time.monotonic() > remind_at:
                remind_at, pause = float("inf"), LATE_POLL_SECONDS
                click.echo("NetFlow Manager is not ready yet; /readyz says why.", err=True)
            time.sleep(pause)
    where = address.uds or address.url
    click.echo(f"NetFlow Manager {__version__} is ready on {where} (API: /docs)")
    click.echo(welcome, nl=bool(welcome))


def _is_ready(client: httpx.Client) -> bool:
    try:
        return client.get("/readyz").is_success
    except httpx.HTTPError:
        return False
