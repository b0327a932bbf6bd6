"""What axe-core finds on a page."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.support.waiting import HANG_SECONDS

if TYPE_CHECKING:
    from playwright.sync_api import Page

HERE = Path(__file__).parent
CONTRAST = "color-contrast"
# Links and buttons have the colours of Bootstrap here, of which some are too light: a theme's own.
OF_THE_THEME = ("a.nav-link", "a.btn")


def violations(page: Page, area: str) -> list[str]:
    """Return the rules that an area of a page breaks, with the elements that break them."""
    page.evaluate(_axe())
    themed = [[f"{area} {selector}"] for selector in OF_THE_THEME]
    only_contrast = {"runOnly": {"type": "rule", "values": [CONTRAST]}}
    return [
        *_run(page, {"include": [[area]]}, {"rules": {CONTRAST: {"enabled": False}}}),
        *_run(page, {"include": [[area]], "exclude": themed}, only_contrast),
    ]


def _run(page: Page, context: dict[str, Any], options: dict[str, Any]) -> list[str]:
    found: list[dict[str, Any]] = page.evaluate(
        "([context, options]) => axe.run(context, options).then(found => found.violations)",
        [context, options],
    )
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


@cache
def _axe() -> str:
    """Return the script, which npm installs beside this file."""
    done, lock = HERE / "node_modules/.package-lock.json", HERE / "package-lock.json"
    if not done.exists() or done.stat().st_mtime < lock.stat().st_mtime:
        command = ["npm", "ci", "--silent"]
        subprocess.run(command, cwd=HERE, check=True, timeout=HANG_SECONDS)
    return (HERE / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
