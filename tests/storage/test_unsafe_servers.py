"""Servers and tables that would lose or mangle what was acknowledged are refused at start."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.storage.conftest import SCOPES, Client
from tests.storage.test_every_database import LONGEST
from tests.support.command import run, serving
from tests.support.databases import SERVERS, Place
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.mariadb import mariadb
from tests.support.postgresql import postgresql
from tests.support.servers import PrivateServer

CONFIGURATION = 78
UNSAFE = {
    "postgresql": {"fsync": "off", "full_page_writes": "off", "data_sync_retry": "on"},
    "mariadb": {
        "innodb_flush_log_at_trx_commit": "2",
        "innodb_doublewrite": "OFF",
        "log_bin": "binary-log",
        "sync_binlog": "0",
        "innodb_flush_method": "nosync",
    },
}
# What the service sets for its own connections, whatever the server's defaults are.
HARMLESS = {
    "postgresql": {
        "synchronous_commit": "off",
        "client_encoding": "LATIN1",
        "default_transaction_isolation": "serializable",
        "DateStyle": "SQL",
    },
    "mariadb": {
        "sql_mode": "",
        "default_storage_engine": "MyISAM",
        "character_set_client_handshake": "OFF",
        "init_connect": "SET NAMES latin1",
        "autocommit": "OFF",
        "transaction_isolation": "SERIALIZABLE",
        "log_bin": "binary-log",
        "sync_binlog": "1",
    },
}
ALTERED = {
    "postgresql": [("ALTER TABLE audit_events SET UNLOGGED", "SET LOGGED")],
    "mariadb": [
        ("ALTER TABLE sealing_keys ENGINE = MyISAM", "ENGINE = InnoDB"),
        (
            "ALTER TABLE sealing_keys CONVERT TO CHARACTER SET latin1",
            "CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin",
        ),
    ],
}


@pytest.fixture(scope="module", params=SERVERS)
def database_kind(request: pytest.FixtureRequest) -> str:
    """Run these on the kinds that are servers."""
    return str(request.param)


@pytest.fixture(scope="module")
def server(database_kind: str) -> Iterator[PrivateServer]:
    """Give a server that may be started with other settings."""
    with {"postgresql": postgresql, "mariadb": mariadb}[database_kind]() as server:
        yield server


@contextmanager
def _started_with(server: PrivateServer, settings: dict[str, str]) -> Iterator[None]:
    """Let the server run with these settings meanwhile."""
    for chosen in (settings, {}):
        server.stop()
        server.settings = chosen
        server.start()
        if chosen:
            yield


@pytest.fixture
def place(server: PrivateServer, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Give a fresh database on that server."""
    return Place(tmp_path_factory.mktemp("place"), server.new_database(), server)


def _refusal(place: Place, *arguments: str) -> str:
    done = run(place.folder, *arguments, variables=place.variables)
    assert (done.returncode, done.stdout) == (CONFIGURATION, ""), done.stderr
    assert done.stderr.startswith("Configuration: The database could lose or mangle")
    return done.stderr


@pytest.mark.needs("serve")
def test_unsafe_settings_are_named(place: Place, database_kind: str) -> None:
    """Each of them stops every command and `serve`, with its value and the one to set."""
    place.prepare()
    assert place.server is not None
    with _started_with(place.server, UNSAFE[database_kind]):
        for arguments in (("key", "list"), ("migrate",)):
            refusal = _refusal(place, *arguments)
            for name, value in UNSAFE[database_kind].items():
                if name != "log_bin":  # safe by itself
                    assert re.search(rf"\b{name} is {value}: set it to \w+[;.]", refusal), refusal
        with serving(place.folder, **place.variables) as served:
            assert served.process.wait(30) == CONFIGURATION
    assert run(place.folder, "key", "list", variables=place.variables).returncode == 0


def test_defaults_of_the_server_do_no_harm(place: Place, database_kind: str) -> None:
    """What the service sets by itself is set on both lanes: texts, transactions, durability."""
    assert place.server is not None
    with _started_with(place.server, HARMLESS[database_kind]):
        place.prepare()
        with LiveApi(place.settings) as api:
            client = Client(place, api, make_key(api, *SCOPES)[1])
            api.put_record(1, client_id=1, password="🔑", **LONGEST)
            read = client.get("/v1/access-records/1")
            assert {name: read[name] for name in LONGEST} == LONGEST
            path = "/v1/access-records/1/merge-fields"
            fields = client.get(path, client_id=1)["merge_fields"]
            assert fields["netflow_username"] == LONGEST["username"]
            assert fields["netflow_password"] == "🔑"


def test_altered_tables_are_named(place: Place, database_kind: str) -> None:
    """A table that somebody took out of what it promises stops the start, with the way back."""
    place.prepare()
    for statement, cure in ALTERED[database_kind]:
        place.sql(statement)
        refusal = _refusal(place, "key", "list")
        table = statement.split()[2]
        command = f"ALTER TABLE {table} {cure}"
        assert command in refusal
        place.sql(command)
        assert run(place.folder, "key", "list", variables=place.variables).returncode == 0


@pytest.mark.needs("postgresql")
def test_another_encoding_is_refused(postgresql_server: PrivateServer, tmp_path: Path) -> None:
    """A database of PostgreSQL that cannot hold every character is refused before it is used."""
    postgresql_server.execute(
        "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0 LOCALE_PROVIDER libc"
        " LC_COLLATE 'C' LC_CTYPE 'C' OWNER netflow"
    )
    url = postgresql_server.new_database().rpartition("/")[0] + "/latin"
    refusal = _refusal(Place(tmp_path, url, postgresql_server), "migrate")
    assert "server_encoding is LATIN1: use a database with ENCODING 'UTF8'" in refusal
