"""Pages for people: the front page, the kinds of problems and the documentation of the API."""

import re
from pathlib import Path

import pytest

from app import __version__
from app.api.problems.documented import ALL_KINDS
from tests.support.live_api import LiveApi
from tests.support.problem import problem_of

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
PAGES = ("/", "/docs", "/docs/try", "/problems/busy")
LINK = re.compile(r'(?:href|src)="([^"]+)"')


@pytest.mark.parametrize(
    ("accept", "is_page"),
    [
        (BROWSER, True),
        ("text/html", True),
        ("text/html;q=0.9, application/json;q=0.8", True),
        ("text/html; charset=utf-8", True),
        ("*/*", False),
        ("", False),
        ("application/json", False),
        ("text/*", False),
        ("text/html, application/json", False),
        ("text/html;q=0.5, */*", False),
        ("text/html;q=0", False),
        ("text/html;q=high", False),
        (",".join(["text/plain"] * 20 + ["text/html"]), False),
    ],
)
def test_a_page_is_for_those_who_prefer_html(
    live_api: LiveApi,
    accept: str,
    is_page: bool,  # noqa: FBT001
) -> None:
    """Browsers get a page; programs get what they got before there was one."""
    front = live_api.call("GET", "/", headers={"Accept": accept})
    problem = live_api.call("GET", "/problems/busy", headers={"Accept": accept})
    if is_page:
        assert {front.status_code, problem.status_code} == {200}
        for answer in (front, problem):
            assert answer.headers["content-type"] == "text/html; charset=utf-8"
    else:
        assert problem_of(front, 404)["type"] == "/problems/not-found"
        assert problem.json()["type"] == "/problems/busy"
    for answer in (front, problem):
        assert answer.headers["vary"] == "Accept, Accept-Language"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_guarded(live_api: LiveApi, path: str) -> None:
    """A page loads nothing from elsewhere, runs no inline code and is in no frame."""
    answer = live_api.call("GET", path, headers={"Accept": BROWSER})
    parts = (
        part.split(maxsplit=1) for part in answer.headers["content-security-policy"].split(";")
    )
    policy = {name: set(sources.split()) for name, sources in parts}
    for name in ("default-src", "base-uri", "form-action", "frame-ancestors"):
        assert policy[name] == {"'none'"}
    allowed = {source for sources in policy.values() for source in sources}
    nonces = {source for source in allowed if source.startswith("'nonce-")}
    assert allowed - nonces <= {"'none'", "'self'", "data:", "blob:"}
    assert policy.get("script-src", {"'self'"}) == {"'self'"}
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert not re.search(r"<script(?! src=)|<style|style=|\son[a-z]+=", answer.text)


def test_a_nonce_is_used_once(live_api: LiveApi) -> None:
    """Each answer of the documentation allows styles by a value that nobody can foresee."""
    policies = [live_api.call("GET", "/docs").headers["content-security-policy"] for _ in range(3)]
    assert len(set(policies)) == 3


@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_a_page_leads_somewhere(live_api: LiveApi, path: str) -> None:
    """Links and files are paths of the service itself, and exist."""
    page = live_api.call("GET", path, headers={"Accept": BROWSER})
    links = LINK.findall(page.text)
    assert links
    for link in links:
        assert link.startswith("/")
        assert not link.startswith("//")
        assert live_api.call("GET", link, headers={"Accept": BROWSER}).is_success, link


def test_the_front_page_says_what_to_do_next(live_api: LiveApi) -> None:
    """Version, documentation, health, and the way to a key and to the addon; it needs no key."""
    text = live_api.call("GET", "/", headers={"Accept": BROWSER}).text
    for word in (__version__, "/docs", "/readyz", "key create --name whmcs", "make addon"):
        assert word in text


def test_the_front_page_asks_no_database(tmp_path: Path) -> None:
    """It is the same while the database does not answer, and names nothing of the installation."""
    with LiveApi(tmp_path / "data") as api:
        before = api.call("GET", "/", headers={"Accept": BROWSER})
        api.app.state.services.database.close()
        (tmp_path / "data" / "netflow-manager.sqlite3").write_bytes(b"no database")
        assert api.call("GET", "/readyz").status_code == 503
        after = api.call("GET", "/", headers={"Accept": BROWSER})
    assert (before.status_code, before.text) == (after.status_code, after.text)
    assert str(tmp_path) not in before.text


@pytest.mark.parametrize("slug", sorted(ALL_KINDS))
def test_every_kind_of_problem_has_a_page(live_api: LiveApi, slug: str) -> None:
    """It shows status, title and explanation, the latter in the language of the reader."""
    headers = {"Accept": BROWSER, "Accept-Language": "de-AT, en;q=0.5"}
    page = live_api.call("GET", f"/problems/{slug}", headers=headers)
    assert page.headers["content-language"] == "de"
    assert '<html lang="de">' in page.text
    kind = ALL_KINDS[slug]
    assert f'<h1 lang="en">{kind.title}</h1>' in page.text
    assert f"{kind.status.value} {slug}" in page.text
    assert "Dokumentation der API" in page.text
    assert "`" not in page.text


def test_the_explanation_of_a_problem_is_in_the_language_of_the_reader(live_api: LiveApi) -> None:
    """For programs too, as every string for people; title and type are the same in each."""
    german = live_api.call("GET", "/problems/busy", headers={"Accept-Language": "de"})
    english = live_api.call("GET", "/problems/busy")
    assert german.headers["content-language"] == "de"
    assert german.json()["explanation"] != english.json()["explanation"]
    assert german.json()["title"] == english.json()["title"]


def test_an_unknown_kind_of_problem_is_a_404_page(live_api: LiveApi) -> None:
    """A browser that follows an outdated link gets a page too, which does not repeat the path."""
    page = live_api.call("GET", "/problems/none-such", headers={"Accept": BROWSER})
    assert page.status_code == 404
    assert "Not Found" in page.text
    assert "none-such" not in page.text


def test_pages_below_a_path_link_below_it(tmp_path: Path) -> None:
    """With NFM_PATH_PREFIX every link of every page has the prefix, and leads somewhere."""
    with LiveApi(tmp_path / "data", NFM_PATH_PREFIX="/netflow") as api:
        for path in PAGES:
            page = api.call("GET", f"/netflow{path}", headers={"Accept": BROWSER})
            for link in LINK.findall(page.text):
                assert link.startswith("/netflow/")
                assert api.call("GET", link, headers={"Accept": BROWSER}).is_success, link
