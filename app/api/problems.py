"""RFC 9457 problem details, and the one table from exception to problem.

No problem repeats what was sent, and none shows internals.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Any

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from pydantic_core import to_json
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

from app.api.errors import BodyTooLarge, NotReady, UnsupportedMediaType
from app.api.strict_json import MalformedBody
from app.auth.errors import KeysUnavailable, NotAuthenticated, ScopeMissing, TooManyFailures
from app.crypto.errors import CryptoError
from app.records.errors import BrokenRecord, InvalidMember, PreconditionFailed, RecordNotFound
from app.storage.errors import OutcomeUnknown, StorageError

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_SECONDS = "5"
FILE_METHODS = ("GET", "HEAD")  # what the static files of /docs take
METHODS = ("DELETE", "GET", "HEAD", "PATCH", "POST", "PUT")


class MemberError(BaseModel):
    """One member or parameter that cannot be used."""

    pointer: Annotated[str, Field(description="JSON pointer; of a parameter its name.")]
    code: Annotated[str, Field(description="Stable; for programs.")]
    message: Annotated[str, Field(description="For people. Repeats no value.")]


class Problem(BaseModel):
    """RFC 9457 problem details."""

    type: Annotated[str, Field(description="URI reference that names the kind of problem.")]
    title: str
    status: int
    detail: str
    instance: Annotated[str, Field(description="`urn:nfm:request:` and the request id.")]
    request_id: str
    errors: list[MemberError] | None = None
    outcome: Annotated[
        str | None,
        Field(description="`unknown` when nobody knows whether the change was stored."),
    ] = None


@dataclass(frozen=True, slots=True)
class Kind:
    """What is the same for every problem of one kind."""

    status: HTTPStatus
    slug: str
    title: str
    detail: str = ""


CRASH = Kind(
    HTTPStatus.INTERNAL_SERVER_ERROR,
    "internal-error",
    "Internal error",
    "The service made a mistake. Its log has the details under this request id.",
)

KINDS: Mapping[type[Exception], Kind] = {
    MalformedBody: Kind(HTTPStatus.BAD_REQUEST, "malformed-body", "The body cannot be read"),
    NotAuthenticated: Kind(
        HTTPStatus.UNAUTHORIZED,
        "not-authenticated",
        "No valid API key",
        "Send a valid API key as `Authorization: Bearer <key>`.",
    ),
    ScopeMissing: Kind(HTTPStatus.FORBIDDEN, "scope-missing", "The key lacks a scope"),
    RecordNotFound: Kind(
        HTTPStatus.NOT_FOUND,
        "record-not-found",
        "No access record",
        "This service has no access record in the installation of this key.",
    ),
    BrokenRecord: Kind(
        HTTPStatus.CONFLICT,
        "broken-record",
        "The record was changed outside of this service",
        "Its seal does not match its row. Delete it, replace it by a PUT with a password or "
        "clear_password, or accept it with `netflow-manager reseal` on the host.",
    ),
    PreconditionFailed: Kind(
        HTTPStatus.PRECONDITION_FAILED,
        "precondition-failed",
        "The record is not in the expected state",
        "It was changed, created or deleted meanwhile. Read it again.",
    ),
    BodyTooLarge: Kind(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "body-too-large",
        "The body is too large",
        "A JSON body may have at most 256 KiB.",
    ),
    UnsupportedMediaType: Kind(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "Wrong media type"
    ),
    InvalidMember: Kind(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid-request", "Invalid request"),
    TooManyFailures: Kind(
        HTTPStatus.TOO_MANY_REQUESTS,
        "too-many-failures",
        "Too many requests without a valid key",
        "This address has sent too many bad keys. Wait, and check the key.",
    ),
    OutcomeUnknown: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "outcome-unknown",
        "The outcome is unknown",
        "The database failed while it stored the change. Read the record to see.",
    ),
    NotReady: Kind(HTTPStatus.SERVICE_UNAVAILABLE, "not-ready", "The service is not ready"),
    StorageError: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "database-unavailable",
        "The database is not available",
        "Nothing was changed. Try again later.",
    ),
    KeysUnavailable: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "database-unavailable",
        "The database is not available",
        "The API keys cannot be read. Nothing was changed. Try again later.",
    ),
    CryptoError: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "keyring-unavailable",
        "The keyring is not usable",
        "Nothing was changed. The operator must look at the keyring.",
    ),
}


def kind_of(error: Exception) -> Kind:
    """Return the kind of the nearest class in the table, a crash for what is not in it."""
    return next((KINDS[cls] for cls in type(error).__mro__ if cls in KINDS), CRASH)


def answer(request: Request, error: Exception) -> Response:
    """Return the problem response of a domain error."""
    kind = kind_of(error)
    return problem_response(request, kind, _detail(error, kind), _extra(error), _headers(error))


def answer_invalid(request: Request, error: Exception) -> Response:
    """Return 422 for what FastAPI found in parameters or body, without a value of it."""
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for it
    errors = [_member_error(item) for item in error.errors()]
    return _invalid(request, errors)


def answer_http(request: Request, error: Exception) -> Response:
    """Return the problem of a router's own 404 or 405, with every allowed method."""
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for it
    status = HTTPStatus(error.status_code)
    kind = Kind(status, status.phrase.lower().replace(" ", "-"), status.phrase)
    headers = {}
    if status is HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = ", ".join(allowed_methods(request) or FILE_METHODS)
    return problem_response(request, kind, status.description + ".", {}, headers)


