"""What the OpenAPI document must have for programs that generate clients from it."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from app.api.problems.answers import MEDIA_TYPE
from app.input.patterns import IN_WORDS
from tests.openapi.document import document, to_text
from tests.support.tenant import Tenant

Node = dict[str, Any]


@pytest.fixture(scope="module")
def openapi() -> Node:
    return document()


def operations(openapi: Node) -> Iterator[tuple[str, Node]]:
    for path, item in openapi["paths"].items():
        for method, operation in item.items():
            yield f"{method.upper()} {path}", operation


def schemas(node: object) -> Iterator[Node]:
    """Yield every object of the document that has a type."""
    if isinstance(node, dict):
        if isinstance(node.get("type"), str | list):
            yield node
        for member in node.values():
            yield from schemas(member)
    elif isinstance(node, list):
        for item in node:
            yield from schemas(item)


def test_every_operation_has_a_problem_for_other_statuses(openapi: Node) -> None:
    """`default`, so that a generated client reads those that no operation lists."""
    for name, operation in operations(openapi):
        assert set(operation["responses"]["default"]["content"]) == {MEDIA_TYPE}, name


def test_patterns_are_what_every_language_compiles(openapi: Node) -> None:
    """Generated clients compile them: ASCII, no Unicode escape; the other rules are in words."""
    found = [*schemas(openapi)]
    patterns = [schema["pattern"] for schema in found if "pattern" in schema]
    assert len(patterns) > 10
    for pattern in patterns:
        assert pattern.isascii()
        assert re.search(r"\\[pPuUxkQ]", pattern) is None, pattern
    rules = [schema for schema in found if "x-pattern" in schema]
    assert len(rules) > 10
    assert all(schema["description"].endswith(IN_WORDS[schema["x-pattern"]]) for schema in rules)


def test_no_request_body_has_a_member_with_a_default(openapi: Node) -> None:
    """Generated clients require such a member, or send it."""
    bodies = [operation.get("requestBody", {}) for _, operation in operations(openapi)]
    names = set(re.findall(r"#/components/schemas/(\w+)", to_text({"": bodies})))
    assert len(names) > 5
    for name in names:
        for member, rule in openapi["components"]["schemas"][name].get("properties", {}).items():
            assert "default" not in rule, (name, member)


def test_every_time_has_its_format_and_every_page_its_cursor(openapi: Node) -> None:
    """So that a generated client reads a time as one, and knows that a page has a cursor."""
    times, pages = 0, 0
    for name, schema in openapi["components"]["schemas"].items():
        for member, rule in schema.get("properties", {}).items():
            if (member == "at" or member.endswith("_at")) and not rule.get("readOnly"):
                times += 1
                assert '"format": "date-time"' in to_text(rule), (name, member)
            if member == "next_cursor":
                pages += 1
                assert member in schema["required"], name
    assert (times > 10, pages > 3) == (True, True)


def test_no_description_repeats_itself(openapi: Node) -> None:
    """A sentence stands once in a description, and not in the summary too."""
    for name, operation in operations(openapi):
        assert not operation["description"].startswith(operation["summary"]), name
        texts = [operation["description"]]
        texts += [response["description"] for response in operation["responses"].values()]
        for text in texts:
            sentences = re.split(r"(?<=[.!?])\s+", text)
            assert len(sentences) == len(set(sentences)), (name, text)


def test_the_example_of_an_export_is_what_is_exported(openapi: Node, tenant: Tenant) -> None:
    """The header line is the same, the members are the same, and the name is described."""
    tenant.put(1234, client_id=56)
    answer = openapi["paths"]["/v1/exports"]["get"]["responses"]["200"]
    assert "Content-Disposition" in answer["headers"]
    for name, media_type in (("csv", "text/csv"), ("ndjson", "application/x-ndjson")):
        example = answer["content"][media_type]["example"]
        exported = tenant.call("GET", "/v1/exports", params={"format": name}).text
        assert len(example.splitlines()) == len(exported.splitlines())
        if name == "csv":
            assert example.splitlines()[0] == exported.splitlines()[0]
        else:
            assert list(json.loads(example)) == list(json.loads(exported))
