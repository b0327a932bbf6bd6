"""Why the section of a service is shown, or not."""

from fastapi import APIRouter

from app.api.dependencies import AppServices, OptionalId, RecordsReader, ServiceId
from app.api.language import AnswerTranslation
from app.api.render import Status
from app.api.routing import StrictRoute
from app.api.schemas.records import ExplanationAnswer
from app.client_area.explain import explain
from app.client_area.explain_usage import Traffic
from app.records.reader import RecordReader

router = APIRouter(route_class=StrictRoute, tags=["Access records"])


@router.get("/v1/access-records/{service_id}/explanation")
def get_explanation(  # noqa: PLR0913, PLR0917 - the parameters are the query string
    services: AppServices,
    caller: RecordsReader,
    translation: AnswerTranslation,
    service_id: ServiceId,
    client_id: OptionalId = None,
    status: Status = None,
) -> ExplanationAnswer:
    """List every condition of the Network Usage section: what was found, and what to do.

    With a source of traffic, six more say whether the traffic of the service is shown
    (`usage_enabled`, `usage_source`, `usage_target`, `usage_series`, `usage_fresh`), and whether
    other clients have addresses of the record (`usage_address_shared`, if it has any); `visible`
    does not depend on them.

    `label`, `found` and `advice` are in the language that `language` names, or else
    `Accept-Language` prefers.
    """
    with services.database.read() as connection:
        reader = RecordReader(connection, services.keyring, caller.installation_id)
        stored = reader.find(service_id)
        settings = services.settings.for_display(caller.installation_id)
        traffic = Traffic(connection, services.keyring, caller.installation_id)
        of_traffic = traffic.explain(stored, settings)
    of_section = explain(stored, settings, client_id, status)
    return ExplanationAnswer.of(service_id, of_section, of_traffic, translation)
