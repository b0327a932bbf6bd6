"""The rows of API keys: each with its seal opened, and sealed again."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, select
from sqlalchemy.engine import RowMapping

from app.auth.api_key import ApiKey, scopes_to_text
from app.crypto.errors import BrokenSeal, UnknownSealingKey
from app.crypto.keyring import Keyring, KeySet
from app.crypto.seal import Field
from app.storage.row_opener import RowOpener, row_opener
from app.storage.tables import api_keys, installations
from app.storage.typed_rows import as_line, read_row

VOUCHER = b"settings"
"""The content of a key's seal if every installation had sealed settings when the key was made.

See `app.upkeep.first_settings` for its purpose. Older releases do not read it.
"""


def sealed_fields_of(row: RowMapping) -> tuple[Field, ...]:
    """Return the fields that the seal of a row covers. Raises `BrokenSeal`."""
    key, is_readable = _to_key({**row, "installation": ""})
    if not is_readable:
        raise BrokenSeal
    return key.sealed_fields()


class FoundKey(NamedTuple):
    """A key as it was read. `held` is the content of its seal, `None` if that does not open.

    `is_locked` means that it does not open because its sealing key is not usable here.
    """

    key: ApiKey
    seal: str
    held: bytes | None = None
    is_locked: bool = False


def read_keys(
    connection: Connection, keyring: Keyring, *conditions: ColumnElement[bool]
) -> Iterator[FoundKey]:
    """Yield the keys that match, oldest first."""
    query = (
        select(api_keys, installations.c.name.label("installation"))
        .join(installations, installations.c.id == api_keys.c.installation_id)
        .where(*conditions)
        .order_by(api_keys.c.created_at, api_keys.c.id)
    )
    opener = row_opener(connection, keyring)
    for row in connection.execute(query).mappings().all():
        key, is_readable = _to_key(row)
        yield _open(opener, row["seal"], key) if is_readable else FoundKey(key, row["seal"])


def _open(opener: RowOpener, seal: str, key: ApiKey) -> FoundKey:
    try:
        return FoundKey(key, seal, opener.open(seal, key.sealed_fields()))
    except BrokenSeal as error:
        return FoundKey(key, seal, is_locked=isinstance(error, UnknownSealingKey))


def _to_key(row: Mapping[Any, Any]) -> tuple[ApiKey, bool]:
    """Return the key of a row, and whether every value is one that this service writes."""
    columns, is_readable = read_row(api_keys, row)
    del columns["seal"]
    stored_scopes = columns.pop("scopes")
    scopes = frozenset(stored_scopes.split())
    is_ours = is_readable and scopes_to_text(scopes) == stored_scopes
    return ApiKey(installation=as_line(row["installation"]), scopes=scopes, **columns), is_ours


def to_row(key: ApiKey, keys: KeySet) -> dict[str, object]:
    """Return the row of a key, sealed."""
    return {
        "id": key.id,
        "installation_id": key.installation_id,
        "name": key.name,
        "scopes": scopes_to_text(key.scopes),
        "digest": key.digest,
        "seal": keys.seal(VOUCHER, key.sealed_fields()),
        "created_at": key.created_at,
        "expires_at": key.expires_at,
        "revoked_at": key.revoked_at,
    }
