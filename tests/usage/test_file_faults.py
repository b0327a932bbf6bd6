"""Files that are damaged, late, early, empty or copies, and an nfcapd that restarts or dies."""

import os
import shutil
import signal
import struct
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.usage.slots import slot_of
from app.usage.sources import flow_reader
from app.usage.sources.flow_reader import Nfdump, UnreadableFile
from app.usage.sources.nfdump import NfdumpOptions, NfdumpSource
from app.usage.sources.owners import Owners
from app.usage.sources.source import SourceRefused, SourceUnavailable, SourceUnreadable
from app.usage.sources.tally import Tally
from app.usage.spread import Limits
from tests.usage.collectors import nfcapd
from tests.usage.conftest import ten_flows
from tests.usage.directory import SERVICE, Directory, known, names, octets, slot_at
from tests.usage.exporters import send_v5

BYTES = 10_045
NOON, LATER, LAST = "nfcapd.202611281200", "nfcapd.202611281205", "nfcapd.202611281210"
AFTER = "2026-11-28T13:00"

pytestmark = pytest.mark.needs("nfdump")

DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "garbage": lambda _: os.urandom(2_000),
    "empty": lambda _: b"",
    "header": lambda content: content[:40],
    "half": lambda content: content[: len(content) // 2],
    "end": lambda content: content[:1_000],
    "overwritten": lambda content: content[:500] + b"X" * 300 + content[800:],
    "bytes": lambda content: content.replace(struct.pack("<Q", 1_005), struct.pack("<Q", 5)),
    "flows": lambda content: content.replace(struct.pack("<Q", 10), struct.pack("<Q", 11)),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_adds_nothing(directory: Directory, damage: str) -> None:
    """It is named and makes a gap; files before and after it count; repaired, it counts too."""
    for name in (NOON, LATER, LAST):
        directory.put(name)
    path = directory.path / LATER
    content = path.read_bytes()
    path.write_bytes(DAMAGE[damage](content))
    found = directory.collect(directory.source(AFTER))
    assert (names(found), directory.unreadable) == ([NOON, LAST], [LATER])
    assert known(found) == {slot_at(NOON), slot_at(LAST)}
    assert octets(found) == 2 * BYTES
    path.write_bytes(content)
    again = directory.collect(directory.source(AFTER))
    assert (names(again), known(again), octets(again)) == ([LATER], {slot_at(LATER)}, BYTES)


def test_a_file_is_read_a_minute_after_its_interval(directory: Directory) -> None:
    """Until then an nfcapd that restarts appends to it."""
    directory.put(NOON)
    assert directory.collect(directory.source("2026-11-28T12:05:59")) == []
    assert names(directory.collect(directory.source("2026-11-28T12:06"))) == [NOON]
    assert directory.collect(directory.source(AFTER)) == []


def test_a_file_of_days_ago_counts_when_it_comes(directory: Directory) -> None:
    """Order does not matter: its slot becomes known."""
    directory.put(NOON)
    assert names(directory.collect(directory.source(AFTER))) == [NOON]
    late = "nfcapd.202611261200"
    directory.put(late)
    found = directory.collect(directory.source(AFTER))
    assert (names(found), known(found)) == ([late], {slot_at(late)})


def test_a_file_of_the_future_is_named_and_not_read(directory: Directory) -> None:
    """Its time has not come, so it cannot be finished."""
    directory.put("nfcapd.202611291200")
    source = directory.source(AFTER)
    assert directory.collect(source) == []
    assert source.ahead() == ["nfcapd.202611291200"]


def test_copies_add_nothing(directory: Directory) -> None:
    """Neither a copy, in another folder or of another time, nor the renamed file."""
    first = directory.put(f"router/{NOON}")
    (directory.path / "copies").mkdir()
    shutil.copy(first, directory.path / "copies" / NOON)
    shutil.copy(first, directory.path / "router" / LATER)
    found = directory.collect(directory.source(AFTER))
    assert names(found) == [f"copies/{NOON}"]
    assert known(found) == {slot_at(NOON)}
    first.rename(directory.path / "router" / LAST)
    assert directory.collect(directory.source(AFTER)) == []
    assert directory.unreadable == []


def test_a_file_that_changes_later_is_named(directory: Directory) -> None:
    """What was added to it does not count, and `changed` returns its name."""
    directory.put(NOON)
    directory.put(LATER)
    source = directory.source(AFTER)
    assert len(directory.collect(source)) == 2
    assert source.changed(directory.memory.markers.values()) == []
    directory.put(NOON)
    removed = (directory.path / LATER).unlink
    markers = directory.memory.markers.values()
    assert directory.collect(source) == []
    assert source.changed(markers) == [NOON]
    assert source.changed(marker for marker in markers if removed(missing_ok=True) is None) == [
        NOON
    ]


@pytest.mark.parametrize("change", [lambda path: os.utime(path, ns=(1, 1)), Path.unlink])
def test_a_file_that_changes_while_it_is_read_does_not_count(
    directory: Directory, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None]
) -> None:
    """Digest and flows would be those of different contents; the next round reads it again."""
    path = directory.put(NOON)
    content = path.read_bytes()
    read = Nfdump.read

    def changing(nfdump: Nfdump, file: Path, tally: Tally) -> flow_reader.Totals:
        totals = read(nfdump, file, tally)
        change(file)
        return totals

    monkeypatch.setattr(Nfdump, "read", changing)
    assert directory.collect(directory.source(AFTER)) == []
    assert directory.unreadable == [NOON]
    monkeypatch.undo()
    path.write_bytes(content)
    assert octets(directory.collect(directory.source(AFTER))) == BYTES


