"""What happens to a record begins and ends its series, in the same transaction."""

import pytest

from app.audit.trail import Author
from app.input.conditions import NO_CONDITION
from app.lifecycle.events import ClientMerged, ServiceChanged
from app.records import measuring, write
from app.records.stated import RecordChange
from app.usage import erasure, source_store, transitions
from app.usage.slots import SLOTS_PER_DAY
from tests.support.sql import run_sql
from tests.usage.measured_records import NOON, Clock, MeasuredRecords, file_of

A, B = "192.0.2.1", "192.0.2.0/28, 2001:db8::/64"
TARGET_A, TARGET_B = "192.0.2.1/32", "192.0.2.0/28,2001:db8::/64"


def _patch(records: MeasuredRecords, **members: object) -> None:
    change = RecordChange.model_validate(members)
    records.do(lambda store: write.patch(store, 1, change, NO_CONDITION))


def _report(records: MeasuredRecords, event: str, client_id: int = 5) -> None:
    assert records.report(
        ServiceChanged.model_validate({"event": event, "service_id": 1, "client_id": client_id})
    )


@pytest.fixture
def measured(records: MeasuredRecords, clock: Clock) -> MeasuredRecords:
    """Give a record of client 5 that has been measured for ten slots."""
    records.put(1, ip_address=A)
    assert records.series(1) == [(5, TARGET_A, (1, None))]
    clock.slot += 10
    return records


ENDED = [(5, TARGET_A, (1, 10))]


def test_an_enabled_record_with_addresses_is_measured_from_the_next_slot(
    records: MeasuredRecords,
) -> None:
    """A disabled one is not, nor one without addresses, nor one that has a name in their place."""
    records.put(1, ip_address=B)
    records.put(2, ip_address=A, enabled=False)
    records.put(3)
    records.put(4, ip_address="rack 7")
    found = [records.series(service) for service in (1, 2, 3, 4)]
    assert found == [[(5, TARGET_B, (1, None))], [], [], []]


def test_another_address_ends_a_series_and_begins_one(measured: MeasuredRecords) -> None:
    """The old one has the current slot, the new one the slots after it; notes change nothing."""
    _patch(measured, notes="seen", username="acme", group="other")
    assert measured.series(1) == [(5, TARGET_A, (1, None))]
    _patch(measured, ip_address=B)
    assert measured.series(1) == [*ENDED, (5, TARGET_B, (11, None))]


def test_what_changes_back_within_a_slot_leaves_no_empty_series(
    measured: MeasuredRecords,
) -> None:
    """A series that has not begun holds nothing, and is deleted."""
    for enabled in (False, True, False, True):
        _patch(measured, enabled=enabled)
    _patch(measured, ip_address=B)
    assert measured.series(1) == [*ENDED, (5, TARGET_B, (11, None))]


@pytest.mark.parametrize("event", ["terminated", "deleted", "owner_changed"])
def test_the_end_of_a_service_ends_its_series(measured: MeasuredRecords, event: str) -> None:
    """Terminated, deleted and sold services are measured no more; their figures stay."""
    _report(measured, event, 7 if event == "owner_changed" else 5)
    assert measured.series(1) == ENDED


def test_suspension_changes_nothing(measured: MeasuredRecords) -> None:
    """A suspended service moves bytes too."""
    _report(measured, "suspended")
    _report(measured, "unsuspended")
    assert measured.series(1) == [(5, TARGET_A, (1, None))]


def test_a_sold_service_is_measured_when_an_admin_enables_it(
    measured: MeasuredRecords, clock: Clock
) -> None:
    """WHMCS reports the new owner, which disables the record; its new series is the new owner's."""
    _report(measured, "owner_changed", 7)
    clock.slot += 5
    _patch(measured, enabled=True)
    assert measured.series(1) == [*ENDED, (7, TARGET_A, (16, None))]


def test_an_admin_who_moves_an_enabled_record_moves_its_measuring(
    measured: MeasuredRecords,
) -> None:
    """A PUT with another client ends the old owner's series and begins the new owner's."""
    measured.put(1, client_id=7, ip_address=A)
    assert measured.series(1) == [*ENDED, (7, TARGET_A, (11, None))]


