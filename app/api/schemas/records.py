"""Bodies about access records."""

from collections.abc import Iterable
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from app.api.schemas.diagnosis import LineAnswer
from app.api.schemas.page import Page
from app.api.schemas.times import Moment, optional_datetime
from app.client_area.explain import AdminPage, Finding
from app.input.mistaken_address import warnings_about
from app.records.record import OWNER_CHANGED, Review, StoredRecord
from app.times import to_datetime
from app.translations.catalog import Translation


class RecordWarning(BaseModel):
    """Something about a stored record that is probably a mistake."""

    model_config = ConfigDict(from_attributes=True)

    pointer: Annotated[str, Field(description="JSON pointer of the member.")]
    code: Annotated[str, Field(description="Stable, for programs.")]
    message: Annotated[str, Field(description="For people. Never contains a value of the record.")]


class AccessRecordAnswer(BaseModel):
    """An access record as it is read: never a password."""

    service_id: int
    client_id: int
    enabled: bool
    netflow_url: Annotated[str | None, Field(description="Null: the default of the settings.")]
    username: str | None
    has_password: bool
    group: str | None
    ip_address: str | None
    notes: str | None
    service_status: Annotated[str | None, Field(description="The last one that WHMCS reported.")]
    integrity: Annotated[
        Literal["ok", "broken"], Field(description="`broken`: the row was edited; not shown.")
    ]
    needs_review: Annotated[
        Review | None,
        Field(
            description="`owner_changed`: the service moved to another client, and nobody has "
            "saved the record since. A PUT or PATCH ends it, an import does not."
        ),
    ]
    version: int
    created_at: Moment
    updated_at: Moment
    password_changed_at: Moment | None
    warnings: Annotated[
        list[RecordWarning],
        Field(description="`mistaken_address`: the IP address is probably mistyped."),
    ]

    @classmethod
    def of(cls, stored: StoredRecord) -> Self:
        """Return the answer for a stored record: its members by name, and what is made of them."""
        record = stored.record
        made = {
            "has_password": stored.password is not None,
            "integrity": stored.integrity,
            "needs_review": OWNER_CHANGED if record.needs_review == OWNER_CHANGED else None,
            "created_at": to_datetime(record.created_at),
            "updated_at": to_datetime(record.updated_at),
            "password_changed_at": optional_datetime(record.password_changed_at),
            "warnings": list(map(RecordWarning.model_validate, warnings_about(record.ip_address))),
        }
        return cls.model_validate(record._asdict() | made)


class Total(BaseModel):
    """How many records match the filters, on all pages together."""

    count: Annotated[int, Field(description="At most 10,000.")]
    is_exact: Annotated[bool, Field(description="False: there are more than `count`.")]


class AccessRecordPage(Page):
    """Access records in order of service id."""

    items: list[AccessRecordAnswer]
    total: Annotated[SkipJsonSchema[None] | Total, Field(description="Only with `total=true`.")] = (
        None
    )

    def to_json(self) -> str:
        """Return the answer; without a total that nobody asked for."""
        return self.model_dump_json(exclude={"total"} if self.total is None else None)


class LoginServiceAnswer(BaseModel):
    """Whether the record of one service has a password for a login."""

    model_config = ConfigDict(from_attributes=True)

    service_id: int
    has_password: bool
    password_changed_at: Annotated[Moment | None, BeforeValidator(optional_datetime)]


class LoginAnswer(BaseModel):
    """One URL and username that records of a client share."""

    model_config = ConfigDict(from_attributes=True)

    netflow_url: str
    username: str | None
    has_password: bool
    passwords_agree: Annotated[
        bool, Field(description="False: the records hold different passwords for this login.")
    ]
    service_ids: list[int]
    services: Annotated[
        list[LoginServiceAnswer], Field(description="The same services, each with its password.")
    ]


class LoginPage(Page):
    """Distinct logins of a client."""

    items: list[LoginAnswer]


class RotationAnswer(BaseModel):
    """The services whose record has the new password now."""

    changed: list[int]


class FindingAnswer(LineAnswer):
    """One condition of the section."""

    condition: str
    action: Annotated[str | None, Field(description="The same as `advice`.")]
    page: Annotated[
        AdminPage, Field(description="Where it can be changed: in the record, or in the settings.")
    ]

    @classmethod
    def of(cls, finding: Finding, translation: Translation) -> Self:
        """Return the answer for a condition, in one language."""
        line = finding.line(translation)
        return cls(
            condition=finding.condition,
            action=line.advice,
            page=finding.page,
            **line._asdict(),
        )


class ExplanationAnswer(BaseModel):
    """Every condition; the section is visible when all are ok but those of `usage_…`."""

    service_id: int
    visible: bool
    conditions: list[FindingAnswer]

    @classmethod
    def of(
        cls,
        service_id: int,
        section: Iterable[Finding],
        traffic: Iterable[Finding],
        translation: Translation,
    ) -> Self:
        """Return the answer; conditions of the traffic do not decide about the section."""
        decisive, others = (
            [FindingAnswer.of(finding, translation) for finding in findings]
            for findings in (section, traffic)
        )
        visible = all(condition.ok for condition in decisive)
        return cls(service_id=service_id, visible=visible, conditions=[*decisive, *others])
