"""Renders the Network Usage section: complete, escaped HTML for Bootstrap 3 and 4 themes."""

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from app.client_area.view import SHOWN, ClientAreaView
from app.translations.catalog import TRANSLATIONS, Translation, translation_for


def _escape_braces(value: object) -> object:
    """Escape a value so that Smarty finds no `{$…}` in it, even where a text is rendered twice."""
    return value if value is None or isinstance(value, Markup) else _html(str(value))


def _html(text: str) -> Markup:
    escaped = str(escape(text)).replace("{", "&#123;").replace("}", "&#125;")
    escaped = escaped.replace("\r", "&#13;")  # which a browser would take for the end of a line
    return Markup(escaped)  # noqa: S704 - escaped in the line above


_ENVIRONMENT = Environment(
    loader=PackageLoader("app.client_area"),
    autoescape=True,
    finalize=_escape_braces,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)


def _as_html(translation: Translation) -> dict[str, Markup]:
    words = {"code": translation.format("code"), **translation.table("section")}
    return {name: _html(word) for name, word in words.items()}


# Escaped once: to do it for each page would take a third of its time.
_AS_HTML = {name: _as_html(translation) for name, translation in TRANSLATIONS.items()}
_TEMPLATE = _ENVIRONMENT.get_template("section.html")


def render_section(view: ClientAreaView, language: str | None) -> str:
    """Return the section in a language of WHMCS, in English when that is not known here."""
    words = _AS_HTML[translation_for(language).language]
    rows = [(words[name], value) for name in SHOWN if (value := getattr(view, name))]
    return _TEMPLATE.render(view=view, words=words, rows=rows)


def title_of(view: ClientAreaView, language: str | None) -> str:
    """Return the title of the settings, else the translated one."""
    return view.section_title or translation_for(language).format("section.title")
