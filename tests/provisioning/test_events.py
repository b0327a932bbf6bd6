"""Events of new services: which record comes of which rule, and which never does."""

import re
from typing import Any

import pytest

from tests.support.problem import problem_of, refused_members
from tests.support.provisioning import PRODUCT, created, preview, service, set_rule, try_created
from tests.support.sql import run_sql
from tests.support.tenant import Tenant

PASSWORD = re.compile(r"[A-HJ-NP-Za-km-z2-9]{20}")


def test_the_second_vps_gets_the_login_of_the_first(tenant: Tenant) -> None:
    """URL, username and password of the client's newest record; group and address by the rule."""
    tenant.put(1, client_id=56, username="old", password="old")
    tenant.put(2, client_id=56, username="acme", password="s3cret", group="DC1")
    set_rule(tenant, group="{hostname}", username="c{client_id}", password="generate")
    assert created(tenant, 3, domain="vps3.example.com", dedicated_ip="192.0.2.3")
    record = tenant.record(3)
    assert (record["username"], record["group"]) == ("acme", "vps3")
    assert record["ip_address"] == "192.0.2.3"
    assert record["service_status"] == "Active"
    assert tenant.password(3) == "s3cret"
    (event,) = [event for event in tenant.events() if event["service_id"] == 3]
    assert event["action"] == "record.provisioned"
    assert event["changes"]["product_id"] == {"old": None, "new": PRODUCT}
    assert "s3cret" not in str(event)


def test_a_client_without_a_login_gets_a_new_one(tenant: Tenant) -> None:
    """Username by the template, a password of 20 characters with one of each class."""
    set_rule(tenant, username="c{client_id}", password="generate")
    seen = set()
    for number in range(1, 21):
        assert created(tenant, number, client_id=number)
        assert tenant.record(number)["username"] == f"c{number}"
        password = str(tenant.password(number))
        assert PASSWORD.fullmatch(password)
        assert all(re.search(letters, password) for letters in ("[A-Z]", "[a-z]", "[0-9]"))
        seen.add(password)
    assert len(seen) == 20


NO_LENDERS: dict[str, dict[str, Any]] = {
    "of another client": {"client_id": 57, "username": "acme"},
    "disabled": {"username": "acme", "enabled": False},
    "without a username": {"password": "s3cret"},
    "of another URL": {"username": "acme", "netflow_url": "https://other.example.com/"},
}


@pytest.mark.parametrize("name", NO_LENDERS)
def test_what_may_not_lend_its_login_does_not(tenant: Tenant, name: str) -> None:
    """The service gets a new login instead."""
    tenant.put(1, **{"client_id": 56, **NO_LENDERS[name]})
    set_rule(tenant, username="new", password="generate")
    assert created(tenant, 2)
    assert tenant.record(2)["username"] == "new"
    assert tenant.password(2) != "s3cret"


@pytest.mark.parametrize(
    "edit", ["username = 'evil'", "client_id = 56", "needs_review = 'owner_changed'"]
)
def test_an_edited_record_lends_nothing(tenant: Tenant, edit: str) -> None:
    """Nor does one that waits for a review: its owner has changed."""
    client_id = 57 if edit.startswith("client_id") else 56
    tenant.put(1, client_id=client_id, username="acme", password="s3cret")
    statement = f"UPDATE access_records SET {edit} WHERE installation_id = ?"
    assert run_sql(tenant.api.settings, statement, tenant.installation_id) == 1
    set_rule(tenant, username="new", password="generate")
    assert created(tenant, 2)
    assert (tenant.record(2)["username"], tenant.password(2) == "s3cret") == ("new", False)


def test_the_url_counts_as_it_is_used(tenant: Tenant) -> None:
    """A record without a URL has the default of the settings; it is lent as it is."""
    tenant.change_settings(default_netflow_url="https://netflow.example.com/")
    tenant.put(1, client_id=56, username="acme")
    set_rule(tenant, netflow_url="https://netflow.example.com/")
    assert created(tenant, 2)
    record = tenant.record(2)
    assert (record["username"], record["netflow_url"]) == ("acme", None)


