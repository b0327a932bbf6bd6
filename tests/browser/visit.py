"""A page of a real browser that notices whatever goes wrong in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.waiting import HANG_SECONDS

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

SCREENSHOTS = Path(__file__).parents[2] / "artifacts" / "screenshots"
DESKTOP, PHONE = (1280, 900), (390, 844)


class Visit:
    """One page; `problems` grows with every script error, console error and failed request."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.url = url
        self.problems: list[str] = []
        self._allowed: set[int] = set()
        self.page: Page = context.new_page()
        self.page.set_default_timeout(HANG_SECONDS * 1000)
        self.page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))
        self.page.on("console", self._hear)
        self.page.on("response", self._answered)
        self.page.on("requestfailed", self._failed)

    def allow(self, *statuses: int) -> None:
        """Expect answers of these statuses from now on."""
        self._allowed |= set(statuses)

    def open(self, path: str) -> Page:
        """Open an address of the site."""
        self.page.goto(self.url + path)
        return self.page

    def enter_admin(self, name: str = "root") -> None:
        """Log in to the administration."""
        self.open("/admin/login.php")
        option = self.page.locator("#standinAdmin option", has_text=f"{name} (")
        self.page.select_option("#standinAdmin", option.get_attribute("value"))
        self.page.get_by_role("button", name="Login").click()
        self.page.wait_for_url("**/admin/index.php")

    def enter_client(self, client_id: int, user_id: int | None = None) -> None:
        """Log in to the client area, as the owner of the client or a user who was invited."""
        self.open("/login.php")
        chosen = str(client_id) if user_id is None else f"{client_id}/{user_id}"
        self.page.select_option("#standinClient", chosen)
        self.page.get_by_role("button", name="Login").click()
        self.page.wait_for_url("**/clientarea.php*")

    def enter_as_owner(self, client_id: int) -> None:
        """Log in to the administration, and from there to the client area in the client's place."""
        self.enter_admin()
        self.open(f"/admin/clientssummary.php?userid={client_id}")
        self.page.locator("form:has(input[value=login]) button").click()
        self.page.wait_for_url("**/clientarea.php*")

    def resize(self, size: tuple[int, int]) -> None:
        self.page.set_viewport_size({"width": size[0], "height": size[1]})

    def screenshot(self, name: str) -> None:
        """Keep the whole page as a test artefact."""
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)

    def picture(self, selector: str, name: str) -> None:
        """Keep one part of the page as a test artefact."""
        self.page.locator(selector).screenshot(path=SCREENSHOTS / f"{name}.png")

    def screenshots(self, name: str) -> None:
        """Keep the page as a desktop shows it and as a phone does."""
        self.screenshot(name)
        self.resize(PHONE)
        self.screenshot(f"{name}-390")
        self.resize(DESKTOP)

    def _hear(self, message: ConsoleMessage) -> None:
        # What this line is about is seen as an answer, with its status.
        is_answer = message.text.startswith("Failed to load resource: the server responded")
        if message.type in {"error", "warning"} and not is_answer:
            self.problems.append(f"console: {message.text}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self._allowed:
            self.problems.append(f"{response.status}: {response.url}")

    def _failed(self, request: Request) -> None:
        # The browser itself gives up a request when another page is opened, or a file is saved.
        if request.failure != "net::ERR_ABORTED":
            self.problems.append(f"failed: {request.url} {request.failure}")
