"""What an API that behaves would answer to hooks of services and of the admin area."""

from __future__ import annotations

from typing import Any

from app import __version__

CANARY = "canary-of-the-fault-server"
CLIENT = 56


def record(service_id: int) -> dict[str, Any]:
    """Give an access record as the contract has it."""
    texts = dict.fromkeys(("username", "group", "ip_address", "notes"), CANARY)
    times = dict.fromkeys(("created_at", "updated_at"), "2026-03-01T00:00:00Z")
    return {
        "service_id": service_id,
        "client_id": CLIENT,
        "enabled": True,
        "netflow_url": None,
        "has_password": True,
        "service_status": "Active",
        "integrity": "ok",
        "needs_review": None,
        "version": 1,
        "password_changed_at": None,
        "warnings": [],
        **texts,
        **times,
    }


_TALLY = {"count": 1, "service_ids": [1]}
OF_OPERATIONS: dict[str, dict[str, Any]] = {
    "/readyz": {"status": "ready"},
    "/v1/imports": {},
    "/v1/diagnosis": {"version": __version__, "serves_clients": True, "lines": []},
    "/v1/service-events": {"applied": True},
    "/v1/provisioning-rules": {"items": [{"product_id": 7}], "next_cursor": None},
    "/v1/provisionings": {
        "dry_run": True,
        "invalid": [],
        "created": _TALLY,
        **dict.fromkeys(("services", "existing", "without_rule"), 0),
        **dict.fromkeys(("not_visible", "invalid_count"), 0),
    },
    "/v1/overview": {
        "records": {"total": 1, "needs_review": 0, "never_had_password": 0, "is_exact": True}
    },
    "/v1/access-records": {"items": [record(1234)], "next_cursor": None},
    "/v1/reconciliations": {
        "dry_run": False,
        "services": 1,
        "records": 1,
        "orphaned": _TALLY,
        "owner_changed": _TALLY,
        "terminated": _TALLY,
        "status_changed": _TALLY,
        "broken": _TALLY,
    },
}
