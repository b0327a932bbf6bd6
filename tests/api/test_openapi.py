"""The OpenAPI document: complete, committed, and made from what the service does."""

import re
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest

from app.api.problems.documented import ALL_KINDS
from app.api.problems.errors import RequestFault, Stopping
from app.api.problems.kinds import KINDS
from app.api.problems.request_kinds import CRASH, METHOD_NOT_ALLOWED
from tests.openapi.document import COMMITTED, document, to_text
from tests.support.live_api import LiveApi

Node = dict[str, Any]
NEVER_DOCUMENTED = {
    CRASH.slug,
    METHOD_NOT_ALLOWED.slug,
    *(kind.slug for error, kind in KINDS.items() if issubclass(error, RequestFault)),
} - {KINDS[Stopping].slug}  # of no operation; the description has them


@pytest.fixture(scope="module")
def openapi() -> Node:
    return document()


def _operations(openapi: Node) -> Iterator[tuple[str, Node]]:
    for path, item in openapi["paths"].items():
        for method, operation in item.items():
            yield f"{method.upper()} {path}", operation


def _bodies(openapi: Node) -> Iterator[tuple[str, Node]]:
    """Give every media type of every request and answer with where it stands."""
    for name, operation in _operations(openapi):
        bodies = {"request": operation.get("requestBody", {}), **operation["responses"]}
        for place, body in bodies.items():
            for media_type, content in body.get("content", {}).items():
                yield f"{name} {place} {media_type}", content


def _resolved(openapi: Node, node: Node) -> Node:
    while "$ref" in node:
        *_, kind, name = node["$ref"].split("/")
        node = openapi["components"][kind][name]
    return node


def test_the_committed_document_is_what_the_service_says(openapi: Node) -> None:
    """Otherwise: `make openapi`, and look at what changed for callers."""
    assert COMMITTED.read_text(encoding="utf-8") == to_text(openapi)


def test_the_service_serves_it(live_api: LiveApi, openapi: Node) -> None:
    """/openapi.json is that document."""
    assert live_api.http.get("/openapi.json").json() == openapi


def test_every_body_has_an_example_that_its_schema_takes(openapi: Node) -> None:
    """So that a caller can copy it."""
    for place, content in _bodies(openapi):
        named = content.get("examples", {}).values()
        examples = [_resolved(openapi, example)["value"] for example in named]
        examples += [content["example"]] if "example" in content else []
        assert examples, place
        schema = content["schema"] | {"components": openapi["components"]}
        for example in examples:
            jsonschema_rs.validate(schema, example)


def test_each_schema_has_a_name_of_its_own(openapi: Node) -> None:
    """FastAPI puts the module before the names of two classes that are called the same."""
    assert [name for name in openapi["components"]["schemas"] if "__" in name] == []


def test_every_error_of_an_import_has_a_line(openapi: Node) -> None:
    """The schema of a report refuses an error that does not say where it is in the file."""
    schema = {"$ref": "#/components/schemas/ImportAnswer", "components": openapi["components"]}
    error = {"pointer": "/group", "code": "too_long", "message": "Too long."}
    names = ("rows", "created", "updated", "unchanged", "error_count", "warning_count")
    report = {"dry_run": True, "warnings": [], "preview": [], **dict.fromkeys(names, 0)}
    assert jsonschema_rs.is_valid(schema, report | {"errors": [error | {"line": 2}]})
    assert not jsonschema_rs.is_valid(schema, report | {"errors": [error]})


def test_every_answer_names_its_headers_and_every_error_is_a_problem(openapi: Node) -> None:
    """X-Request-Id everywhere; problem+json with the one schema and an example of its status."""
    for name, operation in _operations(openapi):
        for status, response in operation["responses"].items():
            assert "X-Request-Id" in response["headers"], name
            if status[0] not in "45":
                continue
            (media_type,) = response["content"]
            assert media_type == "application/problem+json", name
            content = response["content"][media_type]
            assert content["schema"] == {"$ref": "#/components/schemas/Problem"}
            for example in content["examples"].values():
                assert str(_resolved(openapi, example)["value"]["status"]) == status


def test_every_kind_of_problem_is_documented(openapi: Node) -> None:
    """By an operation that can answer it; no stock error of FastAPI is left."""
    assert set(openapi["components"]["examples"]) == set(ALL_KINDS) - NEVER_DOCUMENTED
    assert "ValidationError" not in to_text(openapi)
    for slug in ALL_KINDS:
        assert f"(/problems/{slug})" in openapi["info"]["description"]


def test_problems_of_every_such_call_are_marked(openapi: Node) -> None:
    """So that a page can fold them away; those of the operation itself stay."""
    responses = openapi["paths"]["/v1/access-records/{service_id}"]["get"]["responses"]
    marked = {status for status, response in responses.items() if response.get("x-common")}
    assert marked == {"401", "403", "422", "429", "503", "default"}
    assert {"200", "304", "404", "412"} == set(responses) - marked


def test_every_operation_names_its_scope(openapi: Node) -> None:
    """For people and for programs; what needs none says so, and only /v1 needs a key."""
    for name, operation in _operations(openapi):
        needs_key = "/v1/" in name
        assert bool(operation["security"]) is needs_key, name
        scope = operation.get("x-required-scope")
        assert bool(scope) is (needs_key and not name.endswith(("/whoami", "/diagnosis"))), name
        either = "` or `".join((scope or "").split("|"))
        assert not scope or f"Needs the scope `{either}`." in operation["description"]


def test_operation_ids_read_well(openapi: Node) -> None:
    """They are camel case and unique: clients name their functions after them."""
    ids = [operation["operationId"] for _, operation in _operations(openapi)]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch("[a-z]+([A-Z][a-z]+)*", name) for name in ids), ids
    assert "putAccessRecord" in ids


@pytest.mark.parametrize("slug", sorted(ALL_KINDS))
def test_every_problem_type_leads_to_an_explanation(live_api: LiveApi, slug: str) -> None:
    """`type` is a reference that can be followed, without a key."""
    answer = live_api.http.get(f"/problems/{slug}")
    assert answer.is_success
    assert answer.json()["type"] == f"/problems/{slug}"
    assert len(answer.json()["explanation"]) > 10


def test_an_unknown_problem_type_is_a_problem_itself(live_api: LiveApi) -> None:
    """404 in the same form as everywhere."""
    answer = live_api.http.get("/problems/none-such")
    assert answer.status_code == 404
    assert answer.json()["type"] == "/problems/not-found"


def test_the_page_of_the_document_loads_nothing_from_elsewhere(live_api: LiveApi) -> None:
    """People type keys into it: scripts and styles are files of the service itself."""
    page = live_api.http.get("/docs").text
    sources = re.findall(r"""(?:src|href|url)["']?\s*[=:]\s*["']([^"']+)["']""", page)
    assert "/openapi.json" in sources
    assert all(source.startswith("/") and not source.startswith("//") for source in sources)
    headers = {"Accept": "text/html"}  # as a browser
    assert all(live_api.http.get(source, headers=headers).is_success for source in sources)
