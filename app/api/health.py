"""Whether the process lives and can serve, and its figures."""

import asyncio
from collections.abc import Callable
from typing import Any, Literal

from anyio import to_thread
from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import BaseModel

from app import __version__
from app.api.dependencies import AppServices
from app.api.problems.documented import may_answer
from app.api.problems.errors import NotReady
from app.api.services import Services
from app.crypto.errors import CryptoError
from app.storage.errors import NoQuorum, StorageError
from app.storage.reasons import NOT_PRIMARY
from app.storage.revision import check_revision

FIGURES: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {
            "text/plain": {
                "schema": {"type": "string"},
                "example": "# TYPE nfm_refused_keys_total counter\nnfm_refused_keys_total 0.0\n",
            }
        }
    }
}

NOBODY = 0
"""An id that no installation and no service has."""

router = APIRouter(tags=["Operation"])


class AliveAnswer(BaseModel):
    """The process answers."""

    status: Literal["ok"] = "ok"


class ReadyAnswer(BaseModel):
    """Each part that a request needs, and that it is usable."""

    status: Literal["ready"] = "ready"
    version: str = __version__
    checks: dict[str, Literal["ok"]]


@router.get("/livez")
async def get_livez() -> AliveAnswer:
    """Check that the process answers. The database is not used."""
    return AliveAnswer()


@router.get("/readyz", responses=may_answer(NotReady))
async def get_readyz(services: AppServices) -> ReadyAnswer:
    """Check that every part of a request is usable: database, migrations, keyring."""
    await check_readiness(services)
    return ReadyAnswer(checks=dict.fromkeys(_checks(services), "ok"))


async def check_readiness(services: Services) -> None:
    """Check that every part of a request is usable. Raises `NotReady` and `StorageError`.

    The database is asked on the connections of the render path too, which can fail on their own.
    """
    await to_thread.run_sync(_run_checks, services, limiter=services.readiness)
    try:
        await services.reader.lookup.find(NOBODY, NOBODY)
    except StorageError as error:
        raise NotReady("database") from error


def _run_checks(services: Services) -> None:
    for name, check in _checks(services).items():
        try:
            check()
        except (StorageError, CryptoError) as error:
            detail = NOT_PRIMARY if isinstance(error, NoQuorum) else ""
            raise NotReady(name, detail) from error
    problem = services.background.find_keyring_problem()
    if problem is not None:
        raise NotReady("keyring", problem)


def _checks(services: Services) -> dict[str, Callable[[], object]]:
    return {
        "database": services.database.ping,
        "migrations": lambda: check_revision(services.database),
        "keyring": services.keyring.current.prove,
    }


@router.get("/metrics", response_class=Response, responses=FIGURES)
async def get_metrics(services: AppServices) -> Response:
    """Return the metrics for Prometheus."""
    services.reader.run_deferred()  # belongs to the event loop
    # Not among the threads of the routes, which a database that does not answer can take up.
    figures = await asyncio.to_thread(services.metrics.render)
    return Response(figures, media_type=CONTENT_TYPE_LATEST)
