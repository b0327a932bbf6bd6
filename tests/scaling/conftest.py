"""Three replicas on one PostgreSQL, shared by the tests of a module."""

from collections.abc import Iterator

import pytest

from tests.scaling.replicas import HOSTS, Replica, running
from tests.scaling.site import Cluster
from tests.support.databases import Place, new_place
from tests.support.documented import Network
from tests.support.servers import PASSWORD, USER

SCOPES = ("render", "mail", "records:read", "records:write")


@pytest.fixture(scope="module")
def cluster(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Cluster]:
    """Give three running replicas that have a record of service 1, of client 1."""
    place = new_place(request, "postgresql").prepare()
    network = Network(tmp_path_factory.mktemp("replicas"))
    replicas = [
        Replica(place, network, number, _own_login(place, f"replica{number}")) for number in HOSTS
    ]
    options = [part for scope in SCOPES for part in ("--scope", scope)]
    key = place.command("key", "create", "--name", "test", *options)
    rows = network.write("records.csv", "service_id,client_id,username,notes\n1,1,acme,0\n")
    place.command("import", str(rows))
    with running(replicas):
        yield Cluster(place, network, replicas, key)
    place.sql("; ".join(f"DROP ROLE replica{number}" for number in HOSTS))


def _own_login(place: Place, user: str) -> str:
    """Make a login that may do what the place's own may do, and return the URL with it."""
    place.sql(f"CREATE ROLE {user} LOGIN PASSWORD '{PASSWORD}' IN ROLE {USER}")
    return place.database_url.replace(f"{USER}:", f"{user}:")
