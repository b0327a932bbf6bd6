"""How long tests wait for what is sure to come, also on a machine with a tenth of the speed.

Nothing is measured by these limits: they only end a test that would wait for ever.
"""

import time
from collections.abc import Callable

HANG_SECONDS = 120.0
POLL_SECONDS = 0.02


def wait_until(holds: Callable[[], object], what: str) -> None:
    """Return once `holds` returns something true. Fails, naming `what`, when it never does."""
    deadline = time.monotonic() + HANG_SECONDS
    while not holds():
        assert time.monotonic() < deadline, f"never came: {what}"
        time.sleep(POLL_SECONDS)
