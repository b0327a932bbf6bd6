"""Several workers: `/metrics` is the sum of what all of them did, whichever of them answers."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from prometheus_client.mmap_dict import MmapedDict
from prometheus_client.parser import text_string_to_metric_families

from app.shared_metrics import VARIABLE, shared_folder
from tests.support.command import Served, environment, serving
from tests.support.scrape import values
from tests.support.waiting import HANG_SECONDS

pytestmark = pytest.mark.needs("serve")

LIVEZ = 'nfm_http_requests_total{method="GET",route="/livez",status="200"}'
Sums = dict[str, float]


def get(url: str, path: str) -> str:
    """Ask once on a connection of its own: any worker may take it."""
    with closing(HTTPConnection(urlsplit(url).netloc, timeout=HANG_SECONDS)) as connection:
        connection.request("GET", path)
        response = connection.getresponse()
        assert response.status == 200
        return response.read().decode()


def livez(url: str) -> None:
    get(url, "/livez")


def scrape(url: str) -> Sums:
    """Return every figure that can only grow, by its name and labels."""
    sums = {}
    for family in text_string_to_metric_families(get(url, "/metrics")):
        if family.type == "gauge":
            continue
        assert family.type in {"counter", "histogram"}, family.name
        for sample in family.samples:
            labels = ",".join(f'{name}="{value}"' for name, value in sorted(sample.labels.items()))
            sums[f"{sample.name}{{{labels}}}"] = sample.value
    return sums


def scrape_a_survivor(url: str) -> Sums:
    """Do the same where the worker that takes the connection can be dying."""
    while True:
        with suppress(ConnectionError):
            return scrape(url)


def check_grown(before: Sums, after: Sums) -> Sums:
    """Check that nothing went back or away; return the later figures."""
    assert not [name for name, value in before.items() if after.get(name, -1) < value]
    return after


def await_sum(url: str, expected: int) -> Sums:
    """Return the figures once they show so many requests; each look at them must show growth."""
    sums: Sums = {}
    deadline = time.monotonic() + HANG_SECONDS
    while sums.get(LIVEZ, 0) < expected:
        assert time.monotonic() < deadline, sums
        sums = check_grown(sums, scrape(url))
    assert sums[LIVEZ] == expected
    return sums


def workers_of(served: Served) -> set[int]:
    """Return the process ids of the workers that are there now."""
    pid = served.process.pid
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    commands = {int(child): Path(f"/proc/{child}/cmdline") for child in children}
    return {child for child, command in commands.items() if b"spawn_main" in command.read_bytes()}


def shared_folders(folder: Path) -> list[Path]:
    return sorted(folder.glob("metrics-*"))


def counts_of_workers(folder: Path) -> list[float]:
    """Return how many requests each worker has counted."""
    (shared,) = shared_folders(folder)
    return [
        sum(
            value
            for key, value, *_ in MmapedDict.read_all_values_from_file(file)  # type: ignore[no-untyped-call]
            if "nfm_http_requests" in key
        )
        for file in sorted(shared.glob("counter_*.db"))
    ]


@contextmanager
def two_workers(folder: Path) -> Iterator[tuple[Served, str]]:
    with serving(folder, "--workers", "2") as served:
        url = served.ready_on()
        deadline = time.monotonic() + HANG_SECONDS
        while len([*shared_folders(folder)[0].glob("counter_*.db")]) < 2:
            assert time.monotonic() < deadline, "the second worker did not come up"
            time.sleep(0.05)
        yield served, url


def ask(url: str, times: int) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(livez, [url] * times))


def test_every_worker_shows_the_sum_of_all(tmp_path: Path) -> None:
    """Whoever answers, each look shows all requests, and no figure ever goes back."""
    with two_workers(tmp_path / "data") as (_, url):
        while min(counts_of_workers(tmp_path / "data")) < 2:  # until both have answered some
            ask(url, 20)
        asked = int(scrape(url)[LIVEZ])
        sums = await_sum(url, asked)
        for number in range(1, 101):
            livez(url)
            check_grown(sums, sums := scrape(url))
            if number % 20 == 0:
                sums = await_sum(url, asked + number)
    assert shared_folders(tmp_path / "data") == []


def test_every_worker_shows_what_all_use(tmp_path: Path) -> None:
    """Memory and connections are summed up, whoever answers; figures of the database are not."""
    with two_workers(tmp_path / "data") as (served, url):
        pages = sum(
            int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
            for pid in workers_of(served)
        )
        deadline = time.monotonic() + HANG_SECONDS
        figures = values(get(url, "/metrics"))
        # The other worker notes what it uses only as often.
        while figures["nfm_database_connections_limit", "pool=snapshots"] != 8:
            assert time.monotonic() < deadline, figures
            figures = values(get(url, "/metrics"))
        assert figures["nfm_ready", ""] == 1
        assert figures["nfm_api_keys", "state=active"] == 0
        assert figures["process_resident_memory_bytes", ""] == pytest.approx(
            pages * resource.getpagesize(), rel=0.3
        )
        assert figures["process_start_time_seconds", ""] > 0


def test_a_killed_worker_takes_nothing_away(tmp_path: Path) -> None:
    """Its figures stay in the sum, and the one in its place goes on from there: no file is left."""
    folder = tmp_path / "data"
    with two_workers(folder) as (served, url):
        ask(url, 100)
        sums = await_sum(url, 100)
        for _ in range(3):
            before = workers_of(served)
            os.kill(min(before), signal.SIGKILL)
            deadline = time.monotonic() + HANG_SECONDS
            while len(workers_of(served) - {min(before)}) < 2 or len(counts_of_workers(folder)) < 2:
                assert time.monotonic() < deadline, "nobody took the place of the dead worker"
                sums = check_grown(sums, scrape_a_survivor(url))
            sums = check_grown(sums, scrape_a_survivor(url))
        assert sums[LIVEZ] == 100
        assert len(counts_of_workers(folder)) == 2


def test_what_a_killed_service_left_is_removed(tmp_path: Path) -> None:
    """A folder without a living service goes at the next start; one in use stays to its end."""
    left = tmp_path / "metrics-left"
    left.mkdir()
    (left / "counter_0.db").write_bytes(bytes(8))
    (left / "slot-0").touch()
    foreign = tmp_path / "metrics-archive" / "precious"
    foreign.parent.mkdir()
    foreign.touch()
    with shared_folder(tmp_path):
        (used,) = {*shared_folders(tmp_path)} - {foreign.parent}
        with shared_folder(tmp_path):
            assert used in shared_folders(tmp_path)
            assert len(shared_folders(tmp_path)) == 3
    assert shared_folders(tmp_path) == [foreign.parent]
    assert foreign.exists()


def test_one_worker_has_no_files(tmp_path: Path) -> None:
    """A service of one worker counts in its own memory."""
    with serving(tmp_path / "data") as served:
        url = served.ready_on()
        livez(url)
        assert scrape(url)[LIVEZ] >= 1
        assert shared_folders(tmp_path / "data") == []


def test_a_folder_that_cannot_be_made_stops_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Each worker counts for itself then, and the log says why."""
    (tmp_path / "data").touch()  # a file in the place of the data directory
    with shared_folder(tmp_path / "data"):
        assert VARIABLE not in os.environ
    assert [record.message for record in caplog.records] == ["metrics_not_shared"]


def test_a_worker_without_room_counts_for_itself(tmp_path: Path) -> None:
    """A full disk is found when the files are made: to map a hole of one would kill the worker."""
    code = (
        "import resource; from app.metrics import Metrics;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); metrics = Metrics();"
        "metrics.refused_keys.inc(); print(metrics.render().decode())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(tmp_path, PROMETHEUS_MULTIPROC_DIR=str(tmp_path)),
        capture_output=True,
        text=True,
        check=True,
    )
    assert "nfm_refused_keys_total 1.0" in done.stdout
