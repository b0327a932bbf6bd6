"""Examples of bodies about the source of traffic, for the OpenAPI document."""

from typing import Any, Final

STATED: Final = {
    "kind": "netflow_analyzer",
    "url": "https://netflow.example.com/",
    "auth": "header",
    "time_zone": "Europe/Berlin",
}
FETCHED = "2026-11-20T09:30:00.000000Z"
SERVICES_EXAMPLE: Final = (
    '{"service_id": 1234, "client_id": 56, "addresses": ["192.0.2.7", "192.0.2.8/29"]}\n'
)
LINKS_EXAMPLE: Final = (
    '{"service_id": 1234, "client_id": 56, "group": "ACME-DC1", '
    '"ip_address": "192.0.2.7, 192.0.2.8/29", "reason": "all addresses in this group only"}\n'
)
USAGE_SOURCE: Final[dict[str, Any]] = {
    "SourceStated": {**STATED, "api_key": "an example"},
    "UsageSourceAnswer": {
        **STATED,
        "has_api_key": True,
        "integrity": "ok",
        "version": 1,
        "created_at": "2026-11-01T08:00:00.000000Z",
        "updated_at": "2026-11-01T08:00:00.000000Z",
        "last_success_at": FETCHED,
        "last_failure": None,
    },
    "SourceTestAnswer": {
        "findings": [
            {
                "label": "NetFlow Analyzer",
                "ok": True,
                "found": "It answers, and knows 12 groups.",
                "advice": None,
            }
        ]
    },
    "GroupPage": {
        "next_cursor": None,
        "fetched_at": FETCHED,
        "items": [{"id": "2500005", "name": "ACME-DC1", "networks": None}],
    },
    "UsageReportAnswer": {
        "source": {
            "kind": "netflow_analyzer",
            "collected_until": "2026-11-20T09:00:00Z",
            "groups_fetched_at": FETCHED,
        },
        "targets_missing": {
            "total": 1,
            "items": [
                {"service_id": 1234, "client_id": 56, "group": "ACME-DC9", "ip_address": None}
            ],
        },
        "silent_services": {
            "total": 1,
            "items": [
                {
                    "service_id": 1235,
                    "client_id": 56,
                    "group": "ACME-DC1",
                    "ip_address": "192.0.2.7",
                }
            ],
        },
        "groups_without_record": {"total": 1, "items": [{"id": "2500006", "name": "Mail"}]},
        "shared_addresses": {
            "total": 1,
            "items": [
                {
                    "ip_address": "192.0.2.7",
                    "records": [
                        {"service_id": 1235, "client_id": 56},
                        {"service_id": 1236, "client_id": 77},
                    ],
                }
            ],
        },
        "silent_exporters": {"total": 0, "items": []},
    },
}
