"""Templates of a rule: strings with placeholders such as `{client_id}`.

Each `{` begins a placeholder, which must be one of `PLACEHOLDERS` exactly. A `}` without one is a
character. Values are inserted once and are not searched for placeholders: a domain can be named
`{client_id}`.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Final

from pydantic import AfterValidator, WithJsonSchema

from app.input import patterns
from app.input.fields import MAX_NOTES, MAX_TEXT, clean_name, clean_notes, refuse
from app.input.patterns import text_or_null

PLACEHOLDERS: Final = (
    "service_id",
    "client_id",
    "product_id",
    "domain",
    "hostname",
    "service_username",
    "dedicated_ip",
)
_PLACEHOLDER: Final = re.compile(rf"\{{({'|'.join(PLACEHOLDERS)})\}}")


def fill(template: str, values: Mapping[str, str]) -> str:
    """Return the template with the value of each placeholder."""
    return _PLACEHOLDER.sub(lambda match: values[match[1]], template)


def _check(template: str | None) -> str | None:
    """Return a template unchanged. Refuses a `{` that begins no placeholder."""
    if template is not None and "{" in _PLACEHOLDER.sub("", template):
        refuse("placeholder")
    return template


NameTemplate = Annotated[
    str | None,
    AfterValidator(clean_name),
    AfterValidator(_check),
    WithJsonSchema(text_or_null(patterns.SEEN, MAX_TEXT)),
]
NotesTemplate = Annotated[
    str | None,
    AfterValidator(clean_notes),
    AfterValidator(_check),
    WithJsonSchema(text_or_null(patterns.NO_CONTROLS, MAX_NOTES)),
]
