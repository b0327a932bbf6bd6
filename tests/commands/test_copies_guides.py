"""docs/backup-and-restore.md and docs/move.md: each command is run, in the order of the page."""

import os
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests.support import command
from tests.support.databases import Place
from tests.support.guide import run_code
from tests.support.mariadb import MariaDB
from tests.support.postgresql import PostgreSQL, binary
from tests.support.servers import PrivateServer

pytestmark = pytest.mark.no_cover  # each command is a process; others test them in this one

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(
    r"^##+ (?P<heading>[^\n]+)$|^(?P<indent> *)```sh\n(?P<code>.*?)^ *```$",
    re.MULTILINE | re.DOTALL,
)
PLACES = ("/var/backups/netflow-manager", "/media/safe", "/etc/netflow-manager", "/var/tmp/drill")
EXAMPLE_COPY = "netflow-manager-20261129T020000.000000Z.sqlite3"


def blocks(page: str, heading: str) -> Iterator[str]:
    """Yield the commands of a section, in their order."""
    here = ""
    for found in BLOCK.finditer((ROOT / "docs" / page).read_text(encoding="utf-8")):
        here = found["heading"] or here
        if found["code"] is not None and here == heading:
            yield textwrap.dedent(found["indent"] + found["code"].removeprefix(found["indent"]))


@dataclass
class Clone:
    """A folder as a clone that is set up, and a folder for each path that the guides name."""

    folder: Path
    variables: dict[str, str] = field(default_factory=dict)
    replaced: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        (self.folder / ".venv").symlink_to(ROOT / ".venv")
        for path in PLACES:
            self.replaced[path] = str(self.folder / Path(path).name)
        (self.folder / "safe").mkdir()

    def run(self, code: str) -> str:
        """Run one block, and return what it prints."""
        for documented, used in self.replaced.items():
            code = code.replace(documented, used)
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **self.variables}
        return run_code(["sh", "-e"], code, self.folder, environment)

    def run_all(self, page: str, heading: str) -> list[str]:
        """Run every block of a section."""
        return [self.run(code) for code in blocks(page, heading)]


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """A clone with a database in `var`."""
    command.new_key(tmp_path / "var", "mail")
    return Clone(tmp_path)


def test_the_guide_of_sqlite_does_what_it_says(clone: Clone) -> None:
    """Backup, restore and practice, up to the check that everything is in order."""
    page = "backup-and-restore.md"
    wrote, _ = clone.run_all(page, "Back up SQLite")
    assert wrote.startswith(f"Wrote {clone.folder}/netflow-manager/")
    (copy,) = (clone.folder / "netflow-manager").glob("*.sqlite3")
    clone.replaced[EXAMPLE_COPY] = copy.name
    (restored,) = clone.run_all(page, "Restore SQLite")
    assert restored.endswith("Start the service.\n")
    (practised,) = clone.run_all(page, "Practise it")
    assert practised.endswith("Everything is in order.\n")
    assert not (clone.folder / "drill").exists()


def _postgresql(server: PostgreSQL) -> dict[str, str]:
    path = f"{binary('pg_dump').parent}:{os.environ['PATH']}"
    user = {"PGHOST": str(server.folder), "PGPORT": str(server.port), "PGUSER": "postgres"}
    return {"PATH": path, **user}


def _mariadb(server: MariaDB, home: Path) -> dict[str, str]:
    (home / ".my.cnf").write_text(f"[client]\nuser=root\nsocket={server.socket}\n")
    return {"HOME": str(home)}


def _variables(server: PrivateServer, home: Path) -> dict[str, str]:
    if isinstance(server, PostgreSQL):
        return _postgresql(server)
    assert isinstance(server, MariaDB)
    return _mariadb(server, home)


@pytest.mark.parametrize("database_kind", ["postgresql", "mariadb"])
@pytest.mark.needs("postgresql", "mariadb")
def test_the_guide_of_a_server_does_what_it_says(place: Place, tmp_path: Path) -> None:
    """Its own tools dump and restore the database, which is in order then; `backup` names them."""
    place.command("key", "create", "--name", "x", "--scope", "mail")
    refused = command.run(place.folder, "backup", str(tmp_path), variables=place.variables)
    assert "use pg_dump or mariadb-dump, as in docs/backup-and-restore.md" in refused.stderr
    refused = command.run(place.folder, "restore", __file__, variables=place.variables)
    assert "use pg_restore or mariadb, as in docs/backup-and-restore.md" in refused.stderr
    assert place.server is not None
    url = make_url(place.database_url)
    name = f"{url.database}_restored"
    restored = url.set(database=name).render_as_string(hide_password=False)
    variables = {**place.variables, "NFM_DATABASE_URL": restored}
    clone = Clone(tmp_path, variables | _variables(place.server, tmp_path))
    clone.replaced |= {"netflow_restored": name, "192.0.2.10": "127.0.0.1"}
    heading = "PostgreSQL" if url.get_backend_name() == "postgresql" else "MariaDB"
    dump, restore = blocks("backup-and-restore.md", heading)
    clone.run(re.sub(r" netflow$", f" {url.database}", dump.rstrip()))
    assert clone.run(restore).endswith("Everything is in order.\n")
    assert place.server.execute("SELECT count(*) FROM api_keys", name) == "1"


@pytest.mark.needs("postgresql")
def test_the_guide_of_moves_does_what_it_says(
    clone: Clone, postgresql_server: PrivateServer
) -> None:
    """From SQLite to a server, up to the check with the new settings."""
    (clone.folder / Path("/etc/netflow-manager").name).mkdir()
    url = "postgresql+psycopg://netflow:…@db.example.com/netflow"
    clone.replaced[url] = postgresql_server.new_database()
    _, copied, checked = clone.run_all("move.md", "To another database")
    assert "both databases hold the same" in copied
    assert checked.endswith("Everything is in order.\n")
