"""The commands `collect`, `usage sync`, `installation networks`, and what `check` reports."""

import json
import time
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import ColumnElement, select

from app.commands import collectors
from app.storage.batches import insert_many
from app.storage.usage_tables import (
    leases,
    usage_counters,
    usage_files,
    usage_known,
    usage_sources,
)
from app.usage.slots import SLOT_SECONDS, moment_of, slot_of
from app.usage.sources.nfdump import NfdumpOptions, NfdumpSource
from app.usage.spread import Limits
from app.usage.stored_files import Files
from tests.support.command import Done, run
from tests.support.sql import run_sql
from tests.usage.directory import Directory
from tests.usage.measured_records import Clock, ListSource, MeasuredRecords, file_of

ADDRESS = "192.0.2.1"
BYTES = sum(range(1_000, 1_010))


def _run(records: MeasuredRecords, *arguments: str, **variables: str) -> Done:
    return run(records.settings.data_dir, *arguments, variables=variables)


def _json(records: MeasuredRecords, *arguments: str, **variables: str) -> dict[str, Any]:
    done = _run(records, *arguments, "--json", **variables)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def _problems(records: MeasuredRecords, **variables: str) -> list[str]:
    done = _run(records, "check", "--json", **variables)
    return [problem for problem in json.loads(done.stdout)["problems"] if "raffic" in problem]


@pytest.fixture
def now(clock: Clock) -> int:
    """Return the current slot, which is ten slots after the begin of what is measured."""
    now = slot_of(time.time())
    clock.slot = now - 10
    return now


