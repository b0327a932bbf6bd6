"""A member of staff before the admin area, and the service tab as a form that they send."""

from __future__ import annotations

import html
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from tests.addon.whmcs import Step, Whmcs

if TYPE_CHECKING:
    from tests.addon.whmcs import Outcome

ADMIN, ROLE = 3, 2
TOKEN = "0123456789abcdef" * 4
SESSION: Step = {
    "do": "session",
    "values": {"adminid": ADMIN, "netflow_manager_token": TOKEN},
}


def add_staff(whmcs: Whmcs, access: str = f"1,{ROLE}", language: str = "english") -> None:
    """Store an administrator, and the roles that may use the addon."""
    row = {"id": ADMIN, "roleid": ROLE, "username": "grace", "language": language}
    whmcs.tables["tbladmins"] = [row]
    whmcs.settings["access"] = access


def tab(service_id: object) -> Step:
    return {"do": "hook", "name": "AdminClientServicesTabFields", "vars": {"id": service_id}}


def save(service_id: object, fields: dict[str, str]) -> Step:
    """Save the service with these fields of its page, as WHMCS hands them to the hook."""
    variables = {**fields, "id": service_id, "userid": "1", "domain": "x.example.com"}
    return {"do": "hook", "name": "AdminClientServicesTabFieldsSave", "vars": variables}


def summary(client_id: object) -> Step:
    return {"do": "hook", "name": "AdminAreaClientSummaryPage", "vars": {"userid": client_id}}


def search(term: object, results: object = 10) -> Step:
    variables = {"searchTerm": term, "numResults": results}
    return {"do": "hook", "name": "IntelligentSearch", "vars": variables}


def play_as_staff(whmcs: Whmcs, *steps: Step) -> Outcome:
    """Run hooks as the administrator; they must neither throw nor print."""
    outcome = whmcs.play(SESSION, *steps)
    assert outcome.faults == []
    assert {(step.thrown, step.printed) for step in outcome.steps} == {(None, "")}
    del outcome.steps[0]
    return outcome


class _Form(HTMLParser):
    """Collects what a browser would send of some HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._area: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name")
        if tag == "textarea" and name:
            self._area, self.fields[name] = name, ""
        is_off = given.get("type") == "checkbox" and "checked" not in given
        if tag == "input" and name and not is_off:
            self.fields[name] = given.get("value") or ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area:
            # A browser leaves the first line break out, and sends the others as CR LF.
            text = self.fields[self._area].removeprefix("\n")
            self.fields[self._area] = text.replace("\n", "\r\n")
            self._area = None


def fields_of(rows: dict[str, str]) -> dict[str, str]:
    """Return the fields that a browser would send of the tab."""
    form = _Form()
    form.feed("".join(rows.values()))
    form.close()
    return form.fields


def shown_tab(whmcs: Whmcs, service_id: object) -> dict[str, str]:
    """Open the tab and return its rows."""
    [rows] = play_as_staff(whmcs, tab(service_id)).results[0]
    return dict(rows)


def typed(whmcs: Whmcs, service_id: int, **changes: str) -> dict[str, str]:
    """Open the tab, type into it, and return what is sent."""
    fields = fields_of(shown_tab(whmcs, service_id))
    for name, value in changes.items():
        fields[f"netflow_manager_{name}"] = value
    return fields


def encoded(fields: dict[str, str]) -> dict[str, str]:
    """Return the fields as versions of WHMCS hand them over that encode input."""
    return {name: html.escape(value) for name, value in fields.items()}
