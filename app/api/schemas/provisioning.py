"""Bodies about rules for new services."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field

from app.api.schemas.page import Page
from app.api.schemas.times import Moment
from app.provisioning.drafting import Draft, Login
from app.provisioning.rule import RuleStated, StoredRule
from app.provisioning.run import Invalid, Report
from app.provisioning.service import NewService
from app.records.record import STATED, Integrity
from app.times import to_datetime
from app.translations.catalog import Translation

# An alternative of enum and string makes generated clients wrap the value in an object.
Choice = Annotated[
    str, Field(description="One of the choices of the body of a PUT, in a broken rule any string.")
]


class RuleAnswer(BaseModel):
    """A rule as it is read."""

    product_id: int
    enabled: bool
    record_enabled: bool
    netflow_url: str | None
    login: Choice
    password: Choice
    username: str | None
    group: str | None
    ip_address: Choice
    notes: str | None
    integrity: Annotated[
        Integrity, Field(description="`broken`: the row was edited; it creates nothing.")
    ]
    version: int
    created_at: Moment
    updated_at: Moment

    @classmethod
    def of(cls, stored: StoredRule) -> Self:
        """Return the answer for a stored rule."""
        rule = stored.rule
        made = {
            "integrity": stored.integrity,
            "created_at": to_datetime(rule.created_at),
            "updated_at": to_datetime(rule.updated_at),
        }
        return cls.model_validate(rule._asdict() | made)


class RulePage(Page):
    """Rules in order of product id."""

    items: list[RuleAnswer]


class PreviewBody(BaseModel):
    """A service, and the rule to try; left out: the stored one."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, hide_input_in_errors=True)

    service: NewService
    rule: RuleStated | None = None


class PreviewedRecord(BaseModel):
    """The record that a service would get: never a password."""

    client_id: int
    enabled: bool
    netflow_url: Annotated[str | None, Field(description="Null: the default of the settings.")]
    username: str | None
    group: str | None
    ip_address: str | None
    notes: str | None
    has_password: bool


class PreviewAnswer(BaseModel):
    """What a rule makes of a service."""

    record: PreviewedRecord
    login: Login
    reused_from: Annotated[int | None, Field(description="The service that lends its login.")]

    @classmethod
    def of(cls, draft: Draft) -> Self:
        """Return the answer for a draft."""
        members = {name: getattr(draft.stated, name) for name in STATED}
        return cls(
            record=PreviewedRecord(**members, has_password=draft.has_password),
            login=draft.login,
            reused_from=None if draft.lender is None else draft.lender.service_id,
        )


class CreatedAnswer(BaseModel):
    """How many records, and which."""

    model_config = ConfigDict(from_attributes=True)

    count: int
    service_ids: Annotated[list[int], Field(description="The first 1,000.")]


class InvalidAnswer(BaseModel):
    """A service whose record would break a rule of a member."""

    service_id: int
    pointer: Annotated[str, Field(description="JSON pointer of a member of the rule.")]
    code: Annotated[str, Field(description="Stable, for programs.")]
    message: Annotated[str, Field(description="For people. Never contains a value.")]

    @classmethod
    def of(cls, invalid: Invalid, translation: Translation) -> Self:
        """Return the answer for a service, its message in a language."""
        fault = invalid.fault
        return cls(
            service_id=invalid.service_id,
            pointer=fault.pointer,
            code=fault.code,
            message=fault.message_in(translation),
        )


class ProvisioningAnswer(BaseModel):
    """What a run did, or would do. Each service counts once, in this order."""

    dry_run: bool
    services: Annotated[int, Field(description="Services on the list.")]
    existing: Annotated[int, Field(description="With a record, broken or not: left alone.")]
    without_rule: Annotated[int, Field(description="Of a product without an enabled rule.")]
    not_visible: Annotated[
        int, Field(description="Of a status that shows no section, or that has ended.")
    ]
    created: CreatedAnswer
    invalid: Annotated[list[InvalidAnswer], Field(description="The first 1,000.")]
    invalid_count: int

    @classmethod
    def of(cls, report: Report, translation: Translation, *, dry_run: bool) -> Self:
        """Return the answer for a report, its messages in a language."""
        return cls(
            dry_run=dry_run,
            services=report.services,
            existing=report.existing,
            without_rule=report.without_rule,
            not_visible=report.not_visible,
            created=CreatedAnswer.model_validate(report.created),
            invalid=[InvalidAnswer.of(item, translation) for item in report.invalid],
            invalid_count=report.invalid_count,
        )
