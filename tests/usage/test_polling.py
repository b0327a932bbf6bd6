"""NetFlow Analyzer through the collector: faults leave gaps, and change no figure."""

import json
import time
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from sqlalchemy import delete, select

from app.audit.trail import Author
from app.commands.usage_findings import usage_findings
from app.input.conditions import NO_CONDITION
from app.records import measuring
from app.storage.usage_tables import usage_counters, usage_sources
from app.upkeep import traffic
from app.usage import source_settings
from app.usage.answer import Asked, usage_of
from app.usage.collector import Report, Work
from app.usage.kinds import NETFLOW_ANALYZER, NFDUMP
from app.usage.polling import Polling
from app.usage.series import Question
from app.usage.slots import SLOT_SECONDS, slot_of
from app.usage.sources import analyzer_client, netflow_analyzer
from app.usage.stated_source import SourceStated
from tests.support.command import run
from tests.usage.analyzer import FAULTS, KEY, KILO, Analyzer, day, served
from tests.usage.measured_records import NOON, Clock, MeasuredRecords

BEGIN = NOON - 100
NAMED = {
    "unreachable": "does not answer",
    "refused": "refuses the key",
    "unreadable": "not understood",
    "disagrees": "contradicts",
}


@pytest.fixture
def analyzer() -> Iterator[Analyzer]:
    """Serve answers."""
    with served(Analyzer({}, shape="seconds")) as analyzer:
        yield analyzer


def _choose(records: MeasuredRecords, url: str, zone: str = "UTC") -> None:
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


@pytest.fixture
def rounds(records: MeasuredRecords, analyzer: Analyzer, clock: Clock) -> Rounds:
    """Give the rounds of an installation with a record of the group."""
    clock.slot = BEGIN
    _choose(records, analyzer.url)
    records.put(1, group="acme")
    return Rounds(records, analyzer, clock)


def test_no_fault_changes_what_is_known(rounds: Rounds) -> None:
    """Each leaves gaps, is named by `check`, and the gaps fill once it is over."""
    records = rounds.records
    assert rounds.after(40).failure is None
    assert rounds.shown() == rounds.expected()
    for fault in FAULTS:
        before = rounds.shown()
        report = rounds.after(2, fault)
        assert report.failure is not None, fault
        assert KEY not in str(report.failure)
        assert rounds.shown() == [*before, None, None], fault
        failure = records.read(lambda c: c.scalar(select(usage_sources.c.last_failure)))
        problems = list(usage_findings(records.settings, records.database, records.keyring))
        assert any(NAMED[str(failure)] in problem for problem in problems), (fault, problems)
        assert rounds.after(1).failure is None, fault
        assert rounds.shown() == rounds.expected(), fault
    assert not list(usage_findings(records.settings, records.database, records.keyring))


