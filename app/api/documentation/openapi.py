"""The OpenAPI document: what FastAPI derives from the routes, completed once.

FastAPI knows parameters, bodies and models. Added here is what holds for every operation:
problems, headers, scopes, examples, readable ids. A new route gets all of it by itself.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

from fastapi import FastAPI
from fastapi.routing import APIRoute

from app import __version__
from app.api.documentation.examples import EXAMPLES
from app.api.documentation.headers import HEADERS, REQUEST_ID_PARAMETER
from app.api.problems.answers import Problem
from app.api.problems.documented import add_problems, problem_examples, problem_table
from app.api.routing import JSON, MERGE_PATCH

Node = dict[str, Any]

DESCRIPTION: Final = """NetFlow Analyzer access details of WHMCS services.

Send a key as `Authorization: Bearer <key>`. Each operation names the scope that it needs; no scope
implies another. Every answer carries `X-Request-Id`, and everything under `/v1` is
`Cache-Control: no-store`.

JSON is read strictly: UTF-8, no duplicate names, no coercion (`"1"` and `1.0` are not 1), no
unknown members, nested at most 8 deep, at most 256 KiB. A query parameter that an operation does
not have, or that comes twice, is refused too. Texts are trimmed and stored in Unicode
NFC, and lengths count after that; only passwords are kept as they are. Lists are paged by `limit`
and `cursor`. HEAD is answered wherever GET is.

Every error is a problem of RFC 9457 in `application/problem+json` and never repeats what was sent.
Any path can also answer 404 where nothing is, 405 with `Allow` to another method, 413 to a body
over its limit, and 500 when the service made a mistake. What cannot be read as HTTP/1.1 is 400, a
head of more than 64 KiB or 100 headers 431, a head that takes 10 seconds or a body that pauses for
20 is 408, and 503 answers what the service can no longer do because it is being stopped. The
connection is closed after these.

"""
TAGS: Final = {
    "Access records": "How the client of a WHMCS service gets into NetFlow Analyzer.",
    "API keys": "Who may call.",
    "Audit": "What was changed, revealed and exported.",
    "Bulk": "Import and export of many records.",
    "Lifecycle": "What WHMCS reports about services and clients.",
    "Operation": "Whether the process lives and can serve. Needs no key.",
    "Passwords": "Stored passwords in clear: every answer is in the audit trail first.",
    "Settings": "What an installation shows to its clients.",
    "WHMCS": "What WHMCS asks while it renders a mail or a product page.",
}
OUTCOMES: Final = {"200": "Done.", "201": "Created.", "204": "Done; the answer has no body."}
STOCK_ERROR = "#/components/schemas/HTTPValidationError"
REFERRED = ("examples", "headers", "schemas")


class DocumentedApp(FastAPI):
    """A FastAPI whose document is complete."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - those of FastAPI
        super().__init__(
            title="NetFlow Manager",
            version=__version__,
            description=DESCRIPTION + problem_table(),
            contact={"name": "NetFlow Manager"},
            license_info={"name": "MIT", "url": "https://opensource.org/license/mit"},
            servers=[{"url": "/", "description": "This service."}],
            generate_unique_id_function=operation_id,
            **options,
        )

    def openapi(self) -> Node:
        """Return the document, made at the first call."""
        if self.openapi_schema is None:
            self.openapi_schema = completed(super().openapi())
        return self.openapi_schema


def operation_id(route: APIRoute) -> str:
    """Return the name of a route's function in camel case: `putAccessRecord`."""
    first, *others = route.name.split("_")
    return first + "".join(word.capitalize() for word in others)


def completed(document: Node) -> Node:
    """Return FastAPI's document with what it does not know; the given one is changed too."""
    examples = _examples_of(document)
    for path, method, operation in _operations(document):
        _describe(operation)
        _clean_parameters(operation)
        if method == "patch":
            _accept_json_too(operation["requestBody"]["content"])
        _drop_stock_errors(operation)
        add_problems(operation)
        operation["responses"] = dict(sorted(operation["responses"].items()))
        _add_headers(path, operation)
        _add_examples(operation, examples)
    used = {tag for *_, operation in _operations(document) for tag in operation["tags"]}
    document["tags"] = [
        {"name": name, "description": text} for name, text in TAGS.items() if name in used
    ]
    _complete_components(document["components"])
    _drop_unused(document)
    return document


