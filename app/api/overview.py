"""What a dashboard shows of an installation."""

from fastapi import APIRouter, Request

from app import __version__
from app.api.dependencies import AppServices, RecordsReader
from app.api.problems.documented import OF_LANES, may_answer
from app.api.routing import StrictRoute
from app.api.schemas.overview import OverviewAnswer, RecordCounts
from app.records.counts import Counts, count_records
from app.storage.database import Database

router = APIRouter(route_class=StrictRoute, tags=["Operation"])


@router.get("/v1/overview", responses=may_answer(*OF_LANES))
async def get_overview(
    request: Request, services: AppServices, caller: RecordsReader
) -> OverviewAnswer:
    """Count the access records of the installation by state.

    Made for a part of a page: it waits for a second at most, and takes no place that lists,
    searches or product pages need.
    """

    def work(database: Database) -> Counts:
        with database.read() as connection:
            return count_records(connection, caller.installation_id)

    counts = await services.overviews.run(request, work)
    return OverviewAnswer(version=__version__, records=RecordCounts.model_validate(counts))
