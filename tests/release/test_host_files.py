"""Files for a public host call what the tree has, with no more rights than they need."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
HOST = ROOT / ".github"
WORKFLOWS = sorted((HOST / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (HOST / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
ACTION = re.compile(r"actions/[a-z-]+@[0-9a-f]{40}")
# Programs of the runner, beside make and the scripts of the tree.
PROGRAMS = {"bash", "cd", "gh", "git", "make", "sha256sum"}
MANIFESTS = {
    "composer": "composer.json",
    "docker": "Dockerfile",
    "github-actions": ".github/workflows/check.yml",
    "npm": "package.json",
    "pip": "runtime.txt",
}


def _read(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read


def _steps(workflow: Path) -> list[dict[str, Any]]:
    return [step for job in _read(workflow)["jobs"].values() for step in job["steps"]]


def _calls() -> list[tuple[str, str]]:
    """Return program and first argument of each command of the workflows."""
    lines = [
        part.strip(" ()")
        for workflow in WORKFLOWS
        for step in _steps(workflow)
        for part in re.split(r"&&|\n", step.get("run", ""))
    ]
    words = [line.split() for line in lines if line]
    return [(program, rest[0] if rest else "") for program, *rest in words]


def test_workflows_call_what_exists() -> None:
    """Each make target and each script is in the tree; CI and the release are called."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))
    calls = _calls()
    assert {program for program, _ in calls} <= PROGRAMS
    assert {target for program, target in calls if program == "make"} - targets == set()
    assert {
        path for program, path in calls if program == "bash" and not (ROOT / path).exists()
    } == set()
    assert {("bash", ".ci/run"), ("make", "dist"), ("make", "phpstan")} <= set(calls)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_have_few_rights(workflow: Path) -> None:
    """Actions are pinned by commit, jobs end, and only the one that publishes may write."""
    read = _read(workflow)
    assert read["permissions"] == {"contents": "read"}
    used = [step["uses"] for step in _steps(workflow) if "uses" in step]
    assert [action for action in used if not ACTION.fullmatch(action)] == []
    for name, job in read["jobs"].items():
        assert job["timeout-minutes"] <= 90
        assert ("permissions" in job) == (name == "publish")
    # Text of a pull request in a command would be run.
    assert "${{ github.event" not in workflow.read_text(encoding="utf-8")


def test_the_ci_of_the_host_has_the_supported_pythons() -> None:
    """The oldest Python of the matrix is that of the package, the newest that of the image."""
    pythons = _read(HOST / "workflows" / "check.yml")["jobs"]["ci"]["strategy"]["matrix"]["python"]
    package = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'requires-python = ">={pythons[0]}"' in package
    image = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert f"ARG PYTHON_IMAGE=python:{pythons[-1]}-" in image
    assert len(pythons) > 1


def test_updates_are_looked_for_where_pins_are() -> None:
    """Each folder has the manifest of its kind, and none that belongs to the tree is left out."""
    updates = _read(HOST / "dependabot.yml")["updates"]
    watched = {
        (each["package-ecosystem"], folder)
        for each in updates
        for folder in each.get("directories", [each.get("directory")])
    }
    for ecosystem, folder in watched:
        assert (ROOT / folder.lstrip("/") / MANIFESTS[ecosystem]).exists(), (ecosystem, folder)
    assert {ecosystem for ecosystem, _ in watched} == MANIFESTS.keys()
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "*package.json"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout.split()
    # The stand-in has the versions that WHMCS's themes declare.
    npm = {f"/{Path(path).parent}" for path in listed} - {"/whmcs_hook/stubs/web"}
    assert not listed or npm == {folder for ecosystem, folder in watched if ecosystem == "npm"}


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.name)
def test_forms_can_be_filled_in(form: Path) -> None:
    """A form has a name, a description, and fields with labels and ids of their own."""
    read = _read(form)
    assert read.keys() == {"name", "description", "labels", "body"}
    fields = [field for field in read["body"] if field["type"] != "markdown"]
    assert all(field["attributes"]["label"] for field in fields)
    ids = [field["id"] for field in fields]
    assert len(set(ids)) == len(ids) > 1


def test_every_owned_path_exists() -> None:
    """CODEOWNERS names paths of the tree, and owners for everything."""
    lines = (HOST / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    assert rules[0][0] == "*"
    for pattern, *owners in rules[1:]:
        assert (ROOT / pattern.lstrip("/")).exists(), pattern
        assert all(owner.startswith("@") for owner in owners)


def test_the_request_template_links_to_the_rules() -> None:
    """Links of the template for pull requests lead to files."""
    text = (HOST / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)]+)\)", text)
    assert links != []
    assert [link for link in links if not (HOST / link).exists()] == []
