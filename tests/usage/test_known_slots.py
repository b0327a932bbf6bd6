"""Which slots are known: all files of a slot were read, from every nfcapd that writes here."""

import os
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.usage.slots import slot_of
from app.usage.sources.flow_files import HIERARCHIES, FlowFiles
from tests.usage.collectors import nfcapd
from tests.usage.conftest import ten_flows
from tests.usage.directory import Directory, known, names, slot_at
from tests.usage.exporters import send_v5

NOON, LATER, LAST = "nfcapd.202611281200", "nfcapd.202611281205", "nfcapd.202611281210"
AFTER = "2026-11-28T13:00"

pytestmark = pytest.mark.needs("nfdump")


def test_a_slot_without_one_of_its_files_is_unknown(directory: Directory) -> None:
    """Two routers write; the slot that one of them lacks becomes known when its file comes."""
    for name in (f"a/{NOON}", f"b/{NOON}", f"a/{LATER}", f"a/{LAST}", f"b/{LAST}"):
        directory.put(name)
    found = directory.collect(directory.source(AFTER))
    assert (len(found), known(found)) == (5, {slot_at(NOON), slot_at(LAST)})
    directory.put(f"b/{LATER}")
    late = directory.collect(directory.source(AFTER))
    assert (names(late), known(late)) == ([f"b/{LATER}"], {slot_at(LATER)})


def test_a_slot_with_an_unreadable_file_is_unknown(directory: Directory) -> None:
    """The other router's file counts, and its slot has a gap until both are read."""
    directory.put(f"a/{NOON}")
    (directory.path / "b").mkdir()
    (directory.path / "b" / NOON).write_bytes(b"garbage")
    found = directory.collect(directory.source(AFTER))
    assert (names(found), known(found)) == ([f"a/{NOON}"], set())
    assert directory.unreadable == [f"b/{NOON}"]
    directory.put(f"b/{NOON}")
    assert known(directory.collect(directory.source(AFTER))) == {slot_at(NOON)}


def test_a_slot_with_a_file_that_was_replaced_is_unknown(directory: Directory) -> None:
    """What the file of the other router was worth can no longer be seen."""
    path = directory.put(f"a/{NOON}")
    assert known(directory.collect(directory.source(AFTER))) == {slot_at(NOON)}
    path.write_bytes(b"garbage")
    directory.put(f"b/{NOON}")
    assert known(directory.collect(directory.source(AFTER))) == set()


def test_a_router_without_a_flow_makes_a_gap(directory: Directory) -> None:
    """A dead exporter is not silence, even while another one sends."""
    with nfcapd(directory.path / "b"):
        pass
    (empty, *_) = (directory.path / "b").iterdir()
    empty.rename(directory.path / "b" / NOON)
    directory.put(f"a/{NOON}")
    found = directory.collect(directory.source(AFTER))
    assert (len(found), known(found)) == (2, set())


def test_a_router_is_expected_for_a_day(directory: Directory) -> None:
    """After a day without files its directory is that of a router which is gone."""
    for name in ("b/nfcapd.202611271200", f"a/{NOON}", "a/nfcapd.202611281155"):
        directory.put(name)
    found = directory.collect(directory.source(AFTER))
    assert known(found) == {slot_at("nfcapd.202611271200"), slot_at(NOON)}


def test_a_copy_does_not_keep_a_slot_unknown(directory: Directory) -> None:
    """Whichever of both is read, the slot has all of its files."""
    path = directory.put(f"b/{NOON}")
    (directory.path / "a").mkdir()
    (directory.path / "a" / NOON).write_bytes(path.read_bytes())
    directory.put(f"c/{NOON}")
    found = directory.collect(directory.source(AFTER))
    assert (len(found), known(found)) == (2, {slot_at(NOON)})


def test_files_of_a_minute_make_a_slot_together(directory: Directory) -> None:
    """With `nfcapd -t 60` a slot has five files."""
    minutes = [f"nfcapd.20261128120{minute}" for minute in range(5)]
    for name in (*minutes[:2], *minutes[3:]):
        directory.put(name)
    source = directory.source(AFTER, interval=60)
    assert known(directory.collect(source)) == set()
    directory.put(minutes[2])
    assert known(directory.collect(source)) == {slot_at(NOON)}


def test_a_file_of_an_hour_makes_twelve_slots(directory: Directory) -> None:
    """With `nfcapd -t 3600` its slots become known together."""
    directory.put(NOON)
    found = directory.collect(directory.source("2026-11-28T14:00", interval=3_600))
    assert known(found) == set(range(slot_at(NOON), slot_at(NOON) + 12))


def test_what_a_dead_nfcapd_left_makes_a_gap(directory: Directory) -> None:
    """Its slot is the one in which it was last written to, in its own directory alone."""
    for name in (f"a/{NOON}", f"a/{LATER}", f"b/{LAST}"):
        directory.put(name)
    left = directory.path / "a" / "nfcapd.current.4711"
    left.write_bytes(b"")
    moment = datetime(2026, 11, 28, 12, 7, tzinfo=UTC).timestamp()
    os.utime(left, (moment, moment))
    found = directory.collect(directory.source(AFTER))
    assert (len(found), known(found)) == (3, {slot_at(NOON)})


@pytest.mark.parametrize("hierarchy", range(9))
def test_directories_are_told_from_hierarchies_of_time(tmp_path: Path, hierarchy: int) -> None:
    """Real names of `nfcapd -S`: a file belongs to the directory that its nfcapd was given."""
    now = int(time.time() * 1_000)
    with nfcapd(tmp_path / "10-0-0-1", "-S", str(hierarchy)) as (port, _):
        send_v5(ten_flows(now), port, now)
    files = [*FlowFiles(tmp_path, 300).files]
    assert {file.exporter for file in files} == {"10-0-0-1"}
    assert slot_of(now / 1_000) in {slot for file in files for slot in file.slots}
    assert len(HIERARCHIES) == 8


@pytest.mark.parametrize(("zone", "options"), [("UTC", ()), ("Asia/Kathmandu", ("-Z",))])
def test_names_have_the_zone_of_the_host(
    tmp_path: Path, zone: str, options: tuple[str, ...]
) -> None:
    """An offset in a name is read; a name without one has the local time of this host."""
    before = slot_of(time.time())
    with nfcapd(tmp_path / "files", "-S", "2", *options, zone=zone):
        pass
    (file, *_) = FlowFiles(tmp_path, 300).files
    assert before <= file.slots.start <= slot_of(time.time())
    assert (file.end - file.start, file.exporter) == (300, "files")


def test_other_files_are_none_of_nfcapd(directory: Directory) -> None:
    """Names that are no date, pipes, folders and links are not read."""
    directory.put(NOON)
    folder = directory.path
    for name in ("nfcapd.202613991299", "nfcapd.2026112812", f"{LATER}.gz", ".nfstat"):
        (folder / name).write_bytes(b"")
    os.mkfifo(folder / LATER)
    (folder / LAST).symlink_to(folder / NOON)
    (folder / "nfcapd.202611281215").mkdir()
    source = directory.source(AFTER)
    assert names(directory.collect(source)) == [NOON]
    assert directory.unreadable == []
    assert source.groups() == []
