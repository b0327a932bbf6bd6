"""A database that cannot be used: the commands name the class of the cause, and no secret."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy.engine import URL, make_url

from app.storage import reasons
from tests.support import command
from tests.support.pgbouncer import pgbouncer
from tests.support.servers import PASSWORD, USER, PrivateServer, free_port
from tests.support.waiting import HANG_SECONDS

COMMANDS = ("migrate", "check", "serve")
SERVERS = [
    pytest.param("postgresql", marks=pytest.mark.needs("postgresql", "serve")),
    pytest.param("mariadb", marks=pytest.mark.needs("mariadb", "serve")),
]


@dataclass(frozen=True)
class Installation:
    """A server, and what an operator has set up so far."""

    server: PrivateServer
    url: URL
    folder: Path

    def outcome(self, name: str, url: URL) -> tuple[int, str]:
        """Return how a command ends, and all that it prints."""
        keyring = self.folder / "keyring.json"
        variables = {
            "NFM_DATABASE_URL": url.render_as_string(hide_password=False),
            "NFM_KEYRING_FILE": str(keyring),
        }
        if name != "serve":
            done = command.run(self.folder, name, variables=variables)
            return done.returncode, done.stdout + done.stderr
        with command.serving(self.folder, "--port", "0", **variables) as served:
            code = served.process.wait(HANG_SECONDS)
            served.stop()
        return code, "".join(served.output + served.errors)


@pytest.fixture(params=SERVERS)
def installation(request: pytest.FixtureRequest, tmp_path: Path) -> Installation:
    """An empty database of the right owner."""
    server: PrivateServer = request.getfixturevalue(f"{request.param}_server")
    return Installation(server, make_url(server.new_database()), tmp_path)


CAUSES: Mapping[str, tuple[Mapping[str, object], str]] = {
    "name": ({"host": "nowhere.invalid"}, reasons.NAME),
    "port": ({"port": free_port()}, reasons.REFUSED),
    "password": ({"password": "wrong%40secret"}, reasons.LOGIN),
    "user": ({"username": "nobody"}, reasons.LOGIN),
    "database": ({"database": "none_such"}, ""),
}


@pytest.mark.parametrize("cause", CAUSES)
def test_every_command_names_the_cause(installation: Installation, cause: str) -> None:
    """With the database it looked at, in words of its own; the password is in none of them."""
    change, expected = CAUSES[cause]
    url = installation.url.set(**change)  # type: ignore[arg-type]
    for name in COMMANDS:
        code, printed = installation.outcome(name, url)
        assert code == 1, (name, printed)
        assert expected in printed, name
        assert f"{url.host}:{url.port}/{url.database}: " in printed, name
        assert "did not answer" not in printed, name
        assert PASSWORD not in printed
        assert str(url.password) not in printed
        assert "Traceback" not in printed


@pytest.mark.needs("postgresql")
def test_an_unknown_value_of_an_option_is_named(
    postgresql_server: PrivateServer, tmp_path: Path
) -> None:
    """A value that an option of the URL does not have is one line."""
    url = make_url(postgresql_server.new_database()).update_query_dict({"sslmode": "yes"})
    code, printed = Installation(postgresql_server, url, tmp_path).outcome("check", url)
    assert (code, reasons.OPTION in printed, "Traceback" in printed) == (1, True, False)


def test_a_database_that_is_not_there_leads_to_the_statement(installation: Installation) -> None:
    """MariaDB says the same of a database that is missing and of one without rights."""
    _, printed = installation.outcome("check", installation.url.set(database="none_such"))
    is_postgresql = installation.url.get_backend_name() == "postgresql"
    assert (reasons.DATABASE if is_postgresql else "CREATE DATABASE IF NOT EXISTS") in printed


@pytest.mark.needs("postgresql")
def test_the_grant_that_is_printed_is_enough(
    postgresql_server: PrivateServer, tmp_path: Path
) -> None:
    """PostgreSQL 15 lets a user create no tables in `public`: `migrate` prints what to run."""
    postgresql_server.execute("CREATE DATABASE of_somebody_else")
    url = make_url(postgresql_server.new_database()).set(database="of_somebody_else")
    installation = Installation(postgresql_server, url, tmp_path)
    code, printed = installation.outcome("migrate", url)
    assert (code, "may not create or change tables" in printed) == (1, True)
    grant, _, rest = printed.partition("GRANT USAGE")[2].partition(";")
    postgresql_server.execute(f"GRANT USAGE{grant}", "of_somebody_else")
    assert f'TO "{USER}"' in grant
    assert "GRANT ALL ON ALL TABLES" in rest
    assert installation.outcome("migrate", url)[0] == 0


@pytest.mark.needs("mariadb")
def test_the_grant_for_mariadb_is_enough(mariadb_server: PrivateServer, tmp_path: Path) -> None:
    """What `migrate` prints makes the database and the rights."""
    url = make_url(mariadb_server.new_database()).set(database="not_there_yet")
    installation = Installation(mariadb_server, url, tmp_path)
    code, printed = installation.outcome("migrate", url)
    assert code == 1
    create, grant, *_ = printed.partition("As an administrator: ")[2].split(";")
    mariadb_server.execute(create)
    mariadb_server.execute(grant.replace("'%'", "'127.0.0.1'"))
    assert installation.outcome("migrate", url)[0] == 0


@pytest.mark.needs("postgresql", "pgbouncer", "serve")
@pytest.mark.parametrize("ignored", ["extra_float_digits", "extra_float_digits, options"])
@pytest.mark.parametrize("mode", ["transaction", "session"])
def test_a_pooler_is_refused_at_the_start(
    postgresql_server: PrivateServer, tmp_path: Path, ignored: str, mode: str
) -> None:
    """It drops the limits of each connection, or refuses them: 78, no 503 behind a green check."""
    url = make_url(postgresql_server.new_database())
    installation = Installation(postgresql_server, url, tmp_path)
    assert installation.outcome("migrate", url)[0] == 0
    with pgbouncer(url, mode=mode, ignored=ignored) as pooled:
        for name in COMMANDS:
            code, printed = installation.outcome(name, pooled)
            assert code == (1 if name == "check" else 78), (name, printed)
            assert reasons.POOLER.rstrip(".") in printed, name


def _sqlite(folder: Path) -> dict[str, str]:
    file = folder / "data" / "x.sqlite3"
    file.parent.mkdir(mode=0o700)
    return {"NFM_DATABASE_URL": f"sqlite:///{file}", "NFM_KEYRING_FILE": str(folder / "k.json")}


def _migrated(folder: Path) -> dict[str, str]:
    variables = _sqlite(folder)
    assert command.run(folder, "migrate", variables=variables).returncode == 0
    assert command.run(folder, "keyring", "init", variables=variables).returncode == 0
    return variables


def _printed(folder: Path, variables: Mapping[str, str]) -> str:
    done = command.run(folder, "check", variables=variables)
    assert done.returncode == 1
    return done.stdout + done.stderr


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    """The reason says so, with the path."""
    variables = _migrated(tmp_path)
    file = Path(variables["NFM_DATABASE_URL"].removeprefix("sqlite:///"))
    file.write_bytes(b"no database" * 100)
    printed = _printed(tmp_path, variables)
    assert f"{file}: The file is not an SQLite database." in printed


def test_a_wal_of_another_database_is_pointed_out(tmp_path: Path) -> None:
    """A damaged file: the reason names the backup, and what can lie beside it."""
    variables = _migrated(tmp_path)
    file = Path(variables["NFM_DATABASE_URL"].removeprefix("sqlite:///"))
    content = file.read_bytes()
    file.write_bytes(content[:4096] + os.urandom(len(content) - 4096))
    printed = _printed(tmp_path, variables)
    assert "restore a backup" in printed
    assert "-wal or -shm beside it" in printed


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    """A file that does not exist is not made by `check`."""
    variables = _migrated(tmp_path)
    shutil.rmtree(tmp_path / "data")
    done = command.run(tmp_path, "migrate", variables=variables)
    assert done.returncode == 1
    assert "check that its folder exists" in done.stderr


@pytest.mark.needs("postgresql")
def test_check_finds_that_nothing_can_be_written(
    postgresql_server: PrivateServer, tmp_path: Path
) -> None:
    """A database that is read-only for this user answers every question; a write is tried too."""
    url = make_url(postgresql_server.new_database())
    installation = Installation(postgresql_server, url, tmp_path)
    assert installation.outcome("migrate", url)[0] == 0
    variables = {
        "NFM_DATABASE_URL": url.render_as_string(hide_password=False),
        "NFM_KEYRING_FILE": str(tmp_path / "keyring.json"),
    }
    assert command.run(tmp_path, "keyring", "init", variables=variables).returncode == 0
    code, printed = installation.outcome("check", url)
    assert (code, "Everything is in order." in printed) == (0, True), printed
    name = f"postgresql+psycopg://{USER}:***@{url.host}:{url.port}/{url.database}"
    assert f"Database: {name}\n" in printed
    rows = "SELECT COUNT(*) FROM installations"
    assert postgresql_server.execute(rows, str(url.database)) == "1"
    postgresql_server.execute(
        f"ALTER DATABASE {url.database} SET default_transaction_read_only = on"
    )
    code, printed = installation.outcome("check", url)
    assert (code, reasons.READ_ONLY in printed) == (1, True), printed
