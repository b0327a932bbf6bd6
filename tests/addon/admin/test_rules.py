"""The admin pages of rules for new services, sent and read as a browser does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import pytest

from app.provisioning.rule import RuleStated
from app.provisioning.template import PLACEHOLDERS
from tests.addon.whmcs import PRODUCT_ID
from tests.support.provisioning import rule_path, set_rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.addon.admin_pages import Staff
    from tests.support.tenant import Tenant

    NewId = Callable[[], int]

pytestmark = pytest.mark.needs("php")

OTHER, GONE = 8, 9
RULE: dict[str, object] = {
    "username": "c{client_id}",
    "password": "generate",
    "group": "{hostname}",
    "notes": "a\nb",
}


@pytest.fixture
def rules(staff: Staff) -> Staff:
    """Give staff of a WHMCS with two products in one group."""
    staff.whmcs.add("tblproductgroups", id=1, name="VPS & <b>more</b>", order=1)
    staff.whmcs.tables["tblproducts"] = [
        {"id": number, "gid": 1, "name": name, "order": number}
        for number, name in ((PRODUCT_ID, "VPS Large"), (OTHER, "VPS Small"))
    ]
    return staff


def _rule(tenant: Tenant, product: int = PRODUCT_ID) -> dict[str, Any]:
    return dict(tenant.get(rule_path(product)))


def test_a_rule_is_made_read_and_changed(rules: Staff, tenant: Tenant) -> None:
    """What the form says is stored; the form then shows it; a change keeps the rest."""
    empty = rules.get("rule", product_id=PRODUCT_ID)
    assert "VPS Large" in empty.text
    assert "As if the service had no record yet." in empty.text

    rules.submit(empty, **{name: str(value) for name, value in RULE.items()}, mode="save")

    stored = _rule(tenant)
    assert {name: stored[name] for name in RULE} == RULE
    assert (stored["login"], stored["ip_address"], stored["enabled"]) == (
        "reuse",
        "dedicated",
        True,
    )
    again = rules.get("rule", product_id=PRODUCT_ID)
    rules.submit(again, enabled=None, login="new", mode="save")
    changed = _rule(tenant)
    assert (changed["enabled"], changed["login"], changed["notes"]) == (False, "new", "a\nb")


def test_the_form_knows_what_rules_can_say(rules: Staff) -> None:
    """It names every placeholder and offers every choice that the API takes, its default first."""
    shown = rules.get("rule", product_id=PRODUCT_ID)
    assert " ".join(f"{{{name}}}" for name in PLACEHOLDERS) in shown.text
    for name in ("login", "password", "ip_address"):
        field = RuleStated.model_fields[name]
        default, *others = [each.get("value") for each in shown.root.named(name).all("option")]
        assert default == field.default
        assert {default, *others} == {*get_args(field.annotation)}


def test_what_is_wrong_stands_at_its_field(rules: Staff, tenant: Tenant) -> None:
    """Nothing is stored, and what was typed is still there."""
    shown = rules.submit(
        rules.get("rule", product_id=PRODUCT_ID), username="{nonsense}", group="G", mode="save"
    )
    assert shown.error_of("username")
    assert shown.form.fields()["group"] == "G"
    assert tenant.call("GET", rule_path()).status_code == 404


def test_a_rule_that_somebody_else_changed_is_not_replaced_unseen(
    rules: Staff, tenant: Tenant
) -> None:
    """The first save is refused and says so; the second one replaces what is stored by then."""
    set_rule(tenant, PRODUCT_ID, **RULE)
    mine = rules.get("rule", product_id=PRODUCT_ID)
    set_rule(tenant, PRODUCT_ID, **RULE | {"group": "theirs"})

    refused = rules.submit(mine, group="mine", mode="save")

    assert "somebody else" in refused.text
    assert _rule(tenant)["group"] == "theirs"
    rules.submit(refused, mode="save")
    assert _rule(tenant)["group"] == "mine"


def test_the_preview_shows_what_is_typed(rules: Staff, tenant: Tenant, new_id: NewId) -> None:
    """It shows the login that the client has, for the service that is chosen; nothing is stored."""
    first, second, client = new_id(), new_id(), new_id()
    for service in (first, second):
        rules.whmcs.add_service(service, client)
    tenant.put(first, client_id=client, username="acme", password="secret-of-acme")
    shown = rules.get("rule", product_id=PRODUCT_ID)
    sent = rules.submit(shown, group="of {hostname}", preview_service=second, mode="preview")
    preview = sent.root.by_id("nfm-rule-preview").text

    assert f"login of service #{first}" in preview
    assert "acme" in preview
    assert f"of vps{second}" in preview
    assert "secret-of-acme" not in preview
    assert tenant.call("GET", rule_path()).status_code == 404
    assert not tenant.has_record(second)


def test_a_rule_that_is_saved_off_is_not_said_to_hold(rules: Staff) -> None:
    """What it does is said as it was saved."""
    form = rules.get("rule", product_id=PRODUCT_ID)
    saved = rules.submit(form, enabled=None, username="c{client_id}", mode="save")
    assert "It is off and creates nothing." in saved.text
    saved = rules.submit(saved, enabled="1", mode="save")
    assert "It holds for services from now on" in saved.text


def test_a_rule_is_copied_and_deleted(rules: Staff, tenant: Tenant) -> None:
    """Those that are ticked get the stored rule; deleting one is asked, of the rule as shown."""
    set_rule(tenant, PRODUCT_ID, **RULE)
    shown = rules.get("rule", product_id=PRODUCT_ID)
    rules.submit(shown, copy_to=[str(OTHER)], mode="copy")
    assert _rule(tenant, OTHER)["group"] == RULE["group"]

    question = rules.get("delete_rule", product_id=PRODUCT_ID)
    set_rule(tenant, PRODUCT_ID, **{**RULE, "enabled": False})
    again = rules.submit(question)
    assert "somebody else has changed the rule" in again.text
    assert not _rule(tenant, PRODUCT_ID)["enabled"]

    listed = rules.submit(again)

    assert "deleted" in listed.text
    assert tenant.call("GET", rule_path()).status_code == 404
    assert _rule(tenant, OTHER)["group"] == RULE["group"]


def test_the_list_has_every_product_and_every_rule(rules: Staff, tenant: Tenant) -> None:
    """Products without a rule, and rules of products that are gone, are listed too."""
    set_rule(tenant, PRODUCT_ID, **RULE)
    set_rule(tenant, GONE, enabled=False)
    rows = [row.text.split() for row in rules.get("rules").root.all("tr")]
    said = {row[0]: row for row in rows}
    assert "on" in said[f"#{PRODUCT_ID}"]
    assert "none" in said[f"#{OTHER}"]
    assert "off" in said[f"#{GONE}"]
    assert "VPS & <b>more</b>" in rules.get("rules").text


def test_existing_services_get_their_records_after_a_dry_run(
    rules: Staff, tenant: Tenant, new_id: NewId
) -> None:
    """A dry run changes nothing; the button behind it does it, for this product alone."""
    set_rule(tenant, PRODUCT_ID, **RULE)
    set_rule(tenant, OTHER, **RULE)
    services = [new_id() for _ in range(200)]
    for service in services:
        rules.whmcs.add_service(service, service)
    rules.whmcs.tables["tblhosting"][0]["packageid"] = OTHER
    rules.whmcs.tables["tblhosting"][1]["domain"] = "\x07"
    fresh = rules.get("apply_rule", product_id=PRODUCT_ID)

    report = rules.submit(fresh, mode="dry_run")

    assert "would be created: 198" in report.text
    rows = [row.text for row in report.root.all("th")]
    assert rows[-1] == "records that would be created"
    assert not tenant.found()
    done = rules.submit(report, mode="run")
    assert "Records created: 198" in done.text
    assert [row.text for row in done.root.all("th")][-1] == "records created"
    assert [tenant.has_record(service) for service in services[:3]] == [False, False, True]


def test_a_reason_names_the_field_as_the_form_does(
    rules: Staff, tenant: Tenant, new_id: NewId
) -> None:
    """Preview and dry run say by the label which field of the rule a service does not fit."""
    set_rule(tenant, PRODUCT_ID, username="c{client_id}", group="{domain}")
    service = new_id()
    rules.whmcs.add_service(service, service)
    rules.whmcs.tables["tblhosting"][-1]["domain"] = "\x07"
    reason = "NetFlow group: Must not contain control characters, such as a tab."

    form = rules.get("rule", product_id=PRODUCT_ID)
    preview = rules.submit(form, mode="preview", preview_service=service)
    report = rules.submit(rules.get("apply_rule", product_id=PRODUCT_ID), mode="dry_run")

    assert [item.text for item in preview.root.by_id("nfm-rule-preview").all("li")] == [reason]
    assert f"#{service} {reason}" in [item.text for item in report.root.all("li")]
