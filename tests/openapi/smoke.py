"""Tests a running instance from its own OpenAPI document: `make smoke URL=…`.

The key is read from `NFM_KEY` and handed on in the environment. Only GET is sent unless `WRITE`
is set: then records and keys are created, changed and deleted. Exit code 0: nothing was wrong.
"""

import os
import sys
import tempfile
from pathlib import Path

from tests.openapi.schemathesis_run import Run, run

EXAMPLES = os.environ.get("NFM_SMOKE_EXAMPLES", "5")
PHASES = "examples,coverage,fuzzing,stateful"
# It sends requests without a key, of which an address has 60 a minute.
LEFT_OUT = "ignored_auth"


def main(url: str) -> int:
    """Run, print what every operation answered, and return the exit code."""
    key = os.environ.get("NFM_KEY", "")
    if not url or not key.startswith("nfm_"):
        print("Usage: make smoke URL=http://127.0.0.1:8000 [WRITE=1]", file=sys.stderr)
        print("It wants an API key in NFM_KEY: read -r NFM_KEY && export NFM_KEY", file=sys.stderr)
        return 2
    read_only = not os.environ.get("WRITE")
    options = ["--phases", PHASES, "--max-examples", EXAMPLES, "--exclude-checks", LEFT_OUT]
    with tempfile.TemporaryDirectory() as folder:
        result = run(url.rstrip("/"), key, Path(folder) / "ledger", *options, read_only=read_only)
    print(summary(result))
    if result.exit_code != 0 or result.with_status(0, 0):
        print(result.output)
        return 1
    return 0 if result.with_status(200, 299) else 1


def summary(result: Run) -> str:
    """Return a line for every operation: how many answers of which status."""
    lines = []
    for operation, statuses in sorted(result.answers.items()):
        counts = "  ".join(f"{status}: {count}" for status, count in sorted(statuses.items()))
        lines.append(f"{operation:<60} {counts}")
    good, broken = (len(result.with_status(low, low + 99)) for low in (200, 500))
    outcome = "nothing wrong" if result.exit_code == 0 else "something is wrong"
    lines.append(
        f"{result.cases} requests, {len(result.answers)} operations, {good} answered 2xx, "
        f"{broken} answered 5xx: {outcome}."
    )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
