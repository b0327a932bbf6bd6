"""`netflow-manager ping`: whether the service answers. Made to start fast, for health checks."""

import json
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from typing import Any, NoReturn

import click

from app.commands.address import Address, address_options
from app.commands.output import Command, show
from app.proxies import parse_prefix

MAX_ANSWER_BYTES = 64 * 1024
OK = 200
STATUSES = {"/livez": "ok", "/readyz": "ready"}


class _SocketConnection(HTTPConnection):
    """Connects to a UNIX socket."""

    def __init__(self, path: str, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


def _prefix(_context: click.Context, _option: click.Parameter, text: str) -> str:
    try:
        return parse_prefix(text)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


@click.command(
    "ping",
    cls=Command,
    prints={"status": "`alive`, with --ready `ready`.", "address": "URL, or path of the socket."},
)
@address_options
@click.option(
    "--path-prefix",
    default="",
    envvar="NFM_PATH_PREFIX",
    show_envvar=True,
    callback=_prefix,
    help="The path below which the service is reached.",
)
@click.option("--ready", is_flag=True, help="Ask /readyz, which needs database and keyring too.")
@click.option(
    "--timeout",
    default=2.0,
    show_default=True,
    type=click.FloatRange(0.1, 60),
    help="Seconds until the whole answer is there.",
)
@click.pass_context
def ping(
    context: click.Context,
    /,
    *,
    path_prefix: str,
    ready: bool,
    timeout: float,
    **address: Any,  # noqa: ANN401 - see `address_options`
) -> None:
    """Ask the service whether it lives: exit code 0 when /livez answers 200, else 1.

    It is found as `serve` with the same options and variables would listen: NFM_UDS, or NFM_HOST
    and NFM_PORT. Neither the database nor the keyring is used.
    """
    target = Address.of(context, **address)
    place = f"{target.uds or target.url}{path_prefix}"
    path = "/readyz" if ready else "/livez"
    try:
        status, answer = _ask(target, path_prefix + path, timeout)
    except (OSError, HTTPException) as error:
        raise click.ClickException(_silence(place, timeout, error)) from None
    if status != OK or answer.get("status") != STATUSES[path]:
        raise click.ClickException(_refusal(place, path, status, answer))
    state = "ready" if ready else "alive"
    show({"status": state, "address": place}, f"NetFlow Manager is {state} on {place}")


def _silence(place: str, timeout: float, error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return (
            f"{place} did not answer within {timeout:g} s: look at the log of the service, or "
            "allow more with --timeout."
        )
    if isinstance(error, HTTPException):
        return f"{place} does not answer as an HTTP server: another program has this address."
    reason = getattr(error, "strerror", None) or type(error).__name__
    return (
        f"Nothing answers on {place} ({reason}): "
        "start it with netflow-manager serve, or name its address with --host and --port, or --uds."
    )


def _ask(target: Address, path: str, timeout: float) -> tuple[int, dict[str, Any]]:
    """Return the status and the JSON object of the answer; an empty one if it has none.

    Raises `OSError` and `HTTPException`.
    """
    connection = (
        _SocketConnection(target.uds, timeout)
        if target.uds
        else HTTPConnection(target.local_host, target.port, timeout=timeout)
    )
    try:
        with _deadline(timeout):
            connection.request("GET", path, headers={"Connection": "close"})
            response = connection.getresponse()
            body = response.read(MAX_ANSWER_BYTES)
    finally:
        connection.close()
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        answer = None
    return response.status, answer if isinstance(answer, dict) else {}


@contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    """Raise `TimeoutError` after this time, however often a byte comes meanwhile."""

    def give_up(_number: int, _frame: object) -> NoReturn:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _refusal(place: str, path: str, status: int, answer: dict[str, Any]) -> str:
    if str(answer.get("type", "")).endswith("/problems/not-ready"):
        detail = str(answer.get("detail") or answer.get("title"))
        detail = detail if detail.isprintable() else ascii(detail)  # it may be another server's
        return f"{place} is not ready: {detail} Run: netflow-manager check"
    return (
        f"{place}{path} answers {status}, and not as this service: another program has this "
        "address, or NFM_PATH_PREFIX names another path."
    )
