"""The installed wheel beside another distribution whose package is called `app`, too."""

import os
import re
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from app.storage.revision import KNOWN, NEWEST
from tests.support import released
from tests.support.command import Served
from tests.support.databases import Place
from tests.support.waiting import HANG_SECONDS

PREVIOUS = max(KNOWN - {NEWEST})
OTHER = "raise ImportError('This is the app of another distribution.')"


@dataclass(frozen=True)
class Installed:
    """The program in a virtual environment of its own, far from any tree."""

    program: Path
    folder: Path

    def environment(self, place: Place) -> dict[str, str]:
        dropped = ("COV", "NFM_", "PYTHONPATH")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
        return kept | place.variables

    def run(self, place: Place, *arguments: str, code: int = 0) -> str:
        done = subprocess.run(
            [self.program, *arguments],
            cwd=self.folder,
            env=self.environment(place),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=HANG_SECONDS,
            check=False,
        )
        assert done.returncode == code, done.stdout
        return done.stdout

    @contextmanager
    def serve(self, place: Place, *arguments: str) -> Iterator[httpx.Client]:
        with subprocess.Popen(
            [self.program, "serve", "--port", "0", *arguments],
            cwd=self.folder,
            env=self.environment(place),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            served = Served(process)
            try:
                with httpx.Client(base_url=served.ready_on(), timeout=HANG_SECONDS) as client:
                    yield client
                assert served.stop() == 0, "".join(served.errors)
            finally:
                process.kill()


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Give the wheel as pip installs it; its dependencies are those of this environment."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder / "venv")
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(folder / "venv")}))
    pip = (sys.executable, "-m", "pip", "--python", str(folder / "venv" / "bin" / "python"))
    options = ("--quiet", "--no-deps", "--no-index", "--no-compile")
    subprocess.run([*pip, "install", *options, str(wheel)], check=True, timeout=HANG_SECONDS)
    for name in ("app", "migrations"):
        (packages / name).mkdir(exist_ok=True)
        (packages / name / "__init__.py").write_text(OTHER, encoding="utf-8")
    # A plain path: the file there that adds this tree to it is not read.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return Installed(folder / "venv" / "bin" / "netflow-manager", folder)


def _place(folder: Path) -> Place:
    return Place(folder, f"sqlite:///{folder / 'test.sqlite3'}", None)


@pytest.mark.needs("serve")
@pytest.mark.no_cover
def test_an_upgrade_to_the_wheel_serves_what_was_stored(
    installed: Installed, tmp_path: Path
) -> None:
    """A database of the revision before is migrated, and two workers answer what was stored.

    Templates, translations, and the scripts of /docs are installed too; export and backup work.
    """
    place = _place(tmp_path)
    release = released.read(PREVIOUS, "sqlite")
    released.load(place, PREVIOUS, release)

    assert f"has revision {PREVIOUS}" in installed.run(place, "check", code=1)
    installed.run(place, "migrate")
    with installed.serve(place, "--workers", "2") as api:
        api.headers["Authorization"] = f"Bearer {release['key']}"
        _answers_what_was_stored(api, release)
        _has_its_data_files(api)
    installed.run(place, "export", str(tmp_path / "records.csv"))
    assert "acme" in (tmp_path / "records.csv").read_text(encoding="utf-8")
    installed.run(place, "backup", str(tmp_path / "copies"))
    assert list((tmp_path / "copies").iterdir()) != []
    assert "Everything is in order." in installed.run(place, "check")


def _answers_what_was_stored(api: httpx.Client, release: released.Release) -> None:
    for service_id, record in release["records"].items():
        path = f"/v1/access-records/{service_id}"
        read = api.get(path).json()
        assert {name: read[name] for name in record} == record
        revealed = api.post(f"{path}/reveal-password", json={"reason": "upgrade"}).json()
        assert revealed["password"] == release["passwords"][service_id]
    settings = api.get("/v1/settings").json()
    assert {name: settings[name] for name in release["settings"]} == release["settings"]
    revoked = {"Authorization": f"Bearer {release['revoked_key']}"}
    assert api.get("/v1/whoami", headers=revoked).status_code == 401


def _has_its_data_files(api: httpx.Client) -> None:
    question = {"client_id": "5", "status": "Active", "language": "german"}
    shown = api.get("/v1/access-records/1/client-area", params=question).json()
    assert "Benutzername" in shown["html"]
    scripts = re.findall(r'(?:src|href)="([^":]+\.(?:js|css))"', api.get("/docs").text)
    assert scripts != []
    assert {api.get(script).status_code for script in scripts} == {200}


@pytest.mark.no_cover
def test_a_new_installation_runs_from_the_wheel(installed: Installed, tmp_path: Path) -> None:
    """Every revision is installed: a new database gets all of them."""
    place = _place(tmp_path)
    installed.run(place, "keyring", "init")
    assert NEWEST in installed.run(place, "migrate")


def test_the_wheel_takes_no_name_from_another(installed: Installed) -> None:
    """`app` and `migrations` of site-packages are still those of the other distribution."""
    python = installed.program.with_name("python")
    for name in ("app", "migrations"):
        done = subprocess.run(
            [python, "-c", f"import netflow_manager, {name}"],
            cwd=installed.folder,
            capture_output=True,
            text=True,
            timeout=HANG_SECONDS,
            check=False,
        )
        assert "This is the app of another distribution." in done.stderr
