"""Stops work from another thread: between its statements, and within one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Lock

AGAIN_SECONDS = 0.25


class Stop:
    """Stops one piece of work, which runs in one thread and uses one connection at a time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._is_over = Event()
        self._is_asked = Event()
        self._reason: Exception | None = None
        self._interrupt: Callable[[], None] | None = None

    @property
    def is_set(self) -> bool:
        """Whether the work is to end."""
        return self._reason is not None

    def check(self) -> None:
        """Raise the reason to end, if there is one. Loops without statements call this."""
        if self._reason is not None:
            raise self._reason

    def wait(self, seconds: float) -> None:
        """Wait. Raises the reason to end, at once, if there is one."""
        self._is_asked.wait(seconds)
        self.check()

    def end(self, reason: Exception) -> None:
        """Make the work raise `reason`, and return once it has ended.

        Blocks for as long as the database takes; call it from a thread of its own.
        """
        self._reason = reason
        self._is_asked.set()
        # Repeatedly: between the check of a statement and its start there is nothing yet
        # that could be interrupted.
        while not self._is_over.is_set():
            with self._lock:
                if self._interrupt is not None:
                    self._interrupt()
            self._is_over.wait(AGAIN_SECONDS)

    def work_is_over(self) -> None:
        """Note that the work has ended."""
        self._is_over.set()

    @contextmanager
    def interrupting(self, interrupt: Callable[[], None]) -> Iterator[None]:
        """Allow `interrupt`, which ends a statement, to be called during the block only.

        Raises the reason to end at the start and at the end.
        """
        self.check()
        self._interrupt = interrupt
        try:
            yield
        finally:
            with self._lock:
                self._interrupt = None
        self.check()
