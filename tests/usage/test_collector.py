"""A round of the collector: what is known, what is late, what is packed and what is deleted."""

from pathlib import Path

import pytest

from app.lifecycle.events import ServiceChanged
from app.records import measuring
from app.usage import counters, networks
from app.usage.kinds import NFDUMP
from app.usage.slots import SLOT_SECONDS, SLOTS_PER_DAY, moment_of
from app.usage.sources.nfdump import NfdumpOptions, NfdumpSource
from app.usage.sources.source import SourceUnavailable, SourceUnreadable, Unreadable
from app.usage.sums import Sums
from app.usage.tags import TAG_BYTES
from tests.support.sql import query_sql, run_sql
from tests.usage.measured_records import DAY, NOON, Clock, ListSource, MeasuredRecords, file_of

MIDNIGHT = (DAY + 1) * SLOTS_PER_DAY
PACKED = MIDNIGHT + 36
ADDRESS = "192.0.2.1"


@pytest.fixture
def series(records: MeasuredRecords) -> int:
    """Return the id of the series of service 1, which client 5 owns."""
    records.put(1, ip_address=ADDRESS)
    return records.ids(1)[0]


def _rows(records: MeasuredRecords, table: str) -> int:
    ((count,),) = query_sql(records.settings, f"SELECT count(*) FROM {table}")
    assert isinstance(count, int)
    return count


def _last_round(records: MeasuredRecords) -> tuple[object, bool]:
    """Return why the last round failed, and whether one has ever succeeded."""
    query = "SELECT last_failure, last_success_at FROM usage_sources"
    ((failure, success),) = query_sql(records.settings, query)
    return failure, success is not None


def test_what_is_not_known_is_not_zero(records: MeasuredRecords, series: int, clock: Clock) -> None:
    """A slot without a file is a gap, one without a byte of the service is zero."""
    clock.slot += 5
    files = [file_of(NOON + 1, {(series, NOON + 1): (7, 8)}), file_of(NOON + 3, {})]
    report = records.collect(*files)
    assert (report.files["added"], report.series) == (2, 1)
    slots = range(NOON, NOON + 5)
    assert records.moved(1, 5, slots) == [None, (7, 8), None, (0, 0), None]


def test_a_packed_day_is_read_as_it_was(
    records: MeasuredRecords, series: int, clock: Clock
) -> None:
    """Three hours after midnight sums and gaps stand in one row, and no row of a slot is left."""
    clock.slot = PACKED - 1
    sums = {(series, slot): (slot, 2**43) for slot in range(NOON + 1, MIDNIGHT, 3)}
    records.collect(*[file_of(slot, {(series, slot): sums[series, slot]}) for _, slot in sums])
    before = records.traffic(1, 5, (NOON - 1_000, MIDNIGHT + 1_000))
    assert _rows(records, "usage_open") == len(sums)
    clock.slot = PACKED
    assert records.collect().packed == 1
    assert (_rows(records, "usage_open"), _rows(records, "usage_days")) == (0, 1)
    assert records.traffic(1, 5, (NOON - 1_000, MIDNIGHT + 1_000)) == before
    query = "SELECT known, bytes_in, bytes_out, highest_in, highest_out, step FROM usage_days"
    ins, count = [moved for moved, _ in sums.values()], len(sums)
    expected = (count, sum(ins), 2**43 * count, max(ins), 2**43, 300)
    assert query_sql(records.settings, query) == [expected]


def test_what_comes_after_packing_is_refused_and_counted(
    records: MeasuredRecords, series: int, clock: Clock
) -> None:
    """A file adds to the day that is open, and nothing to the one that is packed."""
    clock.slot = PACKED + 1
    records.collect(file_of(MIDNIGHT - 1, {(series, MIDNIGHT - 1): (5, 5)}))
    reaches_back = {(series, MIDNIGHT - 1): (1, 1), (series, MIDNIGHT): (2, 2)}
    late = [file_of(MIDNIGHT, reaches_back), file_of(MIDNIGHT - 2, {(series, NOON + 1): (9, 9)})]
    assert records.collect(*late).files == {"late": 2}
    slots = range(MIDNIGHT - 2, MIDNIGHT + 1)
    assert records.moved(1, 5, slots) == [None, (5, 5), (2, 2)]
    assert records.collect(*late).files == {}
    found = records.read(lambda connection: counters.read(connection, NFDUMP))
    assert (found["files_late"], found["files_added"], found["series"]) == (2, 1, 1)


