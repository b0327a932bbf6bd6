"""Reading records in the domain: batches, logins, positions, and why one is not shown."""

import asyncio

import pytest

from app.input.fields import MAX_ID
from app.records import reader
from app.records.access import Question
from app.records.logins import Login, logins_of
from app.records.search import Filters
from app.records.store import RecordStore
from tests.records.stored import StoredRecords
from tests.support.sql import run_sql

DEFAULT_URL = "https://netflow.example.com/"


def test_a_client_s_records_are_read_once_in_batches(
    records: StoredRecords, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the lowest id to the highest, whether or not the last batch is full."""
    monkeypatch.setattr(reader, "BATCH", 2)
    seen: list[int] = []
    for service_id in (1, 2, 3, 4, MAX_ID):
        records.put(service_id)
        seen.append(service_id)
        records.put(service_id - 1 if service_id == MAX_ID else service_id + 10, client_id=6)
        found = records.do(lambda store: list(store.of_client(5)))
        assert [stored.record.service_id for stored in found] == seen
    assert records.do(lambda store: store.count()) == 10


def _logins(records: StoredRecords) -> list[Login]:
    return records.do(lambda store: logins_of(store, 5, DEFAULT_URL, lambda: None))


@pytest.mark.parametrize(
    ("passwords", "agree", "any_password"),
    [
        ("ppp", True, True),
        ("pqp", False, True),
        ("p-p", False, True),
        ("p--", False, True),
        ("---", True, False),
        ("-p-", False, True),
    ],
)
def test_a_login_says_whether_its_passwords_agree(
    records: StoredRecords, passwords: str, *, agree: bool, any_password: bool
) -> None:
    """Whichever of its records differs, and whichever has none."""
    for service_id, password in enumerate(passwords, 1):
        records.put(service_id, password=password.strip("-"))
    (login,) = _logins(records)
    assert (login.passwords_agree, login.has_password) == (agree, any_password)
    assert login.service_ids == [1, 2, 3]
    assert [service.has_password for service in login.services] == [p != "-" for p in passwords]


def _found(records: StoredRecords, filters: Filters, after: int = 0) -> list[int]:
    """Return the services of the page after a position."""

    def search(store: RecordStore) -> list[int]:
        page = store.search(filters, after=after, limit=5)
        return [stored.record.service_id for stored in page.items]

    return records.do(search)


def test_a_position_counts_with_each_filter(records: StoredRecords) -> None:
    """A page begins right after the position, also among the records that cover an address."""
    for service_id in (1, 2, 3):
        records.put(service_id, ip_address="192.0.2.0/24")
    for filters in (Filters(), Filters(ip="192.0.2.1/32"), Filters(client_ids=(5,))):
        for after in range(4):
            assert _found(records, filters, after) == [1, 2, 3][after:]


@pytest.mark.parametrize("q", ["1", str(MAX_ID), f"{MAX_ID}0", "²"])
def test_an_id_is_found_by_its_digits(records: StoredRecords, q: str) -> None:
    """The whole id of a service finds it; other digits find nothing and are no error."""
    for service_id in (1, MAX_ID):
        records.put(service_id)
    found = [int(q)] if q in {"1", str(MAX_ID)} else []
    assert _found(records, Filters(q=q)) == found


@pytest.mark.parametrize(
    ("edited", "after"),
    [(-5, 1), (0, 1), (1, 2), (MAX_ID - 1, MAX_ID), (MAX_ID, 1)],
)
def test_a_replaced_row_has_a_version_that_fits(
    records: StoredRecords, edited: int, after: int
) -> None:
    """Whatever number an edit left there, the version counts on or starts anew."""
    records.put(7, password="p")
    records.edit(f"version = {edited}, username = 'edited'")
    assert records.put(7, password="p").record.version == after


def test_what_is_not_shown_has_a_reason(
    records: StoredRecords, caplog: pytest.LogCaptureFixture
) -> None:
    """Each reason is counted and logged with the ids, after the answer; a miss is neither."""
    records.put(7, username="acme", password="p")

    def ask(client_id: int, service_id: int = 7) -> list[tuple[object, ...]]:
        """Return what is logged about a question that is answered with nothing."""

        async def answer() -> None:
            access = records.services.reader
            await access.lookup.open()
            assert await access.open_for_client(Question(1, service_id, client_id)) is None
            assert caplog.records == []
            access.run_deferred()
            assert not access.has_deferred
            await access.lookup.close()

        caplog.clear()
        asyncio.run(answer())
        names = ("reason", "installation_id", "service_id", "client_id")
        assert {line.getMessage() for line in caplog.records} <= {"record_withheld"}
        return [tuple(vars(line)[name] for name in names) for line in caplog.records]

    assert ask(5, 8) == []
    assert ask(6) == [("owner_mismatch", 1, 7, 6)]
    records.put(7, enabled=False)
    assert ask(5) == []
    run_sql(records.settings, "UPDATE access_records SET enabled = 1")
    assert ask(5) == [("broken_seal", 1, 7, 5)]
    assert records.services.reader.broken_seals.waiting() == [(1, 7, 2)]
    records.put(7, password="p")
    records.lock()
    assert ask(5) == [("unusable_key", 1, 7, 5)]
    withheld = records.services.metrics.withheld
    for reason in ("owner_mismatch", "broken_seal", "unusable_key"):
        assert withheld.labels(reason)._value.get() == 1  # noqa: SLF001 - it has no public one
