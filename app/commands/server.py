"""Runs uvicorn with the settings of this service, and reports when it is ready."""

import errno
import logging
import os
import resource
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from ssl import PROTOCOL_TLS_CLIENT, SSLContext
from typing import NamedTuple, NoReturn

import httpx
import uvicorn

from app import __version__, logs
from app.commands.address import Address
from app.commands.output import note, print_result
from app.serving.passed_sockets import passed_sockets
from app.serving.protocol import HttpProtocol
from app.serving.server import Server
from app.serving.unix_socket import ListeningFile, SocketFile, listen
from app.serving.workers import Supervisor
from app.terminal import EXIT_FAILED, print_error

READY_POLL_SECONDS = 0.05
LATE_POLL_SECONDS = 5.0  # each failed check is a line in the log
READY_WITHIN_SECONDS = 30
PORT_TAKEN = " Another port: netflow-manager serve --port=…, or make run PORT=…"
SOCKET_TAKEN = " Another socket: netflow-manager serve --uds=…, or end the process that has it."


class Welcome(NamedTuple):
    """What follows the ready line: lines for people, and the same as members of its object."""

    lines: list[str]
    members: dict[str, object]


def serve(
    address: Address, workers: int, welcome: Callable[[Address], Welcome], log: logs.LogChoice
) -> int:
    """Serve until a signal ends it and return the exit code; print one line when ready.

    Sockets that systemd passes are used in the place of the address, which is then not bound.
    The welcome follows that line. It is created only after the address is bound, so that a new key
    is not lost if the port is taken. Every worker reads the settings from the environment.
    """
    # A core dump would contain keys and passwords.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # SIGHUP ends a process by default. The processes that run the app handle it.
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    logs.set_up(log)
    config = _config(address, workers)
    passed = passed_sockets()
    address = _address_of(passed[0]) if passed else address
    listens = nullcontext((passed, None)) if passed else _listening(config, address)
    with listens as (sockets, file):
        if address.uds is None:
            address = replace(address, port=sockets[0].getsockname()[1])
        announced = (address, welcome(address))
        threading.Thread(target=_announce_when_ready, args=announced, daemon=True).start()
        if workers > 1:
            return Supervisor(config, sockets, log).run()
        server = Server(config) if file is None else Server(config, file.remove)
        server.run(sockets=sockets)
        return 0


def _address_of(listening: socket.socket) -> Address:
    name = listening.getsockname()
    if listening.family == socket.AF_UNIX:
        return Address("", 0, os.fsdecode(name))
    return Address(name[0], name[1], None)


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
) -> Iterator[tuple[list[socket.socket], ListeningFile | None]]:
    """Yield the socket in a list; its file, if it has one, is removed afterwards."""
    if address.uds is None:
        yield [_bind(config, address)], None
        return
    try:
        file = listen(SocketFile(Path(address.uds), address.uds_mode, address.uds_group))
    except OSError as failure:
        _fail(address, failure)
    try:
        yield [file.socket], file
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
    print_error(EXIT_FAILED, f"cannot listen on {address.uds or address.url}: {reason}.{advice}")
    sys.exit(EXIT_FAILED)


def _announce_when_ready(address: Address, welcome: Welcome) -> None:
    # It uses no TLS: an empty context avoids loading the system's CA bundle.
    transport = httpx.HTTPTransport(uds=address.uds, verify=SSLContext(PROTOCOL_TLS_CLIENT))
    remind_at, pause = time.monotonic() + READY_WITHIN_SECONDS, READY_POLL_SECONDS
    with httpx.Client(base_url=address.url, transport=transport, trust_env=False) as client:
        while not _is_ready(client):
            if time.monotonic() > remind_at:
                remind_at, pause = float("inf"), LATE_POLL_SECONDS
                note("NetFlow Manager is not ready yet; /readyz says why.")
            time.sleep(pause)
    where = address.uds or address.url
    print_result(
        {"version": __version__, "address": where, **welcome.members},
        f"NetFlow Manager {__version__} is ready on {where} (API: /docs)",
        *welcome.lines,
    )


def _is_ready(client: httpx.Client) -> bool:
    try:
        return client.get("/readyz").is_success
    except httpx.HTTPError:
        return False
