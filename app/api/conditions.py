"""Converts conditional headers (RFC 9110, section 13) into conditions of the domain."""

import re
from typing import Annotated

from fastapi import Depends, Header

from app.records.conditions import ANY, Condition

_ENTITY_TAG = re.compile(r'(?:W/)?"[!#-~\x80-\xff]*"')

IfMatch = Annotated[
    str | None, Header(description="ETag the record must have, or `*`; else 412.", max_length=1024)
]
IfNoneMatch = Annotated[
    str | None,
    Header(description="`*`: only if there is no record. On GET: ETag; else 304.", max_length=1024),
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


async def _write_condition(
    if_match: IfMatch = None, if_none_match: IfNoneMatch = None
) -> Condition:
    return Condition(must_match=entity_tags(if_match), must_not_match=_weak_tags(if_none_match))


WriteCondition = Annotated[Condition, Depends(_write_condition)]


def read_condition(if_match: str | None) -> Condition:
    """Return what `If-Match` asks of a GET."""
    return Condition(must_match=entity_tags(if_match))


def is_unchanged(if_none_match: str | None, etag: str) -> bool:
    """Return whether the caller of a GET has this version already."""
    tags = _weak_tags(if_none_match) or frozenset()
    return ANY in tags or etag in tags


def _weak_tags(header: str | None) -> frozenset[str] | None:
    tags = entity_tags(header)
    return tags and frozenset(tag.removeprefix("W/") for tag in tags)
