"""What WHMCS asks when it renders a mail or a product page."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic_core import to_json

from app.api.dependencies import AppServices, ClientId, MailCaller, RenderCaller, ServiceId
from app.api.language import Language
from app.api.routing import StrictRoute
from app.api.schemas.render import ClientAreaAnswer, MergeFieldsAnswer
from app.api.services import Services
from app.client_area.section import render_section, title_of
from app.client_area.view import (
    SHOWN,
    client_area_view,
    has_graph,
    has_password_page,
    merge_fields,
)
from app.records.access import Question

SERVICE = "/v1/access-records/{service_id}"
MERGE_FIELDS = f"{SERVICE}/merge-fields"
CLIENT_AREA = f"{SERVICE}/client-area"
ROUTES = frozenset({MERGE_FIELDS, CLIENT_AREA})

router = APIRouter(route_class=StrictRoute, tags=["WHMCS"])

Status = Annotated[
    str | None,
    Query(description="Status of the service in WHMCS, such as `Active`.", max_length=64),
]


@router.get(MERGE_FIELDS, response_model=MergeFieldsAnswer)
async def get_merge_fields(
    services: AppServices, caller: MailCaller, service_id: ServiceId, client_id: ClientId
) -> Response:
    """The merge fields of the welcome mail; blank without an enabled record of this client."""
    question = Question(caller.installation_id, service_id, client_id)
    return _json(await merge_fields_body(services, question))


@router.get(CLIENT_AREA, response_model=ClientAreaAnswer)
async def get_client_area(  # noqa: PLR0913, PLR0917 - the parameters are the query string
    services: AppServices,
    caller: RenderCaller,
    service_id: ServiceId,
    client_id: ClientId,
    status: Status = None,
    language: Language = None,
) -> Response:
    """The Network Usage section of the product page, ready to print."""
    question = Question(caller.installation_id, service_id, client_id)
    return _json(await client_area_body(services, question, status, language))


async def merge_fields_body(services: Services, question: Question) -> bytes:
    """Return the JSON of the merge fields. Raises `DatabaseUnavailable`."""
    settings = services.settings.for_display(question.installation_id)
    access, has_record = await services.reader.look_up(question)
    return to_json(
        {
            "service_id": question.service_id,
            "client_id": question.client_id,
            "merge_fields": merge_fields(access, settings),
            "client_password_page": has_password_page(access, settings),
            "can_be_provisioned": not has_record
            and question.installation_id in services.rules.current,
        }
    )


async def client_area_body(
    services: Services, question: Question, status: str | None, language: str | None
) -> bytes:
    """Return the JSON of the section. Raises `DatabaseUnavailable`."""
    settings = services.settings.for_display(question.installation_id)
    access = await services.reader.open_for_client(question)
    view = client_area_view(access, settings, status)
    has_source = question.installation_id in services.sources.current
    return to_json(
        {
            "service_id": question.service_id,
            "client_id": question.client_id,
            "visible": view is not None,
            "html": render_section(view, language) if view else "",
            "title": title_of(view, language) if view else None,
            "netflow_url": view.netflow_url if view else None,
            **{name: getattr(view, name, None) for name in SHOWN},
            "client_password_page": view is not None and has_password_page(access, settings),
            "usage": has_graph(view, settings, has_source=has_source),
        }
    )


def _json(body: bytes) -> Response:
    return Response(body, media_type="application/json")
