"""Every file of deploy/ is run by a test, and explained by a page."""

import re
from pathlib import Path

import pytest

from tests.deploy.files import DEPLOY

TESTS = Path(__file__).parents[1]
DOCS = DEPLOY.parent / "docs"


@pytest.mark.parametrize(
    "file",
    sorted(path for path in DEPLOY.rglob("*") if path.is_file()),
    ids=lambda file: str(file.relative_to(DEPLOY)),
)
def test_a_file_is_run_and_explained(file: Path) -> None:
    """A test names it as one that it reads, and a page of docs/ links to it."""
    tests = [path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py")]
    pages = [path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")]
    assert any(f'{file.name}"' in text for text in tests)
    assert any(f"](../deploy/{file.relative_to(DEPLOY)})" in text for text in pages)


def test_a_page_that_stops_the_service_stops_its_socket() -> None:
    """Else the next request starts it again, and what it then stores is in no copy."""
    # Where the socket is restarted in the next line, it has to be the service that is stopped.
    alone = re.compile(
        r"systemctl stop netflow-manager(\.service)?(?=[`\s])(?!\nsystemctl restart)"
    )
    for page in DOCS.glob("*.md"):
        assert not alone.search(page.read_text(encoding="utf-8")), page.name
