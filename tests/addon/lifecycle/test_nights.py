"""The nightly run of the rules: what fails beside it, two at once, and many services."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from tests.addon.whmcs import PRODUCT_ID, Outcome, Step, Whmcs
from tests.faults.behaviours import reset, response
from tests.faults.fault_server import FaultServer
from tests.support.provisioning import set_rule

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.faults.fault_server import Exchange
    from tests.support.live_api import LiveApi
    from tests.support.tenant import Tenant

    NewId = Callable[[], int]

pytestmark = pytest.mark.needs("php")

NIGHT: Step = {"do": "hook", "name": "DailyCronJob", "vars": {}}
SETTINGS: Step = {"do": "rows", "table": "tbladdonmodules"}
PEAK: Step = {"do": "call", "function": "memory_get_peak_usage"}
MAY_GROW = 512 * 1024
# What the reconciliation needs of the services can be read; what rules need besides cannot.
NO_DOMAINS = f"""
create view tblhosting as
with recursive n(i) as (select 1 union all select i + 1 from n where i < 2)
select i as id, 7 as userid, 'Active' as domainstatus, {PRODUCT_ID} as packageid,
  abs(-9223372036854775807 - i) as domain
from n
"""
TALLY = {"count": 0, "service_ids": []}
RECONCILED = {"services": 0, "records": 0} | dict.fromkeys(
    ("orphaned", "owner_changed", "terminated", "status_changed", "broken"), TALLY
)


@pytest.fixture
def whmcs(tmp_path: Path, live_api: LiveApi, tenant: Tenant) -> Whmcs:
    """Give a WHMCS that creates missing records at night, and a product with a rule."""
    set_rule(tenant, PRODUCT_ID, username="c{client_id}", group="{domain}")
    installation = Whmcs(tmp_path)
    installation.connect(live_api.url, tenant.key, create_missing="on")
    return installation


def _night(whmcs: Whmcs, *before: Step) -> Outcome:
    outcome = whmcs.play(*before, NIGHT, SETTINGS)
    assert outcome.faults == []
    assert {(step.thrown, step.printed) for step in outcome.steps} == {(None, "")}
    return outcome


def _remembered(outcome: Outcome) -> str:
    stored = {row["setting"]: row["value"] for row in outcome.results[-1]}
    return str(json.loads(stored["last_reconciliation"])["outcome"])


def _services(count: int, product: int) -> Step:
    """Fill the table of services past PHP, which would need memory for them."""
    numbers = f"with recursive n(i) as (select 1 union all select i + 1 from n where i < {count})"
    columns = "insert into tblhosting (id, userid, domainstatus, packageid, domain)"
    facts = f"select i, i % 977 + 1, 'Active', {product}, 'vps' || i || '.example.com' from n"
    return {"do": "sql", "text": f"{columns} {numbers} {facts}"}


def test_a_table_that_fails_for_rules_spoils_no_reconciliation(whmcs: Whmcs) -> None:
    """The reconciliation before it is remembered as done; the log says what stopped."""
    drop, replace = ({"do": "sql", "text": text} for text in ("drop table tblhosting", NO_DOMAINS))
    outcome = _night(whmcs, drop, replace)
    assert _remembered(outcome) == "done"
    [line] = outcome.activity
    assert "The nightly run of the rules stopped with" in line


def test_a_night_says_where_the_reasons_are(whmcs: Whmcs, new_id: NewId) -> None:
    """Every night until it is put right, and it claims no record that was not made."""
    whmcs.add_service(new_id(), 7)
    whmcs.add_service(new_id(), 7)
    whmcs.tables["tblhosting"][-1]["domain"] = "\x07"
    for made in (1, 0):
        [line] = _night(whmcs).activity
        assert f"looked for missing records (records created: {made}; not possible: 1)" in line
        assert "Why: the dry run of each product under Addons > NetFlow Manager > Rules" in line


def test_a_list_that_rather_is_a_mistake_makes_no_records(
    whmcs: Whmcs, tenant: Tenant, new_id: NewId
) -> None:
    """Where the reconciliation is refused, nothing is created until somebody confirms it."""
    for _ in range(20):
        tenant.put(new_id(), client_id=7)
    service = new_id()
    whmcs.add_service(service, 7)
    outcome = _night(whmcs)
    assert _remembered(outcome) == "refused"
    assert not tenant.has_record(service)
    assert "no missing records are created at night" in outcome.activity[0]


@pytest.mark.parametrize("fault", ["reset", "status", "null"])
def test_an_api_that_fails_for_rules_is_said(whmcs: Whmcs, fault: str) -> None:
    """The reconciliation is done all the same, and the next night tries again."""

    def behave(exchange: Exchange) -> None:
        if "/v1/reconciliations" in exchange.request:
            exchange.send(response(json.dumps(RECONCILED).encode()))
        elif fault == "reset":
            reset(exchange)
        else:
            exchange.send(response(b"null", 500 if fault == "status" else 200))

    whmcs.add_service(1, 7)
    with FaultServer(behave) as server:
        whmcs.settings["api_url"] = server.url
        outcome = _night(whmcs)
    assert _remembered(outcome) == "done"
    [line] = outcome.activity
    assert "could not create missing records" in line
    assert "The next one tries again" in line


@pytest.mark.no_cover
def test_two_nights_at_once_make_each_record_once(whmcs: Whmcs, tenant: Tenant) -> None:
    """A cron job that was started twice makes what one makes, and none of the two fails."""
    count = 300
    with ThreadPoolExecutor(2) as pool:
        nights = [pool.submit(_night, whmcs, _services(count, PRODUCT_ID)) for _ in range(2)]
        lines = [line for night in nights for line in night.result().activity]
    assert all("not possible: 0" in line for line in lines), lines
    made = [int(line.partition("records created: ")[2].partition(";")[0]) for line in lines]
    assert sum(made) == count
    events = tenant.get("/v1/audit-events", action="record.provisioned", limit=500)["items"]
    assert len({event["service_id"] for event in events}) == len(events) == count


@pytest.mark.no_cover
def test_many_services_need_no_memory(whmcs: Whmcs, tenant: Tenant) -> None:
    """The peak of PHP's memory is the same for a thousand services and twenty times as many."""
    peaks = []
    for count in (1_000, 20_000):
        outcome = whmcs.play(_services(count, PRODUCT_ID + 1), NIGHT, PEAK)
        assert (outcome.faults, outcome.activity) == ([], [])
        peaks.append(outcome.results[-1])
    assert peaks[1] - peaks[0] < MAY_GROW, peaks
    assert not tenant.found()
