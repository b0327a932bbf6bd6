"""What must hold on any page, for whoever uses a keyboard, a screen reader or a phone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

INSPECTION = Path(__file__).with_suffix(".js").read_text(encoding="utf-8").rstrip().rstrip(";")
# Stops before the first one of the addon: the frame's own menu.
FRAME_STOPS = 20


def structure(page: Page, *areas: str) -> list[str]:
    """Return what is wrong with labels, headings, names and references; areas are selectors."""
    return list(_inspect(page, "structure", areas))


def overflow(page: Page) -> list[str]:
    """Return what makes the page scroll sideways."""
    return list(_inspect(page, "overflow"))


def unreachable(page: Page, *areas: str) -> list[str]:
    """Walk through the page with the tabulator and return what it never reaches."""
    wanted: int = _inspect(page, "wanted", areas)
    for _ in range(wanted + FRAME_STOPS):
        page.keyboard.press("Tab")
    return list(_inspect(page, "missed"))


def _inspect(page: Page, what: str, areas: tuple[str, ...] = ()) -> Any:  # noqa: ANN401 - of JSON
    # As an expression, it also works where the page itself may run no script.
    return page.evaluate(f"{INSPECTION}.{what}({json.dumps(areas)})")
