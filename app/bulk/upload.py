"""The parameters and the report of an import."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO

from app.bulk.dry_run_warnings import Warnings
from app.bulk.meaning import Mode
from app.bulk.preview import PreviewedRow
from app.bulk.rows import ErrorList, Reader
from app.storage.spool import Spool

FindOwners = Callable[[Sequence[int]], Mapping[int, int]]
"""Finds the WHMCS client of each of these services; a service that WHMCS lacks is left out."""


def _ignore(_position: int) -> None:
    """Ignore the progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """The parameters of an import.

    `progress` is called with the position in the file after each batch; `spool` holds what does
    not fit in memory. The records begin at `start`. `find_owners` finds the clients of services in
    WHMCS, if the rows are compared with it. `previews` is the number of rows that a dry run shows.
    """

    file: IO[bytes]
    read: Reader
    spool: Spool
    mode: Mode = "upsert"
    dry_run: bool = False
    start: int = 0
    find_owners: FindOwners | None = None
    previews: int = 0
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
    preview: list[PreviewedRow] = field(default_factory=list)
