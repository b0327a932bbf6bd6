"""Counts and tables as the commands print them."""

from collections.abc import Iterable, Sequence

import click

GAP = "  "


def counted(number: int, noun: str) -> str:
    """Return the number with the noun, to which a plural adds an s: `1 row`, `2 rows`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def print_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print the rows below their heads, in columns that two blanks or more part."""
    table = [heads, *rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo(GAP.join(cells).rstrip())
