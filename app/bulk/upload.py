"""The parameters and the report of an import."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO

from app.bulk.dry_run_warnings import Warnings
from app.bulk.meaning import Mode
from app.bulk.rows import ErrorList, Reader
from app.storage.spool import Spool


def _ignore(_position: int) -> None:
    """Ignore the progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """The parameters of an import.

    `progress` is called with the position in the file after each batch; `spool` holds what does
    not fit in memory.
    """

    file: IO[bytes]
    read: Reader
    spool: Spool
    mode: Mode = "upsert"
    dry_run: bool = False
    progress: Callable[[int], None] = _ignore


@dataclass(slots=True)
class Report:
    """What an import did, or in a dry run would do. With errors it did nothing.

    Only a dry run warns.
    """

    rows: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    errors: ErrorList = field(default_factory=ErrorList)
    warnings: Warnings = field(default_factory=Warnings)
