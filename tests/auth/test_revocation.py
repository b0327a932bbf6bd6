"""Revocation under load: two real worker processes, one key, five seconds."""

import threading
import time
from typing import Self

import httpx
import pytest

from tests.support import command
from tests.support.databases import Place

THREADS = 4
LIMIT_SECONDS = 5.0
LONGER_SECONDS = 1.0


class _Load:
    """Calls without a pause, on a new connection each time, so that every worker is asked."""

    def __init__(self, url: str, key: str) -> None:
        self._url = f"{url}/v1/whoami"
        self._headers = {"Authorization": f"Bearer {key}"}
        self._stop = threading.Event()
        self.answers: list[tuple[float, int]] = []
        self._threads = [threading.Thread(target=self._run) for _ in range(THREADS)]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            # Without the certificates of the world, which httpx would read each time.
            answer = httpx.get(self._url, headers=self._headers, trust_env=False, verify=False)
            self.answers.append((time.monotonic(), answer.status_code))


@pytest.mark.no_cover
def test_a_key_revoked_under_load_works_on_no_worker(place: Place) -> None:
    """Five seconds after `key revoke` no worker takes the key any more, and none does later."""
    key = place.command("key", "create", "--name", "test", "--scope", "mail")
    options = place.variables | {"NFM_AUTH_FAILURES_PER_MINUTE": "100000"}
    with command.serving(place.folder, "--workers", "2", **options) as served:
        url = served.ready_on()
        with _Load(url, key) as load:
            time.sleep(1)
            place.command("key", "revoke", key.split("_")[1])
            revoked_at = time.monotonic()
            time.sleep(LIMIT_SECONDS + LONGER_SECONDS)
    statuses = {status for _, status in load.answers}
    late = {status for at, status in load.answers if at > revoked_at + LIMIT_SECONDS}
    assert statuses == {200, 401}
    assert late == {401}
    assert len(load.answers) > 20
