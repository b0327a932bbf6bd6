"""The logins of a client over HTTP: their list, and their rotation."""

from typing import Annotated

from fastapi import APIRouter, Body, Path, Response
from pydantic import BeforeValidator, WithJsonSchema

from app.api.dependencies import (
    AppServices,
    Reads,
    RecordsReader,
    RecordsWriter,
    Writing,
    parse_id,
)
from app.api.paging import DEFAULT_LIMIT, Cursor, Limit, to_cursor
from app.api.problems.documented import OF_LANES, may_answer
from app.api.routing import JSON, StrictRoute
from app.api.schemas.records import LoginAnswer, LoginPage, RotationAnswer
from app.input.fields import ID_SCHEMA
from app.installations import settings_store
from app.installations.settings_store import BrokenSettings
from app.records import logins
from app.records.errors import BrokenRecord, LoginNotFound
from app.records.logins import LoginRotation
from app.records.reader import RecordReader
from app.records.store import RecordStore
from app.storage.database import Database

router = APIRouter(route_class=StrictRoute, tags=["Access records"])

ClientInPath = Annotated[
    int,
    BeforeValidator(parse_id),
    WithJsonSchema(ID_SCHEMA | {"examples": [56]}),
    Path(description="WHMCS client (tblclients.id)."),
]


@router.get(
    "/v1/clients/{client_id}/logins",
    response_model=LoginPage,
    responses=may_answer(BrokenSettings, *OF_LANES),
)
async def list_client_logins(  # noqa: PLR0913, PLR0917 - the parameters are path and query string
    services: AppServices,
    caller: RecordsReader,
    lane: Reads,
    client_id: ClientInPath,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> Response:
    """List the distinct logins in the records of a client, to re-use one for a new service.

    They come in order of the first service that has them.
    """

    def work(database: Database) -> str:
        with database.read() as connection:
            settings = settings_store.load_for_display(
                connection, services.keyring, caller.installation_id
            )
            default_url = settings.default_netflow_url
            reader = RecordReader(connection, services.keyring, caller.installation_id)
            found = logins.logins_of(reader, client_id, default_url, database.check)
        left = [login for login in found if login.service_ids[0] > (cursor or 0)]
        items = [LoginAnswer.model_validate(login) for login in left[:limit]]
        last = items[-1].service_ids[0] if len(left) > limit else None
        return LoginPage(items=items, next_cursor=to_cursor(last)).model_dump_json()

    return Response(await lane.run(work), media_type=JSON)


@router.post(
    "/v1/clients/{client_id}/login-rotations",
    responses=may_answer(LoginNotFound, BrokenRecord, BrokenSettings),
)
def rotate_client_login(
    writing: Writing,
    _caller: RecordsWriter,
    client_id: ClientInPath,
    rotation: Annotated[LoginRotation, Body()],
) -> RotationAnswer:
    """Set a new password in every record of the client with this URL and username."""

    def work(store: RecordStore) -> list[int]:
        settings = settings_store.load_for_decision(
            store.connection, store.keyring, store.installation_id
        )
        return logins.rotate(store, client_id, rotation, settings.default_netflow_url)

    return RotationAnswer(changed=writing.run(work))
