"""What the documents say of the tree is so."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
APP = ROOT / "app"
CONTRIBUTING, ROOMS = ROOT / "CONTRIBUTING.md", ROOT / "docs" / "adr" / "0017-rooms.md"
DOCUMENTS = sorted(
    path
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("bench/*.md"))
    if path.name != "CHANGELOG.md"
)
PATHS = re.compile(r"(?<![\w/.])(?:app|bench|migrations|tests|whmcs_hook)/[\w./-]*[\w/]")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_path_in_a_document_exists(document: Path) -> None:
    """A file or folder of the repository that a document names has not moved away."""
    paths = set(PATHS.findall(document.read_text(encoding="utf-8")))
    assert {path for path in paths if not (ROOT / path).exists()} == set()


@pytest.mark.parametrize("document", [CONTRIBUTING, ROOMS], ids=lambda path: path.name)
def test_every_package_is_described(document: Path) -> None:
    """The tree in CONTRIBUTING and the decision about it name each package of the service."""
    packages = {path.parent.relative_to(APP).as_posix() for path in APP.rglob("__init__.py")}
    assert len(packages) > 10
    text = document.read_text(encoding="utf-8")
    assert {name for name in packages if f"{Path(name).name}/" not in text and name != "."} == set()


def test_the_tests_have_the_folders_of_the_service() -> None:
    """A package of the service has a folder of tests; CONTRIBUTING says what the others are for."""
    tests = {path.parent.name for path in (ROOT / "tests").glob("*/test_*.py")}
    packages = {path.parent.name for path in APP.glob("*/__init__.py")}
    assert packages - tests == set()
    text = CONTRIBUTING.read_text(encoding="utf-8")
    assert {name for name in tests - packages if f"{name}/" not in text} == set()


def test_the_readme_is_a_front_door() -> None:
    """It fits on a few screens, and shows the product, how to get it, and how to start it."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) < 120
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for words in (
        "docs/images/product.png",
        "git clone ",
        "docker build ",
        "make run",
        "make test",
    ):
        assert words in text
    for verb in set(re.findall(r"`?make ([a-z-]+)", text)):
        assert f"\n{verb}: " in makefile, verb
