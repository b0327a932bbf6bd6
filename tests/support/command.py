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

ROOT = Path(__file__).parents[2]
WAIT_SECONDS = 60  # on two busy cores a start can take half of it
READY = re.compile(r"NetFlow Manager \S+ is ready on (\S+) \(API: /docs\)")


def environment(folder: Path, **variables: str) -> dict[str, str]:
    """Return the environment of this process with the settings of the test alone."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NFM_")}
    return {**kept, "PYTHONPATH": str(ROOT), "NFM_DATA_DIR": str(folder), **variables}


Done = subprocess.CompletedProcess[str]


def run_process(folder: Path, *arguments: str) -> Done:
    """Run `netflow-manager` on the data directory in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        env=environment(folder),
        cwd=folder.parent,
        capture_output=True,
        text=True,
        timeout=WAIT_SECONDS,
        check=False,
    )


def run(folder: Path, *arguments: str, variables: Mapping[str, str] | None = None) -> Done:
    """Run the same command in this process, which saves its start, and return how it ended."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "argv", ["netflow-manager", *arguments])
        patch.setattr(os, "environ", environment(folder, **(variables or {})))
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
        deadline = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < deadline:
            for line in list(self.output):
                if found := READY.match(line):
                    return found[1]
            assert self.process.poll() is None, "".join(self.errors)
            time.sleep(0.02)
        raise AssertionError("".join(self.errors))

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal, wait for the end, and return the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        code = self.process.wait(WAIT_SECONDS)
        for reader in self._readers:
            reader.join(WAIT_SECONDS)
        return code


@contextmanager
def serving(
    folder: Path, *arguments: str, within: Sequence[str] = (), **variables: str
) -> Iterator[Served]:
    """Run `serve` on a free port, or on what the arguments say, until the block ends.

    `within` is a command that ends in running the one that it is given.
    """
    listen = () if "--uds" in arguments or "--port" in arguments else ("--port", "0")
    with subprocess.Popen(
        [*within, sys.executable, "-m", "app", "serve", *listen, *arguments],
        env=environment(folder, **variables),
        cwd=folder.parent,
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
