"""Says what is wrong with a member of what was sent: place, code and rule, and nothing of it.

pydantic's own texts repeat the input in some cases and are in its own style in all: they are
replaced. Texts of this service's own rules are fixed ones and stay.
"""

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from pydantic_core.core_schema import ErrorType

from app.input.faults import Fault

UNKNOWN = "<unknown>"
OTHER = "Is not valid here."
# What stands in braces is a part of the rule.
TEXTS = {
    "bool_type": "Must be true or false.",
    "dict_type": "Must be an object.",
    "enum": "Must be {expected}.",
    "extra_forbidden": "Is no member that this knows.",
    "greater_than_equal": "Must be at least {ge}.",
    "int_type": "Must be a whole number.",
    "less_than_equal": "Must be at most {le}.",
    "list_type": "Must be a list.",
    "literal_error": "Must be {expected}.",
    "missing": "Must be given.",
    "model_attributes_type": "Must be an object.",
    "string_too_long": "Must have at most {max_length} characters.",
    "string_too_short": "Must have at least {min_length} characters.",
    "string_type": "Must be a text.",
    "too_long": "Must have at most {max_length} items.",
    "too_short": "Must have at least {min_length} items.",
    "union_tag_invalid": "The member {discriminator} must be one of {expected_tags}.",
    "union_tag_not_found": "The member {discriminator} must be given.",
}
PYDANTIC_TYPES = frozenset(get_args(ErrorType))


def describe(found: Mapping[str, Any], place: Sequence[object]) -> Fault:
    """Return what pydantic found at a place; the name of an unknown member stays behind."""
    code = str(found["type"])
    parts = [str(part) for part in place]
    if code == "extra_forbidden":
        parts[-1:] = [UNKNOWN]
    return Fault("".join(f"/{part}" for part in parts), code, _message(code, found))


def _message(code: str, found: Mapping[str, Any]) -> str:
    if code not in TEXTS:
        return OTHER if code in PYDANTIC_TYPES else str(found["msg"])
    try:
        return TEXTS[code].format_map(found.get("ctx", {}))
    except KeyError:
        # A rule of our own has the same code, and a text of its own.
        return str(found["msg"])
