"""The stand-in itself, where other tests build on it: tokens, input, sidebar, lifecycle, mail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.addon.whmcs import (
    HEALTH,
    PANELS,
    Step,
    Whmcs,
    act,
    addon_page,
    admin,
    mail,
    request,
    rows,
    seen,
    sidebar,
    watch,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.tenant import Tenant

pytestmark = pytest.mark.needs("php", "smarty")

TOKEN = "canary-token"
CHECK: Step = {"do": "call", "function": "check_token", "arguments": ["WHMCS.admin.default"]}
SESSION: Step = {"do": "session", "values": {"standin_token": TOKEN}}
WITHOUT_MODULE, WITH_MODULE = 7, 8


@pytest.fixture
def bare(tmp_path: Path) -> Whmcs:
    """Give a WHMCS without settings of the addon, with an administrator and two products."""
    whmcs = Whmcs(tmp_path, functions=["tokens", "local_api"])
    whmcs.add("tblproducts", id=WITHOUT_MODULE, name="Colocation", servertype="")
    whmcs.add("tblproducts", id=WITH_MODULE, name="VPS", servertype="virtualizor")
    whmcs.add("tbladmins", id=1, roleid=1, username="root", language="english")
    return whmcs


@pytest.mark.parametrize("given", [None, "", "wrong", TOKEN])
def test_a_wrong_token_ends_the_request(bare: Whmcs, given: str | None) -> None:
    """Only the session's own token lets the request go on; else nothing after it happens."""
    post = {} if given is None else {"token": given}

    outcome = bare.run(SESSION, admin(1), request(post=post), CHECK, rows("tbladmins"))

    is_right = given == TOKEN
    assert outcome.steps[3].ended is not is_right
    assert len(outcome.steps) == (5 if is_right else 4)
    assert ("Invalid token" in outcome.steps[3].printed) is not is_right


def test_an_admin_token_needs_an_admin(bare: Whmcs) -> None:
    """The right token of a session without an administrator opens nothing of the administration."""
    outcome = bare.run(SESSION, request(post={"token": TOKEN}), CHECK)

    assert outcome.steps[2].ended


def test_input_comes_as_the_version_hands_it(bare: Whmcs) -> None:
    """Input, nested too, is handed over with HTML entities or as it is."""
    post = {"q": "a&b<'", "list": ['"']}

    outcome = bare.run(request(post=post, encoded=True), request(post=post))

    assert outcome.results == [{"q": "a&amp;b&lt;&#039;", "list": ["&quot;"]}, post]


def test_the_sidebar_is_the_hook_s_own_argument(bare: Whmcs) -> None:
    """The hook gets the menu itself, with the panels that the page has, and they come by order."""
    outcome = bare.run(watch("ClientAreaPrimarySidebar"), sidebar(5), sidebar(5, PANELS[1]), seen())

    _, both, one, given = outcome.results
    assert [panel["name"] for panel in both["children"]] == list(PANELS)
    assert [panel["name"] for panel in one["children"]] == [PANELS[1]]
    assert [entry["vars"] for entry in given] == [both, one]


@pytest.mark.parametrize(
    ("product", "expected"), [(WITH_MODULE, "AfterModuleSuspend"), (WITHOUT_MODULE, None)]
)
def test_module_hooks_need_a_module(bare: Whmcs, product: int, expected: str | None) -> None:
    """A product without a server module is suspended without a hook."""
    bare.add("tblhosting", id=5, userid=9, packageid=product, domainstatus="Active")

    outcome = bare.run(watch("AfterModuleSuspend"), act("command", "suspend", 5), seen())

    hooks = outcome.results[2]
    assert [found["hook"] for found in hooks] == ([expected] if expected else [])
    assert all(found["vars"]["params"]["serviceid"] == 5 for found in hooks)


def test_each_action_runs_its_documented_hooks(bare: Whmcs) -> None:
    """Deleting, merging and saving say what WHMCS documents; moving says nothing."""
    for service in (5, 6):
        bare.add_service(service, 9)
    names = ["ServiceDelete", "AfterClientMerge", "PreServiceEdit", "ServiceEdit"]
    names += ["AdminClientServicesTabFieldsSave", "PreDeleteClient"]
    actions = [
        act("move", 5, 10),
        act("save", 5, {"domainstatus": "Suspended"}, {"field": "x"}),
        act("delete", 5),
        act("mergeClients", 9, 10),
        act("deleteClient", 10),
    ]

    outcome = bare.run(watch(*names), *actions, seen(), rows("tblhosting"))

    found = [(entry["hook"], entry["vars"]) for entry in outcome.results[-2]]
    assert found == [
        ("PreServiceEdit", {"serviceid": 5}),
        ("AdminClientServicesTabFieldsSave", {"id": 5, "userid": 10, "field": "x"}),
        ("ServiceEdit", {"userid": 10, "serviceid": 5}),
        ("ServiceDelete", {"serviceid": 5, "clientId": 10, "userid": 10}),
        ("AfterClientMerge", {"toUserID": 10, "fromUserID": 9}),
        ("PreDeleteClient", {"userid": 10}),
    ]
    assert outcome.results[-1] == []


def test_sent_mails_are_logged_after_the_hook(bare: Whmcs) -> None:
    """The mail log gets what was sent, after `EmailPreLog` had its say."""
    bare.add_service(5, 9)
    bare.add_template("Welcome", "Hello {$client_first_name}")

    outcome = bare.run(
        watch("EmailPreLog"), mail("Welcome", 5), seen(), rows("tblemails"), smarty=4
    )

    _, sent, hooks, [row] = outcome.results
    assert sent["logged"]["message"] == hooks[0]["vars"]["message"] == row["message"] == "Hello Ada"
    expected = {"userid", "date", "to", "cc", "bcc", "subject", "message", "attachments"}
    assert set(hooks[0]["vars"]) == expected


def test_the_local_api_lists_services(bare: Whmcs) -> None:
    """`GetClientsProducts` answers as documented, with an empty text where there is none."""
    bare.add_service(5, 9)
    answers = [_local_api(clientid=9), _local_api(clientid=8)]

    outcome = bare.run(*answers)

    some, none = outcome.results
    assert some["products"]["product"][0]["domain"] == "vps5.example.com"
    assert (none["totalresults"], none["products"]) == (0, "")


def test_the_addon_page_is_printed(bare: Whmcs, tenant: Tenant) -> None:
    """The addon's page is printed, for an administrator, through the documented function."""
    bare.connect(tenant.api.url, tenant.key)

    outcome = bare.run(HEALTH, admin(1), addon_page())

    assert "Everything is right" in outcome.results[2]
    assert outcome.faults == []


def _local_api(**values: Any) -> Step:  # noqa: ANN401 - as the API takes them
    return {"do": "call", "function": "localAPI", "arguments": ["GetClientsProducts", values]}
