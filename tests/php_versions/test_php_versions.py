"""The addon on every PHP that it supports: compiled, and every page and hook executed."""

from __future__ import annotations

import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.addon.whmcs import Outcome, Whmcs
from tests.php_versions.tour import ADDON, actions, install, tour
from tests.support.tenant import Tenant
from tests.support.waiting import HANG_SECONDS

if TYPE_CHECKING:
    from tests.support.live_api import LiveApi

pytestmark = pytest.mark.needs("php", "smarty", "npm")

HERE = Path(__file__).parent
CLI = HERE / "node_modules/@php-wasm/cli/php-wasm.js"
VERSIONS = ["8.1", "8.2", "8.3", "8.4"]
# Debian's illuminate and Smarty run on all of them; nobody is told of their own deprecations.
OPTIONS = ["-d", "include_path=.:/usr/share/php", "-d", "memory_limit=256M"]
SERVICE, CLIENT = 1, 5
AT_ONCE = 2
TRIES = 5


@pytest.fixture(scope="module", autouse=True)
def cli() -> Path:
    """Install PHP of all versions, once."""
    done = HERE / "node_modules/.package-lock.json"
    lock = HERE / "package-lock.json"
    if not done.exists() or lock.stat().st_mtime > done.stat().st_mtime:
        subprocess.run(["npm", "ci", "--silent"], cwd=HERE, check=True, timeout=600)
    return CLI


@pytest.fixture(scope="module")
def outcomes(live_api: LiveApi, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """Take the tour on each version, with an installation of the API for each."""

    def take(version: str) -> Outcome:
        tenant = Tenant.of(live_api)
        whmcs = Whmcs(tmp_path_factory.mktemp("whmcs"), php=_php(version), php_options=OPTIONS)
        install(whmcs, tenant, SERVICE, CLIENT)
        return whmcs.play(*tour(SERVICE, CLIENT), smarty=4)

    def take_in_time(version: str) -> Outcome:
        # On a machine that is busy with something else it is too slow for a page's deadline.
        for _ in range(TRIES - 1):
            outcome = take(version)
            if not any("came in time" in line for line in outcome.activity):
                return outcome
        return take(version)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip(VERSIONS, pool.map(take_in_time, VERSIONS), strict=True))


@pytest.mark.parametrize("version", VERSIONS)
def test_every_page_and_hook_runs(outcomes: dict[str, Outcome], version: str) -> None:
    """No page and no hook throws, or has a notice, a warning or a deprecation."""
    outcome = outcomes[version]

    assert outcome.faults == []
    assert [step.thrown for step in outcome.steps if step.thrown] == []
    assert [line for line in outcome.activity if "stopped with" in line] == []
    assert outcome.steps[-1].ended
    assert outcome.sent[0].startswith("\ufeffservice_id,")


@pytest.mark.parametrize("version", VERSIONS)
def test_the_tour_meets_what_it_should(outcomes: dict[str, Outcome], version: str) -> None:
    """The control: pages show their record, forms are saved, the mail has its password."""
    results = [str(step.result) for step in outcomes[version].steps]
    pages = [text for text in results if 'class="netflow-manager"' in text]

    assert sum("Network Usage" in text and "product-status" in text for text in results) == 3
    assert len(pages) == 2 * len(actions()) + 2
    for said in ("The access record is saved.", "The access record is deleted."):
        assert any(said in text for text in pages), said
    assert any("Password: a secret" in text for text in results)
    assert not any("This page could not be shown" in text for text in results)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_file_compiles(version: str) -> None:
    """Each PHP file parses, and each class loads with its parents, without a word of PHP."""
    files = len(list(ADDON.rglob("*.php")))

    assert _compiled(version, ADDON) == f"\n{version}: {files} files\n"


def test_the_compilation_sees(tmp_path: Path) -> None:
    """The control: what a version cannot parse, and what it deprecates, is told."""
    (tmp_path / "wrong.php").write_text("<?php final class {")
    (tmp_path / "old.php").write_text("<?php function old(int $a = null) {}")

    said = _compiled("8.4", tmp_path)

    assert "syntax error" in said
    assert "Implicitly marking parameter $a as nullable is deprecated" in said


def _php(version: str) -> tuple[str, ...]:
    return ("env", f"PHP={version}", "node", str(CLI))


def _compiled(version: str, folder: Path) -> str:
    """Compile what is in a folder and return what PHP prints; it always exits with 0."""
    done = subprocess.run(
        [*_php(version), *OPTIONS, str(HERE / "compile.php"), str(folder)],
        capture_output=True,
        text=True,
        timeout=HANG_SECONDS,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout
