"""Examples of bodies about rules for new services, for the OpenAPI document."""

from typing import Any

NEW_SERVICE = {
    "service_id": 1234,
    "client_id": 56,
    "product_id": 7,
    "status": "Active",
    "domain": "vps1.example.com",
    "service_username": "root",
    "dedicated_ip": "192.0.2.7",
    "assigned_ips": ["192.0.2.8"],
}
STATED_RULE = {
    "username": "c{client_id}",
    "password": "generate",
    "group": "{hostname}",
    "ip_address": "both",
}
RULE = {
    "product_id": 7,
    "enabled": True,
    "record_enabled": True,
    "netflow_url": None,
    "login": "reuse",
    **STATED_RULE,
    "notes": None,
    "integrity": "ok",
    "version": 1,
    "created_at": "2026-11-01T09:30:00.000000Z",
    "updated_at": "2026-11-01T09:30:00.000000Z",
}
PROVISIONING_LIST = (
    '{"service_id": 1234, "client_id": 56, "product_id": 7, "status": "Active", '
    '"domain": "vps1.example.com", "dedicated_ip": "192.0.2.7"}\n{"end": true, "count": 1}\n'
)
PROVISIONING: dict[str, Any] = {
    "PreviewBody": {"service": NEW_SERVICE, "rule": STATED_RULE},
    "PreviewAnswer": {
        "record": {
            "client_id": 56,
            "enabled": True,
            "netflow_url": None,
            "username": "c56",
            "group": "vps1",
            "ip_address": "192.0.2.7, 192.0.2.8",
            "notes": None,
            "has_password": True,
        },
        "login": "new",
        "reused_from": None,
    },
    "ProvisioningAnswer": {
        "dry_run": True,
        "services": 1200,
        "existing": 1150,
        "without_rule": 40,
        "not_visible": 8,
        "created": {"count": 1, "service_ids": [1234]},
        "invalid": [
            {
                "service_id": 1235,
                "pointer": "/username",
                "code": "username_blank",
                "message": "Must not be blank where a password is generated.",
            }
        ],
        "invalid_count": 1,
    },
    "RuleStated": STATED_RULE,
    "RuleAnswer": RULE,
    "RulePage": {"next_cursor": None, "items": [RULE]},
}
