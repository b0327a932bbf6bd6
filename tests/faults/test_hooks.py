"""The hooks of the admin area and of services, whatever the API does or sends."""

from __future__ import annotations

import json

import pytest

from tests.addon.admin_area import SESSION, add_staff, save, search, summary, tab
from tests.addon.whmcs import PATIENT_MS, Outcome, Step, Whmcs, pause
from tests.faults.answers import CANARY, CLIENT, record
from tests.faults.behaviours import (
    FAULTS,
    GENERAL_FAULTS,
    REFUSALS,
    SLOW,
    good,
    hang,
    with_body,
)
from tests.faults.conftest import KEY, SERVICE
from tests.faults.fault_server import FaultServer, closed_port

pytestmark = pytest.mark.needs("php")

DEADLINE_MS = 300
PREFIX = "netflow_manager_"
SENT = {
    f"{PREFIX}present": str(SERVICE),
    f"{PREFIX}etag": '"1-abc"',
    f"{PREFIX}token": SESSION["values"]["netflow_manager_token"],
    f"{PREFIX}shown": '{"enabled": "yes", "username": "0000"}',
    f"{PREFIX}enabled": "1",
    f"{PREFIX}username": "typed",
}


def _hook(name: str, **variables: object) -> Step:
    return {"do": "hook", "name": name, "vars": variables}


SUSPENDED = _hook("AfterModuleSuspend", params={"serviceid": SERVICE, "userid": CLIENT})
EVENTS = {
    "suspend": SUSPENDED,
    "unsuspend": _hook("AfterModuleUnsuspend", params=SUSPENDED["vars"]["params"]),
    "terminate": _hook("AfterModuleTerminate", params=SUSPENDED["vars"]["params"]),
    "edit": _hook("ServiceEdit", serviceid=SERVICE, userid=CLIENT),
    "delete": _hook("ServiceDelete", serviceid=SERVICE, clientId=CLIENT, userid=CLIENT),
    "merge": _hook("AfterClientMerge", toUserID=CLIENT, fromUserID=CLIENT + 1),
    "delete_client": _hook("PreDeleteClient", userid=CLIENT),
}
# Their deadline is that of a mail.
NEW = {
    "create": _hook("AfterModuleCreate", params={"serviceid": SERVICE}),
    "package": _hook("AfterModuleChangePackage", params={"serviceid": SERVICE}),
    "order": _hook("AcceptOrder", orderid=1),
}
STAFF = {
    "tab": tab(SERVICE),
    "save": save(SERVICE, SENT),
    "summary": summary(CLIENT),
    "search": search(CANARY),
}
HOOKS = EVENTS | STAFF
NIGHT = _hook("DailyCronJob")


def _wrong(**changes: object) -> bytes:
    """Give a record, a list of it, an event's answer and a report in one, but for some members."""
    whole = record(SERVICE) | {"applied": True, "next_cursor": None, **changes}
    return json.dumps(whole | {"items": [whole]}).encode()


OWN_FAULTS = {
    "nothing": with_body(b"{}"),
    "half": with_body(b'{"service_id": 1234, "items": [{}], "applied": null}'),
    "other_types": with_body(_wrong(username=[CANARY], applied="yes", orphaned=3)),
    "enabled_as_text": with_body(_wrong(enabled="true", applied=1)),
    "id_as_text": with_body(_wrong(service_id=str(SERVICE), applied=[])),
    "items_as_object": with_body(b'{"items": {"a": {}}, "applied": {}}'),
}
MISTAKES = GENERAL_FAULTS | OWN_FAULTS | REFUSALS


def _play(whmcs: Whmcs, url: str, *steps: Step, has_little_time: bool = False) -> Outcome:
    whmcs.connect(url, KEY, DEADLINE_MS if has_little_time else PATIENT_MS)
    add_staff(whmcs)
    outcome = whmcs.play(SESSION, *steps)
    assert outcome.faults == []
    assert {(step.thrown, step.printed) for step in outcome.steps} == {(None, "")}
    said = str([outcome.results, outcome.activity, outcome.module_log])
    assert CANARY not in said
    assert KEY not in said
    del outcome.steps[0]
    return outcome


def test_the_fault_server_can_answer_well(whmcs: Whmcs) -> None:
    """The control: the same server, behaving, brings rows, results and a silent night."""
    with FaultServer(good) as server:
        whmcs.connect(server.url, KEY)
        add_staff(whmcs)
        outcome = whmcs.play(SESSION, *HOOKS.values(), NIGHT)
    shown = dict(zip(STAFF, outcome.results[-5:-1], strict=True))

    assert CANARY in str(shown["tab"])
    assert CANARY in str(shown["summary"])
    assert CANARY in str(shown["search"])
    # The hook of deleted clients lists the records, then disables the one that it finds. The night
    # reconciles, asks for rules and counts what is missing. The tab asks for the checks, too.
    assert len(server.requests) == len(HOOKS) + 5
    disabled, line = outcome.activity
    assert "Access records disabled: 1. " in disabled
    assert "found differences" in line


@pytest.mark.parametrize("fault", list(MISTAKES))
def test_a_wrong_answer_does_no_harm(whmcs: Whmcs, fault: str) -> None:
    """No hook throws, prints a notice, or shows a part of the answer."""
    with FaultServer(MISTAKES[fault]) as server:
        hooks = HOOKS | NEW
        outcome = _play(whmcs, server.url, *hooks.values())

    results = dict(zip(hooks, outcome.results, strict=True))
    assert results["search"] == [[]]
    assert list(results["tab"][0]) == ["NetFlow access"]
    assert "form-control" not in str(results)


