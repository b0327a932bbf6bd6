"""The traffic of a service: figures with their section, graph, table, and erasure."""

import hashlib
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic_core import to_json

from app.api.conditions import MAY_BE_UNCHANGED, RequestCondition
from app.api.dependencies import (
    AppServices,
    ClientId,
    FiguresReader,
    RecordsWriter,
    RenderCaller,
    ServiceId,
    Writing,
)
from app.api.documentation.usage_examples import CSV_EXAMPLE, SVG_EXAMPLE
from app.api.language import Language
from app.api.problems.documented import OF_LANES, may_answer
from app.api.render import Status
from app.api.routing import StrictRoute
from app.api.schemas.usage import UsageAnswer, body_of
from app.api.usage_calls import UsageCalls, UsagePage, file_response
from app.api.usage_query import AskedPeriod
from app.auth.api_key import Scope
from app.client_area.usage import UsageNotFound
from app.records import measuring
from app.storage.database import Database
from app.usage.graph import Scheme, render_image
from app.usage.reporting import Step, csv_of
from app.usage.section import render_usage

SERVICE = "/v1/access-records/{service_id}"
SVG = "image/svg+xml"
CSV = "text/csv"
POLICY = "default-src 'none'; style-src 'unsafe-inline'"

router = APIRouter(route_class=StrictRoute, tags=["Traffic"])


@dataclass(frozen=True, slots=True)
class _Image:
    """A graph with its entity tag."""

    svg: bytes

    @property
    def etag(self) -> str:
        """Return a digest: figures of a period can still change, and so can the settings."""
        return f'"{hashlib.blake2b(self.svg, digest_size=16).hexdigest()}"'


@router.get(f"{SERVICE}/usage", response_model=UsageAnswer, responses=may_answer(*OF_LANES))
async def get_usage(  # noqa: PLR0913, PLR0917 - the parameters are the query string
    services: AppServices,
    lane: UsageCalls,
    caller: RenderCaller,
    service_id: ServiceId,
    client_id: ClientId,
    asked: AskedPeriod,
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
    page, wanted = UsagePage(services, caller, (service_id, client_id)), asked.wanted(status)

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
        200: file_response("The graph.", SVG, SVG_EXAMPLE, "ETag", "Content-Security-Policy"),
    },
)
async def get_usage_graph(  # noqa: PLR0913, PLR0917 - the parameters are the query string
    services: AppServices,
    lane: UsageCalls,
    caller: RenderCaller,
    service_id: ServiceId,
    client_id: ClientId,
    asked: AskedPeriod,
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
    page, wanted = UsagePage(services, caller, (service_id, client_id)), asked.wanted(status)

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
        200: file_response("The table.", CSV, CSV_EXAMPLE, "Content-Disposition"),
    },
)
async def get_usage_table(  # noqa: PLR0913, PLR0917 - the parameters are the query string
    services: AppServices,
    lane: UsageCalls,
    caller: FiguresReader,
    service_id: ServiceId,
    client_id: ClientId,
    asked: AskedPeriod,
    status: Status = None,
) -> Response:
    """The bytes of every five minutes that have elapsed, as CSV; what is not known is blank.

    It is 404 where `usage` is not visible. With the scope `records:read` and without `status`, the
    table is also there while the record is disabled or the settings hide it.
    """
    is_admin = status is None and Scope.RECORDS_READ in caller.scopes
    page = UsagePage(services, caller, (service_id, client_id))
    wanted = asked.wanted(status, of_any_status=is_admin)
    table = await lane.run(lambda database: csv_of(page.read_file(database, wanted).usage))
    name = f'attachment; filename="usage-{service_id}.csv"'
    return Response(table, headers={"Content-Disposition": name}, media_type=CSV)


@router.delete(f"{SERVICE}/usage", status_code=204)
def delete_usage(writing: Writing, _caller: RecordsWriter, service_id: ServiceId) -> None:
    """Erase all that was measured of a service, for whichever client.

    An enabled record is measured again from the next five minutes on. It is 204 also where nothing
    was measured.
    """
    writing.run(lambda store: measuring.erase(store, service_id))
