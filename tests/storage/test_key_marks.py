"""Which marks of sealing keys replace which, on every kind of database."""

from collections.abc import Callable
from functools import partial

import pytest

from app.storage.database import Database
from app.storage.key_marks import mark
from app.storage.known_keys import Mark
from app.upkeep import opening, resealing
from tests.support.databases import Place

STATE = "SELECT state FROM sealing_keys"


@pytest.fixture
def key_id(place: Place, prepared: Database) -> str:
    """Return the id of the one key that the database knows."""
    return opening.open_keyring(place.settings, prepared).primary_id


def test_no_mark_brings_a_key_back(place: Place, prepared: Database, key_id: str) -> None:
    """A disabled key can only be destroyed, and a destroyed one stays that."""
    for state, after in (
        (Mark.RETIRED, Mark.RETIRED),
        (Mark.ACTIVE, Mark.ACTIVE),
        (Mark.DISABLED, Mark.DISABLED),
        (Mark.ACTIVE, Mark.DISABLED),
        (Mark.RETIRED, Mark.DISABLED),
        (Mark.DESTROYED, Mark.DESTROYED),
        (Mark.ACTIVE, Mark.DESTROYED),
        (Mark.RETIRED, Mark.DESTROYED),
        (Mark.DISABLED, Mark.DESTROYED),
    ):
        prepared.transact(partial(mark, marks={key_id: state}))
        assert place.sql(STATE) == [after], state


@pytest.fixture
def used_late(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Return what has the second look for rows find one, and do something before that."""

    def arrange(before_second_look: Callable[[], object]) -> None:
        looks = 0

        def is_used(_database: Database, _key_id: str) -> bool:
            nonlocal looks
            looks += 1
            if looks > 1:
                before_second_look()
            return looks > 1

        monkeypatch.setattr(resealing, "_is_used", is_used)

    return arrange


@pytest.mark.parametrize("state", ["retired", "edited"])
def test_a_mark_is_taken_back(
    place: Place,
    prepared: Database,
    key_id: str,
    used_late: Callable[[Callable[[], object]], None],
    state: str,
) -> None:
    """Where a row needs the key after all, its mark is what it was, also one that SQL wrote."""
    place.sql(f"UPDATE sealing_keys SET state = '{state}'")
    used_late(lambda: None)
    assert not resealing.stop_sealing(prepared, key_id, Mark.DISABLED)
    assert place.sql(STATE) == [state]


def test_a_mark_that_came_meanwhile_stays(
    place: Place,
    prepared: Database,
    key_id: str,
    used_late: Callable[[Callable[[], object]], None],
) -> None:
    """What another command has marked between the two looks is not undone."""
    place.sql("UPDATE sealing_keys SET state = 'retired'")
    used_late(lambda: place.sql("UPDATE sealing_keys SET state = 'active'"))
    assert not resealing.stop_sealing(prepared, key_id, Mark.DISABLED)
    assert place.sql(STATE) == ["active"]
