"""Reads a page as a browser does: its elements, its texts, and what its forms would send."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"input", "br", "hr", "img", "link", "meta"})
INVISIBLE = frozenset({"style", "script"})
UNSENT = frozenset({"submit", "button"})


@dataclass
class Element:
    """One element with everything inside."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    @property
    def elements(self) -> list[Element]:
        """Return all elements inside, in the order of the page."""
        found: list[Element] = []
        for child in self.children:
            if isinstance(child, Element):
                found += [child, *child.elements]
        return found

    @property
    def raw_text(self) -> str:
        return "".join(
            child
            if isinstance(child, str)
            else ("" if child.tag in INVISIBLE else child.raw_text + " ")
            for child in self.children
        )

    @property
    def text(self) -> str:
        """Return what one reads, blanks put together."""
        return re.sub(r"\s+", " ", self.raw_text).strip()

    def all(self, tag: str = "", **attributes: str) -> list[Element]:
        """Return the elements with this tag, these attributes and, as `class_`, this class."""
        wanted_class = attributes.pop("class_", None)
        return [
            element
            for element in self.elements
            if tag in {"", element.tag}
            and all(
                element.attributes.get(name.replace("_", "-")) == value
                for name, value in attributes.items()
            )
            and (wanted_class is None or wanted_class in element.get("class").split())
        ]

    def one(self, tag: str = "", **attributes: str) -> Element:
        found = self.all(tag, **attributes)
        assert len(found) == 1, (tag, attributes, len(found), self.text)
        return found[0]

    def by_id(self, value: str) -> Element:
        found = [element for element in self.elements if element.get("id") == value]
        assert len(found) == 1, (value, len(found))
        return found[0]

    def named(self, name: str) -> Element:
        """Return the field with this name."""
        found = [element for element in self.elements if element.get("name") == name]
        assert len(found) == 1, (name, len(found))
        return found[0]

    @property
    def value(self) -> str:
        """Return what stands in a field."""
        if self.tag == "textarea":
            # Browsers drop the first line break.
            return self.raw_text.removeprefix("\n")
        if self.tag == "select":
            options = self.all("option")
            chosen = [option for option in options if "selected" in option.attributes]
            return (chosen or options)[0].get("value")
        return self.get("value")

    def fields(self) -> dict[str, str]:
        """Return what the browser sends for this form as it stands."""
        return {
            element.get("name"): element.value
            for element in self.elements
            if element.tag in {"input", "select", "textarea"}
            and element.get("name")
            and "form" not in element.attributes
            and "disabled" not in element.attributes
            and element.get("type") not in UNSENT
            and (element.get("type") != "checkbox" or "checked" in element.attributes)
        }


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.open)
        self.open.children.append(element)
        if tag not in VOID:
            self.open = element

    def handle_endtag(self, tag: str) -> None:
        assert self.open.tag == tag, f"</{tag}> in <{self.open.tag}>"
        assert self.open.parent is not None
        self.open = self.open.parent

    def handle_data(self, data: str) -> None:
        self.open.children.append(data)


def read_page(html: str) -> Element:
    """Return the root of a page whose elements must all be closed."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open is reader.root, f"<{reader.open.tag}> is not closed"
    return reader.root
