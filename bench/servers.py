"""Starts the servers that are compared: one uvicorn process each, on the first core."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

START_SECONDS = 20
POLL_SECONDS = 0.002
SERVER_CORE = 0
# The load must not take time from the server.
LOAD_CORE = min(1, (os.cpu_count() or 1) - 1)

SERVICE = "app.main:from_environment"
PROTOCOL = "app.serving.protocol:HttpProtocol"  # what it is served with
JOB = "bench.job:make"
HELLO = "bench.hello:make"
FRAMEWORK = "bench.framework:make"


@dataclass(frozen=True, slots=True)
class Running:
    """A server that listens. `seconds` is what passed from its start until then."""

    port: int
    pid: int
    seconds: float


@contextmanager
def uvicorn(app: str, environment: Mapping[str, str]) -> Iterator[Running]:
    """Run an app factory with the options that the service itself is run with."""
    port = free_port()
    started = time.perf_counter()
    process = subprocess.Popen(
        on_core(
            SERVER_CORE,
            *(sys.executable, "-m", "uvicorn", app, "--factory", "--port", str(port)),
            *("--loop", "uvloop", "--http", PROTOCOL if app == SERVICE else "httptools"),
            "--no-access-log",
            *("--log-level", "error", "--no-server-header", "--no-proxy-headers"),
        ),
        env={**os.environ, **environment},
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until_listening(port)
        yield Running(port, process.pid, time.perf_counter() - started)
    finally:
        process.terminate()
        process.wait(10)


def on_core(core: int, *command: str) -> list[str]:
    """Return the command so that it stays on one core."""
    return ["taskset", "--cpu-list", str(core), *command]


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


def wait_until_listening(port: int) -> None:
    """Return once something listens."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(POLL_SECONDS)
        else:
            return


def require_ready(server: Running) -> None:
    """Fail unless the server says that it can serve."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
    connection.request("GET", "/readyz")
    status = connection.getresponse().status
    connection.close()
    if status != 200:
        raise RuntimeError(f"/readyz answered {status}")
