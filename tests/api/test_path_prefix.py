"""Below a path: everything works and links there, whether the proxy removes the path or not."""

import gzip
import re
from collections.abc import Iterator

import jsonschema_rs
import pytest
from starlette.routing import Router

from app.api.middleware import MAX_JSON_BYTES
from tests.openapi.document import document
from tests.support.live_api import LiveApi
from tests.support.problem import problem_of
from tests.support.raw_http import exchange, head

PREFIX = "/netflow"
JSON = {"Content-Type": "application/json"}
CSV = {"Content-Type": "text/csv"}


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveApi]:
    """Give the service below the path."""
    with LiveApi(tmp_path_factory.mktemp("below") / "data", NFM_PATH_PREFIX=PREFIX) as api:
        yield api


@pytest.fixture(params=["", PREFIX], ids=["removed", "kept"])
def received(request: pytest.FixtureRequest) -> str:
    """Return what the proxy leaves of the prefix."""
    return str(request.param)


def test_health_is_found_with_and_without_it(api: LiveApi, received: str) -> None:
    """Probes of the same host and of callers need not know how the other one asks."""
    for path in ("/livez", "/readyz", "/metrics"):
        assert api.call("GET", f"{received}{path}").status_code == 200
        assert api.call("HEAD", f"{received}{path}").status_code == 200


def test_links_lead_below_the_path(api: LiveApi, received: str) -> None:
    """The page of the documentation, its files, its document and types of problems."""
    page = api.call("GET", f"{received}/docs").text
    links = re.findall(r'(?:src|href|data-document)="([^"]+)"', page)
    assert len(links) == 10
    problem = problem_of(api.call("GET", f"{received}/v1/whoami"), 401, PREFIX)
    for link in [*links, problem["type"]]:
        assert link.startswith(f"{PREFIX}/")
        path = received + link.removeprefix(PREFIX)
        assert api.call("GET", path, headers={"Accept": "text/html"}).status_code == 200
    explained = api.call("GET", received + problem["type"].removeprefix(PREFIX)).json()
    assert explained["type"] == problem["type"]


def test_a_created_record_is_where_location_says(api: LiveApi, received: str) -> None:
    """The header has the path of the caller."""
    path = f"/v1/access-records/{len(received) + 1}"
    created = api.call("PUT", f"{received}{path}", key=api.writer_key, json={"client_id": 5})
    assert (created.status_code, created.headers["location"]) == (201, f"{PREFIX}{path}")


def test_the_document_says_where_the_service_is(api: LiveApi) -> None:
    """`servers` has the prefix, types of problems have it, and nothing else is different."""
    below = api.call("GET", f"{PREFIX}/openapi.json").json()
    plain = document()
    assert below["servers"] == [{**plain["servers"][0], "url": PREFIX}]
    assert below["paths"].keys() == plain["paths"].keys()
    examples = below["components"]["examples"].values()
    assert {example["value"]["type"].rpartition("/")[0] for example in examples} == {
        f"{PREFIX}/problems"
    }
    for link in re.findall(r"\]\((/[^)]+)\)", below["info"]["description"]):
        assert api.call("GET", link).json()["type"] == link
    schema = {"$ref": "#/components/schemas/Problem", "components": below["components"]}
    jsonschema_rs.validate(schema, api.call("GET", f"{PREFIX}/v1/whoami").json())


@pytest.mark.parametrize("content", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_uploads_have_their_limits(api: LiveApi, received: str, content: type[bytes]) -> None:
    """A file larger than other bodies is taken; a large body elsewhere is refused."""
    row = b"%d,5," + b"x" * 9_000 + b"\n"
    rows = b"".join(row % number for number in range(100, 150))
    file = content(b"service_id,client_id,notes\n" + rows)
    headers = CSV | ({"Content-Encoding": "gzip"} if content is not bytes else {})
    path, key = f"{received}/v1/imports?dry_run=true", api.writer_key
    answer = api.call("POST", path, key=key, content=file, headers=headers)
    assert (answer.status_code, answer.json()["rows"]) == (200, 50)
    large = b" " * (MAX_JSON_BYTES + 1)
    place = f"{received}/v1/access-records/1"
    refused = api.call("PUT", place, key=key, content=large, headers=JSON)
    problem_of(refused, 413, PREFIX)


def test_the_shortcut_of_renders_is_taken(
    api: LiveApi, received: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ordinary request of a mail does not reach the router, below the path as at the root."""
    key = api.create_key("mail")
    path = f"{received}/v1/access-records/77/merge-fields?client_id=5"
    assert api.call("GET", path, key=key).status_code == 200  # the key is in memory now
    monkeypatch.delattr(Router, "__call__")
    answer = api.call("GET", path, key=key)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path", [PREFIX, f"{PREFIX}/", f"{PREFIX}x/livez", "/x/livez", f"{PREFIX * 2}/livez"]
)
def test_nothing_else_is_below_the_path(api: LiveApi, path: str) -> None:
    """The prefix is removed once, as whole segments."""
    problem_of(api.call("GET", path), 404, PREFIX)


def test_other_answers_follow(api: LiveApi, received: str) -> None:
    """OPTIONS knows the methods of a path, and a message that is not HTTP has its problem."""
    options = api.call("OPTIONS", f"{received}/v1/whoami")
    assert (options.status_code, options.headers["allow"]) == (204, "GET, HEAD, OPTIONS")
    refused = exchange(api.port, head(f"GET {received}/v1/a b HTTP/1.1"))
    assert problem_of(refused.last, 400, PREFIX)["type"] == f"{PREFIX}/problems/malformed-request"


def test_without_the_option_there_is_no_path(live_api: LiveApi) -> None:
    """The default serves at the root alone."""
    problem_of(live_api.call("GET", f"{PREFIX}/livez"), 404)
    assert live_api.call("GET", "/openapi.json").json()["servers"][0]["url"] == "/"