@pytest.mark.parametrize("fault", [*SLOW, "endless_body"])
@pytest.mark.parametrize("name", list(HOOKS))
def test_a_slow_api_costs_a_hook_its_deadline_at_most(whmcs: Whmcs, name: str, fault: str) -> None:
    """Hanging, trickling or endless: the hook is over when the deadline is.

    The control waits for as long in the same process; without a deadline it were 2 s or more.
    """
    steps = [HOOKS[name], pause(DEADLINE_MS)] * 2
    with FaultServer((FAULTS | SLOW)[fault]) as server:
        outcome = _play(whmcs, server.url, *steps, has_little_time=True)

    hooks, waits = outcome.steps[::2], outcome.steps[1::2]
    assert min(step.ms for step in hooks) < 2 * min(step.ms for step in waits)


@pytest.mark.parametrize("name", list(HOOKS))
def test_an_api_that_is_down_costs_nothing(whmcs: Whmcs, name: str) -> None:
    """A stopped API is noticed long before the deadline, and no hook fails."""
    outcome = _play(whmcs, closed_port(), *[HOOKS[name]] * 2, pause(PATIENT_MS // 4))

    *hooks, control = outcome.steps
    assert min(step.ms for step in hooks) < control.ms


def test_a_mass_suspension_asks_a_dead_api_three_times(whmcs: Whmcs) -> None:
    """A run over many services goes on at full speed, and one line tells what makes up for it."""
    with FaultServer(hang) as server:
        outcome = _play(whmcs, server.url, *[SUSPENDED] * 50, has_little_time=True)

    assert len(server.requests) == 3
    slow, fast = outcome.steps[:3], sorted(step.ms for step in outcome.steps[3:])
    assert fast[len(fast) // 2] < min(step.ms for step in slow) / 3
    [line] = outcome.activity
    assert "The nightly reconciliation will make up for it" in line


def test_a_deleted_client_of_a_dead_api_waits_once(whmcs: Whmcs) -> None:
    """After the first failure the records are left to the night, and a line says so."""
    with FaultServer(hang) as server:
        outcome = _play(whmcs, server.url, EVENTS["delete_client"], has_little_time=True)

    assert len(server.requests) == 1
    [line] = outcome.activity
    assert "Access records disabled: 0, not all. " in line


def test_records_of_another_client_are_not_disabled(whmcs: Whmcs) -> None:
    """A list that is about somebody else than the client before deletion changes nothing."""
    with FaultServer(with_body(_wrong(client_id=CLIENT + 1))) as server:
        outcome = _play(whmcs, server.url, EVENTS["delete_client"])

    assert len(server.requests) == 1
    assert outcome.activity == []


def test_every_lost_merge_is_told(whmcs: Whmcs) -> None:
    """A merge cannot be made up for by the night, so none goes unsaid."""
    outcome = _play(whmcs, closed_port(), *[EVENTS["merge"]] * 4)

    assert len([line for line in outcome.activity if "could not be reported" in line]) == 4


def test_events_do_not_take_the_staff_with_them(whmcs: Whmcs) -> None:
    """Each purpose has a breaker of its own: what fails for events is still asked by the tab."""
    with FaultServer(hang) as server:
        _play(whmcs, server.url, *[SUSPENDED] * 4, has_little_time=True)
        before = len(server.requests)
        _play(whmcs, server.url, STAFF["tab"], STAFF["search"], has_little_time=True)

    assert before == 3
    assert len(server.requests) == 5


def test_a_database_that_fails_under_a_hook_is_told(whmcs: Whmcs) -> None:
    """No hook throws, and one line an hour names each that failed."""
    gone: Step = {"do": "sql", "text": "DROP TABLE tbladdonmodules"}

    hooks = [*EVENTS.values(), *NEW.values()]
    outcome = _play(whmcs, closed_port(), gone, *hooks, *hooks)

    failed = {line.split(" stopped with ")[0] for line in outcome.activity}
    assert failed == {f"NetFlow Manager: The hook {step['name']}" for step in hooks}
    assert len(outcome.activity) == len(failed)


def test_a_save_that_fails_is_told_and_shown(whmcs: Whmcs) -> None:
    """It is in the activity log each time, and at the next view of the tab, if there is one."""
    outcome = _play(whmcs, closed_port(), STAFF["save"], STAFF["save"], STAFF["tab"])

    assert len([line for line in outcome.activity if "was not saved" in line]) == 2
    assert "typed" not in str(outcome.activity)


@pytest.mark.parametrize("fault", [*MISTAKES, "stopped"])
def test_a_night_survives_everything(whmcs: Whmcs, fault: str) -> None:
    """A nightly run that fails says so in one line, whatever came in place of a report."""
    with FaultServer(MISTAKES.get(fault, hang)) as server:
        outcome = _play(whmcs, closed_port() if fault == "stopped" else server.url, NIGHT)

    [line] = outcome.activity
    assert "nightly reconciliation failed" in line


def test_a_save_without_an_answer_is_not_called_undone(whmcs: Whmcs) -> None:
    """What was sent may have been stored: the activity log and the tab claim neither."""
    with FaultServer(hang) as server:
        outcome = _play(whmcs, server.url, STAFF["save"], has_little_time=True)

    assert "It is not known whether the access record" in outcome.activity[0]
    assert "was not saved" not in str(outcome.activity)
