"""A shortcut for the two calls that WHMCS makes when it renders.

It recognises the ordinary request (exact path and query, a good key with the scope) and
answers it with the functions of `render`. Everything else, and every error except that of the
database, is passed on to FastAPI, so that refusals come from one place. FastAPI's routing,
dependencies and serialisation cost more than all other work (docs/adr/0002).
"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from app.api.problems import answers
from app.api.render import CLIENT_AREA, MERGE_FIELDS, client_area_body, merge_fields_body
from app.api.services import Services
from app.auth.api_key import Scope as KeyScope
from app.input.fields import MAX_ID
from app.records.access import Question
from app.storage.errors import DatabaseUnavailable

_PATH = re.compile(r"/v1/access-records/([1-9][0-9]{0,9})/(merge-fields|client-area)", re.ASCII)
_BEARER = b"Bearer "


@dataclass(frozen=True, slots=True)
class _Call:
    """One of the two calls: its query as the addon writes it, and its handler."""

    route: str
    scope: KeyScope
    query: re.Pattern[bytes]
    body: Callable[..., Awaitable[bytes]]


_CALLS = {
    "merge-fields": _Call(
        MERGE_FIELDS,
        KeyScope.MAIL,
        re.compile(rb"client_id=([1-9][0-9]{0,9})"),
        merge_fields_body,
    ),
    "client-area": _Call(
        CLIENT_AREA,
        KeyScope.RENDER,
        re.compile(rb"client_id=([1-9][0-9]{0,9})&status=([A-Za-z]{1,64})&language=([a-z-]{1,64})"),
        client_area_body,
    ),
}


class RenderLane:
    """Answers the ordinary render request and passes every other one on."""

    def __init__(self, app: ASGIApp, services: Services) -> None:
        self._app = app
        self._services = services

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request (ASGI)."""
        try:
            await self._respond(scope, receive, send)
        finally:
            if self._services.reader.has_deferred:
                # Not now: uvloop sends what was written at the end of this turn of the loop.
                asyncio.get_running_loop().call_soon(self._services.reader.run_deferred)

    async def _respond(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            body = await self._answer(scope) if scope.get("method") == "GET" else None
        except DatabaseUnavailable as error:
            # FastAPI would ask again, and wait as long a second time.
            await answers.answer(Request(scope), error)(scope, receive, send)
            return
        if body is None:
            await self._app(scope, receive, send)
            return
        headers = [
            (b"content-length", b"%d" % len(body)),
            (b"content-type", b"application/json"),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    async def _answer(self, scope: Scope) -> bytes | None:
        path = _PATH.fullmatch(scope["path"])
        if path is None:
            return None
        call = _CALLS[path[2]]
        query = call.query.fullmatch(scope["query_string"])
        key = self._services.keys.recall(_bearer_text(scope))
        if query is None or key is None or call.scope not in key.scopes:
            return None
        client_id, *texts = query.groups()
        question = Question(key.installation_id, int(path[1]), int(client_id))
        if question.service_id > MAX_ID or question.client_id > MAX_ID:
            return None
        scope["nfm.route"] = call.route
        return await call.body(self._services, question, *(text.decode() for text in texts))


def _bearer_text(scope: Scope) -> str:
    """Return the key of the Authorization header, an empty string unless there is exactly one."""
    text = ""
    for name, value in scope["headers"]:
        if name == b"authorization":
            if text or not value.startswith(_BEARER):
                return ""
            text = value[len(_BEARER) :].decode("latin-1")
    return text
