"""The request and response headers of the OpenAPI document."""

from collections.abc import Mapping
from typing import Any, Final

from app.api.problems.answers import MEDIA_TYPE, RETRY_AFTER_SECONDS
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
    "Content-Security-Policy": {
        "description": "What the file may load if it is opened by itself: nothing.",
        "required": True,
        "schema": {"type": "string", "example": "default-src 'none'; style-src 'unsafe-inline'"},
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

OUTCOMES: Final = {"200": "Done.", "201": "Created.", "204": "Done; the response has no body."}
IN_LANGUAGES = {
    "/v1/access-records/{service_id}/explanation",
    "/v1/diagnosis",
    "/v1/imports",
    "/v1/provisionings",
    "/problems/{slug}",
}
"""Paths whose every answer has strings for people; of the others problems have."""


def add_headers(path: str, operation: dict[str, Any]) -> None:
    """Describe each response of an operation in words, and the headers that it has."""
    always = ["X-Request-Id"] + (["Cache-Control"] if path.startswith("/v1") else [])
    for status, response in operation["responses"].items():
        is_for_people = path in IN_LANGUAGES or MEDIA_TYPE in response.get("content", {})
        names = ["Content-Language", *always] if is_for_people else always
        if response["description"] == "Successful Response":
            response["description"] = OUTCOMES[status]
        headers = response.setdefault("headers", {})
        for name in names:
            headers[name] = {"$ref": f"#/components/headers/{name}"}
