"""Access records over HTTP: read, replace, change, delete."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Response

from app.api.conditions import (
    ETAG,
    MAY_BE_UNCHANGED,
    RequestCondition,
    answer_to_get,
    tagged,
)
from app.api.dependencies import (
    AppServices,
    RecordsReader,
    RecordsWriter,
    ServiceId,
    Writing,
)
from app.api.problems.documented import may_answer
from app.api.routing import MERGE_PATCH, StrictRoute
from app.api.schemas.records import AccessRecordAnswer
from app.records import write
from app.records.errors import BrokenRecord, ClientRequired, RecordNotFound
from app.records.reader import RecordReader
from app.records.record import StoredRecord
from app.records.stated import RecordChange, RecordStated
from app.whmcs.errors import ServiceUnknown, WhmcsUnavailable

PATH = "/v1/access-records/{service_id}"
LOCATION: dict[str, Any] = {"Location": {"$ref": "#/components/headers/Location"}}

router = APIRouter(route_class=StrictRoute, tags=["Access records"])


@router.get(
    PATH,
    response_model=AccessRecordAnswer,
    responses=may_answer(RecordNotFound) | MAY_BE_UNCHANGED,
)
def get_access_record(
    services: AppServices,
    caller: RecordsReader,
    service_id: ServiceId,
    condition: RequestCondition,
) -> Response:
    """Read the access record of a service."""
    with services.database.read() as connection:
        reader = RecordReader(connection, services.keyring, caller.installation_id)
        stored = reader.find(service_id)
    condition.check_match(stored)
    if stored is None:
        raise RecordNotFound
    return answer_to_get(condition, stored, _body_of(stored))


@router.put(
    PATH,
    response_model=AccessRecordAnswer,
    responses=may_answer(BrokenRecord, ServiceUnknown, WhmcsUnavailable)
    | {
        200: {"description": "Replaced, or unchanged.", "headers": ETAG},
        201: {
            "description": "Created.",
            "model": AccessRecordAnswer,
            "headers": ETAG | LOCATION,
        },
    },
)
def put_access_record(
    writing: Writing,
    _caller: RecordsWriter,
    service_id: ServiceId,
    condition: RequestCondition,
    stated: Annotated[RecordStated, Body()],
) -> Response:
    """Create or replace the access record of a service.

    What is left out takes its default; the stored password and the client stay.
    """
    try:
        written = writing.run(lambda store: write.put(store, service_id, stated, condition))
    except ClientRequired:
        # Outside of the transaction: WHMCS may take its time, a lock may not.
        client_id = writing.services.client_in_whmcs(service_id)
        completed = stated.model_copy(update={"client_id": client_id})
        written = writing.run(lambda store: write.put(store, service_id, completed, condition))
    if not written.created:
        return _json(written.stored)
    response = _json(written.stored, 201)
    path = PATH.format(service_id=service_id)
    response.headers["Location"] = f"{writing.services.path_prefix}{path}"
    return response


@router.patch(
    PATH,
    response_model=AccessRecordAnswer,
    responses=may_answer(RecordNotFound, BrokenRecord) | {200: {"headers": ETAG}},
)
def patch_access_record(
    writing: Writing,
    _caller: RecordsWriter,
    service_id: ServiceId,
    condition: RequestCondition,
    change: Annotated[RecordChange, Body(media_type=MERGE_PATCH)],
) -> Response:
    """Change some members (RFC 7396): what is left out stays, null clears."""
    return _json(writing.run(lambda store: write.patch(store, service_id, change, condition)))


@router.delete(PATH, status_code=204, responses=may_answer(RecordNotFound))
def delete_access_record(
    writing: Writing, _caller: RecordsWriter, service_id: ServiceId, condition: RequestCondition
) -> None:
    """Delete the access record of a service."""
    writing.run(lambda store: write.remove(store, service_id, condition))


def _json(stored: StoredRecord, status: int = 200) -> Response:
    return tagged(stored, _body_of(stored), status)


def _body_of(stored: StoredRecord) -> str:
    return AccessRecordAnswer.of(stored).model_dump_json()
