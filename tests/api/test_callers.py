"""Whose address counts: the peer's, or the one that a trusted proxy states."""

import logging
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.api.callers import MAX_PROXIES, address_of
from app.proxies import NOBODY, parse_proxies
from tests.support.live_api import LiveApi
from tests.support.raw_http import exchange
from tests.support.waiting import wait_until

TRUSTED = parse_proxies("10.0.0.0/8, 2001:db8:f::/48, unix")
PROXY, STRANGER, CALLER = "10.0.0.1", "198.51.100.9", "203.0.113.7"
TCP, SOCKET = ("127.0.0.1", 8000), ("/run/socket", None)
FORWARDED = "X-Forwarded-For"


def _scope(peer: str | None, *lines: str, server: object = TCP) -> dict[str, Any]:
    headers = [(b"x-forwarded-for", line.encode("latin-1")) for line in lines]
    return {"client": peer and (peer, 4711), "server": server, "headers": headers}


@pytest.mark.parametrize(
    ("lines", "address"),
    [
        ((), PROXY),
        ((CALLER,), CALLER),
        ((f"1.1.1.1, {CALLER}",), CALLER),
        ((f"1.1.1.1,{CALLER} ,\t10.9.9.9",), CALLER),
        (("1.1.1.1", CALLER, "10.9.9.9"), CALLER),
        (("10.1.1.1, 10.2.2.2",), "10.1.1.1"),
        ((f"{CALLER}:49152",), CALLER),
        (("[2001:db8::7]:443",), "2001:db8::7"),
        (("[2001:db8::7]",), "2001:db8::7"),
        (("2001:0DB8:0::0007",), "2001:db8::7"),
        ((f"{CALLER}, 2001:db8:f::1",), CALLER),
        ((f"::ffff:{CALLER}",), CALLER),
        ((f"{CALLER}, ::ffff:10.2.2.2",), CALLER),
        ((f"{CALLER}, 10.2.2.2, unknown",), PROXY),
        ((f"{CALLER}, _hidden, 10.2.2.2",), "10.2.2.2"),
        ((f"{CALLER},",), PROXY),
        (("",), PROXY),
        (("203.0.113.007",), PROXY),
        (("203.0.113.7:port",), PROXY),
        (("fe80::1%eth0",), PROXY),
        (('for="203.0.113.7"',), PROXY),
        (("\xff\xb2\xb3",), PROXY),
        (("9" * 60_000,), PROXY),
        ((f"{CALLER}{',' * 60_000}",), PROXY),
        ((f"{'1.1.1.1,' * 8_000}{CALLER}",), CALLER),
    ],
)
def test_a_trusted_proxy_states_the_address(lines: Sequence[str], address: str) -> None:
    """It is the last one that is not a trusted proxy; what is none ends the reading before it."""
    assert address_of(_scope(PROXY, *lines), TRUSTED) == address
    assert address_of(_scope("::ffff:10.0.0.1", *lines), TRUSTED) == address


@pytest.mark.parametrize("peer", [STRANGER, f"::ffff:{STRANGER}", "2001:db8::9", "fe80::9%eth0"])
def test_a_stranger_cannot_choose_his_address(peer: str) -> None:
    """The header of a peer that is not trusted means nothing, whatever it names."""
    own = peer.removeprefix("::ffff:").removesuffix("%eth0")
    assert address_of(_scope(peer, CALLER), TRUSTED) == own
    assert address_of(_scope(peer, f"{CALLER}, {PROXY}"), TRUSTED) == own
    assert address_of(_scope(PROXY, CALLER), NOBODY) == PROXY


def test_a_unix_socket_is_trusted_by_its_name() -> None:
    """A connection that is broken before the server asks for its address is not taken for it."""
    scope = _scope(None, CALLER, server=SOCKET)
    assert address_of(scope, TRUSTED) == CALLER
    assert address_of(scope, parse_proxies("0.0.0.0/1")) == "unix"
    assert address_of(_scope(None, server=SOCKET), TRUSTED) == "unix"
    assert address_of(_scope(None, CALLER), TRUSTED) == "unknown"


