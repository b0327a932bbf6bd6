"""Fixtures of the tests that go through a real browser."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.shop import Shop
from tests.browser.site import STUBS, Site
from tests.browser.visit import DESKTOP, Visit
from tests.support.waiting import HANG_SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

    from tests.support.servers import PrivateServer
    from tests.support.tenant import Tenant

# Chromium without its own windows: the same pages for less than half of the work.
CHROMIUM = "/usr/bin/chromium-headless-shell"
NEEDED = ("chromium-headless-shell", "php", "smarty", "mariadb", "npm")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say what every test of this folder needs."""
    for item in items:
        if item.path.is_relative_to(__file__.rpartition("/")[0]):
            item.add_marker(pytest.mark.needs(*NEEDED))


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Give the one Chromium of these tests."""
    with sync_playwright() as playwright:
        patience_ms = HANG_SECONDS * 1000
        expect.set_options(timeout=patience_ms)
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=FLAGS, timeout=patience_ms
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def running_site(
    tmp_path_factory: pytest.TempPathFactory, mariadb_server: PrivateServer
) -> Iterator[Site]:
    """Give the one site of these tests."""
    subprocess.run(["sh", STUBS / "install-assets.sh"], check=True)
    with Site(tmp_path_factory.mktemp("site"), mariadb_server.new_database()) as site:
        yield site


@pytest.fixture
def shop(running_site: Site, tenant: Tenant) -> Iterator[Shop]:
    """Give a site without a client, connected to the API. A fault of PHP fails the test."""
    running_site.reset()
    shop = Shop(running_site, tenant)
    shop.connect()
    yield shop
    assert running_site.faults() == []


@pytest.fixture
def new_visit(browser: Browser, shop: Shop) -> Iterator[Callable[..., Visit]]:
    """Give a maker of browser windows that share nothing; options are those of Playwright."""
    contexts = []
    visits = []

    def make(**options: Any) -> Visit:  # noqa: ANN401 - those of Playwright
        size = {"width": DESKTOP[0], "height": DESKTOP[1]}
        contexts.append(browser.new_context(**{"viewport": size, **options}))
        visits.append(Visit(contexts[-1], shop.url))
        return visits[-1]

    yield make
    for context in contexts:
        context.close()
    assert [problem for visit in visits for problem in visit.problems] == []


@pytest.fixture
def visit(new_visit: Callable[..., Visit]) -> Visit:
    """Give a browser window. A script error, console error or failed request fails the test."""
    return new_visit()
