"""Calls about rules for new services."""

import json
from collections.abc import Iterable
from typing import Any, Protocol

import httpx

from tests.support.tenant import Tenant

RULES = "/v1/provisioning-rules"
PROVISIONINGS = "/v1/provisionings"
PRODUCT = 7


class Caller(Protocol):
    """Whoever calls with a key, such as a `Tenant`."""

    def call(self, method: str, path: str, **options: Any) -> httpx.Response: ...  # noqa: ANN401


def rule_path(product_id: int = PRODUCT) -> str:
    return f"{RULES}/{product_id}"


def set_rule(tenant: Tenant, product_id: int = PRODUCT, **members: object) -> dict[str, Any]:
    """Store a rule and return it as it is read."""
    response = try_rule(tenant, product_id, **members)
    assert response.is_success, response.text
    return dict(response.json())


def try_rule(tenant: Tenant, product_id: int = PRODUCT, **members: object) -> httpx.Response:
    return tenant.call("PUT", rule_path(product_id), json=members)


def service(service_id: int, client_id: int = 56, **facts: object) -> dict[str, object]:
    """Return a service as WHMCS reports it."""
    ids = {"service_id": service_id, "client_id": client_id, "product_id": PRODUCT}
    return ids | {"status": "Active"} | facts


def try_created(
    tenant: Tenant, service_id: int, client_id: int = 56, **facts: object
) -> httpx.Response:
    """Report a new service."""
    event = {"event": "created"} | service(service_id, client_id, **facts)
    return tenant.post("/v1/service-events", event)


def created(tenant: Tenant, service_id: int, client_id: int = 56, **facts: object) -> bool:
    """Report a new service and return whether a record was made."""
    response = try_created(tenant, service_id, client_id, **facts)
    assert response.status_code == 200, response.text
    return bool(response.json()["applied"])


def try_preview(
    tenant: Tenant, facts: dict[str, object], rule: dict[str, object] | None = None
) -> httpx.Response:
    body = {"service": facts} | ({} if rule is None else {"rule": rule})
    return tenant.post(f"{rule_path()}/preview", body)


def preview(
    tenant: Tenant, facts: dict[str, object], rule: dict[str, object] | None = None
) -> dict[str, Any]:
    response = try_preview(tenant, facts, rule)
    assert response.status_code == 200, response.text
    return dict(response.json())


def listing(services: Iterable[dict[str, object]], count: int | None = None) -> str:
    """Return the NDJSON of a list; `count` is what its end line says."""
    lines = [json.dumps(facts) for facts in services]
    end = {"end": True, "count": len(lines) if count is None else count}
    return "\n".join([*lines, json.dumps(end)]) + "\n"


def try_run(caller: Caller, body: str, **flags: str) -> httpx.Response:
    headers = {"Content-Type": "application/x-ndjson"}
    return caller.call("POST", PROVISIONINGS, content=body, headers=headers, params=flags)


def run(caller: Caller, services: Iterable[dict[str, object]], **flags: str) -> dict[str, Any]:
    response = try_run(caller, listing(services), **flags)
    assert response.status_code == 200, response.text
    return dict(response.json())
