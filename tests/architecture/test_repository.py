"""What is in the repository holds on every machine."""

import re
from pathlib import Path

from tests.support.tree import tracked_files

ROOT = Path(__file__).parents[2]
# Folders of a person or a machine; the system's own ones are the same everywhere.
MACHINE_PATHS = re.compile(r"(?<![\w.~-])/(?:home|Users|root|work|workspace|mnt|private)/\w")
DOWNLOADS = re.compile(r"--(?:extra-)?index|--default-index|--find-links|--trusted-host|://")


def _tracked() -> list[Path]:
    return [path for path in tracked_files() if path != Path(__file__)]


def test_no_file_names_a_path_of_a_machine() -> None:
    """No tracked file names a folder that only its author has."""
    found = []
    for path in _tracked():
        for number, line in enumerate(path.read_bytes().splitlines(), 1):
            if MACHINE_PATHS.search(line.decode("utf-8", "replace")):
                found.append(f"{path.relative_to(ROOT)}:{number}")
    assert found == []
    assert MACHINE_PATHS.search("see /home/jane/x")


def test_the_pins_name_no_place_of_download() -> None:
    """Requirement files pin versions with hashes and leave the index to who installs."""
    files = [path for path in _tracked() if path.parent.name == "requirements"]
    assert files
    for path in files:
        assert not DOWNLOADS.search(path.read_text()), path.name
    pins = [line for path in files for line in _pins(path)]
    assert len(pins) > 100
    for line in pins:
        assert re.fullmatch(r"\S+==\S+ (; .+ )?\\", line), line


def _pins(path: Path) -> list[str]:
    """Return the first line of each requirement of a file that `make lock` writes."""
    text = path.read_text() if path.suffix == ".txt" else ""
    return re.findall(r"^[a-z].*$", text, re.MULTILINE)


def test_no_file_holds_a_key() -> None:
    """No tracked file has a text that a secret scanner would take for an API key."""
    key = re.compile(rb"nfm_[0-9a-z]{12}_[0-9A-Za-z]{49}")
    assert [path.name for path in _tracked() if key.search(path.read_bytes())] == []
