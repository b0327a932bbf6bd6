"""Rules over HTTP: what is stored, refused, conditional, audited and sealed."""

from typing import Any

import pytest

from tests.support.keys import make_key
from tests.support.problem import problem_of, refused_members
from tests.support.provisioning import PRODUCT, RULES, created, rule_path, set_rule, try_rule
from tests.support.sql import run_sql
from tests.support.tenant import ALL_SCOPES, Tenant

DEFAULTS = {
    "product_id": PRODUCT,
    "enabled": True,
    "record_enabled": True,
    "netflow_url": None,
    "login": "reuse",
    "password": "none",
    "username": None,
    "group": None,
    "ip_address": "dedicated",
    "notes": None,
    "integrity": "ok",
    "version": 1,
}
WHOLE: dict[str, Any] = {
    "enabled": False,
    "record_enabled": False,
    "netflow_url": "https://netflow.example.com/",
    "login": "new",
    "password": "generate",
    "username": "c{client_id}",
    "group": "{hostname} of {domain}",
    "ip_address": "both",
    "notes": "made for {service_id}\nand {product_id}",
}


def test_a_rule_has_its_defaults(tenant: Tenant) -> None:
    """An empty body is a rule: the login of the client, the dedicated address."""
    response = try_rule(tenant)
    assert response.status_code == 201
    assert response.headers["location"] == rule_path()
    assert response.json().items() >= DEFAULTS.items()
    assert tenant.get(rule_path()) == response.json()


def test_what_get_returned_can_be_put_back(tenant: Tenant) -> None:
    """It changes nothing: neither version nor ETag nor trail."""
    stored = set_rule(tenant, **WHOLE)
    assert stored.items() >= WHOLE.items()
    before = tenant.call("GET", rule_path())
    again = tenant.call("PUT", rule_path(), json=stored)
    assert (again.status_code, again.json()) == (200, stored)
    assert again.headers["etag"] == before.headers["etag"]
    assert [event["action"] for event in tenant.events()[:-1]] == ["rule.created"]


REFUSED: list[tuple[dict[str, object], str, str]] = [
    ({"username": "{}"}, "/username", "placeholder"),
    ({"username": "{{client_id}}"}, "/username", "placeholder"),
    ({"username": "{client_id!r}"}, "/username", "placeholder"),
    ({"username": "{client_id"}, "/username", "placeholder"),
    ({"username": "{CLIENT_ID}"}, "/username", "placeholder"),
    ({"username": "{ client_id }"}, "/username", "placeholder"),
    ({"username": "{password}"}, "/username", "placeholder"),
    ({"group": "{client_id{domain}}"}, "/group", "placeholder"),
    ({"notes": "{0}"}, "/notes", "placeholder"),
    ({"username": "x" * 256}, "/username", "too_long"),
    ({"group": "a\tb"}, "/group", "unseen_character"),
    ({"notes": "x" * 10_001}, "/notes", "too_long"),
    ({"netflow_url": "ftp://example.com/"}, "/netflow_url", "url"),
    ({"login": "old"}, "/login", "literal_error"),
    ({"login": "none", "username": "a"}, "/username", "without_login"),
    ({"login": "none", "password": "generate"}, "/password", "without_login"),
    ({"password": "generate"}, "/username", "missing"),
    ({"password": "generate", "username": "  "}, "/username", "missing"),
    ({"ip_address": "192.0.2.1"}, "/ip_address", "literal_error"),
    ({"enabled": 1}, "/enabled", "bool_type"),
    ({"product_id": PRODUCT + 1}, "/product_id", "differs_from_path"),
    ({"product_id": None}, "/product_id", "int_type"),
    ({"canary": 1}, "/<unknown>", "extra_forbidden"),
]


@pytest.mark.parametrize(("members", "pointer", "code"), REFUSED)
def test_a_rule_that_cannot_be_meant_is_refused(
    tenant: Tenant, members: dict[str, object], pointer: str, code: str
) -> None:
    """422 names the member; nothing is stored."""
    response = tenant.call("PUT", rule_path(), json=members)
    assert refused_members(response)[pointer] == code
    assert tenant.get(RULES)["items"] == []


@pytest.mark.parametrize("template", ["}", "a}b", "{client_id}}", "{domain}{domain}", " c ", "ß"])
def test_a_closing_brace_is_a_character(tenant: Tenant, template: str) -> None:
    """Only `{` begins a placeholder; templates are trimmed as the member is."""
    assert set_rule(tenant, group=template)["group"] == template.strip()


def test_conditions_hold_as_for_records(tenant: Tenant) -> None:
    """`If-None-Match: *` makes and never replaces, `If-Match` replaces what was read."""
    first = tenant.call("PUT", rule_path(), json={}, headers={"If-None-Match": "*"})
    assert first.status_code == 201
    again = tenant.call("PUT", rule_path(), json={}, headers={"If-None-Match": "*"})
    problem_of(again, 412)
    etag = first.headers["etag"]
    changed = tenant.call("PUT", rule_path(), json={"group": "a"}, headers={"If-Match": etag})
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    problem_of(tenant.call("PUT", rule_path(), json={}, headers={"If-Match": etag}), 412)
    problem_of(tenant.call("DELETE", rule_path(), headers={"If-Match": etag}), 412)
    unchanged = tenant.call("GET", rule_path(), headers={"If-None-Match": changed.headers["etag"]})
    assert unchanged.status_code == 304


