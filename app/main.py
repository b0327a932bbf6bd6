"""create_app: the only place that assembles engine, keyring, routers, handlers, middleware."""

import asyncio
import gc
import logging
import os
import signal
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from anyio import CapacityLimiter
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.telemetry import TelemetryConfig
from starlette.exceptions import HTTPException

from app.api import (
    audit,
    bulk,
    diagnosis,
    explanation,
    health,
    index,
    keys,
    lifecycle,
    logins,
    metrics,
    overview,
    passwords,
    provisioning,
    records,
    render,
    search,
    usage,
    usage_links,
    usage_report,
    usage_source,
    usage_totals,
)
from app.api import settings as settings_routes
from app.api.documentation import page as documentation_page
from app.api.documentation.openapi import DocumentedApp
from app.api.expensive import BULK, OVERVIEWS, READS, SEARCHES, USAGE, Lane, Places, Shared
from app.api.middleware import BodyLimit, RequestContext
from app.api.problems import answers
from app.api.problems import pages as problem_pages
from app.api.problems.kinds import KINDS
from app.api.render_lane import RenderLane
from app.api.rewrites import HeadAsGet, PathPrefix
from app.api.services import Services
from app.auth.failures import FailureLimit
from app.config import Settings
from app.crypto.errors import KeyringError
from app.crypto.keyring import Keyring
from app.metrics import Metrics
from app.records.access import AccessReader
from app.records.broken_seals import BrokenSeals
from app.storage.database import Database
from app.storage.errors import SpoolUnavailable, StorageError
from app.storage.spool import Spool
from app.upkeep import figures, opening
from app.upkeep.background import Background
from app.upkeep.gathering import Gathering
from app.upkeep.seal_patrol import SealPatrol
from app.upkeep.snapshots import in_memory
from app.usage.groups import GroupCache
from app.whmcs.client import WhmcsClient

log = logging.getLogger(__name__)

SNAPSHOT_CONNECTIONS = 2
READINESS_THREADS = 2
# A computing thread makes the event loop wait this long each time; Python's default of five
# milliseconds is longer than a complete render.
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
    logins,
    records,
    passwords,
    render,
    usage,
    usage_totals,
    usage_report,
    usage_links,
    explanation,
    lifecycle,
    provisioning,
    bulk,
    settings_routes,
    usage_source,
    keys,
    audit,
    overview,
    diagnosis,
    health,
    metrics,
    problem_pages,
)


def from_environment() -> FastAPI:
    """Return the app configured by the environment. uvicorn's workers call this."""
    sys.setswitchinterval(SWITCH_SECONDS)
    app = create_app(Settings.from_mapping(os.environ))
    # The app is never collected. A full collection, which an export or import causes several times
    # a second, would traverse all of it and block the event loop for 70 ms.
    gc.freeze()
    return app


def create_app(settings: Settings) -> FastAPI:
    """Return a ready app.

    Raises `SettingsError`, `KeyringError`, `SchemaMismatch` and `DatabaseUnavailable` if the app
    could not serve. Call `opening.prepare` first for the embedded default.
    """
    services = _make_services(settings)
    app = DocumentedApp(
        path_prefix=settings.path_prefix,
        lifespan=_lifespan,
        redirect_slashes=False,
        docs_url=None,
        redoc_url=None,
        telemetry=NO_TELEMETRY,
    )
    app.state.services = services
    app.state.figures = metrics.Figures(services)
    for noun in ROUTERS:
        app.include_router(noun.router)
    documentation_page.add_to(app, settings.path_prefix)
    index.add_to(app, settings.path_prefix)
    _handle_errors(app)
    # The middleware that is added last is the outermost.
    app.add_middleware(BodyLimit)
    app.add_middleware(RenderLane, services=services)
    app.add_middleware(RequestContext, metrics=services.metrics, proxies=settings.trusted_proxies)
    app.add_middleware(HeadAsGet)
    if settings.path_prefix:
        app.add_middleware(PathPrefix, prefix=settings.path_prefix)
    return app


def _handle_errors(app: FastAPI) -> None:
    for error in KINDS:
        app.add_exception_handler(error, answers.answer)
    app.add_exception_handler(RequestValidationError, answers.answer_invalid)
    app.add_exception_handler(HTTPException, answers.answer_http)


def _make_services(settings: Settings) -> Services:
    database = opening.open_database(settings)
    keyring = _open_keyring(settings, database)
    counts, patrol = Metrics(), SealPatrol()
    given = settings.whmcs
    snapshots = database.beside(SNAPSHOT_CONNECTIONS)
    memory = in_memory(snapshots, keyring)
    reader = AccessReader(database.lookup(), keyring, counts, BrokenSeals())
    shared = Shared(stopping=database.stopping)
    return Services(
        database=database,
        snapshots=snapshots,
        searches=Lane(database, SEARCHES, shared),
        reads=Lane(database, READS, shared),
        overviews=Lane(database, OVERVIEWS, shared),
        usage=Lane(database, USAGE, shared),
        bulk=Lane(database, BULK, shared),
        exports=Places(),
        stopping=shared.stopping,
        keyring=keyring,
        **memory._asdict(),
        failures=FailureLimit(settings.auth_failures_per_minute),
        metrics=counts,
        reader=reader,
        spool=Spool(settings.spool_folder),
        whmcs=None if given is None else WhmcsClient(given.url, given.identifier, given.secret),
        background=Background(
            database=database, snapshots=snapshots, keyring=keyring, keys=memory.keys, reader=reader
        ),
        patrol=patrol,
        gathering=Gathering(database, figures.parts(keyring, patrol), shared.turns),
        groups=GroupCache(database, keyring, settings.nfa_ca_file),
        readiness=CapacityLimiter(READINESS_THREADS),
        path_prefix=settings.path_prefix,
        trusted_proxies=settings.trusted_proxies,
    )


def _open_keyring(settings: Settings, database: Database) -> Keyring:
    try:
        return opening.open_keyring(settings, database)
    except KeyringError as error:
        # A needed key may be disabled: records that open are shown, and /readyz says how to fix it.
        keyring = opening.look_at_keyring(settings, database)
        keyring.complain("keyring_not_usable", str(error))
        return keyring


async def _start(services: Services) -> None:
    """Prepare what the first request needs. Raises `StorageError`."""
    try:
        services.spool.clean()
    except SpoolUnavailable as error:
        log.error("spool_unavailable", extra={"reason": str(error)})  # noqa: TRY400 - it says why
    await services.reader.lookup.open()
    await services.background.refresh()


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    services: Services = app.state.services
    try:
        await _start(services)
    except Exception as error:
        app.state.start_error = error  # for the server: uvicorn passes on only the message
        services.close()
        raise
    hung_up = asyncio.Event()
    tasks = asyncio.gather(services.background.run(hung_up), app.state.figures.keep_sampling())
    # Elsewhere, as in tests, the app runs in another thread and handles no signals.
    if threading.current_thread() is threading.main_thread():
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, hung_up.set)
    try:
        yield
    finally:
        services.stopping.set()
        tasks.cancel()
        with suppress(asyncio.CancelledError):
            await tasks
        with suppress(StorageError):
            await services.background.store_notes()
        await services.reader.lookup.close()
        services.close()
