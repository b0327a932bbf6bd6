"""The logins of a client: which there are, and changing one everywhere at once."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, SecretStr, WithJsonSchema, field_validator
from sqlalchemy import Connection, select

from app.crypto.keyring import Keyring
from app.fields import MAX_PASSWORD, Name, NetflowUrl, Password, refuse
from app.patterns import NO_NUL, text
from app.records.change import Change
from app.records.errors import LoginNotFound, refusal_of_broken
from app.records.read import open_row
from app.records.record import StoredRecord
from app.records.store import RecordStore
from app.storage.tables import access_records


class LoginRotation(BaseModel):
    """Which login gets which password, and perhaps another username."""

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
            refuse("blank", "Must not be blank.")
        return password


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """One URL and username that records of a client share. `netflow_url` is never None."""

    netflow_url: str
    username: str | None
    has_password: bool
    passwords_agree: bool
    service_ids: list[int]


def logins_of(
    connection: Connection, keyring: Keyring, owner: tuple[int, int], default_url: str
) -> list[Login]:
    """Return the distinct logins of a client, `owner` being installation and client id.

    Broken records are left out: what they say is not to be re-used.
    """
    by_login: dict[tuple[str, str | None], list[StoredRecord]] = {}
    for stored in _records_of(connection, keyring, owner):
        if stored.integrity == "ok":
            by_login.setdefault(_login_of(stored, default_url), []).append(stored)
    return [
        Login(
            netflow_url=url,
            username=username,
            has_password=any(stored.password is not None for stored in records),
            passwords_agree=all(stored.password == records[0].password for stored in records),
            service_ids=[stored.record.service_id for stored in records],
        )
        for (url, username), records in by_login.items()
    ]


def rotate(store: RecordStore, client_id: int, rotation: LoginRotation) -> list[int]:
    """Give every record of the client with this login the new password; return their services.

    Raises `LoginNotFound` when none matches, and `BrokenRecord` when one of them is broken:
    a login that is rotated in some places only locks the client out of the others. Raises
    `BrokenSettings`, because the default URL says which records have the login.
    """
    default_url = store.settings_for_decision().default_netflow_url
    wanted = (rotation.netflow_url or default_url, rotation.username)
    owner = (store.author.installation_id, client_id)
    matching = [
        stored
        for stored in _records_of(store.connection, store.keyring, owner)
        if _login_of(stored, default_url) == wanted
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


def _records_of(
    connection: Connection, keyring: Keyring, owner: tuple[int, int]
) -> list[StoredRecord]:
    installation_id, client_id = owner
    query = (
        select(access_records)
        .where(
            access_records.c.installation_id == installation_id,
            access_records.c.client_id == client_id,
        )
        .order_by(access_records.c.service_id)
    )
    return [open_row(keyring, row) for row in connection.execute(query).mappings()]
