"""Entity tags and conditional headers of HTTP (RFC 9110, section 13)."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Any

from fastapi import Depends, Header, Request, Response

from app.input.conditions import ANY, Condition, Tagged

_ENTITY_TAG = re.compile(r'(?:W/)?("[!#-~\x80-\xff]*")')
_ELEMENT = re.compile(r'(?:W/)?"[^"]*"|[^,\s]+')
# What servers in front add to the tag of an answer that they compress: Apache, Jetty, Caddy.
_COMPRESSED = re.compile(r'-+(?:gzip|br|zstd|deflate)"$')

Tags = frozenset[str] | None
ETAG: dict[str, Any] = {"ETag": {"$ref": "#/components/headers/ETag"}}
MAY_BE_UNCHANGED: dict[int | str, dict[str, Any]] = {
    200: {"headers": ETAG},
    304: {"description": "Unchanged.", "headers": ETAG},
}

IfMatch = Annotated[
    str | None,
    Header(
        alias="If-Match",
        description="ETag that must be current, or `*`; else 412.",
        max_length=1024,
    ),
]
IfNoneMatch = Annotated[
    str | None,
    Header(
        alias="If-None-Match",
        description="`*`: only if nothing is stored. On GET: ETag; else 304.",
        max_length=1024,
    ),
]


def entity_tags(lines: Sequence[str], *, is_any: Callable[[Iterable[bool]], bool]) -> Tags:
    """Return the entity tags of a header's lines, `*` as itself, None without the header.

    Several lines are one list, and `is_any` is what a `*` among others means: `all` for what must
    match, `any` for what must not. A tag is returned as the service wrote it: a server in front
    that compresses makes it weak or adds to it, and its clients know no other (docs/adr/0022).
    Anything that is not an entity tag is dropped, because it cannot match.
    """
    if not lines:
        return None
    elements = _ELEMENT.findall(", ".join(lines))
    if elements and is_any(element == ANY for element in elements):
        return frozenset({ANY})
    tags = (_ENTITY_TAG.fullmatch(element) for element in elements)
    return frozenset(_COMPRESSED.sub('"', tag[1]) for tag in tags if tag)


async def _condition(
    request: Request, _if_match: IfMatch = None, _if_none_match: IfNoneMatch = None
) -> Condition:
    # The parameters are for the document and the limit: they hold one line of several.
    headers = request.headers
    return Condition(
        must_match=entity_tags(headers.getlist("if-match"), is_any=all),
        must_not_match=entity_tags(headers.getlist("if-none-match"), is_any=any),
    )


RequestCondition = Annotated[Condition, Depends(_condition)]


def answer_to_get(condition: Condition, stored: Tagged, body: str) -> Response:
    """Return a JSON body with its ETag, or 304 if the caller has this version already."""
    if condition.excludes(stored):
        return Response(status_code=304, headers={"ETag": stored.etag})
    return tagged(stored, body)


def tagged(stored: Tagged, body: str, status: int = 200) -> Response:
    """Return a JSON body with the ETag of what it shows."""
    return Response(body, status, {"ETag": stored.etag}, "application/json")