def test_no_more_proxies_are_looked_at_than_there_can_be() -> None:
    """However many trusted addresses a header has, the reading ends."""
    scope = _scope(PROXY, ",".join(f"10.0.{i // 256}.{i % 256}" for i in range(6_000)))
    assert address_of(scope, TRUSTED) == f"10.0.{(6_000 - MAX_PROXIES) // 256}.80"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("callers") / "data"


@pytest.fixture(scope="module")
def trusting(folder: Path) -> Iterator[LiveApi]:
    """Give a service that trusts the peers of this machine."""
    variables = {"NFM_TRUSTED_PROXIES": "127.0.0.0/8,10.0.0.0/8"}
    with LiveApi(folder, NFM_AUTH_FAILURES_PER_MINUTE="5", **variables) as api:
        yield api


def _refuse(api: LiveApi, forwarded: str | None = None) -> int:
    headers = {} if forwarded is None else {FORWARDED: forwarded}
    return api.call("GET", "/v1/whoami", key="wrong", headers=headers).status_code


def _addresses(caplog: pytest.LogCaptureFixture, status: int) -> list[str]:
    lines = [vars(record) for record in caplog.records]
    return [line["address"] for line in lines if line.get("status") == status]


def test_every_401_has_its_address_in_the_log(
    trusting: LiveApi, live_api: LiveApi, caplog: pytest.LogCaptureFixture
) -> None:
    """The forwarded one where the peer is trusted, and the peer's own elsewhere."""
    caplog.set_level(logging.INFO, "app.api.middleware")
    assert _refuse(trusting, f"1.1.1.1, 2001:db8::17, {PROXY}") == 401
    assert _refuse(live_api, CALLER) == 401
    # A line follows its answer.
    wait_until(lambda: len(_addresses(caplog, 401)) == 2, "two lines")
    assert _addresses(caplog, 401) == ["2001:db8::17", "127.0.0.1"]


def test_a_flood_through_a_proxy_stops_nobody_else(trusting: LiveApi) -> None:
    """Failures are counted for the forwarded address; a prepended one makes no other caller."""
    flood = [_refuse(trusting, f"198.51.100.{i}, 203.0.113.66") for i in range(8)]
    assert flood == [401] * 5 + [429] * 3
    assert _refuse(trusting, "203.0.113.67") == 401


def test_the_trail_has_the_address(trusting: LiveApi, folder: Path) -> None:
    """Every event of a call has it, one of the command line has none."""
    key = trusting.create_key("records:read", "records:write", "admin")
    headers = {FORWARDED: f"::ffff:{CALLER}"}
    body = {"client_id": 5}
    for _ in range(2):  # the second one changes nothing and has no event
        trusting.call("PUT", "/v1/access-records/1", key=key, headers=headers, json=body)
    trusting.call("DELETE", "/v1/access-records/1", key=key)
    history = trusting.call("GET", "/v1/access-records/1/history", key=key).json()["items"]
    assert [event["address"] for event in history] == ["127.0.0.1", CALLER]
    events = trusting.call("GET", "/v1/audit-events", key=key).json()["items"]
    assert [event["address"] for event in events[:2]] == ["127.0.0.1", CALLER]
    with closing(sqlite3.connect(folder / "netflow-manager.sqlite3")) as database:
        stored = database.execute("SELECT DISTINCT address FROM audit_events ORDER BY address")
        assert set(stored) <= {(None,), ("127.0.0.1",), (CALLER,)}


def test_a_refused_message_has_its_address(
    trusting: LiveApi, caplog: pytest.LogCaptureFixture
) -> None:
    """Also a request that is not valid HTTP has a line with the address."""
    caplog.set_level(logging.INFO, "app.api.middleware")
    raw = f"GET /v1/a b HTTP/1.1\r\nHost: test\r\n{FORWARDED}: {CALLER}\r\n\r\n"
    exchange(trusting.port, raw.encode()).problem(400, "malformed-request")
    wait_until(lambda: _addresses(caplog, 400), "its line")
    assert _addresses(caplog, 400) == ["127.0.0.1"]
