"""Whatever text the API gives for a merge field, the reader of the mail sees exactly this text."""

from __future__ import annotations

import json
import random
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from tests.e2e.whmcs import Whmcs, mail
from tests.faults.behaviours import good_answer, response
from tests.faults.fault_server import Exchange, FaultServer

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.needs("php", "smarty")

PIECES = [
    *"<>&\"'{}$`\\/%#+=;:()[]|*~^!?@ \t",
    "<script>",
    "</p>",
    "{$smarty.now}",
    "{literal}",
    "{/if}",
    "{php}",
    "<?php",
    "?>",
    "&amp;",
    "&#123;",
    "&lt",
    "<!--",
    "]]>",
    "javascript:",
    " onload=",
    "password",
    "é",
    "漢",
    "😀",
    "\u202e",
    "\u00a0",
    "\u2028",
    "ﬁ",
    "e\u0301",
    "0",
    "O'Neil",
]
COUNT = 400
CLIENT = 5
TEMPLATE = "<p>{$netflow_username}</p><a title='{$netflow_password}'>{$netflow_group}</a>"


class Seen(HTMLParser):
    """Collects what a reader gets: texts, attribute values, and which elements there are."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.elements: list[tuple[str, list[str]]] = []
        self.title: str | None = None
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, [name for name, _ in attrs]))
        self.title = dict(attrs).get("title", self.title)


def _values() -> list[str]:
    source = random.Random(20261123)
    return [
        "".join(source.choices(PIECES, k=source.randint(1, 12))) + str(number)
        for number in range(COUNT)
    ]


VALUES = _values()


def _hostile(exchange: Exchange) -> None:
    answer = good_answer(exchange.request)
    value = VALUES[answer["service_id"] - 1]
    fields = answer["merge_fields"]
    fields |= dict.fromkeys(("netflow_username", "netflow_password", "netflow_group"), value)
    exchange.send(response(json.dumps(answer).encode()))


@pytest.fixture
def bodies(tmp_path: Path, smarty: int, plaintext: int) -> list[str]:
    """Send one mail for each value, each about a service of its own."""
    whmcs = Whmcs(tmp_path)
    whmcs.add_template("Welcome", TEMPLATE, plaintext=plaintext)
    for number in range(1, COUNT + 1):
        whmcs.add_service(number, CLIENT)
    with FaultServer(_hostile) as server:
        whmcs.connect(server.url, "nfm_test_key")
        sent = [mail("Welcome", number) for number in range(1, COUNT + 1)]
        outcome = whmcs.play(*sent, smarty=smarty)
    assert outcome.faults == []
    return [result["body"] for result in outcome.results]


@pytest.mark.parametrize("plaintext", [0])
@pytest.mark.parametrize("smarty", [3, 4])
def test_html_mails_show_every_value_as_text(bodies: list[str]) -> None:
    """In text and in an attribute the value is what it was, and no element or attribute is new."""
    for value, body in zip(VALUES, bodies, strict=True):
        seen = Seen(body)
        assert seen.elements == [("p", []), ("a", ["title"])], value
        assert seen.title == value
        assert "".join(seen.texts) == value + value
        assert "{" not in body


@pytest.mark.parametrize("plaintext", [1])
@pytest.mark.parametrize("smarty", [3, 4])
def test_plain_mails_carry_every_value_as_it_is(bodies: list[str]) -> None:
    """A mail that is sent as plain text has the value byte for byte, and runs no tag of it."""
    for value, body in zip(VALUES, bodies, strict=True):
        assert body == f"<p>{value}</p><a title='{value}'>{value}</a>"
