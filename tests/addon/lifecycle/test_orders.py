"""An order is accepted: which services are reported, when, and in how much time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.addon.article import WELCOME_MAIL
from tests.addon.whmcs import PRODUCT_ID, Step, Whmcs, act, mail
from tests.faults.behaviours import response
from tests.faults.fault_server import FaultServer
from tests.support.provisioning import set_rule

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.addon.whmcs import Outcome
    from tests.faults.fault_server import Exchange
    from tests.support.live_api import LiveApi
    from tests.support.tenant import Tenant

    NewId = Callable[[], int]

pytestmark = pytest.mark.needs("php")

NAME = "VPS Welcome Email"
ORDER = 4
RULE: dict[str, object] = {"username": "c{client_id}", "group": "{domain}", "ip_address": "both"}
NO_FIELDS = dict.fromkeys(
    [f"netflow_{name}" for name in ("url", "username", "password", "group", "ip_address")], ""
)


@pytest.fixture
def whmcs(tmp_path: Path, live_api: LiveApi, tenant: Tenant) -> Whmcs:
    """Give an empty WHMCS with an installation of the API whose product has a rule."""
    set_rule(tenant, PRODUCT_ID, **RULE)
    installation = Whmcs(tmp_path)
    installation.connect(live_api.url, tenant.key)
    installation.add_template(NAME, WELCOME_MAIL)
    return installation


def _ordered(whmcs: Whmcs, service: int, client: int, order: int = ORDER, **columns: Any) -> None:  # noqa: ANN401
    """Store a service that waits for its order to be accepted."""
    whmcs.add_service(service, client, "Pending")
    whmcs.tables["tblhosting"][-1].update(orderid=order, **columns)


def _has_module(whmcs: Whmcs, product: int = PRODUCT_ID) -> None:
    whmcs.add("tblproducts", id=product, name="VPS", servertype="virtualizor")


def hook(name: str, **variables: object) -> Step:
    return {"do": "hook", "name": name, "vars": variables}


def _play(whmcs: Whmcs, *steps: Step, smarty: int | None = None) -> Outcome:
    """Run hooks that must be silent."""
    outcome = whmcs.play(*steps, smarty=smarty)
    assert outcome.faults == []
    assert [(step.thrown, step.printed) for step in outcome.steps] == [(None, "")] * len(steps)
    return outcome


def test_a_module_sets_the_addresses_before_the_record_is_made(
    whmcs: Whmcs, tenant: Tenant, new_id: NewId
) -> None:
    """WHMCS runs the hook of an order before its modules, so that hook leaves services to them."""
    service = new_id()
    _has_module(whmcs)
    _ordered(whmcs, service, new_id())
    addresses = act("save", service, {"dedicatedip": "192.0.2.7", "assignedips": "192.0.2.8"}, {})
    _play(whmcs, hook("AcceptOrder", orderid=ORDER), addresses, act("command", "create", service))
    record = tenant.record(service)
    assert (record["ip_address"], record["service_status"]) == ("192.0.2.7, 192.0.2.8", "Active")


def test_services_without_a_module_or_with_one_that_has_run_are_reported(
    whmcs: Whmcs, tenant: Tenant, new_id: NewId
) -> None:
    """Nothing else would report them; services of other orders are left alone."""
    plain, created, waiting, other = new_id(), new_id(), new_id(), new_id()
    set_rule(tenant, PRODUCT_ID + 1, **RULE)
    _has_module(whmcs, PRODUCT_ID + 1)
    _ordered(whmcs, plain, new_id())
    _ordered(whmcs, created, new_id(), packageid=PRODUCT_ID + 1, domainstatus="Active")
    _ordered(whmcs, waiting, new_id(), packageid=PRODUCT_ID + 1)
    _ordered(whmcs, other, new_id(), order=ORDER + 1)
    _play(whmcs, hook("AcceptOrder", orderid=ORDER))
    services = (plain, created, waiting, other)
    assert [tenant.has_record(one) for one in services] == [True, True, False, False]


@pytest.mark.parametrize("variables", [{}, {"orderid": 0}, {"orderid": "x"}, {"orderid": None}])
def test_without_an_order_nothing_is_reported(
    whmcs: Whmcs, tenant: Tenant, new_id: NewId, variables: dict[str, object]
) -> None:
    """Services that no order made have the order 0: they are those of no hook."""
    service = new_id()
    _ordered(whmcs, service, new_id(), order=0)
    outcome = _play(
        whmcs,
        hook("AcceptOrder", **variables),
        hook("AfterModuleCreate"),
        hook("AfterModuleCreate", params=None),
        hook("AfterModuleCreate", params={"serviceid": "x"}),
    )
    assert not tenant.has_record(service)
    assert (outcome.module_log, outcome.activity) == ([], [])


def test_an_add_on_is_no_service(whmcs: Whmcs, tenant: Tenant, new_id: NewId) -> None:
    """The module of an add-on gets the id of its service: neither is that new, nor has it ended."""
    service, client = new_id(), new_id()
    whmcs.add_service(service, client)
    params = {"serviceid": service, "userid": client, "addonId": 12}
    _play(whmcs, hook("AfterModuleCreate", params=params))
    assert not tenant.has_record(service)
    _play(whmcs, hook("AfterModuleCreate", params=params | {"addonId": 0}))
    before = tenant.record(service)
    names = ("AfterModuleSuspend", "AfterModuleUnsuspend", "AfterModuleTerminate")
    _play(whmcs, *(hook(name, params=params) for name in names))
    assert tenant.record(service) == before


def test_fifty_services_of_several_clients_get_theirs(
    whmcs: Whmcs, tenant: Tenant, new_id: NewId
) -> None:
    """Each is reported once, in the name of the client who has it now."""
    clients = [new_id() for _ in range(5)]
    services = {new_id(): clients[number % 5] for number in range(50)}
    for service, client in services.items():
        _ordered(whmcs, service, client)
    outcome = _play(whmcs, *[hook("AcceptOrder", orderid=ORDER)] * 2)
    assert len(outcome.module_log) == 50
    items = tenant.get("/v1/access-records", limit=500)["items"]
    found = {record["service_id"]: record["username"] for record in items}
    assert found == {service: f"c{client}" for service, client in services.items()}


def test_an_order_takes_no_longer_than_a_mail(whmcs: Whmcs, new_id: NewId) -> None:
    """All services of an order share one deadline; the log names those that are left."""
    services = [new_id() for _ in range(20)]
    for service in services:
        _ordered(whmcs, service, new_id())

    def behave(exchange: Exchange) -> None:
        exchange.wait(1)
        exchange.send(response(b'{"applied": true}'))

    with FaultServer(behave) as server:
        whmcs.settings["api_url"] = server.url
        outcome = _play(whmcs, hook("AcceptOrder", orderid=ORDER))
        assert 1 <= len(server.requests) <= 3
    [line] = outcome.activity
    assert f"{services[4]}, {services[5]}" in line
    assert "Addons > NetFlow Manager > Rules" in line


def _mails(whmcs: Whmcs, service: int, behave: Callable[[Exchange], None]) -> Outcome:
    with FaultServer(behave) as server:
        whmcs.settings["api_url"] = server.url
        return _play(whmcs, mail(NAME, service), smarty=4)


def _merge_fields(exchange: Exchange, service: int, client: int, *, enabled: bool) -> None:
    fields = NO_FIELDS | {"netflow_enabled": enabled}
    answer = {"service_id": service, "client_id": client, "merge_fields": fields}
    exchange.send(response(json.dumps(answer | {"can_be_provisioned": not enabled}).encode()))


@pytest.mark.needs("smarty")
def test_three_calls_of_a_mail_share_its_deadline(whmcs: Whmcs, new_id: NewId) -> None:
    """Each takes a second: the third has no time left, and the mail goes out without the fields."""
    service, client = new_id(), new_id()
    whmcs.add_service(service, client)
    seen: list[str] = []

    def behave(exchange: Exchange) -> None:
        seen.append(exchange.request)
        exchange.wait(1)
        if exchange.request.startswith("POST"):
            exchange.send(response(b'{"applied": true}'))
        else:
            _merge_fields(exchange, service, client, enabled=len(seen) > 1)

    outcome = _mails(whmcs, service, behave)
    assert outcome.results[0]["fields"]["netflow_enabled"] is False
    assert "goes out without" in outcome.activity[0]


@pytest.mark.needs("smarty")
@pytest.mark.parametrize("status", [401, 403, 429, 500, 503])
def test_events_that_fail_stop_no_mail(whmcs: Whmcs, new_id: NewId, status: int) -> None:
    """The API says that it could give a record and then gives none: the mail goes out without."""
    service, client = new_id(), new_id()
    whmcs.add_service(service, client)
    problem = json.dumps({"title": "No", "status": status}).encode()

    def behave(exchange: Exchange) -> None:
        if exchange.request.startswith("POST"):
            kind = "Content-Type: application/problem+json"
            exchange.send(response(problem, status, kind))
        else:
            _merge_fields(exchange, service, client, enabled=False)

    outcome = _mails(whmcs, service, behave)
    assert outcome.results[0]["fields"] == NO_FIELDS | {"netflow_enabled": False}
    assert len(outcome.module_log) == 2
    assert len(outcome.activity) == 1


@pytest.mark.needs("smarty")
def test_one_refusal_is_said_once(whmcs: Whmcs, tenant: Tenant, new_id: NewId) -> None:
    """An order, its module and its mail are one request: what was reported is not reported anew."""
    service = new_id()
    _ordered(whmcs, service, new_id(), domain="\x07")
    _has_module(whmcs)
    outcome = _play(whmcs, act("acceptOrder", ORDER, NAME), mail(NAME, service), smarty=4)
    assert len(outcome.activity) == 1
    assert f"Service {service} got no record" in outcome.activity[0]
    assert "Member: group." in outcome.activity[0]
    events = tenant.get("/v1/audit-events", action="record.provisioning_failed")["items"]
    assert len(events) == 1
