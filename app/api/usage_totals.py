"""The traffic of every service in a period."""

from collections.abc import AsyncIterator
from functools import partial

from fastapi import APIRouter, Depends
from starlette.responses import StreamingResponse

from app.api.dependencies import AppServices, RecordsReader, confirm
from app.api.documentation.usage_examples import TOTALS_EXAMPLE
from app.api.expensive import LaneOfCaller
from app.api.problems.documented import OF_LANES, may_answer
from app.api.routing import StrictRoute
from app.api.streams import ReadInTime, totals_place
from app.api.usage_calls import UsageCalls, file_response
from app.api.usage_query import AskedPeriod
from app.bulk.ndjson_format import MEDIA_TYPE
from app.client_area.usage_totals import START, Piece, Totals
from app.installations.settings import DisplaySettings
from app.installations.settings_store import BrokenSettings

router = APIRouter(route_class=StrictRoute, tags=["Traffic"])


@router.get(
    "/v1/usage-totals",
    response_class=StreamingResponse,
    responses={
        **may_answer(BrokenSettings, *OF_LANES),
        200: file_response("A line for each service, in pieces.", MEDIA_TYPE, TOTALS_EXAMPLE),
    },
    dependencies=[Depends(totals_place)],
)
async def list_usage_totals(
    services: AppServices, lane: UsageCalls, caller: RecordsReader, asked: AskedPeriod
) -> StreamingResponse:
    """The figures of every service that was measured in a period for its present owner.

    The lines are in order of service id. The last one is `{"end": true, "count": N}`: without it
    the list is not complete. At most two run at once per worker.
    """
    totals = Totals(
        keyring=services.keyring,
        installation_id=caller.installation_id,
        settings=_intact(services.settings.for_display(caller.installation_id)),
        wanted=asked.wanted(),
    )
    first = await lane.run(partial(totals.go_on, after=START))
    await confirm(lane.request)
    return ReadInTime(_pieces(totals, lane, first), media_type=MEDIA_TYPE)


def _intact(settings: DisplaySettings | None) -> DisplaySettings:
    if settings is None:
        raise BrokenSettings
    return settings


async def _pieces(totals: Totals, lane: LaneOfCaller, first: Piece) -> AsyncIterator[bytes]:
    """Yield the list. Each piece takes a turn in the lane, and the key is checked again."""
    chunk, after = first
    yield chunk
    while after is not None:
        chunk, after = await lane.run_next(partial(totals.go_on, after=after))
        await confirm(lane.request)
        yield chunk
