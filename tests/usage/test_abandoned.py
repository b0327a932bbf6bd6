"""Figures of a source that nobody collects from any more reach their packed days and their end."""

import json
from collections.abc import Callable
from functools import partial

import pytest
from sqlalchemy import Table, func, select

from app.audit.trail import Author
from app.input.conditions import NO_CONDITION
from app.storage.usage_tables import usage_days, usage_known, usage_open
from app.usage import source_settings
from app.usage.kinds import NETFLOW_ANALYZER, source_name
from app.usage.lease import Lease
from app.usage.slots import SLOTS_PER_DAY
from tests.support.command import run
from tests.support.sql import run_sql
from tests.usage.measured_records import Clock, MeasuredRecords, file_of
from tests.usage.rounds import Rounds

POLLED = source_name(NETFLOW_ANALYZER, 1)


def _collect(records: MeasuredRecords) -> tuple[bool, int]:
    """Run `collect` on a host without files; return whether it did, and how many days it packed."""
    done = run(records.settings.data_dir, "collect", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    return found["collected"], found["days_packed"]


def _rows(records: MeasuredRecords, table: Table) -> int:
    query = select(func.count()).select_from(table)
    return int(records.read(lambda connection: connection.scalar(query)) or 0)


def _a_day_without_a_round(records: MeasuredRecords) -> None:
    """Let the last round of each source have ended more than a day ago."""
    age = "UPDATE usage_counters SET value = value - 86500000000 WHERE name = 'round_ended_at'"
    run_sql(records.settings, age)


def _delete_source(records: MeasuredRecords) -> None:
    author = Author(installation_id=1, actor="test")
    remove = partial(source_settings.remove, author=author, condition=NO_CONDITION)
    records.database.transact(lambda connection: remove(connection, records.keyring))


@pytest.mark.parametrize("change", [_delete_source, MeasuredRecords.choose])
def test_what_a_source_has_left_is_packed_and_ends(
    rounds: Rounds, clock: Clock, change: Callable[[MeasuredRecords], None]
) -> None:
    """Deleted or replaced: `collect` packs its days, and deletes them when their time ends."""
    records = rounds.records
    rounds.after(40)
    shown = rounds.shown()
    change(records)
    _a_day_without_a_round(records)
    assert _collect(records) == (True, 0)
    assert _rows(records, usage_open) > 0
    clock.slot += SLOTS_PER_DAY
    lease = Lease(f"usage:{POLLED}")
    assert lease.take(records.database)
    assert _collect(records) == (False, 0)
    lease.give_back(records.database)
    assert _collect(records) == (True, 1)
    assert (_rows(records, usage_open), _rows(records, usage_days)) == (0, 1)
    assert rounds.shown()[: len(shown)] == shown
    clock.slot += 401 * SLOTS_PER_DAY
    _collect(records)
    assert (_rows(records, usage_days), _rows(records, usage_known)) == (0, 0)


def test_files_of_nfcapd_have_a_week(records: MeasuredRecords, clock: Clock) -> None:
    """The only host that has them is off: it may come back, so their days stay open so long."""
    records.put(2, ip_address="192.0.2.1")
    (series,) = records.ids(2)
    slot = clock.slot + 1
    clock.slot += 3
    records.collect(file_of(slot, {(series, slot): (1, 2)}))
    _a_day_without_a_round(records)
    clock.slot += 7 * SLOTS_PER_DAY
    assert _collect(records) == (True, 0)
    clock.slot += SLOTS_PER_DAY
    assert _collect(records) == (True, 1)
    assert _rows(records, usage_open) == 0
    assert records.moved(2, 5, [slot]) == [(1, 2)]
