"""The render path: what a client may see of a record, for the product page and the mail."""

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from app.crypto.errors import BrokenSeal, UnknownSealingKey
from app.crypto.keyring import Keyring
from app.logs import LimitedLog
from app.metrics import Metrics
from app.records.broken_seals import BrokenSeals
from app.records.record import OpenedAccess, sealed_fields
from app.records.sealing import open_password
from app.storage.lookup import LookupRow, RecordLookup
from app.storage.typed_rows import as_number

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Question:
    """Which client asks for which service of which installation."""

    installation_id: int
    service_id: int
    client_id: int


@dataclass(frozen=True, slots=True)
class AccessReader:
    """Answers the render path: one SELECT, one open, no write. Belongs to one event loop.

    Call `run_deferred` when an answer has left the process: metrics and log lines about a record
    that is not shown wait for it, so that the time of an answer reveals nothing about one.
    """

    lookup: RecordLookup
    keyring: Keyring
    metrics: Metrics
    broken_seals: BrokenSeals
    limited_log: LimitedLog = field(default_factory=partial(LimitedLog, log))
    _deferred: deque[Callable[[], object]] = field(default_factory=deque)

    async def open_for_client(self, question: Question) -> OpenedAccess | None:
        """Return what this client may see of this service, None when there is nothing."""
        return (await self.look_up(question))[0]

    async def look_up(self, question: Question) -> tuple[OpenedAccess | None, bool]:
        """Return what this client may see of this service, and whether there is a record at all.

        The result is the same for a missing record, a disabled one, another client's, a broken one
        and one whose key is not usable; the last three are counted and logged by `run_deferred`.
        Raises `DatabaseUnavailable`.
        """
        row = await self.lookup.find(question.installation_id, question.service_id)
        if row is None:
            return None, False
        if row.client_id != question.client_id:
            self._deferred.append(partial(self._report, "owner_mismatch", question))
            return None, True
        if not row.enabled:
            # Its seal still has to be checked: somebody may have disabled it by SQL.
            self._deferred.append(partial(self._open, row, question))
            return None, True
        return self._open(row, question), True

    @property
    def has_deferred(self) -> bool:
        """Whether something waits for `run_deferred`."""
        return bool(self._deferred)

    def run_deferred(self) -> None:
        """Count and log what was not shown since the last call."""
        while self._deferred:
            self._deferred.popleft()()

    def _open(self, row: LookupRow, question: Question) -> OpenedAccess | None:
        # The ids are the question's, not the row's: a query that fetched the wrong row fails.
        ids = (question.installation_id, question.service_id, question.client_id)
        try:
            password = open_password(self.keyring, row.seal, sealed_fields(ids, row))
        except UnknownSealingKey:
            # Nobody edited the row: what the key sealed opens again once that is back.
            self._deferred.append(partial(self._report, "unusable_key", question))
            return None
        except BrokenSeal:
            # The row is unchecked: its version can be of any type.
            version = as_number(row.version)
            self.broken_seals.note((question.installation_id, question.service_id, version))
            self._deferred.append(partial(self._report, "broken_seal", question))
            return None
        return OpenedAccess(row, password)

    def _report(self, reason: str, question: Question) -> None:
        self.metrics.withheld.labels(reason).inc()
        self.limited_log.error(
            "record_withheld",
            reason=reason,
            installation_id=question.installation_id,
            service_id=question.service_id,
            client_id=question.client_id,
        )
