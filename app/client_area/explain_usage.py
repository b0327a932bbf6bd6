"""Explains why a client sees the traffic of a service or not. Nothing is said without a source."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection

from app.client_area.explain import Finding
from app.crypto.errors import UnknownSealingKey
from app.crypto.keyring import Keyring
from app.installations.settings import DisplaySettings
from app.records import networks
from app.records.reader import RecordReader
from app.records.record import AccessRecord, StoredRecord
from app.translations.catalog import OK, WRONG
from app.usage import groups, known
from app.usage.kinds import NFDUMP, source_name
from app.usage.series import Question, series_of
from app.usage.slots import Slot, moment_of
from app.usage.source_store import NOTHING, origin_for_display
from app.usage.sources.group_names import match
from app.usage.targets import Origin, Subject

MAX_OTHERS = 100
MAX_NAMED = 5


class Traffic(NamedTuple):
    """Where the traffic of an installation is looked up."""

    connection: Connection
    keyring: Keyring
    installation_id: int

    def explain(
        self, stored: StoredRecord | None, settings: DisplaySettings | None
    ) -> list[Finding]:
        """Return every condition of the traffic on a page; those of a record only with one."""
        try:
            origin = origin_for_display(self.connection, self.keyring, self.installation_id)
        except UnknownSealingKey:
            return [Finding("usage_source", "settings", "locked")]
        return [] if origin is None else list(self._conditions(origin, stored, settings))

    def _conditions(
        self, origin: Origin, stored: StoredRecord | None, settings: DisplaySettings | None
    ) -> Iterator[Finding]:
        if settings is not None:
            state = OK if settings.show_usage else WRONG
            yield Finding("usage_enabled", "settings", state)
        if origin == NOTHING:
            yield Finding("usage_source", "settings", WRONG)
            return
        yield Finding("usage_source", "settings", OK, {"kind": origin.kind})
        if stored is not None:
            yield self._target(origin, stored.record)
            yield from self._shared(stored)
            yield self._series(stored.record)
        yield self._fresh(origin)

    def _target(self, origin: Origin, record: AccessRecord) -> Finding:
        subject = Subject._make(getattr(record, name) for name in Subject._fields)
        aim = origin.aim_of(subject._replace(enabled=True))
        if aim is not None:
            state = OK if origin.kind == NFDUMP else self._group(aim.target)
            return Finding("usage_target", "record", state, {"target": aim.target})
        if origin.kind != NFDUMP:
            return Finding("usage_target", "record", "group")
        everywhere = Origin(origin.kind, None).aim_of(subject._replace(enabled=True))
        return Finding("usage_target", "record", "outside" if everywhere else "address")

    def _group(self, name: str) -> str:
        """Return whether the source has a group, as far as that is known without asking it."""
        known_groups = groups.recent(self.connection, self.installation_id)
        if known_groups is None or match(name, known_groups.items) is not None:
            return OK
        return "missing"

    def _shared(self, stored: StoredRecord) -> Iterator[Finding]:
        """Yield whether other clients have addresses of an intact record, if it has any."""
        if stored.integrity != "ok" or not networks.networks_in(stored.record.ip_address):
            return
        reader = RecordReader(self.connection, self.keyring, self.installation_id)
        others = networks.others_with(self.connection, stored.record, MAX_OTHERS)
        intact = [each for each in reader.find_many(others).values() if each.integrity == "ok"]
        clients = sorted({each.record.client_id for each in intact})
        named = ", ".join(f"#{each}" for each in clients[:MAX_NAMED])
        more = ", …" if len(clients) > MAX_NAMED else ""
        values: dict[str, object] = {"clients": named + more} if clients else {}
        yield Finding("usage_address_shared", "record", WRONG if clients else OK, values)

    def _series(self, record: AccessRecord) -> Finding:
        question = Question(self.installation_id, record.service_id, record.client_id)
        series = series_of(self.connection, self.keyring, question)
        if series is None:
            return Finding("usage_series", "record", "broken")
        if not record.enabled:
            return Finding("usage_series", "record", "disabled")
        is_open = [each.from_slot for each in series if each.to_slot is None]
        if not is_open:
            return Finding("usage_series", "record", WRONG)
        return Finding("usage_series", "record", OK, {"since": _text_of(is_open[0])})

    def _fresh(self, origin: Origin) -> Finding:
        source = source_name(origin.kind, self.installation_id)
        newest = known.newest(self.connection, source)
        if newest is None:
            return Finding("usage_fresh", "settings", "never")
        state = WRONG if known.is_late(source, newest) else OK
        return Finding("usage_fresh", "settings", state, {"at": _text_of(newest + 1)})


def _text_of(slot: Slot) -> str:
    return f"{moment_of(slot):%Y-%m-%d %H:%M}"
