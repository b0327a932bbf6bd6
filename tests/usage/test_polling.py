"""NetFlow Analyzer through the collector: faults leave gaps, and change no figure."""

import json
import time
from typing import Any

import pytest
from sqlalchemy import delete, select

from app.audit.trail import Author
from app.commands.usage_findings import usage_findings
from app.input.conditions import NO_CONDITION
from app.storage.usage_tables import usage_counters, usage_sources
from app.usage import source_settings
from app.usage.slots import slot_of
from app.usage.stated_source import SourceStated
from tests.support.command import run
from tests.usage.analyzer import FAULTS, KEY, Analyzer, served
from tests.usage.measured_records import Clock, MeasuredRecords
from tests.usage.rounds import BEGIN, Rounds, choose_analyzer

NAMED = {
    "unreachable": "does not answer",
    "refused": "refuses the key",
    "unreadable": "not understood",
    "disagrees": "contradicts",
}


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
    choose_analyzer(records, analyzer.url, "Etc/GMT+6" if time.gmtime(now).tm_hour < 6 else "UTC")
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
