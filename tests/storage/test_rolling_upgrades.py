"""Two releases on one database, across the migration of the newer one."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from app.storage.revision import NEWEST
from tests.support import recipe
from tests.support.command import Done, environment, run, serving
from tests.support.databases import Place
from tests.support.waiting import HANG_SECONDS, wait_until

pytestmark = pytest.mark.needs("serve")

SCOPES = ("--scope=records:read", "--scope=records:write", "--scope=mail")
RECORD = "/v1/access-records/{}"
CALLS_BETWEEN = 20


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the tree of the next release."""
    return recipe.next_release(tmp_path_factory.mktemp("newer"))


def _run_newer(newer: Path, place: Place, *arguments: str) -> Done:
    """Run Python with the program of the newer release."""
    return subprocess.run(
        [sys.executable, *arguments],
        env=environment(place.folder, **place.variables, PYTHONPATH=str(newer)),
        cwd=newer,
        capture_output=True,
        text=True,
        timeout=HANG_SECONDS,
        check=True,
    )


class Load:
    """Calls of WHMCS on one replica, one after the other, in a thread. All must succeed."""

    def __init__(self, url: str, key: str, service_id: int) -> None:
        self.failures: list[str] = []
        self.rounds = 0
        self.username = ""
        self._is_over = threading.Event()
        self._path = RECORD.format(service_id)
        headers = {"Authorization": f"Bearer {key}"}
        self._http = httpx.Client(
            base_url=url, headers=headers, trust_env=False, timeout=HANG_SECONDS
        )
        self._thread = threading.Thread(target=self._run)

    def _run(self) -> None:
        while not self._is_over.is_set() and not self.failures:
            name = f"user-{self.rounds}"
            self._call("PUT", self._path, json={"client_id": 1, "username": name, "password": "p"})
            fields = self._call("GET", f"{self._path}/merge-fields?client_id=1").get("merge_fields")
            if fields is None or fields["netflow_username"] != name:
                self.failures.append(f"rendered {fields}")
            self._call("GET", "/readyz")
            self.username = name
            self.rounds += 1

    def _call(self, method: str, path: str, **options: object) -> dict[str, dict[str, str]]:
        answer = self._http.request(method, path, **options)  # type: ignore[arg-type]
        if not answer.is_success:
            self.failures.append(answer.text)
        body: dict[str, dict[str, str]] = answer.json()
        return body

    def go_on(self) -> None:
        """Wait for some more calls."""
        goal = self.rounds + CALLS_BETWEEN
        wait_until(lambda: self.failures or self.rounds >= goal, "more calls")

    @contextmanager
    def running(self) -> Iterator["Load"]:
        """Call until the block ends; fail if a call failed."""
        self._thread.start()
        try:
            yield self
        finally:
            self._is_over.set()
            self._thread.join(HANG_SECONDS)
            self._http.close()
        assert self.failures == []


def test_a_release_and_the_next_one_serve_side_by_side(place: Place, newer: Path) -> None:
    """Under load, no call of either fails before, during and after the migration.

    A replica of the older release that restarts then starts, and reads what the newer one wrote.
    """
    key = place.command("key", "create", "--name", "test", *SCOPES)
    with serving(place.folder, **place.variables) as older:
        older_url = older.ready_on()
        with Load(older_url, key, 1).running() as on_older:
            on_older.go_on()
            migrated = _run_newer(newer, place, "-m", "app", "migrate")
            assert f"at revision {recipe.REVISION}." in migrated.stdout
            on_older.go_on()
            with (
                serving(place.folder, **place.variables, PYTHONPATH=str(newer)) as newest,
                serving(place.folder, **place.variables) as restarted,
                Load(newest.ready_on(), key, 2).running() as on_newer,
                Load(restarted.ready_on(), key, 3).running() as on_restarted,
            ):
                for load in (on_newer, on_restarted, on_older):
                    load.go_on()
        with httpx.Client(base_url=older_url, trust_env=False, timeout=HANG_SECONDS) as http:
            for number, load in enumerate((on_older, on_newer, on_restarted), start=1):
                headers = {"Authorization": f"Bearer {key}"}
                read = http.get(RECORD.format(number), headers=headers).json()
                assert (read["username"], read["integrity"]) == (load.username, "ok")
    for command in ("migrate", "check"):
        assert f"newer than this version ({NEWEST})" in place.command(command)
    assert "in order." in _run_newer(newer, place, "-m", "app", "check").stdout


def test_a_downgrade_takes_back_what_its_revision_said(place: Place, newer: Path) -> None:
    """The row about older programs comes with its revision, and goes with it."""
    migrate = "import os; from app.config import Settings; from app.storage import migrate;"
    database = "from app.storage.database import Database;"
    opened = "Database(Settings.from_mapping(os.environ).database_url)"
    rows = f"SELECT oldest_program FROM schema_revisions WHERE revision = '{NEXT}'"
    _run_newer(newer, place, "-m", "app", "migrate")
    assert place.sql(rows) == [NEWEST]
    code = f"{migrate}{database} migrate.downgrade({opened}, {NEWEST!r})"
    _run_newer(newer, place, "-c", code)
    assert place.sql(rows) == []
    assert "newer" not in place.command("migrate")


NEXT = recipe.REVISION
UNSAID = {
    "nothing": "DELETE FROM schema_revisions",
    "another revision": f"UPDATE schema_revisions SET revision = '9998' WHERE revision = '{NEXT}'",
    "newer programs": f"UPDATE schema_revisions SET oldest_program = '{NEXT}'",
    "no number": "UPDATE schema_revisions SET oldest_program = 'all'",
    "an empty string": "UPDATE schema_revisions SET oldest_program = ''",
    "no table": "DROP TABLE schema_revisions",
}


@pytest.mark.parametrize("edit", UNSAID.values(), ids=UNSAID)
def test_a_newer_revision_that_does_not_say_so_is_refused(place: Place, edit: str) -> None:
    """Missing and garbled rows are no promise: every command says to install the newer version."""
    place.sql(f"UPDATE alembic_version SET version_num = '{NEXT}'")
    place.sql(f"INSERT INTO schema_revisions VALUES ('{NEXT}', '{NEWEST}')")
    assert "Everything is in order." in place.command("check")
    place.sql(edit)
    for command, code in (("check", 1), ("migrate", 78), ("key list", 78)):
        done = run(place.folder, *command.split(), variables=place.variables)
        printed = done.stdout + done.stderr
        assert done.returncode == code, printed
        assert "The database is newer than this version" in printed
        assert "Install the newer version." in printed


def test_a_revision_that_nobody_has_is_no_newer_one(place: Place) -> None:
    """A row that was edited leads neither to a migration nor to a newer version."""
    place.sql("UPDATE alembic_version SET version_num = 'other'")
    done = run(place.folder, "migrate", variables=place.variables)
    assert (done.returncode, "which no version has" in done.stderr) == (78, True), done.stderr
