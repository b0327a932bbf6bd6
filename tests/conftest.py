"""Fixtures for every test: one shared API, databases, fresh ids, and what to do without PHP."""

import gc
import itertools
import os
from collections.abc import Callable, Generator, Iterator
from pkgutil import resolve_name

import pytest
from hypothesis import HealthCheck, settings

from tests.support.databases import KINDS, Place, new_place
from tests.support.live_api import LiveApi
from tests.support.mariadb import mariadb
from tests.support.measuring import processes_measured
from tests.support.needs import (
    mark_by_fixtures,
    missing_packages,
    only_named_tools,
    tools_of,
    watch_started_programs,
)
from tests.support.postgresql import postgresql
from tests.support.servers import PrivateServer
from tests.support.tenant import Tenant
from tests.support.waiting import HANG_SECONDS

# How fast an example runs, or is made up, tells of the machine alone.
TOO_SLOW = [HealthCheck.too_slow]
settings.register_profile("any machine", deadline=None, suppress_health_check=TOO_SLOW)
settings.load_profile("any machine")


def pytest_configure() -> None:
    """Watch which programs tests start."""
    watch_started_programs(pytest.MonkeyPatch())


@pytest.hookimpl(tryfirst=True)  # before marks select tests
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests with the tools that their fixtures start."""
    for item in items:
        mark_by_fixtures(item)


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over modules and collected tests, which stay to the end.

    They are so many that it would take a fifth of the time of the tests.
    """
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Fail a test that starts a tool which it does not name; measure the processes of some."""
    with only_named_tools(item), processes_measured(item):
        return (yield)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose tools are missing, naming their packages; in CI that is a failure."""
    missing = [package for tool in tools_of(item) for package in missing_packages(tool)]
    if not missing:
        return
    reason = f"apt-get install {' '.join(missing)}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


LIMITS = (
    "app.auth.snapshot.PATIENCE_SECONDS",
    "app.storage.commit.DEADLINE_SECONDS",
    "app.storage.commit.LATE_SECONDS",
    "app.storage.lookup_pool.DEADLINE_SECONDS",
)


@pytest.fixture(scope="session", autouse=True)
def _patient_service() -> Iterator[dict[str, object]]:
    """Let the service in this process be as patient as a busy machine needs it to be."""
    original = {name: resolve_name(name) for name in LIMITS}
    with pytest.MonkeyPatch.context() as patch:
        for name in LIMITS:
            patch.setattr(name, HANG_SECONDS)
        yield original


@pytest.fixture(scope="module")
def product_limits(_patient_service: dict[str, object]) -> Iterator[None]:
    """Give the service back the limits that it has: for tests of them."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in _patient_service.items():
            patch.setattr(name, value)
        yield


@pytest.fixture(scope="session")
def live_api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveApi]:
    """The real service, shared by all tests: use ids of your own from `new_id`."""
    folder = tmp_path_factory.mktemp("api") / "data"
    # Bad keys of all tests come from one address; the limit has a service of its own.
    with LiveApi(folder, NFM_AUTH_FAILURES_PER_MINUTE="100000") as api:
        yield api


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PrivateServer]:
    """Give the one PostgreSQL of this run, started by the first test that needs it."""
    with postgresql() as server:
        yield server


@pytest.fixture(scope="session")
def mariadb_server() -> Iterator[PrivateServer]:
    """Give the one MariaDB of this run, started by the first test that needs it."""
    with mariadb() as server:
        yield server


@pytest.fixture(scope="session")
def php() -> tuple[str, ...]:
    """The command that starts PHP. A test that requests it needs PHP."""
    return ("php",)


@pytest.fixture(scope="module", params=KINDS)
def database_kind(request: pytest.FixtureRequest) -> str:
    """Run what asks for it on every kind of database."""
    return str(request.param)


@pytest.fixture
def place(request: pytest.FixtureRequest, database_kind: str) -> Place:
    """Give a fresh, migrated database with its keyring, of every kind in turn."""
    return new_place(request, database_kind).prepare()


@pytest.fixture
def empty_place(request: pytest.FixtureRequest, database_kind: str) -> Place:
    """Give a fresh database without a table, of every kind in turn."""
    return new_place(request, database_kind)


_IDS = itertools.count(10_001)


@pytest.fixture
def new_id() -> Callable[[], int]:
    """Give an id that no other test has."""
    return lambda: next(_IDS)


@pytest.fixture
def tenant(live_api: LiveApi) -> Iterator[Tenant]:
    """Give an installation of the test's own, for lists, settings and the trail."""
    tenant = Tenant.of(live_api)
    yield tenant
    tenant.forget_settings()