def test_a_day_waits_for_files_that_cannot_be_read(
    records: MeasuredRecords, series: int, clock: Clock
) -> None:
    """A source that is down, or a damaged file, holds a day open for a week, and no other day."""
    clock.slot = PACKED + SLOTS_PER_DAY
    files = [file_of(slot, {(series, slot): (1, 1)}) for slot in (NOON + 1, MIDNIGHT + 50)]
    assert records.collect(*files, failure=SourceUnavailable("down")).packed == 0
    assert _last_round(records) == ("unreachable", False)
    part = Unreadable("nfcapd.x", range(NOON + 2, NOON + 3), "cut")
    report = records.collect(failure=SourceUnreadable([part]))
    assert (report.packed, report.files["unreadable"]) == (1, 1)
    assert (_rows(records, "usage_open"), _rows(records, "usage_days")) == (1, 1)
    records.collect(file_of(NOON + 2, {(series, NOON + 2): (3, 3)}))
    assert records.moved(1, 5, [NOON + 1, NOON + 2, MIDNIGHT + 50]) == [(1, 1), (3, 3), (1, 1)]
    clock.slot += 8 * SLOTS_PER_DAY
    records.collect(file_of(clock.slot - 7 * SLOTS_PER_DAY, {}), failure=SourceUnreadable([part]))
    assert _rows(records, "usage_open") == 0
    assert _last_round(records) == ("unreadable", True)
    records.collect()
    assert _last_round(records) == (None, True)


@pytest.mark.needs("nfdump")
@pytest.mark.parametrize("begin", [0, 29, 30])
def test_an_unreadable_file_holds_open_what_its_flows_reach(
    records: MeasuredRecords, series: int, clock: Clock, tmp_path: Path, begin: int
) -> None:
    """Flows lie up to two hours and the active timeout before it: 30 slots, also of yesterday."""
    clock.slot += 3
    records.collect(file_of(NOON + 1, {(series, NOON + 1): (1, 1)}))
    clock.slot = MIDNIGHT + 40
    (tmp_path / f"nfcapd.{moment_of(MIDNIGHT + begin):%Y%m%d%H%M}").write_bytes(b"garbage")
    source = NfdumpSource(NfdumpOptions(tmp_path), clock=lambda: clock.slot * SLOT_SECONDS)
    report = records.collect_from(source)
    assert (report.files["unreadable"], report.packed) == (1, int(begin == 30))


def test_a_series_that_begins_late_has_no_zeros_before_it(
    records: MeasuredRecords, series: int, clock: Clock
) -> None:
    """Slots that were collected before a series was seen are gaps: a long import ends late."""
    del series
    clock.slot += 9
    records.collect(file_of(NOON + 8, {}))
    clock.slot = NOON + 2  # the clock of a host that is late
    records.put(2, ip_address="192.0.2.2")
    clock.slot = NOON + 11
    records.collect(*[file_of(slot, {}) for slot in (NOON + 7, NOON + 9)])
    assert records.moved(2, 5, range(NOON + 7, NOON + 10)) == [None, None, (0, 0)]
    assert records.series(2)[0][2] == (9, None)


def test_a_series_that_has_ended_meanwhile_gets_nothing_more(
    records: MeasuredRecords, series: int, clock: Clock
) -> None:
    """The round has loaded it while it was open; its new owner's begins where it ended."""
    clock.slot += 2
    collector = records.collector(source := ListSource([]))
    clock.slot += 4
    assert collector.lease.take(records.database)
    loaded = collector.series.load(collector.lease)
    clock.slot = NOON + 3
    event = {"event": "owner_changed", "service_id": 1, "client_id": 6}
    records.report(ServiceChanged.model_validate(event))
    sums = {(series, slot): (slot, 0) for slot in (NOON + 3, NOON + 4)}
    collector.store.add(file_of(NOON + 4, sums), loaded)
    assert source.files == []
    assert query_sql(records.settings, "SELECT slot FROM usage_open") == [(NOON + 3,)]