def _operations(document: Node) -> Iterator[tuple[str, str, Node]]:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            yield path, method, operation


def _describe(operation: Node) -> None:
    """Take the summary from the first sentence, and tell the scope in words and for programs."""
    description = " ".join(operation["description"].split("\n\n")[0].split())
    operation["summary"] = description.split(". ")[0].rstrip(".")
    if "security" not in operation:
        operation["security"] = []
        return
    scopes = [scope for item in operation["security"] for scope in item["ApiKey"]]
    if scopes:
        operation["x-required-scope"] = scopes[0]
        operation["security"] = [{"ApiKey": []}]  # OAuth alone has scopes there
    needs = f"Needs the scope `{scopes[0]}`." if scopes else "Needs any good key."
    operation["description"] += f"\n\n{needs}"


def _clean_parameters(operation: Node) -> None:
    """A parameter that is left out is not null, and what it says, it says once."""
    parameters = operation.setdefault("parameters", [])
    for parameter in parameters:
        if parameter["in"] == "header":
            parameter["name"] = parameter["name"].title()
        parameter["schema"] = schema = _not_null(parameter["schema"])
        for noise in ("title", "description"):
            schema.pop(noise, None)
    parameters.append({"$ref": "#/components/parameters/X-Request-Id"})


def _not_null(schema: Node) -> Node:
    """Return `anyOf: [X, null]` as X; null is documented where it is never seen."""
    others = [option for option in schema.get("anyOf", ()) if option != {"type": "null"}]
    if len(others) != 1:
        return schema
    rest = {name: value for name, value in schema.items() if name != "anyOf"}
    return rest | dict(others[0])


def _accept_json_too(content: Node) -> None:
    content[JSON] = content[MERGE_PATCH]


def _drop_stock_errors(operation: Node) -> None:
    """Take out what FastAPI says of errors; none is `application/json`."""
    responses = operation["responses"]
    stock = responses.get("422", {}).get("content", {}).get(JSON, {})
    if stock.get("schema") == {"$ref": STOCK_ERROR}:
        del responses["422"]
    for status, response in responses.items():
        if status[0] in "45":
            response.get("content", {}).pop(JSON, None)


def _add_headers(path: str, operation: Node) -> None:
    names = ["X-Request-Id"] + (["Cache-Control"] if path.startswith("/v1") else [])
    for status, response in operation["responses"].items():
        if response["description"] == "Successful Response":
            response["description"] = OUTCOMES[status]
        headers = response.setdefault("headers", {})
        for name in names:
            headers[name] = {"$ref": f"#/components/headers/{name}"}


def _add_examples(operation: Node, examples: Node) -> None:
    """Give every body without an example that of its schema."""
    bodies = [operation.get("requestBody", {}), *operation["responses"].values()]
    for content in (body.get("content", {}) for body in bodies):
        for media_type in content.values():
            name = media_type.get("schema", {}).get("$ref", "").rpartition("/")[2]
            if name in examples and not {"example", "examples"} & media_type.keys():
                media_type["example"] = examples[name]


def _examples_of(document: Node) -> Node:
    """Return the examples by name of the schema: those of the table, and what models have."""
    schemas = document["components"]["schemas"]
    own = {name: schema["example"] for name, schema in schemas.items() if "example" in schema}
    return own | dict(EXAMPLES)


def _complete_components(components: Node) -> None:
    schemas = components["schemas"]
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas |= problem.pop("$defs") | {"Problem": problem}
    for name in ("Problem", "Fault"):
        for member, schema in schemas[name]["properties"].items():
            schemas[name]["properties"][member] = _without_default(_not_null(schema))
    components["schemas"] = dict(sorted(schemas.items()))
    components["examples"] = problem_examples()
    components["headers"] = dict(HEADERS)
    components["parameters"] = {"X-Request-Id": dict(REQUEST_ID_PARAMETER)}


def _drop_unused(document: Node) -> None:
    """Take out the components that nothing refers to, and then those that only they did."""
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
