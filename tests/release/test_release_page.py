"""docs/release.md: its commands cut a release, in a clone with a remote of its own."""

import re
from pathlib import Path

import pytest

from app import __version__
from tests.release.conftest import BIN, Commit

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "release.md"
# These run elsewhere: in CI before a change is merged, and for hours.
NOT_AGAIN = {"make check", "make test", "make soak"}
NEXT = "9.8.7"
# These name versions of packages, of earlier releases, and made-up ones.
OTHERS = ("CHANGELOG.md", "docs/adr/", "requirements/", "tests/", "whmcs_hook/stubs/web/package")


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Commit:
    """Give a clone with a remote, in which the page is followed."""
    made = Commit(tmp_path_factory.mktemp("page"))
    made.sh("git init --quiet --bare ../origin && git remote add origin ../origin")
    return made


def _commands() -> list[str]:
    """Return the commands of the page, for the next version in place of this one."""
    text = PAGE.read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    commands = [line for block in blocks for line in block.splitlines()]
    assert set(commands) > NOT_AGAIN
    return [
        command.replace(__version__, NEXT)
        for command in commands
        if not command.startswith("uv ") or (BIN / "uv").exists()
    ]


@pytest.mark.no_cover
def test_the_page_cuts_a_release(clone: Commit) -> None:
    """Followed for another version, it leaves dated changes, the files, and a tag on the remote."""
    printed = {}
    for command in _commands():
        printed[command] = clone.sh(command + " --dry-run" * (command in NOT_AGAIN), TZ="UTC")

    starts = [text for command, text in printed.items() if command.endswith("--version")]
    assert starts != []
    assert set(starts) == {f"NetFlow Manager, version {NEXT}\n"}
    assert printed["make dist"].count(f"  netflow_manager-{NEXT}") == 3
    changes = (clone.tree / "CHANGELOG.md").read_text(encoding="utf-8")
    cut = rf"^## \[Unreleased\]\n\n## \[{re.escape(NEXT)}\] - \d{{4}}-\d\d-\d\d\n\n### "
    assert re.search(cut, changes, re.MULTILINE)
    tags = clone.sh("git ls-remote --tags origin")
    assert f"{clone.sh('git rev-parse HEAD').strip()}\trefs/tags/v{NEXT}^{{}}" in tags
    assert _naming(clone, __version__) == []
    assert {"CHANGELOG.md", "app/__init__.py", "docs/openapi.json"} < set(_naming(clone, NEXT, ()))


def _naming(clone: Commit, version: str, but: tuple[str, ...] = OTHERS) -> list[str]:
    """Return the files that name a version."""
    found = clone.run(f"git grep --files-with-matches --fixed-strings '{version}'").stdout
    return [file for file in found.splitlines() if not file.startswith(but)]


@pytest.mark.parametrize("version", ["", "1.2", "v1.2.3", "1.2.3-rc.1", "1.2.3; touch x"])
def test_a_version_is_three_numbers(clone: Commit, version: str) -> None:
    """Anything else is refused before a file is changed."""
    done = clone.run(f"make version VERSION='{version}'")
    assert done.returncode != 0
    assert "three numbers" in done.stderr
    assert clone.sh("git status --porcelain") == ""
