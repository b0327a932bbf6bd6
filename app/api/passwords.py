"""The two routes that return a password to a person, after the audit event is stored."""

from typing import Annotated

from fastapi import APIRouter, Body

from app.api.dependencies import MailCaller, Revealer, ServiceId, Writing
from app.api.problems.documented import may_answer
from app.api.routing import StrictRoute
from app.api.schemas.passwords import (
    ClientPasswordAnswer,
    ClientPasswordRequest,
    PasswordAnswer,
    RevealRequest,
)
from app.client_area.passwords import reveal_to_client
from app.records.errors import BrokenRecord, RecordNotFound
from app.records.passwords import plain, reveal

router = APIRouter(route_class=StrictRoute, tags=["Passwords"])


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