@pytest.mark.parametrize("theirs", ["acme", "ACME", "Acme"])
def test_a_username_of_another_client_is_refused(tenant: Tenant, theirs: str) -> None:
    """Compared without case, at the same URL; nothing is created, and the trail says why."""
    tenant.put(1, client_id=57, username=theirs)
    set_rule(tenant, username="acme")
    assert refused_members(try_created(tenant, 2)) == {"/username": "username_taken"}
    assert not tenant.has_record(2)
    event = tenant.events()[0]
    assert (event["action"], event["service_id"]) == ("record.provisioning_failed", 2)
    assert event["changes"] == {
        "product_id": PRODUCT,
        "errors": [{"pointer": "/username", "code": "username_taken"}],
    }
    set_rule(tenant, username="acme", netflow_url="https://other.example.com/")
    assert created(tenant, 2)


@pytest.mark.parametrize(
    ("mine", "theirs"), [("ärger", "ÄRGER"), ("STRASSE", "straße"), ("ß", "SS")]
)
def test_case_is_that_of_every_script(tenant: Tenant, mine: str, theirs: str) -> None:
    """A username is taken whatever letters it has."""
    tenant.put(1, client_id=57, username=theirs)
    set_rule(tenant, username=mine)
    assert refused_members(try_created(tenant, 2)) == {"/username": "username_taken"}


def test_a_generated_password_never_gets_a_username_that_has_one(tenant: Tenant) -> None:
    """Without reuse, the same client's username may be repeated, but not with a new password."""
    tenant.put(1, client_id=56, username="C56")
    set_rule(tenant, login="new", username="c{client_id}")
    assert created(tenant, 2)
    set_rule(tenant, login="new", username="c{client_id}", password="generate")
    assert refused_members(try_created(tenant, 3)) == {"/username": "username_taken"}


def test_a_blank_username_gets_no_password(tenant: Tenant) -> None:
    """`username_blank`; without a password the record has no login."""
    set_rule(tenant, username="{domain}", password="generate")
    assert refused_members(try_created(tenant, 1, domain=" ")) == {"/username": "username_blank"}
    set_rule(tenant, username="{domain}")
    assert created(tenant, 1)
    assert tenant.record(1)["username"] is None


def test_a_rule_without_a_login_makes_none(tenant: Tenant) -> None:
    """Neither a new one nor one that could be re-used."""
    tenant.put(1, client_id=56, username="acme", password="s3cret")
    set_rule(tenant, login="none", notes="ask {service_username}")
    assert created(tenant, 2, service_username="root")
    record = tenant.record(2)
    assert (record["username"], record["has_password"]) == (None, False)
    assert record["notes"] == "ask root"


NOTHING: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "a disabled rule": ({"enabled": False}, {}),
    "another product": ({}, {"product_id": PRODUCT + 1}),
    "a terminated service": ({}, {"status": "Terminated"}),
    "a cancelled service": ({}, {"status": "Cancelled"}),
    "a fraud": ({}, {"status": "Fraud"}),
}


@pytest.mark.parametrize("name", NOTHING)
def test_nothing_is_created(tenant: Tenant, name: str) -> None:
    """`applied` is false, and neither a record nor an event is stored."""
    rule, facts = NOTHING[name]
    set_rule(tenant, **rule)
    before = len(tenant.events())
    assert not created(tenant, 1, **facts)
    assert not tenant.has_record(1)
    assert len(tenant.events()) == before


@pytest.mark.parametrize("edit", ["", "username = 'evil'"])
def test_an_existing_record_is_never_touched(tenant: Tenant, edit: str) -> None:
    """Whole or broken, by either event, however often."""
    tenant.put(1, client_id=57, username="theirs")
    if edit:
        statement = f"UPDATE access_records SET {edit} WHERE installation_id = ?"
        run_sql(tenant.api.settings, statement, tenant.installation_id)
    before = tenant.record(1)
    set_rule(tenant, username="new")
    for event in ("created", "package_changed"):
        body = {"event": event} | service(1)
        assert tenant.post("/v1/service-events", body).json() == {"applied": False}
    assert tenant.record(1) == before


def test_a_repeated_event_changes_nothing(tenant: Tenant) -> None:
    """The second one finds the record of the first, and it is no error."""
    set_rule(tenant, username="c{client_id}")
    assert created(tenant, 1)
    assert not created(tenant, 1)
    body = {"event": "package_changed"} | service(2)
    assert tenant.post("/v1/service-events", body).json() == {"applied": True}


@pytest.mark.parametrize("record_enabled", [True, False])
def test_a_record_starts_as_the_rule_says(tenant: Tenant, record_enabled: bool) -> None:  # noqa: FBT001
    """Enabled, so that the welcome mail has its fields, or not."""
    set_rule(tenant, record_enabled=record_enabled)
    assert created(tenant, 1)
    assert tenant.record(1)["enabled"] is record_enabled