def test_a_merged_client_takes_the_series_along(measured: MeasuredRecords, clock: Clock) -> None:
    """Those too that have ended, and those of services without a record; the seals hold."""
    _patch(measured, ip_address=B)
    measured.put(2, ip_address=A)
    clock.slot += 10
    measured.do(lambda store: write.remove(store, 2, NO_CONDITION))
    measured.report(ClientMerged(event="client_merged", from_client_id=5, to_client_id=9))
    assert measured.series(1) == [(9, TARGET_A, (1, 10)), (9, TARGET_B, (11, None))]
    assert measured.series(2) == [(9, TARGET_A, (11, 20))]
    for service in (1, 2):
        assert measured.traffic(service, 9, (NOON, NOON + 1)) is not None
        assert measured.traffic(service, 5, (NOON, NOON + 1)) is None


def test_a_broken_record_goes_on_being_measured(measured: MeasuredRecords) -> None:
    """Neither an edit of the record nor a round of `sync` ends its series; deleting it does."""
    run_sql(measured.settings, "UPDATE access_records SET enabled = 0")
    assert measuring.sync(measured.database, measured.keyring, every=True) == 0
    assert measured.series(1) == [(5, TARGET_A, (1, None))]
    measured.do(lambda store: write.remove(store, 1, NO_CONDITION))
    assert measured.series(1) == ENDED


@pytest.mark.parametrize("late", [3, 200])
def test_a_clock_that_is_late_gives_no_slot_to_two_owners(
    measured: MeasuredRecords, clock: Clock, late: int
) -> None:
    """The next series begins after the end of the one before, whatever its host's clock says."""
    _report(measured, "owner_changed", 7)
    clock.slot -= late
    _patch(measured, enabled=True)
    assert measured.series(1) == [*ENDED, (7, TARGET_A, (11, None))]


def test_without_a_source_nothing_is_measured(measured: MeasuredRecords, clock: Clock) -> None:
    """`sync` begins the series of all records that have none when there is a source again."""
    author = Author(installation_id=1)
    keyring = measured.keyring
    measured.database.transact(lambda connection: transitions.end_all(connection, keyring, 1))
    measured.database.transact(lambda connection: source_store.remove(connection, author))
    measured.put(2, ip_address=B)
    assert (measured.series(1), measured.series(2)) == (ENDED, [])
    assert measuring.sync(measured.database, keyring, every=True) == 0
    measured.choose()
    clock.slot += 5
    assert measuring.sync(measured.database, keyring) == 2
    assert measured.series(2) == [(5, TARGET_B, (16, None))]
    assert measuring.sync(measured.database, keyring, every=True) == 0


def test_an_erased_service_begins_anew(measured: MeasuredRecords) -> None:
    """Its series are gone, and the id of the next one was never another's."""
    old = measured.ids(1)
    keyring = measured.keyring
    assert measured.database.transact(lambda c: erasure.erase(c, keyring, 1, 1))
    assert measured.series(1) == []
    assert measuring.sync(measured.database, measured.keyring) == 1
    assert min(measured.ids(1)) > max(old)


@pytest.mark.parametrize("ahead", [20, SLOTS_PER_DAY, 10 * 365 * SLOTS_PER_DAY])
def test_a_clock_that_was_ahead_lets_nobody_see_the_next_owner_s_bytes(
    measured: MeasuredRecords, clock: Clock, ahead: int
) -> None:
    """What would end later ends now: the address may have another owner by then.

    What would begin later does so, as a clock that is late must not let it begin in slots of
    another owner; it begins with the next slot when the record is changed.
    """
    now = clock.slot
    clock.slot += ahead
    _patch(measured, ip_address=B)
    assert measured.series(1)[0] == (5, TARGET_A, (1, 10 + ahead))
    clock.slot = now + 1
    measured.put(2, client_id=6, ip_address=A)
    assert measuring.sync(measured.database, measured.keyring) == 1
    begin = 11 + ahead
    assert measured.series(1) == [(5, TARGET_A, (1, 11)), (5, TARGET_B, (begin, None))]
    assert measuring.sync(measured.database, measured.keyring, every=True) == 0
    (first, _), (other,) = measured.ids(1), measured.ids(2)
    clock.slot += 5
    slot = now + 3
    measured.collect(file_of(slot, dict.fromkeys([(first, slot), (other, slot)], (7, 8))))
    assert (measured.moved(2, 6, [slot]), measured.moved(1, 5, [slot])) == ([(7, 8)], [None])
    _patch(measured, enabled=False)
    _patch(measured, enabled=True)
    assert measured.series(1)[1:] == [(5, TARGET_B, (clock.slot + 1 - NOON, None))]
