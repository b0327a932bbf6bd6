"""The OpenAPI document: FastAPI derives it from the routes, and this module completes it.

FastAPI knows parameters, bodies and models. Added here are problems, headers, scopes, examples
and readable ids, for every operation and without any code in a new route.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from fastapi import FastAPI
from fastapi.routing import APIRoute

from app import __version__
from app.api.dependencies import EITHER
from app.api.documentation.examples import EXAMPLES
from app.api.documentation.headers import HEADERS, PARAMETERS, add_headers
from app.api.documentation.samples import add_samples
from app.api.problems.answers import MEDIA_TYPE, PROBLEMS, Problem
from app.api.problems.documented import add_problems, problem_examples, problem_table
from app.api.problems.request_kinds import CRASH
from app.api.routing import JSON, MERGE_PATCH
from app.input.patterns import describe_patterns

Node = dict[str, Any]

DESCRIPTION: Final = """NetFlow Analyzer access details of WHMCS services.

Send a key as `Authorization: Bearer <key>`. Each operation names the scope that it needs; no scope
implies another. Every response has an `X-Request-Id`, and every response under `/v1` has
`Cache-Control: no-store`.

JSON is read strictly: UTF-8, no duplicate names, no coercion (`"1"` and `1.0` are not 1), no
unknown members, nested at most 8 levels deep, at most 256 KiB. Unknown and repeated query
parameters are refused too. Strings are trimmed and stored in Unicode NFC, and length limits apply
after that; only passwords are stored unchanged. Lists are paged by `limit` and `cursor`. HEAD is
supported wherever GET is.

Every error is an RFC 9457 problem in `application/problem+json` and never repeats the input. Its
`detail` and the messages of its `errors` are in the language that `Accept-Language` prefers; type,
title and codes are the same in each. Any
request can also be answered with 404 for an unknown path, 405 with `Allow` for another method, 413
for a body over its limit, and 500 for an unexpected error. A request that is not valid HTTP/1.1 is
answered with 400, a head of more than 64 KiB or 100 headers with 431, a head that takes more than
10 seconds or a body that pauses for more than 20 with 408, and a request that cannot be finished
because the service is shutting down with 503. The connection is closed after these.

"""
TAGS: Final = {
    "Access records": "How the client of a WHMCS service logs in to NetFlow Analyzer.",
    "API keys": "The keys of the API and their scopes.",
    "Audit": "The trail of changes, revealed passwords and exports.",
    "Bulk": "Import and export of many records.",
    "Lifecycle": "Events of services and clients, reported by WHMCS.",
    "Operation": "Health and metrics of the service, and what a key may know of its installation.",
    "Passwords": "Stored passwords in clear text. Each access is recorded first.",
    "Provisioning": "Rules that give new services their records.",
    "Settings": "What an installation shows to its clients.",
    "Traffic": "What services have sent and received.",
    "WHMCS": "Requests that WHMCS makes while it renders an e-mail or a product page.",
}
STOCK_ERROR = "#/components/schemas/HTTPValidationError"
PROBLEM = "#/components/schemas/Problem"
_PROBLEM_TYPE = re.compile(rf"(?:\A|(?<=\()){PROBLEMS}/")
REFERRED = ("examples", "headers", "schemas")


class DocumentedApp(FastAPI):
    """A FastAPI application with a complete OpenAPI document."""

    def __init__(self, *, path_prefix: str, **options: Any) -> None:  # noqa: ANN401 - FastAPI's
        super().__init__(
            title="NetFlow Manager",
            version=__version__,
            description=DESCRIPTION + problem_table(),
            contact={"name": "NetFlow Manager"},
            license_info={"name": "MIT", "url": "https://opensource.org/license/mit"},
            servers=[{"url": path_prefix or "/", "description": "This service."}],
            generate_unique_id_function=operation_id,
            **options,
        )
        self._path_prefix = path_prefix

    def openapi(self) -> Node:
        """Return the document. It is built on the first call."""
        if self.openapi_schema is None:
            document = completed(super().openapi())
            self.openapi_schema = with_prefix(document, self._path_prefix)
        return self.openapi_schema


def operation_id(route: APIRoute) -> str:
    """Return the name of a route's function in camel case, such as `putAccessRecord`."""
    first, *others = route.name.split("_")
    return first + "".join(word.capitalize() for word in others)


def with_prefix(node: Any, prefix: str) -> Any:  # noqa: ANN401 - JSON
    """Return a part of the document with the prefix before the paths of problem types."""
    if isinstance(node, dict):
        return {name: with_prefix(value, prefix) for name, value in node.items()}
    if isinstance(node, list):
        return [with_prefix(value, prefix) for value in node]
    if not isinstance(node, str):
        return node
    return _PROBLEM_TYPE.sub(rf"{prefix}\g<0>", node)


