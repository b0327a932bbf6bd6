"""`serve` and the addresses that proxies state: one option decides, on sockets of both kinds."""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import pytest

from tests.support import command
from tests.support.command import Served
from tests.support.waiting import HANG_SECONDS, wait_until

pytestmark = pytest.mark.needs("serve")

FORWARDED = {"X-Forwarded-For": "203.0.113.7", "Forwarded": "for=198.51.100.7"}
UVICORN = {"FORWARDED_ALLOW_IPS": "*"}


@pytest.fixture
def path() -> Iterator[Path]:
    """A place for a socket; the names of pytest's own folders are too long for one."""
    with TemporaryDirectory() as folder:
        yield Path(folder) / "socket"


def _addresses(served: Served) -> list[str]:
    lines = [json.loads(line) for line in list(served.errors) if line.startswith("{")]
    return [line["address"] for line in lines if line.get("status") == 401]


def _refused(served: Served, path: Path | None, prefix: str = "") -> str:
    """Return the address in the line of a call without a key."""
    where = served.ready_on()
    transport = httpx.HTTPTransport(uds=str(path)) if path else None
    url = "http://localhost" if path else where
    with httpx.Client(transport=transport, trust_env=False, timeout=HANG_SECONDS) as client:
        assert client.get(f"{url}{prefix}/v1/whoami", headers=FORWARDED).status_code == 401
    wait_until(lambda: _addresses(served), "the line of the call")
    return _addresses(served)[-1]


@pytest.mark.parametrize(
    ("trusted", "address"),
    [({}, "127.0.0.1"), ({"NFM_TRUSTED_PROXIES": "127.0.0.1"}, "203.0.113.7")],
    ids=["nobody", "this machine"],
)
def test_only_the_option_makes_a_header_count(
    tmp_path: Path, trusted: dict[str, str], address: str
) -> None:
    """Uvicorn's own variable does not, and `Forwarded` never does."""
    with command.serving(tmp_path / "data", **UVICORN, **trusted) as served:
        assert _refused(served, None) == address


@pytest.mark.parametrize(
    ("trusted", "address"), [("127.0.0.0/8", "unix"), ("unix, 10.0.0.0/8", "203.0.113.7")]
)
def test_a_unix_socket_is_named_unix(
    tmp_path: Path, path: Path, trusted: str, address: str
) -> None:
    """Its peers have no address; workers read both options as one process does."""
    options = {"NFM_TRUSTED_PROXIES": trusted, "NFM_PATH_PREFIX": "/netflow"}
    arguments = ("--uds", str(path), "--workers", "2")
    with command.serving(tmp_path / "data", *arguments, **options) as served:
        assert _refused(served, path, "/netflow") == address


def test_check_works_with_both_options(tmp_path: Path) -> None:
    """A folder that `migrate` has made is in order with them, too."""
    options = {"NFM_TRUSTED_PROXIES": "unix,::1", "NFM_PATH_PREFIX": "/a/b/"}
    for arguments in (("migrate",), ("check",)):
        done = command.run(tmp_path / "data", *arguments, variables=options)
        assert done.returncode == 0, done.stderr
