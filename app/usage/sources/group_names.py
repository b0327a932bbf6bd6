"""Finds the group that a record names; pure."""

from collections.abc import Iterable

from app.usage.sources.source import Group


class GroupNames:
    """The groups of a source by their names."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._exact: dict[str, Group | None] = {}
        self._alike: dict[str, Group | None] = {}
        for group in groups:
            folded = group.name.casefold()
            # Of two with one name, none is measured: which one is meant is not known.
            self._exact[group.name] = None if group.name in self._exact else group
            self._alike[folded] = None if folded in self._alike else group

    def find(self, name: str) -> Group | None:
        """Return the only group of this name, else the only one that differs in case alone."""
        return self._exact.get(name) or self._alike.get(name.casefold())


def match(name: str, groups: Iterable[Group]) -> Group | None:
    """Return the one of these groups that a name means, None without one."""
    return GroupNames(groups).find(name)
