"""Settings over HTTP: what an installation shows to its clients."""

from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Body, Response

from app.api.conditions import (
    ETAG,
    MAY_BE_UNCHANGED,
    RequestCondition,
    answer_to_get,
    tagged,
)
from app.api.dependencies import Admin, AppServices, RequestAuthor
from app.api.problems.documented import may_answer
from app.api.routing import MERGE_PATCH, StrictRoute
from app.installations import settings_store
from app.installations.description import SettingsDescription, describe_settings
from app.installations.settings import DisplaySettings, SettingsChange
from app.storage.errors import StorageError

PATH = "/v1/settings"

router = APIRouter(route_class=StrictRoute, tags=["Settings"])


@router.get(
    PATH,
    response_model=DisplaySettings,
    responses=may_answer(settings_store.BrokenSettings) | MAY_BE_UNCHANGED,
)
def get_settings(services: AppServices, caller: Admin, condition: RequestCondition) -> Response:
    """Read the settings of the key's installation."""
    with services.database.read() as connection:
        settings = settings_store.load_for_display(
            connection, services.keyring, caller.installation_id
        )
    condition.check_match(settings)
    return answer_to_get(condition, settings, settings.model_dump_json())


@router.get(f"{PATH}/schema")
def get_settings_schema(_caller: Admin) -> SettingsDescription:
    """Describe every setting: its kind, its choices and its default, in the order to show them."""
    return describe_settings()


@router.patch(PATH, response_model=DisplaySettings, responses={200: {"headers": ETAG}})
def patch_settings(
    services: AppServices,
    _caller: Admin,
    author: RequestAuthor,
    condition: RequestCondition,
    change: Annotated[
        SettingsChange,
        Body(
            media_type=MERGE_PATCH,
            openapi_examples={"show": {"value": {"show_username": False}}},
        ),
    ],
) -> Response:
    """Change some settings (RFC 7396); other workers follow within five seconds."""
    settings = services.database.transact(
        lambda connection: settings_store.change(
            connection, services.keyring, author, change, condition
        )
    )
    # The change is stored: an error now must not claim otherwise. The next refresh follows soon.
    with suppress(StorageError):
        services.settings.refresh()
    return tagged(settings, settings.model_dump_json())