@pytest.mark.needs("nfdump")
def test_a_round_asks_for_the_files_that_are_there(
    records: MeasuredRecords,
    now: int,
    clock: Clock,
    directory: Directory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Markers of a year are not loaded: of 5,000 a round reads the two whose files are left."""
    records.put(1, ip_address=ADDRESS)
    clock.slot = now
    names = [f"nfcapd.{moment_of(now - number):%Y%m%d%H%M}" for number in range(5_000)]
    rows = [
        ("nfdump", name, f"{place:064}", now, 1, 1, "added") for place, name in enumerate(names)
    ]
    columns = ("source", "name", "digest", "slot", "flows", "bytes", "outcome")
    records.database.transact(lambda c: insert_many(c, usage_files, columns, rows))
    for name in names[2:4]:
        directory.put(name)
    read: list[str] = []
    find = Files._found  # noqa: SLF001

    def found(files: Files, condition: ColumnElement[bool]) -> set[str]:
        read.extend(find(files, condition))
        return find(files, condition)

    monkeypatch.setattr(Files, "_found", found)
    assert records.collect_from(NfdumpSource(NfdumpOptions(directory.path))).files == {}
    assert sorted(read) == sorted(names[2:4])


@pytest.mark.needs("nfdump")
def test_collect_stores_what_real_flows_moved(
    records: MeasuredRecords,
    now: int,
    clock: Clock,
    directory: Directory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A record without a series gets one, the file is added once, and its bytes are shown."""
    records.put(1, ip_address=ADDRESS)
    file = directory.put(directory.flow_file.name)
    clock.slot = now + 3
    later = partial(NfdumpSource, clock=lambda: time.time() + 3 * SLOT_SECONDS)
    monkeypatch.setattr(collectors, "NfdumpSource", later)
    variables = {"NFM_NFDUMP_DIR": str(file.parent)}
    found = _json(records, "collect", **variables)
    assert (found["files"], found["series"], found["failure"]) == ({"added": 1}, 1, None)
    assert _json(records, "collect", "--once", **variables)["files"] == {}
    traffic = records.traffic(1, 5, (now - 20, now + 2))
    assert traffic is not None
    assert (sum(traffic.bytes_in), sum(traffic.bytes_out)) == (0, BYTES)
    found = _json(records, "usage", "probe", "--address", f"{ADDRESS}/31", **variables)
    assert (found["measured"], found["bytes_in"], found["bytes_out"]) == ("192.0.2.0/31", 0, BYTES)
    assert all(moment.endswith(":00Z") for moment in (found["from"], found["until"]))
    unknown = _json(records, "usage", "probe", "--address", "203.0.113.9", **variables)
    assert (unknown["slots"], unknown["bytes_in"], unknown["bytes_out"]) == (0, None, None)
    assert _run(records, "usage", "probe", "--address", "rack 7", **variables).returncode == 2
    assert _run(records, "usage", "probe", "--address", ADDRESS).returncode == 78


def test_collect_says_what_it_needs(records: MeasuredRecords, tmp_path: Path) -> None:
    """Without a directory nothing is done; what cannot be read lets another host collect."""
    done = _run(records, "collect")
    assert (done.returncode, "NFM_NFDUMP_DIR: must be set" in done.stderr) == (78, True)
    variables = {"NFM_NFDUMP_DIR": str(tmp_path / "missing")}
    done = _run(records, "collect", "--json", **variables)
    assert done.returncode == 1
    assert "not a directory" in json.loads(done.stdout)["failure"]
    collector = records.collector(ListSource([]))
    assert collector.lease.take(records.database)
    assert _json(records, "collect", **variables)["collected"] is False
    assert _run(records, "collect", "--max-flow-age", "0h", **variables).returncode == 2
    assert _run(records, "collect", "--loop", "--once", **variables).returncode == 2


@pytest.mark.parametrize("again", [False, True])
def test_a_host_without_the_files_leaves_them_to_others(
    records: MeasuredRecords, tmp_path: Path, *, again: bool
) -> None:
    """It takes no lease, notes no failure, and packs nothing: another host collects well."""
    yesterday = f"{moment_of(slot_of(time.time() - 86_400)):%Y-%m-%d}"
    options = ("--again", yesterday) if again else ()
    records.collect()
    tables = (leases, usage_sources, usage_counters, usage_known)

    def stored() -> list[object]:
        return records.read(lambda c: [c.execute(select(table)).all() for table in tables])

    before = stored()
    done = _run(records, "collect", *options, NFM_NFDUMP_DIR=str(tmp_path / "missing"))
    assert (done.returncode, "not a directory" in done.stderr) == (1, True)
    assert stored() == before
    assert _run(records, "collect").returncode == 78
    assert stored() == before


@pytest.mark.needs("nfdump")
def test_a_probe_spreads_flows_as_the_collector_does(
    records: MeasuredRecords, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The active timeout that the host states is that of both."""
    stated: list[NfdumpOptions] = []

    def source(options: NfdumpOptions) -> NfdumpSource:
        stated.append(options)
        return NfdumpSource(options)

    monkeypatch.setattr(collectors, "NfdumpSource", source)
    variables = {"NFM_NFDUMP_DIR": str(tmp_path), "NFM_NFDUMP_ACTIVE_TIMEOUT": "60"}
    _json(records, "usage", "probe", "--address", ADDRESS, **variables)
    _json(records, "collect", **variables)
    assert stated == [NfdumpOptions(tmp_path, limits=Limits(active_timeout=60_000))] * 2


def test_an_error_names_the_next_step(records: MeasuredRecords) -> None:
    """What cannot be shown says which call or command to use."""
    records.put(1)
    missing = _run(records, "usage", "show", "1")
    assert "netflow-manager record explain 1" in missing.stderr
    probed = _run(records, "usage", "probe", "--group", "ACME")
    assert "PUT /v1/usage-source" in probed.stderr
    backwards = _run(records, "collect", "--again", "2026-11-28", "2026-11-01")
    assert "the last day must not be before the first" in " ".join(backwards.stderr.split())
    assert [missing.returncode, probed.returncode, backwards.returncode] == [1, 1, 2]


def test_networks_decide_what_an_installation_measures(
    records: MeasuredRecords, now: int, clock: Clock
) -> None:
    """Assigning others ends the series of addresses outside of them, and `sync` begins others."""
    records.put(1, ip_address=ADDRESS)
    clock.slot = now
    command = ("installation", "networks", "default")
    assert _json(records, *command)["networks"] is None
    found = _json(records, *command, "198.51.100.0/24")
    assert (found["networks"], found["changed"]) == (["198.51.100.0/24"], 1)
    assert records.series(1)[0][2][1] is not None
    assert _json(records, *command, "192.0.2.0/24", "2001:db8::/32")["changed"] == 1
    assert _json(records, "usage", "sync") == {"changed": 0}
    assert _json(records, *command, "--none")["networks"] == []
    assert _run(records, *command, "rack 7").returncode == 2
    assert _run(records, *command, "--none", "192.0.2.1").returncode == 2


def test_a_source_is_switched_on_and_off(records: MeasuredRecords, now: int, clock: Clock) -> None:
    """With it the records are measured from the next slot on, without it until the current one."""
    records.put(1, ip_address=ADDRESS)
    clock.slot = now
    assert _json(records, "usage", "source") == {"kind": "nfdump", "changed": 0}
    assert _json(records, "usage", "source", "none") == {"kind": None, "changed": 1}
    assert [to is not None for _, _, (_, to) in records.series(1)] == [True]
    assert _json(records, "usage", "source", "none") == {"kind": None, "changed": 0}
    assert _json(records, "usage", "source", "nfdump") == {"kind": "nfdump", "changed": 1}
    assert _json(records, "usage", "source", "nfdump")["changed"] == 0
    assert [to is not None for _, _, (_, to) in records.series(1)] == [True, False]


def test_check_reports_what_is_wrong_with_traffic(
    records: MeasuredRecords, now: int, clock: Clock, tmp_path: Path
) -> None:
    """A stopped collector, gaps, late files, edited rows and a missing directory are named."""
    records.put(1, ip_address=ADDRESS)
    clock.slot = now
    assert any("No traffic was collected yet" in problem for problem in _problems(records))
    records.collect(*[file_of(slot, {}) for slot in range(now - 8, now) if slot != now - 3])
    (gap,) = _problems(records)
    assert "2 slots of five minutes" in gap
    run_sql(records.settings, "UPDATE usage_files SET outcome = 'late'")
    run_sql(records.settings, "UPDATE usage_files SET digest = 'x' WHERE slot = ?", now - 1)
    run_sql(records.settings, "UPDATE usage_series SET client_id = 6")
    run_sql(records.settings, "UPDATE usage_sources SET kind = 'netflow_analyzer'")
    found = _problems(records, NFM_NFDUMP_DIR=str(tmp_path / "missing"))
    for words in ("its row was edited", "7 files of the last week", "a series was edited"):
        assert any(words in problem for problem in found), words
    assert any("not a directory" in problem for problem in found)
