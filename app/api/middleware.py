"""Around every request: its id, its limits, its log line, and an answer when all else fails."""

import asyncio
import logging
import re
import secrets
import time
from dataclasses import dataclass

from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app import traces
from app.api.callers import address_of
from app.api.documentation import page as documentation_page
from app.api.problems import answers
from app.api.problems.errors import BodyTooLarge, StoppedMidway, Stopping
from app.api.problems.kinds import kind_of
from app.api.problems.request_kinds import CRASH
from app.api.render import ROUTES as RENDER_ROUTES
from app.api.uploads import UPLOAD_BYTES
from app.metrics import Metrics
from app.proxies import NOBODY, TrustedProxies

log = logging.getLogger(__name__)

MAX_JSON_BYTES = 256 * 1024
METHODS_WITH_BODY = {"PATCH", "POST", "PUT"}
UNLOGGED = RENDER_ROUTES | {"/livez", "/readyz", "/metrics"}
SAFE_METHODS = frozenset({"GET", "HEAD"})
# As nginx has it: nobody gets this status, it is in metrics and log.
CLIENT_GONE = 499
_SANE_ID = re.compile(rb"[A-Za-z0-9._:-]{1,64}", re.ASCII)


@dataclass(slots=True)
class _Answer:
    """Sends the response to one request with additional headers, and tracks its progress."""

    scope: Scope
    send: Send
    extra_headers: list[tuple[bytes, bytes]]
    status: int = 0
    is_complete: bool = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            message["headers"] = [*message.get("headers", ()), *self.extra_headers]
        elif not message.get("more_body"):
            # The server silently drops messages for a connection that is lost.
            self.is_complete = "nfm.gone" not in self.scope
        await self.send(message)

    def break_off(self, error: Exception) -> None:
        """Log why the service ends a response before its last byte."""
        self.is_complete = True  # or nearly: it is not the caller who broke it off
        extra = {"request_id": self.scope["nfm.request_id"]}
        # Starlette wraps an error that has a handler when it is too late for that.
        cause = error.__cause__ if type(error) is RuntimeError else None
        kind = kind_of(cause if isinstance(cause, Exception) else error)
        if kind is CRASH:
            log.error("crash", exc_info=error, extra=extra)
        else:
            log.warning("response_broken_off", extra=extra | {"reason": kind.slug})


