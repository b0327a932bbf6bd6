"""Finding the client of a service: what WHMCS documents, and everything else it may answer."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.config import Settings, SettingsError
from app.whmcs import client
from app.whmcs.client import LIMIT_SECONDS
from tests.support import command
from tests.support.live_api import LiveApi
from tests.support.problem import problem_of, refused_members
from tests.support.waiting import HANG_SECONDS, wait_until
from tests.support.whmcs_api import (
    Answer,
    Handler,
    WhmcsApi,
    late,
    products,
    says,
    trickling,
    whmcs_api,
)

IDENTIFIER, SECRET = "canary-identifier", "canary-secret"
RECORD = "/v1/access-records/1"
HTML = b"<html>canary: Access denied</html>"
Variables = dict[str, str]


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let WHMCS take the time that a busy machine makes it take."""
    monkeypatch.setattr(client, "LIMIT_SECONDS", HANG_SECONDS)


@pytest.fixture(scope="module")
def whmcs() -> Iterator[WhmcsApi]:
    with whmcs_api() as server:
        yield server


@pytest.fixture(scope="module")
def variables(whmcs: WhmcsApi, tmp_path_factory: pytest.TempPathFactory) -> Variables:
    file = tmp_path_factory.mktemp("secret") / "secret"
    file.write_text(f"{SECRET}\n")
    return {
        "NFM_WHMCS_URL": whmcs.url,
        "NFM_WHMCS_IDENTIFIER": IDENTIFIER,
        "NFM_WHMCS_SECRET_FILE": str(file),
    }


@pytest.fixture(scope="module")
def running(variables: Variables, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveApi]:
    with LiveApi(tmp_path_factory.mktemp("lookup") / "data", **variables) as api:
        yield api


@pytest.fixture
def api(running: LiveApi, whmcs: WhmcsApi) -> LiveApi:
    """Give an API without a record of service 1, and a WHMCS that has not been asked."""
    running.call("DELETE", RECORD, key=running.writer_key)
    whmcs.asked.clear()
    return running


def test_the_question_is_part_of_the_callers_trace(api: LiveApi, whmcs: WhmcsApi) -> None:
    """A valid traceparent is passed on as it came; without one the question has none."""
    passed_on = []

    def answer(handler: Handler) -> None:
        passed_on.append(handler.headers["traceparent"])
        products((1, 56))(handler)

    whmcs.answer = answer
    for value in (f"00-{'a1' * 16}-{'b2' * 8}-01", "00-canary"):
        headers = {"traceparent": value}
        json = {"username": value[:9]}
        put = api.call("PUT", RECORD, key=api.writer_key, headers=headers, json=json)
        assert put.is_success
        api.call("DELETE", RECORD, key=api.writer_key)
    assert passed_on == [f"00-{'a1' * 16}-{'b2' * 8}-01", None]


@pytest.mark.parametrize(("service", "client"), [(1, 56), ("1", "56")])
@pytest.mark.parametrize("others", [(), ((2, 99), (11, 98))])
def test_the_client_is_detected(
    api: LiveApi, whmcs: WhmcsApi, service: object, client: object, others: tuple[tuple[int, int]]
) -> None:
    """A PUT without a client stores the one that WHMCS names, in numbers or in text."""
    whmcs.answer = products(*others, (service, client))
    assert api.put_record(1, username="acme")["client_id"] == 56
    ((path, form),) = whmcs.asked
    assert path == "/whmcs/includes/api.php"
    assert form == {
        "action": "GetClientsProducts",
        "identifier": IDENTIFIER,
        "secret": SECRET,
        "serviceid": "1",
        "responsetype": "json",
    }


