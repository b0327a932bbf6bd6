"""Renders the Network Usage section: complete, escaped HTML for Bootstrap 3 and 4 themes."""

from markupsafe import Markup

from app.client_area.view import SHOWN, ClientAreaView
from app.markup import environment, escape_string
from app.translations.catalog import TRANSLATIONS, Translation, translation_for


def _as_html(translation: Translation) -> dict[str, Markup]:
    words = {"code": translation.format("code"), **translation.table("section")}
    return {name: escape_string(word) for name, word in words.items()}


# Escaped once: to do it for each page would take a third of its time.
_AS_HTML = {name: _as_html(translation) for name, translation in TRANSLATIONS.items()}
_TEMPLATE = environment("app.client_area").get_template("section.html")


def render_section(view: ClientAreaView, language: str | None) -> str:
    """Return the section in a language of WHMCS, in English when that is not known here."""
    words = _AS_HTML[translation_for(language).language]
    rows = [(words[name], value) for name in SHOWN if (value := getattr(view, name))]
    return _TEMPLATE.render(view=view, words=words, rows=rows)


def title_of(view: ClientAreaView, language: str | None) -> str:
    """Return the title of the settings, else the translated one."""
    return view.section_title or translation_for(language).format("section.title")
