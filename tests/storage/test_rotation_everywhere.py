"""A key is replaced and destroyed while a server has yesterday's file: nothing is lost."""

import itertools
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Connection

from app.crypto.keyring import Keyring, KeySet
from tests.support import command
from tests.support.databases import Place
from tests.support.live_api import LiveApi
from tests.support.problem import problem_of
from tests.support.waiting import HANG_SECONDS

pytestmark = [pytest.mark.no_cover, pytest.mark.needs("serve")]
RECORD = "/v1/access-records/{n}"


class Host:
    """A server of its own, with a keyring file of its own, and somebody who writes all the time."""

    def __init__(self, url: str, key: str, numbers: Iterator[int]) -> None:
        headers = {"Authorization": f"Bearer {key}"}
        self.http = httpx.Client(
            base_url=url, headers=headers, trust_env=False, timeout=HANG_SECONDS
        )
        self.numbers = numbers
        self.stored: dict[int, str] = {}
        self.refused: list[httpx.Response] = []
        self.stop = threading.Event()
        self.writer = threading.Thread(target=self._write, daemon=True)

    def put(self, number: int, password: str) -> httpx.Response:
        body = {"client_id": 5, "password": password}
        return self.http.put(RECORD.format(n=number), json=body)

    def _write(self) -> None:
        while not self.stop.is_set():
            number = next(self.numbers)
            answer = self.put(number, f"p{number}")
            if answer.is_success:
                self.stored[number] = f"p{number}"
            else:
                self.refused.append(answer)
                self.stop.wait(0.02)

    def shows(self, number: int) -> str:
        answer = self.http.get(f"{RECORD.format(n=number)}/merge-fields", params={"client_id": 5})
        assert answer.status_code == 200
        return str(answer.json()["merge_fields"]["netflow_password"])


def _await(what: Callable[[], bool]) -> None:
    deadline = time.monotonic() + HANG_SECONDS
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _deploy(file: Path, target: Path) -> None:
    draft = target.with_suffix(".new")
    shutil.copy2(file, draft)
    os.replace(draft, target)  # noqa: PTH105 - as `mv` does it


@contextmanager
def _hosts(place: Place, other: Path) -> Iterator[tuple[Host, Host]]:
    """Start a server with the keyring of the place and one with a copy; both are written to."""
    scopes = ("records:read", "records:write", "mail", "render")
    options = [part for scope in scopes for part in ("--scope", scope)]
    key = place.command("key", "create", "--name", "test", *options)
    numbers = itertools.count(1)
    with ExitStack() as stack:
        hosts = []
        for file in (place.folder / "keyring.json", other):
            variables = place.variables | {"NFM_KEYRING_FILE": str(file)}
            served = stack.enter_context(command.serving(place.folder, **variables))
            hosts.append(Host(served.ready_on(), key, numbers))
        for host in hosts:
            stack.callback(host.http.close)
            stack.callback(host.writer.join)
            stack.callback(host.stop.set)
            host.writer.start()
            _await(lambda: len(host.stored) > 3)  # noqa: B023 - waited for at once
        yield hosts[0], hosts[1]


def test_nothing_is_lost_while_a_server_has_an_old_file(place: Place, tmp_path: Path) -> None:
    """It refuses to write, goes on showing, and writes by itself once it has the new file."""
    file, other = place.folder / "keyring.json", tmp_path / "keyring.json"
    old = place.command("keyring", "status").splitlines()[1].split()[0]
    new = place.command("keyring", "add").splitlines()[0]
    _deploy(file, other)
    with _hosts(place, other) as (current, outdated):
        place.command("keyring", "promote", new)
        _await(lambda: bool(outdated.refused))
        accepted = len(outdated.stored)
        for verbs in (("reseal",), ("keyring", "disable", old), ("keyring", "destroy", old)):
            place.command(*verbs, *(["--yes"] if "destroy" in verbs else []))
            assert outdated.shows(number := max(outdated.stored)) == f"p{number}"
        problem = problem_of(outdated.refused[-1], 503)
        assert problem["type"] == "/problems/keyring-unavailable"
        assert "SIGHUP" in problem["detail"]
        ready = problem_of(outdated.http.get("/readyz"), 503)
        assert "is outdated" in ready["detail"]
        assert len(outdated.stored) == accepted
        variables = place.variables | {"NFM_KEYRING_FILE": str(other)}
        checked = command.run(place.folder, "check", variables=variables)
        assert (checked.returncode, "is outdated" in checked.stdout) == (1, True)
        _deploy(file, other)
        _await(lambda: len(outdated.stored) > accepted + 3)
        assert outdated.http.get("/readyz").status_code == 200
        for host in (current, outdated):
            host.stop.set()
            host.writer.join()
        assert current.refused == []
        stored = current.stored | outdated.stored
        assert {n: current.shows(n) for n in stored} == stored
    assert "Everything is in order." in place.command("check")


def _without_the_guard(_connection: Connection, keyring: Keyring) -> KeySet:
    return keyring.current


def test_without_the_guard_an_acknowledged_password_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: a server that asks nobody seals with a destroyed key, and says 201."""
    folder = tmp_path / "data"
    with LiveApi(folder) as api:
        keyring = api.app.state.services.keyring
        monkeypatch.setattr("app.records.store.hold_primary", _without_the_guard)
        monkeypatch.setattr(keyring, "reload", lambda **_: False)
        new = command.run(folder, "keyring", "add").stdout.strip()
        for verbs in (
            ("keyring", "promote", new),
            ("reseal",),
            ("keyring", "disable", keyring.primary_id),
            ("keyring", "destroy", "--yes", keyring.primary_id),
        ):
            assert command.run(folder, *verbs).returncode == 0
        assert api.put_record(7, client_id=5, password="precious")["has_password"]
    assert "destroyed in the keyring" in command.run(folder, "check").stdout
