"""Dependencies of the routes: the caller, ids, services, writes."""

import re
import unicodedata
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, TypeVar

from fastapi import Depends, Header, Path, Query, Request, Security
from fastapi.security import HTTPBearer
from pydantic import BeforeValidator, WithJsonSchema

from app.api.callers import address_of
from app.api.expensive import LaneOfCaller
from app.api.services import Services, services_of
from app.audit.trail import Author
from app.auth.api_key import ApiKey, Scope
from app.auth.errors import NotAuthenticated, ScopeMissing
from app.input import patterns
from app.input.fields import ID_SCHEMA, MAX_ID, refuse
from app.records.store import RecordStore
from app.storage.database import Database

_CANONICAL_ID = re.compile(r"[1-9][0-9]{0,9}", re.ASCII)
_BEARER = "bearer "
MAX_ACTOR = 100
EITHER = "|"
"""Between scopes of which one is enough."""
MAX_IDS = 100
Result = TypeVar("Result")


async def _services(request: Request) -> Services:
    # Not `services_of` itself: FastAPI runs what is not async in a thread.
    return services_of(request)


AppServices = Annotated[Services, Depends(_services)]


async def _reads(request: Request) -> LaneOfCaller:
    return LaneOfCaller(services_of(request).reads, request)


async def _bulk(request: Request) -> LaneOfCaller:
    return LaneOfCaller(services_of(request).bulk, request)


Reads = Annotated[LaneOfCaller, Depends(_reads)]
BulkCalls = Annotated[LaneOfCaller, Depends(_bulk)]


def parse_id(text: object) -> int:
    """Return an id of a path or query: digits without sign, leading zero or blank."""
    if isinstance(text, str) and _CANONICAL_ID.fullmatch(text) and int(text) <= MAX_ID:
        return int(text)
    return refuse("id", last=MAX_ID)


def parse_ids(texts: Iterable[object] | None) -> list[int] | None:
    """Return the ids of a repeated parameter; None as it is."""
    return None if texts is None else [parse_id(text) for text in texts]


def parse_flag(text: object) -> bool:
    """Return a claim of a query: exactly `true` or `false`."""
    if text in {"true", "false"}:
        return text == "true"
    return refuse("flag")


_ID = WithJsonSchema(ID_SCHEMA)
_Id = Annotated[int, BeforeValidator(parse_id), _ID]
ServiceId = Annotated[
    _Id,
    WithJsonSchema(ID_SCHEMA | {"examples": [1234]}),
    Path(description="WHMCS service (tblhosting.id)."),
]
OptionalId = Annotated[
    int | None, BeforeValidator(parse_id), _ID, Query(description="An id in WHMCS.")
]
OptionalIds = Annotated[
    list[int] | None,
    BeforeValidator(parse_ids),
    WithJsonSchema({"type": "array", "items": ID_SCHEMA, "minItems": 1, "maxItems": MAX_IDS}),
    Query(description="An id in WHMCS, or several: the parameter repeated.", max_length=MAX_IDS),
]
Flag = Annotated[bool, BeforeValidator(parse_flag), Query(description="`true` or `false`.")]
ClientId = Annotated[
    _Id,
    WithJsonSchema(ID_SCHEMA | {"examples": [56]}),
    Query(description="WHMCS client who sees the result."),
]


async def authenticate(request: Request) -> ApiKey:
    """Return the key of a request; the second time from memory.

    Raises `NotAuthenticated`, `TooManyFailures`, `KeysUnavailable`, `DatabaseUnavailable`.
    """
    known: ApiKey | None = request.scope.get("nfm.key")
    if known is not None:
        return known
    services = services_of(request)
    try:
        key = await services.keys.identify(_bearer_text(request))
    except NotAuthenticated:
        services.metrics.refused_keys.inc()
        services.failures.record(address_of(request.scope, services.trusted_proxies))
        raise
    request.scope["nfm.key"] = key
    return key


async def authorize(request: Request, scopes: Iterable[str]) -> ApiKey:
    """Return the key of a request that has all of these scopes; of `a|b` one is enough.

    Raises what `authenticate` raises, and `ScopeMissing`.
    """
    key = await authenticate(request)
    for scope in scopes:
        either = scope.split(EITHER)
        if key.scopes.isdisjoint(either):
            raise ScopeMissing(either[0])
    return key


