"""The wire format of a seal: AES-256-GCM over a padded plaintext and the fields of a row.

    nfm1.<key id>.<base64url of nonce (12) | ciphertext | tag (16)>

The token is ASCII, because MySQL drivers have charset problems with binary columns.
`tests/crypto/vectors.json` pins the format.
"""

import os
from binascii import Error as Base64Error
from binascii import a2b_base64, b2a_base64
from collections.abc import Iterator, Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.crypto.errors import BrokenSeal

FORMAT = "nfm1"
NONCE_BYTES = 12
PADDING_BYTES = 64

_SHORT = tuple(length.to_bytes(4) for length in range(256))
"""Encoded lengths of nearly all fields: an import needs a dozen for each row."""
_URL_SAFE = bytes.maketrans(b"+/", b"-_")

Field = str | int | bool | None
"""The types that a seal can cover. Each has its own tag, so `None`, `""` and `0` differ."""


def associated_data(key_id: str, fields: Sequence[Field]) -> bytes:
    """Encode the fields so that different sequences never yield the same bytes.

    Every field is a type tag, its length in four bytes, and its value as UTF-8. Raises
    `BrokenSeal` for a value of another type: SQLite stores any value in any column.
    """
    parts: list[bytes] = []
    for field in (FORMAT, key_id, *fields):  # one loop: it runs for every row of an import
        if isinstance(field, str):
            content, tag = field.encode(), b"s"
        elif field is None:
            content, tag = b"", b"n"
        elif not isinstance(field, int):
            raise BrokenSeal
        else:
            content, tag = b"%d" % field, b"b" if isinstance(field, bool) else b"i"
        length = len(content)
        parts += (tag, _SHORT[length] if length < len(_SHORT) else length.to_bytes(4), content)
    return b"".join(parts)


def later_fields(names: Sequence[str], row: object) -> Iterator[Field]:
    """Yield name and value of the attributes of a row that are not None.

    `names` are the members that releases after the first began to seal, in the order in which
    they came. A row that an earlier release sealed has None in them, so its seal stays good; a
    value that somebody puts there, or takes away, breaks it (docs/adr/0016).
    """
    for name in names:
        value: Field = getattr(row, name)
        if value is not None:
            yield name
            # A driver returns 0 and 1 where the ORM returns a bool.
            yield int(value) if isinstance(value, bool) else value


def seal(cipher: AESGCM, key_id: str, plaintext: bytes, fields: Sequence[Field]) -> str:
    """Return a token that opens only with the same key and the same fields."""
    nonce = os.urandom(NONCE_BYTES)
    sealed = cipher.encrypt(nonce, _pad(plaintext), associated_data(key_id, fields))
    return f"{FORMAT}.{key_id}.{_to_base64(nonce + sealed)}"


def split(token: str) -> tuple[str, bytes]:
    """Return the key id of a token and its bytes.

    Raises `BrokenSeal` for anything that `seal` would not have written.
    """
    parts = str(token).split(".")  # an edited row can hold bytes
    if len(parts) != 3 or parts[0] != FORMAT:  # noqa: PLR2004 - format, key id, bytes
        raise BrokenSeal
    return parts[1], _from_base64(parts[2])


def open_sealed(cipher: AESGCM, key_id: str, sealed: bytes, fields: Sequence[Field]) -> bytes:
    """Return the plaintext. Raises `BrokenSeal` when key, bytes or fields differ."""
    nonce, ciphertext = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    try:
        padded = cipher.decrypt(nonce, ciphertext, associated_data(key_id, fields))
    except (InvalidTag, ValueError):
        raise BrokenSeal from None
    return _unpad(padded)


def _pad(plaintext: bytes) -> bytes:
    """Pad to a multiple of 64 bytes, so that a dump does not reveal a password's length."""
    marked = plaintext + b"\x80"
    return marked.ljust(-(-len(marked) // PADDING_BYTES) * PADDING_BYTES, b"\0")


def _unpad(padded: bytes) -> bytes:
    return padded.rstrip(b"\0")[:-1]


def _to_base64(data: bytes) -> str:
    return b2a_base64(data, newline=False).translate(_URL_SAFE, b"=").decode()


def _from_base64(text: str) -> bytes:
    try:
        # Not urlsafe_b64decode: since Python 3.15 it warns of a seal that has "+" or "/". Nor
        # str.translate, which takes nine times as long, on every render.
        standard = text.replace("-", "+").replace("_", "/")
        data = a2b_base64(standard + "=" * (-len(text) % 4))
    except (Base64Error, ValueError):
        raise BrokenSeal from None
    # The decoder tolerates foreign characters and stray bits; a seal has one spelling only.
    if _to_base64(data) != text:
        raise BrokenSeal
    return data
