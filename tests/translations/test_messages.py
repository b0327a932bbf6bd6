"""Every message that the API can answer exists in seven languages, by its code."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from pydantic_core.core_schema import ErrorType

from app.api.problems.kinds import KINDS
from app.api.problems.request_kinds import CRASH, METHOD_NOT_ALLOWED, NOT_FOUND
from app.input.faults import OTHER
from app.installations.settings import ServiceStatus
from app.translations.catalog import MOST_RANGES, TRANSLATIONS, translation_accepted

APP = Path(__file__).parents[2] / "app"
# Where the key of a message is among the arguments, and what precedes it in the table.
CALLS = {"refuse": (0, ""), "Fault": (1, ""), "MalformedBody": (1, "malformed-")}
# They are raised by a key that was chosen before.
CHOSEN = {
    *("ip_address-netmask", "ip_address-everything", "ip_address-many", "missing-choices"),
    *("not_a_service", "not_a_service-to-provision"),
}
DEFAULT_RULE = "malformed-json"


def _strings(node: ast.expr) -> Iterator[str]:
    """Yield the strings that an expression can be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_strings(node.body), *_strings(node.orelse))


def _keys(tree: ast.Module) -> Iterator[str]:
    """Yield the keys of messages that a module raises; a name stands for what it was set to."""
    named: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            named.setdefault(node.targets[0].id, []).append(node.value)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        place, before = CALLS.get(node.func.id, (0, None))
        if before is None or len(node.args) <= place:
            continue
        key = node.args[place]
        choices = named.get(key.id, []) if isinstance(key, ast.Name) else [key]
        yield from (before + text for choice in choices for text in _strings(choice))


def _raised() -> set[str]:
    files = sorted(APP.rglob("*.py"))
    return {key for file in files for key in _keys(ast.parse(file.read_text("utf-8")))}


def test_every_message_of_a_field_has_its_string() -> None:
    """Whatever a rule refuses has a message, and no message is left of a rule that is gone."""
    own = {
        key
        for key in TRANSLATIONS["english"].table("error")
        if key.partition("-")[0] not in get_args(ErrorType) or "-" in key
    }
    of_pydantic = {"too_long-items", "too_short-items"}
    chosen = CHOSEN | of_pydantic | {OTHER, DEFAULT_RULE}
    raised = _raised()
    in_table = {*TRANSLATIONS["english"].table("error")}
    assert len(raised) > 60
    assert raised <= in_table
    assert own <= raised | chosen


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_every_kind_of_problem_has_its_string(language: str) -> None:
    """A detail for each exception of the table, and none for a kind that is gone."""
    kinds = {*KINDS.values(), CRASH, NOT_FOUND, METHOD_NOT_ALLOWED}
    keys = {kind.key or kind.slug for kind in kinds}
    assert {*TRANSLATIONS[language].table("problem")} == keys
    assert {*TRANSLATIONS[language].table("status")} == {*get_args(ServiceStatus)}


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "english"),
        ("*", "english"),
        ("de", "german"),
        ("DE-at, en;q=0.5", "german"),
        ("en;q=0.5, fr;q=0.8", "french"),
        ("ja, it", "italian"),
        ("pt-PT", "portuguese-br"),
        ("pt-BR", "portuguese-br"),
        ("nl;q=0, es", "spanish"),
        ("nl;q=0", "english"),
        ("ja", "english"),
        ("fr;q=nan, de;q=0.9, it;q=nan", "german"),
        ("fr;q=inf, it;q=5, es;q=-1, nl;q=1_0, de;q=0.001", "german"),
        ("ja," * (MOST_RANGES - 1) + "de", "german"),
        ("ja," * MOST_RANGES + "de", "english"),
        (";;q=,,;q=x,\x00,q=nan;q=nan", "english"),
    ],
)
def test_the_preferred_language_is_chosen(header: str, language: str) -> None:
    """By quality, then by order; without one that is known it is English, and nothing fails."""
    assert translation_accepted(header) is TRANSLATIONS[language]


def test_values_are_written_as_the_language_writes_them() -> None:
    """Thousands and lists."""
    written = {
        name: found.format("error.too_long-characters", limit=10_000)
        for name, found in TRANSLATIONS.items()
    }
    assert "10,000" in written["english"]
    assert "10\u202f000" in written["french"]
    assert "10.000" in written["german"]
    choices = ["'a'", "'b'", "'c'"]
    assert TRANSLATIONS["dutch"].format("error.enum", expected=choices).endswith("'b' of 'c' zijn.")
    one = TRANSLATIONS["german"].format("error.enum", expected=["'a'"])
    assert one == "Muss 'a' sein."
