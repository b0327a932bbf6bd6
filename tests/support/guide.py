"""The code blocks of docs/api-guide.md, as its readers copy them."""

import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.support.waiting import HANG_SECONDS

GUIDE = Path(__file__).parents[2] / "docs" / "api-guide.md"
FENCE = re.compile(
    r"^## (?P<heading>[^\n]+)$|^```(?P<language>\w+)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL
)
LANGUAGES = ("sh", "python", "php")


@dataclass
class Block:
    """Code, the heading above it, its language, and what it prints."""

    heading: str
    language: str
    code: str
    output: str = ""


def blocks() -> Iterator[Block]:
    """Yield every block that has an output, in the order of the page."""
    heading, waiting = "", None
    for match in FENCE.finditer(GUIDE.read_text(encoding="utf-8")):
        heading = match["heading"] or heading
        if match["language"] in LANGUAGES:
            waiting = Block(heading, match["language"], match["code"])
        elif match["language"] == "output":
            assert waiting is not None
            waiting.output = match["code"]
            yield waiting


def preambles() -> dict[str, str]:
    """Return the first block of each language, on which the others rely."""
    found: dict[str, str] = {}
    for match in FENCE.finditer(GUIDE.read_text(encoding="utf-8")):
        if match["language"] in LANGUAGES:
            found.setdefault(match["language"], match["code"])
    return found


def matches(expected: str, printed: str) -> bool:
    """Return whether an output is as a page says; `…` stands for anything."""
    pattern = ".*".join(re.escape(part) for part in expected.strip().split("…"))
    return re.fullmatch(pattern, printed.strip(), re.DOTALL) is not None


def run_code(
    command: Sequence[str], code: str, folder: Path, environment: Mapping[str, str]
) -> str:
    """Give a program code that must succeed on its standard input; return what it prints."""
    done = subprocess.run(
        command,
        input=code,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=HANG_SECONDS,
        check=False,
    )
    assert done.returncode == 0, f"{code}\n{done.stdout}\n{done.stderr}"
    return done.stdout
