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

RECORD = "/v1/access-records/1234"


def _client(url: str) -> httpx.Client:
    return httpx.Client(base_url=url, trust_env=False, timeout=10)


def _printed(served: command.Served, prefix: str) -> str:
    """Return the printed line that begins so; the readers have seen all after `stop`."""
    return next(line for line in "".join(served.output).splitlines() if prefix in line)


def test_serve_says_when_it_is_ready_and_stops_on_sigterm(tmp_path: Path) -> None:
    """One readable line names the address, calls are answered, and SIGTERM ends it well."""
    with command.serving(tmp_path / "data") as served:
        url = served.ready_on()
        assert httpx.get(f"{url}/readyz", trust_env=False).json()["status"] == "ready"
        assert "server" not in httpx.get(f"{url}/openapi.json", trust_env=False).headers
        assert served.stop() in {0, -signal.SIGTERM}
    assert served.output[1].startswith(f"Made a new database in {tmp_path / 'data'}. ")
    assert len(served.output) == 2
    lines = [json.loads(line) for line in served.errors]
    assert {"request"} <= {line["event"] for line in lines}
    assert all({"at", "level", "event"} <= line.keys() for line in lines)


def test_the_first_key_and_its_call_work(tmp_path: Path) -> None:
    """The curl line that the first run prints stores a record; a second run makes no key."""
    for expected in ("Your first API key", "API keys exist already"):
        with command.serving(tmp_path / "data", "--first-key") as served:
            url = served.ready_on()
            while len(served.output) < 2:
                pass
            served.process.poll()
            if expected.startswith("Your"):
                while len(served.output) < 5:
                    pass
                line = _printed(served, "curl ")
                done = subprocess.run(
                    ["/bin/sh", "-c", f"{line} --silent --fail --noproxy '*'"],
                    capture_output=True,
                    check=True,
                )
                assert json.loads(done.stdout)["service_id"] == 1234
                key = _printed(served, "Your first").rsplit(" ", 1)[1]
            with _client(url) as client:
                headers = {"Authorization": f"Bearer {key}"}
                assert client.get(RECORD, headers=headers).json()["has_password"]
                scopes = client.get("/v1/whoami", headers=headers).json()["scopes"]
        assert expected in "".join(served.output)
    assert not {"reveal", "admin"} & set(scopes)


def test_a_unix_socket_serves(tmp_path: Path) -> None:
    """With `--uds` the service listens there, says so, and its first call uses the socket."""
    path = tmp_path / "a socket"
    with command.serving(tmp_path / "data", "--uds", str(path), "--first-key") as served:
        while len(served.output) < 5:
            assert served.process.poll() is None, served.errors
        assert f"is ready on {path} " in served.output[0]
        done = subprocess.run(
            ["/bin/sh", "-c", f"{_printed(served, 'curl ')} --silent --fail"],
            capture_output=True,
            check=True,
        )
        assert json.loads(done.stdout)["service_id"] == 1234


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
        assert served.stop() in {0, -signal.SIGTERM}


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


def test_a_taken_socket_is_said(tmp_path: Path) -> None:
    """Where a file is in the place of the UNIX socket, one line says what may be done."""
    path = tmp_path / "socket"
    with socket.socket(socket.AF_UNIX) as taken:
        taken.bind(str(path))
        done = command.run_process(tmp_path / "data", "serve", "--uds", str(path))
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "Address already in use. Where no other process uses it, remove that file." in line


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
        deadline = time.monotonic() + command.WAIT_SECONDS
        while f'"primary": "{new}"' not in "".join(served.errors):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert httpx.get(f"{url}/readyz", trust_env=False).status_code == 200
        assert served.process.poll() is None
