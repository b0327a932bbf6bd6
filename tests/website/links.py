"""Follows the links of a built website, without a request to any server."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADS = {("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src")}
LINKED = {"stylesheet", "icon", "preload", "preconnect", "dns-prefetch"}


class Page(HTMLParser):
    """The links and anchors of one page, and what it loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.anchors: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one element."""
        values = {name: value for name, value in attrs if value is not None}
        self.anchors |= {values[name] for name in ("id", "name") if name in values}
        if tag == "link" and values.get("rel", "") in LINKED:
            self.loads.append(values["href"])
        self.loads += [value for name, value in values.items() if (tag, name) in LOADS]
        if tag == "a" and "href" in values:
            self.links.append(values["href"])


def problems_of(site: Path) -> Iterator[str]:
    """Yield each link to a page, file or anchor that the website lacks, and each foreign file."""
    pages = {path: Page(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    for path, page in pages.items():
        if path.name != "404.html":  # its links begin at the root of wherever the website is
            yield from (f"{path.relative_to(site)}: {what}" for what in _wrong(page, path, pages))


def _wrong(page: Page, path: Path, pages: dict[Path, Page]) -> Iterator[str]:
    yield from (f"loads {target}" for target in page.loads if urlsplit(target).netloc)
    for target in page.links + page.loads:
        if not _leads_somewhere(target, path, pages):
            yield target


def _leads_somewhere(target: str, path: Path, pages: dict[Path, Page]) -> bool:
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return True
    file = (path.parent / unquote(parts.path)).resolve() if parts.path else path.resolve()
    file = file / "index.html" if file.is_dir() else file
    if not file.is_file():
        return False
    found = pages.get(file)
    return not parts.fragment or found is None or unquote(parts.fragment) in found.anchors
