"""The website of the documentation is complete, and no link of it is broken."""

import re
from pathlib import Path

import pytest

from app.config import VARIABLES
from tests.website import build, configuration, links

ROOT = Path(__file__).parents[2]
# Pages for those who look for them in the tree.
NOT_IN_NAVIGATION: set[str] = set()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The website, built strictly: a warning of the generator is an error."""
    folder = tmp_path_factory.mktemp("site") / "docs"
    assert build.build(folder) == []
    return folder


def test_every_page_is_built(site: Path) -> None:
    """Also those outside of docs/, each with a heading and in the navigation."""
    for page in (*build.pages_of_docs(), *build.ELSEWHERE.values()):
        text = (site / page).with_suffix(".html").read_text(encoding="utf-8")
        assert "<h1" in text, page
    entries = "\n".join(build.settings_for(ROOT / "docs"))
    missing = {page for page in build.pages_of_docs() if f" {page}" not in entries}
    assert missing == NOT_IN_NAVIGATION


def test_nothing_is_loaded_from_another_site(site: Path) -> None:
    """Scripts, styles, fonts and pictures are files of the website; readers are not counted."""
    for path in site.rglob("*.html"):
        page = links.Page(path.read_text(encoding="utf-8"))
        assert page.loads
        assert [target for target in page.loads if "//" in target] == [], path.name
    styles = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.css"))
    assert re.findall(r"url\(\s*[\"']?(?:https?:)?//", styles) == []


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    """The control: a page, an anchor and a picture that are not there, and a foreign script."""
    (tmp_path / "a.html").write_text(
        '<h1 id="here">A</h1><a href="b.html"></a><a href="a.html#there"></a><a href="#here"></a>'
        '<img src="c.png"><script src="https://example.com/x.js"></script>'
        '<a href="https://example.com/"></a>'
    )
    assert sorted(links.problems_of(tmp_path)) == [
        "a.html: a.html#there",
        "a.html: b.html",
        "a.html: c.png",
        "a.html: loads https://example.com/x.js",
    ]


@pytest.mark.parametrize(
    ("path", "text", "translated"),
    [
        ("docs/a.md", "[S](../SECURITY.md#x)", "[S](SECURITY.md#x)"),
        ("docs/adr/0017-rooms.md", "[S](../../SECURITY.md)", "[S](../SECURITY.md)"),
        ("SECURITY.md", "[A](docs/asvs.md)", "[A](asvs.md)"),
        ("whmcs_hook/README.md", "![P](../docs/images/mail.png)", "![P](images/mail.png)"),
        ("docs/a.md", "[code](../app/main.py)", "code (`app/main.py`)"),
        ("docs/a.md", "[none](../none.md)", "[none](../none.md)"),
        (
            "docs/a.md",
            "[here](#here) [W](https://example.com/)",
            "[here](#here) [W](https://example.com/)",
        ),
    ],
)
def test_links_lead_where_pages_are_on_the_website(path: str, text: str, translated: str) -> None:
    """A link to a file that the website lacks becomes text; a broken one stays, and is found."""
    assert build.translated(text, path) == translated


def test_the_configuration_is_that_of_the_code() -> None:
    """`make docs` writes the page; each variable that the service knows is on it."""
    text = configuration.COMMITTED.read_text(encoding="utf-8")
    assert text == configuration.page()
    assert {name for name in VARIABLES if f"| `{name}` |" not in text} == set()
