"""One JSON line per event on standard error, without secrets.

An event has a short name and named values. Bodies, headers and query strings are never
values; what looks like an API key is masked wherever it turns up.
"""

import json
import logging
import re
import sys
import traceback
from types import TracebackType

from app.times import now, to_text

_API_KEY = re.compile(r"nfm_([0-9a-z]{12})_[0-9A-Za-z]+")
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_OWN_FRAMES = ("/app/", "/migrations/")

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None]


class JsonLines(logging.Formatter):
    """Writes a record as one line: time, level, event, the values, and where it crashed."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line. Exceptions are told by type and place, never by their text."""
        line: dict[str, object] = {
            "at": to_text(now()),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        line |= {name: value for name, value in vars(record).items() if name not in _STANDARD}
        if record.exc_info and record.exc_info[0] is not None:
            line |= describe_exception(record.exc_info)
        return mask(json.dumps(line, default=str))


def describe_exception(info: ExceptionInfo) -> dict[str, object]:
    """Return the type of an exception and the project's own frames, without any text of it.

    The text of a database or cipher error can hold what it worked on.
    """
    kind, _, trace = info
    frames = [
        f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
        if any(part in frame.filename for part in _OWN_FRAMES)
    ]
    return {"exception": kind.__name__, "frames": frames}


def mask(text: str) -> str:
    """Return the text with the secret part of every API key replaced."""
    return _API_KEY.sub(r"nfm_\1_***", text)


def set_up() -> None:
    """Send every log record of the process to standard error as JSON lines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    # Its lines repeat ours, and its access log has query strings.
    for name in ("uvicorn", "uvicorn.access", "uvicorn.error", "httpx", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)
