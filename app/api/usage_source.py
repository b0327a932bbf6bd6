"""The source of traffic figures over HTTP: read, replace, delete, try out, and list its groups."""

from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Body, Depends, Query, Response

from app.api.conditions import ETAG, MAY_BE_UNCHANGED, RequestCondition, answer_to_get, tagged
from app.api.dependencies import Admin, AppServices, RecordsReader, RequestAuthor
from app.api.language import AnswerTranslation
from app.api.paging import DEFAULT_LIMIT, Cursor, Limit, to_cursor
from app.api.problems.documented import may_answer
from app.api.problems.errors import Busy
from app.api.routing import StrictRoute
from app.api.schemas.diagnosis import LineAnswer
from app.api.schemas.usage_source import GroupPage, SourceTestAnswer, UsageSourceAnswer
from app.api.services import Services
from app.input.fields import MAX_TEXT
from app.storage.errors import StorageError
from app.usage import source_settings
from app.usage.source_findings import findings
from app.usage.source_settings import SourceNotFound, StoredSource
from app.usage.stated_source import SourceStated

PATH = "/v1/usage-source"

router = APIRouter(route_class=StrictRoute, tags=["Traffic"])

Search = Annotated[
    str,
    Query(
        description="Part of the name, upper and lower case alike.",
        max_length=MAX_TEXT,
        examples=["acme"],
    ),
]


@router.get(
    PATH,
    response_model=UsageSourceAnswer,
    responses=may_answer(SourceNotFound) | MAY_BE_UNCHANGED,
)
def get_usage_source(services: AppServices, caller: Admin, condition: RequestCondition) -> Response:
    """Read where the figures of the key's installation come from."""
    stored = _find(services, caller.installation_id)
    condition.check_match(stored)
    if stored is None:
        raise SourceNotFound
    return answer_to_get(condition, stored, _body_of(stored))


@router.put(
    PATH,
    response_model=UsageSourceAnswer,
    responses={
        200: {"description": "Replaced, or unchanged.", "headers": ETAG},
        201: {"description": "Created.", "model": UsageSourceAnswer, "headers": ETAG},
    },
)
def put_usage_source(
    services: AppServices,
    _caller: Admin,
    author: RequestAuthor,
    condition: RequestCondition,
    stated: Annotated[SourceStated, Body()],
) -> Response:
    """Choose where figures come from. The next round of the collector begins to measure.

    A stored key is never sent to another URL than the one it was stored with.
    """
    written = services.database.transact(
        lambda connection: source_settings.put(
            connection, services.keyring, author, stated, condition
        )
    )
    _read_again(services)
    return tagged(written.stored, _body_of(written.stored), 201 if written.created else 200)


@router.delete(PATH, status_code=204, responses=may_answer(SourceNotFound))
def delete_usage_source(
    services: AppServices, _caller: Admin, author: RequestAuthor, condition: RequestCondition
) -> None:
    """Measure nothing any more. Figures stay until their time ends."""
    services.database.transact(
        lambda connection: source_settings.remove(connection, services.keyring, author, condition)
    )
    _read_again(services)


async def _test_place(services: AppServices) -> AsyncIterator[None]:
    """Take the place of a test until it is answered. Raises `Busy`."""
    with services.source_tests.place():
        yield


@router.post(
    f"{PATH}/test",
    responses=may_answer(SourceNotFound, Busy),
    dependencies=[Depends(_test_place)],
)
def try_usage_source(
    services: AppServices, caller: Admin, translation: AnswerTranslation
) -> SourceTestAnswer:
    """Ask the stored source, and say what was understood.

    `language` names a language of WHMCS; without it `Accept-Language` is asked. A source that does
    not answer is waited for up to 20 seconds a question. At most two tests run at once per worker.
    """
    stored = _find(services, caller.installation_id)
    if stored is None:
        raise SourceNotFound
    lines = findings(stored, services.groups.ca_file, translation)
    return SourceTestAnswer(findings=[LineAnswer.model_validate(line) for line in lines])


@router.get(f"{PATH}/groups")
def list_usage_groups(
    services: AppServices,
    caller: RecordsReader,
    q: Search = "",
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> GroupPage:
    """List the groups that the source knows, by name; they are fetched every ten minutes."""
    groups = services.groups.read(caller.installation_id)
    wanted = q.strip().casefold()
    found = [group for group in groups.items if wanted in group.name.casefold()]
    first = cursor or 0
    more = len(found) > first + limit
    next_cursor = to_cursor(first + limit) if more else None
    return GroupPage.of(groups, found[first : first + limit], next_cursor)


def _read_again(services: Services) -> None:
    """Let this worker know who has a source, after a change; others follow within five seconds."""
    # The change is stored: an error now must not claim otherwise. The next refresh follows soon.
    with suppress(StorageError):
        services.sources.refresh()


def _find(services: Services, installation_id: int) -> StoredSource | None:
    with services.database.read() as connection:
        return source_settings.find(connection, services.keyring, installation_id)


def _body_of(stored: StoredSource) -> str:
    return UsageSourceAnswer.of(stored).model_dump_json()
