"""The keys that seal and open, by id: the newest seals, older ones still open."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hmac import compare_digest

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.crypto.errors import KeyringError, UnknownSealingKey
from app.crypto.seal import Field, open_sealed, seal, split

ROOT_BYTES = 32
CHECK_BYTES = 16


class KeyState(StrEnum):
    """The life of a key, in order. Only the primary seals; primary and decrypt-only open."""

    PENDING = "pending"
    PRIMARY = "primary"
    DECRYPT_ONLY = "decrypt-only"
    DISABLED = "disabled"
    DESTROYED = "destroyed"


OPENING_STATES = frozenset({KeyState.PENDING, KeyState.PRIMARY, KeyState.DECRYPT_ONLY})


@dataclass(frozen=True, slots=True)
class SealingKey:
    """One key of the keyring. `root` is 32 secret bytes, empty once the key is destroyed."""

    key_id: str
    state: KeyState
    created: str
    root: bytes = field(repr=False)
    check_value: str

    @classmethod
    def generate(cls, *, created: str, state: KeyState) -> "SealingKey":
        """Make a key from the system's random source. `created` is an RFC 3339 time."""
        root = os.urandom(ROOT_BYTES)
        return cls(os.urandom(4).hex(), state, created, root, check_value(root))

    def matches_check_value(self) -> bool:
        """Tell whether the root is the one that the check value was made from."""
        return compare_digest(check_value(self.root), self.check_value)


def check_value(root: bytes) -> str:
    """Return 32 hexadecimal digits that tell roots apart and reveal nothing of them."""
    return _derive(root, b"nfm-keyring/1 check", CHECK_BYTES).hex()


def _derive(root: bytes, purpose: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=purpose).derive(root)


class Keyring:
    """Seals with the primary key and opens with the key that a token names.

    There is no trial decryption: a token that names no usable key does not open.
    Raises `KeyringError` unless exactly one key is primary.
    """

    def __init__(self, keys: Sequence[SealingKey]) -> None:
        primaries = [key for key in keys if key.state is KeyState.PRIMARY]
        if len(primaries) != 1:
            raise KeyringError(f"The keyring has {len(primaries)} primary keys; it must have one.")
        self.keys = tuple(keys)
        self.primary_id = primaries[0].key_id
        self._ciphers: Mapping[str, AESGCM] = {
            key.key_id: AESGCM(_derive(key.root, b"nfm1 seal", 32))
            for key in keys
            if key.state in OPENING_STATES
        }

    def seal(self, plaintext: bytes, fields: Sequence[Field]) -> str:
        """Return a token over the plaintext, bound to the fields."""
        return seal(self._ciphers[self.primary_id], self.primary_id, plaintext, fields)

    def open(self, token: str, fields: Sequence[Field]) -> bytes:
        """Return the plaintext of a token.

        Raises `UnknownSealingKey` when its key is not usable here, and `BrokenSeal` when the
        token was not made by that key over exactly these fields.
        """
        key_id, sealed = split(token)
        cipher = self._ciphers.get(key_id)
        if cipher is None:
            raise UnknownSealingKey
        return open_sealed(cipher, key_id, sealed, fields)

    def prove(self) -> None:
        """Seal and open something with the primary key. Raises `CryptoError` if that fails."""
        fields = ("proof", self.primary_id)
        if self.open(self.seal(b"proof", fields), fields) != b"proof":
            raise KeyringError("The primary key does not open what it sealed.")
