"""Errors of keys and seals.

CryptoError
├── BrokenSeal            the token does not open for these fields
│   └── UnknownSealingKey    its key is not in the keyring, or is disabled
└── KeyringError          the keyring cannot be used; the process must not start
    └── KeyringOutdated      this host's keyring is outdated; it must not seal
"""


class CryptoError(Exception):
    """Root of this tree."""


class BrokenSeal(CryptoError):
    """The token does not open for these fields. Deliberately without details."""


class UnknownSealingKey(BrokenSeal):
    """The key that made the token is missing, disabled or destroyed."""


class KeyringError(CryptoError):
    """The keyring cannot be used. The message names files and key ids, never key bytes."""


class KeyringOutdated(KeyringError):
    """The database forbids the primary key to seal: the keyring file is outdated."""
