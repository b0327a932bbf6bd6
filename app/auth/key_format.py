"""The format of an API key: `nfm_<id>_<secret><checksum>`.

    id         12 of 0-9 a-z, public, names the row
    secret     43 of 0-9 A-Z a-z, 256 random bits
    checksum   6 of the same alphabet, the CRC-32 of everything before it

The checksum detects noise and typing errors without the database, and lets secret scanners verify
a match.
"""

import hashlib
import re
import secrets
import string
import zlib

ID_ALPHABET = string.digits + string.ascii_lowercase
SECRET_ALPHABET = string.digits + string.ascii_uppercase + string.ascii_lowercase
ID_LENGTH = 12
SECRET_LENGTH = 43
CHECKSUM_LENGTH = 6

_PATTERN = re.compile(r"nfm_([0-9a-z]{12})_[0-9A-Za-z]{49}", re.ASCII)


def new_key() -> tuple[str, str]:
    """Return the id of a new key and the complete key."""
    key_id = "".join(secrets.choice(ID_ALPHABET) for _ in range(ID_LENGTH))
    secret = "".join(secrets.choice(SECRET_ALPHABET) for _ in range(SECRET_LENGTH))
    body = f"nfm_{key_id}_{secret}"
    return key_id, body + _checksum(body)


def key_id_of(text: str) -> str | None:
    """Return the id of a well-formed key, or `None` for any other string."""
    match = _PATTERN.fullmatch(text)
    if match is None or _checksum(text[:-CHECKSUM_LENGTH]) != text[-CHECKSUM_LENGTH:]:
        return None
    return match[1]


def digest(text: str) -> str:
    """Return the digest of a key that is stored: 64 hexadecimal digits of SHA-256.

    A fast hash is sufficient for a secret of 256 random bits, and a slow one would let every
    request with an invalid key cost a quarter of a second.
    """
    return hashlib.sha256(text.encode()).hexdigest()


def _checksum(body: str) -> str:
    rest, digits = zlib.crc32(body.encode()), ""
    for _ in range(CHECKSUM_LENGTH):
        rest, digit = divmod(rest, len(SECRET_ALPHABET))
        digits = SECRET_ALPHABET[digit] + digits
    return digits
