"""Every text of the addon is used: what a page no longer says goes from all languages."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from app.lifecycle.events import STATUS_AFTER
from tests.addon.test_languages import texts
from whmcs_hook.package import ADDON

pytestmark = pytest.mark.needs("php")

ROOT = Path(__file__).parents[2]
NAME = re.compile(r"""['"]([a-z][a-z0-9_.:]*)['"]""")
FIELD = re.compile(r"^ +(\w+):", re.MULTILINE)
# What a key begins with, `'field_'`, or a key with names in it, `"check_{$name}"`.
FAMILY = re.compile(r"""'([a-z]+_(?:[a-z]+_)*)'|"([a-z]+_(?:[a-z_]|\{\$[^}]+\})+)\"""")


@cache
def code() -> str:
    """Return the code of the addon, templates included, without the texts."""
    files = [path for path in ADDON.rglob("*") if path.suffix in {".php", ".tpl"}]
    return "\n".join(path.read_text("utf-8") for path in files if path.parent.name != "lang")


@cache
def names() -> set[str]:
    """Return the names in the code of addon and API, in the form in which keys have them."""
    service = "\n".join(path.read_text("utf-8") for path in ROOT.glob("app/**/*.py"))
    found = [*NAME.findall(f"{code()}\n{service}".lower()), *FIELD.findall(service)]
    # The events that the API puts together.
    found += [f"service.{name}" for name in STATUS_AFTER]
    return {re.sub(r"[.:]", "_", name) for name in found}


@cache
def families() -> set[tuple[str, ...]]:
    """Return the keys that code puts together, as what stands around each name."""
    found = {start + "{$}" if start else key for start, key in FAMILY.findall(code())}
    parts = {tuple(re.split(r"\{\$[^}]*\}", key)) for key in found}
    return {around for around in parts if len(around) > 1}


def _is_put_together(key: str, first: str, *following: str) -> bool:
    """Return whether names that exist, or digits, stand between these parts of a key."""
    if not following:
        return key == first
    rest = key.removeprefix(first)
    return key.startswith(first) and any(
        _is_put_together(rest[end:], *following)
        for end in range(1, len(rest) + 1)
        if rest[:end].isdigit() or rest[:end] in names()
    )


def _is_used(key: str) -> bool:
    """Return whether code has a key, or puts it together of names that exist."""
    return key in NAME.findall(code()) or any(
        _is_put_together(key, *around) for around in families()
    )


def test_every_text_is_used() -> None:
    """No text is left of a page, a check or a setting that is gone."""
    assert not _is_used("setting_never_heard_of")
    assert not _is_used("unheard")
    assert [key for key in texts("english") if not _is_used(key)] == []
