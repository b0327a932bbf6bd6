"""U5 over HTTP: nobody is answered a byte that another owner's service moved."""

from collections.abc import Callable, Iterator

import pytest

from app.usage.slots import moment_of, slot_of
from tests.usage.measured_records import NOON
from tests.usage.served import Served, served, text
from tests.usage.test_ownership import (
    CLIENTS,
    INSTALLATIONS,
    QUESTIONS,
    SERVICES,
    STEPS,
    Model,
    Owner,
)


@pytest.fixture
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give two installations, each with its own network and the same ids."""
    with served(tmp_path_factory.mktemp("owners") / "data") as api:
        api.records.assign(1, "192.0.1.0/24")
        assert api.records.add_installation("192.0.2.0/24") == INSTALLATIONS[1]
        api.api.app.state.services.settings.refresh()
        yield api


def _expected(model: Model, owner: Owner, until: int) -> tuple[bool, int | None]:
    """Return whether figures are shown to an owner, and the bytes in before a slot."""
    place, client = owner[:2], owner[2]
    is_owner = model.measured.get(place, (None,))[0] == client
    if not is_owner or place in model.broken:
        return False, None
    moved = [
        octets for (whose, slot), octets in model.owned.items() if whose == owner and slot < until
    ]
    return True, sum(moved) if moved else None


def test_each_owner_is_answered_the_own_bytes(
    api: Served, record_property: Callable[[str, object], None]
) -> None:
    """Records are written, sold, disabled, deleted, broken and merged at random moments."""
    model = Model(api.records, seed=6)
    for _ in range(STEPS):
        model.step()
    keys = {
        number: api.api.create_key("render", installation_id=number) for number in INSTALLATIONS
    }
    bounds = {"from": text(NOON - 100), "to": text(api.clock.slot + 1)}
    right = shown = 0
    for _ in range(QUESTIONS):
        installation, service = model.draw.choice(INSTALLATIONS), model.draw.choice(SERVICES)
        client = model.draw.choice(CLIENTS)
        answer = api.api.call(
            "GET",
            f"/v1/access-records/{service}/usage",
            key=keys[installation],
            params={"client_id": str(client), "status": "Active", **bounds},
        ).json()
        octets = answer["in"]["bytes"] if answer["visible"] else None
        until = _collected_until(answer)
        assert (answer["visible"], octets) == _expected(
            model, (installation, service, client), until
        )
        right += 1
        shown += octets is not None
    record_property("measured", f"{right} questions, {shown} with figures, 0 wrong")
    assert shown > 0


def _collected_until(answer: dict[str, dict[str, str]]) -> int:
    """Return the slot that figures of an answer end before."""
    if not answer["visible"]:
        return 0
    until = answer["source"]["collected_until"]
    slot = slot_of(_seconds(until))
    assert text(slot) == until
    return slot


def _seconds(moment: str) -> float:
    return type(moment_of(0)).fromisoformat(moment).timestamp()
