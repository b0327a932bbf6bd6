"""The zone of file names, a real file of flows, and records whose traffic is measured."""

import time
from collections.abc import Iterator
from contextlib import closing
from ipaddress import ip_address
from pathlib import Path

import pytest

from tests.usage.analyzer import Analyzer
from tests.usage.analyzer import served as served_analyzer
from tests.usage.collectors import nfcapd
from tests.usage.days import capture
from tests.usage.directory import Directory
from tests.usage.exporters import Flow, send_v5
from tests.usage.measured_records import Clock, MeasuredRecords, patched
from tests.usage.rounds import BEGIN, Rounds, choose_analyzer


@pytest.fixture(scope="package", autouse=True)
def _utc() -> Iterator[None]:
    """Let this process have the zone of the nfcapd of the tests: files have local time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture(scope="module")
def captures(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return files with the same flows, of which those of the second moved more."""
    folder = tmp_path_factory.mktemp("captured")
    return capture(folder, 10**5), capture(folder, 10**6)


@pytest.fixture
def directory(tmp_path: Path, flow_file: Path) -> Directory:
    """Return an empty directory for files of nfcapd. A test that uses it needs nfdump."""
    path = tmp_path / "flows"
    path.mkdir()
    return Directory(path, flow_file)


def ten_flows(now: int) -> list[Flow]:
    """Return flows of 1,000 to 1,009 bytes from 192.0.2.1 to a stranger, a second long."""
    ends = (ip_address("192.0.2.1"), ip_address("198.51.100.1"))
    return [Flow(*ends, 1_000 + number, now - 2_000, now - 1_000) for number in range(10)]


@pytest.fixture(scope="session")
def flow_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file that an nfcapd has written of ten flows. A test that uses it needs nfdump."""
    while True:
        folder = tmp_path_factory.mktemp("nfcapd") / "files"
        now = int(time.time() * 1_000)
        with nfcapd(folder) as (port, _):
            send_v5(ten_flows(now), port, now)
        files = [path for path in folder.iterdir() if path.stat().st_size > 1_000]
        if len(files) == 1:  # else a slot has ended meanwhile
            return files[0]


@pytest.fixture
def clock() -> Iterator[Clock]:
    """Give the slot that every part of the service takes for the current one."""
    clock = Clock()
    with patched(clock):
        yield clock


@pytest.fixture
def records(tmp_path: Path, clock: Clock) -> Iterator[MeasuredRecords]:
    """Give the records of a database of the test's own, whose source is nfdump."""
    with closing(MeasuredRecords.new(tmp_path / "data", clock)) as records:
        yield records


@pytest.fixture
def analyzer() -> Iterator[Analyzer]:
    """Serve the answers of a NetFlow Analyzer."""
    with served_analyzer(Analyzer({}, shape="seconds")) as analyzer:
        yield analyzer


@pytest.fixture
def rounds(
    records: MeasuredRecords, analyzer: Analyzer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> Rounds:
    """Give the rounds of an installation with a record of the group ACME."""
    monkeypatch.setattr("app.usage.known.current_slot", clock)
    clock.slot = BEGIN
    choose_analyzer(records, analyzer.url)
    records.put(1, group="acme")
    return Rounds(records, analyzer, clock)
