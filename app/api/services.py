"""What the routes work with. Made once, in `app.main`."""

from dataclasses import dataclass

from fastapi import Request

from app.auth.failures import FailureLimit
from app.auth.snapshot import KeySnapshot
from app.crypto.keyring import Keyring
from app.metrics import Metrics
from app.records.read import AccessReader
from app.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The parts of one app."""

    database: Database
    keyring: Keyring
    keys: KeySnapshot
    failures: FailureLimit
    metrics: Metrics
    reader: AccessReader


def services_of(request: Request) -> Services:
    """Return the parts of the app that got this request."""
    services: Services = request.app.state.services
    return services
