"""Uploads wait in the data directory; where they cannot, they are refused and all else goes on."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from app.storage.spool import Spool
from app.upkeep import opening
from tests.support.command import ROOT, environment, new_key, run, serving
from tests.support.live_api import LiveApi, embedded_settings
from tests.support.problem import problem_of
from tests.support.tenant import Tenant
from tests.support.waiting import HANG_SECONDS

HEADERS = {"Content-Type": "text/csv"}
HEAD = b"service_id,client_id,notes\r\n"
MIB = 1024**2
NAMESPACE = ("unshare", "--map-root-user", "--mount")
# An empty folder that nobody can write to, in the place of every one that a system has; in it stays
# what the tests are run from, where that is.
NO_TEMPORARY_FOLDER = f"""
mount --bind "$NFM_DATA_DIR" /mnt
mount --bind '{ROOT}' /media
for folder in /tmp /var/tmp /usr/tmp /dev/shm; do
    test ! -d $folder || mount -t tmpfs none $folder
done
test -d '{ROOT}' || (mkdir -p '{ROOT}' && mount --bind /media '{ROOT}')
for folder in /tmp /var/tmp /usr/tmp /dev/shm; do
    test ! -d $folder || mount -o remount,ro $folder
done
cd /proc
NFM_DATA_DIR=/mnt exec "$@"
"""
SMALL_DISK = """
mount --bind "$NFM_DATA_DIR" /mnt
mount -t tmpfs -o size=16m none "$NFM_DATA_DIR"
cp -p /mnt/* "$NFM_DATA_DIR"
exec "$@"
"""


def rows(megabytes: int) -> Iterator[bytes]:
    """Give a CSV of new services of about this size."""
    yield HEAD
    for number in range(1, megabytes * 128 + 1):
        yield b"%d,5,%s\r\n" % (number, b"x" * 8_000)


@contextmanager
def served_by(folder: Path, command: Sequence[str]) -> Iterator[httpx.Client]:
    """Serve a new database within what the command makes; give a client with a key."""
    key = new_key(folder, "records:read", "records:write", "lifecycle")
    with (
        serving(folder, within=command) as served,
        httpx.Client(
            base_url=served.ready_on(),
            headers={"Authorization": f"Bearer {key}"},
            trust_env=False,
            timeout=HANG_SECONDS,
        ) as client,
    ):
        yield client


def stored(client: httpx.Client) -> list[int]:
    items = client.get("/v1/access-records").json()["items"]
    return [item["service_id"] for item in items]


def await_true(claim: Callable[[], bool]) -> None:
    deadline = time.monotonic() + HANG_SECONDS
    while not claim():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def refused(client: httpx.Client, megabytes: int) -> str:
    """Return the detail of an import that finds no room, and leaves nothing behind."""
    answer = client.post("/v1/imports", content=b"".join(rows(megabytes)), headers=HEADERS)
    problem = problem_of(answer, 503)
    assert problem["type"] == "/problems/spool-unavailable"
    assert answer.headers["retry-after"]
    assert stored(client) == []
    assert client.put("/v1/access-records/1", json={"client_id": 5}).status_code == 201
    assert client.delete("/v1/access-records/1").status_code == 204
    return str(problem["detail"])


@pytest.mark.needs("mounts")
@pytest.mark.needs("serve")
def test_no_temporary_folder_is_needed(tmp_path: Path) -> None:
    """An import and a reconciliation work where every temporary folder is empty and read-only."""
    command = [*NAMESPACE, "sh", "-ec", NO_TEMPORARY_FOLDER, "sh"]
    with served_by(tmp_path / "data", command) as client:
        done = client.post("/v1/imports", content=b"".join(rows(8)), headers=HEADERS)
        assert done.status_code == 200, done.text
        lines = [
            f'{{"service_id": {n}, "client_id": 5, "status": "Active"}}' for n in range(1, 1025)
        ]
        content = "\n".join([*lines, '{"end": true, "count": 1024}'])
        done = client.post(
            "/v1/reconciliations",
            content=content,
            headers={"Content-Type": "application/x-ndjson"},
        )
        assert done.json()["status_changed"]["count"] == 1_024, done.text


@pytest.mark.needs("mounts")
@pytest.mark.needs("serve")
def test_an_upload_leaves_room_for_the_database(tmp_path: Path) -> None:
    """On a disk of 16 MiB an upload of 24 is refused, and records can still be stored."""
    with served_by(tmp_path / "data", [*NAMESPACE, "sh", "-ec", SMALL_DISK, "sh"]) as client:
        assert "has no room" in refused(client, 24)
        done = client.post("/v1/imports", content=b"".join(rows(1)), headers=HEADERS)
        assert done.status_code == 200, done.text


@pytest.mark.needs("serve")
def test_a_write_that_fails_is_no_crash(tmp_path: Path) -> None:
    """Where the system refuses to write on, the import is refused with the system's reason."""
    with served_by(tmp_path / "data", ["prlimit", f"--fsize={4 * MIB}"]) as client:
        assert "File too large" in refused(client, 6)


def test_a_folder_that_cannot_be_used(tmp_path: Path) -> None:
    """A file in its place: 503 for uploads, and service again once it is gone."""
    with LiveApi(tmp_path / "data") as api:
        tenant = Tenant.of(api)
        folder = api.settings.spool_folder
        folder.rmdir()
        folder.touch()
        listed = '{"end": true, "count": 0}'
        ndjson = {"Content-Type": "application/x-ndjson"}
        for path, content, headers in (
            ("/v1/imports", HEAD + b"1,5,\r\n", HEADERS),
            ("/v1/reconciliations", listed, ndjson),
        ):
            answer = tenant.call("POST", path, content=content, headers=headers)
            assert problem_of(answer, 503)["type"] == "/problems/spool-unavailable"
            assert answer.headers["retry-after"] == "5"
        assert tenant.found() == []
        folder.unlink()
        answer = tenant.call("POST", "/v1/imports", content=HEAD + b"1,5,\r\n", headers=HEADERS)
        assert answer.json()["created"] == 1


def test_every_upload_gives_its_room_back(tmp_path: Path) -> None:
    """Stored, refused or broken off in the middle: what an upload held is free again."""
    with LiveApi(tmp_path / "data") as api:
        tenant = Tenant.of(api)
        spool = api.app.state.services.spool
        assert tenant.call("POST", "/v1/imports", content=HEAD, headers=HEADERS).is_success
        bad = b"no such column\r\n" * 100_000
        assert tenant.call("POST", "/v1/imports", content=bad, headers=HEADERS).status_code == 422
        with socket.create_connection(("127.0.0.1", api.port)) as caller:
            head = f"Host: x\r\nAuthorization: Bearer {tenant.key}\r\nContent-Type: text/csv\r\n"
            line = f"POST /v1/imports HTTP/1.1\r\n{head}Content-Length: 9000000\r\n\r\n"
            caller.sendall(line.encode() + bytes(4 * MIB))
            await_true(lambda: spool.held > MIB)
        await_true(lambda: spool.held == 0)


def test_check_tries_the_folder(tmp_path: Path) -> None:
    """`check` names the folder, the reason and what to do; and leaves neither file nor folder."""
    settings = embedded_settings(tmp_path / "data")
    opening.prepare(settings)
    done = run(tmp_path / "data", "check")
    assert done.returncode == 0, done.stdout
    assert not settings.spool_folder.exists()
    Spool(settings.spool_folder).clean()
    done = run(tmp_path / "data", "check")
    assert done.returncode == 0, done.stdout
    assert [*settings.spool_folder.iterdir()] == []
    settings.spool_folder.rmdir()
    settings.spool_folder.touch()
    done = run(tmp_path / "data", "check")
    assert done.returncode == 1
    assert f"{settings.spool_folder}: imports and reconciliations are refused." in done.stdout
    assert "(Not a directory)" in done.stdout


def test_an_import_from_standard_input_waits_there_too(tmp_path: Path) -> None:
    """The command says the same of a folder that cannot be used, in one line."""
    settings = embedded_settings(tmp_path / "data")
    opening.prepare(settings)
    settings.spool_folder.touch()
    arguments = ("import", "-", "--format", "csv")
    done = subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        env=environment(tmp_path / "data"),
        input=HEAD,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("Failed: The spool folder in the data directory")
