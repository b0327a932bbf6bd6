"""The stand-in for WHMCS as a site over SQLite, for answers whose status and headers count."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import httpx

from tests.addon.running_demo import wait_until_ready
from tests.support.servers import free_port
from tests.support.waiting import HANG_SECONDS
from whmcs_hook.demo import start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SERVICE, FOREIGN = 1001, 2001
CLIENT, OTHER = 56, 57
WITHOUT_PERMISSION = 61
PAGE = f"/index.php?m=netflow_manager&id={SERVICE}"


class TrafficSite:
    """A running site with the clients and services of the demo; `browser` is the owner's."""

    def __init__(self, folder: Path, url: str, browser: httpx.Client) -> None:
        self._folder = folder
        self._url = url
        self.browser = browser

    def connect(self, api_url: str) -> None:
        """Connect the addon to an API; its breakers begin afresh."""
        with closing(sqlite3.connect(self._folder / "whmcs.sqlite3")) as database, database:
            database.execute(
                "UPDATE tbladdonmodules SET value = ? WHERE setting = 'api_url'", (api_url,)
            )

    @contextmanager
    def visit(self, client: int | None = CLIENT, user: int | None = None) -> Iterator[httpx.Client]:
        """Give the browser of somebody who is logged in as a client, or not at all."""
        with httpx.Client(base_url=self._url, trust_env=False, timeout=HANG_SECONDS) as browser:
            if client is not None:
                who = {"id": client} if user is None else {"id": client, "user": user}
                browser.get("/demo/client", params=who)
            yield browser

    def faults(self) -> str:
        """Return what PHP had to say against any page."""
        file = self._folder / "faults"
        return file.read_text("utf-8") if file.exists() else ""


@contextmanager
def traffic_site(folder: Path) -> Iterator[TrafficSite]:
    """Start the site, on several processes, and stop it."""
    port = free_port()
    environment = {
        **os.environ,
        **start.site_variables(folder),
        "TMPDIR": str(folder),
        "PHP_CLI_SERVER_WORKERS": "3",
    }
    rows = json.loads((start.HERE / "world.json").read_text("utf-8"))["rows"]
    settings = start.addon_rows("http://127.0.0.1:9", "nfm_test_key")
    start.install_site(environment, {**rows, **settings})
    url = f"http://127.0.0.1:{port}"
    with (
        start.site_process(environment, port, folder),
        httpx.Client(base_url=url, trust_env=False, timeout=HANG_SECONDS) as browser,
    ):
        wait_until_ready(browser)
        browser.get("/demo/client", params={"id": CLIENT})
        yield TrafficSite(folder, url, browser)
