"""RFC 9457 problem details: the same body for every error, whatever raised it.

No problem repeats the input or reveals internals.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from http import HTTPStatus
from typing import Annotated, Any, get_args

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from pydantic_core import to_json
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

from app.api.problems.errors import UnsupportedMediaType
from app.api.problems.kinds import KINDS, kind_of
from app.api.problems.request_kinds import Kind
from app.auth.errors import NotAuthenticated, ScopeMissing, TooManyFailures
from app.input import member_errors
from app.input.faults import Fault, InvalidInput
from app.lifecycle.events import EVENTS
from app.storage.errors import OutcomeUnknown

MEDIA_TYPE = "application/problem+json"
PROBLEMS = "/problems"
RETRY_AFTER_SECONDS = "5"
SEE_ERRORS = "The request is well-formed but invalid; see `errors`."
FILE_METHODS = ("GET", "HEAD")  # of the static files of /docs
MAX_ERRORS = 100
OPTIONS = "OPTIONS"
METHODS = ("DELETE", "GET", "HEAD", "PATCH", "POST", "PUT")


class Problem(BaseModel):
    """RFC 9457 problem details."""

    type: Annotated[str, Field(description="URI reference of the kind of problem.")]
    title: str
    status: int
    detail: str
    instance: Annotated[str, Field(description="`urn:nfm:request:` and the request id.")]
    request_id: str
    errors: list[Fault] | None = None
    error_count: Annotated[
        int | None, Field(description="Number of all errors of an import, listed or not.")
    ] = None
    outcome: Annotated[
        str | None,
        Field(description="`unknown` when it is not known whether the change was stored."),
    ] = None


def answer(request: Request, error: Exception) -> Response:
    """Return the problem response of a domain error."""
    kind = kind_of(error)
    return problem_response(request, kind, _detail(error, kind), _extra(error), _headers(error))


def answer_invalid(request: Request, error: Exception) -> Response:
    """Return 422 for the errors that FastAPI found, without any value of the request."""
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for it
    faults = [_fault(request, item) for item in error.errors()[:MAX_ERRORS]]
    return problem_response(request, KINDS[InvalidInput], SEE_ERRORS, listed(faults), {})


def answer_http(request: Request, error: Exception) -> Response:
    """Return the problem of a 404 or 405 of the router; a 405 lists every allowed method.

    OPTIONS, which no route has, is answered with that list.
    """
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for it
    status = HTTPStatus(error.status_code)
    kind = Kind(status, status.phrase.lower().replace(" ", "-"), status.phrase)
    headers = {}
    if status is HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = ", ".join([*(allowed_methods(request) or FILE_METHODS), OPTIONS])
        if request.method == OPTIONS:
            return Response(status_code=HTTPStatus.NO_CONTENT, headers=headers)
    return problem_response(request, kind, status.description + ".", {}, headers)


def allowed_methods(request: Request) -> list[str]:
    """Return every method of this path; the router itself names those of one route only."""
    # HEAD is answered as a GET.
    return [name for name in METHODS if _is_routed(request, "GET" if name == "HEAD" else name)]


def _is_routed(request: Request, method: str) -> bool:
    scope = {**request.scope, "method": method}
    return any(route.matches(scope)[0] is Match.FULL for route in request.app.router.routes)


def problem_response(
    request: Request,
    kind: Kind,
    detail: str,
    extra: Mapping[str, Any],
    headers: Mapping[str, str],
) -> Response:
    """Return the response of one problem."""
    prefix = request.app.state.services.path_prefix
    body = problem_body(kind, request.scope["nfm.request_id"], detail, prefix) | dict(extra)
    return Response(to_json(body), kind.status, dict(headers), MEDIA_TYPE)


def problem_body(kind: Kind, request_id: str, detail: str, prefix: str = "") -> dict[str, object]:
    """Return the members that all problems have in common; the prefix stands before its type."""
    return {
        "type": f"{prefix}{PROBLEMS}/{kind.slug}",
        "title": kind.title,
        "status": kind.status,
        "detail": detail,
        "instance": f"urn:nfm:request:{request_id}",
        "request_id": request_id,
    }


def listed(faults: Iterable[Fault]) -> dict[str, object]:
    """Return the member `errors` of a problem. A fault outside of a file has no `line`."""
    items = [
        {name: value for name, value in asdict(fault).items() if value is not None}
        for fault in faults
    ]
    return {"errors": items}


def _detail(error: Exception, kind: Kind) -> str:
    if isinstance(error, ScopeMissing):
        return f"This request needs a key with the scope {error.scope}."
    if isinstance(error, InvalidInput):
        return SEE_ERRORS
    return kind.detail or str(error)


def _extra(error: Exception) -> dict[str, object]:
    if isinstance(error, OutcomeUnknown):
        return {"outcome": "unknown"}
    if isinstance(error, InvalidInput):
        return listed(error.faults)
    return {}


def _headers(error: Exception) -> dict[str, str]:
    if isinstance(error, NotAuthenticated):
        return {"WWW-Authenticate": "Bearer"}
    if isinstance(error, UnsupportedMediaType):
        return dict(error.headers)
    if isinstance(error, TooManyFailures):
        return {"Retry-After": str(error.retry_after_seconds)}
    if kind_of(error).status is HTTPStatus.SERVICE_UNAVAILABLE:
        return {"Retry-After": RETRY_AFTER_SECONDS}
    return {}


def _fault(request: Request, item: Mapping[str, Any]) -> Fault:
    source, *place = item["loc"]
    if len(place) > 1 and place[0] in EVENTS:
        # pydantic adds the name of the event, which is not a member, to the location.
        del place[0]
    fault = member_errors.describe(item, place)
    choices = _choices(request, place[0]) if source == "query" and fault.code == "missing" else ()
    if choices:
        return replace(fault, message=f"Is required: {' or '.join(map(repr, choices))}.")
    return fault


def _choices(request: Request, parameter: str) -> tuple[str, ...]:
    """Return the values that a query parameter may have, where its type lists them."""
    fields = request.scope["route"].dependant.query_params
    found = next((field for field in fields if field.alias == parameter), None)
    return () if found is None else get_args(found.field_info.annotation)
