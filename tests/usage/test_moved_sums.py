"""U5: whoever can write SQL can lose sums, and cannot show them to another client."""

import pytest

from app.usage.slots import SLOTS_PER_DAY
from app.usage.sums import SHARD
from app.usage.tags import TAG_BYTES, Place, Tags, place_of_day, place_of_slot
from tests.support.sql import run_sql
from tests.usage.measured_records import NOON, Clock, MeasuredRecords, file_of

SLOTS = range(NOON + 1, NOON + 4)
VICTIM, THIEF, OTHER = 1, 2, 3
"""Services of three clients: the second is in the shard of the first, the last in another one."""
MOVED = {VICTIM: (10**9, 10**12), THIEF: (7, 8), OTHER: (9, 9)}

FROM_VICTIM = "(SELECT d.{0} FROM usage_days d WHERE d.series_id = 1)"
OF_SHARD = "(SELECT o.sums FROM usage_open o WHERE o.shard = 0 AND o.slot = usage_open.slot)"
DAYS = {
    "a row of another series": (
        "DELETE FROM usage_days WHERE series_id = 2",
        "UPDATE usage_days SET series_id = 2 WHERE series_id = 1",
    ),
    "sums of another series": (
        f"UPDATE usage_days SET sums_in = {FROM_VICTIM.format('sums_in')} WHERE series_id = 2",
        f"UPDATE usage_days SET sums_out = {FROM_VICTIM.format('sums_out')} WHERE series_id = 2",
    ),
    "one direction of another series": (
        f"UPDATE usage_days SET sums_out = {FROM_VICTIM.format('sums_out')} WHERE series_id = 2",
    ),
}
OPEN = {
    "a row of another shard": (
        "DELETE FROM usage_open WHERE shard = 1",
        "UPDATE usage_open SET shard = 1",
    ),
    "sums of another shard": (f"UPDATE usage_open SET sums = {OF_SHARD} WHERE shard = 1",),
}


@pytest.fixture
def measured(records: MeasuredRecords, clock: Clock) -> MeasuredRecords:
    """Give services of three clients with bytes of their own in three slots of an open day."""
    for service in MOVED:
        if service == OTHER:  # it has the place of the victim in its shard
            run_sql(records.settings, "UPDATE sqlite_sequence SET seq = ?", SHARD)
        records.put(service, client_id=service, ip_address=f"192.0.2.{service}")
    ids = {records.ids(service)[0]: service for service in MOVED}
    assert list(ids) == [VICTIM, THIEF, SHARD + VICTIM]
    clock.slot += 10
    for slot in SLOTS:
        records.collect(file_of(slot, {(each, slot): MOVED[ids[each]] for each in ids}))
    return records


def _pack(records: MeasuredRecords) -> None:
    records.clock.slot += 2 * SLOTS_PER_DAY
    assert records.collect().packed == 1


def _shown(records: MeasuredRecords, service: int) -> object:
    """Return what the client of a service sees of each of the slots, if that is the same."""
    found = set(records.moved(service, service, SLOTS))
    return found.pop() if len(found) == 1 else found


def _unchecked(_tags: Tags, _place: Place, stored: bytes) -> bytes:
    return stored[:-TAG_BYTES]


@pytest.mark.parametrize("edit", DAYS)
def test_a_packed_day_is_shown_to_its_own_client_only(
    measured: MeasuredRecords, edit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sums in the row of another series are unknown. The control checks no tag, and shows them."""
    _pack(measured)
    assert _shown(measured, THIEF) == MOVED[THIEF]
    for statement in DAYS[edit]:
        assert run_sql(measured.settings, statement)
    assert (_shown(measured, THIEF), _shown(measured, OTHER)) == (None, MOVED[OTHER])
    monkeypatch.setattr(Tags, "check", _unchecked)
    ins, outs = MOVED[THIEF][0] if "direction" in edit else MOVED[VICTIM][0], MOVED[VICTIM][1]
    assert _shown(measured, THIEF) == (ins, outs)


@pytest.mark.parametrize("edit", OPEN)
def test_an_open_slot_is_shown_to_its_own_clients_only(
    measured: MeasuredRecords, edit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sums in the row of another shard are unknown, also in what is packed and added later."""
    for statement in OPEN[edit]:
        assert run_sql(measured.settings, statement)
    assert _shown(measured, OTHER) is None
    with monkeypatch.context() as patch:
        patch.setattr(Tags, "check", _unchecked)
        assert _shown(measured, OTHER) == MOVED[VICTIM]
    late = {(SHARD + VICTIM, slot): (1, 1) for slot in SLOTS}
    measured.collect(file_of(NOON, late))
    _pack(measured)
    assert _shown(measured, OTHER) is None


@pytest.mark.parametrize("edit", ["DELETE FROM usage_keys", "UPDATE usage_keys SET seal = 'x'"])
def test_without_the_key_of_the_tags_sums_are_unknown(measured: MeasuredRecords, edit: str) -> None:
    """Collecting goes on with a key of its own, and makes no zeros of what was stored before."""
    run_sql(measured.settings, edit)
    assert _shown(measured, THIEF) is None
    measured.collect(file_of(NOON + 5, {(THIEF, NOON + 5): (3, 4)}))
    _pack(measured)
    assert _shown(measured, THIEF) is None
    assert measured.moved(THIEF, THIEF, [NOON + 5]) == [(3, 4)]


PLACES = (
    place_of_slot(1, 23),
    place_of_slot(12, 3),
    place_of_slot(1, 24),
    place_of_day(1, 23, "sums_in"),
    place_of_day(12, 3, "sums_in"),
    place_of_day(1, 23, "sums_out"),
)


@pytest.mark.parametrize("place", PLACES)
def test_a_tag_is_good_at_one_place_only(place: Place) -> None:
    """Not at another one, not with other bytes or another key, and nothing else is a tag."""
    tags = Tags(bytes(32))
    stored = tags.add(place, b"sums")
    assert tags.check(place, stored) == b"sums"
    assert [tags.check(other, stored) for other in PLACES if other != place] == [b""] * 5
    edited = [b"", b"x" + stored[1:], stored[:-1], stored + b"x", bytes(16), 1.5, "sums", None]
    assert {tags.check(place, each) for each in edited} == {b""}
    assert Tags(bytes([1] * 32)).check(place, stored) == b""
