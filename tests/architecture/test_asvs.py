"""The table of ASVS requirements names tests that exist, and says why where it names none."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "asvs.md").read_text(encoding="utf-8")
TEST = re.compile(r"(tests/[\w/]+\.py)::(test_\w+)")
REASONS = ("does not apply: ", "by the operator: ", "documented: ", "not met")
EVENT = re.compile(r"\b(?:log|_log|limited_log)\.\w+\(\s*\"(\w+)\"|complain\(\s*\"(\w+)\"")

Row = list[str]


def _rows() -> list[Row]:
    """Return the cells of each line that begins with a requirement."""
    lines = (line for line in PAGE.splitlines() if line.startswith("| V"))
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def _missing(named: set[tuple[str, str]]) -> set[str]:
    return {
        f"{path}::{name}"
        for path, name in named
        if not (ROOT / path).is_file()
        or not re.search(
            rf"^(?:async )?def {name}\(", (ROOT / path).read_text("utf-8"), re.MULTILINE
        )
    }


def test_every_named_test_exists() -> None:
    """Whoever renames or removes a test finds the requirement that it showed."""
    named = set(TEST.findall(PAGE))
    assert len(named) > 100
    assert _missing(named) == set()
    assert _missing({("tests/architecture/test_asvs.py", "test_x"), ("tests/x.py", "test_x")})


def test_every_requirement_has_a_test_or_a_reason() -> None:
    """A line names tests in its last cell, or its third one begins with why there is none."""
    for requirement, _, where, tests in _rows():
        assert TEST.sub("", tests).strip(", ") == "", requirement
        if not tests:
            said = where.replace("*", "").lower()
            assert any(reason in said for reason in REASONS), requirement


def test_every_requirement_is_listed_once() -> None:
    """The ids of levels 1 and 2, as ASVS 5.0.0 writes them, without V9, V10 and V17."""
    ids = [name for row in _rows() for name in row[0].split(", ")]
    assert [name for name in ids if not re.fullmatch(r"V\d+\.\d+\.\d+", name)] == []
    assert len(ids) == len(set(ids))
    assert {name.split(".")[0] for name in ids} == {f"V{n}" for n in range(1, 17)} - {"V9", "V10"}


def test_every_event_of_the_log_is_listed() -> None:
    """The page names each event that the service logs, and no other."""
    sources = [path.read_text("utf-8") for path in (ROOT / "app").rglob("*.py")]
    logged = {name for text in sources for found in EVENT.findall(text) for name in found if name}
    logged.add("client_gone")  # it is chosen beside "request"
    table = PAGE[PAGE.index("| event | reports |") :]
    assert set(re.findall(r"`(\w+)`", table)) == logged | {"request"}
