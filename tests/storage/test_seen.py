"""Numbers are remembered a batch at a time, and each is new once."""

from pathlib import Path

from app.storage.scratch import seen_numbers
from app.storage.spool import Spool


def test_only_the_first_of_equal_numbers_is_new(tmp_path: Path) -> None:
    """Within a batch and across batches a number is new once; an empty batch has none."""
    with seen_numbers(Spool(tmp_path)) as seen:
        assert seen.add([3, 1, 3]) == {3, 1}
        assert seen.add([]) == set()
        assert seen.add([1, 2**31 - 1]) == {2**31 - 1}
