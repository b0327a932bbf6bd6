"""5,000 hostile texts through hooks, Smarty and two HTML parsers: each is seen as what it is."""

from __future__ import annotations

import json
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

import pytest

from app.client_area.section import render_section
from app.client_area.view import ClientAreaView
from tests.addon.hostile import hostile_texts
from tests.addon.whmcs import Step, Whmcs, mail, page
from tests.faults.behaviours import good_answer, response
from tests.faults.fault_server import Exchange, FaultServer

if TYPE_CHECKING:
    from playwright.sync_api import Browser


COUNT = 5_000
CLIENT = 5
TEMPLATE = (
    "<p>{$netflow_username}</p><a title='{$netflow_password}' href=\"{$netflow_url}\">"
    "{$netflow_group}</a><i>{$netflow_ip_address}</i>"
)
OWN_PAGE = (
    Path(__file__).parents[2]
    / "whmcs_hook/modules/addons/netflow_manager/templates/client_page.tpl"
)


class Five(NamedTuple):
    """Five texts, which one mail or one section shows."""

    url: str
    username: str
    password: str
    group: str
    ip_address: str

    def mail(self) -> list[str]:
        return [self.username, self.password, self.url, self.group, self.ip_address]

    def view(self) -> ClientAreaView:
        """Show them as a record and settings would."""
        return ClientAreaView(
            netflow_url=f"https://netflow.example.com/?{self.url}",
            username=self.username,
            password=None,
            group=self.group,
            ip_address=self.ip_address,
            section_title=self.password,
            button_label=self.url,
        )

    def section(self) -> list[str]:
        title, link = self.password, f"https://netflow.example.com/?{self.url}"
        return [title, title, self.username, self.group, self.ip_address, link, self.url]


@cache
def _fives() -> list[Five]:
    """Return all texts. Not at the import of this file, where whoever collects tests would wait."""
    texts = hostile_texts(COUNT)
    return [Five(*texts[at : at + 5]) for at in range(0, COUNT, 5)]


# What a reader of the page gets, and the names of all elements and attributes, of one document.
SEE = """documents => documents.map(html => {
    const seen = new DOMParser().parseFromString(html, 'text/html');
    const text = selector => [...seen.querySelectorAll(selector)].map(one => one.textContent);
    const value = (selector, name) => [...seen.querySelectorAll(selector)].map(
        one => one.getAttribute(name));
    const shape = [...seen.querySelectorAll('*')].map(
        one => [one.localName, ...one.getAttributeNames()].join(' ')).join('|');
    return {shape,
        mail: [...text('p'), ...value('a', 'title'), ...value('a', 'href'), ...text('a'),
            ...text('i')],
        section: [...value('.netflow-manager', 'aria-label'), ...text('.netflow-manager h3'),
            ...text('.netflow-manager td:nth-child(2)'), ...value('.netflow-manager a', 'href'),
            ...text('.netflow-manager a')],
        password: text('[data-password] td:nth-child(2)'),
    };
})"""


