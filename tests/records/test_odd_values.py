"""Every column of every table with every odd value: no call fails, and broken rows are reported."""

import asyncio
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Table

from app.storage.contents import stored_columns
from app.storage.tables import (
    access_records,
    api_keys,
    audit_events,
    display_settings,
    installations,
    provisioning_rules,
    provisioning_turns,
    record_networks,
)
from tests.support.command import run
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.provisioning import RULES, created, rule_path, set_rule
from tests.support.sql import query_sql, run_sql
from tests.support.tenant import Tenant

ODD = {
    "text": "'abc'",
    "text for a terminal": "char(27) || '[2J'",
    "bytes": "X'ff00'",
    "text that is not UTF-8": "CAST(X'61ff62' AS TEXT)",
    "float": "1.5",
    "largest integer": "9223372036854775807",
    "beyond integers": "1e300",
    "negative": "-1",
    "two": "2",
    "null": "NULL",
}
CHANGES = {
    "not a number": '{"a": NaN}',
    "infinite": '{"a": 1e999}',
    "deep": '{"a": ' + "[" * 100_000,
    "half a character": '{"a": "\\ud800"}',
    "twice": '{"a": 1, "a": 2}',
}
BROKEN, WHOLE = 900, 901
LIST = b'{"service_id": 901, "client_id": 5, "status": "Active"}\n{"end": true, "count": 1}\n'
NDJSON = {"Content-Type": "application/x-ndjson"}
OF_RECORD = (
    "/v1/access-records/{}",
    "/v1/access-records/{}/history",
    "/v1/access-records/{}/explanation?client_id=5",
    "/v1/access-records/{}/merge-fields?client_id=5",
    "/v1/access-records/{}/client-area?client_id=5&status=Active&language=english",
    "/v1/access-records/{}/client-area?client_id=5",
)
OF_ALL = (
    "/v1/whoami",
    "/v1/diagnosis",
    "/v1/access-records?limit=2",
    "/v1/access-records?q=a&updated_since=2020-01-01T00:00:00Z",
    "/v1/access-records?ip=192.0.2.1",
    "/v1/access-records?enabled=true",
    "/v1/clients/5/logins",
    "/v1/exports?format=csv",
    "/v1/exports?format=ndjson&include_passwords=true",
    "/v1/audit-events?limit=500",
    "/v1/api-keys",
    RULES,
    "/readyz",
    "/metrics",
)


@pytest.fixture(scope="module")
def odd_api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveApi]:
    """A service of its own: what is edited here would disturb other tests."""
    folder = tmp_path_factory.mktemp("odd") / "data"
    with LiveApi(folder, NFM_AUTH_FAILURES_PER_MINUTE="100000") as api:
        yield api


@pytest.fixture
def odd_tenant(odd_api: LiveApi) -> Tenant:
    return Tenant.of(odd_api)


def names(table: Table) -> list[str]:
    """Return the columns that can be edited: not those which the database computes."""
    return [column.name for column in stored_columns(table)]


def edit(tenant: Tenant, table: Table, assignment: str, where: str) -> bool:
    """Edit one row directly in the database; return whether SQLite allows it."""
    statement = f"UPDATE {table.name} SET {assignment} WHERE {where}"
    try:
        changed = run_sql(tenant.api.settings, statement)
    except sqlite3.IntegrityError:  # NOT NULL, or an integer primary key
        return False
    assert changed == 1, statement
    return True


def call_all(tenant: Tenant, *services: int) -> None:
    """Make every call that reads, and a dry run; none may fail."""
    paths = [*OF_ALL, *(path.format(service) for path in OF_RECORD for service in services)]
    for path in paths:
        answer = tenant.call("GET", path)
        assert answer.status_code == 200, (path, answer.text)
    path = "/v1/reconciliations?dry_run=true"
    answer = tenant.call("POST", path, content=LIST, headers=NDJSON)
    assert answer.status_code == 200, answer.text


