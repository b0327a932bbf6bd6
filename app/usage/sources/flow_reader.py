"""Reading a file of flows with nfdump: started without a shell, read as a stream, checked.

nfdump 1.7.1 returns 0 for files that are garbage, cut off or empty, and prints something in each
case. So what it printed must agree with the totals that nfcapd has put into the file.
"""

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL
from threading import Timer
from typing import Final

from app.usage.sources.source import SourceRefused, SourceUnavailable
from app.usage.sources.tally import FORMAT, Tally

DEADLINE_SECONDS: Final = 120.0
ENVIRONMENT: Final = {"TZ": "UTC", "LC_ALL": "C"}
TOTALS: Final = re.compile(r"^(Flows|Bytes): ([0-9]+)$", re.MULTILINE)
COUNTED_TO: Final = 2**64
PROCESSED: Final = re.compile(  # "records" in releases after 1.7.1
    rb"Total (?:flows|records) processed: ([0-9]+),.* Blocks skipped: ([0-9]+),"
)


class UnreadableFile(Exception):
    """A file that cannot be read whole. Its message is the reason, for an operator."""


@dataclass(frozen=True, slots=True)
class Totals:
    """All flows of a file and their bytes, as nfcapd counted them."""

    flows: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Nfdump:
    """The program, and the flows that an operator wants to count, in its language; "" is all."""

    program: str
    flow_filter: str = ""

    @classmethod
    def find(cls, flow_filter: str = "") -> "Nfdump":
        """Return the installed program. Raises `SourceUnavailable`, `SourceRefused`."""
        program = shutil.which("nfdump")
        if program is None:
            raise SourceUnavailable("nfdump is not installed; on Debian: apt-get install nfdump")
        nfdump = cls(program, flow_filter)
        if flow_filter and nfdump._run("-Z", "--", flow_filter).returncode:
            raise SourceRefused("NFM_NFDUMP_FILTER is not a filter: try it with `nfdump -Z`.")
        return nfdump

    def totals(self, path: Path) -> Totals:
        """Return what nfcapd noted in its file. Raises `UnreadableFile`."""
        done = self._run("-r", str(path), "-I")
        noted = dict(TOTALS.findall(done.stdout))
        if done.returncode or noted.keys() != {"Flows", "Bytes"}:
            raise UnreadableFile("nfdump cannot read it: it is empty, cut off or something else")
        return Totals(int(noted["Flows"]), int(noted["Bytes"]))

    def read(self, path: Path, tally: Tally) -> Totals:
        """Count the flows of a file and return its totals. Raises `UnreadableFile`.

        With a filter only flows can be compared with the totals, because only those that pass are
        printed.
        """
        noted = self.totals(path)
        passed = ["--", self.flow_filter] if self.flow_filter else []
        with _lines_of([self.program, "-r", str(path), "-N", "-6", "-o", FORMAT, *passed]) as lines:
            tally.read(lines)
        processed, skipped_blocks = _processed(tally.remarks)
        flows = processed if self.flow_filter else tally.flows
        if flows != noted.flows or skipped_blocks:
            raise UnreadableFile("it does not have the number of flows that nfcapd noted")
        # nfcapd counts in 64 bits: two impossible flows are less than one of theirs together.
        if not self.flow_filter and tally.bytes % COUNTED_TO != noted.bytes:
            raise UnreadableFile("it does not have the number of bytes that nfcapd noted")
        return noted

    def _run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run the program; one that takes too long is killed, which is a failure."""
        try:
            return subprocess.run(  # noqa: S603 # no shell reads the arguments
                [self.program, *arguments],
                env=ENVIRONMENT,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                errors="replace",
                timeout=DEADLINE_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            return subprocess.CompletedProcess(error.cmd, returncode=-SIGKILL, stdout="")


def _processed(remarks: Iterable[bytes]) -> tuple[int, int]:
    """Return how many flows nfdump has read, and how many blocks it has skipped."""
    for remark in remarks:
        if (found := PROCESSED.match(remark)) is not None:
            return int(found[1]), int(found[2])
    raise UnreadableFile("nfdump does not say how many flows it has read")


@contextmanager
def _lines_of(command: list[str]) -> Iterator[Iterable[bytes]]:
    """Yield the lines that a program prints; it is killed at the end, and after two minutes."""
    with subprocess.Popen(  # noqa: S603 # no shell reads the arguments
        command,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=1 << 20,
    ) as process:
        timer = Timer(DEADLINE_SECONDS, process.kill)
        timer.start()
        try:
            yield process.stdout or ()
            if process.wait():
                raise UnreadableFile("nfdump failed, or did not end in time")
        finally:
            timer.cancel()
            process.kill()
