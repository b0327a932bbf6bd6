"""P8: loading `hooks.php` on a page of WHMCS that uses none of its hooks, over an empty file."""

import json
import subprocess
from pathlib import Path
from statistics import median
from typing import Any

from bench.servers import LOAD_CORE, on_core

LOADS = 2_000
GOAL_MS = 0.3
SCRIPT = Path(__file__).with_suffix(".php")
HOOKS = Path(__file__).parents[1] / "whmcs_hook/modules/addons/netflow_manager/hooks.php"
# As a web server runs PHP, and as the command line does: compiled once, or at each load.
WAYS = {"compiled once": "1", "compiled each time": "0"}


def report(folder: Path) -> list[str]:
    """Load it with the compiler's cache and without."""
    empty = folder / "empty.php"
    empty.write_text("<?php\n")
    return [
        f"P8  loading hooks.php, {LOADS:,} times, an empty file by turns",
        *(_line(name, _load(empty, cache)) for name, cache in WAYS.items()),
    ]


def _load(empty: Path, cache: str) -> dict[str, Any]:
    options = ["-d", f"opcache.enable_cli={cache}", "-d", "opcache.file_update_protection=0"]
    finished = subprocess.run(
        on_core(LOAD_CORE, "php", *options, str(SCRIPT)),
        input=json.dumps({"file": str(HOOKS), "empty": str(empty), "loads": LOADS}),
        check=True,
        capture_output=True,
        text=True,
    )
    return dict(json.loads(finished.stdout))


def _line(name: str, loaded: dict[str, Any]) -> str:
    file, empty = (median(loaded["times"][each]) for each in ("file", "empty"))
    return (
        f"    {name:18} {file:.3f} ms, the empty file {empty:.3f} ms   (goal {GOAL_MS} ms);"
        f" {loaded['hooks']} hooks, {len(loaded['classes'])} classes: no query, no call"
    )
