"""Seals the password of a record, and opens it again.

This is the only place where a password is plain bytes.
"""

from collections.abc import Sequence

from pydantic import SecretStr

from app.crypto.keyring import Keyring, KeySet
from app.crypto.seal import Field
from app.records.record import AccessRecord
from app.storage.row_opener import RowOpener


def seal_record(keys: KeySet, record: AccessRecord, password: SecretStr | None) -> str:
    """Return the token for a row. A record without a password is sealed too."""
    plaintext = b"" if password is None else password.get_secret_value().encode()
    return keys.seal(plaintext, record.sealed_fields())


def open_password(
    opener: Keyring | RowOpener, token: str, fields: Sequence[Field]
) -> SecretStr | None:
    """Return the password under a seal, None when there is none. Raises `BrokenSeal`."""
    plaintext = opener.open(token, fields)
    return SecretStr(plaintext.decode()) if plaintext else None
