"""`make dist` builds what a release consists of, the same bytes from the same commit."""

import json
import os
import re
import zipfile
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement

from app import __version__
from tests.release.conftest import Commit

ROOT = Path(__file__).parents[2]
FILES = {
    f"netflow_manager-{__version__}-py3-none-any.whl",
    f"netflow_manager-{__version__}.zip",
    f"netflow_manager-{__version__}.cdx.json",
}
COMMIT_TIME = (2030, 3, 17, 17, 46, 40)  # of COMMITTED_AT, in UTC


def test_two_builds_of_a_commit_are_equal(commit: Commit, tmp_path: Path) -> None:
    """Folder, day, file times, rights, umask, time zone, locale and hash seed change no byte."""
    other = Commit(tmp_path / "elsewhere")
    for file in other.tree.rglob("*.*"):
        if file.is_file() and ".git" not in file.parts:
            os.utime(file, (1_000_000_000, 1_000_000_000))
            file.chmod(file.stat().st_mode & 0o700)
    surroundings = {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    other.sh("git config core.fileMode false && umask 077 && make dist", **surroundings)

    digests = [(each.tree / "dist" / "SHA256SUMS").read_text() for each in (commit, other)]
    assert digests[0] == digests[1]
    assert {line.split()[1] for line in digests[0].splitlines()} == FILES
    commit.sh("cd dist && sha256sum --check --strict SHA256SUMS")
    assert {path.name for path in (commit.tree / "dist").iterdir()} == FILES | {"SHA256SUMS"}


def test_the_wheel_has_one_package(wheel: Path) -> None:
    """The wheel adds one name to site-packages, and its times are those of the commit."""
    with zipfile.ZipFile(wheel) as opened:
        entries = opened.infolist()
        (described,) = (name for name in opened.namelist() if name.endswith("/METADATA"))
        metadata = opened.read(described).decode()
    names = {entry.filename.split("/")[0] for entry in entries}
    metadata_of_wheel = {f"netflow_manager-{__version__}.{part}" for part in ("dist-info", "data")}
    assert names - metadata_of_wheel == {"netflow_manager"}
    assert {entry.date_time for entry in entries} == {COMMIT_TIME}
    assert {entry.external_attr >> 16 & 0o777 for entry in entries} == {0o644}
    assert f"\nVersion: {__version__}\n" in metadata
    packed = {entry.filename.removeprefix("netflow_manager/") for entry in entries}
    files = [path for folder in ("app", "migrations") for path in (ROOT / folder).rglob("*.*")]
    wanted = {str(path.relative_to(ROOT)) for path in files if path.suffix != ".pyc"}
    assert wanted - packed == {"app/launcher.py"}


def test_the_bill_of_materials_names_every_pin(commit: Commit) -> None:
    """It is valid CycloneDX, has each pinned package with a licence, and who needs what."""
    text = (commit.tree / "dist" / f"netflow_manager-{__version__}.cdx.json").read_text()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    bom = json.loads(text)

    pins = _pins("databases.txt", "optional") | _pins("runtime.txt", "required")
    parts = bom["components"]
    assert {part["name"]: (part["version"], part["scope"]) for part in parts} == pins
    assert [part["name"] for part in parts if not part["licenses"]] == []
    assert bom["metadata"]["component"]["version"] == __version__
    assert bom["metadata"]["timestamp"].startswith("2030-03-17T17:46:40")
    needs = {each["ref"]: each.get("dependsOn", []) for each in bom["dependencies"]}
    assert needs.keys() == {part["bom-ref"] for part in [*parts, bom["metadata"]["component"]]}
    needed = {ref for refs in needs.values() for ref in refs}
    assert {part["bom-ref"] for part in parts} - needed == set(), "nothing needs these"


def _pins(file: str, scope: str) -> dict[str, tuple[str, str]]:
    """Return version and scope of each package that is pinned for this machine."""
    text = (ROOT / "requirements" / file).read_text(encoding="utf-8")
    pins = map(Requirement, re.findall(r"^[a-z].*(?= \\$)", text, re.MULTILINE))
    return {
        pin.name: (str(pin.specifier).removeprefix("=="), scope)
        for pin in pins
        if pin.marker is None or pin.marker.evaluate()
    }


@pytest.mark.parametrize(
    ("change", "named"),
    [("echo >>README.md", " M README.md"), ("touch app/late.py", "?? app/late.py")],
)
def test_only_a_commit_is_built(tmp_path: Path, change: str, named: str) -> None:
    """A changed or forgotten file is named, and what was built before stays."""
    made = Commit(tmp_path / "commit")
    made.sh(f"mkdir dist && touch dist/before && {change}")
    done = made.run("make dist")
    assert done.returncode != 0
    assert "Commit or remove first" in done.stderr
    assert named in done.stderr
    assert (made.tree / "dist" / "before").exists()


def test_a_tag_is_the_version(tmp_path: Path) -> None:
    """A commit whose tag names another version is not built."""
    made = Commit(tmp_path / "commit")
    made.sh("git tag v9.8.7")
    done = made.run("make dist")
    assert done.returncode != 0
    assert f"tag v9.8.7, and its version is {__version__}" in done.stderr
