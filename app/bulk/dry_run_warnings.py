"""What a dry run warns of: cells that a spreadsheet has damaged, and values that would be lost."""

import re
from typing import Final

from app.bulk.meaning import CLEARED_BY_BLANKS
from app.bulk.rows import MAX_LISTED, ErrorList, Row
from app.input.faults import Fault
from app.records.change import Change
from app.records.stated import RecordStated

# What a PUT makes of a member that is left out.
_DEFAULTS: Final = {**dict.fromkeys(CLEARED_BY_BLANKS), "enabled": True}

# As spreadsheets write them in the languages of the addon.
_ERRORS: Final = (
    r"[¿¡]?(?:NAME|NOM|NOMBRE|NOME|NAAM)\?",
    r"¡?(?:REF|BEZUG|RIF|VERW)!",
    r"¡?(?:VALUE|WERT|VALEUR|VALOR|VALORE|WAARDE)!",
    r"¡?(?:DIV|DEEL)/0!",
    r"¡?(?:NUM|ZAHL|NOMBRE|NÚM|GETAL)!",
    r"¡?(?:NULL|NUL|NULO|NULLO|LEEG)!",
    r"¡?(?:SPILL|ÜBERLAUF|EPARS|PROPAGATION|DESBORDAMIENTO|ESPANSIONE|OVERLOOP|DESPEJAR)!",
    r"N/[ABD]",
    r"NV",
)
# A rounded number has the capital E and the sign; a column that was too narrow is all hashes.
_DAMAGED: Final = re.compile(
    rf"\s*(?:[+-]?\d(?:[.,]\d+)?E[+-]\d{{1,3}}|#{{3,}}|#(?:{'|'.join(_ERRORS)})|Err:\d{{3}})\s*"
)


def is_damaged(cell: str) -> bool:
    """Return whether a spreadsheet has put this in place of what was typed."""
    return _DAMAGED.fullmatch(cell) is not None


class Warnings:
    """The warnings of one pass over the file. None repeats a value."""

    def __init__(self) -> None:
        self._damaged = ErrorList()
        self._lost: dict[str, tuple[int, int]] = {}

    def look_at(self, row: Row) -> None:
        """Note the damaged cells of a row."""
        for name, value in row.members.items():
            if isinstance(value, str) and is_damaged(value) and name in RecordStated.model_fields:
                self._damaged.add(Fault(f"/{name}", "damaged_cell", row.line))

    def compare(self, row: Row, change: Change) -> None:
        """Note the stored values that are lost because the file has no column for them."""
        if change.before is None:
            return
        given = row.members if row.columns is None else row.columns
        for name, default in _DEFAULTS.items():
            before = getattr(change.before.record, name)
            if name not in given and before != default == getattr(change.record, name):
                line, records = self._lost.get(name, (row.line, 0))
                self._lost[name] = (line, records + 1)

    @property
    def found(self) -> ErrorList:
        """The warnings: one for each column that is missing, then one for each damaged cell."""
        lost = [_lost(name, line, records) for name, (line, records) in self._lost.items()]
        listed = [*lost, *self._damaged.listed][:MAX_LISTED]
        return ErrorList(listed, len(lost) + self._damaged.count)


def _lost(name: str, line: int, records: int) -> Fault:
    key = "column_missing-enabled" if name == "enabled" else "column_missing"
    return Fault(f"/{name}", key, line, {"records": records})
