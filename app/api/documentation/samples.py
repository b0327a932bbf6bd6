"""Code samples for the OpenAPI document: calls of docs/api-guide.md, which a test runs."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

SAMPLES: Final[Mapping[str, list[dict[str, str]]]] = json.loads(
    (Path(__file__).parent / "samples.json").read_text(encoding="utf-8")
)
"""By method and path; `{id}` stands for a parameter in the path."""


def add_samples(path: str, method: str, operation: dict[str, Any]) -> None:
    """Add the samples of an operation, if there are any, as Redoc and others read them."""
    samples = SAMPLES.get(f"{method} {re.sub('{[a-z_]+}', '{id}', path)}")
    if samples is not None:
        operation["x-codeSamples"] = samples
