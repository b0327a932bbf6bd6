"""The keys that seal and open, by id: the primary key seals, older ones still open."""

import logging
import os
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hmac import compare_digest
from typing import Protocol

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.crypto.errors import KeyringError, UnknownSealingKey
from app.crypto.seal import Field, open_sealed, seal, split

log = logging.getLogger(__name__)

ROOT_BYTES = 32
CHECK_BYTES = 16
LOG_PAUSE_SECONDS = 60.0


class KeyState(StrEnum):
    """The states of a key, in order. Only primary seals; primary and decrypt-only open."""

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
        """Return whether the check value was computed from the root."""
        return compare_digest(check_value(self.root), self.check_value)


def check_value(root: bytes) -> str:
    """Return 32 hexadecimal digits that identify a root and reveal nothing about it."""
    return _derive(root, b"nfm-keyring/1 check", CHECK_BYTES).hex()


def _derive(root: bytes, purpose: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=purpose).derive(root)


class KeySet:
    """The immutable content of a keyring file at one moment.

    Seals with the primary key and opens with the key that a token names. There is no trial
    decryption: a token that names no usable key does not open. Raises `KeyringError` unless
    exactly one key is primary.
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

    def opens(self, key_id: str) -> bool:
        """Return whether tokens of this key can be opened here."""
        return key_id in self._ciphers

    def prove(self) -> None:
        """Seal and open a value with the primary key. Raises `CryptoError` if that fails."""
        fields = ("proof", self.primary_id)
        if self.open(self.seal(b"proof", fields), fields) != b"proof":
            raise KeyringError("The primary key does not open what it sealed.")


class SealOpener(Protocol):
    """Opens tokens: the keys of one moment, or the keyring that follows its file."""

    @property
    def keys(self) -> tuple[SealingKey, ...]:
        """Every key of the keyring, including those that open nothing."""

    def open(self, token: str, fields: Sequence[Field]) -> bytes:
        """Return the plaintext of a token. Raises as `KeySet.open`."""


class KeySource(Protocol):
    """The source of a key set: the keyring file."""

    def version(self) -> object:
        """Return a value that changes whenever the content may change. Raises `KeyringError`."""

    def read(self) -> tuple[KeySet, object]:
        """Return the key set and its version. Raises `KeyringError`."""


class Keyring:
    """The keys of this process. Follows its file: a valid new one replaces `current`.

    It opens, and seals nothing itself: `app.storage.known_keys.hold_primary` returns the key
    set to seal with, once the database allows it. Safe to share between threads.
    """

    def __init__(
        self, current: KeySet, source: KeySource | None = None, version: object = None
    ) -> None:
        self.current = current
        self.problem: str | None = None
        """Why the newest file was not loaded; `None` if there is no problem."""
        self._source = source
        self._version = version
        self._lock = threading.Lock()
        self._logged: dict[str, float] = {}

    @property
    def keys(self) -> tuple[SealingKey, ...]:
        """The keys in use."""
        return self.current.keys

    @property
    def primary_id(self) -> str:
        """The id of the key that seals, if the database allows it."""
        return self.current.primary_id

    def open(self, token: str, fields: Sequence[Field]) -> bytes:
        """Return the plaintext of a token. Raises as `KeySet.open`.

        An unknown key is looked up in the file if that has changed, so that values that were
        resealed a moment ago open before the next refresh.
        """
        try:
            return self.current.open(token, fields)
        except UnknownSealingKey:
            if not self.reload():
                raise
            return self.current.open(token, fields)

    def reload(self, *, force: bool = False) -> bool:
        """Read the file again if it has changed, or in any case; return whether it was loaded.

        A file that is not a valid keyring, or that lacks a key in use, is reported in the log and
        as `problem`, and changes nothing else. Never raises.
        """
        if self._source is None:
            return False
        with self._lock:
            try:
                seen = self._source.version()
                if not force and seen == self._version:
                    return False
                # A refused file is not read again until it changes either: renders call this.
                self._version = seen
                new, version = self._source.read()
                _check_successor(self.current, new)
            except KeyringError as error:
                self.problem = str(error)
                self.complain("keyring_not_reloaded", str(error))
                return False
            self.current, self._version, self.problem = new, version, None
        log.info("keyring_reloaded", extra={"primary": new.primary_id})
        return True

    def complain(self, event: str, reason: str) -> None:
        """Log an error, the same event at most once a minute."""
        moment = time.monotonic()
        if moment - self._logged.get(event, float("-inf")) >= LOG_PAUSE_SECONDS:
            self._logged[event] = moment
            log.error(event, extra={"reason": reason})


def _check_successor(old: KeySet, new: KeySet) -> None:
    """Raise `KeyringError` for keys that do not include those in use, with the same bytes."""
    given = {key.key_id: key.check_value for key in new.keys}
    for key in old.keys:
        if given.get(key.key_id) != key.check_value:
            raise KeyringError(
                f"The new keyring file lacks key {key.key_id} of the one in use, or has another "
                "key under its id. The old one stays in use."
            )
