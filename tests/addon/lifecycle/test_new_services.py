"""New services of a product with a rule get their record, by hooks, by a mail and by night."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.addon.article import WELCOME_MAIL, lines_of
from tests.addon.whmcs import PRODUCT_ID, Step, Whmcs, mail
from tests.faults.fault_server import closed_port
from tests.support.keys import make_key
from tests.support.provisioning import set_rule

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.live_api import LiveApi
    from tests.support.tenant import Tenant

    NewId = Callable[[], int]

pytestmark = pytest.mark.needs("php")

NAME = "VPS Welcome Email"
RULE: dict[str, object] = {
    "netflow_url": "https://netflow.example.com/",
    "username": "c{client_id}",
    "password": "generate",
    "group": "{hostname}",
}
# What a client may have typed as the domain of an order.
HOSTILE = [
    "{client_id}",
    "{{",
    "o'brien",
    "x" * 255,
    "y" * 300,
    "bücher.example.com",
    "",
    "\x07",
    "{$x}",
]


def hook(name: str, **variables: object) -> Step:
    return {"do": "hook", "name": name, "vars": variables}


def created_by_module(service: int) -> Step:
    return hook("AfterModuleCreate", params={"serviceid": service})


@pytest.fixture
def whmcs(tmp_path: Path, live_api: LiveApi, tenant: Tenant) -> Whmcs:
    """Give an empty WHMCS with an installation of the API whose product has a rule."""
    set_rule(tenant, PRODUCT_ID, **RULE)
    installation = Whmcs(tmp_path)
    installation.connect(live_api.url, tenant.key)
    installation.add_template(NAME, WELCOME_MAIL)
    return installation


def _order(whmcs: Whmcs, order: int, *services: int) -> Step:
    for row in whmcs.tables["tblhosting"]:
        row["orderid"] = order if row["id"] in services else 0
    return hook("AcceptOrder", orderid=order)


def _changed(whmcs: Whmcs, service: int, **columns: Any) -> None:  # noqa: ANN401
    (row,) = (row for row in whmcs.tables["tblhosting"] if row["id"] == service)
    row.update(columns)


def _play(whmcs: Whmcs, *steps: Step, smarty: int | None = None) -> tuple[list[Any], list[str]]:
    """Return results and activity log of hooks that must be silent."""
    outcome = whmcs.play(*steps, smarty=smarty)
    assert outcome.faults == []
    assert [(step.thrown, step.printed) for step in outcome.steps] == [(None, "")] * len(steps)
    return outcome.results, outcome.activity


def test_a_service_that_a_module_created_gets_its_record(
    whmcs: Whmcs, tenant: Tenant, new_id: NewId
) -> None:
    """The rule's templates are filled with what WHMCS knows; its status comes along."""
    service, client = new_id(), new_id()
    whmcs.add_service(service, client)
    _changed(whmcs, service, dedicatedip="192.0.2.7", assignedips="192.0.2.8\n192.0.2.9")

    _, activity = _play(whmcs, created_by_module(service))

    record = tenant.record(service)
    assert (record["username"], record["group"], record["has_password"]) == (
        f"c{client}",
        f"vps{service}",
        True,
    )
    assert (record["ip_address"], record["service_status"]) == ("192.0.2.7", "Active")
    assert activity == []


def test_a_new_package_is_reported(whmcs: Whmcs, tenant: Tenant, new_id: NewId) -> None:
    """A service that gets the product of a rule gets a record."""
    service = new_id()
    whmcs.add_service(service, new_id())
    _play(whmcs, hook("AfterModuleChangePackage", params={"serviceid": str(service)}))
    assert tenant.has_record(service)


def test_every_service_of_an_order_gets_one(whmcs: Whmcs, tenant: Tenant, new_id: NewId) -> None:
    """Products without a module have no hook of modules; two services of a client share a login."""
    first, second, other, client = new_id(), new_id(), new_id(), new_id()
    for service in (first, second, other):
        whmcs.add_service(service, client)

    _play(whmcs, _order(whmcs, 4, first, second))

    assert tenant.record(first)["username"] == tenant.record(second)["username"] == f"c{client}"
    assert not tenant.has_record(other)


@pytest.mark.needs("smarty")
@pytest.mark.parametrize("is_hook_first", [True, False])
def test_the_welcome_mail_has_the_fields(
    whmcs: Whmcs, new_id: NewId, *, is_hook_first: bool
) -> None:
    """The fields are in the mail whether WHMCS runs the hook before it or after it."""
    service, client = new_id(), new_id()
    whmcs.add_service(service, client)
    steps = [created_by_module(service), mail(NAME, service)]

    results, activity = _play(whmcs, *(steps if is_hook_first else steps[::-1]), smarty=4)

    sent = lines_of(results[1 if is_hook_first else 0]["body"])
    assert sent[1:3] == ["URL: https://netflow.example.com/", f"Username: c{client}"]
    password = sent[3].removeprefix("Password: ")
    assert len(password) == 20
    assert activity == []


