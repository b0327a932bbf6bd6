"""NDJSON that says where it ends: a list that was cut off must not pass for a complete one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Annotated, Generic, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from app.input.faults import Fault, InvalidInput
from app.input.fields import refuse
from app.input.strict_json import MalformedBody, parse

Item = TypeVar("Item", bound=BaseModel)


def _is_true(end: bool) -> bool:  # noqa: FBT001 - a member
    if not end:
        refuse("end")
    return end


class _End(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")

    end: Annotated[bool, AfterValidator(_is_true)]  # Literal[True] would accept 1
    count: Annotated[int, Field(ge=0)]


@dataclass(frozen=True, slots=True)
class EndedLines(Generic[Item]):
    """Reads items of one kind, then `{"end": true, "count": N}`.

    `max_bytes` is the length of a line, its end included, and `rule` the key of the message about a
    line that is no item. `check` is called for each line and may raise to stop.
    """

    kind: type[Item]
    max_bytes: int
    rule: str

    def read(self, file: IO[bytes], check: Callable[[], None]) -> Iterator[tuple[int, Item]]:
        """Yield each item with its line, up to the end line. The file can be read on from there.

        Raises `InvalidInput` for a line that is no item, a missing end, or a wrong count.
        """
        count = 0
        for number, line in enumerate(self._lines(file, check), start=1):
            item = self._parse(number, line)
            if isinstance(item, _End):
                if item.count == count:
                    return
                raise InvalidInput(Fault("/count", "count", number))
            count += 1
            yield number, item
        raise InvalidInput(Fault("", "no_end", count + 1))

    def refuse_rest(self, file: IO[bytes], count: int, check: Callable[[], None]) -> None:
        """Raise `InvalidInput` for anything after the end of a list of so many items."""
        for line in self._lines(file, check):
            number = count + 2
            self._parse(number, line)
            raise InvalidInput(Fault("", "after_end", number))

    def _lines(self, file: IO[bytes], check: Callable[[], None]) -> Iterator[bytes]:
        """Yield the lines. One that is too long is split; its first piece is refused later."""
        for line in iter(lambda: file.readline(self.max_bytes), b""):
            check()
            yield line

    def _parse(self, number: int, line: bytes) -> Item | _End:
        if len(line) == self.max_bytes and not line.endswith(b"\n"):
            values = {"limit": self.max_bytes}
            raise InvalidInput(Fault("", "too_long-service", number, values))
        try:
            found = parse(line)
            is_end = isinstance(found, dict) and "end" in found
            return (_End if is_end else self.kind).model_validate(found)
        except MalformedBody as error:
            raise InvalidInput(Fault("", error.key, number)) from None
        except ValidationError:
            raise InvalidInput(Fault("", self.rule, number)) from None
