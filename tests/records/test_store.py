"""Records as the domain stores them: what a race and an edited row lead to, without HTTP."""

import pytest

from app.crypto.errors import UnknownSealingKey
from app.input.conditions import NO_CONDITION
from app.input.faults import Fault, InvalidInput
from app.records import logins, write
from app.records.broken_seals import MAX_NOTED, BrokenSeals, write_events
from app.records.change import Change
from app.records.errors import BrokenRecord, RecordNotFound
from app.records.logins import LoginRotation
from app.records.record import StoredRecord
from app.records.stated import RecordChange, RecordStated
from app.storage.errors import LostRace
from tests.records.stored import StoredRecords
from tests.support.sql import query_sql, run_sql


def _copy(lender: StoredRecord, service_id: int) -> Change:
    """Return the change that makes a record with the login of another one."""
    record = lender.record._replace(service_id=service_id, incarnation="another")
    return Change(None, record, lender.password, lender=lender)


def test_a_record_that_came_meanwhile_is_not_replaced(records: StoredRecords) -> None:
    """Of two writers that saw no record the second one starts over, and stores nothing."""
    first = records.put(7, username="first")
    late = Change(None, first.record._replace(username="second"), None)
    with pytest.raises(LostRace):
        records.do(lambda store: store.apply([late]))
    assert records.found(7) == first
    assert len(records.events()) == 1


def test_a_login_that_changed_meanwhile_is_not_copied(records: StoredRecords) -> None:
    """A copy counts in the record that it was made of, and starts over if that has changed."""
    lender = records.put(7, username="acme", password="old")
    records.do(lambda store: store.apply([_copy(lender, 8), _copy(lender, 9)]))
    assert [records.found(service_id).record.lent for service_id in (7, 8, 9)] == [1, 0, 0]
    records.put(7, username="acme", password="new")
    with pytest.raises(LostRace):
        records.do(lambda store: store.apply([_copy(lender, 10)]))
    assert records.do(lambda store: store.find(10)) is None


@pytest.mark.parametrize(("lent", "after"), [(-1, 1), (0, 1), (2**30, 2**30 + 1), (2**30 + 1, 1)])
def test_a_count_of_copies_always_fits_its_column(
    records: StoredRecords, lent: int, after: int
) -> None:
    """Whatever number an edit left there, the next copy counts on or starts anew."""
    lender = records.put(7, username="acme", password="p")
    records.edit(f"lent = {lent}")
    records.do(lambda store: store.apply([_copy(lender, 8)]))
    assert records.found(7).record.lent == after


def test_nothing_is_stored_where_nothing_changes(records: StoredRecords) -> None:
    """No change at all needs no key, and the same values give neither version nor event."""
    assert records.do(lambda store: store.apply(iter(()))) == []
    first = records.put(7, username="acme", password="p")
    assert records.put(7, username="acme") == first
    assert len(records.events()) == 1


def test_an_edited_row_is_accepted_without_its_password(records: StoredRecords) -> None:
    """It is intact then, with one event that has the reason; a second call finds nothing to do."""
    before = records.put(7, username="acme", password="p")
    records.edit("username = 'edited'")
    accept = [records.do(lambda store: write.accept(store, 7, "typed by hand")) for _ in range(2)]
    assert accept == [True, False]
    stored = records.found(7)
    assert (stored.integrity, stored.password, stored.record.username) == ("ok", None, "edited")
    assert stored.record.version == 2
    assert stored.record.incarnation != before.record.incarnation
    assert records.events()[1:] == [("record.accepted", 7, "test", "typed by hand")]


def test_what_cannot_be_accepted_says_why(records: StoredRecords) -> None:
    """No record, values that no caller may give, and a row whose key may come back: refused."""
    with pytest.raises(RecordNotFound):
        records.do(lambda store: write.accept(store, 7, "x"))
    records.put(7, username="acme", password="p")
    records.edit("netflow_url = 'javascript:alert(1)'")
    with pytest.raises(BrokenRecord):
        records.do(lambda store: write.accept(store, 7, "x"))
    records.put(7, username="acme", password="p")
    records.lock()
    with pytest.raises(UnknownSealingKey):
        records.do(lambda store: write.accept(store, 7, "x"))
    assert len(records.events()) == 2


