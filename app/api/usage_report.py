"""What does not fit between the records and the source of traffic."""

from fastapi import APIRouter, Depends, Response
from starlette.concurrency import run_in_threadpool

from app.api.dependencies import AppServices, Reads, RecordsReader, confirm
from app.api.problems.documented import OF_LANES, may_answer
from app.api.routing import JSON, StrictRoute
from app.api.schemas.usage_report import UsageReportAnswer
from app.api.streams import export_place
from app.linking.report import UsageReport
from app.storage.errors import SpoolUnavailable

router = APIRouter(route_class=StrictRoute, tags=["Traffic"])


@router.get(
    "/v1/usage-report",
    response_model=UsageReportAnswer,
    responses=may_answer(SpoolUnavailable, *OF_LANES),
    dependencies=[Depends(export_place)],
)
async def get_usage_report(services: AppServices, lane: Reads, caller: RecordsReader) -> Response:
    """List what does not fit between the records and the source of traffic.

    Each list has at most 100 items. An item is listed only if the seals of its records are intact;
    what follows the first 100 is counted by what is stored. A record that was edited in the
    database is in no list. Everything is read anew, in pieces: seconds for 100,000 records. At most
    16 run at once per worker, exports among them.
    """
    groups = await run_in_threadpool(services.groups.read, caller.installation_id)
    report = UsageReport(services.keyring, caller.installation_id, services.spool, groups)
    try:
        more = await lane.run(report.go_on)
        while more:
            more = await lane.run_next(report.go_on)
    finally:
        await run_in_threadpool(report.close)
    await confirm(lane.request)
    return Response(UsageReportAnswer.of(report.lists).model_dump_json(), media_type=JSON)
