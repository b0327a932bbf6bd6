"""Bodies about API keys."""

from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
)

from app.api.paging import parse_time
from app.api.schemas.page import Page
from app.api.schemas.times import Moment, optional_datetime
from app.auth.api_key import HOST_ONLY, ApiKey, Scope
from app.auth.store import NewKey
from app.input.fields import clean_name, refuse
from app.input.patterns import SEEN_NOT_BLANK, text
from app.times import Microseconds, now, to_datetime

MAX_KEY_NAME = 100
_OVER_HTTP = [scope.value for scope in Scope if scope not in HOST_ONLY]


def _key_name(text: str) -> str:
    name = clean_name(text) if len(text) <= MAX_KEY_NAME else None
    if name is None:
        refuse("key_name", limit=MAX_KEY_NAME)
    return name


def _scopes(scopes: list[Scope]) -> list[Scope]:
    if not scopes:
        refuse("no_scope")
    if HOST_ONLY & set(scopes):
        refuse("host_only")
    return scopes


def _in_the_future(moment: Microseconds | None) -> Microseconds | None:
    if moment is not None and moment <= now():
        refuse("past")
    return moment


class NewApiKey(BaseModel):
    """The key to create."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    name: Annotated[
        str,
        AfterValidator(_key_name),
        WithJsonSchema(text(SEEN_NOT_BLANK, MAX_KEY_NAME, minLength=1)),
        Field(description="Who uses it; shown in the audit trail."),
    ]
    scopes: Annotated[
        list[Annotated[Scope, Field(strict=False)]],
        AfterValidator(_scopes),
        WithJsonSchema({"type": "array", "minItems": 1, "items": {"enum": _OVER_HTTP}}),
        Field(description="What it may do; no scope implies another."),
    ]
    expires_at: Annotated[
        Microseconds | None,
        BeforeValidator(parse_time),
        AfterValidator(_in_the_future),
        Field(
            description="RFC 3339 time in the future; null or left out: never.",
        ),
        WithJsonSchema({"type": ["string", "null"], "format": "date-time"}),
    ] = None

    def to_domain(self) -> NewKey:
        """Return it as the domain knows it."""
        return NewKey(self.name, frozenset(self.scopes), self.expires_at)


class ApiKeyAnswer(BaseModel):
    """A key without its secret, which is stored nowhere."""

    id: str
    name: str
    scopes: list[str]
    installation: str
    created_at: Moment
    expires_at: Moment | None
    last_used_at: Annotated[Moment | None, Field(description="Stored about once a minute.")]
    revoked_at: Moment | None

    @classmethod
    def of(cls, api_key: ApiKey, **more: str) -> Self:
        """Return the answer for a key; `more` holds what a subclass adds."""
        return cls(
            id=api_key.id,
            name=api_key.name,
            scopes=sorted(api_key.scopes),
            installation=api_key.installation,
            created_at=to_datetime(api_key.created_at),
            expires_at=optional_datetime(api_key.expires_at),
            last_used_at=optional_datetime(api_key.last_used_at),
            revoked_at=optional_datetime(api_key.revoked_at),
            **more,
        )


class NewApiKeyAnswer(ApiKeyAnswer):
    """A new key with its token, which is shown only once."""

    key: Annotated[str, Field(description="Shown only now. Send it as a bearer token.")]


class ApiKeyPage(Page):
    """Keys of an installation, oldest first."""

    items: list[ApiKeyAnswer]


class WhoAmIAnswer(BaseModel):
    """The calling key."""

    id: str
    name: str
    scopes: list[str]
    expires_at: Moment | None
    installation: str

    @classmethod
    def of(cls, key: ApiKey) -> Self:
        """Return the answer for a key."""
        return cls(
            id=key.id,
            name=key.name,
            scopes=sorted(key.scopes),
            expires_at=optional_datetime(key.expires_at),
            installation=key.installation,
        )