async def confirm(request: Request) -> None:
    """Check the key again after the body of a request, which may have taken hours, or less.

    Raises what `authenticate` raises if the key has been revoked or has expired since.
    """
    await services_of(request).keys.confirm(request.scope["nfm.key"])


def _bearer_text(request: Request) -> str:
    values = request.headers.getlist("authorization")
    if len(values) != 1 or values[0][: len(_BEARER)].lower() != _BEARER:
        raise NotAuthenticated
    return values[0][len(_BEARER) :].strip(" ")


# Only for the OpenAPI document: the check itself is `authorize`.
_Documented = Annotated[
    object,
    Security(
        HTTPBearer(
            scheme_name="ApiKey",
            bearerFormat="nfm_<id>_<secret>",
            description="An API key with the scope that the operation names.",
            auto_error=False,
        )
    ),
]


def _requires(scope: str) -> Callable[..., Awaitable[ApiKey]]:
    async def check(request: Request, _documented: _Documented) -> ApiKey:
        return await authorize(request, [scope])

    return check


async def _any_caller(request: Request, _documented: _Documented) -> ApiKey:
    return await authenticate(request)


RENDER_OR_RECORDS = EITHER.join((Scope.RENDER, Scope.RECORDS_READ))
RenderCaller = Annotated[ApiKey, Security(_requires(Scope.RENDER), scopes=[Scope.RENDER])]
MailCaller = Annotated[ApiKey, Security(_requires(Scope.MAIL), scopes=[Scope.MAIL])]
RecordsReader = Annotated[
    ApiKey, Security(_requires(Scope.RECORDS_READ), scopes=[Scope.RECORDS_READ])
]
FiguresReader = Annotated[
    ApiKey, Security(_requires(RENDER_OR_RECORDS), scopes=[RENDER_OR_RECORDS])
]
RecordsWriter = Annotated[
    ApiKey, Security(_requires(Scope.RECORDS_WRITE), scopes=[Scope.RECORDS_WRITE])
]
Lifecycle = Annotated[ApiKey, Security(_requires(Scope.LIFECYCLE), scopes=[Scope.LIFECYCLE])]
Revealer = Annotated[ApiKey, Security(_requires(Scope.REVEAL), scopes=[Scope.REVEAL])]
Admin = Annotated[ApiKey, Security(_requires(Scope.ADMIN), scopes=[Scope.ADMIN])]
AnyCaller = Annotated[ApiKey, Security(_any_caller)]


def _actor(text: object) -> str | None:
    """Return the actor as it was meant: in UTF-8, or in Latin-1 as HTTP once had it."""
    received = str(text).encode("latin-1")
    try:
        actor = received.decode().strip()
    except UnicodeError:
        actor = received.decode("latin-1").strip()
    actor = unicodedata.normalize("NFC", actor)  # as the filter that looks for it
    if not actor.isprintable() or len(actor) > MAX_ACTOR:
        refuse("actor", limit=MAX_ACTOR)
    return actor or None


Actor = Annotated[
    str | None,
    BeforeValidator(_actor),
    WithJsonSchema(patterns.text(patterns.PRINTABLE, MAX_ACTOR)),
    Header(description="The person who acts, such as a WHMCS admin; for the audit trail."),
]


async def _author(
    request: Request, key: Annotated[ApiKey, Depends(authenticate)], x_actor: Actor = None
) -> Author:
    return Author(
        installation_id=key.installation_id,
        key_id=key.id,
        key_name=key.name,
        actor=x_actor,
        request_id=request.scope["nfm.request_id"],
        address=address_of(request.scope, services_of(request).trusted_proxies),
    )


RequestAuthor = Annotated[Author, Depends(_author)]


@dataclass(frozen=True, slots=True)
class WriteTransaction:
    """A write to the records of the caller's installation, in the name of the request's author."""

    services: Services
    author: Author

    def run(
        self, work: Callable[[RecordStore], Result], database: Database | None = None
    ) -> Result:
        """Return what `work` returns, once it is committed and durable.

        `work` is called again where another write came between. A call that goes by a lane passes
        the database that it got there. Raises what `work` and `Database.transact` raise.
        """
        return (database or self.services.database).transact(
            lambda connection: work(RecordStore(connection, self.services.keyring, self.author))
        )


async def _writing(services: AppServices, author: RequestAuthor) -> WriteTransaction:
    return WriteTransaction(services, author)


Writing = Annotated[WriteTransaction, Depends(_writing)]