def test_whmcs_is_asked_only_when_it_must_be(api: LiveApi, whmcs: WhmcsApi) -> None:
    """A client that is given or stored already, or a request that fails anyway, asks nothing."""
    whmcs.answer = products((1, 99))
    problem_of(api.call("PATCH", RECORD, key=api.writer_key, json={"username": "x"}), 404)
    headers = {"If-Match": '"x"'}
    problem_of(api.call("PUT", RECORD, key=api.writer_key, json={}, headers=headers), 412)
    response = api.call("PUT", RECORD, key=api.writer_key, json={"enabled": 1})
    assert list(refused_members(response)) == ["/enabled"]
    api.put_record(1, client_id=56)
    assert api.put_record(1, username="x")["client_id"] == 56
    assert whmcs.asked == []


@pytest.mark.parametrize("answer", [products(), products((2, 57)), products((10, 57))])
def test_a_service_that_whmcs_does_not_know(api: LiveApi, whmcs: WhmcsApi, answer: Answer) -> None:
    """No products, or only others, is 422 and says to give the client."""
    whmcs.answer = answer
    problem = problem_of(api.call("PUT", RECORD, key=api.writer_key, json={}), 422)
    assert problem["type"] == "/problems/service-unknown"
    assert "client_id" in problem["detail"]
    assert api.call("GET", RECORD, key=api.writer_key).status_code == 404


BAD: dict[str, Answer] = {
    "an error": says({"result": "error", "message": "canary: Authentication Failed"}),
    "403 HTML": lambda handler: handler.send(HTML, 403),
    "200 HTML": lambda handler: handler.send(HTML),
    "500": lambda handler: handler.send(b"", 500),
    "nothing": lambda handler: handler.send(b""),
    "invalid JSON": lambda handler: handler.send(b'{"result": "success"'),
    "bad UTF-8": lambda handler: handler.send(b'{"result": "\xff"}'),
    "deep JSON": lambda handler: handler.send(b"[" * 100_000),
    "another shape": says({"result": "success", "products": {"product": "canary"}}),
    "a list": says([1]),
    "an id of zero": products((1, 0)),
    "an id too large": products((1, 2**31)),
    "a redirect": lambda handler: handler.send(b"", 302, Location=handler.server.url),
    "another host": lambda handler: handler.send(b"", 307, Location="http://192.0.2.1/"),
    "huge": lambda handler: handler.send(b" " * 3_000_000),
    "a bomb": lambda handler: handler.send(
        gzip.compress(b" " * 100_000_000), Content_Encoding="gzip"
    ),
    "no HTTP": lambda handler: handler.wfile.write(b"220 mail ready\r\n"),
    "a hang-up": lambda handler: handler.connection.close(),
}


@pytest.mark.parametrize("case", BAD)
def test_an_answer_that_cannot_be_used(
    api: LiveApi, whmcs: WhmcsApi, case: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Any other answer is 503; nothing is stored, no secret is logged."""
    whmcs.answer = BAD[case]
    _is_given_up(api, whmcs, caplog)


@pytest.mark.parametrize("answer", [late, trickling])
def test_an_answer_that_does_not_come(
    api: LiveApi, whmcs: WhmcsApi, answer: Answer, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing, or bytes without an end, is 503 after the limit, by a control of that moment."""
    whmcs.answer = answer
    with ThreadPoolExecutor(1) as pool, pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, "LIMIT_SECONDS", LIMIT_SECONDS)
        control = pool.submit(_seconds_of, lambda: time.sleep(LIMIT_SECONDS))
        taken = _seconds_of(lambda: _is_given_up(api, whmcs, caplog))
        assert taken < 2 * control.result()


def _seconds_of(work: Callable[[], object]) -> float:
    started = time.monotonic()
    work()
    return time.monotonic() - started


def _is_given_up(api: LiveApi, whmcs: WhmcsApi, caplog: pytest.LogCaptureFixture) -> None:
    response = api.call("PUT", RECORD, key=api.writer_key, json={"password": "canary-p"})
    assert problem_of(response, 503)["type"] == "/problems/whmcs-unavailable"
    assert response.headers["retry-after"]
    assert "canary" not in response.text
    assert len(whmcs.asked) == 1
    logged = " ".join(str(vars(line)) for line in caplog.records)
    assert "whmcs_lookup_failed" in logged
    assert "canary" not in logged
    assert api.call("GET", RECORD, key=api.writer_key).status_code == 404


