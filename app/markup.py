"""Renders HTML and SVG from templates, in which every value is text and nothing else.

WHMCS prints what is rendered here in pages that Smarty makes, some of them twice. So a value has no
brace that Smarty could take for a tag; templates write one with a blank behind it.
"""

import re

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

_SPECIAL = re.compile("[&<>'\"{}\r]")
_SAFE = (Markup, int, float)


def escape_value(value: object) -> object:
    """Return a value escaped for HTML, XML and Smarty; `None`, numbers and `Markup` as they are."""
    return value if value is None or isinstance(value, _SAFE) else escape_string(str(value))


def escape_string(string: str) -> Markup:
    """Return a string escaped for HTML, XML and Smarty."""
    if _SPECIAL.search(string) is None:
        return Markup(string)  # noqa: S704 - nothing in it to escape
    escaped = str(escape(string)).replace("{", "&#123;").replace("}", "&#125;")
    escaped = escaped.replace("\r", "&#13;")  # which a browser would take for the end of a line
    return Markup(escaped)  # noqa: S704 - escaped in the line above


def environment(package: str) -> Environment:
    """Return what loads the folder `templates` of a package and escapes every value."""
    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        finalize=escape_value,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