def completed(document: Node) -> Node:
    """Complete FastAPI's document in place and return it."""
    for path, method, operation in _operations(document):
        _describe(operation)
        _clean_parameters(operation)
        if method == "patch":
            _accept_json_too(operation["requestBody"]["content"])
        _drop_stock_errors(operation)
        add_problems(operation)
        operation["responses"] = dict(sorted(operation["responses"].items()))
        operation["responses"]["default"] = _other_problem()
        add_headers(path, operation)
        _add_examples(operation)
        add_samples(path, method, operation)
    used = {tag for *_, operation in _operations(document) for tag in operation["tags"]}
    document["tags"] = [
        {"name": name, "description": text} for name, text in TAGS.items() if name in used
    ]
    _complete_components(document["components"])
    _drop_unused(document)
    describe_patterns(document)
    return document


def _operations(document: Node) -> Iterator[tuple[str, str, Node]]:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            yield path, method, operation


def _describe(operation: Node) -> None:
    """Take the first sentence as summary, and add the scope to description and extension."""
    first, *others = operation["description"].split("\n\n")
    summary, _, rest = " ".join(first.split()).partition(". ")
    operation["summary"] = summary.rstrip(".")
    operation["description"] = "\n\n".join(filter(None, (rest, *others, _needs(operation))))


def _needs(operation: Node) -> str:
    """Complete the security of an operation, and return it in words."""
    if "security" not in operation:
        operation["security"] = []
        return "Needs no key."
    scopes = [scope for item in operation["security"] for scope in item["ApiKey"]]
    if not scopes:
        return "Needs any valid key."
    operation["x-required-scope"] = scopes[0]
    operation["security"] = [{"ApiKey": []}]  # only OAuth has scopes there
    return f"Needs the scope {' or '.join(f'`{scope}`' for scope in scopes[0].split(EITHER))}."


def _other_problem() -> Node:
    """Return the response for a status that the operation does not list."""
    content = {"schema": {"$ref": PROBLEM}, "example": problem_examples()[CRASH.slug]["value"]}
    description = "Any other problem."
    return {"description": description, "content": {MEDIA_TYPE: content}, "x-common": True}


def _clean_parameters(operation: Node) -> None:
    """Remove null, title and a second description from the schemas of parameters."""
    parameters = operation.setdefault("parameters", [])
    for parameter in parameters:
        if parameter["in"] == "header":
            parameter["name"] = parameter["name"].title()
        parameter["schema"] = schema = _not_null(parameter["schema"])
        for noise in ("title", "description"):
            schema.pop(noise, None)
    parameters += [{"$ref": f"#/components/parameters/{name}"} for name in PARAMETERS]


def _not_null(schema: Node) -> Node:
    """Return `anyOf: [X, null]` as X, where null never occurs."""
    others = [option for option in schema.get("anyOf", ()) if option != {"type": "null"}]
    if len(others) != 1:
        return schema
    rest = {name: value for name, value in schema.items() if name != "anyOf"}
    return rest | dict(others[0])


def _accept_json_too(content: Node) -> None:
    content[JSON] = content[MERGE_PATCH]


def _drop_stock_errors(operation: Node) -> None:
    """Remove FastAPI's own error responses: no error is `application/json`."""
    responses = operation["responses"]
    stock = responses.get("422", {}).get("content", {}).get(JSON, {})
    if stock.get("schema") == {"$ref": STOCK_ERROR}:
        del responses["422"]
    for status, response in responses.items():
        if status[0] in "45":
            response.get("content", {}).pop(JSON, None)


def _add_examples(operation: Node) -> None:
    """Add the example of its schema to every body without one."""
    bodies = [operation.get("requestBody", {}), *operation["responses"].values()]
    for content in (body.get("content", {}) for body in bodies):
        for media_type in content.values():
            name = media_type.get("schema", {}).get("$ref", "").rpartition("/")[2]
            if name in EXAMPLES and not {"example", "examples"} & media_type.keys():
                media_type["example"] = EXAMPLES[name]


def _complete_components(components: Node) -> None:
    schemas = components["schemas"]
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas |= problem.pop("$defs") | {"Problem": problem}
    for name in ("Problem", "FaultAnswer"):
        for member, schema in schemas[name]["properties"].items():
            schemas[name]["properties"][member] = _without_default(_not_null(schema))
    components["schemas"] = dict(sorted(schemas.items()))
    components["examples"] = problem_examples()
    components["headers"] = dict(HEADERS)
    components["parameters"] = dict(PARAMETERS)


def _drop_unused(document: Node) -> None:
    """Remove unreferenced components, repeatedly, until every component is referenced."""
    groups = {kind: part for kind, part in document["components"].items() if kind in REFERRED}
    text = ""
    while text != (text := json.dumps(document)):
        unused = [
            (group, name)
            for kind, group in groups.items()
            for name in group
            if f'"#/components/{kind}/{name}"' not in text
        ]
        for group, name in unused:
            del group[name]


def _without_default(schema: Node) -> Node:
    return {name: value for name, value in schema.items() if name != "default"}
