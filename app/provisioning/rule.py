"""A rule: which record a new service of a product starts with."""

from operator import attrgetter
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from app.crypto.seal import Field as SealedField
from app.input.fields import NetflowUrl, RecordId, refuse
from app.input.patterns import without_defaults
from app.provisioning.template import NameTemplate, NotesTemplate
from app.records.record import Integrity
from app.times import Microseconds

LoginSource = Literal["reuse", "new", "none"]
PasswordSource = Literal["none", "generate"]
AddressSource = Literal["dedicated", "assigned", "both", "none"]

ReadOnly = Annotated[Any, Field(json_schema_extra={"readOnly": True})]


class RuleStated(BaseModel):
    """The complete rule, the body of a PUT: members left out take their default."""

    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
        json_schema_extra=without_defaults,
    )

    product_id: Annotated[
        RecordId | None,
        Field(
            description="Where present, the product id of the path.",
            json_schema_extra={"readOnly": True},
        ),
    ] = None
    enabled: Annotated[bool, Field(description="A disabled rule does nothing.")] = True
    record_enabled: Annotated[
        bool, Field(description="Whether records start enabled. Left out: true.")
    ] = True
    netflow_url: Annotated[
        NetflowUrl, Field(description="As in a record. Null: the default of the settings.")
    ] = None
    login: Annotated[
        LoginSource,
        Field(
            description="`reuse`: the newest login of the client, a new one where there is none. "
            "`none`: neither username nor password. Left out: `reuse`."
        ),
    ] = "reuse"
    password: Annotated[
        PasswordSource,
        Field(description="`generate`: a new login gets a password of 20 random characters."),
    ] = "none"  # noqa: S105 - no password
    username: Annotated[
        NameTemplate,
        Field(
            description="Template of a new login, such as `c{client_id}`.", validate_default=True
        ),
    ] = None
    group: Annotated[NameTemplate, Field(description="Template.")] = None
    ip_address: Annotated[
        AddressSource,
        Field(
            description="Which addresses of the service: `both` has the dedicated one first. "
            "Left out: `dedicated`."
        ),
    ] = "dedicated"
    notes: Annotated[NotesTemplate, Field(description="Template.")] = None

    # What GET returned can be sent back: these are accepted and ignored.
    integrity: ReadOnly = None
    version: ReadOnly = None
    created_at: ReadOnly = None
    updated_at: ReadOnly = None

    @field_validator("product_id")
    @classmethod
    def _is_a_number(cls, product_id: int | None) -> int:
        if product_id is None:
            refuse("int_type")
        return product_id

    @field_validator("password")
    @classmethod
    def _has_a_login(cls, password: PasswordSource, info: ValidationInfo) -> PasswordSource:
        if password == "generate" and info.data.get("login") == "none":  # noqa: S105 - no password
            refuse("without_login-password")
        return password

    @field_validator("username")
    @classmethod
    def _fits_login(cls, username: str | None, info: ValidationInfo) -> str | None:
        if username is not None and info.data.get("login") == "none":
            refuse("without_login")
        if username is None and info.data.get("password") == "generate":
            refuse("missing-username")
        return username


STATED = (
    "enabled",
    "record_enabled",
    "netflow_url",
    "login",
    "password",
    "username",
    "group",
    "ip_address",
    "notes",
)
"""The members that a caller states, in the order in which the seal covers them."""

stated_of = attrgetter(*STATED)


class Rule(NamedTuple):
    """The row of one product, without its seal: every column of the table but for that one.

    `incarnation` is drawn anew when a rule is created, as that of a record.
    """

    installation_id: int
    product_id: int
    enabled: bool
    record_enabled: bool
    netflow_url: str | None
    login: LoginSource
    password: PasswordSource
    username: str | None
    group: str | None
    ip_address: AddressSource
    notes: str | None
    version: int
    incarnation: str
    created_at: Microseconds
    updated_at: Microseconds

    def sealed_fields(self) -> tuple[SealedField, ...]:
        """Return what the seal covers: all that decides what records say."""
        return (
            self.installation_id,
            "provisioning_rules",
            self.product_id,
            *stated_of(self),
            self.version,
        )


class StoredRule(NamedTuple):
    """A rule, whether its seal opens, and the seal. A broken one decides nothing.

    `is_locked` is true when a broken rule is sealed with a key that is not usable here.
    """

    rule: Rule
    integrity: Integrity
    seal: str
    is_locked: bool = False

    @property
    def etag(self) -> str:
        """Return the strong entity tag, quotes included."""
        suffix = "" if self.integrity == "ok" else "-broken"
        return f'"{self.rule.incarnation}-{self.rule.version}{suffix}"'

    @property
    def is_active(self) -> bool:
        """Whether the rule creates records."""
        return self.integrity == "ok" and self.rule.enabled
