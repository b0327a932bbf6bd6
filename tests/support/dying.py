"""A process that dies without a trace at one of its calls that touch files."""

import os
import signal
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from typing import Any

DIED = 9
PATIENCE_SECONDS = 30.0
CALLS = ("link", "rename", "replace", "unlink", "fsync", "open", "chown")


def dying_at(step: int, work: Callable[[], object]) -> bool:
    """Run work in a process that dies at this call, counted from 0.

    Returns whether the work had ended before.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child uses no thread
        child = os.fork()
    if child == 0:
        _die_at(iter(range(step)))
        try:
            work()
        except BaseException:  # noqa: BLE001 - the parent fails then
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    code = code_of(child)
    assert code in {0, DIED, -signal.SIGKILL}, code
    return code == 0


def code_of(child: int) -> int:
    """Wait for a forked process, and return its exit code, or the negative number of a signal.

    A lock that another thread of this process held at the fork is held for ever in the other one,
    SQLite's own for memory among them: what has not ended in time is killed.
    """
    ends_at = time.monotonic() + PATIENCE_SECONDS
    while (ended := os.waitpid(child, os.WNOHANG)) == (0, 0):
        if time.monotonic() > ends_at:
            os.kill(child, signal.SIGKILL)
        time.sleep(0.002)
    return os.waitstatus_to_exitcode(ended[1])


def _die_at(steps: Iterator[int]) -> None:
    def die_or(original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401
            if next(steps, None) is None:
                os._exit(DIED)
            return original(*arguments, **options)

        return call

    for name in CALLS:
        setattr(os, name, die_or(getattr(os, name)))
