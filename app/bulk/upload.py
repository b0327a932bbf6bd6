"""What to import, how, and what came of it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO, Literal

from app.bulk.rows import ErrorList, Reader
from app.storage.spool import Spool

Mode = Literal["upsert", "create"]


def _ignore(_position: int) -> None:
    """Report progress to nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """What to import, and how.

    `progress` is told the position in the file after each batch; `spool` takes what does not fit
    in memory.
    """

    file: IO[bytes]
    read: Reader
    spool: Spool
    mode: Mode = "upsert"
    dry_run: bool = False
    progress: Callable[[int], None] = _ignore


@dataclass(slots=True)
class Report:
    """What an import did, or in a dry run would have done. With errors, it did nothing."""

    rows: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    errors: ErrorList = field(default_factory=ErrorList)
