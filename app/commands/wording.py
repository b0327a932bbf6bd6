"""Formats counts and tables for the command line."""

from collections.abc import Iterable, Sequence

import click

GAP = "  "


def counted(number: int, noun: str) -> str:
    """Return the number with the noun, in the plural with an s: `1 row`, `2 rows`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def print_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table with a header row; columns are at least two spaces apart."""
    table = [heads, *rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo(GAP.join(cells).rstrip())
