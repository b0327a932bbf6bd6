"""One JSON line per event on standard error, without secrets.

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

from app.times import now, to_text

_API_KEY = re.compile(r"nfm_([0-9a-z]{12})_[0-9A-Za-z]+")
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_OWN_FRAMES = ("/app/", "/migrations/")
LINES_A_MINUTE = 60
MINUTE_SECONDS = 60

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None]


class JsonLines(logging.Formatter):
    """Formats a record as one line: time, level, event, values, and the place of a crash."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line. Exceptions are logged by type and place, never by message."""
        line: dict[str, object] = {
            "at": to_text(now()),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        line |= {name: value for name, value in vars(record).items() if name not in _STANDARD}
        if record.exc_info and record.exc_info[0] is not None:
            line |= describe_exception(record.exc_info)
        return mask(json.dumps(line, default=str))


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


def set_up() -> None:
    """Send every log record of the process to standard error as JSON lines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    # Its lines repeat ours, and its access log has query strings.
    for name in ("uvicorn", "uvicorn.access", "uvicorn.error", "httpx", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)
