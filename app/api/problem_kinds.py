"""The one table from exception to problem: status, type, title."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from app.api.errors import (
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
from app.auth.store import UnknownKey
from app.crypto.errors import CryptoError, KeyringOutdated, UnknownSealingKey
from app.display.store import BrokenSettings
from app.records.errors import (
    BrokenRecord,
    InvalidLine,
    InvalidMember,
    LoginNotFound,
    PreconditionFailed,
    RecordNotFound,
    TooDrastic,
)
from app.storage.errors import OutcomeUnknown, SpoolUnavailable, StorageError, TooSlow
from app.strict_json import MalformedBody
from app.whmcs.errors import ServiceUnknown, WhmcsUnavailable


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

KINDS: Mapping[type[Exception], Kind] = {
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
    RecordNotFound: Kind(
        HTTPStatus.NOT_FOUND,
        "record-not-found",
        "No access record",
        "This service has no access record in the installation of this key.",
    ),
    LoginNotFound: Kind(
        HTTPStatus.NOT_FOUND,
        "login-not-found",
        "No such login",
        "No record of this client has this URL and username.",
    ),
    UnknownKey: Kind(
        HTTPStatus.NOT_FOUND,
        "key-not-found",
        "No such API key",
        "The installation of this key has no key with this id.",
    ),
    BrokenSettings: Kind(
        HTTPStatus.CONFLICT,
        "broken-settings",
        "The settings were changed outside of this service",
        "Their seal does not match their row. Save all of them anew.",
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
        explanation="JSON has at most 256 KiB; an upload what its operation says.",
    ),
    UnsupportedMediaType: Kind(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "unsupported-media-type",
        "Wrong media type",
        explanation="Send a media type that the operation names, in UTF-8.",
    ),
    TooDrastic: Kind(
        HTTPStatus.CONFLICT,
        "too-drastic",
        "Too many records would be taken away",
        "More than a fifth of the records would be disabled, taken from their owner or "
        "terminated. Look at a dry run; if it is right, send it again with force=true.",
    ),
    InvalidLine: INVALID_REQUEST,
    InvalidMember: INVALID_REQUEST,
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
    StoppedMidway: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "outcome-unknown",
        "The outcome is unknown",
        "The service was stopped while it worked on the request. Read the record to see.",
    ),
    ServiceUnknown: Kind(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "service-unknown",
        "WHMCS does not know this service",
        "No client_id was given, and WHMCS has no service with this id. Give client_id.",
    ),
    WhmcsUnavailable: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "whmcs-unavailable",
        "WHMCS does not answer",
        "No client_id was given, and WHMCS could not be asked. Give client_id or try later.",
    ),
    NotReady: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "not-ready",
        "The service is not ready",
        explanation="A part that every request needs is not usable; the detail names it.",
    ),
    SpoolUnavailable: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "spool-unavailable",
        "No room for the upload",
        explanation="Uploads wait in the data directory until they are complete. The detail says "
        "why that is not possible; nothing was changed. Try again later; `netflow-manager check` "
        "on the host tries the folder.",
    ),
    Busy: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "busy",
        "Too many expensive calls at once",
        "Other searches, exports, imports or reconciliations are still running. Nothing was "
        "changed. Try again after some seconds.",
    ),
    TooSlow: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "too-slow",
        "The call took too long",
        "It was ended at its time limit. Nothing was changed. Narrow the search, for example to "
        "one client_id, or try again when the database has less to do.",
    ),
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
    KeyringOutdated: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "keyring-unavailable",
        "The keyring is not usable",
        "Nothing was changed. This host has an older keyring file: bring today's file to it. The "
        "service takes it up within seconds, or at once on SIGHUP.",
    ),
    UnknownSealingKey: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "keyring-unavailable",
        "The keyring is not usable",
        "Nothing was changed. This is sealed with a key that is not usable here and may come "
        "back: run `netflow-manager check` on the host.",
    ),
}


def kind_of(error: Exception) -> Kind:
    """Return the kind of the nearest class in the table, a crash for what is not in it."""
    return next((KINDS[cls] for cls in type(error).__mro__ if cls in KINDS), CRASH)
