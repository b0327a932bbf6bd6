"""The table that maps each exception to its problem: status, type and title."""

from collections.abc import Mapping
from http import HTTPStatus

from app.api.problems.request_kinds import CRASH, INVALID_REQUEST, REQUEST_KINDS, Kind
from app.auth.store import UnknownKey
from app.client_area.usage import UsageNotFound
from app.crypto.errors import CryptoError, KeyringOutdated, UnknownSealingKey
from app.input.conditions import PreconditionFailed
from app.input.faults import InvalidInput
from app.installations.settings_store import BrokenSettings
from app.lifecycle.errors import TooDrastic
from app.provisioning.errors import RuleNotFound
from app.records.errors import BrokenRecord, LoginNotFound, RecordNotFound
from app.storage.errors import (
    OutcomeUnknown,
    SpoolUnavailable,
    StorageError,
    TooSlow,
    WriteConflict,
)
from app.whmcs.errors import ServiceUnknown, WhmcsUnavailable

KINDS: Mapping[type[Exception], Kind] = {
    **REQUEST_KINDS,
    RecordNotFound: Kind(HTTPStatus.NOT_FOUND, "record-not-found", "No access record"),
    RuleNotFound: Kind(HTTPStatus.NOT_FOUND, "rule-not-found", "No such rule"),
    LoginNotFound: Kind(HTTPStatus.NOT_FOUND, "login-not-found", "No such login"),
    UsageNotFound: Kind(HTTPStatus.NOT_FOUND, "usage-not-found", "No figures to see"),
    UnknownKey: Kind(HTTPStatus.NOT_FOUND, "key-not-found", "No such API key"),
    BrokenSettings: Kind(
        HTTPStatus.CONFLICT, "broken-settings", "The settings were changed outside of this service"
    ),
    BrokenRecord: Kind(
        HTTPStatus.CONFLICT, "broken-record", "The record was changed outside of this service"
    ),
    PreconditionFailed: Kind(
        HTTPStatus.PRECONDITION_FAILED,
        "precondition-failed",
        "The stored state is not the expected one",
    ),
    TooDrastic: Kind(
        HTTPStatus.CONFLICT, "too-drastic", "Too many records would be disabled or deleted"
    ),
    InvalidInput: INVALID_REQUEST,
    OutcomeUnknown: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE, "outcome-unknown", "The outcome is unknown"
    ),
    ServiceUnknown: Kind(
        HTTPStatus.UNPROCESSABLE_ENTITY, "service-unknown", "WHMCS does not know this service"
    ),
    WhmcsUnavailable: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE, "whmcs-unavailable", "WHMCS does not answer"
    ),
    SpoolUnavailable: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "spool-unavailable",
        "No room for the upload",
        detail_varies=True,
    ),
    WriteConflict: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "write-conflict",
        "Others wrote the same rows",
        detail_varies=True,
    ),
    TooSlow: Kind(HTTPStatus.SERVICE_UNAVAILABLE, "too-slow", "The call took too long"),
    StorageError: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE, "database-unavailable", "The database is not available"
    ),
    CryptoError: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE, "keyring-unavailable", "The keyring is not usable"
    ),
    KeyringOutdated: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "keyring-unavailable",
        "The keyring is not usable",
        "keyring-outdated",
    ),
    UnknownSealingKey: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "keyring-unavailable",
        "The keyring is not usable",
        "sealing-key-unknown",
    ),
}


def kind_of(error: Exception) -> Kind:
    """Return the kind of the closest base class in the table, or `CRASH` if there is none."""
    return next((KINDS[cls] for cls in type(error).__mro__ if cls in KINDS), CRASH)
