"""Describes validation errors by location, code and rule, never by value.

pydantic's own messages sometimes repeat the input, so its codes have messages of this service.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from app.input.faults import Fault

UNKNOWN = "<unknown>"
# Of pydantic's codes, those that rules of this service have too.
_OF_PYDANTIC: Final = {"too_long": "too_long-items", "too_short": "too_short-items"}
# What a rule says of itself. Of pydantic's values, others can be those of the input.
_VALUES: Final = ("ge", "le", "min_length", "max_length", "expected", "expected_tags")
_OWN_VALUES: Final = ("limit", "last")
_CHOICE: Final = re.compile(r"'[^']*'")


def describe(found: Mapping[str, Any], place: Sequence[object]) -> Fault:
    """Return the error that pydantic found at a place, without the name of an unknown member."""
    code = str(found["type"])
    parts = [str(part) for part in place]
    if code == "extra_forbidden":
        parts[-1:] = [UNKNOWN]
    elif code.startswith("union_tag_"):  # pydantic reports the object around the member
        parts.append(found["ctx"]["discriminator"].strip("'"))
    pointer = "".join(f"/{part}" for part in parts)
    context = found.get("ctx", {})
    # A rule of this service says which message it means (`app.input.fields.refuse`).
    key = context.get("key", _OF_PYDANTIC.get(code, code))
    return Fault(pointer, key, values=_values(context))


def _values(context: Mapping[str, Any]) -> dict[str, object]:
    """Return the values of the message; pydantic writes choices as `'a', 'b' or 'c'`."""
    values = {name: context[name] for name in _VALUES + _OWN_VALUES if name in context}
    if "expected" in values:
        values["expected"] = _CHOICE.findall(values["expected"])
    return values
