"""The report on every kind of database: what does not fit, whatever was edited."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlalchemy import Connection, delete, insert, update

from app.audit.trail import Author
from app.input.addresses import networks_in
from app.input.conditions import NO_CONDITION
from app.linking import survey
from app.records import measuring
from app.records.networks import others_with
from app.records.reader import RecordReader
from app.storage.tables import access_records, installations, metadata, record_networks
from app.storage.usage_tables import usage_days, usage_files, usage_open, usage_series
from app.usage import source_settings, transitions
from app.usage.kinds import source_name
from app.usage.slots import SLOTS_PER_DAY, moment_of
from app.usage.stated_source import SourceStated
from app.usage.sums import Sums
from tests.linking.reports import found_in, groups_named, report_of
from tests.support.databases import new_place
from tests.usage.measured_records import NOON, Clock, MeasuredRecords, file_of, patched

WEEK = 8 * SLOTS_PER_DAY
IDLE, MOVED, TODAY, NEW, SOLD, BROKEN, EDITED, DISABLED = range(1, 9)


@pytest.fixture(scope="module")
def measured(request: pytest.FixtureRequest, database_kind: str) -> Iterator[MeasuredRecords]:
    """Give each kind of database in turn, with two records on a page."""
    clock = Clock()
    with patched(clock), pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.linking.silence.current_slot", clock)
        patch.setattr(survey, "PAGE", 2)
        patch.setattr("app.linking.silence.PAGE", 2)
        place = new_place(request, database_kind).prepare()
        with closing(MeasuredRecords(place.settings, clock)) as records:
            yield records


@pytest.fixture
def records(measured: MeasuredRecords) -> MeasuredRecords:
    """Give a database without records, series and source."""
    measured.clock.slot = NOON
    measured.do(lambda store: transitions.stop(store.connection, store.keyring, store.author))
    for table in (usage_days, usage_open, usage_series, usage_files, access_records):
        _execute(measured, delete(table))
    _execute(measured, delete(record_networks))
    for table in reversed(metadata.sorted_tables):
        if "installation_id" in table.c:
            _execute(measured, delete(table).where(table.c.installation_id != 1))
    _execute(measured, delete(installations).where(installations.c.id != 1))
    return measured


def _execute(records: MeasuredRecords, statement: object) -> None:
    records.do(lambda store: store.connection.execute(statement))  # type: ignore[call-overload]


def _choose_analyzer(records: MeasuredRecords) -> None:
    stated = SourceStated.model_validate(
        {"kind": "netflow_analyzer", "url": "https://netflow.example.com/", "time_zone": "UTC"}
    )
    author = Author(installation_id=1, actor="test")
    records.database.transact(
        lambda connection: source_settings.put(
            connection, records.keyring, author, stated, NO_CONDITION
        )
    )


def test_addresses_that_are_not_measured(records: MeasuredRecords) -> None:
    """None, other identifiers, and those of another network; disabled records are left out."""
    records.assign(1, "192.0.2.0/24", "2001:db8::/32")
    records.choose()
    addresses = [
        *("192.0.2.1", "192.0.2.0/25, 2001:db8::7", "rack 7", None, "198.51.100.1"),
        "192.0.2.9, 198.51.100.1",
    ]
    for service_id, address in enumerate(addresses, start=1):
        records.put(service_id, ip_address=address)
    records.put(7, ip_address=None, enabled=False)
    answer = report_of(records)
    assert answer["source"] == {
        "kind": "nfdump",
        "collected_until": None,
        "groups_fetched_at": None,
    }
    assert found_in(answer) == {"targets_missing": [3, 4, 5, 6]}
    first = answer["targets_missing"]["items"][0]
    assert first == {"service_id": 3, "client_id": 5, "group": None, "ip_address": "rack 7"}


def test_groups_that_are_not_there_and_those_that_nobody_names(records: MeasuredRecords) -> None:
    """Names match as the collector matches them; groups that were never fetched say nothing."""
    _choose_analyzer(records)
    for service_id, group in enumerate(("ACME", "mail", "both", "gone", None), start=1):
        records.put(service_id, group=group)
    records.put(6, group="Spare", enabled=False)
    groups = groups_named("ACME", "acme", "Mail", "Both", "BOTH", "Spare", "Free")
    found = found_in(report_of(records, groups))
    assert found == {
        "groups_without_record": ["acme", "Both", "BOTH", "Free"],
        "targets_missing": [3, 4, 5],
    }
    assert found_in(report_of(records)) == {}


def test_addresses_of_several_clients(records: MeasuredRecords) -> None:
    """Also without a source: equal ones and parts of another's subnet, of enabled records."""
    for service_id, client_id, address in (
        (1, 5, "192.0.2.7"),
        (2, 6, "192.0.2.0/28"),
        (3, 6, "192.0.2.7, 198.51.100.1"),
        (4, 7, "198.51.100.1"),
        (5, 7, "203.0.113.0/24"),
        (6, 7, "203.0.113.9"),
        (7, 8, "2001:db8::1"),
        (8, 9, "2001:db8::/64"),
    ):
        records.put(service_id, client_id=client_id, ip_address=address)
    records.put(9, client_id=10, ip_address="203.0.113.9", enabled=False)
    other = records.add_installation("203.0.113.0/24")
    records.put(1, other, client_id=11, ip_address="203.0.113.9")
    answer = report_of(records)
    assert answer["source"] is None
    assert found_in(answer) == {
        "shared_addresses": [
            ("192.0.2.7", [1, 2]),
            ("198.51.100.1", [3, 4]),
            ("2001:db8::1", [7, 8]),
        ]
    }
    clients = [each["client_id"] for each in answer["shared_addresses"]["items"][0]["records"]]
    assert clients == [5, 6]
    assert found_in(report_of(records, installation_id=other)) == {}


