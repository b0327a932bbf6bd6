"""The logins of a client: listing them, and changing one in all records at once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, SecretStr, WithJsonSchema, field_validator

from app.input.fields import MAX_PASSWORD, Name, NetflowUrl, Password, refuse
from app.input.patterns import NO_NUL, text
from app.records.change import Change
from app.records.errors import LoginNotFound, refusal_of_broken
from app.records.reader import RecordReader
from app.records.record import StoredRecord
from app.records.store import RecordStore


class LoginRotation(BaseModel):
    """The login to change, its new password, and optionally a new username."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, hide_input_in_errors=True)

    netflow_url: Annotated[NetflowUrl, Field(description="Null: the default of the settings.")]
    username: Name
    new_password: Annotated[
        Password,
        Field(description="At most 1,024 characters, not blank."),
        WithJsonSchema(text(NO_NUL, MAX_PASSWORD, minLength=1, format="password", writeOnly=True)),
    ]
    new_username: Annotated[Name, Field(description="Left out or null: it stays.")] = None

    @field_validator("new_password")
    @classmethod
    def _is_given(cls, password: SecretStr | None) -> SecretStr:
        if not password:
            refuse("blank")
        return password


class LoginService(NamedTuple):
    """Whether the record of one service has a password, and since when, in microseconds."""

    service_id: int
    has_password: bool
    password_changed_at: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """One URL and username that records of a client share. `netflow_url` is never None."""

    netflow_url: str
    username: str | None
    has_password: bool
    passwords_agree: bool
    services: list[LoginService]

    @property
    def service_ids(self) -> list[int]:
        """The services whose record has this login."""
        return [service.service_id for service in self.services]


def logins_of(
    reader: RecordReader, client_id: int, default_url: str, check: Callable[[], None]
) -> list[Login]:
    """Return the distinct logins of a client.

    `check` is called for each record; whatever it raises ends the listing. Broken records are left
    out, because their logins must not be re-used.
    """
    by_login: dict[tuple[str, str | None], _Tally] = {}
    for stored in reader.of_client(client_id):
        check()
        if stored.integrity == "ok":
            tally = by_login.setdefault(_login_of(stored, default_url), _Tally(stored.password))
            tally.add(stored)
    return [
        Login(
            netflow_url=url,
            username=username,
            has_password=tally.has_password,
            passwords_agree=tally.passwords_agree,
            services=tally.services,
        )
        for (url, username), tally in by_login.items()
    ]


@dataclass(slots=True)
class _Tally:
    """A summary of the records of one login. The records, which can be many, are not kept."""

    first_password: SecretStr | None
    has_password: bool = False
    passwords_agree: bool = True
    services: list[LoginService] = field(default_factory=list)

    def add(self, stored: StoredRecord) -> None:
        record, has_password = stored.record, stored.password is not None
        self.has_password |= has_password
        self.passwords_agree &= stored.password == self.first_password
        self.services.append(
            LoginService(record.service_id, has_password, record.password_changed_at)
        )


def rotate(
    store: RecordStore, client_id: int, rotation: LoginRotation, default_url: str
) -> list[int]:
    """Set the new password in every record of the client with this login; return their services.

    Raises `LoginNotFound` when none matches, and `BrokenRecord` when one of them is broken:
    a login that is rotated in only some records would lock the client out of the others.

    `default_url` applies to records without a URL; read it in the same transaction.
    """
    wanted = (rotation.netflow_url or default_url, rotation.username)
    matching = [
        stored for stored in store.of_client(client_id) if _login_of(stored, default_url) == wanted
    ]
    if not matching:
        raise LoginNotFound
    broken = [stored for stored in matching if stored.integrity == "broken"]
    if broken:
        raise refusal_of_broken(is_locked=any(stored.is_locked for stored in broken))
    store.apply([_rotated(stored, rotation) for stored in matching])
    return [stored.record.service_id for stored in matching]


def _rotated(stored: StoredRecord, rotation: LoginRotation) -> Change:
    username = rotation.new_username or stored.record.username
    return Change(
        before=stored,
        record=stored.record._replace(username=username),
        password=rotation.new_password,
        action="login.rotated",
    )


def _login_of(stored: StoredRecord, default_url: str) -> tuple[str, str | None]:
    return stored.record.netflow_url or default_url, stored.record.username
