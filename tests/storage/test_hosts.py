"""URLs of several hosts, sockets and odd characters: both lanes reach the same database by them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from sqlalchemy import make_url
from sqlalchemy.engine import URL

from app.config import SettingsError
from app.storage.database import Database
from app.storage.errors import DatabaseUnavailable
from app.storage.reasons import STANDBYS
from tests.support.command import run
from tests.support.databases import SERVERS, Place, new_place
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.postgresql import postgresql, standby_of
from tests.support.servers import PASSWORD, USER, PrivateServer, free_port
from tests.support.waiting import wait_until

ODD = "p@ss/%ü🔑:?# x"
SPELLINGS = ("commas", "repeated")


@pytest.fixture
def on_postgresql(postgresql_server: PrivateServer, tmp_path: Path) -> Place:
    """Give a prepared database on the server of all tests."""
    return Place(tmp_path, postgresql_server.new_database(), postgresql_server).prepare()


@pytest.fixture(scope="module")
def standby(postgresql_server: PrivateServer) -> Iterator[PrivateServer]:
    """Give a server that follows the one of all tests."""
    with standby_of(postgresql_server) as server:
        yield server


def _at(place: Place, *ports: int, spelling: str = "commas") -> str:
    """Return the URL of a database with these ports of this machine as its hosts."""
    query: dict[str, str | list[str]] = {
        "host": ",".join("127.0.0.1" for _ in ports),
        "port": ",".join(map(str, ports)),
    }
    if spelling == "repeated":
        query = {"host": [f"127.0.0.1:{port}" for port in ports]}
    url = make_url(place.database_url)
    return _text(
        URL.create(url.drivername, url.username, url.password, database=url.database, query=query)
    )


def _text(url: URL) -> str:
    return url.render_as_string(hide_password=False)


def _port(place: Place) -> int:
    assert place.server is not None
    return place.server.port


def _serves(place: Place, url: str) -> None:
    """Write, render and check with this URL."""
    with LiveApi(replace(place.settings, database_url=url)) as api:
        api.put_record(1, client_id=1, username="acme")
        key = make_key(api, "mail")[1]
        path = "/v1/access-records/1/merge-fields?client_id=1"
        # A first render may be late on a busy machine, and no later one.
        wait_until(lambda: api.call("GET", path, key=key).is_success, "a render")
        fields = api.call("GET", path, key=key).json()["merge_fields"]
        assert fields["netflow_username"] == "acme"
        assert api.call("GET", "/readyz").status_code == 200
    done = run(place.folder, "check", variables=place.variables | {"NFM_DATABASE_URL": url})
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_both_lanes_pass_over_a_dead_host(on_postgresql: Place, spelling: str) -> None:
    """Nothing listens on the first of two hosts: records are written and rendered all the same."""
    _serves(on_postgresql, _at(on_postgresql, free_port(), _port(on_postgresql), spelling=spelling))


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_both_lanes_pass_over_a_standby(
    on_postgresql: Place, standby: PrivateServer, spelling: str
) -> None:
    """The first of two hosts takes no writes and may lag: no connection stays there."""
    _serves(
        on_postgresql, _at(on_postgresql, standby.port, _port(on_postgresql), spelling=spelling)
    )


@pytest.mark.usefixtures("product_limits")
def test_both_lanes_pass_over_a_host_that_hangs(
    on_postgresql: Place, standby: PrivateServer
) -> None:
    """The first host takes connections and is silent: it must not take the time of the second."""
    with standby.frozen():
        _serves(on_postgresql, _at(on_postgresql, standby.port, _port(on_postgresql)))


def test_standbys_alone_are_named(on_postgresql: Place, standby: PrivateServer) -> None:
    """Where no host takes writes the reason says so, with the hosts and without the password."""
    with pytest.raises(DatabaseUnavailable, match=STANDBYS) as raised:
        Database(_at(on_postgresql, free_port(), standby.port)).ping()
    assert str(standby.port) in str(raised.value)
    assert PASSWORD not in str(raised.value)


@pytest.mark.needs("postgresql")
def test_a_service_follows_the_primary(tmp_path: Path) -> None:
    """The primary is killed and its standby promoted: all goes on without a restart."""
    with postgresql() as primary, standby_of(primary) as standby:
        place = Place(tmp_path, primary.new_database(), primary).prepare()
        url = _at(place, primary.port, standby.port)
        with LiveApi(replace(place.settings, database_url=url)) as api:
            primary.execute("ALTER SYSTEM SET synchronous_standby_names = 'standby'")
            primary.execute("SELECT pg_reload_conf()")
            api.put_record(1, client_id=1, username="acme")
            key = make_key(api, "mail")[1]
            path = "/v1/access-records/1/merge-fields?client_id=1"
            assert api.call("GET", path, key=key).status_code == 200
            primary.kill()
            standby.execute("SELECT pg_promote()")
            wait_until(lambda: api.call("GET", "/readyz").is_success, "the new primary")
            fields = api.call("GET", path, key=key).json()["merge_fields"]
            assert fields["netflow_username"] == "acme"
            api.put_record(1, client_id=1, username="later")


@pytest.mark.needs("postgresql", "mariadb")
@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://u:canary@/x?host=a,b&port=1,2,3",
        "postgresql+psycopg://u:canary@/x?host=a:1&host=b:2&port=3",
        "postgresql+psycopg://u:canary@/x?host=[::1]:1&host=b:2",
        "postgresql+psycopg://u:canary@/x?host=::1:1&host=b:2",
        "postgresql+psycopg://u:canary@/x?host=a&port=one",
        "postgresql+psycopg://u:canary@a/x?sslmode=require&sslmode=disable",
        "postgresql+psycopg://u:canary@a/x?sslmod=require",
        "postgresql+psycopg://u:canary@a/x?autocommit=1",
        "postgresql+psycopg://u:canary@a/x?prepare_threshold=0",
        "postgresql+psycopg://u:canary@a/x?plugin=y",
        "postgresql+psycopg://u:canary@/x?host=a,b&target_session_attrs=any",
        "postgresql+psycopg://u:canary@a/x?target_session_attrs=prefer-standby",
        "mysql+pymysql://u:canary@a,b/x",
        "mysql+pymysql://u:canary@/x?host=a&host=b",
        "mysql+pymysql://u:canary@a/x?ssl_ca=/a&ssl_ca=/b",
    ],
)
def test_what_cannot_work_is_refused_at_the_start(tmp_path: Path, url: str) -> None:
    """Hosts or options that a lane does not understand are one line, before anything is tried."""
    variables = {"NFM_DATABASE_URL": url, "NFM_KEYRING_FILE": str(tmp_path / "keyring.json")}
    done = run(tmp_path, "check", variables=variables)
    assert done.returncode == 78, done.stderr
    assert "Configuration: NFM_DATABASE_URL: " in done.stderr
    assert "canary" not in done.stderr
    with pytest.raises(SettingsError):
        Database(url)


@pytest.mark.needs("postgresql")
def test_options_of_the_url_are_kept(on_postgresql: Place) -> None:
    """`options` of a URL are set on both lanes, and the limits of the service beside them."""
    url = make_url(on_postgresql.database_url).update_query_dict({"options": "-c work_mem=5MB"})
    database = Database(url)
    with database.read() as connection:
        values = [
            connection.exec_driver_sql(f"SHOW {name}").scalar()
            for name in ("work_mem", "statement_timeout")
        ]
    database.close()
    assert values == ["5MB", "30s"]
    _serves(on_postgresql, _text(url))


@pytest.fixture(params=SERVERS)
def on_a_server(request: pytest.FixtureRequest) -> Place:
    """Give a prepared database on each kind of server in turn."""
    return new_place(request, request.param).prepare()


def _execute(place: Place, statement: str) -> None:
    assert place.server is not None
    place.server.execute(statement)


@pytest.fixture
def odd_user(on_a_server: Place) -> str:
    """Give a user whose password has every kind of character."""
    is_postgresql = on_a_server.database_url.startswith("postgresql")
    name = make_url(on_a_server.database_url).database
    statements = (
        (f"CREATE ROLE odd LOGIN PASSWORD '{ODD}' IN ROLE {USER}",)
        if is_postgresql
        else (
            f"SET NAMES utf8mb4; CREATE USER odd@'%' IDENTIFIED BY '{ODD}'",
            f"GRANT ALL ON {name}.* TO odd@'%'",
        )
    )
    for statement in statements:
        _execute(on_a_server, statement)
    return "odd"


def test_every_character_of_a_password_is_encoded(on_a_server: Place, odd_user: str) -> None:
    """Percent-encoded UTF-8 is the same password on both lanes, of each kind of server."""
    try:
        url = make_url(on_a_server.database_url)
        text = f"{url.drivername}://{odd_user}:{quote(ODD, safe='')}@127.0.0.1:{url.port}"
        _serves(on_a_server, f"{text}/{url.database}")
    finally:
        _execute(
            on_a_server,
            f"DROP {'ROLE' if 'postgresql' in on_a_server.database_url else 'USER'} odd",
        )


def test_both_lanes_take_a_unix_socket(on_a_server: Place) -> None:
    """The socket file of the server in the URL serves as its address does."""
    server = on_a_server.server
    assert server is not None
    url = make_url(on_a_server.database_url)
    if url.get_backend_name() == "mysql":
        user, query = f"{USER}@localhost", {"unix_socket": str(server.folder / "socket")}
        name = url.database
        _execute(on_a_server, f"CREATE USER {user} IDENTIFIED BY '{PASSWORD}'")
        _execute(on_a_server, f"GRANT ALL ON {name}.* TO {user}")
        url = url.set(host=None, port=None, query=query)
    else:
        query = {"host": str(server.folder), "port": str(server.port)}
        url = url.set(host=None, port=None, query=query)
    try:
        _serves(on_a_server, _text(url))
    finally:
        if url.get_backend_name() == "mysql":
            _execute(on_a_server, f"DROP USER {USER}@localhost")