def test_a_slow_whmcs_holds_nobody_up(api: LiveApi, whmcs: WhmcsApi) -> None:
    """While WHMCS is waited for, others write: no transaction is open meanwhile."""
    others_are_done = threading.Event()

    def answer(handler: Handler) -> None:
        others_are_done.wait()
        products((1, 56))(handler)

    whmcs.answer = answer
    with LiveApi(api.settings.data_dir) as second, ThreadPoolExecutor(1) as pool:
        caller = pool.submit(api.put_record, 1)
        wait_until(lambda: whmcs.asked, "the question to WHMCS")
        try:
            second.put_record(2, client_id=1)
        finally:
            others_are_done.set()
        caller.result()
    assert api.call("GET", RECORD, key=api.writer_key).json()["client_id"] == 56


def test_without_whmcs_the_client_must_be_given(live_api: LiveApi) -> None:
    """Where no WHMCS is configured, a new record without a client is 422 and says how."""
    path = "/v1/access-records/999999"
    response = live_api.call("PUT", path, key=live_api.writer_key, json={})
    assert refused_members(response) == {"/client_id": "client_required"}


def test_the_check_asks_whmcs(variables: Variables, whmcs: WhmcsApi, tmp_path: Path) -> None:
    """`check` says whether WHMCS answers, without a word of the credentials."""
    whmcs.answer = products()
    done = command.run(tmp_path / "data", "migrate", variables=variables)
    assert done.returncode == 0, done.stderr
    fine = command.run(tmp_path / "data", "check", variables=variables)
    assert (fine.returncode, "WHMCS: it answers." in fine.stdout) == (0, True)
    whmcs.answer = BAD["403 HTML"]
    refused = command.run(tmp_path / "data", "check", variables=variables)
    assert (refused.returncode, "WHMCS: it does not answer" in refused.stdout) == (1, True)
    assert "canary" not in fine.stdout + refused.stdout + refused.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NFM_WHMCS_URL", ""),
        ("NFM_WHMCS_IDENTIFIER", ""),
        ("NFM_WHMCS_SECRET_FILE", ""),
        *(
            ("NFM_WHMCS_URL", url)
            for url in (
                "canary",
                "ftp://canary.example.com/",
                "http://canary.example.com/",
                "https://",
                "https://[canary",
                "https://canary:x@whmcs.example.com/",
                "http://localhost:canary/",
                "http://localhost.canary.example.com/",
            )
        ),
        ("NFM_WHMCS_SECRET_FILE", "/nonexistent/canary"),
        ("NFM_WHMCS_SECRET_FILE", "/"),
    ],
)
def test_wrong_settings_name_the_variable(variables: Variables, name: str, value: str) -> None:
    """A missing or wrong variable stops the start, named, without its value."""
    with pytest.raises(SettingsError) as caught:
        Settings.from_mapping({**variables, name: value})
    assert str(caught.value).startswith(f"{name}:")
    assert "canary" not in str(caught.value)


@pytest.mark.parametrize("content", [b"", b" \n", b"\xff\xfe"])
def test_a_secret_file_has_a_secret(variables: Variables, content: bytes, tmp_path: Path) -> None:
    """A secret file that is empty or no text stops the start."""
    (tmp_path / "secret").write_bytes(content)
    given = {**variables, "NFM_WHMCS_SECRET_FILE": str(tmp_path / "secret")}
    with pytest.raises(SettingsError, match=r"^NFM_WHMCS_SECRET_FILE: "):
        Settings.from_mapping(given)


def test_secrets_do_not_print(variables: Variables) -> None:
    """Neither settings nor client show the secret in a traceback or a log line."""
    settings = Settings.from_mapping(variables)
    assert SECRET not in repr(settings)
