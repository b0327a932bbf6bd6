"""Access records over HTTP: read, replace, change, delete."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Body, Depends, Response

from app.api.conditions import (
    IfMatch,
    IfNoneMatch,
    WriteCondition,
    is_unchanged,
    read_condition,
)
from app.api.dependencies import (
    AppServices,
    RecordsReader,
    RecordsWriter,
    RequestAuthor,
    ServiceId,
)
from app.api.problems.documented import may_answer
from app.api.routing import MERGE_PATCH, StrictRoute
from app.api.schemas.records import AccessRecordAnswer
from app.api.services import Services
from app.audit.trail import Author
from app.records import write
from app.records.conditions import Condition
from app.records.errors import BrokenRecord, ClientRequired, RecordNotFound
from app.records.reader import RecordReader
from app.records.record import StoredRecord
from app.records.stated import RecordChange, RecordStated
from app.records.store import RecordStore
from app.whmcs.errors import ServiceUnknown, WhmcsUnavailable

PATH = "/v1/access-records/{service_id}"
EXAMPLE = {
    "client_id": 56,
    "netflow_url": "https://netflow.myownserver.net/",
    "username": "acme",
    "password": "correct horse battery staple",
    "group": "ACME-DC1",
    "ip_address": "203.0.113.0/28",
    "notes": "ticket 881",
}
ETAG: dict[str, Any] = {"ETag": {"$ref": "#/components/headers/ETag"}}
LOCATION: dict[str, Any] = {"Location": {"$ref": "#/components/headers/Location"}}
Result = TypeVar("Result")

router = APIRouter(route_class=StrictRoute, tags=["Access records"])


@dataclass(frozen=True, slots=True)
class _Transaction:
    """One write of this request; `run` returns once it is committed and durable."""

    services: Services
    author: Author
    service_id: int
    condition: Condition

    def run(self, work: Callable[[RecordStore], Result]) -> Result:
        return self.services.database.transact(
            lambda connection: work(RecordStore(connection, self.services.keyring, self.author))
        )


async def _transaction(
    services: AppServices,
    _caller: RecordsWriter,
    author: RequestAuthor,
    service_id: ServiceId,
    condition: WriteCondition,
) -> _Transaction:
    return _Transaction(services, author, service_id, condition)


RecordTransaction = Annotated[_Transaction, Depends(_transaction)]


@router.get(
    PATH,
    response_model=AccessRecordAnswer,
    responses=may_answer(RecordNotFound)
    | {200: {"headers": ETAG}, 304: {"description": "Unchanged.", "headers": ETAG}},
)
def get_access_record(
    services: AppServices,
    caller: RecordsReader,
    service_id: ServiceId,
    if_match: IfMatch = None,
    if_none_match: IfNoneMatch = None,
) -> Response:
    """Read the access record of a service."""
    with services.database.read() as connection:
        reader = RecordReader(connection, services.keyring, caller.installation_id)
        stored = reader.find(service_id)
    read_condition(if_match).check(stored)
    if stored is None:
        raise RecordNotFound
    if is_unchanged(if_none_match, stored.etag):
        return Response(status_code=304, headers={"ETag": stored.etag})
    return _json(stored)


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
    transaction: RecordTransaction,
    stated: Annotated[RecordStated, Body(openapi_examples={"record": {"value": EXAMPLE}})],
) -> Response:
    """Create or replace the access record of a service.

    What is left out takes its default; the stored password and the client stay.
    """
    service_id, condition = transaction.service_id, transaction.condition
    try:
        written = transaction.run(lambda store: write.put(store, service_id, stated, condition))
    except ClientRequired:
        # Outside of the transaction: WHMCS may take its time, a lock may not.
        client_id = transaction.services.client_in_whmcs(service_id)
        completed = stated.model_copy(update={"client_id": client_id})
        written = transaction.run(lambda store: write.put(store, service_id, completed, condition))
    if not written.created:
        return _json(written.stored)
    response = _json(written.stored, 201)
    response.headers["Location"] = PATH.format(service_id=service_id)
    return response


@router.patch(
    PATH,
    response_model=AccessRecordAnswer,
    responses=may_answer(RecordNotFound, BrokenRecord) | {200: {"headers": ETAG}},
)
def patch_access_record(
    transaction: RecordTransaction,
    change: Annotated[
        RecordChange,
        Body(
            media_type=MERGE_PATCH,
            openapi_examples={"disable": {"value": {"enabled": False, "group": None}}},
        ),
    ],
) -> Response:
    """Change some members (RFC 7396): what is left out stays, null clears."""
    service_id, condition = transaction.service_id, transaction.condition
    return _json(transaction.run(lambda store: write.patch(store, service_id, change, condition)))


@router.delete(PATH, status_code=204, responses=may_answer(RecordNotFound))
def delete_access_record(transaction: RecordTransaction) -> None:
    """Delete the access record of a service."""
    service_id, condition = transaction.service_id, transaction.condition
    transaction.run(lambda store: write.remove(store, service_id, condition))


def _json(stored: StoredRecord, status: int = 200) -> Response:
    body = AccessRecordAnswer.of(stored).model_dump_json()
    return Response(body, status, {"ETag": stored.etag}, "application/json")
