"""Import and export over HTTP."""

from collections.abc import AsyncIterator
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from app.api.dependencies import (
    AppServices,
    BulkCalls,
    Flag,
    Reads,
    RecordsReader,
    RecordsWriter,
    RequestAuthor,
    confirm,
)
from app.api.documentation.examples import (
    BAD_ROWS,
    CSV_EXAMPLE,
    CSV_EXPORTED,
    NDJSON_EXAMPLE,
    NDJSON_EXPORTED,
)
from app.api.expensive import LaneOfCaller
from app.api.import_query import ImportQuery
from app.api.language import accepted_by, headers_of
from app.api.problems.answers import MEDIA_TYPE, Problem, problem_response, see_errors
from app.api.problems.documented import OF_LANES, may_answer
from app.api.problems.request_kinds import INVALID_REQUEST
from app.api.routing import StrictRoute, check_media_type
from app.api.schemas.bulk import ImportAnswer
from app.api.service_lists import run_import_after_services
from app.api.streams import ReadInTime, export_place
from app.api.uploads import spooled
from app.auth.api_key import Scope
from app.auth.errors import ScopeMissing
from app.bulk import csv_format, ndjson_format
from app.bulk.exporting import MEDIA_TYPES, Export, Format, Piece, reason_to_withhold
from app.bulk.importing import run_import
from app.crypto.errors import UnknownSealingKey
from app.input.faults import Fault, InvalidInput
from app.metrics import Metrics
from app.records.record import StoredRecord

READERS = {
    csv_format.MEDIA_TYPE: csv_format.read_csv,
    ndjson_format.MEDIA_TYPE: ndjson_format.read_ndjson,
}
IMPORT_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "At most 256 MiB, a row at most 256 KiB, in UTF-8. CSV has a header line "
        "with the members of a PUT, including `service_id`; an empty cell is an omitted member, "
        "with `mode=patch` null in a column of URL, username, group, addresses or notes; "
        "flags are true/false, 1/0 or yes/no, also in the addon's languages, and a leading `'` "
        "is removed from a cell. `;` and tab separate cells where the header shows it; blank rows, "
        "capitals and blanks in the header, line ends of CR and UTF-16 with a byte order mark are "
        "accepted. NDJSON has one object per line, read as strictly as every other body. "
        "`Content-Encoding: gzip` is accepted; the limits hold for the decompressed file.",
        "content": {
            csv_format.MEDIA_TYPE: {"schema": {"type": "string"}, "example": CSV_EXAMPLE},
            ndjson_format.MEDIA_TYPE: {"schema": {"type": "string"}, "example": NDJSON_EXAMPLE},
        },
    }
}
PROBLEM_SCHEMA = {"$ref": "#/components/schemas/Problem"}


def _problem(description: str, example: dict[str, Any] | None = None) -> dict[str, Any]:
    content: dict[str, Any] = {"schema": PROBLEM_SCHEMA}
    if example is not None:
        content["example"] = example
    return {"model": Problem, "description": description, "content": {MEDIA_TYPE: content}}


IMPORTED: dict[int | str, dict[str, Any]] = {
    **may_answer(*OF_LANES),
    400: _problem("The upload is not well-formed HTTP."),
    413: _problem("More than 256 MiB."),
    415: _problem("Neither CSV nor NDJSON, or not in UTF-8."),
    422: _problem("Invalid rows, or an invalid parameter; nothing was stored.", BAD_ROWS),
}
EXPORTED: dict[int | str, dict[str, Any]] = {
    **may_answer(*OF_LANES),
    422: _problem("An invalid parameter."),
    200: {
        "description": "The file, in pieces. It is complete if the response ends properly.",
        "headers": {"Content-Disposition": {"$ref": "#/components/headers/Content-Disposition"}},
        "content": {
            csv_format.MEDIA_TYPE: {"schema": {"type": "string"}, "example": CSV_EXPORTED},
            ndjson_format.MEDIA_TYPE: {"schema": {"type": "string"}, "example": NDJSON_EXPORTED},
        },
    },
}

router = APIRouter(route_class=StrictRoute, tags=["Bulk"])


