"""deploy/observe: rules and dashboard that fit what the service really shows."""

import json
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.support.live_api import LiveApi
from tests.support.scrape import families
from tests.support.servers import free_port
from tests.support.waiting import HANG_SECONDS

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "deploy" / "observe"
ALERT_TESTS = ("alerts_test.yml", "alerts_of_days_test.yml", "alerts_of_traffic_test.yml")
NAME = re.compile(r"\b(?:nfm|process)_\w+|\bup\b")
# Grafana's own variables, as it would fill them in.
FILLED_IN = {"$__rate_interval": "1m", "$instance": ".+"}


@cache
def _dashboard() -> dict[str, Any]:
    return dict(json.loads((FOLDER / "dashboard.json").read_text(encoding="utf-8")))


def _targets() -> Iterator[tuple[str, str]]:
    """Yield title and question of everything that a panel asks for."""
    for panel in _dashboard()["panels"]:
        for target in panel.get("targets", ()):
            expression = target["expr"]
            for variable, value in FILLED_IN.items():
                expression = expression.replace(variable, value)
            yield panel["title"], expression


def _promtool(*arguments: str | Path) -> str:
    done = subprocess.run(
        ["promtool", *arguments], capture_output=True, text=True, cwd=ROOT, check=False
    )
    printed = done.stdout + done.stderr
    assert done.returncode == 0, printed
    return printed


def _names(text: str) -> set[str]:
    return set(NAME.findall(text))


def test_every_name_is_one_that_the_service_shows(busy_api: LiveApi) -> None:
    """Rules and dashboard name no metric that a real scrape lacks; `up` is Prometheus' own."""
    scraped = families(busy_api.call("GET", "/metrics").text)
    shown = {sample.name for family in scraped for sample in family.samples} | {"up"}
    rules = (FOLDER / "alerts.yml").read_text(encoding="utf-8")
    expressions = "\n".join(expression for _, expression in _targets())
    assert len(_names(rules)) > 15
    assert _names(rules) - shown == set()
    assert len(_names(expressions)) > 20
    assert _names(expressions) - shown == set()


@pytest.mark.needs("promtool")
def test_the_metrics_keep_the_conventions(busy_api: LiveApi) -> None:
    """Promtool has no remark on names, units and help texts."""
    done = subprocess.run(
        ["promtool", "check", "metrics"],
        input=busy_api.call("GET", "/metrics").text,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.needs("promtool")
@pytest.mark.parametrize("file", ALERT_TESTS)
def test_the_alerts_fire_when_they_should(file: str) -> None:
    """Promtool plays hours and days: each alert fires for what it is for, and not before."""
    assert "SUCCESS" in _promtool("test", "rules", ROOT / "tests" / "observe" / file)


def test_every_alert_is_tested() -> None:
    """No alert is without a case in which it fires."""
    alerts = re.findall(r"- alert: (\w+)", (FOLDER / "alerts.yml").read_text(encoding="utf-8"))
    cases = "".join((ROOT / "tests" / "observe" / file).read_text() for file in ALERT_TESTS)
    fired = re.findall(r"alertname: (\w+)\n +exp_alerts:", cases)
    assert len(alerts) > 10
    assert set(alerts) == set(fired)


@pytest.mark.needs("promtool")
def test_what_the_dashboard_asks_can_be_parsed(tmp_path: Path) -> None:
    """Each question of a panel is PromQL."""
    rules = [
        {"record": f"panel:{number}", "expr": expr} for number, (_, expr) in enumerate(_targets())
    ]
    assert len(rules) > 25
    file = tmp_path / "rules.yml"
    file.write_text(json.dumps({"groups": [{"name": "panels", "rules": rules}]}))
    assert f"{len(rules)} rules found" in _promtool("check", "rules", file)


def test_the_dashboard_can_be_imported_anywhere() -> None:
    """It names no data source and no Grafana of its author; panels do not overlap."""
    board = _dashboard()
    variables = {variable["name"]: variable for variable in board["templating"]["list"]}
    assert (variables["datasource"]["type"], variables["datasource"]["query"]) == (
        "datasource",
        "prometheus",
    )
    assert (board["id"], board["uid"], bool(board["title"])) == (None, None, True)
    uids = set(re.findall(r'"uid": (\S+?),?\n', json.dumps(board, indent=1)))
    assert uids == {"null", '"${datasource}"'}
    ids = [panel["id"] for panel in board["panels"]]
    assert len(ids) == len(set(ids))
    taken: set[tuple[int, int]] = set()
    for panel in board["panels"]:
        at = panel["gridPos"]
        cells = {
            (x, y)
            for x in range(at["x"], at["x"] + at["w"])
            for y in range(at["y"], at["y"] + at["h"])
        }
        assert at["x"] + at["w"] <= 24
        assert not cells & taken, panel["title"]
        taken |= cells
        assert panel["type"] == "row" or (panel["description"] and panel["targets"])


def _ask(port: int, path: str) -> Any:  # noqa: ANN401 - JSON
    with closing(HTTPConnection("127.0.0.1", port, timeout=HANG_SECONDS)) as connection:
        connection.request("GET", path)
        return json.loads(connection.getresponse().read())["data"]


def _result(port: int, expression: str) -> list[Any]:
    return list(_ask(port, f"/api/v1/query?query={quote(expression)}")["result"])


@pytest.fixture
def prometheus(busy_api: LiveApi, tmp_path: Path) -> Iterator[int]:
    """Run Prometheus with the documented file, and return its port once it has scraped twice."""
    text = (FOLDER / "prometheus.yml").read_text(encoding="utf-8")
    for documented, used in {
        "127.0.0.1:8000": f"127.0.0.1:{busy_api.port}",
        "scrape_interval: 15s": "scrape_interval: 1s\n  evaluation_interval: 1s",
        "- alerts.yml": f"- {FOLDER / 'alerts.yml'}",
    }.items():
        assert documented in text
        text = text.replace(documented, used)
    file, port = tmp_path / "prometheus.yml", free_port()
    file.write_text(text)
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(
            [
                "prometheus",
                f"--config.file={file}",
                f"--storage.tsdb.path={tmp_path / 'data'}",
                f"--web.listen-address=127.0.0.1:{port}",
            ],
            stdout=log,
            stderr=log,
        )
    try:
        deadline = time.monotonic() + HANG_SECONDS
        while not _has_scraped(port):
            assert process.poll() is None, (tmp_path / "log").read_text()
            assert time.monotonic() < deadline, (tmp_path / "log").read_text()
            time.sleep(0.2)
        yield port
    finally:
        process.terminate()
        process.wait(HANG_SECONDS)


def _has_scraped(port: int) -> bool:
    try:
        found = _result(port, "count_over_time(nfm_ready[1m]) > 2")
    except (OSError, ValueError, KeyError):
        return False
    return bool(found)


@pytest.mark.needs("promtool")
def test_every_panel_has_something_to_show(prometheus: int) -> None:
    """A real Prometheus scrapes the service: each question of the dashboard has an answer."""
    empty = [
        (title, expression)
        for title, expression in _targets()
        if not _result(prometheus, expression)
    ]
    assert empty == []
    rules = _ask(prometheus, "/api/v1/rules")["groups"][0]["rules"]
    assert {rule["health"] for rule in rules} <= {"ok", "unknown"}
    (series,) = _result(prometheus, "nfm_build_info")
    assert series["metric"]["job"] == "netflow-manager"
