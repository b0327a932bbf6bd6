"""One line per event on standard error, as JSON or for people to read, without secrets.

An event has a short name and named values. Bodies, headers and query strings are never
values; anything that looks like an API key is masked everywhere.
"""

import json
import logging
import re
import sys
import time
import traceback
from types import TracebackType
from typing import NamedTuple

from app import traces
from app.times import now, to_text

_API_KEY = re.compile(r"nfm_([0-9a-z]{12})_[0-9A-Za-z]+")
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_OWN_FRAMES = ("/app/", "/migrations/")
# What stands in a console line without quotes: nothing that could look like another value or line.
_PLAIN = re.compile(r"[!#-<>-~]+", re.ASCII)
LEVELS = ("debug", "info", "warning", "error")
LINES_A_MINUTE = 60
MINUTE_SECONDS = 60

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None]


class LogChoice(NamedTuple):
    """How a log line looks, `json` or `console`, and the level of the least that is written."""

    format: str = "json"
    level: str = "info"


class JsonLines(logging.Formatter):
    """Formats a record as one line: time, level, event, values, and the place of a crash."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line. Exceptions are logged by type and place, never by message."""
        return mask(json.dumps(_values_of(record), default=str))


class ConsoleLines(logging.Formatter):
    """Formats the same as `time LEVEL event name=value …`; odd values are quoted as in JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        values = _values_of(record)
        at, level, event = (str(values.pop(name)) for name in ("at", "level", "event"))
        pairs = (f"{name}={_quoted(value)}" for name, value in values.items())
        return mask(" ".join((at, f"{level.upper():<7}", _quoted(event), *pairs)))


FORMATTERS = {"json": JsonLines, "console": ConsoleLines}


def parse_format(text: str) -> str:
    """Return the name of a format. Raises `ValueError`, which does not repeat the string."""
    if text not in FORMATTERS:
        raise ValueError("must be json or console.")
    return text


def parse_level(text: str) -> str:
    """Return the name of a level. Raises `ValueError`, which does not repeat the string."""
    if text not in LEVELS:
        raise ValueError("must be debug, info, warning or error.")
    return text


def _values_of(record: logging.LogRecord) -> dict[str, object]:
    values: dict[str, object] = {
        "at": to_text(now()),
        "level": record.levelname.lower(),
        "event": record.getMessage(),
    }
    values |= {name: value for name, value in vars(record).items() if name not in _STANDARD}
    if (trace_id := traces.current_id()) is not None:
        values["trace_id"] = trace_id
    if record.exc_info and record.exc_info[0] is not None:
        values |= describe_exception(record.exc_info)
    return values


def _quoted(value: object) -> str:
    if isinstance(value, list):  # the frames of a crash
        value = ", ".join(map(str, value))
    text = value if isinstance(value, str) else json.dumps(value, default=str)
    return text if _PLAIN.fullmatch(text) else json.dumps(text)


class LimitedLog:
    """Logs errors that callers can cause at will: `LINES_A_MINUTE` at most, then their count."""

    def __init__(self, log: logging.Logger) -> None:
        self._log = log
        self._minute_began_at = time.monotonic()
        self._errors = 0

    def error(self, event: str, **values: object) -> None:
        """Log an error with its values, unless the limit of this minute is reached."""
        self.report_suppressed()
        self._errors += 1
        if self._errors <= LINES_A_MINUTE:
            self._log.error(event, extra=values)

    def report_suppressed(self) -> None:
        """After each minute, log how many of its errors were not logged."""
        now = time.monotonic()
        if now - self._minute_began_at < MINUTE_SECONDS:
            return
        suppressed = self._errors - LINES_A_MINUTE
        if suppressed > 0:
            self._log.error("errors_suppressed", extra={"count": suppressed})
        self._minute_began_at, self._errors = now, 0


def describe_exception(info: ExceptionInfo) -> dict[str, object]:
    """Return the type of an exception and the project's own frames, without the message.

    The message of a database or cipher error can contain the values it was processing.
    """
    kind, _, trace = info
    frames = [
        f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
        if any(part in frame.filename for part in _OWN_FRAMES)
    ]
    return {"exception": kind.__name__, "frames": frames}


def mask(text: str) -> str:
    """Return the string with the secret part of every API key masked."""
    return _API_KEY.sub(r"nfm_\1_***", text)


def set_up(choice: LogChoice) -> None:
    """Send the log records of the process to standard error.

    Libraries have to say something important at any level: what they say beside that repeats ours,
    or shows query strings and headers.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(FORMATTERS[choice.format]())
    level = logging.getLevelNamesMapping()[choice.level.upper()]
    logging.basicConfig(level=max(level, logging.WARNING), handlers=[handler], force=True)
    logging.getLogger("app").setLevel(level)
