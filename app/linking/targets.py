"""Which records name something that the source does not have."""

from app.usage.groups import Groups
from app.usage.kinds import NFDUMP
from app.usage.sources.group_names import GroupNames
from app.usage.sources.source import Group
from app.usage.targets import Origin, Subject


class Targets:
    """What records name, compared with what the source has."""

    def __init__(self, origin: Origin | None, groups: Groups) -> None:
        self._origin = origin
        is_polled = origin is not None and origin.kind != NFDUMP
        known = is_polled and groups.fetched_at is not None
        self._groups = groups.items if known else []
        self._names = GroupNames(groups.items) if known else None
        self._named: set[str] = set()

    def are_missing(self, subject: Subject) -> bool:
        """Note the group of a record, and return whether it is enabled and cannot be measured.

        Groups that were never fetched say nothing.
        """
        group = None
        if self._names is not None and subject.group is not None:
            group = self._names.find(subject.group)
        if group is not None:
            self._named.add(group.id)
        if self._origin is None or not subject.enabled:
            return False
        if self._origin.kind == NFDUMP:
            return self._origin.aim_of(subject) is None
        return self._names is not None and group is None

    @property
    def unnamed(self) -> list[Group]:
        """Return the groups that no record has named, enabled or not."""
        return [group for group in self._groups if group.id not in self._named]
