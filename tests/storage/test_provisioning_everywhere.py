"""New services reported at once, on every kind of database: one record each, one login a client."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
from sqlalchemy import update

from app.provisioning import provision
from app.provisioning.turns import take_turns
from app.storage.database import Database
from app.storage.tables import access_records
from tests.storage.conftest import Client
from tests.support.provisioning import PRODUCT, rule_path, run, service
from tests.support.waiting import HANG_SECONDS

THREADS = 16
EVENTS = int(os.environ.get("NFM_TEST_RACES", "64"))  # of one service, a kind of database
CLIENTS = max(3, EVENTS // 50)
TAKEN = (
    ("Acme-{}", "aCME-{}"),
    ("ÄRGER-{}", "ärger-{}"),
    ("STRASSE{}", "straße{}"),
    ("STRAẞE-{}", "strasse-{}"),
    ("JöhÄnn-Éva-{}", "jÖhänn-éVA-{}"),
    ("Иван-{}", "иВАН-{}"),
    ("İzmir-{}", "i\u0307ZMIR-{}"),  # the dot stays in the lower case of the Turkish letter
)
NewId = Callable[[], int]


@pytest.fixture(autouse=True)
def _rule(client: Client) -> None:
    rule = {"username": "c{client_id}", "password": "generate"}
    assert client.call("PUT", rule_path(), json=rule).is_success


def _created(client: Client, owner: int, service_id: int) -> bool:
    event = {"event": "created"} | service(service_id, owner)
    answer = client.call("POST", "/v1/service-events", json=event, timeout=HANG_SECONDS)
    assert answer.status_code == 200, answer.text
    return bool(answer.json()["applied"])


def _at_once(client: Client, owner: int, services: list[int]) -> list[bool]:
    with ThreadPoolExecutor(THREADS) as pool:
        return [*pool.map(partial(_created, client, owner), services)]


def test_a_service_reported_many_times_has_one_record(client: Client, new_id: NewId) -> None:
    """One event of all creates it, and the trail has one event; the others find it there."""
    owner, service_id = new_id(), new_id()
    applied = _at_once(client, owner, [service_id] * EVENTS)
    assert sum(applied) == 1
    trail = client.get("/v1/audit-events", service_id=service_id)["items"]
    assert [event["action"] for event in trail] == ["record.provisioned"]


@contextmanager
def _others_write(client: Client, owner: int, service_id: int) -> Iterator[None]:
    """Keep a transaction open that has the turn of a client and has changed a record."""
    database = Database(client.place.database_url)
    columns = access_records.c
    change = update(access_records).where(columns.service_id == service_id)
    with database.engine.connect().execution_options(nfm_writes=True) as connection:
        take_turns(connection, 1, [owner])
        connection.execute(change.values(lent=columns.lent))
        yield
        connection.rollback()
    database.close()


def test_what_changes_nothing_waits_for_no_writer(client: Client, new_id: NewId) -> None:
    """Events that are repeated or concern no record, and a run, are answered while others write."""
    owner, there, missing = new_id(), new_id(), new_id()
    assert _created(client, owner, there)
    suspended = {"event": "suspended", "service_id": there, "client_id": owner}
    assert client.post("/v1/service-events", suspended)["applied"]
    of_service = service(there, owner)
    events: list[tuple[dict[str, object], bool]] = [
        ({"event": "created"} | of_service, False),
        ({"event": "package_changed"} | of_service, False),
        ({"event": "created"} | service(missing, owner, status="Cancelled"), False),
        ({"event": "created"} | service(missing, owner, product_id=PRODUCT + 1), False),
        (suspended, True),
        (suspended | {"event": "owner_changed"}, True),
        (suspended | {"client_id": owner + 1}, False),
        (suspended | {"service_id": missing}, False),
        ({"event": "client_merged", "from_client_id": missing, "to_client_id": owner}, False),
    ]
    with _others_write(client, owner, there):
        answers = [client.post("/v1/service-events", event)["applied"] for event, _ in events]
        report = run(client, [of_service], dry_run="false")
    assert answers == [applied for _, applied in events]
    assert report["existing"] == 1


def _logins(client: Client, new_id: NewId) -> set[tuple[str, str | None]]:
    """Report sixteen services of a new client at once; return the distinct logins they got."""
    owner, services = new_id(), [new_id() for _ in range(THREADS)]
    assert all(_at_once(client, owner, services))
    records = [client.get(f"/v1/access-records/{service_id}") for service_id in services]
    return {(record["username"], client.password(record["service_id"])) for record in records}


def test_services_of_a_new_client_at_once_share_one_login(client: Client, new_id: NewId) -> None:
    """All sixteen have a record, with the username and the password of the first."""
    for _ in range(CLIENTS):
        assert len(_logins(client, new_id)) == 1


def test_a_rule_disabled_while_an_event_waits_creates_nothing(
    client: Client, new_id: NewId, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rule is read once the client has the turn."""
    if client.place.server is None:
        return  # SQLite has one writer at a time by itself

    def disable_before(*arguments: Any) -> None:  # noqa: ANN401
        assert client.call("PUT", rule_path(), json={"enabled": False}).is_success
        take_turns(*arguments)

    monkeypatch.setattr(provision, "take_turns", disable_before)
    assert not _created(client, new_id(), new_id())


