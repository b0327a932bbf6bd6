"""docs/traffic.md: its commands run as they are written."""

import re
import shlex
import time
from pathlib import Path

import pytest

from app.usage.slots import slot_of
from app.usage.sources.flow_files import FlowFiles
from tests.support.command import run
from tests.usage.collectors import nfcapd
from tests.usage.measured_records import Clock, MeasuredRecords

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "traffic.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
CALL = ".venv/bin/netflow-manager "


def test_the_commands_of_the_page_run(
    records: MeasuredRecords, clock: Clock, tmp_path: Path
) -> None:
    """In their order, with a directory of the test; `check` finds that nothing was collected."""
    folder = tmp_path / "flows"
    folder.mkdir()
    records.put(1234, ip_address="192.0.2.1")
    clock.slot += 1
    lines = [line for block in BLOCKS for line in block.splitlines()]
    variables: dict[str, str] = {}
    ended = {}
    for line in lines:
        if line.startswith("export "):
            name, _, value = line.removeprefix("export ").partition("=")
            variables[name] = str(folder) if name == "NFM_NFDUMP_DIR" else value
            continue
        assert line.startswith(CALL)
        arguments = shlex.split(line.removeprefix(CALL))
        ended[arguments[0]] = run(records.settings.data_dir, *arguments, variables=variables)
    codes = {name: done.returncode for name, done in ended.items()}
    assert codes == {"usage": 0, "collect": 0, "installation": 0, "check": 1}
    assert "No traffic was collected yet" in ended["check"].stdout
    assert [to is not None for _, _, (_, to) in records.series(1234)] == [True]


@pytest.mark.needs("nfdump")
def test_nfcapd_writes_what_the_collector_reads(tmp_path: Path) -> None:
    """With the options of the page, its files are known by time and by router."""
    (line,) = re.findall(r"^nfcapd (.*)$", PAGE, re.MULTILINE)
    given = line.split()
    for option in ("-p", "-w", "-t"):  # as the test has them
        place = given.index(option)
        del given[place : place + 2]
    given.remove("-D")
    router = Path(re.findall(r"-w (\S+)", line)[0])
    before = slot_of(time.time())
    with nfcapd(tmp_path / router.name, *given, zone="Asia/Kathmandu"):
        pass
    (file, *_) = FlowFiles(tmp_path, int(re.findall(r"-t (\d+)", line)[0])).files
    assert (file.exporter, file.end - file.start) == ("edge1", 300)
    assert before <= file.slots.start <= slot_of(time.time())
