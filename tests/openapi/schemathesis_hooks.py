"""What Schemathesis must know about this service beside its OpenAPI document.

`NFM_KEY` is the key that the run uses, `NFM_LEDGER` a file that gets a line for every answer,
`NFM_READ_ONLY` set means that nothing but GET may be sent. `NFM_KEYS` names several keys instead,
as JSON from the kind of key to its text (blank: no key at all), which then take turns.
"""

import json
import os
import re
import unicodedata
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import schemathesis
from schemathesis import Case, CheckContext, HookContext, Response, SerializationContext

from tests.support.tenant import ALL_SCOPES as SCOPES

UPLOADS = ("application/x-ndjson", "text/csv")
# What the document calls visible, and some blocks without a gap; both as they stand in JSON.
VISIBLE = r"\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Cn}\\u200c\\u200d"
BLOCKS = "!-~¡-¬®-\u0377\u0400-\u052f\u0e01-\u0e3a\u4e00-\u9fff\U0001f300-\U0001f5ff"
SOME_SCRIPTS = json.dumps(BLOCKS)[1:-1]
OTHERS = re.compile(f"[{BLOCKS}]+")
KEY_ID = os.environ["NFM_KEY"].split("_")[1]
KEYS: dict[str, str] = json.loads(os.environ.get("NFM_KEYS", "{}"))
SCOPE = re.compile(r"Needs the scope `([a-z:]+)`(?: or `([a-z:]+)`)?")
# Everyone's turn for each operation: what may call it comes every second time.
TURNS: dict[str, Iterator[str]] = {}
# Codes of what is well-formed and does not fit what is stored, the clock, or another member.
OF_THE_STATE = {
    "client_required",
    "csv_only",
    "cursor",
    "differs_from_path",
    "login_and_reuse",
    "no_login",
    "not_for_source",
    "password_and_clear",
    "past",
    "period",  # and two bounds exclude each other
    "slot",  # such as 30 February, or one bound of two
    "service-unknown",
    "time_zone",
    "total_days",
    "too_long",  # in Unicode NFC, or as a normal URL: both can be longer than what was sent
}


@schemathesis.hook
def before_load_schema(_context: HookContext, raw_schema: dict[str, Any]) -> None:
    """Rewrite what Schemathesis would understand in another way.

    It generates strings by `pattern` only. It knows Unicode properties in part, and takes Thai for
    no letters: it gets some scripts in full, and `filter_body` keeps the others away. Of a
    discriminator it keeps one value a schema. With a `default` any status would be documented.
    """
    text = json.dumps(raw_schema).replace(VISIBLE, SOME_SCRIPTS).replace('"x-pattern"', '"pattern"')
    raw_schema.clear()
    raw_schema.update(json.loads(text))
    event = raw_schema["paths"]["/v1/service-events"]["post"]["requestBody"]["content"]
    for media_type in event.values():
        del media_type["schema"]["discriminator"]
    for item in raw_schema["paths"].values():
        for operation in item.values():
            del operation["responses"]["default"]


@schemathesis.hook
def filter_body(_context: HookContext, body: object) -> bool:
    """Return whether every visible character of a body is of the scripts above."""
    return not _has_other_scripts(body)


@schemathesis.hook
def filter_query(_context: HookContext, query: object) -> bool:
    """Tell the same of a query."""
    return not _has_other_scripts(query)


@schemathesis.hook
def before_call(_context: HookContext, case: Case[Any], _kwargs: dict[str, Any]) -> None:
    """Keep a run from writing and from revoking its key, and send what no schema can say."""
    if os.environ.get("NFM_READ_ONLY") and case.method.upper() != "GET":
        _note(0, case)
        raise SystemExit(f"{case.method} in a run that only reads")
    if case.path_parameters and case.path_parameters.get("key_id") == KEY_ID:
        case.path_parameters["key_id"] = KEY_ID[::-1]
    if KEYS and (key := KEYS[_next_kind(case)]):
        case.headers["Authorization"] = f"Bearer {key}"
    # For JSON Schema 1.0 is an integer; the service coerces nothing.
    if case.meta and case.meta.generation.mode.is_positive:
        case.body = _with_integers(case.body)
        if case.operation.path == "/v1/reconciliations" and '"end"' not in str(case.body):
            case.body = _service_list(str(case.body))


