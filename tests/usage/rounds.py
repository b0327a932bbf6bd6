"""Rounds of the collector for an installation that takes its figures from NetFlow Analyzer."""

from functools import partial

import pytest

from app.audit.trail import Author
from app.input.conditions import NO_CONDITION
from app.records import measuring
from app.usage import source_settings
from app.usage.collector import Report, Work
from app.usage.polling import Polling
from app.usage.slots import SLOT_SECONDS
from app.usage.sources import analyzer_client, netflow_analyzer
from app.usage.stated_source import SourceStated
from tests.usage.analyzer import KEY, KILO, Analyzer, day
from tests.usage.measured_records import NOON, Clock, MeasuredRecords

BEGIN = NOON - 100


def choose_analyzer(records: MeasuredRecords, url: str, zone: str = "UTC") -> None:
    """Let the installation take its figures from a server."""
    members = {"kind": "netflow_analyzer", "url": url, "api_key": KEY, "time_zone": zone}
    stated = SourceStated.model_validate(members)
    author = Author(installation_id=1, actor="test")
    put = partial(source_settings.put, stated=stated, condition=NO_CONDITION)
    records.database.transact(lambda connection: put(connection, records.keyring, author))


class Rounds:
    """Rounds of processes that end after one, at the time of a clock."""

    def __init__(self, records: MeasuredRecords, analyzer: Analyzer, clock: Clock) -> None:
        self.records, self.analyzer, self.clock = records, analyzer, clock

    def after(self, slots: int, fault: str | None = None) -> Report:
        """Collect that many slots later, while the server has a fault."""
        self.clock.slot += slots
        now = self.clock.slot * SLOT_SECONDS + 130
        self.analyzer.rates, self.analyzer.fault = day(now), fault
        database, keyring = self.records.database, self.records.keyring
        work = Work(lambda: measuring.sync(database, keyring))
        (collector,) = Polling(database, keyring, work, None).collectors()
        assert isinstance(collector.source, netflow_analyzer.NetflowAnalyzer)
        collector.source.clock = lambda: now
        with pytest.MonkeyPatch.context() as patch:
            if fault in {"slow", "trickling"}:
                patch.setattr(analyzer_client, "LIMIT_SECONDS", 0.5)
            report = collector.round()
        collector.give_back()
        assert report is not None
        return report

    def shown(self, service_id: int = 1) -> list[object]:
        """Return what the owner sees from the first slot until now."""
        return self.records.moved(service_id, 5, range(BEGIN, self.clock.slot + 1))

    def expected(self) -> list[object]:
        """Return the same as the server has it: known from the series' first slot on."""
        return [self._expected(slot) for slot in range(BEGIN, self.clock.slot + 1)]

    def _expected(self, slot: int) -> object:
        if not BEGIN < slot < self.clock.slot - 1:
            return None
        return tuple(rate * KILO * SLOT_SECONDS // 8 for rate in self.analyzer.rates[slot * 300])