def test_without_proof_wrong_units_are_stored(
    rounds: Rounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the sum is what keeps them out, and not some other rule."""
    rounds.after(20)
    monkeypatch.setattr("app.usage.sources.analyzer_answers.check", lambda *_: None)
    assert rounds.after(2, "wrong units").failure is None
    assert rounds.shown() != rounds.expected()


def test_a_new_owner_sees_nothing_of_before(rounds: Rounds, clock: Clock) -> None:
    """Today's series reaches back before a record existed; that part is nobody's of its."""
    rounds.after(30)
    rounds.records.put(2, group="ACME")
    first = clock.slot + 1 - BEGIN
    rounds.after(20)
    assert rounds.shown(2) == [*[None] * first, *rounds.expected()[first:]]
    assert rounds.shown(1) == rounds.expected()


def test_figures_end_with_the_newest_slot_of_the_source(rounds: Rounds, clock: Clock) -> None:
    """What is answered goes by the source of the installation, not by that of nfdump."""
    rounds.after(40)
    question = Question(1, 1, 5)
    keyring = rounds.records.keyring
    usage = rounds.records.read(lambda c: usage_of(c, keyring, question, Asked("24h")))
    assert usage is not None
    assert (usage.known, usage.collected_until) == (38, clock.slot - 1)


def test_metrics_tell_sources_apart(rounds: Rounds, clock: Clock) -> None:
    """Each of those of installations has its own, beside nfdump's, and until when it is known."""
    rounds.after(40)
    rounds.after(2, "error")
    flows, own = (
        {"source": NFDUMP, "installation": ""},
        {
            "source": NETFLOW_ANALYZER,
            "installation": "default",
        },
    )
    found = {
        (sample.name.removeprefix("nfm_usage_"), *sample.labels.values()): sample.value
        for family in traffic.figures(rounds.records.database)
        for sample in family.samples
    }
    until = (clock.slot - 3) * SLOT_SECONDS
    for source, series, collected in ((flows, 0, 0), (own, 1, until)):
        labels = tuple(source.values())
        assert found["series_open", *labels] == series
        assert found["series_broken", *labels] == 0
        assert found["collected_until_seconds", *labels] == collected
        assert found["flows_moved_total", *labels] == 0
        assert (found["round_seconds", *labels] > 0) is (source is own)
        assert (found["files_total", *labels, "added"] > 0) is (source is own)
    assert found["files_total", *own.values(), "late"] == 0


def test_another_url_is_another_source(rounds: Rounds) -> None:
    """The series ends, the next begins with the next slot, and the key does not go along."""
    rounds.after(20)
    kept = rounds.shown()[:-1]
    with served(Analyzer({}, shape="seconds")) as other:
        stated = SourceStated.model_validate({"kind": "netflow_analyzer", "url": other.url})
        author = Author(installation_id=1, actor="test")
        keyring = rounds.records.keyring
        rounds.records.database.transact(
            lambda c: source_settings.put(c, keyring, author, stated, NO_CONDITION)
        )
        assert [to is not None for _, _, (_, to) in rounds.records.series(1)] == [True]
        rounds.analyzer = other
        rounds.after(3)
        assert [to is not None for _, _, (_, to) in rounds.records.series(1)] == [True, False]
        assert rounds.shown()[: len(kept)] == kept
        assert all(KEY not in repr(asked) for asked in other.asked)


def _json(records: MeasuredRecords, *arguments: str) -> dict[str, Any]:
    done = run(records.settings.data_dir, *arguments, "--json")
    assert done.returncode == 0, done.stderr
    assert KEY not in done.stdout + done.stderr
    return dict(json.loads(done.stdout))


def test_the_commands(records: MeasuredRecords, analyzer: Analyzer, clock: Clock) -> None:
    """`collect` asks once an hour, `usage probe` shows what is understood and stores nothing."""
    now = time.time()
    # A zone in which it is not right after midnight.
    _choose(records, analyzer.url, "Etc/GMT+6" if time.gmtime(now).tm_hour < 6 else "UTC")
    clock.slot = slot_of(now) - 12
    records.put(1, group="ACME")
    analyzer.rates = dict.fromkeys(range(clock.slot * 300, int(now), 300), (16, 32))
    clock.slot += 12
    first = _json(records, "collect")
    assert (first["files"], first["series"], first["failure"]) == ({"added": 1}, 1, None)
    asked = len(analyzer.asked)
    assert _json(records, "collect")["files"] == {}
    assert len(analyzer.asked) == asked
    found = _json(records, "usage", "probe", "--group", "acme")
    assert (found["measured"], found["path"]) == ("ACME", "v2/nfadevice/getCapacityPlanData")
    assert found["bytes_out"] == 2 * found["bytes_in"] == found["slots"] * 32_000 * 300 // 8
    missing = run(records.settings.data_dir, "usage", "probe", "--group", "Acm")
    assert (missing.returncode, "no such group" in missing.stderr) == (1, True)
    for wrong in ([], ["--group", "a", "--address", "192.0.2.1"]):
        assert run(records.settings.data_dir, "usage", "probe", *wrong).returncode == 2
    analyzer.fault = "login page"
    refused = run(records.settings.data_dir, "usage", "probe", "--group", "ACME")
    assert (refused.returncode, "key or address" in refused.stderr) == (1, True)
    records.database.transact(lambda c: c.execute(delete(usage_counters)).rowcount)
    failed = run(records.settings.data_dir, "collect", "--json")
    assert (failed.returncode, "login" in json.loads(failed.stdout)["failure"]) == (1, True)
    asked = len(analyzer.asked)
    assert _json(records, "collect")["files"] == {}
    assert len(analyzer.asked) == asked
