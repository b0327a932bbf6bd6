"""Explains why a service shows its section or not: every condition, with finding and action."""

from dataclasses import dataclass

from app.client_area.view import STATUS_OF_UNKNOWN
from app.installations.settings import DisplaySettings
from app.records.record import OWNER_CHANGED, StoredRecord


@dataclass(frozen=True, slots=True)
class Finding:
    """One condition. `action` is `None` if nothing has to be done."""

    condition: str
    ok: bool
    found: str
    action: str | None


def explain(
    stored: StoredRecord | None,
    settings: DisplaySettings | None,
    client_id: int | None,
    status: str | None,
) -> list[Finding]:
    """Return every condition of the Network Usage section, in the order they are checked.

    Without a record its conditions are left out. `client_id` and `status` are not checked if they
    are `None`.
    """
    checks = [_record_exists(stored)]
    if stored is not None:
        checks += [_is_enabled(stored), _is_whole(stored)]
        if client_id is not None:
            checks.append(_is_owner(stored, client_id))
    reported = None if stored is None else stored.record.service_status
    return [*checks, *_settings_allow(settings, status or reported or STATUS_OF_UNKNOWN)]


def _finding(condition: str, ok: bool, found: str, action: str) -> Finding:  # noqa: FBT001 - a fact, not a switch
    return Finding(condition, ok, found, None if ok else action)


def _record_exists(stored: StoredRecord | None) -> Finding:
    return _finding(
        "record_exists",
        stored is not None,
        "There is a record." if stored else "The service has no access record.",
        "Add one for this service; check that it is the right installation and service id.",
    )


def _is_enabled(stored: StoredRecord) -> Finding:
    enabled = stored.record.enabled
    if stored.record.needs_review == OWNER_CHANGED and not enabled:
        return _finding(
            "record_enabled",
            enabled,
            "The record is disabled, because the service moved to another client.",
            "Enter a login of the new client, and enable the record.",
        )
    found = "The record is enabled." if enabled else "The record is disabled."
    return _finding("record_enabled", enabled, found, "Enable the record.")


def _is_whole(stored: StoredRecord) -> Finding:
    if stored.is_locked:
        found = "The record is sealed with a key that is not usable on the host."
        action = "Run `netflow-manager check` on the host; leave the record as it is."
        return Finding("record_integrity", ok=False, found=found, action=action)
    whole = stored.integrity == "ok"
    return _finding(
        "record_integrity",
        whole,
        "The seal matches the row." if whole else "The row was changed outside of the service.",
        "Enter the record anew with its password, or accept the row with `reseal` on the host.",
    )


def _is_owner(stored: StoredRecord, client_id: int) -> Finding:
    owner = stored.record.client_id
    return _finding(
        "client_owns_record",
        owner == client_id,
        f"The record belongs to client {owner}.",
        "If the service has moved, assign the record to its new owner with a new login.",
    )


def _settings_allow(settings: DisplaySettings | None, status: str) -> list[Finding]:
    if settings is None:
        found = "The settings were changed outside of the service."
        return [Finding("settings_integrity", ok=False, found=found, action="Save them anew.")]
    visible = ", ".join(settings.visible_statuses) or "none"
    shown = settings.client_area_enabled
    return [
        _finding(
            "client_area_enabled",
            shown,
            "The section is switched on." if shown else "The section is switched off.",
            "Switch `client_area_enabled` on in the settings.",
        ),
        _finding(
            "status_visible",
            status in settings.visible_statuses,
            f"The status is {status}; shown are: {visible}.",
            "Add the status to `visible_statuses`, or wait until the service has another one.",
        ),
    ]
