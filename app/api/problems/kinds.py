"""The table that maps each exception to its problem: status, type and title."""

from collections.abc import Mapping
from http import HTTPStatus

from app.api.problems.request_kinds import CRASH, INVALID_REQUEST, REQUEST_KINDS, Kind
from app.auth.store import UnknownKey
from app.crypto.errors import CryptoError, KeyringOutdated, UnknownSealingKey
from app.input.conditions import PreconditionFailed
from app.input.faults import InvalidInput
from app.installations.settings_store import BrokenSettings
from app.lifecycle.errors import TooDrastic
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
        "The seal of the settings does not match their row. Save all settings again.",
    ),
    BrokenRecord: Kind(
        HTTPStatus.CONFLICT,
        "broken-record",
        "The record was changed outside of this service",
        "Its seal does not match its row. Delete it, replace it with a PUT that has a password or "
        "clear_password, or accept it with `netflow-manager reseal` on the host.",
    ),
    PreconditionFailed: Kind(
        HTTPStatus.PRECONDITION_FAILED,
        "precondition-failed",
        "The stored state is not the expected one",
        "It has been changed, created or deleted in the meantime. Read it again.",
    ),
    TooDrastic: Kind(
        HTTPStatus.CONFLICT,
        "too-drastic",
        "Too many records would be disabled or deleted",
        "More than a fifth of the records would be disabled, moved to another client or "
        "terminated. Check a dry run; if it is correct, send the list again with force=true.",
    ),
    InvalidInput: INVALID_REQUEST,
    OutcomeUnknown: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "outcome-unknown",
        "The outcome is unknown",
        "The database failed, or did not answer in time, while it stored the change, and may store "
        "it later. Read the record to find out.",
    ),
    ServiceUnknown: Kind(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "service-unknown",
        "WHMCS does not know this service",
        "The request has no client_id, and WHMCS has no service with this id. Send a client_id.",
    ),
    WhmcsUnavailable: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "whmcs-unavailable",
        "WHMCS does not answer",
        "The request has no client_id, and WHMCS could not be queried. Send one or try later.",
    ),
    SpoolUnavailable: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "spool-unavailable",
        "No room for the upload",
        explanation="Uploads are stored in the data directory until they are complete. The detail "
        "says why that failed; nothing was changed. Try again later, or test the folder with "
        "`netflow-manager check` on the host.",
    ),
    TooSlow: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "too-slow",
        "The call took too long",
        "It was stopped by a time limit of the service or the database. Nothing was changed. Try "
        "again when the database is less busy, or request less at once: a list for one client_id, "
        "an import in parts.",
    ),
    WriteConflict: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "write-conflict",
        "Others wrote the same rows",
        explanation="Each attempt to store the change found that other writers had changed the "
        "same rows meanwhile; the detail says how often. Nothing was changed. Repeat it when they "
        "write less; send an import in smaller parts.",
    ),
    StorageError: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "database-unavailable",
        "The database is not available",
        "Nothing was changed. Try again later.",
    ),
    CryptoError: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "keyring-unavailable",
        "The keyring is not usable",
        "Nothing was changed. The operator must check the keyring.",
    ),
    KeyringOutdated: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "keyring-unavailable",
        "The keyring is not usable",
        "Nothing was changed. This host has an outdated keyring file: copy the current file to "
        "it. The service loads it within seconds, or at once on SIGHUP.",
    ),
    UnknownSealingKey: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "keyring-unavailable",
        "The keyring is not usable",
        "Nothing was changed. The data is sealed with a key that is not usable on this host now "
        "but may become usable again: run `netflow-manager check` on the host.",
    ),
}


def kind_of(error: Exception) -> Kind:
    """Return the kind of the closest base class in the table, or `CRASH` if there is none."""
    return next((KINDS[cls] for cls in type(error).__mro__ if cls in KINDS), CRASH)
