"""The demo: the real API, a few records, and a stand-in for WHMCS in a browser.

Run by `make demo`. `NFM_DEMO_PORT` is the port of the page, 8080 unless it is set. Nothing is
kept: databases and keys live in a temporary folder that is removed at the end.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import httpx

from app import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
STUBS = HERE.parent / "stubs"
SERVICE_COMMAND = Path(sys.executable).with_name("netflow-manager")
START_SECONDS = 120

# What must be there, as PHP itself sees it, and the Debian package that brings it.
PHP_PARTS = {
    "php-curl": "extension_loaded('curl')",
    "php-sqlite3": "extension_loaded('pdo_sqlite')",
    "php-illuminate-database": "stream_resolve_include_path('Illuminate/Database/autoload.php')",
    "smarty4": "stream_resolve_include_path('smarty4/Smarty.class.php')"
    " || stream_resolve_include_path('smarty3/Smarty.class.php')",
}


def main() -> None:
    """Run until Ctrl-C, or until one of the two servers ends."""
    require_php()
    require_free(port := chosen_port())
    if subprocess.run(["sh", STUBS / "install-assets.sh"], check=False).returncode != 0:  # noqa: S607
        sys.exit(1)
    # Set by hand, because a shell starts background jobs with interrupts ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with (
        tempfile.TemporaryDirectory(prefix="netflow-manager-demo-") as name,
        contextlib.suppress(KeyboardInterrupt),
    ):
        run(Path(name), port)
    print("\nStopped.")


def chosen_port() -> int:
    """Return the port of the page; ends the program where what is set is none."""
    text = os.environ.get("NFM_DEMO_PORT") or "8080"
    if text.isascii() and text.isdigit() and 0 < int(text) < 65_536:  # noqa: PLR2004
        return int(text)
    sys.exit("NFM_DEMO_PORT must be a number from 1 to 65535.")


def run(folder: Path, port: int) -> None:
    """Start API and site, say where they are, and wait."""
    # The settings of a real service must not lead the demo to its database.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NFM_")}
    environment = {**kept, "NFM_DATA_DIR": str(folder / "data"), "TMPDIR": str(folder)}
    world = read_world()
    api_port = free_port()
    key = service(environment, "key", "create", "--name", "demo", "--for-whmcs")
    service(environment, "usage", "source", "nfdump")
    url = f"http://127.0.0.1:{api_port}"
    with api_process(environment, api_port, folder / "api.log") as api:
        wait_until_ready(url, api, folder / "api.log")
        for collection in ("access-records", "provisioning-rules"):
            store(url, key, collection, world[collection])
        subprocess.run([sys.executable, HERE / "traffic.py"], env=environment, check=True)
        site_environment = {**environment, **site_variables(folder), "NFM_DEMO_API_URL": url}
        install_site(site_environment, {**world["rows"], **addon_rows(url, key)})
        with site_process(site_environment, port, folder) as site:
            print(f"NetFlow Manager demo: http://127.0.0.1:{port}/")
            print(f"The API behind it:    {url}/docs")
            print("Ctrl-C stops both.", flush=True)
            wait_for_end({"The API": api, "PHP's web server": site})


def read_world() -> dict[str, Any]:
    """Give the rows of the site, with the texts of its mail templates, and what the API has."""
    world: dict[str, Any] = json.loads((HERE / "world.json").read_text("utf-8"))
    for template in world["rows"]["tblemailtemplates"]:
        template["message"] = (HERE / template["message"]).read_text(encoding="utf-8")
    return world


def require_php() -> None:
    """End with what to install where PHP or a part of it is missing."""
    php = shutil.which("php")
    missing = ["php-cli", *PHP_PARTS] if php is None else missing_parts(php)
    if missing:
        fail(
            "The demo runs the WHMCS addon in real PHP, and something of it is missing.\n"
            f"On Debian or Ubuntu: apt-get install {' '.join(missing)}"
        )


def missing_parts(php: str) -> list[str]:
    """Name the packages whose parts PHP does not find."""
    tests = " . ".join(f"(({test}) ? '1' : '0')" for test in PHP_PARTS.values())
    code = f"echo {tests};"
    found = subprocess.run([php, "-r", code], capture_output=True, text=True, check=False)
    flags = found.stdout.strip().rjust(len(PHP_PARTS), "0")
    return [package for package, flag in zip(PHP_PARTS, flags, strict=True) if flag != "1"]


def require_free(port: int) -> None:
    """End where another program listens already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            fail(
                f"Port {port} of this machine is taken.\n"
                "Choose another one: NFM_DEMO_PORT=8081 make demo"
            )


