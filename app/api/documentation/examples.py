"""Examples for the OpenAPI document, by name of the schema: one story about one service."""

from collections.abc import Mapping
from typing import Any, Final

from app import __version__
from app.api.documentation.provisioning_examples import NEW_SERVICE, PROVISIONING
from app.api.documentation.usage_examples import USAGE
from app.api.documentation.usage_source_examples import USAGE_SOURCE
from app.api.problems.answers import problem_body, see_errors
from app.api.problems.documented import REQUEST_ID
from app.api.problems.request_kinds import INVALID_REQUEST
from app.api.schemas.records import FindingAnswer
from app.bulk import csv_format, ndjson_format
from app.bulk.exporting import COLUMNS
from app.client_area.explain import Finding
from app.client_area.view import SHOWN
from app.installations.description import describe_settings
from app.installations.settings import DEFAULT_SETTINGS
from app.records.record import STATED
from app.translations.catalog import OK, WRONG, translation_for

KEY_ID = "0a1b2c3d4e5f"
CREATED = "2026-11-01T08:00:00.000000Z"
CHANGED = "2026-11-20T09:30:00.000000Z"

RECORD: Final[Mapping[str, Any]] = {
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
    "warnings": list[dict[str, str]](),
}
PASSWORD = "correct horse battery staple"  # noqa: S105 - an example
STATED_RECORD = {name: RECORD[name] for name in STATED} | {"password": PASSWORD}
EXPORTED = [{name: RECORD[name] for name in COLUMNS}]
CSV_EXPORTED = (csv_format.csv_header(COLUMNS) + csv_format.write_csv(EXPORTED)).decode()
NDJSON_EXPORTED = ndjson_format.write_ndjson(EXPORTED).decode()
CSV_EXAMPLE = (
    "service_id,client_id,username,password,group,ip_address\r\n"
    "1234,56,acme,correct horse battery staple,ACME-DC1,203.0.113.0/28\r\n"
    "1235,56,acme,,ACME-DC2,203.0.113.16/28\r\n"
)
NDJSON_EXAMPLE = (
    '{"service_id": 1234, "client_id": 56, "username": "acme", "password": "an example"}\n'
    '{"service_id": 1235, "client_id": 56, "reuse_login_from": 1234}\n'
)
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
    "address": "203.0.113.7",
}
LOGIN = {
    "netflow_url": RECORD["netflow_url"],
    "username": RECORD["username"],
    "has_password": True,
    "passwords_agree": True,
    "service_ids": [1234, 1235],
    "services": [
        {"service_id": 1234, "has_password": True, "password_changed_at": CREATED},
        {"service_id": 1235, "has_password": True, "password_changed_at": CREATED},
    ],
}
MERGE_FIELDS = {
    "netflow_enabled": True,
    "netflow_url": RECORD["netflow_url"],
    **{f"netflow_{name}": STATED_RECORD[name] for name in SHOWN},
}
CLIENT_AREA = {
    "service_id": 1234,
    "client_id": 56,
    "visible": True,
    "html": '<div class="card panel panel-default">…</div>',
    "title": "Network Usage",
    "netflow_url": RECORD["netflow_url"],
    **{name: RECORD.get(name) for name in SHOWN},
    "client_password_page": False,
    "usage": True,
}
ENGLISH = translation_for("english")
DISABLED = Finding("record_enabled", "record", WRONG)
CONDITION = FindingAnswer.of(DISABLED, ENGLISH).model_dump()
READY = ENGLISH.line("diagnosis.readiness", OK)._asdict()
SERVICE_EVENTS = {
    "suspended": {"value": {"event": "suspended", "service_id": 1234, "client_id": 56}},
    "created": {"value": {"event": "created", **NEW_SERVICE}},
    "merged": {"value": {"event": "client_merged", "from_client_id": 56, "to_client_id": 57}},
}
LIST_EXAMPLE = (
    '{"service_id": 1234, "client_id": 56, "status": "Active"}\n{"end": true, "count": 1}\n'
)
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

BAD_ROWS = problem_body(INVALID_REQUEST, REQUEST_ID, see_errors()) | {
    "errors": [
        {
            "line": 3,
            "pointer": "/service_id",
            "code": "duplicate",
            "message": "The file has this service twice.",
        }
    ],
    "error_count": 1,
}

EXAMPLES: Final[Mapping[str, Mapping[str, Any]]] = {
    "AccessRecordAnswer": RECORD,
    "AccessRecordPage": {"next_cursor": "bmZtOjEyMzQ", "items": [RECORD]},
    "AliveAnswer": {"status": "ok"},
    "ApiKeyAnswer": API_KEY,
    "ApiKeyPage": {"next_cursor": None, "items": [API_KEY]},
    "ClientAreaAnswer": CLIENT_AREA,
    "ClientPasswordAnswer": {
        "service_id": 1234,
        "client_id": 56,
        "password": PASSWORD,
    },
    "ClientPasswordRequest": {"client_id": 56},
    "DisplaySettings": DEFAULT_SETTINGS.model_dump(),
    "DiagnosisAnswer": {"version": __version__, "serves_clients": True, "lines": [READY]},
    "EventAnswer": {"applied": True},
    "ExplanationAnswer": {"service_id": 1234, "visible": False, "conditions": [CONDITION]},
    "ImportAnswer": {
        "dry_run": False,
        "rows": 3,
        "created": 1,
        "updated": 1,
        "unchanged": 1,
        "errors": [],
        "error_count": 0,
        "warnings": [],
        "warning_count": 0,
        "preview": [],
    },
    "LoginPage": {"next_cursor": None, "items": [LOGIN]},
    "LoginRotation": {
        "netflow_url": RECORD["netflow_url"],
        "username": RECORD["username"],
        "new_password": "another good example",
    },
    "MergeFieldsAnswer": {
        "service_id": 1234,
        "client_id": 56,
        "merge_fields": MERGE_FIELDS,
        "client_password_page": False,
        "can_be_provisioned": False,
    },
    "NewApiKey": {"name": "whmcs", "scopes": ["render", "mail"], "expires_at": None},
    "NewApiKeyAnswer": API_KEY | {"last_used_at": None, "key": f"nfm_{KEY_ID}_…"},
    "OverviewAnswer": {
        "version": __version__,
        "records": {
            "is_exact": True,
            "total": 340,
            "enabled": 320,
            "disabled": 18,
            "needs_review": 2,
            "never_had_password": 25,
        },
    },
    "PasswordAnswer": {"password": PASSWORD},
    "ProblemKindAnswer": {
        "type": "/problems/record-not-found",
        "title": "No access record",
        "status": 404,
        "explanation": "This service has no access record in the installation of this key.",
    },
    **PROVISIONING,
    **USAGE_SOURCE,
    "ReadyAnswer": {
        "status": "ready",
        "version": __version__,
        "checks": {"database": "ok", "migrations": "ok", "keyring": "ok"},
    },
    "ReconciliationAnswer": RECONCILED,
    "RecordChange": {"enabled": False, "group": None},
    "RecordStated": STATED_RECORD,
    "RevealRequest": {"reason": "ticket 881: the client lost it"},
    "RotationAnswer": {"changed": [1234, 1235]},
    "SettingsDescription": describe_settings().model_dump(),
    "SettingsChange": {"show_username": False, "section_title": "Traffic"},
    "UsageAnswer": USAGE,
    "TrailPage": {"next_cursor": "bmZtOjkwNw", "items": [EVENT]},
    "WhoAmIAnswer": {
        "id": KEY_ID,
        "name": "whmcs",
        "scopes": ["mail", "render"],
        "expires_at": None,
        "installation": "default",
    },
}
