"""A strict JSON parser: refuses whatever two parsers could read differently."""

import json
from collections.abc import Iterator
from typing import NoReturn

MAX_DEPTH = 8
_TOO_LARGE = "The body contains a number that is too large."
_TOO_DEEP = f"The body is nested more than {MAX_DEPTH} levels deep."

JsonValue = dict[str, "JsonValue"] | list["JsonValue"] | str | int | float | bool | None


class MalformedBody(Exception):
    """The body cannot be read. The message says why, without repeating any of it.

    `key` is that of a `Fault`, for a line of an uploaded file that is read as a body.
    """

    def __init__(self, message: str, rule: str = "json") -> None:
        super().__init__(message)
        self.key = f"malformed-{rule}"


def parse(body: bytes) -> JsonValue:
    """Return the value of a JSON document.

    Raises `MalformedBody` unless it is UTF-8 without a byte order mark, has no duplicate
    names, no NaN, Infinity or number beyond a double, no lone surrogates, and is nested at
    most 8 levels deep, the outermost object counting as 1.
    """
    try:
        text = body.decode()
    except UnicodeDecodeError:
        raise MalformedBody("The body is not UTF-8.", "utf8") from None
    value = _decode(text)
    for node, depth in _walk(value):
        if depth > MAX_DEPTH:
            raise MalformedBody(_TOO_DEEP, "depth")
        if isinstance(node, str) and not _is_encodable(node):
            raise MalformedBody("The body contains a lone surrogate.", "surrogate")
    return value


def _decode(text: str) -> JsonValue:
    try:
        value: JsonValue = _DECODER.decode(text)
    except (json.JSONDecodeError, RecursionError):
        raise MalformedBody("The body is not valid JSON.") from None
    except ValueError:  # of `int`, which reads at most 4,300 digits
        raise MalformedBody(_TOO_LARGE, "number") from None
    return value


def _object(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise MalformedBody("The body contains a duplicate member name.", "duplicate")
    return members


def _finite(text: str) -> float:
    number = float(text)
    if number in {float("inf"), float("-inf")}:
        raise MalformedBody(_TOO_LARGE, "number")
    return number


def _refuse_constant(_name: str) -> NoReturn:
    raise MalformedBody("The body contains NaN or Infinity, which are not JSON.", "constant")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_float=_finite, parse_constant=_refuse_constant
)


def _walk(value: JsonValue) -> Iterator[tuple[JsonValue, int]]:
    """Yield every value and name with its depth. Iterative, as the caller controls the depth."""
    waiting = [(value, 0)]
    while waiting:
        node, depth = waiting.pop()
        if isinstance(node, dict | list):
            depth += 1
            inner = [*node, *node.values()] if isinstance(node, dict) else node
            waiting.extend((item, depth) for item in inner)
        yield node, depth


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