def store_notes(tenant: Tenant) -> None:
    """Make the service write down what it noted, as it does once a minute."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, tenant.api.app.state.services.background.store_notes()).result()


@pytest.mark.parametrize("odd", ODD)
def test_records(odd_tenant: Tenant, odd: str) -> None:
    """Odd records stop nothing, and the report about every broken one arrives."""
    columns = names(access_records)[1:]  # but for the installation
    services = {}
    for service, column in enumerate(columns, start=1):
        members = {"client_id": 5, "username": "a", "password": "p", "ip_address": "192.0.2.1"}
        odd_tenant.put(service, **members)
        where = f"installation_id = {odd_tenant.installation_id} AND service_id = {service}"
        if edit(odd_tenant, access_records, f"{column} = {ODD[odd]}", where):
            services[service] = column
    odd_tenant.put(BROKEN, client_id=5)
    odd_tenant.edit_row(BROKEN)
    odd_tenant.put(WHOLE, client_id=5, username="whole")
    call_all(odd_tenant, *(s for s, column in services.items() if column != "service_id"), BROKEN)
    store_notes(odd_tenant)
    events = odd_tenant.events(action="record.seal_broken")
    reported = {event["service_id"] for event in events}
    sealed = {"enabled", "username", "version", "seal", "netflow_url"}
    expected = {s for s, column in services.items() if column in sealed}
    if odd == "null":
        expected -= {s for s, column in services.items() if column == "netflow_url"}  # it was null
    assert reported >= {BROKEN} | expected
    exported = odd_tenant.call("GET", "/v1/exports?format=csv").text
    assert f"{WHOLE},5,1,,whole" in exported
    # Nothing of a broken row is trusted, and a PUT takes its place for good.
    for service in {*services} - {s for s, column in services.items() if column == "service_id"}:
        odd_tenant.put(service, client_id=5, password="new")
        assert odd_tenant.record(service)["integrity"] == "ok", services[service]


@pytest.mark.parametrize("odd", ODD)
def test_the_index_of_networks(odd_tenant: Tenant, odd: str) -> None:
    """Odd rows of the index are found by nobody, or lead to a record that is there."""
    for service, column in enumerate(names(record_networks), start=1):
        odd_tenant.put(service, client_id=5, ip_address="192.0.2.1")
        where = f"installation_id = {odd_tenant.installation_id} AND service_id = {service}"
        edit(odd_tenant, record_networks, f"{column} = {ODD[odd]}", where)
        call_all(odd_tenant, service)
        run_sql(odd_tenant.api.settings, "DELETE FROM record_networks")


@pytest.mark.parametrize("odd", ["0.5", "1.5", "'two'", "X'ff00'"])
def test_pages_go_on_past_an_id_that_no_service_has(odd_tenant: Tenant, odd: str) -> None:
    """Pages of one end after the last service, whether an address is looked for or not."""
    for service in (1, 2, 3):
        odd_tenant.put(service, client_id=5, ip_address="192.0.2.1")
    where = f"installation_id = {odd_tenant.installation_id} AND service_id = 2"
    for table in (access_records, record_networks):
        assert edit(odd_tenant, table, f"service_id = {odd}", where)
    queries: list[dict[str, str]] = [{}, {"ip": "192.0.2.1"}, {"sort": "client_id"}]
    for query in queries:
        found: list[int] = []
        cursor: dict[str, str] = {}
        for _ in range(4):
            asked: dict[str, str | int] = {"limit": 1, **query, **cursor}
            page = odd_tenant.get("/v1/access-records", **asked)
            found += [item["service_id"] for item in page["items"]]
            if page["next_cursor"] is None:
                break
            cursor = {"cursor": page["next_cursor"]}
        assert (found, page["next_cursor"]) == ([1, 3], None)


@pytest.mark.parametrize("odd", ODD)
def test_rules_for_new_services(odd_tenant: Tenant, odd: str) -> None:
    """An odd rule creates nothing, is read as broken, and replaced by a PUT."""
    members = {"netflow_url": "https://example.com/", "username": "a", "group": "b", "notes": "c"}
    edited = {}
    for product, column in enumerate(names(provisioning_rules)[1:], start=11):
        set_rule(odd_tenant, product, **members)
        where = f"installation_id = {odd_tenant.installation_id} AND product_id = {product}"
        if edit(odd_tenant, provisioning_rules, f"{column} = {ODD[odd]}", where):
            edited[product] = column
    call_all(odd_tenant)
    for product, column in edited.items():
        # No seal covers the times and what tells rules of one product apart.
        if column not in {"created_at", "updated_at", "incarnation"}:
            assert not created(odd_tenant, product, product_id=product), column
        if column != "product_id":
            odd_tenant.get(rule_path(product))
            assert set_rule(odd_tenant, product)["integrity"] == "ok"
    run_sql(odd_tenant.api.settings, "DELETE FROM provisioning_rules")


@pytest.mark.parametrize("odd", ODD)
def test_turns_of_clients(odd_tenant: Tenant, odd: str) -> None:
    """Odd turns keep nobody from being provisioned."""
    set_rule(odd_tenant, username="c{client_id}")
    for number, column in enumerate(names(provisioning_turns)[1:], start=1):
        assert created(odd_tenant, 10 * number, client_id=number)
        where = f"installation_id = {odd_tenant.installation_id} AND client_id = {number}"
        edit(odd_tenant, provisioning_turns, f"{column} = {ODD[odd]}", where)
        assert created(odd_tenant, 10 * number + 1, client_id=number)


@pytest.mark.parametrize("odd", ODD)
def test_keys(odd_tenant: Tenant, odd: str) -> None:
    """An odd key is good or 401; every other one goes on working."""
    for column in names(api_keys):
        key, text = make_key(odd_tenant.api, "mail", installation_id=odd_tenant.installation_id)
        edit(odd_tenant, api_keys, f"{column} = {ODD[odd]}", f"id = '{key.id}'")
        odd_tenant.api.refresh_keys()
        assert odd_tenant.api.call("GET", "/v1/whoami", key=text).status_code in {200, 401}
        call_all(odd_tenant)


@pytest.mark.parametrize("odd", ODD)
def test_settings(odd_tenant: Tenant, odd: str) -> None:
    """Odd settings are 409 or as they were, and replaced by a PATCH."""
    services = odd_tenant.api.app.state.services
    for column in names(display_settings):
        odd_tenant.change_settings(show_group=False)
        where = f"installation_id = {odd_tenant.installation_id}"
        edit(odd_tenant, display_settings, f"{column} = {ODD[odd]}", where)
        services.settings.refresh()
        assert odd_tenant.call("GET", "/v1/settings").status_code in {200, 409}
        path = "/v1/access-records/1/client-area?client_id=5&status=Active&language=english"
        assert odd_tenant.call("GET", path).status_code == 200
        odd_tenant.change_settings(show_group=True)
        run_sql(odd_tenant.api.settings, "DELETE FROM display_settings")


@pytest.mark.parametrize("odd", [*ODD, *CHANGES])
def test_the_trail(odd_tenant: Tenant, odd: str) -> None:
    """Odd events are listed with what can be read of them."""
    odd_tenant.put(1, client_id=5)
    value = ODD.get(odd, f"'{CHANGES.get(odd)}'")
    columns = names(audit_events) if odd in ODD else ["changes"]
    for column in columns:
        odd_tenant.patch(1, notes=column)
        rows = query_sql(odd_tenant.api.settings, "SELECT max(id) FROM audit_events")
        if column != "id":
            edit(odd_tenant, audit_events, f"{column} = {value}", f"id = {rows[0][0]!r}")
        call_all(odd_tenant, 1)


@pytest.mark.parametrize("odd", ODD)
def test_installations(odd_tenant: Tenant, odd: str) -> None:
    """An installation with an odd name is served as before."""
    for column in ("name", "created_at"):
        where = f"id = {odd_tenant.installation_id}"
        edit(odd_tenant, installations, f"{column} = {ODD[odd]}", where)
        odd_tenant.api.refresh_keys()
        call_all(odd_tenant)
        edit(odd_tenant, installations, f"{column} = id", where)  # names are unique


def commands(folder: Path) -> str:
    """Run every command that looks at rows; return what they print."""
    output = ""
    for arguments in (("check",), ("key", "list"), ("installation", "list"), ("reseal",)):
        done = run(folder, *arguments)
        assert done.returncode in {0, 1, 78}, done.stderr
        output += done.stdout + done.stderr
    return output


@pytest.mark.parametrize("odd", ODD)
def test_commands(tmp_path: Path, odd: str) -> None:
    """Commands name odd rows in printable characters, and end."""
    folder = tmp_path / "data"
    with LiveApi(folder) as api:
        tenant = Tenant.of(api)
        for service, column in enumerate(names(access_records), start=1):
            tenant.put(service, client_id=5)
            where = f"installation_id = {tenant.installation_id} AND service_id = {service}"
            edit(tenant, access_records, f"{column} = {ODD[odd]}", where)
        for column in names(api_keys):
            key, _ = make_key(api, "mail", installation_id=tenant.installation_id)
            edit(tenant, api_keys, f"{column} = {ODD[odd]}", f"id = '{key.id}'")
        edit(tenant, installations, f"name = {ODD[odd]}", f"id = {tenant.installation_id}")
    key_id = run(folder, "keyring", "add").stdout.strip()
    assert run(folder, "keyring", "promote", key_id).returncode == 0
    output = commands(folder)
    assert "Not resealed" in output or odd == "null"
    assert "\x1b" not in output
