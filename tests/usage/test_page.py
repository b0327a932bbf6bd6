"""docs/traffic.md: its commands run as they are written."""

import re
import shlex
from pathlib import Path

from tests.support.command import run
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
            name = line.removeprefix("export ").partition("=")[0]
            variables[name] = str(folder)
            continue
        assert line.startswith(CALL)
        arguments = shlex.split(line.removeprefix(CALL))
        ended[arguments[0]] = run(records.settings.data_dir, *arguments, variables=variables)
    codes = {name: done.returncode for name, done in ended.items()}
    assert codes == {"usage": 0, "collect": 0, "installation": 0, "check": 1}
    assert "No traffic was collected yet" in ended["check"].stdout
    assert [to is not None for _, _, (_, to) in records.series(1234)] == [True]
