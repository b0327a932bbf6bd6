"""The Network Usage section: whole HTML, in which every value is text and nothing else."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from app.client_area.section import render_section, title_of
from app.client_area.view import ClientAreaView
from app.markup import escape_value
from app.translations.catalog import TRANSLATIONS

VIEW = ClientAreaView(
    netflow_url="https://netflow.example.com/a?b=1&c=2",
    username="acme",
    password=None,
    group="ACME-DC1",
    ip_address="203.0.113.0/28",
    section_title=None,
    button_label=None,
)
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{$netflow_password}",
    "{literal}{/literal}{php}phpinfo(){/php}",
    "{{ 7 * 7 }}{% if 1 %}",
    "&lt;b&gt;&amp;&#123;",
    "</td></tr></table></section>",
    "<!-- ",
    "]]>",
    "\\",
    "`${x}`",
]
VOID: set[str] = set()


class Page(HTMLParser):
    """Collects elements, attributes and texts, and insists that every element is closed."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    @property
    def link(self) -> dict[str, str | None]:
        (attributes,) = [found for tag, found in self.elements if tag == "a"]
        return attributes

    @property
    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        return [(tag, tuple(attributes)) for tag, attributes in self.elements]


SHAPE = Page(render_section(VIEW, "english")).shape


def test_the_section_shows_every_value() -> None:
    """Title, labels, values and button are there, and the link leads to NetFlow Analyzer."""
    page = Page(render_section(VIEW, "english"))
    assert page.texts == [
        "Network Usage",
        *("Username", "acme", "Copy", "Group", "ACME-DC1", "Copy"),
        *("IP address", "203.0.113.0/28", "Copy"),
        "Open NetFlow Analyzer",
    ]
    assert page.link["href"] == VIEW.netflow_url
    assert page.link["rel"] == "noopener noreferrer"
    assert page.link["target"] == "_blank"


def test_each_value_can_be_copied_where_scripts_run() -> None:
    """A button names what it copies, and stays hidden until a script shows its cell."""
    page = Page(render_section(VIEW, "german"))
    buttons = [found for tag, found in page.elements if tag == "button"]
    assert [button["aria-label"] for button in buttons] == [
        "Kopieren: Benutzername",
        "Kopieren: Gruppe",
        "Kopieren: IP-Adresse",
    ]
    assert {button["type"] for button in buttons} == {"button"}
    assert sum("hidden" in found for tag, found in page.elements if tag == "td") == len(buttons)
    (told,) = [found for _, found in page.elements if found.get("role") == "status"]
    assert (told["data-copied"], bool(told["data-by-hand"])) == ("Kopiert", True)
    assert not any(name.startswith("on") for _, found in page.elements for name in found)


def test_what_is_hidden_leaves_no_row() -> None:
    """Without values there is no table; the button alone is left."""
    bare = replace(VIEW, username=None, group=None, ip_address=None)
    page = Page(render_section(bare, "english"))
    assert page.texts == ["Network Usage", "Open NetFlow Analyzer"]
    assert not {"table", "button"} & {tag for tag, _ in page.elements}
    assert "Password" in Page(render_section(replace(bare, password="p"), None)).texts


def test_the_settings_name_title_and_button() -> None:
    """A title and a label of the settings stand in place of the translated ones."""
    named = replace(VIEW, section_title="Traffic", button_label="Go")
    page = Page(render_section(named, "german"))
    assert (page.texts[0], page.texts[-1]) == ("Traffic", "Go")
    assert title_of(named, "german") == "Traffic"
    assert title_of(VIEW, "german") == "Netzwerknutzung"


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_each_language_is_complete(language: str) -> None:
    """Every language has all words, and says which one it is."""
    words = TRANSLATIONS[language].table("section")
    page = Page(render_section(replace(VIEW, password="p"), language.upper()))
    assert page.elements[0][1]["lang"] == TRANSLATIONS[language].format("code")
    for word in ("title", "button", "username", "password", "group", "ip_address"):
        assert words[word] in page.texts
    assert page.texts.count(words["copy"]) == 4
    assert all(words.values())


@pytest.mark.parametrize("language", [None, "", "klingon", "../english"])
def test_an_unknown_language_is_english(language: str | None) -> None:
    """Where there is no translation, English is shown."""
    assert render_section(VIEW, language) == render_section(VIEW, "english")


def _assert_only_text(value: str) -> None:
    hostile = replace(VIEW, username=value, group=value, ip_address=value, section_title=value)
    html = render_section(hostile, "english")
    page = Page(html)
    assert page.shape == SHAPE
    assert page.texts.count(value) == 4
    assert page.elements[0][1]["aria-label"] == value
    assert not set("{}") & set(html)


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_is_text(value: str) -> None:
    """Markup, quotes and template languages come out as the text that they are."""
    _assert_only_text(value)


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40))
def test_any_value_is_text(value: str) -> None:
    """No text of visible characters adds an element or an attribute, or changes on its way."""
    _assert_only_text(value)


def test_braces_in_the_address_are_entities() -> None:
    """An address, too, holds no brace that Smarty could read, and still leads where it says."""
    url = "https://a.example/?q={$x}&y='\""
    html = render_section(replace(VIEW, netflow_url=url), "english")
    assert "{" not in html
    assert Page(html).link["href"] == url


def test_what_is_safe_already_is_left_alone() -> None:
    """Nothing is escaped twice."""
    assert escape_value(Markup("<b>")) == "<b>"
    assert escape_value(None) is None
    assert escape_value("<{") == "&lt;&#123;"
