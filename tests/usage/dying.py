"""A process that is killed at a statement, or after a COMMIT, of its database."""

import os
import signal
import warnings
from collections.abc import Callable
from contextlib import suppress

from sqlalchemy import event

from app.storage.database import Database
from tests.support.dying import code_of
from tests.usage.measured_records import MeasuredRecords


def in_a_process(records: MeasuredRecords, work: Callable[[MeasuredRecords], object]) -> int:
    """Run work on connections of its own in another process; return the signal that ended it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        with suppress(BaseException):
            work(MeasuredRecords(records.settings, records.clock))
        os._exit(0)
    return -code_of(child)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_at(database: Database, step: int) -> None:
    """Die before a statement or after a COMMIT, whichever is the one of this number."""
    steps = iter(range(step))

    def die_or_go_on() -> None:
        if next(steps, None) is None:
            die()

    _at_each_step(database, die_or_go_on)


def steps_of(database: Database, work: Callable[[], object]) -> int:
    """Return how many of these steps some work has."""
    steps: list[None] = []
    _at_each_step(database, lambda: steps.append(None))
    work()
    return len(steps)


def _at_each_step(database: Database, call: Callable[[], None]) -> None:
    commit: Callable[..., None] = database._commit  # noqa: SLF001

    def commit_and_call(*arguments: object) -> None:
        commit(*arguments)
        call()

    vars(database)["_commit"] = commit_and_call
    event.listen(database.engine, "before_cursor_execute", lambda *_: call())
