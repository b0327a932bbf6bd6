"""Numbers are remembered a batch at a time, and each is new once."""

from app.storage.seen import seen_numbers


def test_only_the_first_of_equal_numbers_is_new() -> None:
    """Within a batch and across batches a number is new once; an empty batch has none."""
    with seen_numbers() as seen:
        assert seen.add([3, 1, 3]) == {3, 1}
        assert seen.add([]) == set()
        assert seen.add([1, 2**31 - 1]) == {2**31 - 1}