HOSTILE = [
    "{client_id}",
    "{{domain}}",
    "a'b\"c<script>",
    "bücher.example.com",
    "xn--bcher-kva.example.com",
    "x" * 255,
    "{" * 255,
    "%s%n",
    "",
    "   ",
    None,
    "\\{$x}",
]


@pytest.mark.parametrize("domain", HOSTILE)
def test_a_hostile_domain_is_a_string(tenant: Tenant, domain: str | None) -> None:
    """It is inserted once, and never read for placeholders."""
    set_rule(tenant, login="none", notes="{domain}", group="{domain}")
    assert created(tenant, 1, domain=domain)
    record = tenant.record(1)
    wanted = (domain or "").strip() or None
    assert (record["notes"], record["group"]) == (wanted, wanted)


def test_a_value_that_does_not_fit_is_refused_without_it(tenant: Tenant) -> None:
    """Too long or with controls: 422 with the rule's member, never the value."""
    set_rule(tenant, group="x{domain}", notes="{service_username}")
    response = try_created(tenant, 1, domain="canary" * 42 + "abc", service_username="a\u0007b")
    assert refused_members(response) == {"/group": "too_long", "/notes": "control_character"}
    assert "canary" not in response.text
    assert not tenant.has_record(1)


MALFORMED: list[tuple[dict[str, Any], str]] = [
    ({"domain": "x" * 256}, "/domain"),
    ({"assigned_ips": ["192.0.2.1"] * 1001}, "/assigned_ips"),
    ({"assigned_ips": ["x" * 256]}, "/assigned_ips/0"),
    ({"assigned_ips": "192.0.2.1"}, "/assigned_ips"),
    ({"assigned_ips": [None]}, "/assigned_ips/0"),
    ({"product_id": None}, "/product_id"),
    ({"product_id": "7"}, "/product_id"),
    ({"status": ""}, "/status"),
    ({"status": "x" * 65}, "/status"),
    ({"canary": 1}, "/<unknown>"),
]


@pytest.mark.parametrize(("facts", "pointer"), MALFORMED)
def test_a_malformed_event_is_refused(tenant: Tenant, facts: dict[str, Any], pointer: str) -> None:
    """Before any rule is asked."""
    assert pointer in refused_members(try_created(tenant, 1, **facts))


def test_null_is_left_out(tenant: Tenant) -> None:
    """Every fact after the product may be null."""
    set_rule(tenant, group="{domain}")
    names = ("status", "domain", "service_username", "dedicated_ip", "assigned_ips")
    facts: dict[str, Any] = dict.fromkeys(names)
    assert created(tenant, 1, **facts)
    assert tenant.record(1)["service_status"] is None


def test_a_service_of_another_installation_lends_nothing(tenant: Tenant) -> None:
    """The same ids elsewhere are other clients."""
    other = Tenant.of(tenant.api)
    other.put(1, client_id=56, username="theirs", password="s3cret")
    set_rule(tenant, username="mine")
    set_rule(other, username="mine")
    assert created(tenant, 2)
    assert tenant.record(2)["username"] == "mine"


def test_broken_settings_create_nothing(tenant: Tenant) -> None:
    """The default URL is not known: 409, as for a termination."""
    set_rule(tenant, username="mine")
    tenant.change_settings(show_group=False)
    statement = "UPDATE display_settings SET version = 9 WHERE installation_id = ?"
    run_sql(tenant.api.settings, statement, tenant.installation_id)
    assert problem_of(try_created(tenant, 1), 409)["type"] == "/problems/broken-settings"


def test_the_preview_is_what_happens(tenant: Tenant) -> None:
    """The same members, and where the login comes from; nothing is stored."""
    set_rule(tenant, username="c{client_id}", password="generate", group="{hostname}")
    facts = service(1, domain="a.example.com", dedicated_ip="192.0.2.1")
    shown = preview(tenant, facts)
    assert (shown["login"], shown["reused_from"]) == ("new", None)
    assert not tenant.has_record(1)
    assert created(tenant, 1, domain="a.example.com", dedicated_ip="192.0.2.1")
    record = tenant.record(1)
    assert {name: record[name] for name in shown["record"]} == shown["record"]
    again = preview(tenant, service(2))
    assert (again["login"], again["reused_from"]) == ("reused", 1)
    assert again["record"]["has_password"] is True
