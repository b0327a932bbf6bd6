"""Rows of traffic are sealed like records: `reseal`, rotation and outdated hosts know them."""

from contextlib import closing

import pytest
from sqlalchemy import select

from app.crypto.errors import UnknownSealingKey
from app.storage.usage_tables import usage_keys, usage_networks, usage_series, usage_sources
from app.upkeep import resealing
from app.usage.answer import progress_of
from app.usage.slots import SLOTS_PER_DAY
from tests.support.command import run
from tests.support.sql import run_sql
from tests.usage.measured_records import NOON, Clock, ListSource, MeasuredRecords, file_of

SLOTS = range(NOON + 1, NOON + 2)


@pytest.fixture
def rotated(records: MeasuredRecords, clock: Clock) -> tuple[MeasuredRecords, str]:
    """Give a measured record whose rows are sealed with a key that is not primary any more."""
    records.assign(1, "192.0.2.0/24")
    records.put(1, ip_address="192.0.2.1")
    clock.slot += 2
    (series,) = records.ids(1)
    records.collect(file_of(NOON + 1, {(series, NOON + 1): (3, 4)}))
    old = records.keyring.primary_id
    new = _run(records, "keyring", "add").splitlines()[0]
    _run(records, "keyring", "promote", new)
    return records, old


def _run(records: MeasuredRecords, *arguments: str) -> str:
    done = run(records.settings.data_dir, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _key_ids(records: MeasuredRecords) -> set[str]:
    tables = (usage_networks, usage_series, usage_sources, usage_keys)
    with records.database.read() as connection:
        seals = [connection.execute(select(table.c.seal)).scalar_one() for table in tables]
    return set(map(resealing.key_id_of, seals))


def _loaded(records: MeasuredRecords) -> bool:
    """Return whether the collector would measure a series."""
    collector = records.collector(ListSource([]))
    assert collector.lease.take(records.database)
    loaded = collector.series.load(collector.lease)
    collector.give_back()
    return bool(loaded.series)


def test_reseal_seals_the_rows_of_traffic(rotated: tuple[MeasuredRecords, str]) -> None:
    """Source, networks, series and tags get the new key, the old one can go, figures stay."""
    records, old = rotated
    assert _key_ids(records) == {old}
    assert run(records.settings.data_dir, "keyring", "disable", old).returncode == 78
    _run(records, "reseal")
    assert old not in _key_ids(records)
    _run(records, "keyring", "disable", old)
    with closing(MeasuredRecords(records.settings, records.clock)) as after:
        assert after.moved(1, 5, SLOTS) == [(3, 4)]


def test_without_the_key_nothing_is_shown_and_nothing_is_collected(
    rotated: tuple[MeasuredRecords, str], clock: Clock
) -> None:
    """A slot that was collected without a series would seem to be known, and empty."""
    records, old = rotated
    run_sql(records.settings, "UPDATE sealing_keys SET state = 'disabled' WHERE id = ?", old)
    assert records.keyring.reload()
    records.keyring.current = type(records.keyring.current)(
        [key for key in records.keyring.current.keys if key.key_id != old]
    )
    clock.slot += 2
    assert records.moved(1, 5, SLOTS) == []
    with pytest.raises(UnknownSealingKey):
        records.collect(file_of(NOON + 3, {}))
    assert records.read(lambda c: c.execute(select(usage_series.c.to_slot)).scalar_one()) is None


def test_rows_with_odd_values_are_broken(records: MeasuredRecords, clock: Clock) -> None:
    """SQLite takes any value in any column: such a row shows nothing, and stops nothing."""
    records.put(1, ip_address="192.0.2.1")
    clock.slot += 2
    (series,) = records.ids(1)
    records.collect(file_of(NOON + 1, {(series, NOON + 1): (3, 4)}))
    for column in ("client_id", "kind", "target", "from_slot", "to_slot", "seal"):
        for odd in ("'abc'", "X'ff00'", "1.5", "1e300", "-1"):
            run_sql(records.settings, "CREATE TABLE kept AS SELECT * FROM usage_series")
            run_sql(records.settings, f"UPDATE usage_series SET {column} = {odd}")
            assert records.moved(1, 5, SLOTS) == [], (column, odd)
            assert not _loaded(records)
            restore = f"UPDATE usage_series SET {column} = (SELECT {column} FROM kept)"
            run_sql(records.settings, restore)
            run_sql(records.settings, "DROP TABLE kept")
    assert records.moved(1, 5, SLOTS) == [(3, 4)]


@pytest.mark.parametrize("odd", ["'abc'", "X'ff00'", "1.5", "zeroblob(40)"])
def test_edited_sums_are_unknown(records: MeasuredRecords, clock: Clock, odd: str) -> None:
    """They stop neither reading nor collecting, and do not become zeros when the day is packed."""
    records.put(1, ip_address="192.0.2.1")
    records.put(2, ip_address="192.0.2.2")
    clock.slot += 3
    (series,) = records.ids(1)
    files = [file_of(slot, {(series, slot): (3, 4)}) for slot in (NOON + 1, NOON + 2)]
    records.collect(*files)
    run_sql(records.settings, f"UPDATE usage_open SET sums = {odd} WHERE slot = ?", NOON + 1)
    late = file_of(NOON, {(series, NOON + 1): (1, 1), (series, NOON + 2): (1, 1)})
    records.collect(late)
    slots = range(NOON + 1, NOON + 3)
    expected = ([None, (4, 5)], [None, (0, 0)])
    assert (records.moved(1, 5, slots), records.moved(2, 5, slots)) == expected
    clock.slot += SLOTS_PER_DAY
    records.collect()
    assert (records.moved(1, 5, slots), records.moved(2, 5, slots)) == expected
    run_sql(records.settings, f"UPDATE usage_days SET sums_in = {odd}")
    assert records.moved(1, 5, slots) == [None, None]
    run_sql(records.settings, f"UPDATE usage_known SET slots = {odd}")
    assert records.moved(2, 5, slots) == [None, None]
    records.collect()


FAR = 2**31 - 1
MARKS = (
    f"INSERT INTO usage_known VALUES ('nfdump', {FAR}, X'ff', NULL)",
    "INSERT INTO usage_known VALUES ('nfdump', -1, X'ff', NULL)",
    f"UPDATE usage_counters SET value = {2**63 - 1}",
    "UPDATE usage_counters SET value = -1",
    "UPDATE usage_counters SET value = 'abc'",
)


@pytest.mark.parametrize("edit", MARKS)
def test_edited_marks_stop_no_answer(records: MeasuredRecords, clock: Clock, edit: str) -> None:
    """Until when figures are complete does not depend on days to come, nor on odd counters."""
    records.put(1, ip_address="192.0.2.1")
    clock.slot += 3
    records.collect(file_of(NOON + 1, {}))
    before = records.read(lambda connection: progress_of(connection, 1).collected)
    assert before == NOON + 2 - 6  # half an hour is still being reported
    assert run_sql(records.settings, edit)
    assert records.read(lambda connection: progress_of(connection, 1).collected) == before
    records.collect()
