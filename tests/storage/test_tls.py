"""TLS to the database: on both lanes, with a certificate of the right authority and no other."""

import asyncio
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.config import SettingsError
from app.storage.database import Database
from app.storage.errors import DatabaseUnavailable
from app.storage.reasons import CERTIFICATES
from tests.support.certificates import Certificates, make_certificates
from tests.support.command import run
from tests.support.databases import SERVERS, Place
from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.mariadb import mariadb
from tests.support.postgresql import postgresql
from tests.support.servers import PrivateServer

OPTIONS = {
    "postgresql": "?sslmode=verify-full&sslrootcert={authority}",
    "mariadb": "?ssl_ca={authority}",
}
SETTINGS = {
    "postgresql": {"ssl": "on", "ssl_cert_file": "{certificate}", "ssl_key_file": "{key}"},
    "mariadb": {"ssl_cert": "{certificate}", "ssl_key": "{key}", "require_secure_transport": "ON"},
}
# Who speaks in clear, of those who came over the network.
IN_CLEAR = {
    "postgresql": "SELECT count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)"
    " WHERE client_addr IS NOT NULL AND NOT ssl",
    "mariadb": "SELECT 0",  # the server refuses them
}


@pytest.fixture(scope="module", params=SERVERS)
def database_kind(request: pytest.FixtureRequest) -> str:
    """Run these on the kinds that are servers."""
    return str(request.param)


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """Give the files of the right authority."""
    return make_certificates(tmp_path_factory.mktemp("right"))


@pytest.fixture(scope="module")
def server(database_kind: str, certificates: Certificates) -> Iterator[PrivateServer]:
    """Give a server with a certificate."""
    with {"postgresql": postgresql, "mariadb": mariadb}[database_kind]() as server:
        names = {}
        for name in ("certificate", "key"):
            source: Path = getattr(certificates, name)
            names[name] = str(shutil.copy(source, server.folder / source.name))
            Path(names[name]).chmod(0o600)
            if os.geteuid() == 0:
                shutil.chown(names[name], server.system_user)
        server.stop()
        chosen = SETTINGS[database_kind]
        server.settings = {name: value.format(**names) for name, value in chosen.items()}
        server.start()
        yield server


@pytest.fixture
def place(server: PrivateServer, tmp_path: Path) -> Place:
    """Give a fresh database on that server; its URL asks for no TLS."""
    return Place(tmp_path, server.new_database(), server)


def _with_authority(place: Place, database_kind: str, authority: Path) -> Place:
    options = OPTIONS[database_kind].format(authority=authority)
    return replace(place, database_url=place.database_url + options)


def test_both_lanes_speak_tls(place: Place, database_kind: str, certificates: Certificates) -> None:
    """With the authority in the URL, records are written and rendered, and nobody is in clear."""
    secure = _with_authority(place, database_kind, certificates.authority).prepare()
    with LiveApi(secure.settings) as api:
        api.put_record(1, client_id=1, username="u")
        key = make_key(api, "mail")[1]
        path = "/v1/access-records/1/merge-fields?client_id=1"
        fields = api.call("GET", path, key=key).json()["merge_fields"]
        assert fields["netflow_username"] == "u"
        assert place.sql(IN_CLEAR[database_kind]) == ["0"]


def test_a_server_that_demands_tls_serves_both_lanes(place: Place) -> None:
    """Without the authority in the URL nothing is proved, but both lanes speak TLS all the same."""
    place.prepare()
    with LiveApi(place.settings) as api:
        api.put_record(1, client_id=1, username="u")
        key = make_key(api, "mail")[1]
        path = "/v1/access-records/1/merge-fields?client_id=1"
        assert api.call("GET", path, key=key).status_code == 200
        assert api.call("GET", "/readyz").status_code == 200


@pytest.mark.needs("mariadb")
@pytest.mark.parametrize("broken", ["ssl_ca", "ssl_cert"])
@pytest.mark.parametrize("is_missing", [True, False])
def test_a_file_of_tls_that_cannot_be_read_is_named(
    certificates: Certificates, tmp_path: Path, broken: str, *, is_missing: bool
) -> None:
    """A path that does not exist, or leads to something else, is one line and no traceback."""
    file = tmp_path / "broken.pem"
    if not is_missing:
        file.write_text("nothing")
    files = {"ssl_ca": certificates.authority, broken: file}
    options = "&".join(f"{name}={path}" for name, path in files.items())
    url = f"mysql+pymysql://u:canary@127.0.0.1/x?{options}"
    done = run(tmp_path, "migrate", variables={"NFM_DATABASE_URL": url, "NFM_KEYRING_FILE": "/k"})
    assert (done.returncode, CERTIFICATES in done.stderr) == (1, True), done.stderr
    assert "canary" not in done.stderr
    with pytest.raises(DatabaseUnavailable):
        asyncio.run(_find(url))


def test_another_authority_is_refused(
    place: Place, database_kind: str, certificates: Certificates, tmp_path: Path
) -> None:
    """A server whose certificate is of another authority gets no password and no question."""
    other = make_certificates(tmp_path)
    wrong = _with_authority(place, database_kind, other.authority)
    done = run(wrong.folder, "migrate", variables=wrong.variables)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Traceback" not in done.stderr
    right = _with_authority(place, database_kind, certificates.authority).prepare()
    settings = replace(right.settings, database_url=wrong.database_url)
    with pytest.raises(DatabaseUnavailable):
        LiveApi(settings)


def test_the_render_lane_checks_for_itself(
    place: Place, database_kind: str, tmp_path: Path
) -> None:
    """The look-up of the render path refuses the wrong authority too."""
    other = make_certificates(tmp_path)
    url = _with_authority(place, database_kind, other.authority).database_url
    with pytest.raises(DatabaseUnavailable) as refused:
        asyncio.run(_find(url))
    assert re.search(r"certificate|SSL", str(refused.value.__cause__))


async def _find(url: str) -> None:
    lookup = Database(url).lookup()
    await lookup.open()
    try:
        await lookup.find(1, 1)
    finally:
        await lookup.close()


@pytest.mark.needs("mariadb")
@pytest.mark.parametrize("options", ["ssl=true", "ssl_verify_cert=true", "ssl_cert=/x.pem"])
def test_options_that_one_lane_would_ignore_are_refused(options: str) -> None:
    """An option of MariaDB's URL that only one driver knows would leave the other in clear."""
    with pytest.raises(SettingsError, match="ssl_ca") as refused:
        Database(f"mysql+pymysql://u:canary@127.0.0.1/x?{options}")
    assert "canary" not in str(refused.value)
