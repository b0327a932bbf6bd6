"""`make bench`: print every figure with its goal and the limit that was measured beside it.

`FIGURES=P1,P4` chooses; `NFM_BENCH_RECORDS` says how many records P3 and P4 have.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path

from bench import (
    bulk,
    flows,
    growth,
    hook_call,
    hooks_file,
    month,
    paging,
    process,
    product_page,
    resealing,
    sizing,
    slots,
    starving,
    throughput,
)
from bench.data import BenchData, fill, fill_many
from bench.databases import KINDS, SQLITE, Databases, databases, is_installed

RECORDS = 100_000
FEW_RECORDS = 10_000
MANY_RECORDS = int(os.environ.get("NFM_BENCH_RECORDS", "1000000"))
RESEALED_RECORDS = 20_000
TOOLS = ("wrk", "php", "taskset", "nfcapd", "nfdump")

Lines = list[str]


class Figures:
    """Every figure by its name. Databases are filled at the first figure that needs them."""

    def __init__(self, given: Databases) -> None:
        self._databases = given
        self._filled = lru_cache(lambda kind: fill(given.new(kind), RECORDS))

    @cached_property
    def _many(self) -> BenchData:
        return fill_many(self._databases.new(SQLITE), MANY_RECORDS)

    def every(self) -> dict[str, Callable[[], Iterator[Lines]]]:
        """Return what prints a figure, by its name, in the order of a run."""
        return {
            "P1": lambda: map(throughput.report, self._of_each_kind()),
            "P2": lambda: map(hook_call.report, self._of_each_kind()),
            "P3": lambda: iter([growth.report(self._few(), self._many)]),
            "P4": lambda: iter([paging.report(self._many)]),
            "P5": lambda: iter([bulk.report_rates(self._databases.folder)]),
            "P6": lambda: map(resealing.report, self._to_reseal()),
            "P7": self._memory,
            "P8": lambda: iter([hooks_file.report(self._databases.folder)]),
            "P9": lambda: iter([process.report_start(self._filled(SQLITE))]),
            # It adds records: to databases of its own.
            "P10": lambda: map(starving.report, self._to_starve()),
            "U6": lambda: map(self._page, _kinds()),
            "U7": self._traffic,
            "U8": lambda: map(month.report, map(self._databases.new, _kinds())),
            "S": lambda: map(sizing.report, self._to_size()),
        }

    def _of_each_kind(self) -> Iterator[BenchData]:
        return map(self._filled, _kinds())

    def _few(self) -> BenchData:
        return fill(self._databases.new(SQLITE), FEW_RECORDS)

    def _to_reseal(self) -> Iterator[BenchData]:
        return (fill(self._databases.new(kind), RESEALED_RECORDS) for kind in _kinds())

    def _to_starve(self) -> Iterator[BenchData]:
        return (fill(self._databases.new(kind), RECORDS) for kind in _kinds())

    def _to_size(self) -> Iterator[BenchData]:
        sizes = ((kind, records) for kind in _kinds() for records in sizing.SIZES)
        return (fill(self._databases.new(kind), records) for kind, records in sizes)

    def _traffic(self) -> Iterator[Lines]:
        yield flows.report(self._databases.folder)
        yield from (slots.report(self._databases.new(kind)) for kind in _kinds())

    def _page(self, kind: str) -> Lines:
        off, on = (fill(self._databases.new(kind), FEW_RECORDS) for _ in range(2))
        return product_page.report(off, on)

    def _memory(self) -> Iterator[Lines]:
        yield process.report_memory(self._filled(SQLITE))
        yield bulk.report_memory(self._databases.folder)


def _kinds() -> Iterator[str]:
    for kind in KINDS:
        if is_installed(kind):
            yield kind
        else:
            print(f"{kind} is not installed and was left out.")


def main() -> None:
    """Measure and print."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        sys.exit(f"To be installed first: {', '.join(missing)}")
    with tempfile.TemporaryDirectory() as folder, databases(Path(folder)) as given:
        figures = Figures(given).every()
        wanted = [name for name in os.environ.get("FIGURES", "").split(",") if name] or [*figures]
        unknown = sorted({*wanted} - {*figures})
        if unknown:
            sys.exit(f"FIGURES: {', '.join(unknown)} is none of {', '.join(figures)}.")
        for name in wanted:
            for lines in figures[name]():
                print(*lines, "", sep="\n", flush=True)


if __name__ == "__main__":
    main()
