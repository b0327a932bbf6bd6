"""docs/scaling.md shows every file beside it, and every one of them is run here."""

from pathlib import Path

import pytest

from tests.support.documented import FOLDER

TESTS = [file.read_text(encoding="utf-8") for file in Path(__file__).parent.glob("*.py")]


@pytest.mark.parametrize("file", sorted(FOLDER.iterdir()), ids=lambda file: file.name)
def test_a_file_is_shown_and_run(file: Path) -> None:
    """No configuration is documented that no test starts."""
    page = FOLDER.with_suffix(".md").read_text(encoding="utf-8")
    assert f"](scaling/{file.name})" in page
    assert any(f'"{file.name}"' in text for text in TESTS)