def test_files_that_are_removed_meanwhile_are_named(directory: Directory) -> None:
    """Whether before or after a round has looked at them; the others count."""
    for name in (f"a/{NOON}", f"b/{NOON}", f"a/{LATER}", f"a/{LAST}"):
        directory.put(name)
    batches = directory.source(AFTER).batches([SERVICE], directory.memory)
    assert next(batches).marker.name == f"a/{NOON}"
    for name in (f"b/{NOON}", f"a/{LATER}"):
        (directory.path / name).unlink()
    assert next(batches).marker.name == f"a/{LAST}"
    with pytest.raises(SourceUnreadable) as caught:
        next(batches)
    assert [part.name for part in caught.value.parts] == [f"b/{NOON}", f"a/{LATER}"]
    assert str(caught.value).startswith(f"2 not readable: b/{NOON}: ")


def test_files_of_before_the_first_series_are_left_alone(directory: Directory) -> None:
    """Weeks of old files are not read for a service that is measured since today."""
    for name in (NOON, LATER, LAST):
        directory.put(name)
    source, first = directory.source(AFTER), slot_at(LAST)
    assert directory.collect(source, ()) == []
    assert names(directory.collect(source, (SERVICE._replace(from_slot=first),))) == [LATER, LAST]


def test_an_nfcapd_without_a_flow_is_not_silence(directory: Directory) -> None:
    """A file without flows is stored, and its slot stays unknown."""
    with nfcapd(directory.path):
        pass
    source = NfdumpSource(NfdumpOptions(directory.path), clock=lambda: time.time() + 600)
    found = directory.collect(source)
    assert found
    assert (known(found), octets(found)) == (set(), 0)
    assert directory.collect(source) == []


def test_an_nfcapd_that_restarts_within_a_slot_loses_nothing(directory: Directory) -> None:
    """It appends to the file of the slot, which is read when it is finished."""
    for _ in range(2):
        now = int(time.time() * 1_000)
        with nfcapd(directory.path) as (port, _):
            send_v5(ten_flows(now), port, now)
    source = NfdumpSource(NfdumpOptions(directory.path), clock=lambda: time.time() + 600)
    found = directory.collect(source)
    assert octets(found) == 2 * BYTES
    assert known(found) == {batch.marker.slot for batch in found if batch.marker.flows}


