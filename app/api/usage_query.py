"""The period that a caller asks figures of."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import Depends, Query
from pydantic import BeforeValidator, WithJsonSchema

from app.client_area.usage import Wanted
from app.input.faults import Fault, InvalidInput
from app.input.fields import refuse
from app.usage.slots import SLOTS_PER_DAY, Slot, slot_of

MAX_DAYS = 100
LAST_DAY = 31
PeriodName = Literal["24h", "7d", "30d", "cycle", "last_cycle"]
# Whole slots only; centuries that every calendar and time zone can count in.
WHOLE_SLOT = (
    "^2[0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][05]:00Z$"
)
_WHOLE_SLOT = re.compile(WHOLE_SLOT, re.ASCII)


def _parse_slot(text: object) -> Slot | None:
    """Return the slot that begins at a time; None as it is."""
    if text is None:
        return None
    try:
        found = _WHOLE_SLOT.fullmatch(str(text))
        moment = found and datetime.fromisoformat(found[0]).astimezone(UTC)
    except ValueError:  # such as 30 February
        moment = None
    return refuse("slot") if moment is None else slot_of(moment.timestamp())


def _parse_day(text: object) -> int:
    digits = str(text)
    if re.fullmatch("[1-9][0-9]?", digits, re.ASCII) and int(digits) <= LAST_DAY:
        return int(digits)
    return refuse("limit", last=LAST_DAY)


_Slot = Annotated[
    Slot | None,
    BeforeValidator(_parse_slot),
    WithJsonSchema({"type": "string", "pattern": WHOLE_SLOT}),
]


@dataclass(frozen=True, slots=True)
class PeriodQuery:
    """A period by its name, or from one moment until another."""

    period: Annotated[
        PeriodName | None,
        Query(
            description="The last hours or days that are complete, the billing cycle that runs or "
            "the one before it. `24h` when it is left out, and `from` and `to` are too."
        ),
    ] = None
    cycle_day: Annotated[
        int,
        BeforeValidator(_parse_day),
        WithJsonSchema({"type": "integer", "minimum": 1, "maximum": LAST_DAY}),
        Query(
            description="Day of the month on which billing cycles begin; the last day in shorter "
            "months. Counts while the setting `usage_cycle` is `due_day`."
        ),
    ] = 1
    from_: Annotated[
        _Slot,
        Query(
            alias="from", description="Beginning of a period of your own, at whole five minutes."
        ),
    ] = None
    to: Annotated[
        _Slot, Query(description="Its end, which is not part of it; at most 100 days later.")
    ] = None

    def wanted(self, status: str | None = None, *, of_any_status: bool = False) -> Wanted:
        """Return what is asked for. Raises `InvalidInput` for a period that is none."""
        name = self.period or "24h"
        return Wanted(name, self.cycle_day, self._bounds(), status, of_any_status)

    def _bounds(self) -> tuple[Slot, Slot] | None:
        if self.from_ is None and self.to is None:
            return None
        if self.period is not None:
            raise InvalidInput(Fault("/period", "period"))
        if self.from_ is None or self.to is None:
            raise InvalidInput(Fault("/from" if self.from_ is None else "/to", "slot-other"))
        if not 0 < self.to - self.from_ <= MAX_DAYS * SLOTS_PER_DAY:
            raise InvalidInput(Fault("/to", "slot-range", values={"limit": MAX_DAYS}))
        return self.from_, self.to


AskedPeriod = Annotated[PeriodQuery, Depends()]
