"""The service as its unit starts it, for the web servers before it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.deploy.files import arguments, environment_of
from tests.support.activation import activated, held_sockets
from tests.support.command import Served, new_key

UNIT = "netflow-manager.service"
SCOPES = ("records:read", "records:write", "lifecycle")
# Otherwise the test of a client that sends no more would wait for 20 seconds.
IMPATIENT = """
from app.serving.limits import Limits
from app.serving.protocol import HttpProtocol
HttpProtocol.limits = Limits(body_silence_seconds=4)
from app.cli import main; main()
"""


@dataclass(frozen=True)
class Service:
    """The running service, the path of its socket, and a key."""

    served: Served
    socket: str
    key: str


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Run the command of the unit with its variables on a socket that is passed to it."""
    folder: Path = tmp_path_factory.mktemp("service") / "data"
    key = new_key(folder, *SCOPES)
    serve, *options = arguments(UNIT)
    assert serve == "serve"
    with held_sockets() as (unix, _):
        variables = environment_of(UNIT, folder) | {"NFM_PATH_PREFIX": "/netflow"}
        with activated(folder, (unix,), *options, code=IMPATIENT, **variables) as served:
            assert served.ready_on() == unix.getsockname()
            yield Service(served, unix.getsockname(), key)