def allowed_methods(request: Request) -> list[str]:
    """Return every method that this path takes; the router itself names one route's only."""
    return [method for method in METHODS if _is_routed(request, method)]


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
    request_id = request.scope["nfm.request_id"]
    body = {
        "type": f"/problems/{kind.slug}",
        "title": kind.title,
        "status": kind.status,
        "detail": detail,
        "instance": f"urn:nfm:request:{request_id}",
        "request_id": request_id,
        **extra,
    }
    return Response(to_json(body), kind.status, dict(headers), MEDIA_TYPE)


def _invalid(request: Request, errors: Sequence[MemberError]) -> Response:
    listed = [item.model_dump() for item in errors]
    detail = "The request was understood and cannot be used; see errors."
    return problem_response(request, KINDS[InvalidMember], detail, {"errors": listed}, {})


def _detail(error: Exception, kind: Kind) -> str:
    if isinstance(error, ScopeMissing):
        return f"This needs a key with the scope {error.scope}."
    if isinstance(error, InvalidMember):
        return "The request was understood and cannot be used; see errors."
    return kind.detail or str(error)


def _extra(error: Exception) -> dict[str, object]:
    if isinstance(error, OutcomeUnknown):
        return {"outcome": "unknown"}
    if isinstance(error, InvalidMember):
        item = {"pointer": f"/{error.member}", "code": error.code, "message": error.message}
        return {"errors": [item]}
    return {}


def _headers(error: Exception) -> dict[str, str]:
    if isinstance(error, NotAuthenticated):
        return {"WWW-Authenticate": "Bearer"}
    if isinstance(error, TooManyFailures):
        return {"Retry-After": str(error.retry_after_seconds)}
    if kind_of(error).status is HTTPStatus.SERVICE_UNAVAILABLE:
        return {"Retry-After": RETRY_AFTER_SECONDS}
    return {}


def _member_error(item: Mapping[str, Any]) -> MemberError:
    """Keep place, code and message of a validation error; its input stays behind."""
    place = [str(part) for part in item["loc"][1:]]
    if item["type"] == "extra_forbidden":
        place[-1] = "<unknown>"
    pointer = "".join(f"/{part}" for part in place)
    return MemberError(pointer=pointer, code=item["type"], message=item["msg"])