@pytest.mark.needs("smarty")
def test_without_the_api_the_mail_goes_out_without_them(whmcs: Whmcs, new_id: NewId) -> None:
    """Neither the hook nor the mail fails; the activity log says what to do."""
    service = new_id()
    whmcs.add_service(service, new_id())
    whmcs.settings["api_url"] = closed_port()
    results, activity = _play(whmcs, created_by_module(service), mail(NAME, service), smarty=4)
    assert "netflow.example.com" not in results[1]["body"]
    assert [f"not reported: {service}." in line for line in activity] == [True, False]


@pytest.mark.needs("smarty")
def test_a_mail_that_is_about_something_else_makes_no_record(
    whmcs: Whmcs, tenant: Tenant, new_id: NewId
) -> None:
    """Only a template that mentions a merge field is a reason to create a record."""
    service = new_id()
    whmcs.add_service(service, new_id())
    whmcs.add_template("Suspended", "Your service is suspended.")
    by_hand = {"messagename": "By hand", "relid": service, "mergefields": {"service_id": service}}
    _play(whmcs, mail("Suspended", service), hook("EmailPreSend", **by_hand), smarty=4)
    assert not tenant.has_record(service)


@pytest.mark.needs("smarty")
@pytest.mark.parametrize("domain", HOSTILE)
def test_a_hostile_domain_breaks_nothing(
    whmcs: Whmcs, tenant: Tenant, new_id: NewId, domain: str
) -> None:
    """It becomes the group as it stands, or the service gets no record; the mail goes out."""
    service, client = new_id(), new_id()
    whmcs.add_service(service, client)
    _changed(whmcs, service, domain=domain)

    results, activity = _play(whmcs, mail(NAME, service), smarty=4)

    if tenant.has_record(service):
        expected = None if len(domain) > 255 else domain.partition(".")[0] or None
        assert tenant.record(service)["group"] == expected
        assert f"Username: c{client}" in results[0]["body"]
        assert activity == []
    else:
        assert domain == "\x07"
        assert "Username" not in results[0]["body"]
        assert "Member: group." in activity[0]


def test_a_service_without_access_is_said_once(
    whmcs: Whmcs, live_api: LiveApi, tenant: Tenant, new_id: NewId
) -> None:
    """A key without the scope costs no module command anything but a line in the activity log."""
    service = new_id()
    whmcs.add_service(service, new_id())
    _, key = make_key(live_api, "render", "mail", installation_id=tenant.installation_id)
    whmcs.settings["api_key"] = key
    _, activity = _play(whmcs, created_by_module(service), created_by_module(service))
    assert len(activity) == 1
    assert "lifecycle" in activity[0]


# As many addresses as a column of WHMCS holds, whose JSON is longer than a line of the list.
TOO_MUCH = [
    "\n".join(
        f"2001:0db8:{n:04x}:0000:0000:0000:0000:0000-2001:0db8:{n:04x}:ffff:ffff:ffff:ffff:ffff"
        for n in range(900)
    ),
    " ".join("\u00e9" * 100 + str(n) for n in range(300)),
]


@pytest.mark.parametrize("assigned", TOO_MUCH)
def test_a_service_with_too_many_addresses_stops_no_night(
    whmcs: Whmcs, tenant: Tenant, new_id: NewId, assigned: str
) -> None:
    """Its line stays within what the API reads, so the others get their records."""
    odd, other, client = new_id(), new_id(), new_id()
    for service in (odd, other):
        whmcs.add_service(service, client)
    _changed(whmcs, odd, assignedips=assigned)
    whmcs.settings["create_missing"] = "on"

    _, activity = _play(whmcs, hook("DailyCronJob"))

    assert tenant.has_record(other)
    assert not any("could not create" in line for line in activity)


@pytest.mark.parametrize("setting", ["on", ""])
def test_the_night_creates_what_is_missing(
    whmcs: Whmcs, tenant: Tenant, new_id: NewId, setting: str
) -> None:
    """Where the setting is on, services without a record get one; one odd row stops nobody."""
    first, odd, long, last, client = (new_id() for _ in range(5))
    for service in (first, odd, long, last):
        whmcs.add_service(service, client)
    # The column takes as much; a line of the list does not.
    _changed(whmcs, long, assignedips=" ".join(["é" * 64] * 500))
    _changed(whmcs, odd, domain="\x07", assignedips=" ".join(["z" * 300, *["192.0.2.1"] * 1_500]))
    whmcs.settings["create_missing"] = setting

    _, activity = _play(whmcs, hook("DailyCronJob"))

    made = [tenant.has_record(service) for service in (first, odd, long, last)]
    assert made == ([True, False, True, True] if setting else [False] * 4)
    said = [line for line in activity if "created: 3; not possible: 1" in line]
    assert len(said) == (1 if setting else 0)
