"""The command line as an operator uses it: real processes, an environment of their own."""

import io
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import IO

import pytest

from app.cli import main
from app.commands import keyring
from app.upkeep import restoring
from tests.support.waiting import HANG_SECONDS, POLL_SECONDS

ROOT = Path(__file__).parents[2]
READY = re.compile(r"NetFlow Manager \S+ is ready on (\S+) \(API: /docs\)")


def environment(folder: Path, **variables: str) -> dict[str, str]:
    """Return the environment of this process with the settings of the test alone."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NFM_")}
    return {**kept, "PYTHONPATH": str(ROOT), "NFM_DATA_DIR": str(folder), **variables}


Done = subprocess.CompletedProcess[str]


def run_process(folder: Path, *arguments: str) -> Done:
    """Run `netflow-manager` on the data directory in a process of its own."""
    return _run(folder, "-m", "app", *arguments)


def run_code(folder: Path, code: str, *arguments: str, **variables: str) -> Done:
    """Run some Python in the same way: what surrounds `main` there."""
    return _run(folder, "-c", code, *arguments, **variables)


def _run(folder: Path, *arguments: str, **variables: str) -> Done:
    return subprocess.run(
        [sys.executable, *arguments],
        env=environment(folder, **variables),
        cwd=folder.parent,
        capture_output=True,
        text=True,
        timeout=HANG_SECONDS,
        check=False,
    )


def run(folder: Path, *arguments: str, variables: Mapping[str, str] | None = None) -> Done:
    """Run the same command in this process, which saves its start, and return how it ended."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "argv", ["netflow-manager", *arguments])
        patch.setattr(os, "environ", environment(folder, **(variables or {})))
        patch.setattr(keyring, "SETTLE_SECONDS", 0.0)  # no server of a test is an older release
        patch.setattr(restoring, "GIVE_UP_SECONDS", 0.0)  # and none waits for a lock
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), err.getvalue())


def new_key(folder: Path, *scopes: str) -> str:
    """Return a key that `key create` has printed."""
    options = [part for scope in scopes for part in ("--scope", scope)]
    done = run(folder, "key", "create", "--name", "test", *options)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


class Served:
    """A running `netflow-manager serve`, with all that it has printed."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.output: list[str] = []
        self.errors: list[str] = []
        assert process.stdout is not None
        assert process.stderr is not None
        self._readers = [
            threading.Thread(target=self._collect, args=pair, daemon=True)
            for pair in ((process.stdout, self.output), (process.stderr, self.errors))
        ]
        for reader in self._readers:
            reader.start()

    @staticmethod
    def _collect(stream: IO[str], lines: list[str]) -> None:
        for line in stream:
            lines.append(line)  # noqa: PERF402 - seen by others as it grows

    def ready_on(self) -> str:
        """Wait for the ready line and return the address that it names."""
        ready = self._ready_line()
        while ready is None:
            assert self.process.poll() is None, "".join(self.errors)
            time.sleep(POLL_SECONDS)
            ready = self._ready_line()
        return ready[1]

    def _ready_line(self) -> re.Match[str] | None:
        return next(filter(None, map(READY.match, list(self.output))), None)

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal, wait for the end, and return the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        code = self.process.wait(HANG_SECONDS)
        for reader in self._readers:
            reader.join(HANG_SECONDS)
        return code


@contextmanager
def serving(
    folder: Path, *arguments: str, code: str = "", within: Sequence[str] = (), **variables: str
) -> Iterator[Served]:
    """Run `serve` on a free port, or on what the arguments say, until the block ends.

    `code` is what runs in the place of `python -m app`. `within` is a command that ends in running
    the one that it is given.
    """
    program = ("-c", code) if code else ("-m", "app")
    is_told = {"--uds", "--port"} & {*arguments} or "NFM_UDS" in variables
    listen = () if is_told else ("--port", "0")
    with subprocess.Popen(
        [*within, sys.executable, *program, "serve", *listen, *arguments],
        env=environment(folder, **variables),
        cwd=folder.parent,
        close_fds=False,  # Python's own are not inherited; a test may make one that is
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        served = Served(process)
        try:
            yield served
        finally:
            try:
                served.stop()
            finally:
                process.kill()
