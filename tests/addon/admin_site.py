"""The addon's admin pages as staff use them: open a page, fill in its form, send it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from tests.addon.whmcs import ADMIN_PAGE, LOAD_ENTRY_POINTS, Played, Step, Whmcs, request

TOKEN = "ab" * 32
Fields = dict[str, list[str]]


@dataclass
class Form(HTMLParser):
    """What a browser would send for the form of an action, without its buttons."""

    action: str
    fields: Fields = field(default_factory=dict)

    def __init__(self, action: str, html: str) -> None:
        super().__init__()
        self.action = action
        self.fields = {}
        self._is_inside = False
        self._select = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._is_inside = f"action={self.action}" in values.get("action", "")
        elif tag == "select":
            self._select = values["name"]
        elif tag == "option" and "selected" in values:
            self._add(self._select, values["value"])
        elif tag == "input" and (
            values.get("type") not in {"checkbox", "radio", "file"} or "checked" in values
        ):
            self._add(values["name"], values.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._is_inside = False

    def _add(self, name: str, value: str) -> None:
        if self._is_inside and name:
            self.fields.setdefault(name, []).append(value)


def posted(fields: Fields) -> dict[str, Any]:
    """Return the fields as PHP hands them over: lists where a name ends with brackets."""
    return {
        name.removesuffix("[]"): values if name.endswith("[]") else values[-1]
        for name, values in fields.items()
    }


@dataclass(frozen=True)
class AdminSite:
    """The pages of one WHMCS. Each call is a request of its own, in a PHP process of its own."""

    whmcs: Whmcs

    def open(self, action: str, **parameters: str | int) -> str:
        """Return the HTML of a page."""
        return self._printed(request(get={"action": action, **parameters}))

    def form(self, action: str) -> Fields:
        """Return the fields of the form on the page of the action."""
        return Form(action, self.open(action)).fields

    def send(
        self, action: str, fields: Fields, file: Path | None = None, *, encoded: bool = False
    ) -> str:
        """Send the form and return the HTML of what follows."""
        sent = self.post(action, fields, encoded=encoded)
        return self._printed(sent, *([uploaded(file)] if file else []))

    def send_bytes(self, action: str, fields: Fields, **digits: str) -> str:
        """Send the form with some texts as the bytes of these hexadecimal digits."""
        return self._printed(self.post(action, fields), {"do": "post_bytes", "values": digits})

    def post(self, action: str, fields: Fields, *, encoded: bool = False) -> Step:
        """Return the step in which the browser has sent these fields."""
        post = {"token": TOKEN, **posted(fields)}
        return request(get={"action": action}, post=post, encoded=encoded)

    def _printed(self, *steps: Step) -> str:
        session = {"do": "session", "values": {"netflow_manager_token": TOKEN}}
        outcome = self.whmcs.run(LOAD_ENTRY_POINTS, session, *steps, ADMIN_PAGE)
        played: Played = outcome.steps[-1]
        assert outcome.faults == []
        assert played.thrown is None
        return played.printed


def uploaded(path: Path, error: int = 0) -> Step:
    """Let the browser have sent this file, or PHP have refused it with this error."""
    file = {"name": path.name, "tmp_name": str(path), "error": error, "size": path.stat().st_size}
    return {"do": "files", "files": {"file": file}}
