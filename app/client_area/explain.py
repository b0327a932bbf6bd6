"""Explains why a service shows its section or not: every condition, with finding and advice."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from app.client_area.view import STATUS_OF_UNKNOWN
from app.installations.settings import DisplaySettings
from app.records.record import OWNER_CHANGED, StoredRecord
from app.translations.catalog import OK, WRONG, Line, Translation

AdminPage = Literal["record", "settings"]


@dataclass(frozen=True, slots=True)
class Finding:
    """The state of one condition, a table `condition.…` of the translations with these `values`.

    A tuple among them holds statuses of WHMCS.

    `page` is where an administrator can change it.
    """

    condition: str
    page: AdminPage
    state: str
    values: dict[str, object] = field(default_factory=dict)

    def line(self, translation: Translation) -> Line:
        """Return it in words."""
        words = {
            name: translation.statuses(value) if isinstance(value, tuple) else value
            for name, value in self.values.items()
        }
        return translation.line(f"condition.{self.condition}", self.state, **words)


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
    reported = None if stored is None else stored.record.service_status
    return [
        *_record_conditions(stored, client_id),
        *_settings_conditions(settings, status or reported or STATUS_OF_UNKNOWN),
    ]


def _record_conditions(stored: StoredRecord | None, client_id: int | None) -> Iterator[Finding]:
    if stored is None:
        yield Finding("record_exists", "record", WRONG)
        return
    yield Finding("record_exists", "record", OK)
    yield Finding("record_enabled", "record", _enabled(stored))
    yield Finding("record_integrity", "record", _integrity(stored))
    if client_id is not None:
        owner = stored.record.client_id
        values: dict[str, object] = {"client": client_id, "owner": owner}
        yield Finding("client_owns_record", "record", _state(owner == client_id), values)


def _settings_conditions(settings: DisplaySettings | None, status: str) -> Iterator[Finding]:
    if settings is None:
        yield Finding("settings_integrity", "settings", WRONG)
        return
    yield Finding("client_area_enabled", "settings", _state(settings.client_area_enabled))
    shown = settings.visible_statuses
    values: dict[str, object] = {"status": (status,), "visible": tuple(shown)}
    state = _state(status in shown) if shown else "never"
    yield Finding("status_visible", "settings", state, values)


def _state(is_ok: bool) -> str:  # noqa: FBT001 - a fact, not a switch
    return OK if is_ok else WRONG


def _enabled(stored: StoredRecord) -> str:
    if stored.record.enabled:
        return OK
    return "moved" if stored.record.needs_review == OWNER_CHANGED else WRONG


def _integrity(stored: StoredRecord) -> str:
    if stored.is_locked:
        return "locked"
    return _state(stored.integrity == "ok")