@router.post(
    "/v1/imports", response_model=ImportAnswer, responses=IMPORTED, openapi_extra=IMPORT_BODY
)
async def post_import(
    request: Request,
    services: AppServices,
    lane: BulkCalls,
    _caller: RecordsWriter,
    author: RequestAuthor,
    asked: Annotated[ImportQuery, Depends()],
) -> Response:
    """Store many records: all rows or none, each applied like a PUT, or by `mode` like a PATCH.

    Rows are applied in the order of the file. If rows are invalid, nothing is stored and the answer
    is 422 with at most 1,000 of the errors; a dry run stores nothing and is always 200. It counts
    every row of an existing record that brings a password as updated, so that it confirms none.
    Clients are not looked up in WHMCS: a new record needs its `client_id`. With `services_first` it
    may be left out, and a row whose service is not listed, or has another client, is an error.
    """
    read = READERS[check_media_type(request, READERS)]
    async with spooled(request, services.spool, READERS) as file:
        upload = asked.upload(file, read, services.spool)
        run = run_import_after_services if asked.services_first else run_import
        report = await lane.run(lambda database: run(database, services.keyring, author, upload))
    translation = accepted_by(request)
    answer = ImportAnswer.of(report, translation, dry_run=asked.dry_run)
    if report.errors.count and not asked.dry_run:
        listed = answer.model_dump(include={"errors", "error_count"})
        return problem_response(request, INVALID_REQUEST, see_errors(translation), listed, {})
    headers = headers_of(translation)
    return Response(answer.model_dump_json(), headers=headers, media_type="application/json")


@router.get(
    "/v1/exports",
    response_class=StreamingResponse,
    responses=EXPORTED,
    dependencies=[Depends(export_place)],
)
async def get_export(  # noqa: PLR0913, PLR0917 - what FastAPI gives, and the query string
    services: AppServices,
    lane: Reads,
    caller: RecordsReader,
    author: RequestAuthor,
    file_format: Annotated[Format, Query(alias="format", description="Format of the file.")],
    include_passwords: Flag = False,
    bom: Annotated[
        Flag, Query(description="Begin CSV with a byte order mark, by which Excel knows UTF-8.")
    ] = False,
) -> StreamingResponse:
    """Read every record, in order of service id, with the columns of an import.

    Passwords need the scope `reveal` too, and are recorded in the audit trail first. Records that
    were changed outside of this service are left out. An unusable sealing key or a revoked API key
    makes the export fail or break off. At most 16 run at once per worker. In CSV a `'` precedes a
    cell that begins with `=`, `+`, `-`, `@`, tab, carriage return or `'`; the import removes it.
    """
    if include_passwords and Scope.REVEAL not in caller.scopes:
        raise ScopeMissing(Scope.REVEAL)
    if bom and file_format != "csv":
        raise InvalidInput(Fault("/bom", "csv_only"))
    export = Export(
        database=services.database,
        keyring=services.keyring,
        author=author,
        format=file_format,
        left_out=partial(_leave_out, services.metrics),
        with_passwords=include_passwords,
        with_mark=bom,
    )
    # Now, while a failure can still become a problem. In no lane: a write may wait for seconds.
    start = await run_in_threadpool(export.begin)
    first = await lane.run(partial(export.go_on, after=start))
    await confirm(lane.request)
    return ReadInTime(
        _pieces(export, lane, first),
        headers={"Content-Disposition": f'attachment; filename="access-records.{file_format}"'},
        media_type=MEDIA_TYPES[file_format],
    )


def _leave_out(metrics: Metrics, stored: StoredRecord) -> None:
    metrics.withheld.labels(reason_to_withhold(stored)).inc()
    if stored.is_locked:
        raise UnknownSealingKey  # a file without it would look complete


async def _pieces(export: Export, lane: LaneOfCaller, first: Piece) -> AsyncIterator[bytes]:
    """Yield the file. Each piece takes a turn in the lane: a slow caller blocks no place.

    Raises what `confirm` raises before a piece leaves for a key that is not valid any more.
    """
    chunk, after = first
    yield chunk
    while after is not None:
        chunk, after = await lane.run_next(partial(export.go_on, after=after))
        await confirm(lane.request)
        yield chunk