class Parsed(HTMLParser):
    """The elements with their attributes, and all text, as Python reads them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.shape: list[tuple[str, ...]] = []
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shape.append((tag, *(name for name, _ in attrs)))

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def _hostile(exchange: Exchange) -> None:
    """Answer as the API does, its own section included, with texts that it would never store."""
    answer = good_answer(exchange.request)
    five = _fives()[answer["service_id"] - 1]
    if urlsplit(exchange.request.split(" ")[1]).path.endswith("/merge-fields"):
        answer["merge_fields"] |= {f"netflow_{name}": text for name, text in five._asdict().items()}
    else:
        answer["html"] = render_section(five.view(), "english")
    exchange.send(response(json.dumps(answer).encode()))


class Rendered(NamedTuple):
    """What the addon and one Smarty made of all texts."""

    html_mails: list[str]
    plain_mails: list[str]
    pages: list[str]
    passwords: list[str]


@pytest.fixture(scope="module", params=[3, 4], ids=["smarty3", "smarty4"])
def rendered(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """Send the mails and open the pages, all in one PHP process."""
    whmcs = Whmcs(tmp_path_factory.mktemp("escaping"))
    whmcs.add_template("HTML", TEMPLATE)
    whmcs.add_template("Plain", TEMPLATE, plaintext=1)
    numbers = range(1, len(_fives()) + 1)
    for number in numbers:
        whmcs.add_service(number, CLIENT)
    steps = [mail(name, number) for name in ("HTML", "Plain") for number in numbers]
    steps += [page(number, "nexus") for number in numbers]
    results: list[Any] = [None] * len(steps)
    with FaultServer(_hostile) as server:
        whmcs.connect(server.url, "nfm_test_key")
        # On a busy machine one of the 3,000 calls can take longer than a page waits for it.
        while late := [at for at, result in enumerate(results) if not _has_come(result)]:
            outcome = whmcs.play(*(steps[at] for at in late), smarty=request.param, client=CLIENT)
            assert outcome.faults == []
            for at, result in zip(late, outcome.results, strict=True):
                results[at] = result
            assert len(late) > sum(not _has_come(results[at]) for at in late)
    count = len(_fives())
    html, plain = results[:count], results[count : 2 * count]
    escaped = [sent["fields"]["netflow_password"] for sent in html]
    shown = whmcs.play(*map(_password_page, escaped), smarty=request.param)
    assert shown.faults == []
    bodies = [sent["body"] for sent in [*html, *plain]]
    return Rendered(bodies[:count], bodies[count:], results[2 * count :], shown.results)


def _has_come(result: Any) -> bool:  # noqa: ANN401 - a mail, a page, or nothing yet
    """Return whether a mail has its fields, or a page its section."""
    if isinstance(result, dict):
        return bool(result["fields"]["netflow_enabled"])
    return result is not None and 'class="netflow-manager' in result


def _password_page(escaped: str) -> Step:
    """Render the template of the client's page with a password that the addon has escaped."""
    names = ("password", "show_password", "hide_password", "copy", "copied", "copy_by_hand", "back")
    netflow = {
        "section": "",
        "script": "",
        "message": "{$x}<b>",
        "service": "<\"'>{$x}",
        "password_html": escaped,
        "token": "<\"'>",
        "texts": dict.fromkeys(names, "x"),
        "password_address": "index.php",
        "back_address": "index.php",
    }
    arguments = [OWN_PAGE.read_text(encoding="utf-8"), {"netflow": netflow}]
    return {"do": "call", "function": "Standin\\Mailer::render", "arguments": arguments}


def _seen(browser: Browser, documents: list[str]) -> list[dict[str, Any]]:
    """Let Chromium parse them all, without running anything."""
    blank = browser.new_page()
    seen: list[dict[str, Any]] = blank.evaluate(SEE, documents)
    blank.close()
    assert len({document["shape"] for document in seen}) == 1
    return seen


def test_a_browser_shows_every_text_of_a_mail(rendered: Rendered, browser: Browser) -> None:
    """In text and attributes each value is what it was, and no element or attribute is new."""
    for five, seen in zip(_fives(), _seen(browser, rendered.html_mails), strict=True):
        assert seen["mail"] == five.mail()


def test_a_browser_shows_every_text_of_a_section(rendered: Rendered, browser: Browser) -> None:
    """So it is on the product page, title, button and link included."""
    for five, seen in zip(_fives(), _seen(browser, rendered.pages), strict=True):
        assert seen["section"] == five.section()


def test_a_browser_shows_every_password(rendered: Rendered, browser: Browser) -> None:
    """So it is on the client's own page."""
    for five, seen in zip(_fives(), _seen(browser, rendered.passwords), strict=True):
        assert seen["password"] == [five.password]


def test_another_parser_agrees(rendered: Rendered) -> None:
    """A second reading of HTML finds the same elements everywhere, and every text."""
    for five, html in zip(_fives(), _parsed(rendered.html_mails), strict=True):
        assert html.text == five.username + five.group + five.ip_address
    for five, html in zip(_fives(), _parsed(rendered.pages), strict=True):
        assert all(text in html.text for text in (five.username, five.group, five.password))
    assert _parsed(rendered.passwords)
    assert not any("{" in body for body in rendered.html_mails)
    assert not any("{" in body.partition("<script>")[0] for body in rendered.pages)


def _parsed(documents: list[str]) -> list[Parsed]:
    parsed = [Parsed(html) for html in documents]
    assert len({tuple(one.shape) for one in parsed}) == 1
    return parsed


def test_plain_mails_carry_every_text_as_it_is(rendered: Rendered) -> None:
    """A mail that is sent as plain text has each value byte for byte, and runs no tag of it."""
    for five, body in zip(_fives(), rendered.plain_mails, strict=True):
        username, password, url, group, ip_address = five.mail()
        link = f"<a title='{password}' href=\"{url}\">{group}</a>"
        assert body == f"<p>{username}</p>{link}<i>{ip_address}</i>"


def test_the_parser_sees_what_breaks_out(browser: Browser) -> None:
    """The control: one text that is not escaped changes what both parsers find."""
    right, wrong = ("<p>&lt;b&gt;</p>", "<p><b></p>")
    with pytest.raises(AssertionError):
        _seen(browser, [right, wrong])
    assert Parsed(right).shape != Parsed(wrong).shape
