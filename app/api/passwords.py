"""The two routes that return a password to a person, after the audit event is stored."""

from typing import Annotated, Self

from fastapi import APIRouter, Body
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, WithJsonSchema

from app.api.dependencies import MailCaller, Revealer, ServiceId, Writing
from app.api.problems.documented import may_answer
from app.api.routing import StrictRoute
from app.client_area.passwords import reveal_to_client
from app.input.fields import MAX_TEXT, RecordId, clean_name, refuse
from app.input.patterns import SEEN_NOT_BLANK, text
from app.records.errors import BrokenRecord, RecordNotFound
from app.records.passwords import plain, reveal

router = APIRouter(route_class=StrictRoute, tags=["Passwords"])


def _required(text: str) -> str:
    reason = clean_name(text) if len(text) <= MAX_TEXT else None
    if reason is None:
        refuse("reason", limit=MAX_TEXT)
    return reason


class RevealRequest(BaseModel):
    """Why the password is read; kept in the audit trail."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    reason: Annotated[
        str,
        AfterValidator(_required),
        WithJsonSchema(text(SEEN_NOT_BLANK, MAX_TEXT, minLength=1)),
        Field(description="Why the password is needed."),
    ]


class ClientPasswordRequest(BaseModel):
    """The client whose page makes the request."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    client_id: RecordId


class ClientPasswordAnswer(BaseModel):
    """A password in clear; null when none is stored.

    The ids repeat those of the request: discard the response if they differ.
    """

    service_id: int
    client_id: int
    password: str | None


class PasswordAnswer(BaseModel):
    """A password in clear; null when none is stored."""

    password: str | None

    @classmethod
    def of(cls, password: SecretStr | None) -> Self:
        """Return the answer for a password."""
        return cls(password=plain(password))


@router.post(
    "/v1/access-records/{service_id}/reveal-password",
    responses=may_answer(RecordNotFound, BrokenRecord),
)
def reveal_password(
    writing: Writing,
    _caller: Revealer,
    service_id: ServiceId,
    request: Annotated[RevealRequest, Body()],
) -> PasswordAnswer:
    """Read the stored password in clear text. Caller and reason are audited first."""
    password = writing.run(lambda store: reveal(store, service_id, request.reason))
    return PasswordAnswer.of(password)


@router.post(
    "/v1/access-records/{service_id}/client-password", responses=may_answer(RecordNotFound)
)
def read_client_password(
    writing: Writing,
    _caller: MailCaller,
    service_id: ServiceId,
    request: Annotated[ClientPasswordRequest, Body()],
) -> ClientPasswordAnswer:
    """Read the password for the owner's own page in WHMCS, while the settings allow that page.

    The answer is 404 while they do not, and for every pair of service and client that is not an
    enabled record of that owner.
    """
    password = writing.run(lambda store: reveal_to_client(store, service_id, request.client_id))
    return ClientPasswordAnswer(
        service_id=service_id, client_id=request.client_id, password=plain(password)
    )