def test_services_without_a_byte_for_a_week(records: MeasuredRecords) -> None:
    """Of the packed days and of today; unknown is not silent, and what was edited is not listed."""
    records.assign(1, "192.0.2.0/24")
    records.choose()
    for service_id in (IDLE, MOVED, TODAY, SOLD, BROKEN, EDITED, DISABLED):
        records.put(service_id, ip_address=f"192.0.2.{service_id}")
    ids = {service_id: records.ids(service_id)[0] for service_id in (MOVED, TODAY)}
    records.clock.slot = NOON + WEEK
    assert found_in(report_of(records)) == {}
    records.put(NEW, ip_address=f"192.0.2.{NEW}")
    for slot, service_id in ((NOON + SLOTS_PER_DAY, MOVED), (NOON + WEEK - 2, TODAY)):
        records.clock.slot = slot + 2
        records.collect(file_of(slot, {(ids[service_id], slot): (1, 0)}))
    records.clock.slot = NOON + WEEK
    records.put(SOLD, client_id=6, ip_address=f"192.0.2.{SOLD}")
    records.put(DISABLED, ip_address=f"192.0.2.{DISABLED}", enabled=False)
    is_broken = access_records.c.service_id == BROKEN
    _execute(records, update(access_records).where(is_broken).values(username="edited"))
    is_edited = usage_series.c.service_id == EDITED
    _execute(records, update(usage_series).where(is_edited).values(from_slot=1))
    assert found_in(report_of(records)) == {"silent_services": [IDLE]}
    records.clock.slot += SLOTS_PER_DAY
    records.collect(file_of(records.clock.slot - 2, {}))
    assert found_in(report_of(records))["silent_services"] == [IDLE, MOVED]


