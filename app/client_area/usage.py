"""The traffic of a service as its client sees it, and for whom there is none to see."""

from datetime import UTC, tzinfo
from typing import NamedTuple

from sqlalchemy import Connection

from app.client_area.view import is_shown
from app.crypto.keyring import Keyring
from app.installations.settings import DisplaySettings
from app.records.reader import RecordReader
from app.records.record import AccessRecord
from app.usage.answer import Asked, Usage, usage_of
from app.usage.report import UsageReport
from app.usage.reporting import report_of
from app.usage.series import Question, series_of
from app.usage.slots import Slot, UnknownTimeZone, zone_named

NO_ZONE = "UTC"


class UsageNotFound(Exception):
    """There is nothing that this client may see of the traffic of this service."""


class Wanted(NamedTuple):
    """A period by its name, or from a slot until before another one.

    `status` is that of the service in WHMCS, None where the caller does not know it. `cycle_day` is
    the day of the month that is due. With `of_any_status`, status, `enabled` and the switches of
    the settings are not asked.
    """

    period: str
    cycle_day: int
    bounds: tuple[Slot, Slot] | None = None
    status: str | None = None
    of_any_status: bool = False


class Shown(NamedTuple):
    """What may be shown: figures, the report of them, and the zone of its days."""

    usage: Usage
    report: UsageReport
    zone: tzinfo


def shown_usage(
    connection: Connection,
    keyring: Keyring,
    question: Question,
    settings: DisplaySettings | None,
    wanted: Wanted,
) -> Shown | None:
    """Return what a client may see, None when it is nothing.

    That is so without an intact record of this client, with settings that were edited (None), when
    the section of the service is not shown or its traffic is not, and before a series has begun.
    """
    reader = RecordReader(connection, keyring, question.installation_id)
    stored = reader.find(question.service_id)
    if stored is None or stored.integrity != "ok" or settings is None:
        return None
    if stored.record.client_id != question.client_id:
        return None
    if not wanted.of_any_status and not _is_visible(stored.record, settings, wanted.status):
        return None
    series = series_of(connection, keyring, question)
    if not series:
        return None
    time_zone, zone = zone_of(settings)
    usage = usage_of(connection, keyring, question, asked_in(zone, settings, wanted))
    if usage is None:
        return None
    return Shown(usage, report_of(usage, series, time_zone), zone)


def zone_of(settings: DisplaySettings) -> tuple[str, tzinfo]:
    """Return the zone of an installation with its name; UTC where this host does not know it."""
    try:
        return settings.usage_time_zone, zone_named(settings.usage_time_zone)
    except UnknownTimeZone:
        return NO_ZONE, UTC


def asked_in(zone: tzinfo, settings: DisplaySettings, wanted: Wanted) -> Asked:
    """Return what is asked for, counted as the settings say."""
    cycle_day = wanted.cycle_day if settings.usage_cycle == "due_day" else 1
    return Asked(wanted.period, zone, cycle_day, settings.usage_percentile, wanted.bounds)


def _is_visible(record: AccessRecord, settings: DisplaySettings, status: str | None) -> bool:
    return (
        record.enabled and settings.show_usage and is_shown(settings, status, record.service_status)
    )
