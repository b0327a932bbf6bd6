"""Around every request: its id, its limits, its log line, and an answer when all else fails."""

import logging
import re
import secrets
import time
from dataclasses import dataclass

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api import docs, problems
from app.api.errors import BodyTooLarge
from app.api.render import ROUTES as RENDER_ROUTES
from app.metrics import Metrics

log = logging.getLogger(__name__)

MAX_JSON_BYTES = 256 * 1024
UPLOAD_BYTES = {"/v1/imports": 256 * 1024**2, "/v1/reconciliations": 1024**3}
UNLOGGED = RENDER_ROUTES | {"/livez", "/readyz", "/metrics"}
_SANE_ID = re.compile(rb"[A-Za-z0-9._:-]{1,64}", re.ASCII)


@dataclass(slots=True)
class _Progress:
    """How far the answer to one request has come."""

    status: int = 0


class RequestContext:
    """Gives every request an id and every answer its headers, a metric and a log line.

    What no handler has caught ends here as a 500 that tells nothing but the request id.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request (ASGI)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        progress = _Progress()
        request_id = scope["nfm.request_id"] = _request_id(scope)
        extra_headers = _extra_headers(scope, request_id)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                progress.status = message["status"]
                message["headers"] = [*message.get("headers", ()), *extra_headers]
            await send(message)

        try:
            await self._app(scope, receive, send_with_headers)
        except Exception as error:
            log.exception("crash", extra={"request_id": request_id})
            if progress.status:
                raise  # too late for an answer; the connection must not look healthy
            await problems.answer(Request(scope), error)(scope, receive, send_with_headers)
        finally:
            self._note(scope, progress.status, time.perf_counter() - started)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        route = _route_of(scope)
        self._metrics.count_request(scope["method"], route, status, seconds)
        # One line for each product page would cost a third of the throughput.
        if status == 200 and route in UNLOGGED:  # noqa: PLR2004
            return
        key = scope.get("nfm.key")
        log.info(
            "request",
            extra={
                "request_id": scope["nfm.request_id"],
                "method": scope["method"],
                "route": route,
                "status": status,
                "ms": round(seconds * 1000, 2),
                "key_id": None if key is None else key.id,
            },
        )


class HeadAsGet:
    """Answers HEAD as a GET whose body stays behind (RFC 9110, section 9.3.2)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request (ASGI)."""
        if scope.get("method") != "HEAD":
            await self._app(scope, receive, send)
            return

        async def send_without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        # A copy: the server looks at its own to know that no body follows.
        await self._app({**scope, "method": "GET"}, receive, send_without_body)


class BodyLimit:
    """Stops a body at its limit, whether its length was announced or not."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request (ASGI)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = UPLOAD_BYTES.get(scope["path"], MAX_JSON_BYTES)
        length = Request(scope).headers.get("content-length", "0")
        if len(length) > len(str(limit)) or int(length) > limit:
            await problems.answer(Request(scope), BodyTooLarge(limit))(scope, receive, send)
            return
        received = 0

        async def receive_limited() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                raise BodyTooLarge(limit)
            return message

        await self._app(scope, receive_limited, send)


def _request_id(scope: Scope) -> str:
    for name, value in scope["headers"]:
        if name == b"x-request-id" and _SANE_ID.fullmatch(value):
            return str(value.decode())
    return secrets.token_hex(16)


def _extra_headers(scope: Scope, request_id: str) -> list[tuple[bytes, bytes]]:
    headers = [(b"x-request-id", request_id.encode()), (b"x-content-type-options", b"nosniff")]
    if scope["path"].startswith("/v1"):
        headers.append((b"cache-control", b"no-store"))
    return headers


def _route_of(scope: Scope) -> str:
    """Return the template of the route: a path itself could hold anything."""
    if "nfm.route" in scope:
        return str(scope["nfm.route"])
    route: str | None = getattr(scope.get("route"), "path_format", None)
    return route or docs.route_of(scope["path"]) or "unmatched"
