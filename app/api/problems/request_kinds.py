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
from app.translations.catalog import ENGLISH, Translation


@dataclass(frozen=True, slots=True)
class Kind:
    """The parts that all problems of one kind share."""

    status: HTTPStatus
    slug: str
    title: str
    # In the table `problem` of the translations; the slug, where no other kind has it too.
    key: str = ""
    # From case to case: the explanation, which is the detail elsewhere, says what they share.
    detail_varies: bool = False

    def explain(self, translation: Translation = ENGLISH) -> str:
        """Return what it means and what to do, for people."""
        return translation.format(f"problem.{self.key or self.slug}")


CRASH = Kind(HTTPStatus.INTERNAL_SERVER_ERROR, "internal-error", "Internal error")

INVALID_REQUEST = Kind(
    HTTPStatus.UNPROCESSABLE_ENTITY, "invalid-request", "Invalid request", detail_varies=True
)
NOT_FOUND = Kind(HTTPStatus.NOT_FOUND, "not-found", "Not Found")
METHOD_NOT_ALLOWED = Kind(
    HTTPStatus.METHOD_NOT_ALLOWED, "method-not-allowed", "Method Not Allowed", detail_varies=True
)

REQUEST_KINDS: Mapping[type[Exception], Kind] = {
    MalformedRequest: Kind(
        HTTPStatus.BAD_REQUEST,
        "malformed-request",
        "The request cannot be read",
        detail_varies=True,
    ),
    HeadTooLarge: Kind(
        HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
        "head-too-large",
        "The head of the request is too large",
    ),
    RequestTimeout: Kind(
        HTTPStatus.REQUEST_TIMEOUT, "request-timeout", "The request was sent too slowly"
    ),
    Stopping: Kind(HTTPStatus.SERVICE_UNAVAILABLE, "stopping", "The service is being stopped"),
    MalformedBody: Kind(
        HTTPStatus.BAD_REQUEST, "malformed-body", "The body cannot be read", detail_varies=True
    ),
    NotAuthenticated: Kind(HTTPStatus.UNAUTHORIZED, "not-authenticated", "No valid API key"),
    ScopeMissing: Kind(
        HTTPStatus.FORBIDDEN, "scope-missing", "The key lacks a scope", detail_varies=True
    ),
    BodyTooLarge: Kind(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "body-too-large",
        "The body is too large",
        detail_varies=True,
    ),
    UnsupportedMediaType: Kind(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "unsupported-media-type",
        "Wrong media type",
        detail_varies=True,
    ),
    TooManyFailures: Kind(
        HTTPStatus.TOO_MANY_REQUESTS, "too-many-failures", "Too many requests without a valid key"
    ),
    StoppedMidway: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "outcome-unknown",
        "The outcome is unknown",
        "stopped-midway",
    ),
    NotReady: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE, "not-ready", "The service is not ready", detail_varies=True
    ),
    Busy: Kind(HTTPStatus.SERVICE_UNAVAILABLE, "busy", "Too many expensive calls at once"),
    KeysUnavailable: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "database-unavailable",
        "The database is not available",
        "keys-unavailable",
    ),
}
