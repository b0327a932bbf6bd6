"""API keys over HTTP: which one is this, list, create, revoke."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Body, Path
from pydantic import BeforeValidator
from starlette.concurrency import run_in_threadpool

from app.api.dependencies import Admin, AnyCaller, AppServices, RequestAuthor
from app.api.documentation.examples import KEY_ID
from app.api.paging import (
    CURSOR_QUERY,
    CURSOR_SCHEMA,
    DEFAULT_LIMIT,
    Limit,
    from_cursor,
    to_cursor,
)
from app.api.problems.documented import may_answer
from app.api.routing import StrictRoute
from app.api.schemas.keys import (
    ApiKeyAnswer,
    ApiKeyPage,
    NewApiKey,
    NewApiKeyAnswer,
    WhoAmIAnswer,
)
from app.auth import store
from app.auth.api_key import MAX_PLACE

router = APIRouter(route_class=StrictRoute, tags=["API keys"])

KeyCursor = Annotated[
    int | None,
    BeforeValidator(partial(from_cursor, largest=MAX_PLACE)),
    CURSOR_SCHEMA,
    CURSOR_QUERY,
]
KeyId = Annotated[
    str, Path(description="Id of a key.", pattern="^[0-9a-z]{12}$", examples=[KEY_ID])
]


@router.get("/v1/whoami")
async def get_whoami(caller: AnyCaller) -> WhoAmIAnswer:
    """Return the calling key with its scopes and expiry."""
    return WhoAmIAnswer.of(caller)


@router.get("/v1/api-keys")
def list_api_keys(
    services: AppServices, caller: Admin, limit: Limit = DEFAULT_LIMIT, cursor: KeyCursor = None
) -> ApiKeyPage:
    """List the keys of the installation, oldest first, revoked ones included."""
    with services.database.read() as connection:
        keys = store.load_all(connection, services.keyring)
    own = [key for key in keys if key.installation_id == caller.installation_id]
    left = [key for key in own if key.place > (cursor or 0)]
    items = [ApiKeyAnswer.of(key) for key in left[:limit]]
    more = len(left) > limit
    return ApiKeyPage(items=items, next_cursor=to_cursor(left[limit - 1].place) if more else None)


@router.post("/v1/api-keys", status_code=201)
async def create_api_key(
    services: AppServices,
    _caller: Admin,
    author: RequestAuthor,
    wanted: Annotated[NewApiKey, Body()],
) -> NewApiKeyAnswer:
    """Create a key, shown only in this response. `reveal` and `admin` are for the host only.

    It works at once on the worker that answers, and within a second on every other one.
    """
    key, text = await run_in_threadpool(
        services.database.transact,
        lambda connection: store.create(connection, services.keyring, author, wanted.to_domain()),
    )
    await services.keys.catch_up()
    return NewApiKeyAnswer.of(key, key=text)


@router.delete("/v1/api-keys/{key_id}", status_code=204, responses=may_answer(store.UnknownKey))
async def revoke_api_key(
    services: AppServices, _caller: Admin, author: RequestAuthor, key_id: KeyId
) -> None:
    """Revoke a key. It stops working on every worker within five seconds."""
    await run_in_threadpool(
        services.database.transact,
        lambda connection: store.revoke(connection, services.keyring, author, key_id),
    )
    await services.keys.catch_up()
