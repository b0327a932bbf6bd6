"""Diagnoses what WHMCS gets from an installation with a key, for its administrators."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.auth.api_key import WHMCS_ADDON, ApiKey, Scope
from app.installations.settings import DisplaySettings
from app.times import to_text
from app.translations.catalog import ENGLISH, NOTE, OK, WRONG, Line, Translation

FOR_CLIENTS = frozenset({Scope.RENDER, Scope.MAIL})
_NUMBERS = 3


@dataclass(frozen=True, slots=True)
class FailedCheck:
    """The first check of the service that failed. `detail` is empty where there is none."""

    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The facts. `failed` is `None` for a service that is ready, as is an unknown version.

    Without intact settings nothing is shown to a client, and mails have no details.
    """

    failed: FailedCheck | None
    settings: DisplaySettings | None
    key: ApiKey
    api_version: str
    addon_version: str | None

    @property
    def serves_clients(self) -> bool:
        """Return whether product pages and mails get what they need with this key."""
        return self.failed is None and self.settings is not None and self.key.scopes >= FOR_CLIENTS

    def lines(self, translation: Translation) -> Iterator[Line]:
        """Yield what was found, in the order in which problems are to be solved."""
        yield _readiness(self.failed, translation)
        yield from _section(self.settings, translation)
        yield self._versions(translation)
        yield _key(self.key, translation)
        yield _scopes(self.key, translation)
        if Scope.REVEAL in self.key.scopes:
            yield translation.line("diagnosis.reveal", NOTE)

    def _versions(self, translation: Translation) -> Line:
        addon = self.addon_version or "?"
        state = NOTE if _numbers(self.api_version) < _numbers(addon) else OK
        return translation.line("diagnosis.versions", state, api=self.api_version, addon=addon)


def _readiness(failed: FailedCheck | None, translation: Translation) -> Line:
    check = "diagnosis.readiness"
    if failed is None:
        return translation.line(check, OK)
    # It is written for the log and the command line, which are English.
    detail = failed.detail if translation is ENGLISH else ""
    return translation.line(check, WRONG, check=failed.name, detail=detail)


def _section(settings: DisplaySettings | None, translation: Translation) -> Iterator[Line]:
    """Yield why the settings let no client see a section, if they do not."""
    if settings is None:
        yield translation.line("condition.settings_integrity", WRONG)
    elif not settings.client_area_enabled:
        yield translation.line("diagnosis.section", "off")
    elif not settings.visible_statuses:
        yield translation.line("diagnosis.section", WRONG)


def _numbers(version: str) -> tuple[int, ...]:
    """Return a version for comparison: 0.10.1 is later than 0.9. An unknown one has no numbers."""
    found = re.findall(r"[0-9]+", version)[:_NUMBERS]
    return tuple(int(number) for number in found)


def _key(key: ApiKey, translation: Translation) -> Line:
    check = "diagnosis.key"
    if key.expires_at is None:
        expiry = translation.format(f"{check}.never")
    else:
        expiry = translation.format(f"{check}.expires", at=to_text(key.expires_at))
    return translation.line(check, OK, name=key.name, installation=key.installation, expiry=expiry)


def _scopes(key: ApiKey, translation: Translation) -> Line:
    check = "diagnosis.scopes"
    scopes = ", ".join(sorted(key.scopes)) or translation.format(f"{check}.none")
    missing = [scope for scope in Scope if scope in WHMCS_ADDON - key.scopes]
    if not missing:
        return translation.line(check, OK, scopes=scopes)
    costs = [translation.format(f"{check}.without.{scope}") for scope in missing]
    return translation.line(
        check, WRONG, scopes=scopes, missing=", ".join(missing), costs=" ".join(costs)
    )