def test_of_groups_only_known_days_are_silent(records: MeasuredRecords) -> None:
    """A group that was not understood all week is unknown; one with zeros is silent."""
    _choose_analyzer(records)
    for service_id, group in ((1, "A"), (2, "B"), (3, "C")):
        records.put(service_id, group=group)
    measuring.sync(records.database, records.keyring)
    ids = [records.ids(service_id)[0] for service_id in (1, 2, 3)]
    groups = groups_named("A", "B", "C")
    records.clock.slot = NOON + WEEK
    day = (NOON + WEEK) // SLOTS_PER_DAY
    for series_id, octets in ((ids[0], 0), (ids[1], 7)):
        totals = dict.fromkeys(("bytes_in", "bytes_out", "highest_in", "highest_out"), octets)
        key = {"series_id": series_id, "day": day - 2}
        row = {**key, "step": 300, "known": 9, **totals}
        _execute(records, insert(usage_days).values(row))
    assert found_in(report_of(records, groups)) == {"silent_services": [1]}
    sums = Sums()
    sums.replace(ids[0] % 128, (0, 1))
    opened: dict[str, object] = {
        "source": source_name("netflow_analyzer", 1),
        "shard": ids[0] // 128,
        "slot": NOON + WEEK - 9,
        "version": 1,
        "sums": sums.packed(),
    }
    _execute(records, insert(usage_open).values(opened))
    assert found_in(report_of(records, groups)) == {}


def test_exporters_without_flows(records: MeasuredRecords) -> None:
    """By directories, without the parts that are the time of a file; of one installation only."""
    records.choose()
    now = records.clock.slot
    files = {
        "router1/2024/10/04/nfcapd.202410041100": (now - 12, 5),
        "router1/2024/10/04/nfcapd.202410041155": (now - 1, 0),
        "router2/nfcapd.202410041155": (now - 1, 9),
        "nfcapd.202410041150": (now - 2, 0),
        "old/nfcapd.202409011150": (now - 8 * SLOTS_PER_DAY, 9),
    }
    for name, (slot, flows) in files.items():
        key = {"source": "nfdump", "name": name, "digest": name[-64:]}
        values = {**key, "slot": slot, "flows": flows, "bytes": 1, "outcome": "added"}
        _execute(records, insert(usage_files).values(values))
    silent = report_of(records)["silent_exporters"]
    names = {each["name"]: each["last_slot_ended_at"] for each in silent["items"]}
    ended = f"{moment_of(now - 11):%Y-%m-%dT%H:%M:%SZ}"
    assert names == {".": None, "router1": ended}
    records.clock.slot += 6
    assert [each["name"] for each in report_of(records)["silent_exporters"]["items"]] == [
        *(".", "router1", "router2")
    ]
    records.add_installation("192.0.2.0/24")
    assert found_in(report_of(records)) == {}


def test_who_else_has_an_address_is_found_like_by_all_pairs(records: MeasuredRecords) -> None:
    """Wider networks and parts, also where IPv6 is written without its zeros."""
    names = [
        *("192.0.0.0/8", "192.0.2.0/24", "192.0.2.8/29", "192.0.2.10", "192.0.16.0/20"),
        *("192.0.20.1", "0.0.0.0/1", "2001:db8::/32", "2001:db8:0:1::/64", "2001:db8::1"),
        *("2001:0:0:1::/64", "2001:0:0:1:1:1:1:1", "2001:0:0:1::1", "2001:db8:10::/44"),
        *("2001:db8:1f:2::3", "::/8", "::1", "2001:0:0:1:1:1::/96", "2001::1:1:1:0:5"),
        *("rack 7", "192.0.2.8/29, 2001:db8::1"),
    ]
    for service_id, name in enumerate(names, start=1):
        records.put(service_id, client_id=service_id, ip_address=name)
    networks = {number: networks_in(name) for number, name in enumerate(names, start=1)}
    assert len(networks) == len(names)

    def others(connection: Connection) -> dict[int, list[int]]:
        reader = RecordReader(connection, records.keyring, 1)
        found = reader.find_many(list(networks))
        return {key: others_with(connection, found[key].record, 100) for key in networks}

    expected = {
        key: [
            other
            for other, theirs in networks.items()
            if other != key and any(one.overlaps(two) for one in own for two in theirs)
        ]
        for key, own in networks.items()
    }
    assert records.read(others) == expected
