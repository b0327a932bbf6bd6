"""What is said about a member that cannot be used: the rule, in our words, and no value of it."""

from enum import Enum
from typing import Annotated, Any, Literal, get_args

import pytest
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import ErrorType

from app.input.faults import Fault
from app.input.fields import refuse
from app.input.member_errors import describe
from app.translations.catalog import ENGLISH

CANARY = "c4nary"


class _Inner(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    kind: Literal["a"] = "a"


class _Other(BaseModel):
    kind: Literal["b"] = "b"


class _Required(BaseModel):
    name: str


class _Color(Enum):
    RED = "red"
    BLUE = "blue"


_Tagged = Annotated[_Inner | _Other, Field(discriminator="kind")]
WRONG: dict[str, tuple[object, object, str]] = {
    "bool_type": (Annotated[bool, Field(strict=True)], CANARY, "Must be true or false."),
    "dict_type": (dict[str, int], CANARY, "Must be an object."),
    "enum": (_Color, CANARY, "Must be 'red' or 'blue'."),
    "extra_forbidden": (_Inner, {CANARY: CANARY}, "Unknown field."),
    "greater_than_equal": (Annotated[int, Field(ge=5)], 4, "Must be at least 5."),
    "int_type": (Annotated[int, Field(strict=True)], CANARY, "Must be an integer."),
    "less_than_equal": (Annotated[int, Field(le=5)], 6, "Must be at most 5."),
    "list_type": (list[int], CANARY, "Must be a list."),
    "literal_error": (Literal["a", "b"], CANARY, "Must be 'a' or 'b'."),
    "missing": (_Required, {}, "Is required."),
    "model_attributes_type": (_Inner, CANARY, "Must be an object."),
    "string_too_long": (Annotated[str, Field(max_length=3)], CANARY, "Must have at most 3 chara"),
    "string_too_short": (Annotated[str, Field(min_length=9)], CANARY, "Must have at least 9 char"),
    "string_type": (str, 5, "Must be a string."),
    "too_long": (Annotated[list[int], Field(max_length=1)], [1, 2], "Must have at most 1 items."),
    "too_short": (Annotated[list[int], Field(min_length=1)], [], "Must have at least 1 items."),
    "union_tag_invalid": (_Tagged, {"kind": CANARY}, "Must be one of '"),
    "union_tag_not_found": (_Tagged, {}, "Is required."),
}


def _found(kind: Any, value: object, **options: Any) -> dict[str, Any]:  # noqa: ANN401
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value, **options)
    (item,) = caught.value.errors(include_url=False, include_input=False)
    return dict(item)


def test_every_code_of_pydantic_with_a_message_is_tried() -> None:
    """The codes of pydantic among the messages are those below."""
    codes = {key.partition("-")[0] for key in ENGLISH.table("error")}
    assert codes & set(get_args(ErrorType)) == set(WRONG)


@pytest.mark.parametrize("code", WRONG)
def test_every_text_is_ours_and_says_the_rule(code: str) -> None:
    """Each code has its text, limits filled in, and no value or unknown name of what was sent."""
    kind, value, text = WRONG[code]
    options = {"from_attributes": True} if code == "model_attributes_type" else {}
    found = describe(_found(kind, value, **options), ["record", CANARY])
    assert found.code == code
    assert found.message.startswith(text)
    if code == "extra_forbidden":
        assert found.pointer == "/record/<unknown>"
    elif code.startswith("union_tag_"):  # the member that is wrong, not the object around it
        assert found.pointer == f"/record/{CANARY}/kind"
    else:
        assert found.pointer == f"/record/{CANARY}"
    assert CANARY not in found.message


def test_other_texts_of_pydantic_are_not_passed_on() -> None:
    """Where its text would repeat the input, nothing but the place and the code is said."""

    def refuse(text: str) -> str:
        raise ValueError(text)

    found = _found(Annotated[str, AfterValidator(refuse)], CANARY)
    assert CANARY in found["msg"]
    assert describe(found, ["event"]) == Fault("/event", "value_error")
    assert describe(found, ["event"]).message == "Is invalid."


def test_rules_of_our_own_keep_their_text() -> None:
    """The message of a rule of this service is what is said, though pydantic has the code too."""
    for code, key, text in (
        ("past", "past", "Must be in the future."),
        ("too_long", "too_long-row", "Must have at most 7 KiB."),
    ):
        with pytest.raises(PydanticCustomError, match=text) as caught:
            refuse(key, limit=7)
        error = caught.value
        item = {"type": error.type, "msg": error.message(), "ctx": error.context}
        fault = describe(item, ["notes"])
        assert (fault.pointer, fault.code, fault.message) == ("/notes", code, text)
