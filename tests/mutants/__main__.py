"""Changes app/crypto, app/records and app/auth in small ways, and counts what their tests notice.

mutmut makes the changes, called mutants, in a copy of the tree, and runs the tests that reach the
changed function, fastest first. Of each room a random sample is tried, because all of them take
hours: as many as `NFM_MUTANTS` says (0 for all), drawn with `NFM_MUTANTS_SEED`. Exits with 1 when
fewer than nine of ten are noticed in one of the rooms.
"""

import json
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

ROOMS = ("crypto", "records", "auth")
# The smallest file: mutmut makes all mutants before it tries those that are named.
FIRST = "app.auth.errors.*"
NOTICED = {"killed", "timeout"}
WANTED_SHARE = 0.9
STATS = Path("mutants", "mutmut-stats.json")
# The fastest tests of a function are tried until they have taken this part of what all tests take:
# the rest, which are few and slow, would cost most of the time and seldom notice anything else.
TRIED_SHARE = 0.2


def main() -> int:
    wanted, seed = int(os.environ["NFM_MUTANTS"]), int(os.environ["NFM_MUTANTS_SEED"])
    _mutmut("run", "--max-children", "1", FIRST)
    _leave_out_slow_tests()
    chosen = list(_sample(list(_results()), wanted, seed))
    _mutmut("run", "--max-children", "1", *chosen)
    results = _results()
    return _report({name: results[name] for name in chosen}, seed)


def _leave_out_slow_tests() -> None:
    """Let mutmut know the fastest tests of each function alone."""
    stats = json.loads(STATS.read_text())
    seconds: dict[str, float] = stats["duration_by_test"]
    budget = sum(seconds.values()) * TRIED_SHARE
    of_functions: dict[str, list[str]] = stats["tests_by_mangled_function_name"]
    for tests in of_functions.values():
        tests.sort(key=lambda test: seconds.get(test, 0.0))
        sums = accumulate(seconds.get(test, 0.0) for test in tests)
        tests[:] = [test for test, spent in zip(tests, sums, strict=True) if spent <= budget]
    STATS.write_text(json.dumps(stats))


def _sample(names: list[str], wanted: int, seed: int) -> Iterator[str]:
    """Yield the names of as many mutants of each room, all if `wanted` is 0."""
    for room in ROOMS:
        of_room = sorted(name for name in names if name.startswith(f"app.{room}."))
        yield from random.Random(seed).sample(of_room, min(wanted or len(of_room), len(of_room)))


def _results() -> dict[str, str]:
    """Return what became of every mutant, by its name."""
    lines = _mutmut("results", "--all", "true", capture_output=True).splitlines()
    return dict(line.strip().split(": ", 1) for line in lines if ": " in line)


def _report(results: dict[str, str], seed: int) -> int:
    """Print the figures of each room and the mutants that no test noticed."""
    is_good = True
    for name, result in results.items():
        if result not in NOTICED:
            print(_mutmut("show", name, capture_output=True))
    for room in ROOMS:
        counts = Counter(of for name, of in results.items() if name.startswith(f"app.{room}."))
        share = sum(counts[result] for result in NOTICED) / counts.total()
        is_good &= share >= WANTED_SHARE
        print(f"app/{room}: {share:.1%} of {counts.total()} noticed, seed {seed}: {dict(counts)}")
    return 0 if is_good else 1


def _mutmut(*arguments: str, capture_output: bool = False) -> str:
    command = [sys.executable, "-m", "mutmut", *arguments]
    done = subprocess.run(command, check=True, text=True, capture_output=capture_output)
    return done.stdout or ""


if __name__ == "__main__":
    sys.exit(main())
