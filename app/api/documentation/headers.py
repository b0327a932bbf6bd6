"""The request and response headers of the OpenAPI document."""

from collections.abc import Mapping
from typing import Any, Final

from app.api.problems.answers import RETRY_AFTER_SECONDS
from app.api.problems.documented import REQUEST_ID

HEADERS: Final[Mapping[str, dict[str, Any]]] = {
    "Cache-Control": {
        "description": "Responses must not be stored.",
        "required": True,
        "schema": {"type": "string", "const": "no-store"},
    },
    "Content-Disposition": {
        "description": "A name for the file.",
        "required": True,
        "schema": {"type": "string", "example": 'attachment; filename="access-records.csv"'},
    },
    "Content-Language": {
        "description": "The language of the strings for people, which `Accept-Language` or a "
        "parameter `language` chose. `Vary` names the header.",
        "required": True,
        "schema": {"type": "string", "example": "en"},
    },
    "ETag": {
        "description": "Strong entity tag of this version, for `If-Match` and `If-None-Match`.",
        "required": True,
        "schema": {"type": "string", "pattern": '^"[!#-~]+"$', "example": '"1-3"'},
    },
    "Location": {
        "description": "Path of the created resource.",
        "required": True,
        "schema": {"type": "string", "example": "/v1/access-records/1234"},
    },
    "Retry-After": {
        "description": "Seconds to wait.",
        "required": True,
        "schema": {"type": "integer", "minimum": 1, "example": int(RETRY_AFTER_SECONDS)},
    },
    "WWW-Authenticate": {
        "description": "Always `Bearer`.",
        "required": True,
        "schema": {"type": "string", "const": "Bearer"},
    },
    "X-Request-Id": {
        "description": "The request's id in log and audit trail: the caller's or a new one.",
        "required": True,
        "schema": {
            "type": "string",
            "pattern": "^[A-Za-z0-9._:-]{1,64}$",
            "example": REQUEST_ID,
        },
    },
}
PARAMETERS: Final[Mapping[str, dict[str, Any]]] = {
    "Accept-Language": {
        "name": "Accept-Language",
        "in": "header",
        "description": "The language of messages for people: `de`, `en`, `es`, `fr`, `it`, `nl` or "
        "`pt-BR`. Without it, and for any other, they are in English.",
        "schema": {"type": "string", "example": "de"},
    },
    "X-Request-Id": {
        "name": "X-Request-Id",
        "in": "header",
        "description": "An id of your own, 1 to 64 of `A-Z a-z 0-9 . _ : -`; without it one is "
        "made.",
        "schema": {"type": "string", "example": REQUEST_ID},
    },
}
"""Those of every operation. None is ever refused."""
