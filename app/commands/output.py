"""What commands print: lines for people, or with `--json` one object for programs."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import click

from app.terminal import JSON_OPTION, is_json

GAP = "  "
STEP = 1_000
"""Items between two looks at the clock."""
Item = TypeVar("Item")


class Command(click.Command):
    """A command with the option `--json`.

    `prints` names the members of its object and says what each holds. `docs/command-line.md` and
    the man page list them, and `show` refuses others.
    """

    def __init__(self, *arguments: Any, prints: Mapping[str, str], **options: Any) -> None:  # noqa: ANN401 - click's
        super().__init__(*arguments, **options)
        self.prints = dict(prints)
        self.params.append(
            click.Option(
                [JSON_OPTION],
                is_flag=True,
                expose_value=False,
                help="Print one JSON object. An error is one too, on standard error.",
            )
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments. Those that are too many are not repeated: one may be a secret."""
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            ctx.fail("There are more arguments than this command takes.")
        return rest


class Group(click.Group):
    """A group of such commands."""

    command_class = Command


def members_of(model: Any) -> dict[str, str]:  # noqa: ANN401 - a pydantic model, not imported here
    """Return the members of a model with their descriptions, for `prints`."""
    return {name: field.description or "" for name, field in model.model_fields.items()}


def show(members: Mapping[str, object], *lines: str) -> None:
    """Print the result of the command: the lines, or with `--json` an object of the members.

    Raises `ValueError` if the members are not those that the command names.
    """
    command = click.get_current_context().command
    if isinstance(command, Command) and members.keys() != command.prints.keys():
        raise ValueError(members.keys() ^ command.prints.keys())
    print_result(members, *lines)


def print_result(members: Mapping[str, object], *lines: str) -> None:
    """Print a result as `show` does, outside of the thread of the command too."""
    printed = [json.dumps(members)] if is_json() else lines
    try:
        for line in printed:
            click.echo(line)
    except BrokenPipeError:
        raise  # whoever reads has seen enough
    except OSError as error:
        raise click.ClickException(
            f"The work was done, but its result could not be printed ({error.strerror})."
        ) from None


def note(line: str) -> None:
    """Print a line for people on standard error: a hint that programs do not need."""
    if not is_json():
        click.echo(line, err=True)


def confirm(question: str, *, yes: bool) -> None:
    """Ask whether to go on, unless the answer is `yes`. Raises `click.Abort`.

    A program is not asked: with `--json` it has to say `--yes`. Raises `click.UsageError`.
    """
    if yes:
        return
    if is_json():
        raise click.UsageError("With --json this command asks nothing: confirm with --yes.")
    click.confirm(question, abort=True)


@contextmanager
def progress(label: str, length: int) -> Iterator[Callable[[int], None]]:
    """Yield a function that moves a progress bar to a position of at most `length`.

    The bar is on standard error, and shown on a terminal only.
    """
    hidden = is_json() or not sys.stderr.isatty()
    with click.progressbar(length=length, label=label, file=sys.stderr, hidden=hidden) as bar:
        yield lambda position: bar.update(position - bar.pos)


def progress_through(label: str, items: Iterable[Item], length: int) -> Iterator[Item]:
    """Yield the items, `length` of them or about as many, and move a progress bar."""
    with progress(label, length) as move:
        for number, item in enumerate(items, 1):
            yield item
            if number % STEP == 0:
                move(min(number, length))
        move(length)


def counted(number: int, noun: str) -> str:
    """Return the number with the noun, in the plural with an s: `1 row`, `2 rows`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a table with a header row; columns are at least two spaces apart."""
    lines = [heads, *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return [
        GAP.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]
