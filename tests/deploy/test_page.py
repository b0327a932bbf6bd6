"""The commands of docs/deploy.md, in their order, on folders and with users of the test's own."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import COMMANDS
from tests.deploy.conftest import Service
from tests.deploy.files import DEPLOY, PROGRAM
from tests.support.command import ROOT, environment
from tests.support.servers import PrivateServer
from tests.support.waiting import HANG_SECONDS

pytestmark = [
    pytest.mark.needs("serve", "systemd-analyze", "mariadb", "curl"),
    pytest.mark.no_cover,
    pytest.mark.skipif(os.geteuid() != 0, reason="root follows this page"),
]

PAGE = (DEPLOY.parent / "docs" / "deploy.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
# What changes the machine, fetches something, or needs systemd as process 1, is noted instead.
NOTED = ("apt-get", "git", "make", "systemctl", "nginx", "docker", "pip")
NOTE = '#!/bin/sh\necho "$(basename "$0") $*" >> "$NOTES"\n'
# As the unit starts the service, which makes its database.
STARTED = 'test "$1" != enable || NFM_DATA_DIR={data} netflow-manager migrate\n'
AS_USER = '#!/bin/sh\nshift 3\nexec "$@"\n'  # runuser -u USER -- COMMAND
FOLDERS = ("etc/systemd/system", "etc/nginx/conf.d", "etc/caddy")  # made by Debian's packages
FILES = {
    "netflow-manager.conf": "etc/nginx/conf.d",
    "Caddyfile": "etc/caddy",
    "database.conf": "etc/systemd/system/netflow-manager.service.d",
}


class Host:
    """A folder that stands for the root of a host, and its programs."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._notes = root / "notes"
        self._programs = root / "programs"
        self._programs.mkdir()
        for folder in FOLDERS:
            (root / folder).mkdir(parents=True)
        for name in NOTED:
            self._add(name, NOTE)
        self._add("systemctl", NOTE + STARTED.format(data=root / "var/lib/netflow-manager"))
        self._add("runuser", AS_USER)
        for name in ("systemd-sysusers", "systemd-tmpfiles"):
            self._add(name, f'#!/bin/sh\nexec /usr/bin/{name} --root={root} "$@"\n')
        self._add("netflow-manager", f'#!/bin/sh\nexec {sys.executable} -m app "$@"\n')

    def _add(self, name: str, text: str) -> None:
        (self._programs / name).write_text(text)
        (self._programs / name).chmod(0o755)

    def run(self, script: str, typed: str, moved: dict[str, str]) -> str:
        """Run commands with everything in its place here; return what they print."""
        places = {
            PROGRAM: str(self._programs / "netflow-manager"),
            "/opt/netflow-manager/.venv/bin/pip": "pip",
            "/opt/netflow-manager": str(self.root / "clone"),
            " -g netflow-manager": "",  # the group is in this folder's etc/group alone
            **moved,
        }
        for place, used in places.items():
            script = script.replace(place, used)
        script = re.sub(r"(?<![\w.}])/(etc|var)/", rf"{self.root}/\1/", script)
        variables = environment(self.root / "unused", NOTES=str(self._notes))
        del variables["NFM_DATA_DIR"]
        path = f"{self._programs}:{variables['PATH']}"
        done = subprocess.run(
            ["sh", "-eu", "-c", script],
            cwd=self.root,
            env={**variables, "PATH": path},
            input=typed,
            capture_output=True,
            text=True,
            timeout=3 * HANG_SECONDS,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def noted(self, program: str) -> list[list[str]]:
        """Return the arguments of each call of a program that was not run."""
        calls = [line.split() for line in self._notes.read_text().splitlines()]
        return [words for name, *words in calls if name == program]


@pytest.fixture
def host(tmp_path: Path) -> Host:
    """Give a host with a clone of deploy/, as `git clone` would make it."""
    (tmp_path / "clone").mkdir()
    subprocess.run(["cp", "-r", DEPLOY, tmp_path / "clone"], check=True)
    return Host(tmp_path)


def test_every_command_of_the_page(
    host: Host, service: Service, mariadb_server: PrivateServer
) -> None:
    """Each succeeds, in the order of the page, and leaves behind what the units need."""
    printed = host.run(
        "\n".join(BLOCKS),
        typed=f"{mariadb_server.new_database()}\n",
        moved={"/run/netflow-manager/socket": service.socket},
    )
    assert '"status":"ready"' in printed
    assert "nfm_refused_keys_total" in printed
    assert re.search(r"^nfm_\w+$", printed, re.MULTILINE)
    for name, folder in FILES.items():
        assert (host.root / folder / name).is_file()
    units = {path.name for path in (host.root / "etc/systemd/system").glob("netflow-manager*.*")}
    for words in host.noted("systemctl"):
        named = {word for word in words if word.startswith("netflow-manager")}
        assert {word if "." in word else f"{word}.service" for word in named} <= units
    secret = host.root / "etc/netflow-manager/database-url"
    assert secret.stat().st_mode & 0o777 == 0o640
    for words in host.noted("docker"):
        if words[1] == "run":
            assert words[2:5] == ["--rm", "api", "netflow-manager"]
            assert words[5] in COMMANDS


def test_what_the_page_installs_exists() -> None:
    """Targets of `make` and files of pins are those of the repository."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"make -C \S+ (\w+)", PAGE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
    for pins in re.findall(r"/opt/netflow-manager/(requirements/\S+)", PAGE):
        assert (ROOT / pins).is_file()
