"""What an installation shows to its clients, with the defaults of a new one.

`DisplaySettings` is the only list of settings: bodies, storage, defaults and the description for
user interfaces (`app.installations.description`) are derived from it.
"""

import hashlib
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema

from app.crypto.seal import Field as SealedField
from app.input.faults import Fault, InvalidInput
from app.input.fields import MAX_URL, Name, clean_url, refuse
from app.input.patterns import URL, text, without_defaults
from app.usage.figures import Method
from app.usage.slots import UnknownTimeZone, zone_named

ServiceStatus = Literal[
    "Pending", "Active", "Suspended", "Terminated", "Cancelled", "Fraud", "Completed"
]
GroupName = Literal["page", "passwords", "lifecycle", "usage"]
Cycle = Literal["calendar_month", "due_day"]
TIME_ZONE = "^[A-Za-z0-9_+/-]+$"
MAX_TIME_ZONE = 64


@dataclass(frozen=True, slots=True)
class In:
    """The group of a setting in user interfaces, where it is not `page`."""

    group: GroupName


def _required_url(text: str) -> str:
    url = clean_url(text)
    if url is None:
        refuse("url-blank")
    return url


def _each_once(statuses: list[ServiceStatus]) -> list[ServiceStatus]:
    if len(set(statuses)) != len(statuses):
        refuse("duplicate-status")
    return statuses


def _known_zone(name: str) -> str:
    try:
        zone_named(name)
    except UnknownTimeZone:
        refuse("time_zone")
    return name


class DisplaySettings(BaseModel):
    """The settings of one installation, in the order in which user interfaces list them."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, hide_input_in_errors=True)

    client_area_enabled: Annotated[bool, Field(description="Whether the section exists.")] = True
    visible_statuses: Annotated[
        list[ServiceStatus],
        AfterValidator(_each_once),
        Field(
            description="Services of other statuses show no section.",
            max_length=7,
            json_schema_extra={"uniqueItems": True},
        ),
    ] = ["Active"]
    default_netflow_url: Annotated[
        str,
        AfterValidator(_required_url),
        WithJsonSchema(text(URL, MAX_URL)),
        Field(description="Used by every record without a URL of its own."),
    ] = "https://netflow.myownserver.net/"
    show_username: bool = True
    show_group: bool = True
    show_ip_address: bool = True
    section_title: Annotated[Name, Field(description="Null: the translated default.")] = None
    button_label: Annotated[Name, Field(description="Null: the translated default.")] = None
    show_password: Annotated[
        bool,
        In("passwords"),
        Field(description="Leave it off: whoever sees the page sees the password."),
    ] = False
    email_password: Annotated[
        Literal["include", "omit"],
        In("passwords"),
        Field(description="`omit` leaves `netflow_password` empty."),
    ] = "include"  # noqa: S105 - no password
    client_password_page: Annotated[
        bool,
        In("passwords"),
        Field(description="Whether the owner may read the password on a page of WHMCS."),
    ] = False
    on_terminate: Annotated[
        Literal["disable", "delete", "keep"],
        In("lifecycle"),
        Field(description="What happens to the record when its service is terminated."),
    ] = "disable"
    show_usage: Annotated[
        bool, In("usage"), Field(description="Whether clients see the traffic that is measured.")
    ] = True
    usage_time_zone: Annotated[
        str,
        AfterValidator(_known_zone),
        WithJsonSchema(text(TIME_ZONE, MAX_TIME_ZONE)),
        In("usage"),
        Field(description="IANA name of the time zone of days, months and times."),
    ] = "UTC"
    usage_cycle: Annotated[
        Cycle,
        In("usage"),
        Field(
            description="Billing cycles begin on the first of the month, or on the day of the "
            "month that the caller names."
        ),
    ] = "calendar_month"
    usage_percentile: Annotated[
        Method,
        In("usage"),
        Field(
            description="What the 95th percentile is of: the `higher` of in and out, both "
            "`pooled` in one list, the `sum` of both, or one direction."
        ),
    ] = "higher"
    usage_sum_days: Annotated[
        int,
        In("usage"),
        Field(description="How many days sums of five minutes are kept.", ge=35, le=400),
    ] = 100
    usage_total_days: Annotated[
        int,
        In("usage"),
        Field(
            description="How many days totals of a day are kept; not less than `usage_sum_days`.",
            ge=35,
            le=1_100,
        ),
    ] = 400

    def check_days(self) -> None:
        """Raise `InvalidInput` if totals of a day would be deleted before the sums below them."""
        if self.usage_total_days < self.usage_sum_days:
            raise InvalidInput(Fault("/usage_total_days", "total_days"))

    @property
    def etag(self) -> str:
        """Return the entity tag: a digest of what a GET answers.

        So the same tag always means the same settings, whoever has stored them and however often.
        """
        content = self.model_dump_json().encode()
        return f'"{hashlib.blake2b(content, digest_size=16).hexdigest()}"'


class SettingsChange(DisplaySettings):
    """A merge patch (RFC 7396): omitted members keep their values."""

    model_config = ConfigDict(json_schema_extra=without_defaults)


DEFAULT_SETTINGS = DisplaySettings()


def sealed_fields(installation_id: int, version: int, chosen: str) -> tuple[SealedField, ...]:
    """Return the fields that the seal covers: the default URL is a link for all clients."""
    return ("display_settings", installation_id, version, chosen)
