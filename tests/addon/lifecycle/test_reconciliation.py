"""The nightly reconciliation: every service of WHMCS against every record, in constant memory."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.addon.whmcs import Outcome, Step, Whmcs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.live_api import LiveApi
    from tests.support.tenant import Tenant

    NewId = Callable[[], int]

pytestmark = pytest.mark.needs("php")

NIGHT: Step = {"do": "hook", "name": "DailyCronJob", "vars": {}}
PEAK: Step = {"do": "call", "function": "memory_get_peak_usage"}
MAY_GROW = 256 * 1024
# Services of which the row 1,501 cannot be read: -2^63 has no absolute value.
FAILS_IN_THE_SECOND_BATCH = """
create view tblhosting as
with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000)
select i as id, 8 as userid,
  case when i > 1500 then abs(-9223372036854775807 - 1) else 'Active' end as domainstatus
from n
"""


@pytest.fixture
def whmcs(tmp_path: Path, live_api: LiveApi, tenant: Tenant) -> Whmcs:
    """Give an empty WHMCS with an installation of the API to itself."""
    installation = Whmcs(tmp_path)
    installation.connect(live_api.url, tenant.key)
    return installation


def _services(count: int) -> Step:
    """Fill the table of services past PHP, which would need memory for them."""
    numbers = f"with recursive n(i) as (select 1 union all select i + 1 from n where i < {count})"
    columns = "insert into tblhosting (id, userid, domainstatus)"
    return {"do": "sql", "text": f"{columns} {numbers} select i, i % 977 + 1, 'Active' from n"}


def _night(whmcs: Whmcs, *before: Step) -> Outcome:
    outcome = whmcs.play(*before, NIGHT)
    assert outcome.faults == []
    assert (outcome.steps[-1].thrown, outcome.steps[-1].printed) == (None, "")
    return outcome


def _records(tenant: Tenant, count: int, client_id: int = 7) -> list[int]:
    lines = [
        json.dumps({"service_id": n, "client_id": client_id, "username": "acme"})
        for n in range(1, count + 1)
    ]
    headers = {"Content-Type": "application/x-ndjson"}
    response = tenant.call("POST", "/v1/imports", content="\n".join(lines), headers=headers)
    assert response.status_code == 200, response.text
    return list(range(1, count + 1))


def _enabled(tenant: Tenant) -> int:
    return len(tenant.found(enabled="true", limit=500))


def test_a_night_without_differences_says_nothing(whmcs: Whmcs, tenant: Tenant) -> None:
    """While everything agrees, no line fills the activity log, and nothing is changed."""
    [service] = _records(tenant, 1)
    whmcs.add_service(service, 7)
    first = _night(whmcs)
    before = tenant.record(service)

    second = _night(whmcs)

    assert "other status: 1" in first.activity[0]
    assert second.activity == []
    assert tenant.record(service) == before


def test_every_difference_is_fixed(whmcs: Whmcs, tenant: Tenant) -> None:
    """Missing, moved and ended services are found, and one line counts them."""
    kept, missing, moved, ended = _records(tenant, 4)
    whmcs.add_service(kept, 7)
    whmcs.add_service(moved, 8)
    whmcs.add_service(ended, 7, "Cancelled")

    [line] = _night(whmcs).activity

    assert "3 services, 4 records; without a service (disabled): 1;" in line
    assert tenant.record(kept)["enabled"] is True
    assert tenant.record(missing)["enabled"] is False
    assert tenant.record(moved)["client_id"] == 8
    assert tenant.record(ended)["service_status"] == "Cancelled"
    assert tenant.record(ended)["enabled"] is False


def test_rows_that_are_no_service_do_no_harm(whmcs: Whmcs, tenant: Tenant) -> None:
    """A row without an owner is left out, one without a status is unknown, text is an id."""
    orphan, odd, text = _records(tenant, 3)
    whmcs.add("tblhosting", id=orphan, userid=0, domainstatus="Active")
    whmcs.add("tblhosting", id=odd, userid="7", domainstatus="")
    whmcs.add("tblhosting", id=text, userid="7", domainstatus="Active\u00e9")

    [line] = _night(whmcs).activity

    assert "2 services" in line
    assert tenant.record(orphan)["enabled"] is False
    assert [tenant.record(n)["service_status"] for n in (odd, text)] == ["Unknown", "Unknown"]


def test_a_drastic_night_changes_nothing_and_says_what_to_do(whmcs: Whmcs, tenant: Tenant) -> None:
    """When a fifth would be taken away, the line says what it would be and where to confirm."""
    records = _records(tenant, 20)
    for service in records[:8]:
        whmcs.add_service(service, 7)

    [line] = _night(whmcs).activity

    assert _enabled(tenant) == 20
    assert "changed nothing" in line
    assert "without a service (disabled): 12" in line
    assert "Health > Reconciliation" in line


@pytest.mark.parametrize(
    ("scopes", "told"), [(("render",), "lacks the scope lifecycle"), ((), "does not accept")]
)
def test_a_night_that_fails_says_why(
    whmcs: Whmcs, live_api: LiveApi, scopes: tuple[str, ...], told: str
) -> None:
    """A refused upload of many services ends with its reason and is not remembered as done."""
    whmcs.settings["api_key"] = live_api.create_key(*scopes) if scopes else "nfm_wrong_key"

    outcome = _night(whmcs, _services(20_000))

    [line] = outcome.activity
    assert told in line
    assert "failed" in line


@pytest.mark.parametrize("replacement", ["select 1", FAILS_IN_THE_SECOND_BATCH])
def test_a_table_that_fails_changes_nothing(whmcs: Whmcs, tenant: Tenant, replacement: str) -> None:
    """A table that cannot be read, from the start or in the middle, completes no list."""
    _records(tenant, 1)
    drop, replace = ({"do": "sql", "text": text} for text in ("drop table tblhosting", replacement))

    outcome = _night(whmcs, drop, replace)

    [line] = outcome.activity
    assert "The nightly reconciliation stopped with" in line
    assert tenant.record(1)["client_id"] == 7


def test_a_hundred_thousand_services_need_no_memory(whmcs: Whmcs, tenant: Tenant) -> None:
    """The peak of PHP's memory is the same for a thousand services and a hundred times as many."""
    [record] = _records(tenant, 1)
    peaks = []
    for count in (1_000, 100_000):
        outcome = whmcs.play(_services(count), NIGHT, PEAK)
        assert outcome.faults == []
        peaks.append(outcome.results[-1])

    assert peaks[1] - peaks[0] < MAY_GROW, peaks
    assert tenant.record(record)["service_status"] == "Active"


def test_the_end_of_the_list_counts_every_batch(whmcs: Whmcs, tenant: Tenant) -> None:
    """Numbers of services around the size of a batch arrive whole."""
    for count in (999, 1_000, 1_001, 2_000):
        [record] = _records(tenant, 1, client_id=count)
        # The record has another owner than the service, so that a line is written.
        [line] = _night(whmcs, _services(count)).activity
        assert f"{count} services" in line
        tenant.call("DELETE", f"/v1/access-records/{record}")


def test_a_database_that_fails_leaves_a_trace(whmcs: Whmcs, tenant: Tenant) -> None:
    """When the services cannot be read, the activity log and the health page say that it failed."""
    _records(tenant, 1)
    stored: Step = {"do": "rows", "table": "tbladdonmodules"}

    outcome = whmcs.play({"do": "sql", "text": "drop table tblhosting"}, NIGHT, stored)

    assert outcome.faults == []
    [line] = outcome.activity
    assert "The nightly reconciliation stopped with" in line
    kept = {row["setting"]: row["value"] for row in outcome.results[-1]}
    assert json.loads(kept["last_reconciliation"])["outcome"] == "failed"
