"""The Network Usage section on the product page, through hook, API and the themes' structure."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from tests.addon.whmcs import Whmcs, login, page, section

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.live_api import LiveApi

    NewId = Callable[[], int]

pytestmark = pytest.mark.needs("php", "smarty")

HOSTILE = [
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "{$smarty.version} {literal} {/foreach}",
    "{php}echo 1;{/php}",
    "</div></div>&lt;b&gt;",
    "&amp; &#123; &",
    "Zoë 漢字 😀 ﬁ",
    "javascript:alert(1)",
]


class Page(HTMLParser):
    """What a browser would see: the text, and each element with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.links: list[dict[str, str | None]] = []
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        if tag == "a":
            self.links.append(dict(attrs))


@pytest.mark.parametrize("smarty", [3, 4])
@pytest.mark.parametrize("theme", ["six", "twenty-one"])
def test_the_section_is_there(
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId, theme: str, smarty: int
) -> None:
    """The owner of an active service with an enabled record sees button, username and group."""
    service, client = new_id(), new_id()
    live_api.put_record(
        service, client_id=client, username="acme-user", password="never-here", group="ACME-DC1"
    )
    whmcs.add_service(service, client)

    outcome = whmcs.play(page(service, theme), smarty=smarty, client=client)

    seen = Page(outcome.results[0])
    assert outcome.faults == []
    for text in ("Network Usage", "acme-user", "ACME-DC1"):
        assert text in seen.text
    assert "never-here" not in outcome.results[0]
    [link] = seen.links
    assert link["href"] == "https://netflow.myownserver.net/"
    assert set(str(link["rel"]).split()) == {"noopener", "noreferrer"}


@pytest.mark.parametrize("theme", ["six", "twenty-one"])
def test_a_replaced_overview_shows_no_hook_output(
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId, theme: str
) -> None:
    """The stand-in keeps the themes' rule: a server module's overview takes the place of hooks."""
    service, client = new_id(), new_id()
    live_api.put_record(service, client_id=client, username="acme-user")
    whmcs.add_service(service, client)

    outcome = whmcs.play(page(service, theme, "<p>replaced</p>"), smarty=4, client=client)

    assert "replaced" in outcome.results[0]
    assert "Network Usage" not in outcome.results[0]


def test_nobody_else_sees_it(whmcs: Whmcs, live_api: LiveApi, new_id: NewId) -> None:
    """Another client, nobody; a suspended, a moved, an unknown service: no section, no notice."""
    service, suspended, moved, client, other = (new_id() for _ in range(5))
    for number in (service, suspended, moved):
        live_api.put_record(number, client_id=client, username="acme-user")
    whmcs.add_service(service, client)
    whmcs.add_service(suspended, client, "Suspended")
    whmcs.add_service(moved, other)
    steps = [login(other), section(service), login(None), section(service), login(client)]
    steps += [section(suspended), section(moved), section(new_id()), login(other), section(moved)]

    outcome = whmcs.play(*steps, login(client), section(service))

    *hidden, shown = [step.result[0] for step in outcome.steps if isinstance(step.result, list)]
    assert hidden == [""] * 6
    assert "acme-user" in shown
    assert outcome.faults == outcome.activity == []


def test_a_foreign_service_is_not_even_asked_for(
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId
) -> None:
    """WHMCS's own table rules out a foreign service before the API learns of the question."""
    service, client, other = new_id(), new_id(), new_id()
    live_api.put_record(service, client_id=client)
    whmcs.add_service(service, client)
    whmcs.add_service(new_id(), other)

    outcome = whmcs.play(section(service), client=other)

    assert outcome.results == [[""]]
    assert outcome.module_log == []


@pytest.mark.parametrize("variables", [{}, {"service": None}, {"service": 5}, {"service": {}}])
def test_garbage_from_the_theme_shows_nothing(whmcs: Whmcs, variables: dict[str, object]) -> None:
    """A service that is missing, no object or without an id gives no section and no notice."""
    step = {"do": "hook", "name": "ClientAreaProductDetailsOutput", "vars": variables}

    outcome = whmcs.play(step, client=1)

    assert outcome.results == [[""]]
    assert outcome.faults == []


def test_hostile_values_come_out_as_text(whmcs: Whmcs, live_api: LiveApi, new_id: NewId) -> None:
    """Markup and Smarty tags in a record are shown as they are, with no element of their own."""
    client = new_id()
    services = {new_id(): value for value in ["plain", *HOSTILE]}
    for service, value in services.items():
        live_api.put_record(service, client_id=client, username=value, group=value)
        whmcs.add_service(service, client)

    outcome = whmcs.play(*[section(service) for service in services], smarty=4, client=client)

    plain, *hostile = [result[0] for result in outcome.results]
    for value, html in zip(HOSTILE, hostile, strict=True):
        assert Page(html).text.count(value) == 2, value
        assert Page(html).elements == Page(plain).elements
        assert "{" not in html.partition("<script>")[0]


@pytest.mark.parametrize("smarty", [3, 4])
def test_a_section_that_is_rendered_twice_stays_text(
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId, smarty: int
) -> None:
    """Even where a theme runs the hook's output through Smarty again, no tag of a value is run."""
    service, client = new_id(), new_id()
    value = "{$smarty.version}{1+1}"
    live_api.put_record(service, client_id=client, username=value)
    whmcs.add_service(service, client)
    html = whmcs.play(section(service), client=client).results[0][0]
    again = {"do": "call", "function": "Standin\\Mailer::render", "arguments": [html, {}]}

    outcome = whmcs.play(again, smarty=smarty)

    assert value in Page(outcome.results[0]).text


def test_the_client_s_language_is_asked_for(whmcs: Whmcs, live_api: LiveApi, new_id: NewId) -> None:
    """The session's language comes first, then the profile's; what is no language is English."""
    service, client = new_id(), new_id()
    live_api.put_record(service, client_id=client)
    whmcs.add_service(service, client)
    whmcs.tables["tblclients"][0]["language"] = "german"
    sessions: list[dict[str, object]] = [{}, {"Language": "french"}, {"Language": "../x"}]
    steps = [
        step
        for values in sessions
        for step in ({"do": "session", "values": values}, section(service))
    ]

    outcome = whmcs.play(*steps, client=client)

    asked = [call[2].rpartition("language=")[2] for call in outcome.module_log]
    assert asked == ["german", "french", "german"]
