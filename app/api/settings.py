"""Settings over HTTP: what an installation shows to its clients."""

from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Body

from app.api.dependencies import Admin, AppServices, RequestAuthor
from app.api.problems.documented import may_answer
from app.api.routing import MERGE_PATCH, StrictRoute
from app.installations import settings_store
from app.installations.settings import DisplaySettings, SettingsChange
from app.storage.errors import StorageError

router = APIRouter(route_class=StrictRoute, tags=["Settings"])


@router.get("/v1/settings", responses=may_answer(settings_store.BrokenSettings))
def get_settings(services: AppServices, caller: Admin) -> DisplaySettings:
    """Read the settings of the key's installation."""
    with services.database.read() as connection:
        return settings_store.load_for_display(connection, services.keyring, caller.installation_id)


@router.patch("/v1/settings")
def patch_settings(
    services: AppServices,
    _caller: Admin,
    author: RequestAuthor,
    change: Annotated[
        SettingsChange,
        Body(
            media_type=MERGE_PATCH,
            openapi_examples={"show": {"value": {"show_username": False}}},
        ),
    ],
) -> DisplaySettings:
    """Change some settings (RFC 7396); other workers follow within five seconds."""
    settings = services.database.transact(
        lambda connection: settings_store.change(connection, services.keyring, author, change)
    )
    # The change is stored: an error now must not claim otherwise. The next refresh follows soon.
    with suppress(StorageError):
        services.settings.refresh()
    return settings
