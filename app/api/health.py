"""Whether the process lives and can serve."""

from collections.abc import Callable
from typing import Literal

from anyio import to_thread
from fastapi import APIRouter
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
