"""deploy/compose.yaml: what it says of the service is run against a real MariaDB."""

import os
import re
import stat
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
import pytest
import yaml

from app.config import VARIABLES
from tests.deploy.files import DEPLOY, text_of
from tests.support import command
from tests.support.servers import PrivateServer
from tests.support.waiting import HANG_SECONDS

ROOT = DEPLOY.parent
COMPOSE: dict[str, Any] = yaml.safe_load(text_of("compose.yaml"))
API, DATABASE = COMPOSE["services"]["api"], COMPOSE["services"]["database"]
COLLECT = COMPOSE["services"]["collect"]
SOCKET = "/run/netflow-manager/socket"
URL = re.compile(r"mysql\+pymysql://(\w+):PASSWORD@(\w+)/(\w+)")
# Of the Compose specification, those that the file uses: Compose refuses any other word.
TOP = {"name", "services", "volumes", "secrets"}
SERVICE = {
    "build",
    "cap_drop",
    "command",
    "depends_on",
    "environment",
    "group_add",
    "healthcheck",
    "image",
    "profiles",
    "read_only",
    "restart",
    "secrets",
    "security_opt",
    "stop_grace_period",
    "tmpfs",
    "volumes",
}


def test_every_word_is_known_and_every_name_is_declared() -> None:
    """The file has members of the specification, and no volume, secret or service is missing."""
    assert COMPOSE.keys() == TOP
    for service in (API, DATABASE, COLLECT):
        assert service.keys() <= SERVICE
        assert {*service["secrets"]} <= COMPOSE["secrets"].keys()
        names = {volume.partition(":")[0] for volume in service["volumes"]}
        assert {name for name in names if name[0] != "/"} <= COMPOSE["volumes"].keys()
    assert COLLECT["depends_on"].keys() <= COMPOSE["services"].keys()
    assert API["depends_on"].keys() <= COMPOSE["services"].keys()


def test_the_file_agrees_with_the_image() -> None:
    """The folder to build from, the user, the data folder and the variables are the image's."""
    dockerfile = (DEPLOY / API["build"] / "Dockerfile").read_text(encoding="utf-8")
    options = COMPOSE["volumes"]["socket"]["driver_opts"]["o"].split(",")
    assert re.search(rf"--uid {options[0].removeprefix('uid=')}\b", dockerfile)
    assert options[1] == f"gid={API['group_add'][0]}"
    assert re.search(r"^VOLUME /data$", dockerfile, re.MULTILINE)
    assert "data:/data" in API["volumes"]
    # `serve` and `ping` read NFM_UDS themselves.
    assert API["environment"].keys() <= VARIABLES | {"NFM_UDS"}


def test_the_collector_is_as_confined_as_the_service() -> None:
    """It has the same sandbox, reads files of flows only, and its image has nfdump."""
    for word in ("read_only", "tmpfs", "cap_drop", "security_opt", "restart", "depends_on"):
        assert COLLECT[word] == API[word]
    folder = COLLECT["environment"]["NFM_NFDUMP_DIR"]
    assert f"{folder}:{folder}:ro" in COLLECT["volumes"]
    assert COLLECT["environment"].keys() <= VARIABLES | {"TZ"}
    dockerfile = (DEPLOY / COLLECT["build"]["context"] / "Dockerfile").read_text(encoding="utf-8")
    (name,) = COLLECT["build"]["args"]
    assert f"\nARG {name}=\n" in dockerfile
    assert f"apt-get install --yes --no-install-recommends ${name} " in dockerfile


def test_the_url_agrees_with_the_database() -> None:
    """User, host and database of the comment are those that the file creates."""
    found = URL.search(text_of("compose.yaml"))
    assert found is not None
    environment = DATABASE["environment"]
    expected = environment["MARIADB_USER"], "database", environment["MARIADB_DATABASE"]
    assert found.groups() == expected


@pytest.mark.needs("serve", "nfdump")
def test_the_service_runs_as_it_says(mariadb_server: PrivateServer, tmp_path: Path) -> None:
    """With its variables and its command it serves on the socket, for the group of PHP."""
    (tmp_path / "data").mkdir(mode=0o700)  # the volume
    (tmp_path / "database-url").write_text(f"{mariadb_server.new_database()}\n")
    with TemporaryDirectory() as folder:
        places = {
            "/run/secrets": str(tmp_path),
            "/run/netflow-manager": folder,
            "/data": str(tmp_path / "data"),
            "/var/cache": str(tmp_path),
        }
        variables = {name: _moved(text, places) for name, text in API["environment"].items()}
        flows = tmp_path / "nfdump"
        flows.mkdir()
        program, *words = [_moved(word, places) for word in API["command"]]
        assert program == "netflow-manager"
        group = API["group_add"][0] if os.geteuid() == 0 else str(os.getegid())
        words = [group if word == API["group_add"][0] else word for word in words]
        for arguments in (("migrate",), ("keyring", "init"), ("check",)):
            done = command.run(tmp_path / "data", *arguments, variables=variables)
            assert done.returncode == 0, done.stderr
        collecting = {name: _moved(text, places) for name, text in COLLECT["environment"].items()}
        assert COLLECT["command"] == [program, "collect", "--loop"]
        done = command.run(tmp_path / "data", "collect", "--once", variables=collecting)
        assert (done.returncode, "0 measured" in done.stdout) == (0, True), done.stderr
        with command.serving(tmp_path / "data", *words[1:], **variables) as served:
            path = _moved(SOCKET, places)
            assert served.ready_on() == path
            found = Path(path).stat()
            assert (str(found.st_gid), stat.S_IMODE(found.st_mode)) == (group, 0o660)
            with httpx.Client(
                transport=httpx.HTTPTransport(uds=path), timeout=HANG_SECONDS
            ) as client:
                assert client.get("http://localhost/readyz").json()["status"] == "ready"


def _moved(text: str, places: dict[str, str]) -> str:
    """Return a path of the container on this machine, and anything else as it is."""
    found = [place for place in places if text.startswith(f"{place}/")]
    return text.replace(found[0], places[found[0]], 1) if found else text
