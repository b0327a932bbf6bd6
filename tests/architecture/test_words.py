"""Texts use the words of the field: no private dialect comes back."""

import ast
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
APP = ROOT / "app"
ADDON = ROOT / "whmcs_hook" / "modules"
# Phrase, and the words to use instead.
DIALECT = {
    r"\bmend(?:s|ed|ing)?\b": "fix, repair",
    r"\bpast the (?:API|service)\b": "directly in the database",
    r"\b[Ii]s no (?:member|parameter|setting)\b": "Unknown field, is not a setting",
    r"\b[Mm]ust be (?:given|a text)\b": "Is required, Must be a string",
    r"^(?:[Gg]ives?|[Tt]ells?|[Ss]ays?) (?!up\b)": "Return, Yield, Report",
    r"\b(?:[Gg]ive|[Tt]ell)s? (?:of|whether|which)\b": "return, report",
    r"\btold (?:of|that|with|already)\b": "reported, logged",
    r"\bwhole (?:record|row|seal)s?\b": "intact",
}
PATTERN = re.compile("|".join(DIALECT))


def _python_texts(path: Path) -> Iterator[str]:
    """Yield the strings, docstrings included, and the comments of a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
    with tokenize.open(path) as lines:
        for token in tokenize.generate_tokens(lines.readline):
            if token.type == tokenize.COMMENT:
                yield token.string.lstrip("# ")


def _found(path: Path) -> list[str]:
    if path.suffix == ".py":
        texts: Iterator[str] = _python_texts(path)
    else:
        texts = iter(path.read_text(encoding="utf-8").splitlines())
    return [text.strip() for text in texts if PATTERN.search(text)]


@pytest.mark.parametrize(
    ("text", "is_dialect"),
    [
        ("Until this is mended, pages show nothing.", True),
        ("Tell whether the key is good.", True),
        ("The settings were edited past the API.", True),
        ("Must be given.", True),
        ("Return whether the key is valid.", False),
        ("The rows were edited directly in the database; recommended: restore them.", False),
    ],
)
def test_the_list_finds_dialect(text: str, is_dialect: bool) -> None:  # noqa: FBT001
    """The control: the expressions match what they are for, and plain English passes."""
    assert (PATTERN.search(text) is not None) == is_dialect


def test_the_service_speaks_plain_english() -> None:
    """No docstring, comment or message of the service uses a phrase of the list."""
    found = {str(path.relative_to(APP)): _found(path) for path in APP.rglob("*.py")}
    assert len(found) > 40
    assert {name: texts for name, texts in found.items() if texts} == {}


def test_the_addon_speaks_plain_english() -> None:
    """No text or comment of the addon uses a phrase of the list; other languages are not read."""
    files = [path for path in ADDON.rglob("*.php") if path.parent.name != "lang"]
    files += list(ADDON.rglob("lang/english.php"))
    assert len(files) > 40
    found = {path.name: _found(path) for path in files}
    assert {name: texts for name, texts in found.items() if texts} == {}
