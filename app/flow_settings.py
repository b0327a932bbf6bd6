"""Where nfcapd writes the flows that `collect` reads, as variables state it."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

FLOW_VARIABLES = frozenset(
    {
        "NFM_NFDUMP_ACTIVE_TIMEOUT",
        "NFM_NFDUMP_DIR",
        "NFM_NFDUMP_FILTER",
        "NFM_NFDUMP_INTERVAL",
    }
)
MAX_TIMEOUT = 7_200
LONGEST_INTERVAL = 3_600
SLOT = 300


class FlowSettings(NamedTuple):
    """The directory of nfcapd, how it and the exporters are set up, and flows to leave out.

    `active_timeout` is the longest of the exporters', `interval` that of `nfcapd -t`, in seconds.
    """

    directory: Path
    flow_filter: str = ""
    active_timeout: int = 1_800
    interval: int = SLOT


def flow_settings(given: Mapping[str, str]) -> FlowSettings | None:
    """Return the settings in `NFM_NFDUMP_*`, None without a directory.

    Raises `ValueError`, which names the variable.
    """
    stated = sorted(FLOW_VARIABLES & given.keys())
    if not stated:
        return None
    if "NFM_NFDUMP_DIR" not in stated:
        raise ValueError(f"{stated[0]}: needs NFM_NFDUMP_DIR.")
    default = FlowSettings(Path(given["NFM_NFDUMP_DIR"]).absolute())
    interval = _number(given, "NFM_NFDUMP_INTERVAL", default.interval, LONGEST_INTERVAL)
    timeout = _number(given, "NFM_NFDUMP_ACTIVE_TIMEOUT", default.active_timeout, MAX_TIMEOUT)
    flow_filter = given.get("NFM_NFDUMP_FILTER", default.flow_filter)
    return FlowSettings(default.directory, flow_filter, timeout, interval)


def _number(given: Mapping[str, str], name: str, default: int, most: int) -> int:
    text = given.get(name, str(default))
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= most):
        raise ValueError(f"{name}: must be a number of seconds from 1 to {most}.")
    return int(text)