@schemathesis.hook
def after_call(_context: HookContext, case: Case[Any], response: Response) -> None:
    """Note the answer, and to which kind of key."""
    sent = str(response.request.headers.get("Authorization", "")).removeprefix("Bearer ")
    kind = next((f" as {kind}" for kind, key in KEYS.items() if key == sent), "")
    _note(response.status_code, case, kind)


@schemathesis.check
def refuses_well_formed_data_for_its_state_only(
    _context: CheckContext, response: Response, case: Case[Any]
) -> None:
    """A 422 to what the document allows names a rule that no schema can hold."""
    if response.status_code != 422 or not case.meta or not case.meta.generation.mode.is_positive:
        return
    if case.media_type in UPLOADS:
        return  # of a file the document has an example, and no schema
    problem = response.json()
    errors = problem.get("errors", ())
    codes = {error["code"] for error in errors if not _contradicts_itself(case.body, error)}
    codes |= {problem["type"].rpartition("/")[2]} - {"invalid-request"}
    assert codes <= OF_THE_STATE, f"refused for {sorted(codes - OF_THE_STATE)}"


def _contradicts_itself(body: Any, error: dict[str, str]) -> bool:  # noqa: ANN401 - any JSON
    """Return whether the error names a member that another one of the same rule excludes or needs.

    A rule without a login has neither username nor password, and one that generates passwords has
    a username. NetFlow Analyzer has a URL.
    """
    if not isinstance(body, dict):
        return False
    is_preview = error["pointer"].startswith("/rule/")
    rule = body["rule"] if is_preview else body
    place = error["pointer"].removeprefix("/rule"), error["code"]
    has_login = rule.get("login") != "none"
    username = str(rule.get("username") or "").strip()
    generates = rule.get("password") == "generate"
    return {
        ("/username", "without_login"): bool(username) and not has_login,
        ("/password", "without_login"): generates and not has_login,
        ("/username", "missing"): generates and not username,
        ("/url", "missing"): rule.get("kind") == "netflow_analyzer"
        and not str(rule.get("url") or "").strip(),
    }.get(place, False)


@schemathesis.serializer(*UPLOADS)
def send_as_it_is(_context: SerializationContext, value: object) -> bytes:
    """Uploads are text; what is none is sent as JSON."""
    if isinstance(value, bytes):
        return value
    return (value if isinstance(value, str) else json.dumps(value)).encode(errors="replace")


def _next_kind(case: Case[Any]) -> str:
    """Return which key has its turn: one that may call this operation, then another one."""
    label = case.operation.label
    if label not in TURNS:
        scope = SCOPE.search(case.operation.definition.raw.get("description", ""))
        allowed = (
            [*filter(None, scope.groups())] if scope else [kind for kind in KEYS if kind in SCOPES]
        )
        others = [kind for kind in KEYS if kind not in allowed]
        pairs = zip(cycle(allowed), cycle(others), strict=False)
        TURNS[label] = (kind for pair in pairs for kind in pair)
    return next(TURNS[label])


def _note(status: int, case: Case[Any], kind: str = "") -> None:
    if ledger := os.environ.get("NFM_LEDGER"):
        with Path(ledger).open("a") as file:
            file.write(f"{status} {case.operation.label}{kind}\n")


def _with_integers(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        return {name: _with_integers(member) for name, member in value.items()}
    if isinstance(value, list):
        return [_with_integers(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _has_other_scripts(value: object) -> bool:
    others = OTHERS.sub("", value if isinstance(value, str) else repr(value))
    return any(unicodedata.category(character)[0] in "LMNPS" for character in others)


def _service_list(text: str) -> str:
    """Return a list of services that depends on a text."""
    service_ids = {ord(character) + 1 for character in text}
    services = [{"service_id": n, "client_id": 56, "status": "Active"} for n in service_ids]
    lines = [*services, {"end": True, "count": len(services)}]
    return "".join(json.dumps(line) + "\n" for line in lines)
