"""`collect --again` as a command, and when it changes nothing."""

import json
import re
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.usage.slots import SLOTS_PER_DAY, moment_of
from tests.support.command import Done, run
from tests.support.sql import query_sql, run_sql
from tests.usage.days import (
    FIRST,
    LATE,
    SECOND,
    SERVICES,
    TIMES,
    Days,
    name_at,
    put_records,
)
from tests.usage.directory import Directory
from tests.usage.measured_records import Clock, MeasuredRecords, patched

ROOT = Path(__file__).parents[2]
DAY = f"{moment_of(FIRST):%Y-%m-%d}"
NEXT_DAY = f"{moment_of(SECOND):%Y-%m-%d}"
TABLES = ("usage_open", "usage_days", "usage_known", "usage_files")

pytestmark = pytest.mark.needs("nfdump")


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory, captures: tuple[Path, Path]) -> Iterator[Days]:
    """Give days that were collected: the first is packed, the second open."""
    clock, folder = Clock(), tmp_path_factory.mktemp("again")
    with patched(clock), closing(MeasuredRecords.new(folder / "data", clock)) as records:
        put_records(records)
        days = Days(records, Directory(folder / "flows", captures[0]))
        days.put(*TIMES)
        days.directory.put(name_at(FIRST - 100, "gone"))
        clock.slot = SECOND + SLOTS_PER_DAY
        assert days.collect().files == {"added": len(TIMES) + 1}
        yield days


def _run(days: Days, *arguments: str, **variables: str) -> Done:
    flows = {"NFM_NFDUMP_DIR": str(days.directory.path), **variables}
    given = {name: value for name, value in flows.items() if value}
    return run(days.records.settings.data_dir, *arguments, variables=given)


def _again(days: Days, *arguments: str) -> Done:
    return _run(days, "collect", "--again", *arguments, "--max-flow-age", "7d")


def _documented() -> list[list[str]]:
    """Return the days of the commands on the page, which are of the past, as those of the test."""
    page = (ROOT / "docs" / "traffic.md").read_text(encoding="utf-8")
    calls = re.findall(r"^\.venv/bin/netflow-manager collect --again (.*)$", page, re.MULTILINE)
    assert [len(call.split()) for call in calls] == [1, 2]
    return [[DAY, NEXT_DAY][: len(call.split())] for call in calls]


def _rows(days: Days) -> list[list[tuple[Any, ...]]]:
    return [query_sql(days.records.settings, f"SELECT * FROM {table}") for table in TABLES]


def _shown(days: Days) -> dict[str, Any]:
    done = _run(days, "usage", "show", str(SERVICES[0]), "--period", "7d", "--json")
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize("slot", [FIRST - 1, FIRST + 144, SECOND + 144])
def test_a_missing_file_is_named_and_nothing_changes(days: Days, slot: int) -> None:
    """One of the day, and those of other days that reach into it. A renamed one is found."""
    path, before = days.directory.path / name_at(slot), _rows(days)
    elsewhere = days.directory.path.parent / "elsewhere"
    path.rename(elsewhere)
    done = _again(days, DAY)
    assert (done.returncode, name_at(slot) in done.stderr) == (1, True)
    assert _rows(days) == before
    elsewhere.rename(path)
    renamed = path.with_name(f"{path.name}00")  # the same moment, with its seconds
    path.rename(renamed)
    assert _again(days, DAY).returncode == 0
    renamed.rename(path)


def test_the_last_file_of_a_dead_router_is_needed(days: Days) -> None:
    """Without it the gap that the router has left would be filled with what others sent."""
    path, before = days.directory.path / name_at(FIRST - 100, "gone"), days.figures()
    elsewhere = days.directory.path.parent / "elsewhere"
    path.rename(elsewhere)
    done = _again(days, DAY)
    assert (done.returncode, name_at(FIRST - 100, "gone") in done.stderr) == (1, True)
    elsewhere.rename(path)
    assert _again(days, DAY).returncode == 0
    assert days.figures() == before
    assert None in before[0]


def test_a_file_that_cannot_be_read_leaves_all_as_it_was(days: Days) -> None:
    """The figures that it had are kept; what was read of others is dropped."""
    path = days.directory.path / name_at(FIRST + 144)
    content, before = path.read_bytes(), _rows(days)
    path.write_bytes(content[:100])
    done = _again(days, DAY, NEXT_DAY)
    assert (done.returncode, "1 files that were counted cannot be read" in done.stderr) == (1, True)
    assert [row for row in _rows(days) if row not in before] == []
    path.write_bytes(content)


def test_an_edited_series_keeps_its_figures(days: Days) -> None:
    """It would not be measured, so what was measured of it would be lost."""
    before = _rows(days)
    settings = days.records.settings
    run_sql(settings, "UPDATE usage_series SET client_id = 6 WHERE service_id = 9")
    done = _again(days, DAY)
    assert (done.returncode, "netflow-manager check" in done.stderr) == (1, True)
    assert _rows(days) == before
    run_sql(settings, "DELETE FROM usage_series WHERE service_id = 9")


def test_what_the_command_refuses(days: Days) -> None:
    """Days that are none, too many, too old or to come, and a host without files of nfcapd."""
    today = datetime.now(UTC).date()
    for arguments in ((), ("yesterday",), (NEXT_DAY, DAY), (DAY, DAY, DAY), ("2026-01-01", DAY)):
        assert _again(days, *arguments).returncode == 2, arguments
    for other in (today + timedelta(days=1), today - timedelta(days=101)):
        assert _again(days, str(other)).returncode == 1
    assert _run(days, "collect", DAY).returncode == 2
    assert _run(days, "collect", "--loop", "--again", DAY).returncode == 2
    done = _run(days, "collect", "--again", DAY, NFM_NFDUMP_DIR="")
    assert (done.returncode, "NetFlow Analyzer" in done.stderr) == (78, True)


def test_the_figures_before_and_after(days: Days, captures: tuple[Path, Path]) -> None:
    """A file that came late, and one that was written to, count in what `usage show` prints."""
    days.put(LATE)
    days.directory.flow_file = captures[1]
    days.put(FIRST + 144)
    assert _run(days, "collect", "--max-flow-age", "7d").returncode == 0
    totals = [_shown(days)["total_bytes"]]
    for arguments in _documented():
        done = _again(days, *arguments, "--json")
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["files"] == {"again": len(TIMES) + 1}
        totals.append(_shown(days)["total_bytes"])
    assert totals == sorted({*totals})
