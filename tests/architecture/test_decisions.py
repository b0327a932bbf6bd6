"""Where settings may come from memory."""

import re
from pathlib import Path

APP = Path(__file__).parents[2] / "app"
MEMORY = re.compile(r"\.for_display\(|\bservices\.settings\b(?!\.refresh\b)")


def test_only_what_is_shown_goes_by_memory() -> None:
    """Settings in memory are some seconds old: no write, and no other decision, looks there."""
    files = {
        str(file.relative_to(APP))
        for file in APP.rglob("*.py")
        if MEMORY.search(file.read_text(encoding="utf-8"))
    }
    assert files == {"api/explanation.py", "api/render.py"}
