"""Bodies about the source of traffic figures."""

from typing import Annotated, Self

from pydantic import BaseModel, Field

from app.api.schemas.diagnosis import LineAnswer
from app.api.schemas.page import Page
from app.api.schemas.times import Moment, optional_datetime
from app.records.record import Integrity
from app.times import to_datetime
from app.usage.groups import Groups
from app.usage.source_settings import StoredSource
from app.usage.sources.source import Group

FetchedAt = Annotated[
    Moment | None, Field(description="When the groups were fetched; null: never.")
]


class UsageSourceAnswer(BaseModel):
    """Where the figures of an installation come from; never the key."""

    kind: str
    url: str | None
    auth: str | None
    time_zone: str | None
    has_api_key: bool
    integrity: Annotated[
        Integrity, Field(description="`broken`: the row was edited; nothing is measured.")
    ]
    version: int
    created_at: Moment
    updated_at: Moment
    last_success_at: Annotated[
        Moment | None, Field(description="When a round of the collector succeeded; null: never.")
    ]
    last_failure: Annotated[
        str | None,
        Field(
            description="Why the last round failed: `unreachable`, `refused`, `unreadable` or "
            "`disagrees`, where figures contradict each other. Null: it did not."
        ),
    ]

    @classmethod
    def of(cls, stored: StoredSource) -> Self:
        """Return the answer for a stored source."""
        made = {
            "has_api_key": stored.api_key is not None,
            "created_at": to_datetime(stored.created_at),
            "updated_at": to_datetime(stored.updated_at),
            "last_success_at": optional_datetime(stored.last_success_at),
        }
        return cls.model_validate(stored._asdict() | made)


class SourceTestAnswer(BaseModel):
    """What was found about the source, in the language asked for."""

    findings: list[LineAnswer]


class GroupAnswer(BaseModel):
    """A group of NetFlow Analyzer. Its name is text from there: escape it in HTML."""

    id: str
    name: str
    networks: Annotated[
        list[str] | None, Field(description="Null where the source does not name them.")
    ]

    @classmethod
    def of(cls, group: Group) -> Self:
        """Return the answer for a group."""
        networks = None if group.networks is None else [str(each) for each in group.networks]
        return cls(id=group.id, name=group.name, networks=networks)


class GroupPage(Page):
    """Groups in order of their names; none without a source that has groups."""

    fetched_at: FetchedAt
    items: list[GroupAnswer]

    @classmethod
    def of(cls, groups: Groups, shown: list[Group], next_cursor: str | None) -> Self:
        """Return a page of groups."""
        return cls(
            next_cursor=next_cursor,
            fetched_at=optional_datetime(groups.fetched_at),
            items=[GroupAnswer.of(group) for group in shown],
        )
