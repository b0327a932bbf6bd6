"""Examples for the OpenAPI document, by name of the schema: one story about one service."""

from collections.abc import Mapping
from typing import Any, Final

from app.api.problems.documented import REQUEST_ID

KEY_ID = "0a1b2c3d4e5f"
CREATED = "2026-11-01T08:00:00.000000Z"
CHANGED = "2026-11-20T09:30:00.000000Z"

RECORD = {
    "service_id": 1234,
    "client_id": 56,
    "enabled": True,
    "netflow_url": "https://netflow.myownserver.net/",
    "username": "acme",
    "has_password": True,
    "group": "ACME-DC1",
    "ip_address": "203.0.113.0/28",
    "notes": "ticket 881",
    "service_status": "Active",
    "integrity": "ok",
    "needs_review": None,
    "version": 3,
    "created_at": CREATED,
    "updated_at": CHANGED,
    "password_changed_at": CREATED,
}
API_KEY = {
    "id": KEY_ID,
    "name": "whmcs",
    "scopes": ["mail", "render"],
    "installation": "default",
    "created_at": CREATED,
    "expires_at": None,
    "last_used_at": CHANGED,
    "revoked_at": None,
}
EVENT = {
    "id": 907,
    "at": CHANGED,
    "key_id": KEY_ID,
    "key_name": "whmcs",
    "actor": "jane",
    "action": "record.changed",
    "service_id": 1234,
    "changes": {"group": {"old": "ACME", "new": "ACME-DC1"}, "password": "changed"},
    "reason": None,
    "request_id": REQUEST_ID,
}
LOGIN = {
    "netflow_url": "https://netflow.myownserver.net/",
    "username": "acme",
    "has_password": True,
    "passwords_agree": True,
    "service_ids": [1234, 1235],
}
SETTINGS = {
    "default_netflow_url": "https://netflow.myownserver.net/",
    "client_area_enabled": True,
    "show_username": True,
    "show_group": True,
    "show_ip_address": True,
    "show_password": False,
    "visible_statuses": ["Active"],
    "email_password": "include",
    "client_password_page": False,
    "section_title": None,
    "button_label": None,
    "on_terminate": "disable",
}
MERGE_FIELDS = {
    "netflow_enabled": True,
    "netflow_url": "https://netflow.myownserver.net/",
    "netflow_username": "acme",
    "netflow_password": "correct horse battery staple",
    "netflow_group": "ACME-DC1",
    "netflow_ip_address": "203.0.113.0/28",
}
CLIENT_AREA = {
    "service_id": 1234,
    "client_id": 56,
    "visible": True,
    "html": '<div class="card panel panel-default">…</div>',
    "title": "Network Usage",
    "netflow_url": "https://netflow.myownserver.net/",
    "username": "acme",
    "password": None,
    "group": "ACME-DC1",
    "ip_address": "203.0.113.0/28",
    "client_password_page": False,
}
CONDITION = {
    "condition": "record_enabled",
    "ok": False,
    "found": "The record is disabled.",
    "action": "Enable the record.",
}
NONE = {"count": 0, "service_ids": list[int]()}
RECONCILED = {
    "dry_run": True,
    "services": 1200,
    "records": 340,
    "orphaned": {"count": 1, "service_ids": [1240]},
    "owner_changed": NONE,
    "terminated": {"count": 2, "service_ids": [1236, 1238]},
    "status_changed": {"count": 3, "service_ids": [1236, 1238, 1239]},
    "broken": NONE,
}

EXAMPLES: Final[Mapping[str, dict[str, Any]]] = {
    "AccessRecordAnswer": RECORD,
    "AccessRecordPage": {"next_cursor": "bmZtOjEyMzQ", "items": [RECORD]},
    "AliveAnswer": {"status": "ok"},
    "ApiKeyAnswer": API_KEY,
    "ApiKeyPage": {"next_cursor": None, "items": [API_KEY]},
    "ClientAreaAnswer": CLIENT_AREA,
    "ClientPasswordAnswer": {
        "service_id": 1234,
        "client_id": 56,
        "password": "correct horse battery staple",
    },
    "ClientPasswordRequest": {"client_id": 56},
    "DisplaySettings": SETTINGS,
    "EventAnswer": {"applied": True},
    "ExplanationAnswer": {"service_id": 1234, "visible": False, "conditions": [CONDITION]},
    "LoginPage": {"next_cursor": None, "items": [LOGIN]},
    "LoginRotation": {
        "netflow_url": "https://netflow.myownserver.net/",
        "username": "acme",
        "new_password": "another good example",
    },
    "MergeFieldsAnswer": {
        "service_id": 1234,
        "client_id": 56,
        "merge_fields": MERGE_FIELDS,
        "client_password_page": False,
    },
    "NewApiKey": {"name": "whmcs", "scopes": ["render", "mail"], "expires_at": None},
    "NewApiKeyAnswer": API_KEY | {"last_used_at": None, "key": f"nfm_{KEY_ID}_…"},
    "PasswordAnswer": {"password": "correct horse battery staple"},
    "ProblemKindAnswer": {
        "type": "/problems/record-not-found",
        "title": "No access record",
        "status": 404,
        "explanation": "This service has no access record in the installation of this key.",
    },
    "ReadyAnswer": {
        "status": "ready",
        "version": "0.1.0",
        "checks": {"database": "ok", "migrations": "ok", "keyring": "ok"},
    },
    "ReconciliationAnswer": RECONCILED,
    "RevealRequest": {"reason": "ticket 881: the client lost it"},
    "RotationAnswer": {"changed": [1234, 1235]},
    "SettingsChange": {"show_username": False, "section_title": "Traffic"},
    "TrailPage": {"next_cursor": "bmZtOjkwNw", "items": [EVENT]},
    "WhoAmIAnswer": {
        "id": KEY_ID,
        "name": "whmcs",
        "scopes": ["mail", "render"],
        "expires_at": None,
        "installation": "default",
    },
}