def test_runs_and_events_at_once_make_each_record_once(client: Client, new_id: NewId) -> None:
    """What one of them creates the others count as existing; a client has one login."""
    owners = [new_id() for _ in range(4)]
    listed = {new_id(): owners[number % len(owners)] for number in range(120)}
    services = [service(*ids) for ids in listed.items()]
    with ThreadPoolExecutor(8) as pool:
        reports = [pool.submit(run, client, services, dry_run="false") for _ in range(2)]
        some = [*listed.items()][::-15]
        events = [pool.submit(_created, client, owner, each) for each, owner in some]
        made = sum(report.result()["created"]["count"] for report in reports)
    assert made + sum(event.result() for event in events) == len(listed)
    logins = {(owner, client.password(each)) for each, owner in listed.items()}
    assert len(logins) == len(owners)


def _takers(client: Client, new_id: NewId) -> int:
    """Report services of sixteen clients with one domain at once; return how many got a record."""
    domain = f"d{new_id()}.example.com"

    def code(service_id: int) -> int:
        event = {"event": "created"} | service(service_id, service_id, domain=domain)
        return client.call(
            "POST", "/v1/service-events", json=event, timeout=HANG_SECONDS
        ).status_code

    services = [new_id() for _ in range(THREADS)]
    with ThreadPoolExecutor(THREADS) as pool:
        codes = [*pool.map(code, services)]
    assert set(codes) <= {200, 422}
    return codes.count(200)


def test_clients_at_once_never_get_one_username(client: Client, new_id: NewId) -> None:
    """One of them has it, the others are told that it is taken."""
    rule = {"username": "{domain}", "password": "generate"}
    assert client.call("PUT", rule_path(), json=rule).is_success
    for _ in range(CLIENTS):
        assert _takers(client, new_id) == 1


def test_usernames_without_case_are_found(client: Client, new_id: NewId) -> None:
    """The index of the database has them, in ASCII and beyond."""
    for theirs, mine in TAKEN:
        number, owner = new_id(), new_id()
        client.api.put_record(new_id(), client_id=owner, username=theirs.format(number))
        assert client.call("PUT", rule_path(), json={"username": mine.format(number)}).is_success
        event = {"event": "created"} | service(new_id(), new_id())
        answer = client.call("POST", "/v1/service-events", json=event)
        assert [error["code"] for error in answer.json()["errors"]] == ["username_taken"]


def test_without_turns_they_do_not(
    client: Client, new_id: NewId, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the servers let two of them see no login, or refuse the second one."""
    if client.place.server is None:
        return  # SQLite has one writer at a time by itself
    monkeypatch.setattr(provision, "take_turns", lambda *_: None)
    failed = 0
    for _ in range(20):
        try:
            failed += len(_logins(client, new_id)) != 1
        except AssertionError:
            failed += 1
    assert failed
