"""The route class of the API: who calls is known before the body is read, and JSON is strict."""

from collections.abc import Callable, Collection, Coroutine
from email.message import Message
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

from app.api.dependencies import authenticate
from app.api.errors import UnsupportedMediaType
from app.strict_json import JsonValue, parse

Handler = Callable[[Request], Coroutine[Any, Any, Response]]

JSON = "application/json"
MERGE_PATCH = "application/merge-patch+json"


class StrictRoute(APIRoute):
    """Replaces the JSON reader of FastAPI, which takes NaN, duplicates and any media type."""

    def get_route_handler(self) -> Handler:
        """Return the handler of FastAPI behind the strict reader."""
        handler = super().get_route_handler()
        if self.body_field is None:
            return handler
        accepted = {JSON, MERGE_PATCH} if "PATCH" in (self.methods or ()) else {JSON}

        async def read_strictly(request: Request) -> Response:
            await authenticate(request)
            check_media_type(request, accepted)
            return await handler(_ParsedRequest(request, parse(await request.body())))

        return read_strictly


class _ParsedRequest(Request):
    """A request whose body was read and parsed."""

    def __init__(self, request: Request, value: JsonValue) -> None:
        super().__init__(request.scope, request.receive)
        self._body = b"parsed"
        self._value = value

    async def json(self) -> JsonValue:
        return self._value


def check_media_type(request: Request, accepted: Collection[str]) -> str:
    """Return the media type. Raises `UnsupportedMediaType` unless accepted, in UTF-8."""
    message = Message()
    message["content-type"] = request.headers.get("content-type", "")
    charset = message.get_param("charset", "utf-8")
    media_type = message.get_content_type()
    if media_type not in accepted or str(charset).lower() not in {"utf-8", "utf8"}:
        raise UnsupportedMediaType(f"Send {' or '.join(sorted(accepted))} in UTF-8.")
    return media_type
