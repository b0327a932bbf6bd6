"""The short way of the render calls answers what the long way would, byte for byte."""

from collections.abc import Iterator

import httpx
import pytest

from tests.support.keys import make_key
from tests.support.live_api import LiveApi
from tests.support.sql import run_sql

LONG_WAY = "&"  # the same query, and no ordinary one
AREA = "client-area?client_id={client}&status={status}&language={language}"
QUERIES = [
    "merge-fields?client_id={client}",
    "merge-fields",
    "merge-fields?client_id=",
    "merge-fields?client_id={client}&client_id=57",
    "merge-fields?client_id=57&client_id={client}",
    "merge-fields?client_id=0{client}",
    "merge-fields?client_id=%2B{client}",
    "merge-fields?client_id=5%36",
    "merge-fields?client_id=2147483647",
    "merge-fields?client_id=2147483648",
    "merge-fields?client_id=9999999999",
    "merge-fields?client_id=12345678901",
    "merge-fields?CLIENT_ID={client}",
    *(
        AREA.format(client="{client}", status=status, language=language)
        for status, language in (
            ("Active", "english"),
            ("Active", "portuguese-br"),
            ("Active", "German"),
            ("Active", ""),
            ("Active", "x" * 65),
            ("Suspended", "german"),
            ("active", "german"),
            ("", "german"),
            ("Act%69ve", "german"),
            ("x" * 64, "xx"),
            ("x" * 65, "xx"),
        )
    ),
    "client-area?client_id={client}&language=german&status=Active",
    "client-area?status=Active&language=german&client_id={client}",
    "client-area?client_id={client}&status=Active&status=Suspended&language=german",
    "client-area?client_id={client}&status=Active&language=german&language=french",
    "client-area?client_id={client}&status=Active",
    "client-area?client_id={client}",
]
SERVICES = {
    "{broken}": 200,
    "{disabled}": 200,
    "999999": 200,
    "%31": 200,
    "2147483648": 422,
    "0{whole}": 422,
    "+1": 422,
}
KEYS = ["both", "mail", "render", "records", "wrong", "none"]


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveApi]:
    folder = tmp_path_factory.mktemp("lane") / "data"
    with LiveApi(folder, NFM_AUTH_FAILURES_PER_MINUTE="100000") as api:
        for service_id in (11, 12, 13):
            api.put_record(
                service_id, client_id=56, username="{acme}", password="p", enabled=service_id != 13
            )
        run_sql(api.settings, "UPDATE access_records SET username = 'x' WHERE service_id = 12")
        yield api


@pytest.fixture(scope="module")
def headers(api: LiveApi) -> dict[str, dict[str, str]]:
    """Give the Authorization of each kind of caller."""
    texts = {
        "both": make_key(api, "mail", "render")[1],
        "mail": make_key(api, "mail")[1],
        "render": make_key(api, "render")[1],
        "records": api.writer_key,
        "wrong": "nonsense",
    }
    named = {name: {"Authorization": f"Bearer {text}"} for name, text in texts.items()}
    return {**named, "none": {}}


def _same(short: httpx.Response, long: httpx.Response) -> bool:
    """Compare status, body and headers, request ids and time aside."""

    def told(response: httpx.Response) -> tuple[int, str, dict[str, str]]:
        kept = {name: value for name, value in response.headers.items() if name != "date"}
        request_id = kept.pop("x-request-id")
        return response.status_code, response.text.replace(request_id, "<id>"), kept

    return told(short) == told(long)


def _ask(api: LiveApi, service: str, query: str, headers: dict[str, str]) -> set[int]:
    named = service.format(whole=11, broken=12, disabled=13)
    path = f"/v1/access-records/{named}/{query}"
    long_way = path + (LONG_WAY if "?" in path else "?" + LONG_WAY[1:])
    short = api.http.get(path, headers=headers)
    assert _same(short, api.http.get(long_way, headers=headers)), path
    return {short.status_code}


@pytest.mark.parametrize("query", QUERIES)
def test_both_ways_answer_alike(
    api: LiveApi, headers: dict[str, dict[str, str]], query: str
) -> None:
    """Every query, of the owner and of another client, has one answer whichever way it goes."""
    for client in (56, 57):
        assert _ask(api, "{whole}", query.format(client=client), headers["both"]) <= {200, 422}


@pytest.mark.parametrize("service", SERVICES)
def test_both_ways_read_ids_alike(
    api: LiveApi, headers: dict[str, dict[str, str]], service: str
) -> None:
    """Every service, broken, disabled, unknown or no id at all, has one answer on both ways."""
    for query in (QUERIES[0], QUERIES[13]):
        statuses = _ask(api, service, query.format(client=56), headers["both"])
        assert statuses == {SERVICES[service]}


@pytest.mark.parametrize("caller", KEYS)
def test_both_ways_refuse_alike(
    api: LiveApi, headers: dict[str, dict[str, str]], caller: str
) -> None:
    """Every key, good, narrow, wrong or missing, has one answer whichever way it goes."""
    statuses = [
        _ask(api, "{whole}", query, headers[caller])
        for query in (
            "merge-fields?client_id=56",
            AREA.format(client=56, status="Active", language="english"),
            "merge-fields?client_id=0",
        )
    ]
    expected = {
        "both": [{200}, {200}, {422}],
        "mail": [{200}, {403}, {422}],
        "render": [{403}, {200}, {403}],
        "records": [{403}] * 3,
    }
    assert statuses == expected.get(caller, [{401}] * 3)


@pytest.mark.parametrize("spelling", ["bearer {}", "Bearer  {}", "Basic {}", "{}", "Bearer {} x"])
def test_both_ways_read_the_header_alike(
    api: LiveApi, headers: dict[str, dict[str, str]], spelling: str
) -> None:
    """However the key is written, both ways take it or leave it."""
    text = headers["both"]["Authorization"].removeprefix("Bearer ")
    _ask(api, "11", "merge-fields?client_id=56", {"Authorization": spelling.format(text)})


def test_two_keys_are_no_key(api: LiveApi, headers: dict[str, dict[str, str]]) -> None:
    """Two Authorization headers are refused on both ways, even when both are good."""
    twice = [(b"Authorization", headers["both"]["Authorization"].encode())] * 2
    for query in ("client_id=56", f"client_id=56{LONG_WAY}"):
        path = f"/v1/access-records/11/merge-fields?{query}"
        assert api.http.get(path, headers=twice).status_code == 401


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_other_methods_do_not_take_the_short_way(
    api: LiveApi, headers: dict[str, dict[str, str]], method: str
) -> None:
    """Only GET and HEAD are answered; every other method is 405 and names them."""
    path = "/v1/access-records/11/merge-fields?client_id=56"
    response = api.http.request(method, path, headers=headers["both"])
    assert (response.status_code, response.headers["allow"]) == (405, "GET, HEAD, OPTIONS")


def test_the_short_way_is_taken(
    api: LiveApi, headers: dict[str, dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: without any route the ordinary requests are answered, and no others."""
    path = "/v1/access-records/11/merge-fields?client_id=56"
    area = "/v1/access-records/11/" + AREA.format(client=56, status="Active", language="english")
    monkeypatch.setattr(api.app.router, "routes", [])
    for short in (path, area):
        assert api.http.get(short, headers=headers["both"]).status_code == 200
        assert api.http.get(short + LONG_WAY, headers=headers["both"]).status_code == 404