class RequestContext:
    """Adds an id to every request, and headers, a metric and a log line to every response.

    An exception that no handler caught becomes a 500 that contains only the request id. A caller
    that goes away is not an error of the service: it is logged as `client_gone`, status 499.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics, proxies: TrustedProxies = NOBODY) -> None:
        self._app = app
        self._metrics = metrics
        self._proxies = proxies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request (ASGI)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        request_id = scope["nfm.request_id"] = _request_id(scope)
        traces.follow(scope["headers"])
        answer = _Answer(scope, send, _extra_headers(scope, request_id))
        app = _refuse if "nfm.refused" in scope else self._app
        try:
            await app(scope, receive, answer)
        except asyncio.CancelledError:
            await _answer_stopped(scope, receive, answer)
        except Exception as error:
            if isinstance(error, ClientDisconnect) and "nfm.gone" in scope:
                return
            if answer.status:
                answer.break_off(error)
                raise  # too late for an answer; the connection must not look healthy
            log.exception("crash", extra={"request_id": request_id})
            await answers.answer(Request(scope), error)(scope, receive, answer)
        finally:
            status = answer.status if answer.is_complete else CLIENT_GONE
            self._note(scope, status, time.perf_counter() - started)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        route = _route_of(scope)
        self._metrics.count_request(scope["method"], route, status, seconds)
        # One line for each product page would cost a third of the throughput.
        is_quiet = status == 200 and route in UNLOGGED  # noqa: PLR2004
        level = logging.DEBUG if is_quiet else logging.INFO
        if not log.isEnabledFor(level):
            return
        key = scope.get("nfm.key")
        refused = scope.get("nfm.refused")
        log.log(
            level,
            "client_gone" if status == CLIENT_GONE else "request",
            extra={
                "request_id": scope["nfm.request_id"],
                "method": scope["method"],
                "route": route,
                "status": status,
                "ms": round(seconds * 1000, 2),
                "address": address_of(scope, self._proxies),
                "key_id": None if key is None else key.id,
                **({} if refused is None else {"refused": kind_of(refused).slug}),
            },
        )


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    """Respond to a message that is not a valid request (see `app.serving.protocol`)."""
    await answers.answer(Request(scope), scope["nfm.refused"])(scope, receive, send)


async def _answer_stopped(scope: Scope, receive: Receive, answer: _Answer) -> None:
    """Respond to a request that was cancelled, which only a stop does after its grace period.

    A thread may go on with the work until the process ends, so the outcome is unknown.
    """
    if answer.status:
        answer.break_off(Stopping())
        return  # the server closes the connection in the middle of the answer
    error = Stopping() if scope["method"] in SAFE_METHODS else StoppedMidway()
    await answers.answer(Request(scope), error)(scope, receive, answer)


class BodyLimit:
    """Rejects a body that exceeds its limit, with or without Content-Length, or is malformed.

    If the method can have a body, it is rejected when the operation reads it: a caller without
    access is refused first, and no byte of its body is read.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request (ASGI)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = UPLOAD_BYTES.get(scope["path"], MAX_JSON_BYTES)
        headers = Request(scope).headers
        length = headers.get("content-length", "0")
        is_too_long = len(length) > len(str(limit)) or int(length) > limit
        if is_too_long and scope["method"] not in METHODS_WITH_BODY:
            await answers.answer(Request(scope), BodyTooLarge(limit))(scope, receive, send)
            return
        body = _LimitedBody(scope, receive, limit, is_too_long=is_too_long)
        if headers.get("expect", "").lower() == "100-continue":
            send = body.closing_unless_read(send)
        await self._app(scope, body.receive, send)


class _LimitedBody:
    """The body of one request, up to its limit."""

    def __init__(self, scope: Scope, receive: Receive, limit: int, *, is_too_long: bool) -> None:
        self._scope = scope
        self._receive = receive
        self._limit = limit
        self._is_too_long = is_too_long
        self._received: int | None = None

    async def receive(self) -> Message:
        """Return the next part (ASGI). Raises `BodyTooLarge`, and the `RequestFault` of a body."""
        if self._is_too_long:
            raise BodyTooLarge(self._limit)
        message = await self._receive()
        if (fault := self._scope.get("nfm.fault")) is not None:
            raise fault
        self._received = (self._received or 0) + len(message.get("body", b""))
        if self._received > self._limit:
            raise BodyTooLarge(self._limit)
        return message

    def closing_unless_read(self, send: Send) -> Send:
        """Return a `send` that closes the connection unless the body was asked for.

        Otherwise the server would read the next request as the body (RFC 9110, section 10.1.1).
        """

        async def send_and_close(message: Message) -> None:
            if message["type"] == "http.response.start" and self._received is None:
                message["headers"] = [*message.get("headers", ()), (b"connection", b"close")]
            await send(message)

        return send_and_close


def _request_id(scope: Scope) -> str:
    for name, value in scope["headers"]:
        if name == b"x-request-id" and _SANE_ID.fullmatch(value):
            return str(value.decode())
    return secrets.token_hex(16)


def _extra_headers(scope: Scope, request_id: str) -> list[tuple[bytes, bytes]]:
    headers = [(b"x-request-id", request_id.encode()), (b"x-content-type-options", b"nosniff")]
    # The path of a refused message is often unknown.
    if scope["path"].startswith("/v1") or "nfm.refused" in scope:
        headers.append((b"cache-control", b"no-store"))
    return headers


def _route_of(scope: Scope) -> str:
    """Return the template of the route, because a path could contain anything."""
    if "nfm.route" in scope:
        return str(scope["nfm.route"])
    route: str | None = getattr(scope.get("route"), "path_format", None)
    return route or documentation_page.route_of(scope["path"]) or "unmatched"