def test_a_login_that_may_come_back_is_not_rotated(records: StoredRecords) -> None:
    """A locked record says that its key is missing, an edited one that it was edited."""
    rotated = LoginRotation.model_validate(
        {"netflow_url": None, "username": "acme", "new_password": "new"}
    )

    def rotate() -> list[int]:
        return records.do(lambda it: logins.rotate(it, 5, rotated, "https://netflow.example.com/"))

    for service_id in (7, 8):
        records.put(service_id, username="acme", password="p")
    assert rotate() == [7, 8]
    records.edit("client_id = 5, enabled = 0")
    with pytest.raises(BrokenRecord):
        rotate()
    records.put(7, username="acme", password="p")
    records.lock()
    with pytest.raises(UnknownSealingKey):
        rotate()


@pytest.mark.parametrize("incarnation", ['a"b', "é", "", "a-b", "a b"])
def test_an_identifier_that_fits_no_header_is_not_used(
    records: StoredRecords, incarnation: str
) -> None:
    """No seal covers it, so a row with an odd one is broken and its ETag has none."""
    records.put(7)
    run_sql(records.settings, "UPDATE access_records SET incarnation = ?", incarnation)
    stored = records.found(7)
    assert (stored.integrity, stored.is_readable) == ("broken", False)
    assert stored.etag == '"-1-broken"'


def test_a_refusal_names_the_member_and_the_rule(records: StoredRecords) -> None:
    """What only the domain knows of a body is told in words, without the body's values."""
    named = RecordStated(client_id=5, service_id=8)
    change = RecordChange.model_validate({"reuse_login_from": 8, "username": None})
    for work, fault in (
        (
            lambda store: write.put(store, 7, named, NO_CONDITION),
            Fault("/service_id", "differs_from_path"),
        ),
        (
            lambda store: write.patch(store, 7, change, NO_CONDITION),
            Fault("/reuse_login_from", "login_and_reuse"),
        ),
        (
            lambda store: write.put(store, 7, RecordStated(), NO_CONDITION),
            Fault("/client_id", "client_required"),
        ),
    ):
        with pytest.raises(InvalidInput) as caught:
            records.do(work)
        assert caught.value.faults == (fault,)


def test_a_deleted_record_is_in_the_trail(records: StoredRecords) -> None:
    """The event names all that the record held, and only a word for its password."""
    stored = records.put(7, username="acme", password="p", ip_address="192.0.2.1")
    records.do(lambda store: store.delete(stored))
    ((changes,),) = query_sql(
        records.settings, "SELECT changes FROM audit_events WHERE action = 'record.deleted'"
    )
    assert '"username":{"old":"acme","new":null}' in str(changes)
    assert '"password":"cleared"' in str(changes)
    assert query_sql(records.settings, "SELECT * FROM record_networks") == []
    with pytest.raises(LostRace):
        records.do(lambda store: store.delete(stored))


def test_a_broken_row_is_in_the_trail_once(records: StoredRecords) -> None:
    """Each version of each row has one event, by whichever process it was found."""
    for _ in range(2):
        records.do(lambda store: write_events(store.connection, [(1, 7, 1), (1, 7, 2), (1, 8, 1)]))
    reasons = [f"Not shown. The row has version {version}." for version in (1, 2, 1)]
    expected = zip((7, 7, 8), reasons, strict=True)
    assert records.events() == [("record.seal_broken", row, None, why) for row, why in expected]


def test_what_was_written_is_forgotten_in_bounds() -> None:
    """A finding is written once, until more than a thousand others have been."""
    broken = BrokenSeals()
    findings = [(1, service_id, 1) for service_id in range(MAX_NOTED + 1)]
    for part in (findings[:-1], findings[-1:]):
        for finding in part:
            broken.note(finding)
        if len(part) == MAX_NOTED:
            broken.note((9, 9, 9))  # one too many
        assert broken.waiting() == part
        broken.forget(part)
        broken.note(findings[0])
        assert broken.waiting() == []
    broken.forget([(2, 1, 1)])
    broken.note((2, 1, 1))
    assert broken.waiting() == []
    broken.note(findings[0])
    assert broken.waiting() == findings[:1]
