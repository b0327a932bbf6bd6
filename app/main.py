"""create_app: the only place where engine, keyring, routers, handlers and middleware meet."""

import asyncio
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.telemetry import TelemetryConfig
from starlette.exceptions import HTTPException

from app import __version__, boot
from app.api import docs, health, keys, problems, records, render
from app.api.middleware import BodyLimit, RequestContext
from app.api.render_lane import RenderLane
from app.api.services import Services
from app.auth import store
from app.auth.api_key import ApiKey
from app.auth.failures import FailureLimit
from app.auth.snapshot import REFRESH_SECONDS, KeySnapshot
from app.metrics import Metrics
from app.records.read import AccessReader
from app.settings import Settings
from app.storage.errors import StorageError
from app.storage.lookup import lookup_for

log = logging.getLogger(__name__)

NO_TELEMETRY: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}


def from_environment() -> FastAPI:
    """Return the app of the process's own environment; what uvicorn's workers call."""
    return create_app(Settings.from_mapping(os.environ))


def create_app(settings: Settings) -> FastAPI:
    """Return a ready app.

    Raises `SettingsError`, `KeyringError`, `SchemaMismatch` and `DatabaseUnavailable`: an app
    that cannot serve is not made. Call `boot.prepare` first for the embedded default.
    """
    services = _make_services(settings)
    app = FastAPI(
        title="NetFlow Manager",
        version=__version__,
        description="NetFlow Analyzer access details of WHMCS services.",
        lifespan=_lifespan,
        redirect_slashes=False,
        docs_url=None,
        redoc_url=None,
        telemetry=NO_TELEMETRY,
    )
    app.state.services = services
    for noun in (records, render, keys, health):
        app.include_router(noun.router)
    docs.add_to(app)
    for error in problems.KINDS:
        app.add_exception_handler(error, problems.answer)
    app.add_exception_handler(RequestValidationError, problems.answer_invalid)
    app.add_exception_handler(HTTPException, problems.answer_http)
    # The last one added is the outermost.
    app.add_middleware(BodyLimit)
    app.add_middleware(RenderLane, services=services)
    app.add_middleware(RequestContext, metrics=services.metrics)
    return app


def _make_services(settings: Settings) -> Services:
    database = boot.open_database(settings)
    keyring = boot.open_keyring(settings, database)
    metrics = Metrics()

    def load_keys() -> list[ApiKey]:
        with database.read() as connection:
            return store.load_all(connection, keyring)

    return Services(
        database=database,
        keyring=keyring,
        keys=KeySnapshot(load_keys),
        failures=FailureLimit(settings.auth_failures_per_minute),
        metrics=metrics,
        reader=AccessReader(lookup_for(database), keyring, metrics),
    )


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    services: Services = app.state.services
    await services.reader.lookup.open()
    await services.keys.refresh()
    refreshing = asyncio.create_task(_refresh_keys(services))
    try:
        yield
    finally:
        refreshing.cancel()
        with suppress(asyncio.CancelledError):
            await refreshing
        await services.reader.lookup.close()
        services.database.close()


async def _refresh_keys(services: Services) -> None:
    """Keep the key snapshot fresh; when the database is gone it grows stale by itself."""
    while True:
        await asyncio.sleep(REFRESH_SECONDS)
        try:
            await services.keys.refresh()
        except StorageError:
            log.exception("keys_not_refreshed")
