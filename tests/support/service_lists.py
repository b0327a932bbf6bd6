"""Lists of services as WHMCS sends them, and the report that comes back."""

import json
from collections.abc import Iterable
from typing import Any

import httpx

from tests.support.tenant import Tenant

PATH = "/v1/reconciliations"
TALLIES = ("orphaned", "owner_changed", "terminated", "status_changed", "broken")
Service = tuple[int, int, str]


def listing(services: Iterable[Service], count: int | None = None) -> str:
    """Return the NDJSON of a list; `count` is what its end line says."""
    names = ("service_id", "client_id", "status")
    lines = [json.dumps(dict(zip(names, service, strict=True))) for service in services]
    end = {"end": True, "count": len(lines) if count is None else count}
    return "\n".join([*lines, json.dumps(end)]) + "\n"


def send(tenant: Tenant, body: str | bytes, **flags: str) -> httpx.Response:
    headers = {"Content-Type": "application/x-ndjson"}
    return tenant.call("POST", PATH, content=body, headers=headers, params=flags)


def report_of(response: httpx.Response) -> dict[str, Any]:
    """Return the report with each tally as the list of its services."""
    assert response.status_code == 200, response.text
    report: dict[str, Any] = response.json()
    for name in TALLIES:
        assert len(report[name]["service_ids"]) == min(report[name]["count"], 1000)
    return {**report, **{name: report[name]["service_ids"] for name in TALLIES}}
