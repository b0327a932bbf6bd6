"""The real service on a real socket, with a database and a keyring of its own."""

import asyncio
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx
import uvicorn
import uvloop

from app.config import Settings
from app.main import create_app
from app.serving.protocol import HttpProtocol
from app.upkeep import opening
from tests.support.keys import make_key
from tests.support.waiting import HANG_SECONDS, wait_until


def embedded_settings(folder: Path, **environment: str) -> Settings:
    return Settings.from_mapping({"NFM_DATA_DIR": str(folder), **environment})


class LiveApi:
    """Runs uvicorn in a thread of this process; use as a context manager.

    `place` is the data directory of an embedded database, or the settings of any other one. A
    subclass with another `protocol` has other limits.
    """

    protocol = HttpProtocol

    def __init__(self, place: Path | Settings, **environment: str) -> None:
        self.settings = (
            embedded_settings(place, **environment) if isinstance(place, Path) else place
        )
        opening.prepare(self.settings)
        self.app = create_app(self.settings)
        self._socket = socket.create_server(("127.0.0.1", 0))
        # As uvloop does it; asyncio would let every answer wait 40 ms for a delayed ACK.
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.port: int = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.http = httpx.Client(base_url=self.url, trust_env=False, timeout=HANG_SECONDS)
        config = uvicorn.Config(
            self.app, log_config=None, access_log=False, proxy_headers=False, http=self.protocol
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def _serve(self) -> None:
        # As in production; the loop of asyncio waits 40 ms for an acknowledgement it does not need.
        uvloop.run(self._server.serve(sockets=[self._socket]))

    def __enter__(self) -> Self:
        self._thread.start()
        wait_until(lambda: self._server.started, "the start of the API")
        self.writer_key = self.create_key("records:read", "records:write")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.http.close()
        self._server.should_exit = True
        self._thread.join(HANG_SECONDS)
        self._socket.close()

    def create_key(self, *scopes: str, installation_id: int = 1) -> str:
        """Return the text of a new key; see `make_key`."""
        return make_key(self, *scopes, installation_id=installation_id)[1]

    def refresh_keys(self) -> None:
        """Make the service read its keys now, which it does by itself every two seconds."""
        # In a thread of its own: while a browser is open, the test's own thread runs a loop.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, self.app.state.services.keys.refresh()).result()

    def await_status(self, key: str, status: int) -> None:
        """Wait until a key is answered so."""
        wait_until(
            lambda: self.call("GET", "/v1/whoami", key=key).status_code == status,
            f"{status} for that key",
        )

    def call(
        self,
        method: str,
        path: str,
        *,
        key: str | None = None,
        **options: Any,  # noqa: ANN401 - those of httpx
    ) -> httpx.Response:
        """Send one request, with the key where one is given."""
        headers = dict(options.pop("headers", {}))
        if key is not None:
            headers["Authorization"] = f"Bearer {key}"
        return self.http.request(method, path, headers=headers, **options)

    def put_record(self, service_id: int, **members: object) -> dict[str, Any]:
        """Store a record and return it as it is read."""
        path = f"/v1/access-records/{service_id}"
        response = self.call("PUT", path, key=self.writer_key, json=members)
        assert response.is_success, response.text
        return dict(response.json())
