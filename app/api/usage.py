"""The traffic of services: figures with their section, graph, table, totals of all, and erasure."""

import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response
from pydantic_core import to_json
from starlette.responses import StreamingResponse

from app.api.conditions import MAY_BE_UNCHANGED, RequestCondition
from app.api.dependencies import (
    AppServices,
    ClientId,
    FiguresReader,
    RecordsReader,
    RecordsWriter,
    RenderCaller,
    ServiceId,
    UsageCalls,
    Writing,
    confirm,
)
from app.api.documentation.usage_examples import CSV_EXAMPLE, SVG_EXAMPLE, TOTALS_EXAMPLE
from app.api.expensive import LaneOfCaller
from app.api.language import Language
from app.api.problems.documented import OF_LANES, may_answer
from app.api.render import Status
from app.api.routing import StrictRoute
from app.api.schemas.usage import UsageAnswer, body_of
from app.api.services import Services
from app.api.streams import ReadInTime, export_place
from app.api.usage_query import PeriodQuery
from app.auth.api_key import ApiKey, Scope
from app.bulk.ndjson_format import MEDIA_TYPE as NDJSON
from app.client_area.usage import Shown, UsageNotFound, Wanted, shown_usage
from app.client_area.usage_totals import START, Piece, Totals
from app.installations.settings import DisplaySettings
from app.installations.settings_store import BrokenSettings
from app.records import measuring
from app.storage.database import Database
from app.usage.graph import Scheme, render_image
from app.usage.reporting import Step, csv_of
from app.usage.section import render_usage
from app.usage.series import Question

SERVICE = "/v1/access-records/{service_id}"
SVG = "image/svg+xml"
CSV = "text/csv"
POLICY = "default-src 'none'; style-src 'unsafe-inline'"

router = APIRouter(route_class=StrictRoute, tags=["Traffic"])

Asked = Annotated[PeriodQuery, Depends()]


def _file(description: str, media_type: str, example: str, *headers: str) -> dict[str, Any]:
    """Return the response with a file for the document."""
    return {
        "description": description,
        "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in headers},
        "content": {media_type: {"schema": {"type": "string"}, "example": example}},
    }


@dataclass(frozen=True, slots=True)
class _Image:
    """A graph with its entity tag."""

    svg: bytes

    @property
    def etag(self) -> str:
        """Return a digest: figures of a period can still change, and so can the settings."""
        return f'"{hashlib.blake2b(self.svg, digest_size=16).hexdigest()}"'


class _Page:
    """What one client asks about one service."""

    def __init__(self, services: Services, caller: ApiKey, ids: tuple[int, int]) -> None:
        self._services = services
        self.question = Question(caller.installation_id, *ids)
        self.settings = services.settings.for_display(caller.installation_id)

    def read(self, database: Database, wanted: Wanted) -> Shown | None:
        with database.read() as connection:
            keyring = self._services.keyring
            return shown_usage(connection, keyring, self.question, self.settings, wanted)

    def read_file(self, database: Database, wanted: Wanted) -> Shown:
        """Return what is shown. Raises `UsageNotFound`."""
        shown = self.read(database, wanted)
        if shown is None:
            raise UsageNotFound
        return shown

    @property
    def title(self) -> str | None:
        return None if self.settings is None else self.settings.section_title


@router.get(f"{SERVICE}/usage", response_model=UsageAnswer, responses=may_answer(*OF_LANES))
async def get_usage(  # noqa: PLR0913, PLR0917 - the parameters are the query string
    services: AppServices,
    lane: UsageCalls,
    caller: RenderCaller,
    service_id: ServiceId,
    client_id: ClientId,
    asked: Asked,
    status: Status = None,
    language: Language = None,
    series: Annotated[
        Step | None, Query(description="Add the bytes of each slot, hour or day of the time zone.")
    ] = None,
) -> Response:
    """The traffic of a service in a period, with the section of its own page, ready to print.

    It is visible where the Network Usage section is, while the setting `show_usage` is on and
    something of the service is measured for this client. Every other answer looks the same.
    """
    page, wanted = _Page(services, caller, (service_id, client_id)), asked.wanted(status)

    def work(database: Database) -> bytes:
        shown = page.read(database, wanted)
        html = shown and render_usage(shown.report, service_id, language, page.title)
        return to_json(body_of(page.question, shown, html or "", series))

    return Response(await lane.run(work), media_type="application/json")


