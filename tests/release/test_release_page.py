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
# Other versions, of packages and of what has been released, and those that tests make up.
OTHERS = ("CHANGELOG.md", "docs/adr/", "requirements/", "tests/", "whmcs_hook/stubs/web/package")


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Commit:
    """Give a clone with a remote, in which the page is followed."""
    made = Commit(tmp_path_factory.mktemp("page"))
    made.sh("git init --quiet --bare ../origin && git remote add origin ../origin")
    return made


def _commands() -> list[str]:
    text = PAGE.read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


@pytest.mark.no_cover
def test_the_page_cuts_a_release(clone: Commit) -> None:
    """Followed from top to end, it leaves a dated section, the files, and a tag on the remote."""
    commands = _commands()
    assert set(commands) > NOT_AGAIN
    if not (BIN / "uv").exists():
        commands = [command for command in commands if not command.startswith("uv ")]
    printed = {}
    for command in commands:
        printed[command] = clone.sh(command + " --dry-run" * (command in NOT_AGAIN), TZ="UTC")

    starts = [text for command, text in printed.items() if command.endswith("--version")]
    assert starts != []
    assert set(starts) == {f"NetFlow Manager, version {__version__}\n"}
    changes = (clone.tree / "CHANGELOG.md").read_text(encoding="utf-8")
    cut = (
        rf"^## \[Unreleased\]\n\n## \[{re.escape(__version__)}\] - \d{{4}}-\d\d-\d\d\n\n### Added\n"
    )
    assert re.search(cut, changes, re.MULTILINE)
    tags = clone.sh("git ls-remote --tags origin")
    assert f"refs/tags/v{__version__}^{{}}" in tags
    assert clone.sh("git rev-parse HEAD").strip() in tags


def test_a_new_version_is_written_everywhere(tmp_path: Path) -> None:
    """After `make version` nothing but history names the version before."""
    made = Commit(tmp_path / "commit")
    made.sh(f"make version VERSION={NEXT}")

    found = made.run(f"git grep --files-with-matches --fixed-strings '{__version__}'").stdout
    assert [file for file in found.splitlines() if not file.startswith(OTHERS)] == []
    stated = made.sh(f"git grep --files-with-matches --fixed-strings '{NEXT}'").splitlines()
    assert {"app/__init__.py", "docs/openapi.json", "CHANGELOG.md"} < set(stated)
    built = made.sh("git commit --quiet --all --message next && make dist")
    assert built.count(f" netflow_manager-{NEXT}") == 3


@pytest.mark.parametrize("version", ["", "1.2", "v1.2.3", "1.2.3-rc.1", "1.2.3; touch x"])
def test_a_version_is_three_numbers(commit: Commit, version: str) -> None:
    """Anything else is refused before a file is changed."""
    done = commit.run(f"make version VERSION='{version}'")
    assert done.returncode != 0
    assert "three numbers" in done.stderr
    assert commit.sh("git status --porcelain") == ""
