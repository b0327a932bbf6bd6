"""docs/observe.md: its tables are what the service shows, and its commands run."""

import json
import logging
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.logs import JsonLines
from tests.support.live_api import LiveApi
from tests.support.raw_http import exchange
from tests.support.scrape import families

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "deploy" / "observe"
PAGE = (ROOT / "docs" / "observe.md").read_text(encoding="utf-8")
SHELL = re.findall(r"^```sh\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def _section(heading: str) -> str:
    return PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def _metric_rows(text: str) -> Iterator[str]:
    """Yield the row of each metric of a scrape, in its order."""
    for family in families(text):
        name = f"{family.name}_total" if family.type == "counter" else family.name
        labels = sorted({label for sample in family.samples for label in sample.labels} - {"le"})
        named = ", ".join(f"`{label}`" for label in labels)
        yield f"| `{name}` | {family.type} | {named} | {family.documentation} |"


def test_every_metric_is_described_as_it_is(busy_api: LiveApi) -> None:
    """Name, type, labels and meaning of each are those of a real scrape; no other is listed."""
    rows = [line for line in _section("Metrics").splitlines() if line.startswith("| `")]
    expected = [*_metric_rows(busy_api.call("GET", "/metrics").text)]
    assert len(rows) > 20
    assert rows == expected, "\n".join(expected)


def test_every_alert_has_advice() -> None:
    """Each alert, and no other, says what it means and what to do."""
    alerts = re.findall(r"- alert: (\w+)", (FOLDER / "alerts.yml").read_text(encoding="utf-8"))
    rows = re.findall(r"^\| `(\w+)` \| .+ \| .+ \|$", _section("Alerts"), re.MULTILINE)
    assert rows == alerts


def test_the_example_is_the_file() -> None:
    """What the page shows of prometheus.yml stands there so."""
    (example,) = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert example in (FOLDER / "prometheus.yml").read_text(encoding="utf-8")


@pytest.mark.needs("promtool", "curl")
@pytest.mark.parametrize("commands", SHELL)
def test_the_commands_run(busy_api: LiveApi, commands: str) -> None:
    """From the folder of a clone, each block of commands succeeds."""
    assert len(SHELL) == 3
    script = commands.replace("127.0.0.1:8000", f"127.0.0.1:{busy_api.port}")
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_field_of_a_line_is_described(
    busy_api: LiveApi, caplog: pytest.LogCaptureFixture
) -> None:
    """The table has what lines of requests have, refused and traced ones included."""
    caplog.set_level(logging.INFO, "app")
    formatted: list[dict[str, object]] = []

    class Collecting(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            formatted.append(json.loads(JsonLines().format(record)))

    handler = Collecting()
    logging.getLogger("app").addHandler(handler)
    try:
        trace = {"traceparent": f"00-{'a1' * 16}-{'b2' * 8}-01"}
        busy_api.call("GET", "/v1/whoami", headers=trace)
        exchange(busy_api.port, b"GET /livez HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: x\r\n\r\n")
    finally:
        logging.getLogger("app").removeHandler(handler)
    found = dict.fromkeys(name for line in formatted for name in line if line["event"] == "request")
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \|$", _section("Log"), re.MULTILINE)
    assert sorted(rows) == sorted(found)