def free_port() -> int:
    """Give a port for the API that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def service(environment: dict[str, str], *arguments: str) -> str:
    """Run a command of the service as an operator does, and return what it prints."""
    command = [str(SERVICE_COMMAND), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        fail(f"netflow-manager {' '.join(arguments)} has failed:\n{done.stderr}")
    return done.stdout.strip()


@contextlib.contextmanager
def process(
    command: list[str], environment: dict[str, str], log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server in the background, its output in a file, and stop it at the end."""
    with log.open("wb") as output:
        # A session of its own: Ctrl-C in a terminal then reaches this program alone. The server and
        # the workers that it starts are its group, because PHP ends without stopping its workers.
        running = subprocess.Popen(
            command, env=environment, stdout=output, stderr=output, start_new_session=True
        )
        try:
            yield running
        finally:
            for number in (signal.SIGTERM, signal.SIGKILL):
                with contextlib.suppress(ProcessLookupError, subprocess.TimeoutExpired):
                    os.killpg(running.pid, number)
                    running.wait(5)


def api_process(
    environment: dict[str, str], port: int, log: Path
) -> contextlib.AbstractContextManager[subprocess.Popen[bytes]]:
    """Start the API."""
    return process([str(SERVICE_COMMAND), "serve", "--port", str(port)], environment, log)


def site_process(
    environment: dict[str, str], port: int, folder: Path
) -> contextlib.AbstractContextManager[subprocess.Popen[bytes]]:
    """Start PHP's own web server on the stand-in for WHMCS."""
    options = ["-d", f"session.save_path={folder}", "-d", "display_errors=0"]
    listen = ["-S", f"127.0.0.1:{port}", "-t", str(STUBS / "web"), str(HERE / "router.php")]
    return process(["php", *options, *listen], environment, folder / "php.log")


def site_variables(folder: Path) -> dict[str, str]:
    """Name the site's database, and a file for what PHP finds wrong."""
    database = {"driver": "sqlite", "database": str(folder / "whmcs.sqlite3"), "prefix": ""}
    return {"STANDIN_DATABASE": json.dumps(database), "STANDIN_FAULTS": str(folder / "faults")}


def addon_rows(url: str, key: str) -> dict[str, list[dict[str, Any]]]:
    """Give the addon's settings."""
    settings = {"version": __version__, "access": "1", "api_url": url, "api_key": key}
    settings["deadline_ms"] = "2000"  # shown on any machine, beside whatever else runs there
    module = {"module": "netflow_manager"}
    rows = [module | {"setting": name, "value": value} for name, value in settings.items()]
    return {"tbladdonmodules": rows}


def install_site(environment: dict[str, str], rows: dict[str, Any]) -> None:
    """Make the site's tables with these rows."""
    # PHP's driver for SQLite opens existing files only.
    Path(json.loads(environment["STANDIN_DATABASE"])["database"]).touch()
    subprocess.run(
        ["php", str(STUBS / "web" / "install.php")],  # noqa: S607 - the PHP that was looked at
        input=json.dumps(rows),
        env=environment,
        text=True,
        check=True,
    )


def wait_until_ready(url: str, api: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the API answers."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and api.poll() is None:
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(f"{url}/readyz", trust_env=False).status_code == httpx.codes.OK:
                return
        time.sleep(0.05)
    fail(f"The API did not start:\n{log.read_text(errors='replace')}")


def store(url: str, key: str, collection: str, members: dict[str, Any]) -> None:
    """Store the demo's access records and rules through the API, as WHMCS staff do."""
    headers = {"Authorization": f"Bearer {key}"}
    with httpx.Client(headers=headers, trust_env=False, timeout=START_SECONDS) as client:
        for id_, body in members.items():
            client.put(f"{url}/v1/{collection}/{id_}", json=body).raise_for_status()


def wait_for_end(processes: dict[str, subprocess.Popen[bytes]]) -> None:
    """Wait for Ctrl-C; a server that ends by itself is an error."""
    while True:
        for name, running in processes.items():
            if running.poll() is not None:
                fail(f"{name} has stopped by itself.")
        time.sleep(0.2)


def fail(message: str) -> NoReturn:
    """Say why it does not go on, and end."""
    print(message, file=sys.stderr)
    sys.exit(1)


if __name__ == "__main__":
    main()
