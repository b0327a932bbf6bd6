"""What a caller states about a record: the bodies of PUT and PATCH."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationInfo, field_validator

from app.input.fields import (
    IpAddress,
    Name,
    NetflowUrl,
    Notes,
    Password,
    RecordId,
    refuse,
)
from app.input.patterns import without_defaults

ReadOnly = Annotated[Any, Field(json_schema_extra={"readOnly": True})]


class _Members(BaseModel):
    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
        json_schema_extra=without_defaults,
    )

    service_id: Annotated[
        RecordId | None,
        Field(
            description="Where present, the service id of the path.",
            json_schema_extra={"readOnly": True},
        ),
    ] = None
    netflow_url: Annotated[
        NetflowUrl,
        Field(
            description="Absolute http or https URL without credentials, at most 2,048 "
            "characters. Null or blank: the default of the settings."
        ),
    ] = None
    username: Annotated[Name, Field(description="NetFlow Analyzer user, 255 characters.")] = None
    password: Annotated[
        Password,
        Field(
            description="Stored byte for byte, 1,024 characters. Empty keeps the stored one.",
        ),
    ] = None
    clear_password: Annotated[
        bool,
        Field(
            description="True removes the stored password.", json_schema_extra={"writeOnly": True}
        ),
    ] = False
    reuse_login_from: Annotated[
        RecordId | None,
        Field(
            description="Another service of the same client: URL, username and password are "
            "taken from its record. Excludes these members.",
            json_schema_extra={"writeOnly": True},
        ),
    ] = None
    group: Annotated[
        Name, Field(description="NetFlow group, IP group, interface or label, 255 characters.")
    ] = None
    ip_address: Annotated[
        IpAddress,
        Field(
            description="Addresses and subnets separated by commas or spaces, stored in canonical "
            "form, or any other identifier, 255 characters."
        ),
    ] = None
    notes: Annotated[
        Notes, Field(description="Never shown to a client or in a mail, 10,000 characters.")
    ] = None

    # What GET returned can be sent back: these are accepted and ignored.
    has_password: ReadOnly = None
    service_status: ReadOnly = None
    integrity: ReadOnly = None
    version: ReadOnly = None
    created_at: ReadOnly = None
    updated_at: ReadOnly = None
    password_changed_at: ReadOnly = None
    needs_review: ReadOnly = None
    warnings: ReadOnly = None
    # So is why a target was proposed (app/linking/links.py), in a file that is imported.
    reason: ReadOnly = None

    @field_validator("service_id")
    @classmethod
    def _is_a_number(cls, service_id: int | None) -> int:
        if service_id is None:
            refuse("int_type")
        return service_id

    @field_validator("clear_password")
    @classmethod
    def _is_set_or_cleared(cls, clear: bool, info: ValidationInfo) -> bool:  # noqa: FBT001
        password = info.data.get("password")
        if clear and password is not None and password.get_secret_value():
            refuse("password_and_clear")
        return clear

    @field_validator("reuse_login_from")
    @classmethod
    def _excludes_a_login(cls, source: int | None, info: ValidationInfo) -> int | None:
        given = ("netflow_url", "username", "password", "clear_password")
        if source is not None and any(info.data.get(name) for name in given):
            refuse("login_and_reuse")
        return source

    @property
    def replaces_password(self) -> bool:
        """Whether the stored password is removed, even without a new one."""
        return self.clears_password or self.reuse_login_from is not None

    @property
    def brings_password(self) -> bool:
        """Whether the caller sends a password or takes one from another record."""
        return self.new_password is not None or self.reuse_login_from is not None

    @property
    def clears_password(self) -> bool:
        """Whether the caller clears the password."""
        return self.clear_password

    @property
    def new_password(self) -> SecretStr | None:
        """The password to store, None when it was left out or is empty, as forms send it."""
        return self.password or None  # an empty SecretStr is false


class RecordStated(_Members):
    """The complete record: members left out take their default, except password and client."""

    client_id: Annotated[
        RecordId | None,
        Field(
            description="The WHMCS client. Left out: the owner of the existing record. Another one "
            "never gets the stored password."
        ),
    ] = None
    enabled: Annotated[
        bool,
        Field(
            description="Whether the client area and e-mails may use this record. Left out: true."
        ),
    ] = True

    @property
    def says_password(self) -> bool:
        """Whether the body replaces or clears the password, which a broken record requires."""
        return self.replaces_password or self.new_password is not None


class RecordChange(_Members):
    """A merge patch (RFC 7396): what is left out stays, null clears."""

    # The defaults are never used: only members that were sent are read, and null is refused.
    client_id: Annotated[
        RecordId,
        Field(description="Another client drops URL, username and password, where left out."),
    ] = 0
    enabled: Annotated[
        bool, Field(description="Whether the client area and e-mails may use this record.")
    ] = True

    @property
    def clears_password(self) -> bool:
        """Whether the caller clears the password: `clear_password`, or a password of null."""
        says_null = "password" in self.model_fields_set and self.password is None
        return self.clear_password or says_null
