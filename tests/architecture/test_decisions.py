"""Which functions may read settings that can change while they use them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

APP = Path(__file__).parents[2] / "app"
READS = re.compile(r"(?<!def )\bload_for_display\(")
MEMORY = re.compile(r"\.for_display\(|\bservices\.settings\b(?!\.refresh\b)")


def test_only_what_is_shown_goes_by_memory() -> None:
    """Settings in memory are some seconds old: no write, and no other decision, looks there."""
    files = {
        str(file.relative_to(APP))
        for file in APP.rglob("*.py")
        if MEMORY.search(file.read_text(encoding="utf-8"))
    }
    shown = {"usage_calls.py", "usage_totals.py"} | {"diagnosis.py", "explanation.py", "render.py"}
    assert files == {f"api/{name}" for name in shown}


def test_no_decision_is_taken_by_what_is_loaded_for_display() -> None:
    """Outside of a write the stored settings are read to show them, to preview or to check."""
    readers = {
        function.name
        for file in APP.rglob("*.py")
        for function in _functions(ast.parse(file.read_text(encoding="utf-8")))
        if READS.search(ast.unparse(function))
    }
    shown = {
        "_reading",
        "_settings",
        "explain_record",
        "get_settings",
        "list_client_logins",
        "preview",
    }
    assert readers == shown | {"is_broken"}


def _functions(module: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield functions and methods, but none that is inside of another."""
    classes = (node.body for node in module.body if isinstance(node, ast.ClassDef))
    for body in (module.body, *classes):
        for node in body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node
