"""The image as `docker build` and `docker run` make and run it, by Podman."""

import os
import re
import shlex
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from threading import Thread

import httpx
import pytest

from app import __version__
from tests.image.containers import BASE, LIMITS, ROOT, Podman, borrowed, registry_options
from tests.support.waiting import HANG_SECONDS, wait_until

GUIDE = (ROOT / "docs" / "containers.md").read_text(encoding="utf-8")
NAME = "netflow-manager"
IMAGE = f"localhost/{NAME}"
REVISION = "0123abc"
SITE = "srv/netflow-manager/.venv/lib/*/site-packages"
PIN = re.compile(r"^([\w-]+)==\S+ (?!; sys_platform == 'win32')", re.MULTILINE)
BUILD_TOOLS = {"pip", "setuptools", "hatchling", "editables", "uv"}

pytestmark = [
    pytest.mark.needs("podman", "serve"),
    pytest.mark.no_cover,
    pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount what the base borrows"),
]


@pytest.fixture(scope="module")
def podman() -> Iterator[Podman]:
    """Give a Podman that has built the image by the command of the guide."""
    # Podman takes no path of more than 50 characters; `remove` deletes the folder.
    podman = Podman(Path(mkdtemp(prefix="nfm-")))
    podman.build_base()
    arguments = {"PYTHON_IMAGE": BASE, "REVISION": REVISION}
    options = [f"--build-arg={name}={value}" for name, value in arguments.items()]
    ((_, *documented, context),) = _documented("build")
    podman.build(ROOT / context, *documented, *options, *registry_options(podman.folder))
    yield podman
    podman.remove()


def _documented(verb: str) -> list[list[str]]:
    """Return the words that follow `docker` in the commands of the guide."""
    blocks = re.findall(r"^```sh\n(docker .*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    lines = "".join(blocks).replace("\\\n", "").splitlines()
    return [words[1:] for line in lines if (words := shlex.split(line))[1] == verb]


@contextmanager
def _running(podman: Podman, port: int) -> Iterator[None]:
    """Run the image by the command of the guide, until it is healthy, on the host's network."""
    ((_, *words),) = _documented("run")
    at = words.index("--publish")
    words[at : at + 2] = ["--network=host", "--cgroupns=host", f"--env=NFM_PORT={port}"]
    podman("run", "--read-only-tmpfs=false", *LIMITS, *borrowed(), *words)
    try:
        wait_until(
            lambda: podman("healthcheck", "run", NAME, check=False).returncode == 0, "its health"
        )
        yield
    finally:
        podman("rm", "--force", NAME)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def test_the_image_describes_itself(podman: Podman) -> None:
    """Labels name version, commit and base; it runs as a user by number; its health is checked."""
    image = podman.inspect(IMAGE)
    config, health = image["Config"], image["Healthcheck"]
    labels = {name.rpartition("image.")[2]: value for name, value in config["Labels"].items()}
    assert labels.pop("title") == "NetFlow Manager"
    assert (labels.pop("version"), labels.pop("revision")) == (__version__, REVISION)
    assert (labels.pop("licenses"), labels.pop("base.name")) == ("MIT", BASE)
    assert config["User"] == "10001:10001"
    assert health["Test"] == ["CMD", "netflow-manager", "ping"]
    assert config["Cmd"] == ["netflow-manager", "serve"]


def test_the_image_has_what_the_service_needs_and_no_build_tools(podman: Podman) -> None:
    """Pins of runtime and drivers are in it, compiled; what installed and built them is not."""
    root = Path(podman("image", "mount", IMAGE).stdout.strip())
    (site,) = root.glob(SITE)
    found = {path.name.partition("-")[0].lower() for path in site.glob("*.dist-info")}
    files = (ROOT / "requirements" / name for name in ("runtime.txt", "databases.txt"))
    pins = "".join(file.read_text(encoding="utf-8") for file in files)
    pinned = PIN.findall(pins)
    assert found - {"netflow_manager"} == {name.replace("-", "_") for name in pinned}
    assert found & BUILD_TOOLS == set()
    assert not (root / "build").exists()
    assert list(site.glob("fastapi/__pycache__/routing.*.pyc"))


def test_it_serves_with_a_read_only_root_and_drains(podman: Podman) -> None:
    """The commands of the guide store a record; SIGTERM lets a request in progress finish."""
    port = _free_port()
    with _running(podman, port):
        assert podman("exec", NAME, "id", "-u").stdout.strip() == "10001"
        for place in ("/x", "/tmp/x", "/srv/netflow-manager/x"):
            assert podman("exec", NAME, "touch", place, check=False).returncode != 0
        key, checked = (podman(*words).stdout for words in _documented("exec"))
        assert "Everything is in order." in checked
        url = f"http://127.0.0.1:{port}/v1/access-records/1"
        headers = {"Authorization": f"Bearer {key.strip()}", "Content-Type": "application/json"}
        with httpx.Client(headers=headers, timeout=HANG_SECONDS) as client:
            wait_until(lambda: client.get(url).status_code == 404, "the new key")
            stored = client.put(url, content=_until_stopped(podman, port))
        assert stored.status_code == 201
        assert podman("wait", NAME).stdout.strip() == "0"


def _until_stopped(podman: Podman, port: int) -> Iterator[bytes]:
    """Yield a body, whose end comes after `docker stop` has closed the port to others."""
    yield b'{"client_id": 56, "username": "acme", "password": "an example"'
    ((_, name),) = _documented("stop")
    Thread(target=podman, args=("stop", "--time=60", name)).start()
    wait_until(lambda: not _accepts(port), "the end of new connections")
    yield b"}"


def _accepts(port: int) -> bool:
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0


def test_the_guide_knows_the_dockerfile() -> None:
    """Each argument and the base that the guide names is one of the Dockerfile's."""
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    arguments = dict(re.findall(r"^ARG (\w+)=(.*)$", dockerfile, re.MULTILINE))
    assert set(re.findall(r"--build-arg (\w+)=", GUIDE)) == arguments.keys() - {"VERSION"}
    assert set(re.findall(r"python:[\w.-]+", GUIDE)) == {arguments["PYTHON_IMAGE"]}
    assert arguments["VERSION"] == __version__
