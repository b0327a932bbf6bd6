"""How long a transaction waits that others have made start over."""

import random

SHORTEST_SECONDS = 0.01
LONGEST_SECONDS = 5.0
SHARE_OF_ATTEMPT = 1 / 8


def seconds_after(attempt: int, lasted: float) -> float:
    """Return the pause after attempt 0, 1, 2, …, which has lasted so many seconds.

    It doubles each time and grows with the attempt, as what is long meets more of the others. Its
    length is random, so that two that met do not meet again.
    """
    longest = (SHORTEST_SECONDS + lasted * SHARE_OF_ATTEMPT) * float(2**attempt)
    return min(longest, LONGEST_SECONDS) * random.uniform(0.5, 1)  # noqa: S311 - no secret
