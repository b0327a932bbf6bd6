"""An API that takes bad keys without end: these tests send many."""

from collections.abc import Iterator

import pytest

from tests.support.live_api import LiveApi


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveApi]:
    folder = tmp_path_factory.mktemp("auth") / "data"
    with LiveApi(folder, NFM_AUTH_FAILURES_PER_MINUTE="100000") as api:
        yield api
