"""Packed sums: what comes out went in, damage is seen, and old rows stay readable."""

import json
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.usage.pack import MAX_VALUES, UNKNOWN, DamagedPack, pack, unpack
from tests.gates.gates import amount

VECTORS = json.loads((Path(__file__).parent / "packed.json").read_text(encoding="utf-8"))
EXAMPLES = amount("NFM_USAGE_EXAMPLES")
VALUES = st.lists(st.integers(0, UNKNOWN) | st.integers(0, 10**9), max_size=600)


@settings(max_examples=EXAMPLES)
@given(VALUES)
def test_what_comes_out_went_in(values: list[int]) -> None:
    """Any list of unsigned 64-bit integers."""
    assert unpack(pack(values)) == values


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_rows_of_before_stay_readable(vector: dict[str, object]) -> None:
    """The committed bytes are read, and their layout is the documented one."""
    packed, values = bytes.fromhex(str(vector["packed"])), vector["values"]
    assert unpack(packed) == values
    assert isinstance(values, list)
    planes = bytes(value >> 8 * weight & 255 for weight in range(8) for value in values)
    assert zlib.decompress(packed) == planes


@settings(max_examples=EXAMPLES)
@given(VALUES.filter(bool), st.data())
def test_damage_is_seen(values: list[int], data: st.DataObject) -> None:
    """A byte that changed, was cut off or came after the end: no numbers."""
    packed = pack(values)
    place = data.draw(st.integers(0, len(packed) - 1))
    changed = bytearray(packed)
    changed[place] ^= data.draw(st.integers(1, 255))
    for damaged in (packed[:place], packed + b"\0"):
        with pytest.raises(DamagedPack):
            unpack(damaged)
    with suppress(DamagedPack):
        assert unpack(bytes(changed)) == values  # a bit that means nothing


def test_no_row_makes_more_numbers_than_any_has() -> None:
    """A small blob that would decompress into gigabytes is refused, and so is packing too many."""
    assert len(unpack(pack([0] * MAX_VALUES))) == MAX_VALUES
    bomb = zlib.compress(bytes(8 * (MAX_VALUES + 1)), 9)
    with pytest.raises(DamagedPack):
        unpack(bomb)
    with pytest.raises(OverflowError):
        pack([0] * (MAX_VALUES + 1))


@pytest.mark.parametrize("value", [-1, 2**64])
def test_what_is_no_unsigned_integer_of_64_bits_is_refused(value: int) -> None:
    """Nothing wraps around."""
    with pytest.raises(OverflowError):
        pack([value])


def test_a_quiet_day_takes_almost_no_room() -> None:
    """Zeros are 2 % of their size, a day of 30 Mbit/s with noise under seven bytes a sample."""
    assert len(pack([0] * 576)) < 100
    noisy = [1_125_000_000 + number * 7_919 % 10**8 for number in range(576)]
    assert len(pack(noisy)) < 7 * 576
