"""The admin page of the reconciliation: the last one, a dry run, and running it by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.addon.whmcs import ADMIN_PAGE, LOAD_ENTRY_POINTS, Step, Whmcs, request

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.live_api import LiveApi
    from tests.support.tenant import Tenant

pytestmark = pytest.mark.needs("php")

TOKEN = "0123456789abcdef" * 4
SESSION: Step = {"do": "session", "values": {"netflow_manager_token": TOKEN}}
NIGHT: Step = {"do": "hook", "name": "DailyCronJob", "vars": {}}
OPEN = request(get={"action": "reconcile"})
CLIENT = 7


@pytest.fixture
def whmcs(tmp_path: Path, live_api: LiveApi, tenant: Tenant) -> Whmcs:
    """Give a WHMCS that lacks two of its services, with an installation of the API to itself."""
    installation = Whmcs(tmp_path)
    installation.connect(live_api.url, tenant.key)
    for service in range(1, 14):
        tenant.put(service, client_id=CLIENT)
        if service > 2:
            installation.add_service(service, CLIENT)
    return installation


def _post(mode: str, **fields: str) -> Step:
    return request(post={"action": "reconcile", "mode": mode, "token": TOKEN, **fields})


def _pages(whmcs: Whmcs, *steps: Step) -> list[str]:
    """Return the page after each request, all in one process."""
    asked = [part for step in steps for part in (step, ADMIN_PAGE)]
    outcome = whmcs.play(LOAD_ENTRY_POINTS, SESSION, *asked)
    assert outcome.faults == []
    assert {step.thrown for step in outcome.steps} == {None}
    return [step.printed for step in outcome.steps if step.printed]


def _count(page: str, label: str) -> int:
    found = re.search(rf"{label}</th>\s*<td>(\d+)</td>", page)
    assert found, page
    return int(found[1])


def _mark(page: str, label: str) -> str:
    found = re.search(rf'{label}</th>\s*<td>\s*<span class="label ([a-z-]+)">', page)
    assert found, page
    return found[1]


def _without_services(whmcs: Whmcs, *services: int) -> None:
    rows = whmcs.tables["tblhosting"]
    whmcs.tables["tblhosting"] = [row for row in rows if row["id"] not in services]


def test_a_dry_run_changes_nothing(whmcs: Whmcs, tenant: Tenant) -> None:
    """It counts what would be changed, with a link to each record."""
    [page] = _pages(whmcs, _post("dry_run"))

    assert "Dry run: this would be changed" in page
    assert _count(page, "Without a service: disabled") == 2
    assert _count(page, "Access records") == 13
    assert "action=edit&amp;service_id=2" in page
    assert len(tenant.found(enabled="true")) == 13


def test_a_post_without_a_mode_is_a_dry_run(whmcs: Whmcs, tenant: Tenant) -> None:
    """What is not asked for in so many words is not done."""
    [page] = _pages(whmcs, _post("nonsense"))

    assert "Dry run" in page
    assert len(tenant.found(enabled="true")) == 13


def test_running_it_is_remembered(whmcs: Whmcs, tenant: Tenant) -> None:
    """It fixes the difference, and the page and the connection check report it afterwards."""
    before, done, health = _pages(whmcs, OPEN, _post("run"), request(get={"action": "health"}))

    assert "not yet" in before
    assert "The reconciliation is done." in done
    assert _count(done, "Without a service: disabled") == 2
    assert tenant.record(1)["enabled"] is False
    assert "services: 11" in health


def test_a_night_that_has_not_come_yet_is_no_success(whmcs: Whmcs) -> None:
    """Before the first run its line on the health page is neutral: neither right nor wrong."""
    health = request(get={"action": "health"})
    before, _, after = _pages(whmcs, health, _post("run"), health)

    assert _mark(before, "Reconciliation") == "label-default"
    assert _mark(after, "Reconciliation") == "label-success"


def test_much_needs_a_confirmation(whmcs: Whmcs, tenant: Tenant) -> None:
    """Without the tick nothing is changed; with it, all of it is."""
    _without_services(whmcs, *range(3, 12))
    asked, unconfirmed = _pages(whmcs, _post("run"), _post("force"))
    assert len(tenant.found(enabled="true")) == 13

    [forced] = _pages(whmcs, _post("force", confirm="1"))

    assert "more than a fifth" in asked
    assert 'value="force"' in asked
    assert _count(asked, "Without a service: disabled") == 11
    assert "tick the box" in unconfirmed
    assert "The reconciliation is done." in forced
    assert len(tenant.found(enabled="true")) == 2


def test_the_token_is_checked(whmcs: Whmcs, tenant: Tenant) -> None:
    """A form from elsewhere, or a link, runs nothing."""
    wrong = _post("run") | {"post": {"action": "reconcile", "mode": "run", "token": "x"}}
    link = request(get={"action": "reconcile", "mode": "run"})

    refused, opened = _pages(whmcs, wrong, link)

    assert "Nothing was changed" in refused
    assert "Run now" in opened
    assert len(tenant.found(enabled="true")) == 13


def test_the_night_tells_the_pages(whmcs: Whmcs, tenant: Tenant) -> None:
    """A night that was refused shows up on the page and as a problem of the connection check."""
    _without_services(whmcs, *range(3, 12))
    outcome = whmcs.play(NIGHT, LOAD_ENTRY_POINTS, OPEN, ADMIN_PAGE, _health(), ADMIN_PAGE)
    page, health = (step.printed for step in outcome.steps if step.printed)

    assert "too many records would be disabled or deleted" in page
    assert _count(page, "Without a service: disabled") == 11
    assert "confirm it if it is correct" in health
    assert len(tenant.found(enabled="true")) == 13


@pytest.mark.parametrize(
    "value",
    [
        "",
        "nonsense",
        "[]",
        '{"outcome": "other", "at": 1}',
        '{"outcome": "done", "at": "x", "counts": "x", "detail": []}',
        '{"outcome": "failed", "at": 9999999999, "counts": {"services": "x"}}',
    ],
)
def test_a_spoilt_memory_does_no_harm(whmcs: Whmcs, value: str) -> None:
    """Whatever stands in the row of the last run, the pages show and nothing is reported."""
    whmcs.settings["last_reconciliation"] = value

    page, health = _pages(whmcs, OPEN, _health())

    assert "Run now" in page
    assert "Reconciliation</th>" in health


def test_an_old_run_is_a_problem(whmcs: Whmcs) -> None:
    """A cron job that stopped days ago is found by the connection check."""
    whmcs.settings["last_reconciliation"] = '{"outcome": "done", "at": 1700000000, "counts": {}}'

    [health] = _pages(whmcs, _health())

    assert "more than two days old" in health


def _health() -> Step:
    return request(get={"action": "health"})
