"""What the calls about traffic share: their lane, the question of a page, and files as answers."""

from typing import Annotated, Any

from fastapi import Depends, Request

from app.api.expensive import LaneOfCaller
from app.api.services import Services, services_of
from app.auth.api_key import ApiKey
from app.client_area.usage import Shown, UsageNotFound, Wanted, shown_usage
from app.storage.database import Database
from app.usage.series import Question


async def _lane(request: Request) -> LaneOfCaller:
    return LaneOfCaller(services_of(request).usage, request)


UsageCalls = Annotated[LaneOfCaller, Depends(_lane)]


class UsagePage:
    """What one client asks about one service."""

    def __init__(self, services: Services, caller: ApiKey, ids: tuple[int, int]) -> None:
        self._services = services
        self.question = Question(caller.installation_id, *ids)
        self.settings = services.settings.for_display(caller.installation_id)

    def read(self, database: Database, wanted: Wanted) -> Shown | None:
        """Return what the client may see, None when it is nothing. Raises `StorageError`."""
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
        """The title of the settings, None for the translated one."""
        return None if self.settings is None else self.settings.section_title


def file_response(description: str, media_type: str, example: str, *headers: str) -> dict[str, Any]:
    """Return the response with a file for the document."""
    return {
        "description": description,
        "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in headers},
        "content": {media_type: {"schema": {"type": "string"}, "example": example}},
    }
