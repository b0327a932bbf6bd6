"""Where the figures of an installation come from, as a caller states it."""

from ipaddress import IPv6Address, ip_address, ip_network
from typing import Annotated, Any, Final, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    WithJsonSchema,
)

from app.input import patterns
from app.input.faults import Fault, InvalidInput
from app.input.fields import MAX_URL, Password, clean_url, refuse
from app.usage.kinds import NETFLOW_ANALYZER, NFDUMP, Kind
from app.usage.slots import UnknownTimeZone, zone_named
from app.usage.sources.analyzer_client import Auth

MAX_TIME_ZONE: Final = 64
TIME_ZONE: Final = "^[A-Za-z0-9_+/-]+$"
LOCAL: Final = "localhost"
# Stated, because `is_private` of Python has link-local addresses and 0.0.0.0 too.
NEAR: Final = tuple(
    map(
        ip_network,
        ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7"),
    )
)

ReadOnly = Annotated[Any, Field(json_schema_extra={"readOnly": True})]


def clean_source_url(text: str | None) -> str | None:
    """Return the URL of a server in its WHATWG form with a slash at its end, empty as `None`.

    `http` is for hosts that are stated as loopback or private addresses, or `localhost`: no name is
    resolved. Refuses a query and a fragment.
    """
    url = clean_url(text)
    if url is None:
        return None
    parts = urlsplit(url)
    if parts.scheme != "https" and not _is_near(parts.hostname or ""):
        refuse("url-private")
    if parts.query or parts.fragment or url.endswith(("?", "#")):
        refuse("url-private")
    return f"{url.rstrip('/')}/"


def _is_near(host: str) -> bool:
    if host == LOCAL:
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped  # the system connects to that one
    return any(address in network for network in NEAR)


def _known_zone(name: str) -> str:
    try:
        zone_named(name)
    except UnknownTimeZone:
        refuse("time_zone-server")
    return name


SourceUrl = Annotated[
    str | None,
    AfterValidator(clean_source_url),
    WithJsonSchema(patterns.text_or_null(patterns.URL_OR_BLANK, MAX_URL)),
]
TimeZone = Annotated[
    str,
    AfterValidator(_known_zone),
    WithJsonSchema(patterns.text(TIME_ZONE, MAX_TIME_ZONE)),
]


class SourceStated(BaseModel):
    """The complete source, the body of a PUT: members left out take their default."""

    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
        json_schema_extra=patterns.without_defaults,
    )

    kind: Annotated[
        Kind,
        Field(
            description="`nfdump`: files of nfcapd on the collector's host. `netflow_analyzer`: "
            "its REST API; the other members are for this kind only."
        ),
    ]
    url: Annotated[
        SourceUrl,
        Field(
            description="Address of NetFlow Analyzer: https, or http to a loopback or private "
            "address. Required with `netflow_analyzer`."
        ),
    ] = None
    auth: Annotated[
        Literal["header", "query"] | None,
        Field(
            description="Where the key is sent. `query` is for builds before 128100. Left out: "
            "`header`."
        ),
    ] = None
    time_zone: Annotated[
        TimeZone | None,
        Field(description="IANA name of the time zone of its server. Left out: `UTC`."),
    ] = None
    api_key: Annotated[
        Password,
        Field(
            description="Key of the REST API. Left out or blank: the stored one stays, unless "
            "kind or URL differ from the stored ones."
        ),
    ] = None

    # What GET returned can be sent back: these are accepted and ignored.
    has_api_key: ReadOnly = None
    integrity: ReadOnly = None
    version: ReadOnly = None
    created_at: ReadOnly = None
    updated_at: ReadOnly = None
    last_success_at: ReadOnly = None
    last_failure: ReadOnly = None

    def checked(self) -> Self:
        """Return the source if its members fit its kind. Raises `InvalidInput`."""
        if self.kind == NFDUMP:
            given = {"url": self.url, "auth": self.auth, "time_zone": self.time_zone}
            extra = [name for name, value in (given | {"api_key": self.key}).items() if value]
            if extra:
                raise InvalidInput(*(Fault(f"/{name}", "not_for_source") for name in extra))
        elif self.url is None:
            raise InvalidInput(Fault("/url", "missing"))
        return self

    @property
    def columns(self) -> dict[str, str | None]:
        """Return what is stored of it, the key left out."""
        is_polled = self.kind == NETFLOW_ANALYZER
        auth: Auth = self.auth or "header"
        return {
            "kind": self.kind,
            "url": self.url,
            "auth": auth if is_polled else None,
            "time_zone": (self.time_zone or "UTC") if is_polled else None,
        }

    @property
    def key(self) -> str:
        """Return the key that was stated, empty for none."""
        return "" if self.api_key is None else self.api_key.get_secret_value()
