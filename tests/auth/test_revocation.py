"""Revocation under load: two real worker processes, one key, five seconds."""

import threading
import time
from typing import Self

import httpx
import pytest

from app.audit.trail import Author
from tests.support import command
from tests.support.databases import Place
from tests.support.keys import make_key, revoke
from tests.support.live_api import LiveApi
from tests.support.raw_http import connected, head, read_all
from tests.support.waiting import HANG_SECONDS, wait_until

THREADS = 4
LIMIT_SECONDS = 5.0
ENOUGH = 20


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
            asked_at = time.monotonic()
            answer = httpx.get(
                self._url,
                headers=self._headers,
                trust_env=False,
                verify=False,
                timeout=HANG_SECONDS,
            )
            self.answers.append((asked_at, answer.status_code))

    def statuses(self, since: float = 0.0) -> list[int]:
        """Return the answers to what was asked since then."""
        return [status for asked_at, status in self.answers if asked_at > since]


UPLOADS = {
    "PUT /v1/access-records/90001": ("application/json", b'{"client_id": 1}'),
    "POST /v1/imports": ("text/csv", b"service_id,client_id\n90001,1\n"),
    "POST /v1/reconciliations?force=true": ("application/x-ndjson", b'{"end": true, "count": 0}'),
}


@pytest.mark.parametrize("call", UPLOADS)
def test_a_key_revoked_during_an_upload_stores_nothing(live_api: LiveApi, call: str) -> None:
    """The key is checked again when the body is complete, which may be hours after the head."""
    media_type, body = UPLOADS[call]
    key, text = make_key(live_api, "records:write", "lifecycle")
    lines = (f"Content-Type: {media_type}", f"Content-Length: {len(body)}", "Connection: close")
    with connected(live_api.port) as caller:
        caller.sendall(head(f"{call} HTTP/1.1", *lines, key=text) + body[:5])
        keys = live_api.app.state.services.keys
        wait_until(lambda: key.id in keys.take_uses(), "the check of the head")
        revoke(live_api, key.id, Author(installation_id=1))
        live_api.refresh_keys()
        caller.sendall(body[5:])
        assert read_all(caller).problem(401, "not-authenticated")
    path = "/v1/access-records/90001"
    assert live_api.call("GET", path, key=live_api.writer_key).status_code == 404


@pytest.mark.no_cover
@pytest.mark.needs("serve")
def test_a_key_revoked_under_load_works_on_no_worker(place: Place) -> None:
    """Five seconds after `key revoke` no worker takes the key any more, and none does later."""
    key = place.command("key", "create", "--name", "test", "--scope", "mail")
    options = place.variables | {"NFM_AUTH_FAILURES_PER_MINUTE": "100000"}
    with command.serving(place.folder, "--workers", "2", **options) as served:
        url = served.ready_on()
        with _Load(url, key) as load:
            wait_until(lambda: len(load.answers) > ENOUGH, "answers before")
            place.command("key", "revoke", key.split("_")[1])
            limit = time.monotonic() + LIMIT_SECONDS
            wait_until(lambda: load.statuses(limit).count(401) > ENOUGH, "answers after")
    assert 200 in load.statuses()
    assert 200 not in load.statuses(limit)
