"""Problems of a request itself: how it came, who sent it, and whether it finds a place here."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from app.api.problems.errors import (
    BodyTooLarge,
    Busy,
    HeadTooLarge,
    MalformedRequest,
    NotReady,
    RequestTimeout,
    StoppedMidway,
    Stopping,
    UnsupportedMediaType,
)
from app.auth.errors import KeysUnavailable, NotAuthenticated, ScopeMissing, TooManyFailures
from app.input.strict_json import MalformedBody


@dataclass(frozen=True, slots=True)
class Kind:
    """What is the same for every problem of one kind."""

    status: HTTPStatus
    slug: str
    title: str
    detail: str = ""
    # What to know where the detail differs from case to case.
    explanation: str = ""


CRASH = Kind(
    HTTPStatus.INTERNAL_SERVER_ERROR,
    "internal-error",
    "Internal error",
    "The service made a mistake. Its log has the details under this request id.",
)

INVALID_REQUEST = Kind(
    HTTPStatus.UNPROCESSABLE_ENTITY,
    "invalid-request",
    "Invalid request",
    explanation="The request can be read and breaks a rule. `errors` names each member or "
    "parameter, the rule as a stable code, and the rule in words.",
)
NOT_FOUND = Kind(
    HTTPStatus.NOT_FOUND,
    "not-found",
    "Not Found",
    "Nothing matches the given URI.",
)
METHOD_NOT_ALLOWED = Kind(
    HTTPStatus.METHOD_NOT_ALLOWED,
    "method-not-allowed",
    "Method Not Allowed",
    "Specified method is invalid for this resource.",
    "The path takes other methods; the header Allow names them.",
)

REQUEST_KINDS: Mapping[type[Exception], Kind] = {
    MalformedRequest: Kind(
        HTTPStatus.BAD_REQUEST,
        "malformed-request",
        "The request cannot be read",
        explanation="Send HTTP/1.1 with one Host header, percent-encode in path and query what is "
        "not ASCII, and give the length of a body in one way. The connection is closed.",
    ),
    HeadTooLarge: Kind(
        HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
        "head-too-large",
        "The head of the request is too large",
        "Request line and headers may have 64 KiB and 100 headers. The connection is closed.",
    ),
    RequestTimeout: Kind(
        HTTPStatus.REQUEST_TIMEOUT,
        "request-timeout",
        "The request came too slowly",
        "A head must be complete within 10 seconds; a body must not pause for 20 seconds, and come "
        "to 4 KiB a second. Nothing was changed, and the connection is closed. Send it again.",
    ),
    Stopping: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "stopping",
        "The service is being stopped",
        "Nothing was changed. Send it again when the service is back.",
    ),
    MalformedBody: Kind(
        HTTPStatus.BAD_REQUEST,
        "malformed-body",
        "The body cannot be read",
        explanation="Send strict JSON in UTF-8: no duplicate names, no NaN or Infinity, no lone "
        "surrogates, nested at most 8 deep.",
    ),
    NotAuthenticated: Kind(
        HTTPStatus.UNAUTHORIZED,
        "not-authenticated",
        "No valid API key",
        "Send a valid API key as `Authorization: Bearer <key>`.",
    ),
    ScopeMissing: Kind(
        HTTPStatus.FORBIDDEN,
        "scope-missing",
        "The key lacks a scope",
        explanation="Use a key with the scope that the operation names. No scope implies another.",
    ),
    BodyTooLarge: Kind(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "body-too-large",
        "The body is too large",
        explanation="JSON has at most 256 KiB; an upload what its operation says.",
    ),
    UnsupportedMediaType: Kind(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "unsupported-media-type",
        "Wrong media type",
        explanation="Send a media type that the operation names, in UTF-8.",
    ),
    TooManyFailures: Kind(
        HTTPStatus.TOO_MANY_REQUESTS,
        "too-many-failures",
        "Too many requests without a valid key",
        "This address has sent too many bad keys. Wait, and check the key.",
    ),
    StoppedMidway: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "outcome-unknown",
        "The outcome is unknown",
        "The service was stopped while it worked on the request. Read the record to see.",
    ),
    NotReady: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "not-ready",
        "The service is not ready",
        explanation="A part that every request needs is not usable; the detail names it.",
    ),
    Busy: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "busy",
        "Too many expensive calls at once",
        "Other searches, exports, imports or reconciliations are still running. Nothing was "
        "changed. Try again after some seconds.",
    ),
    KeysUnavailable: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "database-unavailable",
        "The database is not available",
        "The API keys cannot be read. Nothing was changed. Try again later.",
    ),
}
