"""What works for WHMCS with the calling key, and what does not."""

from typing import Annotated

from fastapi import APIRouter, Query

from app import __version__
from app.api.dependencies import AnyCaller, AppServices
from app.api.health import check_readiness
from app.api.language import AnswerTranslation
from app.api.problems.errors import NotReady
from app.api.routing import StrictRoute
from app.api.schemas.diagnosis import DiagnosisAnswer, LineAnswer
from app.api.services import Services
from app.storage.errors import StorageError
from app.upkeep.diagnosis import Diagnosis, FailedCheck

router = APIRouter(route_class=StrictRoute, tags=["Operation"])

AddonVersion = Annotated[
    str | None,
    Query(
        description=f"Version of the addon that asks, such as `{__version__}`.",
        pattern="^[0-9A-Za-z.+-]*$",
        max_length=32,
    ),
]


@router.get("/v1/diagnosis")
async def get_diagnosis(
    services: AppServices,
    caller: AnyCaller,
    translation: AnswerTranslation,
    addon_version: AddonVersion = None,
) -> DiagnosisAnswer:
    """List what was found about service and key, with what to do.

    `language` names a language of WHMCS; without it `Accept-Language` is asked.

    It also answers while the database is down, as long as the key is in memory.
    """
    diagnosis = Diagnosis(
        failed=await _failed_check(services),
        settings=services.settings.for_display(caller.installation_id),
        key=caller,
        api_version=__version__,
        addon_version=addon_version,
    )
    lines = diagnosis.lines(translation)
    return DiagnosisAnswer(
        version=__version__,
        serves_clients=diagnosis.serves_clients,
        lines=[LineAnswer.model_validate(line) for line in lines],
    )


async def _failed_check(services: Services) -> FailedCheck | None:
    try:
        await check_readiness(services)
    except NotReady as error:
        return FailedCheck(error.check, error.detail)
    except StorageError:
        return FailedCheck("database", "")
    return None
