"""Directories and flows that somebody has made to stop the collector, or to make it read others."""

import os
import struct
from pathlib import Path

import pytest

from app.usage.sources.flow_files import MAX_NAME
from app.usage.sources.source import SourceUnreadable
from tests.usage.directory import SERVICE, Directory, known, names, octets, slot_at

NOON, LATER = "nfcapd.202611281200", "nfcapd.202611281205"
AFTER = "2026-11-28T13:00"
BYTES = 10_045
HALF = 2**63

pytestmark = pytest.mark.needs("nfdump")


def test_flows_of_impossible_size_do_not_hide_the_others(directory: Directory) -> None:
    """Sums of nfcapd have 64 bits, so two forged flows of 2^63 bytes leave its total as it was."""
    path = directory.put(NOON)
    content = path.read_bytes()
    for size in (1_005, 1_006):
        content = content.replace(struct.pack("<Q", size), struct.pack("<Q", HALF + size))
    path.write_bytes(content)
    found = directory.collect(directory.source(AFTER))
    assert (names(found), known(found)) == ([NOON], {slot_at(NOON)})
    assert octets(found) == BYTES + 2 * HALF


ODD_FOLDERS = ("-r", "a\nb", "\x1b[2J", "ü\u202e", "a\\nb", "\udcff", "x" * 250 + "/" + "y" * 250)


def test_names_are_stored_and_shown_by_every_program(directory: Directory) -> None:
    """At most 255 visible characters, and another name for each path, whatever it is."""
    for folder in ODD_FOLDERS:
        directory.put(f"{folder}/{NOON}")
    found = names(directory.collect(directory.source(AFTER)))
    assert len(set(found)) == len(ODD_FOLDERS)
    assert all(len(name) <= MAX_NAME and name.isprintable() for name in found)
    assert all(name.endswith(NOON) for name in found)
    assert {f"-r/{NOON}", f"a\\nb/{NOON}", f"a\\\\nb/{NOON}"} < set(found)
    assert directory.collect(directory.source(AFTER)) == []


def test_only_regular_files_are_opened(directory: Directory, tmp_path: Path) -> None:
    """Pipes, links and folders with names of files are left alone; the files beside them count."""
    directory.put(NOON)
    os.mkfifo(directory.path / "nfcapd.202611281210")
    (directory.path / "nfcapd.202611281215").mkdir()
    (directory.path / "nfcapd.202611281220").symlink_to(tmp_path)
    (directory.path / "again").symlink_to(directory.path)
    directory.put(LATER)
    found = directory.collect(directory.source(AFTER))
    assert (names(found), directory.unreadable) == ([NOON, LATER], [])


@pytest.mark.parametrize("kind", ["pipe", "link"])
def test_a_file_that_becomes_something_else_is_not_opened(directory: Directory, kind: str) -> None:
    """After it was listed: a pipe without a writer would stop the collector for ever."""
    directory.put(NOON)
    later, other = directory.put(LATER), directory.put("kept/other")
    batches = directory.source(AFTER).batches([SERVICE], directory.memory)
    assert next(batches).marker.name == NOON
    later.unlink()
    if kind == "pipe":
        os.mkfifo(later)
    else:
        later.symlink_to(other)
    with pytest.raises(SourceUnreadable, match=LATER):
        next(batches)
