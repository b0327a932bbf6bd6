"""Describes validation errors by location, code and rule, never by value.

pydantic's own messages sometimes repeat the input, so each is replaced by a fixed one. The
messages of this service's own rules are fixed already and stay as they are.
"""

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from pydantic_core.core_schema import ErrorType

from app.input.faults import Fault

UNKNOWN = "<unknown>"
OTHER = "Is invalid."
# The placeholders in braces are filled from the rule, not from the input.
TEXTS = {
    "bool_type": "Must be true or false.",
    "dict_type": "Must be an object.",
    "enum": "Must be {expected}.",
    "extra_forbidden": "Unknown field.",
    "greater_than_equal": "Must be at least {ge}.",
    "int_type": "Must be an integer.",
    "less_than_equal": "Must be at most {le}.",
    "list_type": "Must be a list.",
    "literal_error": "Must be {expected}.",
    "missing": "Is required.",
    "model_attributes_type": "Must be an object.",
    "string_too_long": "Must have at most {max_length} characters.",
    "string_too_short": "Must have at least {min_length} characters.",
    "string_type": "Must be a string.",
    "too_long": "Must have at most {max_length} items.",
    "too_short": "Must have at least {min_length} items.",
    "union_tag_invalid": "Must be one of {expected_tags}.",
    "union_tag_not_found": "Is required.",
}
PYDANTIC_TYPES = frozenset(get_args(ErrorType))


def describe(found: Mapping[str, Any], place: Sequence[object]) -> Fault:
    """Return the error that pydantic found at a place, without the name of an unknown member."""
    code = str(found["type"])
    parts = [str(part) for part in place]
    if code == "extra_forbidden":
        parts[-1:] = [UNKNOWN]
    elif code.startswith("union_tag_"):  # pydantic reports the object around the member
        parts.append(found["ctx"]["discriminator"].strip("'"))
    return Fault("".join(f"/{part}" for part in parts), code, _message(code, found))


def _message(code: str, found: Mapping[str, Any]) -> str:
    if code not in TEXTS:
        return OTHER if code in PYDANTIC_TYPES else str(found["msg"])
    try:
        return TEXTS[code].format_map(found.get("ctx", {}))
    except KeyError:
        # A rule of this service has the same code and brings its own message.
        return str(found["msg"])
