"""Problems of the request itself: its form, its sender, and whether it can be served now."""

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
    """The parts that all problems of one kind share."""

    status: HTTPStatus
    slug: str
    title: str
    detail: str = ""
    # For callers, where the detail differs from case to case.
    explanation: str = ""


CRASH = Kind(
    HTTPStatus.INTERNAL_SERVER_ERROR,
    "internal-error",
    "Internal error",
    "An unexpected error occurred. The service's log has the details under this request id.",
)

INVALID_REQUEST = Kind(
    HTTPStatus.UNPROCESSABLE_ENTITY,
    "invalid-request",
    "Invalid request",
    explanation="The request is well-formed but breaks a rule. `errors` lists each invalid member "
    "or parameter with a stable code and a message.",
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
    "The path has other methods; the header Allow lists them.",
)

REQUEST_KINDS: Mapping[type[Exception], Kind] = {
    MalformedRequest: Kind(
        HTTPStatus.BAD_REQUEST,
        "malformed-request",
        "The request cannot be read",
        explanation="Send HTTP/1.1 with one Host header, percent-encode non-ASCII characters in "
        "path and query, and declare the length of a body once. The connection is closed.",
    ),
    HeadTooLarge: Kind(
        HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
        "head-too-large",
        "The head of the request is too large",
        "Request line and headers are limited to 64 KiB and 100 headers. The connection is closed.",
    ),
    RequestTimeout: Kind(
        HTTPStatus.REQUEST_TIMEOUT,
        "request-timeout",
        "The request was sent too slowly",
        "The head must be complete within 10 seconds; the body must not pause for 20 seconds and "
        "must arrive at 4 KiB per second or faster. Nothing was changed, and the connection is "
        "closed. Send the request again.",
    ),
    Stopping: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "stopping",
        "The service is being stopped",
        "Nothing was changed. Send the request again when the service is back.",
    ),
    MalformedBody: Kind(
        HTTPStatus.BAD_REQUEST,
        "malformed-body",
        "The body cannot be read",
        explanation="Send strict JSON in UTF-8: no duplicate names, no NaN or Infinity, no lone "
        "surrogates, nested at most 8 levels deep.",
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
        explanation="JSON bodies are limited to 256 KiB, uploads as their operation says.",
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
        "This address has sent too many invalid keys. Wait, and check the key.",
    ),
    StoppedMidway: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "outcome-unknown",
        "The outcome is unknown",
        "The service was stopped while it processed the request. Read the record to find out.",
    ),
    NotReady: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "not-ready",
        "The service is not ready",
        explanation="A component that every request needs is unavailable; the detail names it.",
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
