"""Counts records in a report."""

from dataclasses import dataclass, field

MAX_LISTED = 1_000


@dataclass(slots=True)
class Tally:
    """A number of records, and the first thousand of their service ids."""

    count: int = 0
    service_ids: list[int] = field(default_factory=list)

    def add(self, service_id: int) -> None:
        """Count one."""
        self.count += 1
        if self.count <= MAX_LISTED:
            self.service_ids.append(service_id)
