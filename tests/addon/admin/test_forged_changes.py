"""Changes of rules and of ticked records that nobody may make, or that are out of date."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.addon.admin_area import ADMIN, add_staff
from tests.addon.admin_pages import TOKEN
from tests.addon.article import WELCOME_MAIL
from tests.addon.whmcs import ADMIN_PAGE, LOAD_ENTRY_POINTS, PRODUCT_ID, Step, request
from tests.faults.answers import record
from tests.faults.behaviours import reset, response
from tests.faults.fault_server import FaultServer
from tests.support.keys import make_key
from tests.support.provisioning import rule_path, set_rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.addon.admin_pages import Shown, Staff
    from tests.faults.fault_server import Exchange
    from tests.support.live_api import LiveApi
    from tests.support.tenant import Tenant

    NewId = Callable[[], int]

pytestmark = pytest.mark.needs("php")

WELCOME = "VPS Welcome Email"
OTHER = PRODUCT_ID + 1
HOOKS: Step = {"do": "load", "file": "hooks.php"}
OUTBOX: Step = {"do": "rows", "table": "standin_outbox"}
RULE = {"username": "c{client_id}", "group": "{hostname}"}
NEW_RULE: dict[str, Any] = {"product_id": str(OTHER), "login": "reuse", "password": "none"}
OF_PRODUCT: dict[str, Any] = {"product_id": str(PRODUCT_ID)}
CHANGES: dict[str, dict[str, Any]] = {
    "enable": {"action": "bulk", "mode": "enable"},
    "disable": {"action": "bulk", "mode": "disable"},
    "delete": {"action": "bulk", "mode": "delete", "confirm": "1"},
    "send": {"action": "send", "template": WELCOME},
    "save": {"action": "rule", "mode": "save", "ip_address": "none", **NEW_RULE},
    "drop": {"action": "delete_rule", **OF_PRODUCT},
    "copy": {"action": "rule", "mode": "copy", "copy_to": [str(OTHER)], **OF_PRODUCT},
    "apply": {"action": "apply_rule", "mode": "run", **OF_PRODUCT},
}


@pytest.fixture
def services(staff: Staff, tenant: Tenant, new_id: NewId) -> list[int]:
    """Give services with an enabled record, a disabled one, and one without; and a rule."""
    services = [new_id() for _ in range(3)]
    for service in services:
        staff.whmcs.add_service(service, service)
    for service in services[:2]:
        tenant.put(service, client_id=service, username="u", enabled=service == services[0])
    set_rule(tenant, PRODUCT_ID, **RULE)
    staff.whmcs.functions = ["local_api"]
    staff.whmcs.add_template(WELCOME, WELCOME_MAIL)
    return services


def _stored(tenant: Tenant) -> list[Any]:
    """Return everything that a change would change."""
    paths = ("/v1/access-records", "/v1/provisioning-rules")
    return [tenant.get(path, limit=100)["items"] for path in paths]


def _pages(staff: Staff, *requests: Step, admin: bool = False) -> tuple[list[str], int]:
    """Return the pages for these requests, and how many mails were sent."""
    values = staff.session | ({"adminid": ADMIN} if admin else {})
    steps = [step for sent in requests for step in (sent, ADMIN_PAGE)]
    session = {"do": "session", "values": values}
    outcome = staff.whmcs.run(HOOKS, LOAD_ENTRY_POINTS, session, *steps, OUTBOX, smarty=4)
    assert outcome.faults == []
    return [step.printed for step in outcome.steps[4:-1:2]], len(outcome.results[-1])


@pytest.mark.needs("smarty")
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_needs_the_token_a_form_and_the_role(
    staff: Staff, tenant: Tenant, services: list[int], change: str
) -> None:
    """Without the token, as an address, and for a role that may not, nothing is changed or sent."""
    sent: dict[str, Any] = {"services": [str(service) for service in services], **CHANGES[change]}
    before = _stored(tenant)
    add_staff(staff.whmcs, access="1")
    right = request(post={**sent, "token": TOKEN})
    forged: tuple[dict[str, Any], ...] = ({}, {"token": "forged"}, {"token": [TOKEN]})
    requests = [request(post=sent | token) for token in forged]
    requests.append(request(get={**sent, "token": TOKEN}))

    pages, mails = _pages(staff, *requests)
    [refused], mails_of_others = _pages(staff, right, admin=True)

    assert ["Nothing was changed" in page for page in pages[:3]] == [True] * 3
    assert "Your role may not use" in refused
    assert (mails, mails_of_others) == (0, 0)
    assert _stored(tenant) == before
    _, mails = _pages(staff, right)
    assert mails == (1 if change == "send" else 0)
    assert (_stored(tenant) != before) == (change != "send")


def test_a_record_that_changed_since_the_question_is_kept(
    staff: Staff, tenant: Tenant, services: list[int]
) -> None:
    """The others are deleted; the page names the one and why."""
    ticked = [str(service) for service in services[:2]]
    question = staff.submit(staff.get("list"), services=ticked, mode="delete")
    tenant.put(services[0], client_id=services[0], username="changed")

    done = staff.submit(question, services=ticked, mode="delete")

    assert "Deleted: 1." in done.text
    assert "Not done: 1." in done.text
    assert [tenant.has_record(service) for service in services[:2]] == [True, False]


@pytest.mark.parametrize("mode", ["enable", "disable"])
def test_a_record_that_waits_for_review_is_left_to_its_form(
    staff: Staff, tenant: Tenant, services: list[int], mode: str
) -> None:
    """Its service has moved: a tick must not count as the review, nor show it to the new client."""
    event = {"event": "owner_changed", "service_id": services[0], "client_id": services[1]}
    tenant.post("/v1/service-events", event)
    ticked = [str(service) for service in services[:2]]
    shown = staff.submit(staff.get("list"), services=ticked, mode=mode)
    assert "moved to another client" in shown.text
    assert "Not done: 1." in shown.text
    left = tenant.record(services[0])
    assert (left["enabled"], left["needs_review"]) == (False, "owner_changed")


def test_an_api_that_dies_in_the_middle_is_asked_once_more_at_most(
    staff: Staff, services: list[int]
) -> None:
    """The first failure stands for the records after it: none of them waits for a deadline."""
    ticked = [str(service) for service in range(1, 51)]

    def behave(exchange: Exchange) -> None:
        method, path, _ = exchange.request.split(" ", 2)
        if method == "GET":
            stored = record(int(path.rpartition("/")[2]))
            exchange.send(response(json.dumps(stored).encode()))
        else:
            reset(exchange)

    fields = {"action": "bulk", "mode": "disable", "token": TOKEN}
    with FaultServer(behave) as server:
        staff.whmcs.settings["api_url"] = server.url
        [page], _ = _pages(staff, request(post={**fields, "services": ticked}))
        assert sum(sent.startswith("PATCH") for sent in server.requests) == 1
    assert "Not done: 50." in page
    assert services


@pytest.mark.needs("smarty")
def test_no_mail_goes_out_without_the_details_that_it_is_sent_for(
    staff: Staff, live_api: LiveApi, tenant: Tenant, services: list[int]
) -> None:
    """A key that reads records but no details sends nothing to the client, and the page says so."""
    scopes = ("records:read", "records:write", "lifecycle")
    _, key = make_key(live_api, *scopes, installation_id=tenant.installation_id)
    staff.whmcs.settings["api_key"] = key
    fields = {"action": "send", "template": WELCOME, "token": TOKEN}
    sent = request(post={**fields, "services": [str(services[0])]})
    again = {"do": "mail", "type": "product", "name": WELCOME, "relid": services[0], "changes": {}}

    [page], mails = _pages(staff, sent)

    assert "could not read the details" in page
    assert "Mails sent: 0." in page
    assert mails == 0
    other = staff.whmcs.play(sent, ADMIN_PAGE, again, OUTBOX, smarty=4)
    assert len(other.results[-1]) == 1


@pytest.mark.needs("smarty")
def test_a_disabled_template_is_not_offered(staff: Staff, services: list[int]) -> None:
    """WHMCS would not send it; a form that names it all the same sends nothing."""
    staff.whmcs.add_template("Old Welcome", WELCOME_MAIL, disabled=1)
    chooser = staff.get("send", service_id=services[0])
    options = [option.get("value") for option in chooser.root.all("option")]
    assert options == [WELCOME]
    fields = {"action": "send", "template": "Old Welcome", "token": TOKEN}
    _, mails = _pages(staff, request(post={**fields, "services": [str(services[0])]}))
    assert mails == 0


def test_a_rule_that_changed_since_the_dry_run_is_shown_anew(
    staff: Staff, tenant: Tenant, services: list[int]
) -> None:
    """The button does what the report said, or shows the report of what it would do now."""
    fresh = staff.get("apply_rule", product_id=PRODUCT_ID)
    report = staff.submit(fresh, mode="dry_run")
    set_rule(tenant, PRODUCT_ID, **RULE | {"group": "changed"})

    shown = staff.submit(report, mode="run")

    assert "the rule has changed since the dry run" in shown.text
    assert not tenant.has_record(services[2])
    staff.submit(shown, mode="run")
    assert tenant.record(services[2])["group"] == "changed"


def test_what_was_typed_and_not_saved_is_not_lost_in_a_copy(
    staff: Staff, tenant: Tenant, services: list[int]
) -> None:
    """A copy is of the stored rule: with another one in the form it asks to save first."""
    assert services
    shown = staff.get("rule", product_id=PRODUCT_ID)
    refused: Shown = staff.submit(shown, copy_to=[str(OTHER)], group="typed", mode="copy")
    assert "save the rule first" in refused.text
    assert refused.form.fields()["group"] == "typed"
    assert tenant.call("GET", rule_path(OTHER)).status_code == 404
