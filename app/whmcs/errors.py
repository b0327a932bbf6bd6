"""Why WHMCS did not name a client.

WhmcsError
├── WhmcsUnavailable   it did not answer in time, or not as its API documents
└── ServiceUnknown     it has no such service
"""


class WhmcsError(Exception):
    """Root of this tree."""


class WhmcsUnavailable(WhmcsError):
    """No usable answer within two seconds."""


class ServiceUnknown(WhmcsError):
    """WHMCS has no service with this id."""
