"""`--workers`: who looks after the processes, and what is said of them."""

import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from app.serving import workers
from tests.support import command
from tests.support.waiting import HANG_SECONDS, wait_until

pytestmark = pytest.mark.needs("serve")


def _lines(served: command.Served, event: str) -> list[dict[str, object]]:
    parsed = [json.loads(line) for line in list(served.errors) if line.startswith("{")]
    return [line for line in parsed if line["event"] == event]


def _children(process_id: int) -> list[int]:
    """Return the workers; multiprocessing has a process of its own beside them."""
    found = Path(f"/proc/{process_id}/task/{process_id}/children").read_text().split()
    return [
        int(child)
        for child in found
        if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[command.Served]:
    with command.serving(tmp_path / "data", "--workers", "2") as served:
        served.ready_on()
        yield served


def _is_ready(url: str) -> bool:
    with httpx.Client(trust_env=False, timeout=HANG_SECONDS) as client:
        return client.get(f"{url}/readyz").is_success


def test_a_worker_that_ends_is_replaced_and_that_is_said(served: command.Served) -> None:
    """The log names the process and the reason; the others serve meanwhile."""
    victim = _children(served.process.pid)[0]
    os.kill(victim, signal.SIGKILL)
    wait_until(lambda: _lines(served, "worker_replaced"), "the replacement")
    (line,) = _lines(served, "worker_replaced")
    assert (line["worker"], line["reason"]) == (victim, "it ended by signal 9")
    wait_until(lambda: len(_children(served.process.pid)) == 2, "two workers")
    assert _is_ready(served.ready_on())
    assert served.stop() == 0


def test_workers_log_their_requests(served: command.Served) -> None:
    """Each line of theirs is JSON as those of a single process are."""
    httpx.get(f"{served.ready_on()}/nowhere", trust_env=False, timeout=HANG_SECONDS)
    wait_until(
        lambda: any(line["status"] == 404 for line in _lines(served, "request")),
        "the line of the request",
    )


def test_workers_do_not_outlive_the_supervisor(served: command.Served) -> None:
    """After kill -9 of the one, the others end too, and the port is free."""
    children = _children(served.process.pid)
    assert len(children) == 2
    served.stop(signal.SIGKILL)
    wait_until(
        lambda: not any(Path(f"/proc/{child}/cmdline").exists() for child in children),
        "the end of the workers",
    )


def test_a_worker_that_cannot_start_ends_all_with_the_reason(tmp_path: Path) -> None:
    """A keyring that is taken away after the check is said once, and the exit code is 78."""
    command.run(tmp_path / "data", "migrate")
    assert command.run(tmp_path / "data", "key", "list").returncode == 0
    code = (
        "import os\n"
        "from app.commands import server\n"
        "def serve(*arguments):\n"
        "    folder = os.environ['NFM_DATA_DIR']\n"
        "    os.rename(f'{folder}/keyring.json', f'{folder}/away')\n"
        "    return kept(*arguments)\n"
        "kept, server.serve = server.serve, serve\n"
        "from app.cli import main; main()"
    )
    done = command.run_code(tmp_path / "data", code, "serve", "--port", "0", "--workers", "2")
    assert done.returncode == 78
    assert "Configuration: " in done.stderr
    assert "keyring.json" in done.stderr
    assert "a worker cannot start" in done.stderr


def test_workers_that_are_killed_as_they_start_are_started_again(tmp_path: Path) -> None:
    """Where memory was short for a moment, the service comes up by itself afterwards."""
    with command.serving(tmp_path / "data", "--workers", "2") as served:
        wait_until(lambda: len(_children(served.process.pid)) == 2, "two workers")
        for child in _children(served.process.pid):
            os.kill(child, signal.SIGKILL)
        assert _is_ready(served.ready_on())
        assert _lines(served, "worker_not_started")
        assert served.stop() == 0


def test_a_worker_may_be_silent_for_a_while(served: command.Served) -> None:
    """Processes that get no time for seven seconds, as on a starved machine, are not replaced."""
    children = _children(served.process.pid)
    for number in (signal.SIGSTOP, signal.SIGCONT):
        for child in children:
            os.kill(child, number)
        time.sleep(7 if number == signal.SIGSTOP else 0)
    assert _is_ready(served.ready_on())
    assert _children(served.process.pid) == children
    assert _lines(served, "worker_replaced") == []


def test_a_worker_that_hangs_is_replaced(tmp_path: Path) -> None:
    """After a minute without a word, which is five seconds here."""
    assert workers.SILENCE_SECONDS == 60
    shorter = "from app.serving import workers; workers.SILENCE_SECONDS = 5"
    code = f"{shorter}\nfrom app.cli import main; main()"
    with command.serving(tmp_path / "data", "--workers", "2", code=code) as served:
        url = served.ready_on()
        wait_until(lambda: len(_children(served.process.pid)) == 2, "two workers")
        victim = _children(served.process.pid)[0]
        time.sleep(2)  # it says once a second that it serves, and is to have done so
        os.kill(victim, signal.SIGSTOP)
        wait_until(lambda: _reasons(served, victim), "the reason")
        assert _reasons(served, victim) == ["it has not been heard of for 5 seconds"]
        assert _is_ready(url)


def _reasons(served: command.Served, process_id: int) -> list[object]:
    lines = _lines(served, "worker_replaced")
    return [line["reason"] for line in lines if line["worker"] == process_id]
