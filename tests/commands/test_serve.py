"""`serve` as an operator runs it: ready line, first key, socket, workers, signals, kill -9."""

import json
import signal
import socket
import subprocess
import time
from pathlib import Path

import httpx
import pytest

from tests.support import command
from tests.support.waiting import HANG_SECONDS

pytestmark = pytest.mark.needs("serve")
RECORD = "/v1/access-records/1234"
# Python runs it at the start of every process, of workers too.
LOST_DURING_THE_START = """
from app.storage.errors import DatabaseUnavailable
from app.upkeep.background import Background

async def refresh(_background):
    raise DatabaseUnavailable

Background.refresh = refresh
"""


def _client(url: str) -> httpx.Client:
    return httpx.Client(base_url=url, trust_env=False, timeout=HANG_SECONDS)


def test_serve_says_when_it_is_ready_and_stops_on_sigterm(tmp_path: Path) -> None:
    """One readable line names the address, calls are answered, and SIGTERM ends it well."""
    with command.serving(tmp_path / "data") as served:
        url = served.ready_on()
        with _client(url) as client:
            assert client.get("/readyz").json()["status"] == "ready"
            assert "server" not in client.get("/openapi.json").headers
        assert served.stop() == 0
    assert served.output[1].startswith(f"Created a new database in {tmp_path / 'data'}. ")
    assert len(served.output) == 2
    lines = [json.loads(line) for line in served.errors]
    assert {"request"} <= {line["event"] for line in lines}
    assert all({"at", "level", "event"} <= line.keys() for line in lines)


def test_two_workers_serve_one_database(tmp_path: Path) -> None:
    """Two processes answer, know one key, and end together on SIGTERM."""
    key = command.new_key(tmp_path / "data", "records:read", "records:write")
    headers = {"Authorization": f"Bearer {key}", "Connection": "close"}
    with command.serving(tmp_path / "data", "--workers", "2") as served:
        url = served.ready_on()
        with _client(url) as client:
            for number in range(10):
                response = client.put(RECORD, json={"client_id": number + 1}, headers=headers)
                assert response.json()["version"] == number + 1
        assert served.stop() == 0


def test_a_taken_port_costs_no_first_key(tmp_path: Path) -> None:
    """Where the port is taken, serve says so in one line with what to do, and makes no key."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = command.run_process(tmp_path / "data", "serve", "--first-key", "--port", str(port))
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(
        f"Failed: cannot listen on http://127.0.0.1:{port}: Address already in use. Another port: "
    )
    assert "serve --port" in line
    assert "make run PORT=" in line
    assert command.run(tmp_path / "data", "key", "list").stdout == ""


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_database_lost_during_the_start_is_one_line(tmp_path: Path, workers: str) -> None:
    """Between the checks of the start and its end: exit code 1, the reason, and no traceback."""
    (tmp_path / "sitecustomize.py").write_text(LOST_DURING_THE_START)
    path = f"{tmp_path}:{command.ROOT}"
    with command.serving(tmp_path / "data", "--workers", workers, PYTHONPATH=path) as served:
        assert served.process.wait(HANG_SECONDS) == 1
        served.stop()
    lines = [line for line in served.errors if not line.startswith("{")]
    reason = "Failed: The database did not answer, is locked or is full. Nothing was changed.\n"
    ended = "Failed: a worker cannot start; the reason stands above.\n"
    assert {*lines} == ({reason} if workers == "1" else {reason, ended})
    assert "Traceback" not in "".join(served.errors)


def test_make_run_takes_a_port() -> None:
    """What the message about a taken port advises is what `make run` hands on."""
    done = subprocess.run(
        ["make", "--dry-run", "run", "PORT=8090"],
        cwd=command.ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "netflow-manager serve --first-key --port 8090" in done.stdout


def test_an_acknowledged_write_survives_kill_9(tmp_path: Path) -> None:
    """Killed right after a 2xx, several times, the service has every record afterwards."""
    key = command.new_key(tmp_path / "data", "records:read", "records:write", "mail")
    headers = {"Authorization": f"Bearer {key}"}
    for cycle in range(1, 5):
        with command.serving(tmp_path / "data") as served, _client(served.ready_on()) as client:
            for past in range(1, cycle):
                path = f"/v1/access-records/{past}/merge-fields?client_id={past}"
                fields = client.get(path, headers=headers).json()["merge_fields"]
                assert fields["netflow_password"] == f"secret {past}"
            body = {"client_id": cycle, "password": f"secret {cycle}"}
            response = client.put(f"/v1/access-records/{cycle}", json=body, headers=headers)
            assert response.status_code == 201
            assert served.stop(signal.SIGKILL) == -signal.SIGKILL
    assert command.run(tmp_path / "data", "check").returncode == 0


@pytest.mark.no_cover
def test_sighup_takes_up_a_new_keyring(tmp_path: Path) -> None:
    """The signal ends nothing: the process has the new keyring and goes on serving."""
    folder = tmp_path / "data"
    with command.serving(folder) as served:
        url = served.ready_on()
        new = command.run(folder, "keyring", "add").stdout.strip()
        assert command.run(folder, "keyring", "promote", new).returncode == 0
        served.process.send_signal(signal.SIGHUP)
        deadline = time.monotonic() + HANG_SECONDS
        while f'"primary": "{new}"' not in "".join(served.errors):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        answer = httpx.get(f"{url}/readyz", trust_env=False, timeout=HANG_SECONDS)
        assert answer.status_code == 200
        assert served.process.poll() is None
