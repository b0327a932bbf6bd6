"""`make bench`: print every figure with the limit that was measured beside it."""

import shutil
import sys
import tempfile
from pathlib import Path

from bench import hook_call, hooks_file, process, throughput
from bench.data import fill

RECORDS = 100_000
TOOLS = ("wrk", "php", "taskset")


def main() -> None:
    """Measure and print."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        sys.exit(f"To be installed first: {', '.join(missing)}")
    with tempfile.TemporaryDirectory() as folder:
        data = fill(Path(folder) / "data", RECORDS)
        for figure in (throughput, hook_call, hooks_file, process):
            print(*figure.report(data), sep="\n", flush=True)


if __name__ == "__main__":
    main()
