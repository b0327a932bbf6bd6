"""Bodies about passwords in clear."""

from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, WithJsonSchema

from app.input.fields import MAX_TEXT, RecordId, clean_name, refuse
from app.input.patterns import SEEN_NOT_BLANK, text
from app.records.passwords import plain


def _required(text: str) -> str:
    reason = clean_name(text) if len(text) <= MAX_TEXT else None
    if reason is None:
        refuse("reason", "Must have 1 to 255 characters.")
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
