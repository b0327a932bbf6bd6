"""create_app: the only place where engine, keyring, routers, handlers and middleware meet."""

import asyncio
import logging
import os
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.telemetry import TelemetryConfig
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from app import boot
from app.api import (
    audit,
    bulk,
    display,
    docs,
    explanation,
    health,
    keys,
    lifecycle,
    problem_pages,
    problems,
    records,
    render,
    reveal,
    search,
)
from app.api.expensive import BULK, SEARCHES, Lane, Shared
from app.api.middleware import BodyLimit, HeadAsGet, RequestContext
from app.api.openapi import DocumentedApp
from app.api.problem_kinds import KINDS
from app.api.render_lane import RenderLane
from app.api.services import Services
from app.auth import store
from app.auth.api_key import ApiKey
from app.auth.failures import FailureLimit
from app.auth.snapshot import REFRESH_SECONDS, KeySnapshot
from app.display import store as settings_store
from app.display.settings import DisplaySettings
from app.display.snapshot import SettingsSnapshot
from app.metrics import Metrics
from app.records.broken_seals import BrokenSeals
from app.records.read import AccessReader
from app.settings import Settings
from app.storage.errors import StorageError
from app.whmcs.client import WhmcsClient

log = logging.getLogger(__name__)

STORE_NOTES_SECONDS = 60.0
SNAPSHOT_CONNECTIONS = 2
# A thread that computes keeps the event loop waiting for this long at every turn; Python's own
# five milliseconds are longer than a whole render.
SWITCH_SECONDS = 0.0005
NO_TELEMETRY: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}


ROUTERS = (
    search,
    records,
    reveal,
    render,
    explanation,
    lifecycle,
    bulk,
    display,
    keys,
    audit,
    health,
    problem_pages,
)


def from_environment() -> FastAPI:
    """Return the app of the process's own environment; what uvicorn's workers call."""
    sys.setswitchinterval(SWITCH_SECONDS)
    return create_app(Settings.from_mapping(os.environ))


def create_app(settings: Settings) -> FastAPI:
    """Return a ready app.

    Raises `SettingsError`, `KeyringError`, `SchemaMismatch` and `DatabaseUnavailable`: an app
    that cannot serve is not made. Call `boot.prepare` first for the embedded default.
    """
    services = _make_services(settings)
    app = DocumentedApp(
        lifespan=_lifespan,
        redirect_slashes=False,
        docs_url=None,
        redoc_url=None,
        telemetry=NO_TELEMETRY,
    )
    app.state.services = services
    for noun in ROUTERS:
        app.include_router(noun.router)
    docs.add_to(app)
    _handle_errors(app)
    # The last one added is the outermost.
    app.add_middleware(BodyLimit)
    app.add_middleware(RenderLane, services=services)
    app.add_middleware(RequestContext, metrics=services.metrics)
    app.add_middleware(HeadAsGet)
    return app


def _handle_errors(app: FastAPI) -> None:
    for error in KINDS:
        app.add_exception_handler(error, problems.answer)
    app.add_exception_handler(RequestValidationError, problems.answer_invalid)
    app.add_exception_handler(HTTPException, problems.answer_http)
    app.add_exception_handler(ClientDisconnect, problems.answer_nobody)


def _make_services(settings: Settings) -> Services:
    database = boot.open_database(settings)
    keyring = boot.open_keyring(settings, database)
    metrics = Metrics()
    given = settings.whmcs

    snapshots = database.beside(SNAPSHOT_CONNECTIONS)
    shared = Shared()

    def load_keys() -> list[ApiKey]:
        with snapshots.read() as connection:
            return store.load_all(connection, keyring)

    def load_settings() -> dict[int, DisplaySettings | None]:
        with snapshots.read() as connection:
            return settings_store.load_all(connection, keyring)

    return Services(
        database=database,
        snapshots=snapshots,
        searches=Lane(database, SEARCHES, shared),
        bulk=Lane(database, BULK, shared),
        stopping=shared.stopping,
        keyring=keyring,
        keys=KeySnapshot(load_keys),
        settings=SettingsSnapshot(load_settings),
        failures=FailureLimit(settings.auth_failures_per_minute),
        metrics=metrics,
        reader=AccessReader(database.lookup(), keyring, metrics, BrokenSeals()),
        whmcs=None if given is None else WhmcsClient(given.url, given.identifier, given.secret),
    )


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    services: Services = app.state.services
    await services.reader.lookup.open()
    await services.refresh()
    refreshing = asyncio.create_task(_refresh(services))
    try:
        yield
    finally:
        refreshing.cancel()
        with suppress(asyncio.CancelledError):
            await refreshing
        with suppress(StorageError):
            await services.store_notes()
        await services.reader.lookup.close()
        services.close()


async def _refresh(services: Services) -> None:
    """Keep the snapshots fresh; when the database is gone they grow stale by themselves.

    Once a minute what requests have noted is stored too: never by the requests themselves.
    """
    stored_at = time.monotonic()
    while True:
        await asyncio.sleep(REFRESH_SECONDS)
        try:
            await services.refresh()
            if time.monotonic() - stored_at >= STORE_NOTES_SECONDS:
                stored_at = time.monotonic()
                await services.store_notes()
        except Exception:
            # Whatever it was: without this task no settings would be read again.
            log.exception("snapshots_not_refreshed")
