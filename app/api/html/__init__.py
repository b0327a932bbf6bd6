"""Pages for people: HTML that needs no key and loads nothing from another site."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse

from app.api.language import headers_of
from app.translations.catalog import Translation

ASSETS: Final = "/docs/assets"
"""The path of the files that pages load."""
STATIC: Final = Path(__file__).parent / "static"
HTML: Final = "text/html"
VARY: Final = "Accept, Accept-Language"
"""What decides between page and JSON, and their language: the header `Vary` of both."""
MOST_RANGES: Final = 20
WITHOUT_SCRIPTS: Final[Mapping[str, str]] = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
    "img-src": "'self'",
    "style-src": "'self'",
}
"""The Content-Security-Policy of a page that runs no script."""

_JSON = ("application/json", "application/*", "*/*")
_QUALITY = re.compile(r"q=(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)")
_CODE = re.compile(r"`([^`]+)`")


def prefers_html(request: Request) -> bool:
    """Return whether a request prefers HTML to JSON, as browsers do (RFC 9110, 12.5.1).

    HTML has to be named: `*/*`, as curl and monitors send it, means JSON. Of a long header only
    the first `MOST_RANGES` ranges are read.
    """
    items = ",".join(request.headers.getlist("accept")).split(",", MOST_RANGES)[:MOST_RANGES]
    qualities = dict(map(_range, items))
    json = next((qualities[name] for name in _JSON if name in qualities), 0.0)
    return qualities.get(HTML, 0.0) > json


def _range(item: str) -> tuple[str, float]:
    """Return media type and quality of one item; an invalid quality is 0."""
    name, *parameters = (part.strip() for part in item.lower().split(";"))
    weight = next((part for part in parameters if part.startswith("q=")), "q=1")
    found = _QUALITY.fullmatch(weight)
    return name, float(found[1]) if found else 0.0


def page(
    name: str,
    translation: Translation,
    status: int = 200,
    policy: Mapping[str, str] = WITHOUT_SCRIPTS,
    **values: object,
) -> HTMLResponse:
    """Return a page from its template; a value is text, and is escaped.

    `policy` is its Content-Security-Policy, by directive.
    """
    words = translation.table("page")
    content = _ENVIRONMENT.get_template(f"{name}.html").render(
        words=words, language=translation.strings["code"], **values
    )
    headers = {
        **headers_of(translation),
        "Content-Security-Policy": "; ".join(f"{key} {value}" for key, value in policy.items()),
        "Referrer-Policy": "no-referrer",
        "Vary": VARY,
    }
    return HTMLResponse(content, status, headers)


def _with_code(text: str) -> Markup:
    """Return a text as HTML, what stands between backticks as code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped


_ENVIRONMENT = Environment(
    loader=PackageLoader(__name__),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_ENVIRONMENT.filters["with_code"] = _with_code
