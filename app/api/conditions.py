"""Entity tags and conditional headers of HTTP (RFC 9110, section 13)."""

import re
from typing import Annotated, Any

from fastapi import Depends, Header, Response

from app.input.conditions import ANY, Condition, Tagged

_ENTITY_TAG = re.compile(r'(?:W/)?"[!#-~\x80-\xff]*"')

ETAG: dict[str, Any] = {"ETag": {"$ref": "#/components/headers/ETag"}}
MAY_BE_UNCHANGED: dict[int | str, dict[str, Any]] = {
    200: {"headers": ETAG},
    304: {"description": "Unchanged.", "headers": ETAG},
}

IfMatch = Annotated[
    str | None, Header(description="ETag that must be current, or `*`; else 412.", max_length=1024)
]
IfNoneMatch = Annotated[
    str | None,
    Header(description="`*`: only if nothing is stored. On GET: ETag; else 304.", max_length=1024),
]


def entity_tags(header: str | None) -> frozenset[str] | None:
    """Return the entity tags of a header, `*` as itself, None without a header.

    Anything that is not an entity tag is dropped, because it cannot match.
    """
    if header is None:
        return None
    if header.strip() == ANY:
        return frozenset({ANY})
    return frozenset(_ENTITY_TAG.findall(header))


async def _condition(if_match: IfMatch = None, if_none_match: IfNoneMatch = None) -> Condition:
    return Condition(must_match=entity_tags(if_match), must_not_match=_weak_tags(if_none_match))


RequestCondition = Annotated[Condition, Depends(_condition)]


def answer_to_get(condition: Condition, stored: Tagged, body: str) -> Response:
    """Return a JSON body with its ETag, or 304 if the caller has this version already."""
    if condition.excludes(stored):
        return Response(status_code=304, headers={"ETag": stored.etag})
    return tagged(stored, body)


def tagged(stored: Tagged, body: str, status: int = 200) -> Response:
    """Return a JSON body with the ETag of what it shows."""
    return Response(body, status, {"ETag": stored.etag}, "application/json")


def _weak_tags(header: str | None) -> frozenset[str] | None:
    tags = entity_tags(header)
    return tags and frozenset(tag.removeprefix("W/") for tag in tags)
