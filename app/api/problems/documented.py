"""Problems in the OpenAPI document: which ones an operation can answer, and what each kind means.

Everything is derived from the table of kinds, so that document and answers cannot differ.
"""

from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

from pydantic import BaseModel

from app.api.problems.answers import MEDIA_TYPE, listed, problem_body, see_errors
from app.api.problems.errors import BodyTooLarge, Busy, Stopping, UnsupportedMediaType
from app.api.problems.kinds import KINDS
from app.api.problems.request_kinds import (
    CRASH,
    INVALID_REQUEST,
    METHOD_NOT_ALLOWED,
    NOT_FOUND,
    Kind,
)
from app.auth.errors import KeysUnavailable, NotAuthenticated, ScopeMissing, TooManyFailures
from app.crypto.errors import CryptoError
from app.input.conditions import PreconditionFailed
from app.input.faults import Fault, InvalidInput
from app.input.fields import MAX_TEXT
from app.input.strict_json import MalformedBody
from app.storage.errors import OutcomeUnknown, StorageError, TooSlow, WriteConflict

Responses = dict[int | str, dict[str, Any]]
Operation = Mapping[str, Any]

REQUEST_ID = "4f1d0a6b8c2e4f7fa1b2c3d4e5f60718"
"""The request id in every example of the document."""

ALL_KINDS: Final[Mapping[str, Kind]] = {
    kind.slug: kind
    for kind in (CRASH, METHOD_NOT_ALLOWED, NOT_FOUND, *reversed(tuple(KINDS.values())))
}
"""Every kind of problem by slug; of kinds that share a slug, the first in the table."""

OF_LANES = (Busy, TooSlow, Stopping)
"""The problems of calls that run in a lane (`app.api.expensive`)."""

_OF_KEYS = (NotAuthenticated, TooManyFailures, StorageError, KeysUnavailable, CryptoError)
_OF_WRITES = (CryptoError, OutcomeUnknown, WriteConflict)
_OF_BODIES = (MalformedBody, BodyTooLarge, UnsupportedMediaType)
_COMMON = {
    KINDS[error].slug for error in (*_OF_KEYS, *_OF_WRITES, *_OF_BODIES, ScopeMissing, InvalidInput)
}
_HEADERS = {
    HTTPStatus.UNAUTHORIZED: ("WWW-Authenticate",),
    HTTPStatus.TOO_MANY_REQUESTS: ("Retry-After",),
    HTTPStatus.SERVICE_UNAVAILABLE: ("Retry-After",),
}


def may_answer(*errors: type[Exception] | Kind) -> Responses:
    """Return the `responses` of a route that can answer with these problems.

    Problems that follow from the form of a route are added by `problems_by_form`.
    """
    responses: Responses = {}
    for kind in map(_kind, errors):
        _add(responses, kind)
    return responses


def add_problems(operation: dict[str, Any]) -> None:
    """Add the problems that follow from the form of an operation to the document.

    A response that only has problems of every such operation is marked with `x-common`, so that
    a page can fold it away.
    """
    responses = operation["responses"]
    for error in problems_by_form(operation):
        _add(responses, _kind(error), str)
    for response in responses.values():
        if (
            response.get("content", {}).get(MEDIA_TYPE, {}).get("examples", {"": ""}).keys()
            <= _COMMON
        ):
            response["x-common"] = True


def problems_by_form(operation: Operation) -> Iterator[type[Exception]]:
    """Yield the problems that follow from having a key, a scope, a condition or a body."""
    # A parameter without a name is the reference to one of every operation, which is never refused.
    named = [parameter for parameter in operation["parameters"] if "name" in parameter]
    headers = {parameter["name"].lower() for parameter in named if parameter["in"] == "header"}
    claims: Sequence[tuple[object, Sequence[type[Exception]]]] = (
        (operation["security"], _OF_KEYS),
        ("x-required-scope" in operation, (ScopeMissing,)),
        (operation["security"], (InvalidInput,)),
        ("x-actor" in headers, _OF_WRITES),
        ("if-match" in headers, (PreconditionFailed,)),
        ("requestBody" in operation, _OF_BODIES),
    )
    for claim, errors in claims:
        if claim:
            yield from errors


def problem_examples() -> dict[str, dict[str, Any]]:
    """Return an example of each kind, as components of the document."""
    return {slug: _example(kind) for slug, kind in sorted(ALL_KINDS.items())}


def problem_table() -> str:
    """Return a Markdown table of all kinds, folded."""
    rows = [
        f"| {kind.status.value} | [`{slug}`](/problems/{slug}) | {kind.title} |"
        for slug, kind in sorted(ALL_KINDS.items(), key=lambda item: (item[1].status, item[0]))
    ]
    table = "\n".join(("| status | type | |", "|---|---|---|", *rows))
    return f"<details><summary>All problems</summary>\n\n{table}\n\n</details>"


def _kind(error: type[Exception] | Kind) -> Kind:
    return error if isinstance(error, Kind) else KINDS[error]


def _add(responses: dict[Any, dict[str, Any]], kind: Kind, key: type = int) -> None:
    """Add a kind to the responses of a route, next to those documented already."""
    response = responses.setdefault(key(kind.status.value), {"description": ""})
    headers = response.setdefault("headers", {})
    headers |= {name: _header(name) for name in _HEADERS.get(kind.status, ())}
    content = response.setdefault("content", {}).setdefault(MEDIA_TYPE, {})
    content["schema"] = {"$ref": "#/components/schemas/Problem"}
    examples = content.setdefault("examples", {})
    if "example" in content:
        examples["of-this-operation"] = {"value": content.pop("example")}
    if kind.slug not in examples:
        examples[kind.slug] = {"$ref": f"#/components/examples/{kind.slug}"}
        response["description"] = f"{response['description']} {kind.title}.".lstrip()


def _header(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/headers/{name}"}


def _example(kind: Kind) -> dict[str, Any]:
    is_invalid = kind is INVALID_REQUEST
    value = problem_body(kind, REQUEST_ID, kind.explain())
    value["status"] = kind.status.value
    if is_invalid:
        fault = Fault("/username", "too_long-characters", values={"limit": MAX_TEXT})
        value |= {"detail": see_errors()} | listed([fault])
    if kind is KINDS[OutcomeUnknown]:
        value["outcome"] = "unknown"
    return {"summary": kind.title, "value": value}


class ProblemKindAnswer(BaseModel):
    """The meaning of one kind of problem."""

    type: str
    title: str
    status: int
    explanation: str
