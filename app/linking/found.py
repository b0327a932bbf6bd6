"""A list that has its first hundred only, and is counted to its end."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

MOST: Final = 100

Item = TypeVar("Item")
Candidate = TypeVar("Candidate")


@dataclass(slots=True)
class Found(Generic[Item]):
    """The first hundred of what was found, and how many there are."""

    items: list[Item] = field(default_factory=list)
    total: int = 0

    @property
    def has_room(self) -> bool:
        """Whether another one would be listed."""
        return len(self.items) < MOST

    def add(
        self,
        candidates: Sequence[Candidate],
        verified: Callable[[Sequence[Candidate]], Iterable[Item]],
    ) -> None:
        """Add what is verified of candidates while there is room, and count the others."""
        place = 0
        while place < len(candidates) and self.has_room:
            room = MOST - len(self.items)
            found = list(verified(candidates[place : place + room]))
            self.items += found
            self.total += len(found)
            place += room
        self.total += max(0, len(candidates) - place)