def test_an_nfcapd_that_is_killed_makes_a_gap(directory: Directory) -> None:
    """It loses what it had: the slot is unknown, though the next nfcapd writes a file for it."""
    for is_killed in (True, False):
        now = int(time.time() * 1_000)
        with nfcapd(directory.path) as (port, process):
            send_v5(ten_flows(now), port, now)
            if is_killed:
                os.kill(process, signal.SIGKILL)
    (current,) = directory.path.glob("nfcapd.current.*")
    lost = slot_of(current.stat().st_mtime)
    source = NfdumpSource(NfdumpOptions(directory.path), clock=lambda: time.time() + 600)
    found = directory.collect(source)
    assert octets(found) == BYTES
    assert known(found) == {batch.marker.slot for batch in found if batch.marker.flows} - {lost}


def test_a_filter_leaves_flows_out(directory: Directory) -> None:
    """The flows that were read are still compared with those of the file."""
    directory.put(NOON)
    path = directory.put(LATER)
    path.write_bytes(DAMAGE["overwritten"](path.read_bytes()))
    found = directory.collect(directory.source(AFTER, flow_filter="bytes > 1005"))
    assert (names(found), directory.unreadable) == ([NOON], [LATER])
    assert octets(found) == 1_006 + 1_007 + 1_008 + 1_009


@pytest.mark.parametrize("flow_filter", ["bytes >", "-w /tmp/x"])
def test_a_wrong_filter_is_refused(directory: Directory, flow_filter: str) -> None:
    """It names the variable; an option of nfdump is no filter."""
    directory.put(NOON)
    with pytest.raises(SourceRefused, match="NFM_NFDUMP_FILTER"):
        directory.collect(directory.source(AFTER, flow_filter=flow_filter))


def test_without_directory_or_program_nothing_can_be_read(
    directory: Directory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both are named, with the next step."""
    source = directory.source(AFTER)
    directory.path.rmdir()
    with pytest.raises(SourceUnavailable, match="NFM_NFDUMP_DIR"):
        directory.collect(source)
    directory.path.mkdir()
    monkeypatch.setattr(os, "scandir", _refuse)  # root, as who tests may run, reads everything
    with pytest.raises(SourceUnavailable, match="let the user of this service read it"):
        directory.collect(source)
    monkeypatch.setenv("PATH", str(directory.path))
    with pytest.raises(SourceUnavailable, match="apt-get install nfdump"):
        directory.collect(source)


def _refuse(_: str) -> None:
    raise PermissionError


def test_an_nfdump_that_does_not_end_is_killed(
    tmp_path: Path, flow_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is unreadable, whether it hangs before or while it prints flows."""
    monkeypatch.setattr(flow_reader, "DEADLINE_SECONDS", 0.3)
    for option in ("-N", "-I"):
        with pytest.raises(UnreadableFile):
            _read(flow_file, tmp_path / option, f'[ "$3" = {option} ] && exec sleep 600')


def test_an_nfdump_that_prints_no_summary_is_not_believed(tmp_path: Path, flow_file: Path) -> None:
    """Silence with return code 0 is not a file without flows."""
    with pytest.raises(UnreadableFile, match="does not say"):
        _read(flow_file, tmp_path / "nfdump", '[ "$3" = -N ] && exit 0')


def test_an_nfdump_that_fails_is_not_believed(tmp_path: Path, flow_file: Path) -> None:
    """Also when it has printed everything."""
    nfdump = shutil.which("nfdump")
    with pytest.raises(UnreadableFile, match="failed"):
        _read(flow_file, tmp_path / "nfdump", f'[ "$3" = -N ] && {{ {nfdump} "$@"; exit 1; }}')


def _read(flow_file: Path, program: Path, before: str) -> None:
    """Read a file with an nfdump that does something else before."""
    nfdump = shutil.which("nfdump")
    program.write_text(f'#!/bin/sh\nPATH=/bin\n{before}\nexec {nfdump} "$@"\n')
    program.chmod(0o700)
    Nfdump(str(program)).read(flow_file, Tally(Owners([SERVICE]), Limits(), 0))
