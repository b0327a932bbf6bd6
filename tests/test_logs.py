"""One JSON line per event, without keys and without the text of an error."""

import json
import logging
import sys
from typing import Any

import pytest

from app.auth.key_format import new_key
from app.commands.address import Address
from app.logs import JsonLines, set_up


def _line(message: str, **values: Any) -> dict[str, Any]:  # noqa: ANN401 - of any event
    record = logging.makeLogRecord({"msg": message, "levelname": "INFO", **values})
    text = JsonLines().format(record)
    assert "\n" not in text
    return dict(json.loads(text))


def test_an_event_is_one_line() -> None:
    """Time, level and event come first, then the values, of whatever type."""
    line = _line("request", status=200, route="a\nb", odd={1, 2})
    assert list(line)[:3] == ["at", "level", "event"]
    assert line["at"].endswith("Z")
    assert (line["level"], line["event"], line["status"]) == ("info", "request", 200)
    assert line["route"] == "a\nb"


def test_a_key_is_masked_everywhere() -> None:
    """What looks like a key keeps its id and loses its secret, in message and values."""
    key_id, key = new_key()
    line = str(_line(f"used {key}", url=f"/x?key={key}"))
    assert key.split("_")[2] not in line
    assert line.count(f"nfm_{key_id}_***") == 2


def test_an_exception_is_told_without_its_text() -> None:
    """Type and own frames are told; the text, which can hold what it worked on, is not."""
    try:
        json.loads("s3cret")
    except ValueError:
        line = _line("crash", exc_info=sys.exc_info())
    assert line["exception"] == "JSONDecodeError"
    assert "s3cret" not in str(line)
    assert "exception" not in _line("calm", exc_info=(None, None, None))


def test_logs_go_to_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    """After set-up every record of the process is a JSON line there, but no chatter."""
    root = logging.getLogger()
    before = (root.handlers[:], root.level)
    root.handlers = []
    try:
        set_up()
        logging.getLogger("app.test").info("hello", extra={"n": 1})
        logging.getLogger("uvicorn.access").info("/x?query")
        root.handlers[0].flush()
    finally:
        root.handlers, root.level = before
    (line,) = capfd.readouterr().err.splitlines()
    assert json.loads(line)["event"] == "hello"


@pytest.mark.parametrize(
    ("address", "target"),
    [
        (Address("127.0.0.1", 8000, None), "http://127.0.0.1:8000"),
        (Address("0.0.0.0", 80, None), "http://127.0.0.1:80"),
        (Address("::", 80, None), "http://[::1]:80"),
        (Address("::1", 80, None), "http://[::1]:80"),
        (Address("x", 0, "/run/a b"), "--unix-socket '/run/a b' http://localhost"),
    ],
)
def test_an_address_is_told_as_a_caller_reaches_it(address: Address, target: str) -> None:
    """Where the service listens on all addresses, the local one is named."""
    assert address.curl_target == target
