"""The end of a transaction: a COMMIT is not waited for without a limit (docs/adr/0028).

PostgreSQL answers to COMMIT once its synchronous standby has the change, MariaDB once a replica or
the cluster has it, however long that takes. The change may be stored at any later time.
"""

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from contextlib import ExitStack
from threading import Event, Thread

from sqlalchemy import Connection, RootTransaction
from sqlalchemy.exc import DBAPIError

from app.storage.errors import OutcomeUnknown

log = logging.getLogger(__name__)

DEADLINE_SECONDS = 5.0
STOPPING_SECONDS = 1.5
"""How long a COMMIT may go on when the process is told to stop, which has some seconds for that."""
LATE_SECONDS = 0.5
"""How long one may take that begins after that, as of the last notes of the background."""
LOOK_SECONDS = 0.25


def commit_in_time(connection: Connection, held: ExitStack, stopping: Event) -> None:
    """Commit, and return once the server has answered.

    Raises `OutcomeUnknown` if it does not answer within five seconds, soon after `stopping` is
    set, or before Ctrl+C; else what `Connection.commit` raises. In that case `held`, which has the
    connection and its place among the writers, is emptied: both are given back once the server
    answers. If the place were free before, such COMMITs would take all connections of the server.
    """
    # In a thread, as a driver's call cannot be cancelled. It does not keep the process from ending.
    done: Future[None] = Future()
    Thread(target=_run, args=(connection.commit, done), name="commit", daemon=True).start()
    if _is_answered(done, stopping):
        return done.result()
    log.warning("commit_not_answered")
    left = held.pop_all()
    # The pool must not lend it again: the server may still be busy with it.
    left.callback(connection.invalidate)
    left.callback(lambda: log.warning("commit_answered_late", extra={"failed": _failed(done)}))
    done.add_done_callback(lambda _: left.close())
    raise OutcomeUnknown(
        "The database has not answered to COMMIT. It may store the change later: look before you "
        "repeat it."
    )


def roll_back(connection: Connection, transaction: RootTransaction) -> None:
    """Roll back, and raise no error of the database: the caller raises why it does so.

    A node of Galera has ended the transaction already, for a write of another node, and refuses
    ROLLBACK; a server may be gone.
    """
    try:
        transaction.rollback()
    except DBAPIError:
        connection.invalidate()


def _run(commit: Callable[[], None], done: Future[None]) -> None:
    try:
        commit()
    except BaseException as error:  # noqa: BLE001 - for whoever waits
        done.set_exception(error)
    else:
        done.set_result(None)


def _is_answered(done: Future[None], stopping: Event) -> bool:
    is_stopping = stopping.is_set()
    ends_at = time.monotonic() + (LATE_SECONDS if is_stopping else DEADLINE_SECONDS)
    try:
        while not done.done() and (left := ends_at - time.monotonic()) > 0:
            if stopping.is_set() and not is_stopping:
                is_stopping = True
                ends_at = min(ends_at, time.monotonic() + STOPPING_SECONDS)
            wait([done], timeout=min(left, LOOK_SECONDS))
    except KeyboardInterrupt:
        return False
    return done.done()


def _failed(done: Future[None]) -> bool:
    return done.exception() is not None