def test_what_is_erased_is_not_in_open_slots_either(
    records: MeasuredRecords, series: int, clock: Clock
) -> None:
    """The others of its shard keep theirs; what a round adds that began before is never shown."""
    records.put(2, ip_address="192.0.2.2")
    (other,) = records.ids(2)
    clock.slot += 3
    records.collect(file_of(NOON + 1, {(series, NOON + 1): (7, 8), (other, NOON + 1): (1, 2)}))
    collector = records.collector(ListSource([]))
    assert collector.lease.take(records.database)
    loaded = collector.series.load(collector.lease)
    records.do(lambda store: measuring.erase(store, 1))
    ((blob,),) = query_sql(records.settings, "SELECT sums FROM usage_open")
    assert isinstance(blob, bytes)
    assert list(Sums(blob[:-TAG_BYTES]).places()) == [other]
    assert records.moved(2, 5, [NOON + 1]) == [(1, 2)]
    late = file_of(NOON + 2, {(series, NOON + 2): (9, 9), (other, NOON + 2): (3, 4)})
    collector.store.add(late, loaded)
    collector.give_back()
    assert (records.moved(1, 5, [NOON + 2]), records.ids(1)[0] > other) == ([None], True)
    clock.slot += 2 * SLOTS_PER_DAY
    assert records.collect().packed == 1
    assert query_sql(records.settings, "SELECT series_id, bytes_in FROM usage_days") == [(other, 4)]


def test_old_sums_and_days_are_deleted(records: MeasuredRecords, series: int, clock: Clock) -> None:
    """After 100 days the sums of five minutes go, after 400 all of it."""
    clock.slot += 2
    records.collect(file_of(NOON + 1, {(series, NOON + 1): (7, 8)}))
    clock.slot = PACKED + 99 * SLOTS_PER_DAY
    records.collect()
    assert query_sql(records.settings, "SELECT bytes_in, sums_in FROM usage_days") != [(7, None)]
    clock.slot += SLOTS_PER_DAY
    records.collect()
    assert query_sql(records.settings, "SELECT bytes_in, sums_in FROM usage_days") == [(7, None)]
    assert records.moved(1, 5, [NOON + 1]) == [None]
    records.do(lambda store: store.delete(store.find(1) or pytest.fail("no record")))
    clock.slot += 401 * SLOTS_PER_DAY
    records.collect()
    tables = ("usage_days", "usage_files", "usage_known", "usage_series")
    assert [_rows(records, table) for table in tables] == [0, 0, 0, 0]


def test_an_edited_series_is_not_measured(
    records: MeasuredRecords, series: int, clock: Clock
) -> None:
    """Its target is not trusted; the round counts it, and the others go on."""
    records.put(2, ip_address="192.0.2.2")
    run_sql(records.settings, "UPDATE usage_series SET target = '0.0.0.0/1' WHERE id = ?", series)
    clock.slot += 2
    report = records.collect(file_of(NOON + 1, {(series, NOON + 1): (7, 8)}))
    assert (report.series, report.broken) == (1, 1)
    assert _rows(records, "usage_open") == 0


def test_an_installation_measures_its_own_networks_only(
    records: MeasuredRecords, series: int, clock: Clock
) -> None:
    """One alone has all; of two each has what the host assigns, and nothing by an edited row."""
    del series
    other = records.add_installation("198.51.100.0/24")
    clock.slot += 2
    records.put(2, ip_address="203.0.113.1")
    records.put(3, other, ip_address="198.51.100.1")
    records.put(4, other, ip_address="198.51.100.2, 203.0.113.1")
    assert [len(records.series(service)) for service in (1, 2, 3, 4)] == [1, 0, 1, 0]
    assert measuring.sync(records.database, records.keyring, every=True) == 1
    assert records.series(1) == [(5, "192.0.2.1/32", (1, 2))]
    records.assign(1, "192.0.2.0/24", "203.0.113.0/24")
    assert measuring.sync(records.database, records.keyring) == 2
    run_sql(records.settings, "UPDATE usage_networks SET networks = '0.0.0.0/0'")
    assert measuring.sync(records.database, records.keyring, every=True) == 3
    allowed = records.read(lambda c: networks.allowed_networks(c, records.keyring, other))
    assert allowed == ()
