"""The steps of a rotation, for a key in every state, and what they leave alone."""

import re
from collections.abc import Callable, Sequence

import pytest

from app.crypto import rotation
from app.crypto.errors import KeyringError
from app.crypto.keyring import KeyState, SealingKey

Step = Callable[[Sequence[SealingKey], str], list[SealingKey]]
PENDING, PRIMARY, DECRYPT_ONLY, DISABLED, DESTROYED = KeyState
STEPS: dict[Step, tuple[KeyState, set[KeyState]]] = {
    rotation.promote: (PRIMARY, {PENDING, PRIMARY, DECRYPT_ONLY}),
    rotation.disable: (DISABLED, {PENDING, DECRYPT_ONLY, DISABLED}),
    rotation.enable: (DECRYPT_ONLY, {DECRYPT_ONLY, DISABLED}),
    rotation.destroy: (DESTROYED, {DISABLED}),
}
"""The state that a step leads to, and those that it starts from."""
CASES = [(step, state) for step in STEPS for state in KeyState]


def _keys() -> list[SealingKey]:
    """Return one key in every state, in order of the states."""
    return [SealingKey.generate(created=f"at {state}", state=state) for state in KeyState]


def _refusal(step: Step, keys: Sequence[SealingKey], key_id: str) -> str:
    with pytest.raises(KeyringError) as caught:
        step(keys, key_id)
    return str(caught.value)


@pytest.mark.parametrize(("step", "state"), CASES)
def test_a_step_takes_keys_in_its_states_only(step: Step, state: KeyState) -> None:
    """`destroy` needs a disabled key; each other step has its states too, and names them."""
    keys = _keys()
    key = next(key for key in keys if key.state is state)
    leads_to, starts_from = STEPS[step]
    if state in starts_from:
        (after,) = [after for after in step(keys, key.key_id) if after.key_id == key.key_id]
        assert (after.state, after.created) == (leads_to, f"at {state}")
        assert after.check_value == key.check_value
        assert after.root == (b"" if step is rotation.destroy else key.root)
    else:
        wanted = " or ".join(sorted(starts_from))
        message = (
            f"Key {key.key_id} is {state}; this needs one that is {wanted}. "
            "The order of the steps: netflow-manager keyring --help"
        )
        assert _refusal(step, keys, key.key_id) == message


@pytest.mark.parametrize("step", STEPS)
def test_a_step_leaves_other_keys_as_they_are(step: Step) -> None:
    """Only the key that is named changes; `promote` also retires the primary, and nothing else."""
    keys = _keys()
    target = next(key for key in keys if key.state in STEPS[step][1] - {PRIMARY, STEPS[step][0]})
    after = step(keys, target.key_id)
    assert [key.key_id for key in after] == [key.key_id for key in keys]
    changed = {old.state for old, new in zip(keys, after, strict=True) if old != new}
    retired = {PRIMARY} if step is rotation.promote else set()
    assert changed == {target.state} | retired
    assert [key.state for key in after].count(PRIMARY) == 1


@pytest.mark.parametrize("step", STEPS)
def test_a_key_that_is_not_there_is_named(step: Step) -> None:
    """An id that the keyring lacks is refused, also where the first key could take the step."""
    assert _refusal(step, _keys(), "feedbeef") == (
        "The keyring has no key feedbeef. To list its keys: netflow-manager keyring status"
    )


def test_a_new_key_is_pending_at_the_end() -> None:
    """`add` keeps all keys, and the new one has its time, random bytes and their check value."""
    keys = _keys()
    *kept, new = rotation.add(keys, "today")
    assert kept == keys
    assert (new.state, new.created, len(new.root)) == (PENDING, "today", 32)
    assert new.matches_check_value()
    assert re.fullmatch("[0-9a-f]{8}", new.key_id)
    assert len({key.root for key in (*kept, new)}) == len({key.key_id for key in (*kept, new)}) == 6
