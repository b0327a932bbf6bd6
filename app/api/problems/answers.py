"""RFC 9457 problem details: the same body for every error, whatever raised it.

No problem repeats the input or reveals internals.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Annotated, Any, get_args

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from pydantic_core import to_json
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

from app.api.language import accepted_by, headers_of
from app.api.problems.errors import BodyTooLarge, NotReady, UnsupportedMediaType
from app.api.problems.kinds import kind_of
from app.api.problems.request_kinds import METHOD_NOT_ALLOWED, NOT_FOUND, Kind
from app.api.schemas.faults import FaultAnswer
from app.auth.errors import NotAuthenticated, ScopeMissing, TooManyFailures
from app.input import member_errors
from app.input.faults import Fault, InvalidInput
from app.lifecycle.events import EVENTS
from app.storage.errors import OutcomeUnknown
from app.translations.catalog import ENGLISH, Translation

MEDIA_TYPE = "application/problem+json"
PROBLEMS = "/problems"
RETRY_AFTER_SECONDS = "5"
FILE_METHODS = ("GET", "HEAD")  # of the static files of /docs
MAX_ERRORS = 100
OPTIONS = "OPTIONS"
OF_ROUTER = {kind.status: kind for kind in (NOT_FOUND, METHOD_NOT_ALLOWED)}
METHODS = ("DELETE", "GET", "HEAD", "PATCH", "POST", "PUT")


class Problem(BaseModel):
    """RFC 9457 problem details."""

    type: Annotated[str, Field(description="URI reference of the kind of problem.")]
    title: str
    status: int
    detail: Annotated[
        str, Field(description="For people, in the language that `Accept-Language` prefers.")
    ]
    instance: Annotated[str, Field(description="`urn:nfm:request:` and the request id.")]
    request_id: str
    errors: list[FaultAnswer] | None = None
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
    if isinstance(error, OutcomeUnknown):
        request.app.state.services.metrics.outcomes_unknown.inc()
    translation = accepted_by(request)
    detail = _detail(error, kind, translation)
    return problem_response(request, kind, detail, _extra(error, translation), _headers(error))


def answer_invalid(request: Request, error: Exception) -> Response:
    """Return 422 for the errors that FastAPI found, without any value of the request."""
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for it
    faults = [_fault(request, item) for item in error.errors()[:MAX_ERRORS]]
    return answer(request, InvalidInput(*faults))


def answer_http(request: Request, error: Exception) -> Response:
    """Return the problem of a 404 or 405 of the router; a 405 lists every allowed method.

    OPTIONS, which no route has, is answered with that list.
    """
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for it
    status = HTTPStatus(error.status_code)
    slug = status.phrase.lower().replace(" ", "-")
    kind = OF_ROUTER.get(status, Kind(status, slug, status.phrase))
    headers = {}
    if status is HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = ", ".join([*(allowed_methods(request) or FILE_METHODS), OPTIONS])
        if request.method == OPTIONS:
            return Response(status_code=HTTPStatus.NO_CONTENT, headers=headers)
    translation = accepted_by(request)
    is_own = translation is ENGLISH or kind not in OF_ROUTER.values()
    detail = f"{status.description}." if is_own else kind.explain(translation)
    return problem_response(request, kind, detail, {}, headers)


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
    """Return the response of one problem, its strings in the language that the request accepts."""
    prefix = request.app.state.services.path_prefix
    body = problem_body(kind, request.scope["nfm.request_id"], detail, prefix) | dict(extra)
    return Response(
        to_json(body), kind.status, {**headers_of(accepted_by(request)), **headers}, MEDIA_TYPE
    )


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


def listed(faults: Iterable[Fault], translation: Translation = ENGLISH) -> dict[str, object]:
    """Return the member `errors` of a problem. A fault outside of a file has no `line`."""
    answers = [FaultAnswer.of(fault, translation) for fault in faults]
    return {"errors": [item.model_dump(exclude_none=True) for item in answers]}


def see_errors(translation: Translation = ENGLISH) -> str:
    """Return the detail of a problem that has `errors`."""
    return translation.format("detail.invalid-request")


def _detail(error: Exception, kind: Kind, translation: Translation) -> str:
    match error:
        case InvalidInput():
            return see_errors(translation)
        case ScopeMissing():
            return translation.format("detail.scope-missing", scope=error.scope)
        case BodyTooLarge():
            return translation.format("detail.body-too-large", limit=error.limit)
        case NotReady():
            # It is written for the log and the command line, which are English.
            detail = error.detail if translation is ENGLISH else ""
            values = {"check": error.check, "detail": detail}
            return translation.format("detail.not-ready", **values).rstrip()
    is_own = kind.detail_varies and translation is ENGLISH
    return str(error) if is_own else kind.explain(translation)


def _extra(error: Exception, translation: Translation) -> dict[str, object]:
    match error:
        case OutcomeUnknown():
            return {"outcome": "unknown"}
        case InvalidInput():
            return listed(error.faults, translation)
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
        return replace(fault, key="missing-choices", values={"choices": [*map(repr, choices)]})
    return fault


def _choices(request: Request, parameter: str) -> tuple[str, ...]:
    """Return the values that a query parameter may have, where its type lists them."""
    fields = request.scope["route"].dependant.query_params
    found = next((field for field in fields if field.alias == parameter), None)
    return () if found is None else get_args(found.field_info.annotation)
