"""Pages of the service itself in Chromium: they work under their own Content-Security-Policy."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.support.live_api import LiveApi

DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
VIOLATIONS = (
    "document.addEventListener('securitypolicyviolation', e => console.error(e.blockedURI))"
)
RECORD = "tag/Access-records/operation/putAccessRecord"


class Watched:
    """A page that notes what it complains of, and requests to other places."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self._url = page, url
        self.complaints: list[str] = []
        page.add_init_script(VIOLATIONS)
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self._note(request.url))

    def _note(self, url: str) -> None:
        if not url.startswith((f"{self._url}/", "blob:", "data:")):
            self.complaints.append(url)

    def open(self, path: str) -> Page:
        """Go to a path of the service."""
        self.page.goto(f"{self._url}{path}")
        return self.page

    def fits(self) -> bool:
        """Whether the page is no wider than the window, on a desktop and on a phone."""
        widths = []
        for size in (DESKTOP, PHONE):
            self.page.set_viewport_size(size)
            widths.append(self.page.evaluate("document.documentElement.scrollWidth"))
        self.page.set_viewport_size(DESKTOP)
        return widths == [DESKTOP["width"], PHONE["width"]]


@pytest.fixture
def watched(browser: Browser, live_api: LiveApi) -> Iterator[Watched]:
    """Give a window; whatever its page complains of fails the test."""
    context = browser.new_context(viewport=DESKTOP, locale="de-AT")
    watched = Watched(context.new_page(), live_api.url)
    yield watched
    context.close()
    assert watched.complaints == []


def test_a_newcomer_finds_the_documentation(watched: Watched) -> None:
    """From the front page, in the language of the browser, to the documentation of an operation."""
    page = watched.open("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("NetFlow Manager")
    expect(page.get_by_role("heading", name="Die nächsten Schritte")).to_be_visible()
    assert watched.fits()
    page.get_by_role("link", name="Dokumentation der API").click()
    expect(page.get_by_role("heading", level=1).first).to_contain_text("NetFlow Manager")


def test_the_documentation_shows_samples_and_folds_common_problems(watched: Watched) -> None:
    """An operation has samples in three languages, and one row for what any call can answer."""
    page = watched.open(f"/docs#{RECORD}")
    operation = page.locator(f"[id='{RECORD}']").first
    for language, words in {"curl": "curl", "Python": "httpx", "PHP": "curl_init"}.items():
        operation.get_by_role("tab", name=language, exact=True).click()
        expect(
            operation.get_by_role("tabpanel")
            .filter(has_text="/v1/access-records/1234")
            .filter(has_text=words)
            .first
        ).to_be_visible()
    problems = operation.locator("details")
    expect(problems.get_by_role("table")).to_be_hidden()
    problems.locator("summary").click()
    expect(problems.get_by_role("row", name="401")).to_be_visible()
    expect(operation.get_by_role("button", name="409")).to_be_visible()
    expect(operation.get_by_role("button", name="401")).to_have_count(0)
    assert watched.fits()


def test_the_documentation_can_be_searched(watched: Watched) -> None:
    """The search runs in a worker, which the policy has to allow."""
    page = watched.open("/docs")
    page.get_by_placeholder("Search...").press_sequentially("reconcil")
    found = page.locator("[data-role='search:results']")
    expect(found).to_contain_text("full list of services")


def test_calls_can_be_tried(watched: Watched, live_api: LiveApi) -> None:
    """With a key pasted into the page, an operation is called and its answer shown."""
    page = watched.open("/docs/try")
    page.get_by_role("button", name="Authorize").click()
    page.get_by_role("textbox").fill(live_api.writer_key)
    page.locator(".auth-btn-wrapper .authorize").click()
    page.get_by_role("button", name="Close").first.click()
    operation = page.locator("[id$='getWhoami']")
    operation.locator(".opblock-summary-control").first.click()
    operation.get_by_role("button", name="Try it out").click()
    operation.get_by_role("button", name="Execute").click()
    expect(operation.locator(".live-responses-table")).to_contain_text("records:write")


def test_operations_can_be_read_on_a_phone(watched: Watched) -> None:
    """What a group of calls is for is below its name, and not in a column of single words."""
    page = watched.open("/docs/try")
    page.set_viewport_size(PHONE)
    explained = page.locator("[id='operations-tag-Access_records'] small")
    expect(explained).to_be_visible()
    assert explained.evaluate("element => element.clientWidth") > PHONE["width"] / 2
    assert watched.fits()


def test_a_kind_of_problem_is_explained(watched: Watched) -> None:
    """The page to which `type` leads is in the language of the browser."""
    page = watched.open("/problems/not-authenticated")
    expect(page.get_by_role("heading", level=1)).to_have_text("No valid API key")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    assert watched.fits()
