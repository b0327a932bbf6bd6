"""Code samples of the OpenAPI document: blocks of the tested API guide, by operation.

A block belongs to each operation that it calls and that has no earlier block in its language. It
comes with the functions that all blocks of its language rely on, so that it runs as it is.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from tests.support.guide import Block, blocks, preambles

COMMITTED = Path(__file__).parents[2] / "app" / "api" / "documentation" / "samples.json"
LABELS = {"sh": ("Shell", "curl"), "python": ("Python", "Python"), "php": ("PHP", "PHP")}
# `nfm GET /v1/…`, `call("GET", "/v1/…`, `nfm('GET', '/v1/…`, `nfm.get("/v1/…`.
CALL = re.compile(
    r"\b(?:nfm|call)(?:\.|\(\s*[\"']|\s)([A-Za-z]+)[\"']?[(,\s]\s*f?[\"']?(/v1[^\"'?\s]*)"
)
VALUE = re.compile(r"/(?:[0-9]+|\{.*|$)")

Samples = dict[str, list[dict[str, str]]]


def samples() -> Samples:
    """Return the samples by method and path, such as `get /v1/clients/{id}/logins`."""
    found: Samples = {}
    for block in blocks():
        label = {"lang": LABELS[block.language][0], "label": LABELS[block.language][1]}
        source = f"{preambles()[block.language]}\n{block.code}"
        for call in calls(block):
            entries = found.setdefault(call, [])
            if label["lang"] not in {entry["lang"] for entry in entries}:
                entries.append({**label, "source": source})
    order = [lang for lang, _ in LABELS.values()]
    return {
        call: sorted(entries, key=lambda entry: order.index(entry["lang"]))
        for call, entries in sorted(found.items())
    }


def calls(block: Block) -> Iterator[str]:
    """Yield the calls of a block; `{id}` stands for a value in a path."""
    for method, path in CALL.findall(block.code):
        yield f"{method.lower()} {VALUE.sub('/{id}', path)}"


def to_text(value: Samples) -> str:
    """Return the samples as they are committed."""
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    COMMITTED.write_text(to_text(samples()), encoding="utf-8")
