"""Which processes that tests start report their coverage: it triples the time of a start."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

# What the others start runs lines that tests in their own process, or these, run too.
FOLDERS = ("tests/commands/", "tests/serving/")
CONFIGURATION = "COVERAGE_PROCESS_CONFIG"  # set by coverage, for what this process starts


@contextmanager
def processes_measured(item: pytest.Item) -> Iterator[None]:
    """Let processes run at their own speed until the block ends, unless the test is about them.

    Those of a test marked `no_cover` do too, as the test itself does.
    """
    with pytest.MonkeyPatch.context() as patch:
        if item.get_closest_marker("no_cover") or not item.nodeid.startswith(FOLDERS):
            patch.delenv(CONFIGURATION, raising=False)
        yield
