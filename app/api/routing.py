"""The route class of the API: authorization first, then a strict reading of query and JSON."""

from collections.abc import Callable, Collection, Coroutine, Iterator, Mapping
from email.message import Message
from typing import Any, get_args, get_origin

from fastapi import Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from app.api.dependencies import authorize, confirm
from app.api.problems.errors import UnsupportedMediaType
from app.input.faults import Fault, InvalidInput
from app.input.strict_json import JsonValue, parse

Handler = Callable[[Request], Coroutine[Any, Any, Response]]

JSON = "application/json"
MERGE_PATCH = "application/merge-patch+json"
IDENTITY = "identity"


class StrictRoute(APIRoute):
    """A route that reads query and JSON strictly, where FastAPI is lenient.

    FastAPI's JSON reader accepts NaN, duplicate names and any media type, and it ignores unknown
    query parameters: an import with `dryrun=true` would be a real one.
    """

    def get_route_handler(self) -> Handler:
        """Return FastAPI's handler, wrapped in the strict reader."""
        handler = super().get_route_handler()
        has_body = self.body_field is not None
        accepted = {JSON, MERGE_PATCH} if "PATCH" in (self.methods or ()) else {JSON}
        parameters = dict(_query_parameters(self.dependant))
        scopes = tuple(_scopes(self.dependant))

        async def read_strictly(request: Request) -> Response:
            # FastAPI would check the scope only after the body was read and parsed.
            await authorize(request, scopes)
            _check_query(request, parameters)
            if not has_body:
                return await handler(request)
            coding_of(request)
            check_media_type(request, accepted)
            parsed = _ParsedRequest(request, parse(await request.body()))
            await confirm(request)
            return await handler(parsed)

        return read_strictly


def _scopes(dependant: Dependant) -> Iterator[str]:
    yield from dependant.own_oauth_scopes or ()
    for inner in dependant.dependencies:
        yield from _scopes(inner)


def _query_parameters(dependant: Dependant) -> Iterator[tuple[str, bool]]:
    """Yield the name of each query parameter, and whether it may be repeated."""
    for field in dependant.query_params:
        annotation = field.field_info.annotation
        yield (
            field.alias,
            any(get_origin(part) is list for part in (annotation, *get_args(annotation))),
        )
    for inner in dependant.dependencies:
        yield from _query_parameters(inner)


def _check_query(request: Request, parameters: Mapping[str, bool]) -> None:
    """Raise `InvalidInput` for an unknown query parameter, or one that must not be repeated."""
    seen = set()
    for name, _ in request.query_params.multi_items():
        if name not in parameters:
            raise InvalidInput(Fault("/<unknown>", "unknown_parameter"))
        if name in seen and not parameters[name]:
            raise InvalidInput(Fault(f"/{name}", "repeated"))
        seen.add(name)


class _ParsedRequest(Request):
    """A request whose body has been read and parsed."""

    def __init__(self, request: Request, value: JsonValue) -> None:
        super().__init__(request.scope, request.receive)
        self._body = b"parsed"
        self._value = value

    async def json(self) -> JsonValue:
        return self._value


def coding_of(request: Request, accepted: Collection[str] = (IDENTITY,)) -> str:
    """Return how the body is compressed. Raises `UnsupportedMediaType` unless that is accepted."""
    coding = request.headers.get("content-encoding", IDENTITY).strip().lower()
    if coding not in accepted:
        compressed = " or ".join(sorted(set(accepted) - {IDENTITY}))
        or_with = f", or with {compressed}" if compressed else ""
        advice = f"Send the body without Content-Encoding{or_with}."
        raise UnsupportedMediaType(advice, {"Accept-Encoding": ", ".join(sorted(accepted))})
    return coding


def check_media_type(request: Request, accepted: Collection[str]) -> str:
    """Return the media type. Raises `UnsupportedMediaType` unless it is accepted and in UTF-8."""
    message = Message()
    message["content-type"] = request.headers.get("content-type", "")
    charset = message.get_param("charset", "utf-8")
    media_type = message.get_content_type()
    if media_type not in accepted or str(charset).lower() not in {"utf-8", "utf8"}:
        header = "Accept-Patch" if request.method == "PATCH" else "Accept"
        raise UnsupportedMediaType(
            f"Send {' or '.join(sorted(accepted))} in UTF-8.",
            {header: ", ".join(sorted(accepted))},
        )
    return media_type
