"""One line per event in either format, without keys and without the text of an error."""

import json
import logging
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from app.auth.key_format import new_key
from app.commands.address import Address
from app.logs import ConsoleLines, JsonLines, LogChoice, set_up
from tests.support import command


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


def _console(message: str, **values: Any) -> str:  # noqa: ANN401 - of any event
    record = logging.makeLogRecord({"msg": message, "levelname": "WARNING", **values})
    return ConsoleLines().format(record)


def test_a_console_line_is_for_people() -> None:
    """Time, level and event, then values by name; what could look like more is quoted."""
    line = _console("request", status=200, route="/v1", key_id=None, odd='a b="c"\n\x1b[2J=é')
    at, rest = line.split(" ", 1)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+Z", at)
    assert rest == (
        r'WARNING request status=200 route=/v1 key_id=null odd="a b=\"c\"\n\u001b[2J=\u00e9"'
    )


@pytest.mark.parametrize("formatter", [JsonLines, ConsoleLines])
def test_either_format_hides_keys_and_texts_of_errors(formatter: type[logging.Formatter]) -> None:
    """A key loses its secret, an error its text, and each is still there by id and place."""
    key_id, key = new_key()
    try:
        json.loads(f"s3cret {key}")
    except ValueError:
        values = {"msg": f"used {key}", "levelname": "ERROR", "exc_info": sys.exc_info()}
    line = formatter().format(logging.makeLogRecord({**values, "url": f"/x?key={key}"}))
    assert "s3cret" not in line
    assert key.split("_")[2] not in line
    assert line.count(f"nfm_{key_id}_***") == 2
    assert "JSONDecodeError" in line
    assert "test_logs.py" not in line  # no frame of the service
    assert "\n" not in line


def test_the_place_of_a_crash_is_readable_on_a_console() -> None:
    """The service's own frames stand in one value, the innermost last."""
    try:
        set_up(LogChoice("nothing"))
    except KeyError:
        line = _console("crash", exc_info=sys.exc_info())
    assert re.search(r' WARNING crash exception=KeyError frames="logs\.py:\d+ set_up"\Z', line)


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
        set_up(LogChoice())
        logging.getLogger("app.test").info("hello", extra={"n": 1})
        logging.getLogger("uvicorn.access").info("/x?query")
        root.handlers[0].flush()
    finally:
        root.handlers, root.level = before
    (line,) = capfd.readouterr().err.splitlines()
    assert json.loads(line)["event"] == "hello"


@pytest.mark.parametrize(
    ("variables", "levels"),
    [
        ({}, []),
        ({"NFM_LOG_FORMAT": "console"}, ["INFO", "WARNING", "ERROR"]),
        ({"NFM_LOG_LEVEL": "debug"}, ["debug", "info", "warning", "error"]),
        ({"NFM_LOG_LEVEL": "error"}, ["error"]),
    ],
)
def test_every_command_logs_as_the_variables_say(
    tmp_path: Path, variables: dict[str, str], levels: list[str]
) -> None:
    """Without one a command prints its output alone; libraries never say less than a warning."""
    code = (
        "import atexit, logging; from app.cli import main\n"
        "say = lambda name: [logging.getLogger(name).log(n, 'said') for n in (10, 20, 30, 40)]\n"
        "atexit.register(lambda: (say('app.x'), logging.getLogger('httpx').info('said')))\n"
        "main()"
    )
    done = command.run_code(tmp_path / "data", code, "installation", "create", "x", **variables)
    assert done.returncode == 0, done.stderr
    lines = [line for line in done.stderr.splitlines() if "said" in line]
    is_console = "console" in variables.values()
    found = [line.split()[1] if is_console else json.loads(line)["level"] for line in lines]
    assert found == levels


@pytest.mark.needs("serve")
def test_the_service_logs_as_the_variables_say(tmp_path: Path) -> None:
    """Workers too: at the level debug, in the format for people, a probe is a line."""
    variables = {"NFM_LOG_FORMAT": "console", "NFM_LOG_LEVEL": "debug"}
    with command.serving(tmp_path / "data", "--workers", "2", **variables) as served:
        served.ready_on()
    log = "".join(served.errors)
    assert re.search(
        r"^\S+Z DEBUG   request request_id=\w+ method=GET route=/readyz ", log, re.MULTILINE
    )
    assert '{"at"' not in log


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
