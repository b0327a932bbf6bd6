"""Why a request is not authorized.

AuthError
├── NotAuthenticated    no key or an invalid one; never says which
├── TooManyFailures     this address has sent too many invalid keys
├── ScopeMissing        a valid key without the scope
└── KeysUnavailable     the key snapshot is too old to be trusted
"""


class AuthError(Exception):
    """Root of this tree."""


class NotAuthenticated(AuthError):
    """No key or an invalid one: malformed, unknown, revoked and expired look the same."""


class TooManyFailures(AuthError):
    """More failures from one address than allowed. `retry_after_seconds` says how long to wait."""

    def __init__(self, retry_after_seconds: int) -> None:
        super().__init__()
        self.retry_after_seconds = retry_after_seconds


class ScopeMissing(AuthError):
    """The key is valid but lacks `scope`."""

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scope = scope


class KeysUnavailable(AuthError):
    """The keys have not been read for longer than a revocation may take to become effective."""