@router.get(
    f"{SERVICE}/usage.svg",
    response_class=Response,
    responses={
        **may_answer(UsageNotFound, *OF_LANES),
        304: MAY_BE_UNCHANGED[304],
        200: _file("The graph.", SVG, SVG_EXAMPLE, "ETag", "Content-Security-Policy"),
    },
)
async def get_usage_graph(  # noqa: PLR0913, PLR0917 - the parameters are the query string
    services: AppServices,
    lane: UsageCalls,
    caller: RenderCaller,
    service_id: ServiceId,
    client_id: ClientId,
    asked: Asked,
    condition: RequestCondition,
    status: Status = None,
    language: Language = None,
    scheme: Annotated[
        Scheme, Query(description="The colours of the page that the image stands on.")
    ] = "light",
) -> Response:
    """The graph of a period as an image of its own: SVG without scripts, fonts or references.

    It is empty before a figure is known, and 404 where `usage` is not visible.
    """
    page, wanted = _Page(services, caller, (service_id, client_id)), asked.wanted(status)

    def work(database: Database) -> _Image:
        report = page.read_file(database, wanted).report
        return _Image(render_image(report, language, scheme, page.title).encode())

    image = await lane.run(work)
    condition.check_match(image)
    headers = {"ETag": image.etag}
    if condition.excludes(image):
        return Response(status_code=304, headers=headers)
    return Response(
        image.svg, headers=headers | {"Content-Security-Policy": POLICY}, media_type=SVG
    )


@router.get(
    f"{SERVICE}/usage.csv",
    response_class=Response,
    responses={
        **may_answer(UsageNotFound, *OF_LANES),
        200: _file("The table.", CSV, CSV_EXAMPLE, "Content-Disposition"),
    },
)
async def get_usage_table(  # noqa: PLR0913, PLR0917 - the parameters are the query string
    services: AppServices,
    lane: UsageCalls,
    caller: FiguresReader,
    service_id: ServiceId,
    client_id: ClientId,
    asked: Asked,
    status: Status = None,
) -> Response:
    """The bytes of every five minutes that have elapsed, as CSV; what is not known is blank.

    It is 404 where `usage` is not visible. With the scope `records:read` and without `status`, the
    table is also there while the record is disabled or the settings hide it.
    """
    is_admin = status is None and Scope.RECORDS_READ in caller.scopes
    page = _Page(services, caller, (service_id, client_id))
    wanted = asked.wanted(status, of_any_status=is_admin)
    table = await lane.run(lambda database: csv_of(page.read_file(database, wanted).usage))
    name = f'attachment; filename="usage-{service_id}.csv"'
    return Response(table, headers={"Content-Disposition": name}, media_type=CSV)


@router.get(
    "/v1/usage-totals",
    response_class=StreamingResponse,
    responses={
        **may_answer(BrokenSettings, *OF_LANES),
        200: _file("A line for each service, in pieces.", NDJSON, TOTALS_EXAMPLE),
    },
    dependencies=[Depends(export_place)],
)
async def list_usage_totals(
    services: AppServices, lane: UsageCalls, caller: RecordsReader, asked: Asked
) -> StreamingResponse:
    """The figures of every service that was measured in a period for its present owner.

    The lines are in order of service id. The last one is `{"end": true, "count": N}`: without it
    the list is not complete. At most 16 run at once per worker, exports among them.
    """
    totals = Totals(
        keyring=services.keyring,
        installation_id=caller.installation_id,
        settings=_intact(services.settings.for_display(caller.installation_id)),
        wanted=asked.wanted(),
    )
    first = await lane.run(partial(totals.go_on, after=START))
    await confirm(lane.request)
    return ReadInTime(_pieces(totals, lane, first), media_type=NDJSON)


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


@router.delete(f"{SERVICE}/usage", status_code=204)
def delete_usage(writing: Writing, _caller: RecordsWriter, service_id: ServiceId) -> None:
    """Erase all that was measured of a service, for whichever client.

    An enabled record is measured again from the next five minutes on. It is 204 also where nothing
    was measured.
    """
    writing.run(lambda store: measuring.erase(store, service_id))
