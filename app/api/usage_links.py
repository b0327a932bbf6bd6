"""Proposals of what to measure for services, as a file for an import."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from app.api.dependencies import AppServices, BulkCalls, RecordsReader
from app.api.documentation.usage_source_examples import LINKS_EXAMPLE, SERVICES_EXAMPLE
from app.api.problems.documented import OF_LANES, may_answer
from app.api.routing import StrictRoute
from app.api.streams import ReadInTime, export_place
from app.api.uploads import CHUNK_BYTES, NDJSON, spooled
from app.api.usage_calls import file_response
from app.linking.links import Linking, Mode
from app.storage.errors import SpoolUnavailable
from app.storage.spool import SpoolFile

router = APIRouter(route_class=StrictRoute, tags=["Traffic"])

NAME = 'attachment; filename="usage-links.ndjson"'
BODY = {
    "requestBody": {
        "required": True,
        "description": "One service per line, with its addresses as WHMCS has them; at most 256 "
        "MiB, a line at most 256 KiB. `Content-Encoding: gzip` is accepted; the limits hold for "
        "the decompressed list.",
        "content": {NDJSON: {"schema": {"type": "string"}, "example": SERVICES_EXAMPLE}},
    }
}


async def _output(services: AppServices) -> AsyncIterator[SpoolFile]:
    """Open a file for the proposals, and remove it when they are sent."""
    file = await run_in_threadpool(services.spool.open)
    try:
        yield file
    finally:
        await run_in_threadpool(file.close)


@router.post(
    "/v1/usage-links",
    response_class=StreamingResponse,
    openapi_extra=BODY,
    responses={
        **may_answer(SpoolUnavailable, *OF_LANES),
        200: file_response("The proposals.", NDJSON, LINKS_EXAMPLE, "Content-Disposition"),
    },
    dependencies=[Depends(export_place)],
)
async def post_usage_links(
    services: AppServices,
    lane: BulkCalls,
    caller: RecordsReader,
    output: Annotated[SpoolFile, Depends(_output)],
    mode: Annotated[
        Mode,
        Query(
            description="The mode of the import that the file is for. `patch`: records whose "
            "target does not exist, `create`: services without a record."
        ),
    ] = "patch",
) -> StreamingResponse:
    """Propose by their addresses what to measure for services. Nothing is written.

    With NetFlow Analyzer that is the group which has all addresses of a service, where no other
    group has one of them; groups whose networks are not known propose nothing. With nfdump it is
    the addresses themselves, if the installation may measure all of them. What services or enabled
    records of two clients have is proposed for none, so list all services that have not ended. A
    record keeps everything but the target that it lacks. An import takes the file as it is, and
    ignores `reason`; use its dry run first. At most 16 run at once per worker, exports among them.
    """
    async with spooled(lane.request, services.spool, {NDJSON}) as file:
        groups = await run_in_threadpool(services.groups.read, caller.installation_id)
        linking = Linking(services.keyring, caller.installation_id, services.spool, groups, mode)
        await lane.run(lambda database: linking.write(database, file, output))
    headers = {"Content-Disposition": NAME}
    return ReadInTime(_pieces(output), headers=headers, media_type=NDJSON)


async def _pieces(output: SpoolFile) -> AsyncIterator[bytes]:
    reader = output.reader()
    while piece := await run_in_threadpool(reader.read, CHUNK_BYTES):
        yield piece
