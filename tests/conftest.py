"""Fixtures for every test: one shared API, databases, fresh ids, and what to do without PHP."""

import itertools
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from pkgutil import resolve_name

import pytest
from hypothesis import HealthCheck, settings

from tests.support.databases import KINDS, Place, new_place
from tests.support.live_api import LiveApi
from tests.support.mariadb import mariadb
from tests.support.postgresql import postgresql
from tests.support.servers import PrivateServer
from tests.support.tenant import Tenant
from tests.support.waiting import HANG_SECONDS

# How fast an example runs, or is made up, tells of the machine alone.
TOO_SLOW = [HealthCheck.too_slow]
settings.register_profile("any machine", deadline=None, suppress_health_check=TOO_SLOW)
settings.load_profile("any machine")

PHP_EXTENSIONS = {
    "curl": "php-curl",
    "pdo_sqlite": "php-sqlite3",
    "apcu": "php-apcu",
    "pdo_mysql": "php-mysql",
}
PHP_FILES = {"/usr/share/php/Illuminate/Database/autoload.php": "php-illuminate-database"}
DATABASE_FILES = {
    "postgresql": ("/usr/lib/postgresql/*/bin/initdb", "postgresql"),
    "mariadb": ("/usr/sbin/mariadbd", "mariadb-server"),
}
SMARTY_FILES = {f"/usr/share/php/smarty{n}/Smarty.class.php": f"smarty{n}" for n in (3, 4)}


@cache
def missing_packages(tool: str) -> list[str]:
    """Name the Debian packages that a tool lacks on this machine."""
    if tool == "php":
        return _missing_php() + _missing_files(PHP_FILES)
    if tool == "smarty":
        return _missing_files(SMARTY_FILES)
    if tool in DATABASE_FILES:
        pattern, package = DATABASE_FILES[tool]
        return [] if any(Path("/").glob(pattern[1:])) else [package]
    if tool == "mounts":
        return [] if _may_mount() else ["util-linux, and allow user namespaces"]
    return [] if shutil.which(tool) else [tool]


def _may_mount() -> bool:
    """Return whether a test can have mounts of its own, which no other process sees."""
    mount = ["unshare", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"]
    try:
        return subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _missing_php() -> list[str]:
    if shutil.which("php") is None:
        return ["php-cli", *PHP_EXTENSIONS.values()]
    listed = subprocess.run(["php", "-m"], capture_output=True, text=True, check=True)
    return [
        package
        for extension, package in PHP_EXTENSIONS.items()
        if extension not in listed.stdout.split()
    ]


def _missing_files(packages: dict[str, str]) -> list[str]:
    return [package for path, package in packages.items() if not Path(path).exists()]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose tools are missing, naming their packages; in CI that is a failure."""
    needed = [tool for mark in item.iter_markers("needs") for tool in mark.args]
    missing = [package for tool in needed for package in missing_packages(tool)]
    if not missing:
        return
    reason = f"apt-get install {' '.join(missing)}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(autouse=True)
def _processes_without_coverage(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Let what a test marked `no_cover` starts run at its own speed, as the test itself does."""
    if request.node.get_closest_marker("no_cover"):
        monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)


LIMITS = ("app.auth.snapshot.PATIENCE_SECONDS", "app.storage.lookup_pool.DEADLINE_SECONDS")


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
