"""Figures of a period: what is known, what is a gap, and where figures end."""

import json

import pytest

from app.usage.answer import Asked, Usage, usage_of
from app.usage.figures import rate
from app.usage.series import Question
from app.usage.slots import SLOTS_PER_DAY
from tests.support.command import run
from tests.usage.measured_records import NOON, Clock, MeasuredRecords, file_of

FIRST, LAST = NOON + 1, NOON + 100
GAP = NOON + 50
ACTIVE = 6  # slots of the active timeout: their flows are still being reported
IN, OUT = 3_000, 9_000


def _usage(records: MeasuredRecords, asked: Asked, client_id: int = 5) -> Usage | None:
    question = Question(1, 1, client_id)
    return records.read(lambda c: usage_of(c, records.keyring, question, asked))


@pytest.fixture
def collected(records: MeasuredRecords, clock: Clock) -> MeasuredRecords:
    """Give a service that moved the same in each of a hundred slots, of which one is not known."""
    records.put(1, ip_address="192.0.2.1")
    (series,) = records.ids(1)
    clock.slot = LAST + 2
    slots = [slot for slot in range(FIRST, LAST + 1) if slot != GAP]
    records.collect(*[file_of(slot, {(series, slot): (IN, OUT)}) for slot in slots])
    return records


def test_figures_are_those_of_known_slots(collected: MeasuredRecords) -> None:
    """They end before slots whose flows are still reported; a gap is in no figure."""
    usage = _usage(collected, Asked())
    assert usage is not None
    end = LAST + 1 - ACTIVE
    assert (usage.period.start, usage.period.end) == (end - SLOTS_PER_DAY, end)
    known = 100 - ACTIVE - 1
    assert (usage.elapsed, usage.known, usage.collected_until) == (SLOTS_PER_DAY, known, end)
    figures = usage.figures
    assert (figures.incoming.bytes, figures.outgoing.bytes) == (known * IN, known * OUT)
    assert figures.outgoing.peak_slot == FIRST
    percentile = figures.percentile_95
    assert (percentile.bps, percentile.samples) == (rate(OUT), known)
    assert (percentile.method, percentile.direction) == ("higher", "out")


def test_a_cycle_that_runs_has_its_end_ahead(collected: MeasuredRecords) -> None:
    """Cycles are months of UTC, and what was not measured before the series is not known."""
    usage = _usage(collected, Asked("cycle"))
    assert usage is not None
    assert usage.period.start < FIRST < LAST < usage.period.end
    assert usage.known == 100 - ACTIVE - 1
    before = _usage(collected, Asked("last_cycle"))
    assert before is not None
    assert (before.known, before.figures.total_bytes) == (0, None)
    custom = _usage(collected, Asked(bounds=(GAP - 1, GAP + 2)))
    assert custom is not None
    assert (custom.period.name, custom.elapsed, custom.known) == ("custom", 3, 2)
    ahead = _usage(collected, Asked(bounds=(LAST + 500, LAST + 600)))
    assert ahead is not None
    assert (ahead.known, ahead.figures.percentile_95.samples) == (0, 0)


def test_before_anything_is_collected_all_is_unknown(records: MeasuredRecords) -> None:
    """A service that is measured since just now has null figures."""
    records.put(1, ip_address="192.0.2.1")
    usage = _usage(records, Asked())
    assert usage is not None
    assert (usage.known, usage.collected_until, usage.figures.total_bytes) == (0, None, None)
    assert _usage(records, Asked(), client_id=6) is None


@pytest.mark.parametrize("octets", [15_000_000_000_001, 2**63, 2**64])
def test_an_impossible_sum_is_a_gap(records: MeasuredRecords, clock: Clock, octets: int) -> None:
    """More than 400 Gbit/s of one service; the others of its file are counted, and later files."""
    for service in (1, 2):
        records.put(service, ip_address=f"192.0.2.{service}")
    (wrong,), (right,) = records.ids(1), records.ids(2)
    clock.slot += 4
    files = [
        file_of(
            FIRST + place, {(wrong, FIRST + place): (1, moved), (right, FIRST + place): (IN, OUT)}
        )
        for place, moved in enumerate((octets, 15_000_000_000_000))
    ]
    again = file_of(FIRST, {(wrong, FIRST): (octets, octets)}, name="nfcapd.again")
    assert records.collect(*files, again).files["added"] == 3
    slots = range(FIRST, FIRST + 2)
    assert records.moved(1, 5, slots) == [None, (1, 15_000_000_000_000)]
    assert records.moved(2, 5, slots) == [(IN, OUT)] * 2
    clock.slot += 2 * SLOTS_PER_DAY
    records.collect()  # packs the day
    assert records.moved(1, 5, slots) == [None, (1, 15_000_000_000_000)]
    assert records.moved(2, 5, slots) == [(IN, OUT)] * 2


def test_a_command_shows_them(collected: MeasuredRecords) -> None:
    """With --json and for people; a service that is not measured is an error."""
    folder = collected.settings.data_dir
    shown = json.loads(run(folder, "usage", "show", "1", "--json").stdout)
    assert (shown["client_id"], shown["period"]["known_slots"]) == (5, 93)
    assert shown["period"]["time_zone"] == "UTC"
    assert (shown["in"]["bytes"], shown["total_bytes"]) == (93 * IN, 93 * (IN + OUT))
    assert shown["percentile_95"]["bps"] == rate(OUT)
    lines = run(folder, "usage", "show", "1", "--period", "7d", "--method", "sum").stdout
    assert "93 of 2016 slots known" in lines
    assert "total: 1.116 MB" in lines
    assert "95th percentile (sum, 93 values): 320 bit/s" in lines
    collected.put(2)
    for service in ("2", "3"):
        assert run(folder, "usage", "show", service).returncode == 1