def test_a_deleted_rule_leaves_its_records(tenant: Tenant) -> None:
    """204, then 404; a rule made anew has another ETag."""
    first = try_rule(tenant).headers["etag"]
    assert created(tenant, 1)
    assert tenant.call("DELETE", rule_path()).status_code == 204
    for method in ("GET", "DELETE"):
        assert problem_of(tenant.call(method, rule_path()), 404)["type"] == (
            "/problems/rule-not-found"
        )
    assert tenant.has_record(1)
    assert not created(tenant, 2)
    assert try_rule(tenant).headers["etag"] != first


def test_the_list_is_paged_by_product(tenant: Tenant) -> None:
    """Every rule once, in order of product id; another installation's never."""
    for product_id in (30, 10, 20):
        set_rule(tenant, product_id)
    other = Tenant.of(tenant.api)
    set_rule(other, 11)
    first = tenant.get(RULES, limit=2)
    assert [item["product_id"] for item in first["items"]] == [10, 20]
    last = tenant.get(RULES, limit=2, cursor=first["next_cursor"])
    assert [item["product_id"] for item in last["items"]] == [30]
    assert last["next_cursor"] is None
    problem_of(other.call("GET", rule_path(10)), 404)


def test_changes_are_in_the_trail(tenant: Tenant) -> None:
    """Each event names the product and what changed."""
    set_rule(tenant, group="a")
    set_rule(tenant, group="b")
    tenant.call("DELETE", rule_path())
    deleted, updated, made, *_ = tenant.events()
    assert [event["action"] for event in (made, updated, deleted)] == [
        "rule.created",
        "rule.updated",
        "rule.deleted",
    ]
    assert made["changes"]["product_id"] == {"old": None, "new": PRODUCT}
    assert made["changes"]["group"] == {"old": None, "new": "a"}
    assert updated["changes"] == {
        "product_id": {"old": PRODUCT, "new": PRODUCT},
        "group": {"old": "a", "new": "b"},
    }
    assert deleted["changes"]["product_id"] == {"old": PRODUCT, "new": None}


SCOPES = [
    ("GET", RULES, "records:read"),
    ("GET", rule_path(), "records:read"),
    ("PUT", rule_path(), "admin"),
    ("DELETE", rule_path(), "admin"),
    ("POST", f"{rule_path()}/preview", "records:read"),
    ("POST", "/v1/provisionings", "lifecycle"),
]


@pytest.mark.parametrize(("method", "path", "scope"), SCOPES)
def test_each_call_needs_its_scope(tenant: Tenant, method: str, path: str, scope: str) -> None:
    """No scope implies another."""
    others = [name for name in ALL_SCOPES if name != scope]
    key = make_key(tenant.api, *others, installation_id=tenant.installation_id)[1]
    problem = problem_of(tenant.api.call(method, path, key=key), 403)
    assert scope in problem["detail"]


EDITS = {
    "enabled": "enabled = 1 - enabled",
    "record_enabled": "record_enabled = 1 - record_enabled",
    "url": "netflow_url = 'https://evil.example.com/'",
    "login": "login = 'reuse'",
    "password": "password = 'none'",
    "username": "username = 'evil'",
    "group": "netflow_group = 'evil'",
    "addresses": "ip_address = 'assigned'",
    "notes": "notes = 'evil'",
    "product": "product_id = product_id + 1",
    "version": "version = version + 1",
    "seal": "seal = ''",
    "odd type": "enabled = 'yes'",
    "odd bytes": "username = X'ff00'",
    "incarnation": "incarnation = 'a b'",
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_rule_creates_nothing(tenant: Tenant, edit: str) -> None:
    """It reads as broken, can be deleted, and replaced by a PUT with an ETag of its own."""
    set_rule(tenant, login="new", username="c{client_id}", password="generate")
    before = tenant.call("GET", rule_path()).headers["etag"]
    statement = f"UPDATE provisioning_rules SET {EDITS[edit]} WHERE installation_id = ?"
    assert run_sql(tenant.api.settings, statement, tenant.installation_id) == 1
    product = PRODUCT + (edit == "product")
    if edit != "incarnation":  # it is in the ETag alone
        assert _read(tenant, product)["integrity"] == "broken"
        assert not created(tenant, 1, product_id=product)
    response = try_rule(tenant, product, group="new")
    assert (response.status_code, response.json()["integrity"]) == (200, "ok")
    assert response.headers["etag"] != before
    assert tenant.call("DELETE", rule_path(product)).status_code == 204


def test_a_rule_of_another_installation_is_broken(tenant: Tenant) -> None:
    """Its whole row with its seal, put in the place of this one, creates nothing."""
    other = Tenant.of(tenant.api)
    for each in (tenant, other):
        set_rule(each, username=f"of-{each.installation_id}")
    ids = (tenant.installation_id, other.installation_id)
    move = "UPDATE provisioning_rules SET installation_id = ? WHERE installation_id = ?"
    run_sql(tenant.api.settings, "DELETE FROM provisioning_rules WHERE installation_id = ?", ids[0])
    assert run_sql(tenant.api.settings, move, *ids) == 1
    assert _read(tenant, PRODUCT)["integrity"] == "broken"
    assert not created(tenant, 1)
    assert not created(other, 1)


def _read(tenant: Tenant, product_id: int) -> dict[str, Any]:
    return dict(tenant.get(rule_path(product_id)))


def test_refused_members_are_named(tenant: Tenant) -> None:
    """Several at once, none with its value."""
    response = try_rule(tenant, group="{canary}", notes="{canary}")
    assert refused_members(response) == dict.fromkeys(("/group", "/notes"), "placeholder")
    assert "canary" not in response.text
