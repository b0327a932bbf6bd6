"""JSON Schema of the members, for the OpenAPI document.

The patterns describe the validators of `app.input.fields` to callers; nothing is validated with
them here. They match in linear time. Length limits apply after trimming.

A `pattern` keeps to ASCII and to what the regular expressions of every language have, because
generated clients compile it. A rule that needs more is an `x-pattern`, in ECMA-262 with the flag
`u`, and in words.
"""

from typing import Any, Final

from pydantic.config import JsonDict

# Visible characters, joiners, and what a later version of Unicode may have assigned: no control,
# format, surrogate or private ones.
_VISIBLE = r"\p{L}\p{M}\p{N}\p{P}\p{S}\p{Cn}\u200c\u200d"
_BLANK = r"\u0020\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
SEEN: Final = f"^[{_VISIBLE}{_BLANK}]*$"
SEEN_NOT_BLANK: Final = f"^[{_BLANK}]*[{_VISIBLE}][{_VISIBLE}{_BLANK}]*$"
PRINTABLE: Final = rf"^[{_VISIBLE}\u0020]*$"
NO_CONTROLS: Final = r"^[^\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f]*$"
NO_NUL: Final = r"^[^\u0000]*$"
IN_WORDS: Final = {
    SEEN: "Without control, invisible and private-use characters.",
    SEEN_NOT_BLANK: "Not blank; without control, invisible and private-use characters.",
    PRINTABLE: "Printable characters and spaces.",
    NO_CONTROLS: "Without control characters other than line breaks.",
    NO_NUL: "Without NUL characters.",
}
"""The rules that are no `pattern`, each as a sentence for a description."""

_BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_IPV4 = rf"(?:{_BYTE}\.){{3}}{_BYTE}"
_GROUP = "[0-9A-Fa-f]{1,4}"
_IPV6 = "|".join(
    (
        f"(?:{_GROUP}:){{7}}{_GROUP}",
        *(f"(?:{_GROUP}:){{1,{7 - n}}}(?::{_GROUP}){{1,{n}}}" for n in range(1, 7)),
        f"(?:{_GROUP}:){{1,7}}:",
        f":(?::{_GROUP}){{1,7}}",
        "::",
    )
)
NETWORK: Final = (
    f"^(?:{_IPV4}(?:/(?:[12]?[0-9]|3[0-2]))?|(?:{_IPV6})(?:/(?:1[01][0-9]|12[0-8]|[1-9]?[0-9]))?)$"
)

_LABEL = "(?:[A-Za-z0-9_-]*[A-Za-z0-9_])?"
# The last label has a letter: of digits alone it would be the end of an IPv4 address.
_DOMAIN = rf"(?:[A-Za-z0-9_]{_LABEL}\.)*(?:[0-9][0-9-]*)?[A-Za-z_]{_LABEL}\.?"
_PORT = "[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]"
_REST = r"[/?#][!#-&(-;=?-\[\]_a-z~]*"
_URL = (
    rf"[Hh][Tt][Tt][Pp][Ss]?://(?:{_DOMAIN}|{_IPV4}|\[(?:{_IPV6})\])(?::(?:{_PORT})?)?(?:{_REST})?"
)
URL: Final = f"^{_URL}$"
URL_OR_BLANK: Final = f"^ *(?:{_URL} *)?$"

JsonSchema = dict[str, Any]


def text(pattern: str, limit: int, **more: object) -> JsonSchema:
    """Return the schema of a string of at most `limit` characters, with `more` added."""
    keyword = "x-pattern" if pattern in IN_WORDS else "pattern"
    return {"type": "string", "maxLength": limit, keyword: pattern, **more}


def text_or_null(pattern: str, limit: int, **more: object) -> JsonSchema:
    """Return the schema of a string or null."""
    return text(pattern, limit, **more) | {"type": ["string", "null"]}


def without_defaults(schema: JsonDict) -> None:
    """Remove "default" from the schema of a request body.

    Omitted members of a merge patch keep their value, and generated clients require or send a
    member that has a default.
    """
    properties = schema["properties"]
    assert isinstance(properties, dict)  # noqa: S101 - pydantic makes it so
    for member in properties.values():
        assert isinstance(member, dict)  # noqa: S101
        member.pop("default", None)


def describe_patterns(node: object) -> None:
    """Add the rule of each `x-pattern` in words to the description of its schema."""
    if isinstance(node, list):
        for item in node:
            describe_patterns(item)
    if isinstance(node, dict):
        if (rule := node.get("x-pattern")) is not None:
            node["description"] = f"{node.get('description', '')} {IN_WORDS[rule]}".lstrip()
        for item in node.values():
            describe_patterns(item)
