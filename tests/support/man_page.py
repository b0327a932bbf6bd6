"""The man page of the command line, in the macros of man(7)."""

import re
from collections.abc import Iterable, Iterator
from inspect import cleandoc

import click

from app.cli import cli
from app.commands.output import Command
from app.terminal import EXIT_CONFIGURATION, EXIT_FAILED, EXIT_USAGE
from tests.support.commands import TREE

DATE = "2026-11-29"
"""Of the last change of the format; the version is that of the program."""
EXIT_CODES = {
    0: "The command has done what it says.",
    EXIT_FAILED: "It failed, found a problem, or was answered with no.",
    EXIT_USAGE: "An argument or option is wrong. Nothing was done.",
    EXIT_CONFIGURATION: "A variable, the keyring or the revision of the database is wrong. "
    "To start again does not help.",
}
VARIABLES = {
    "NFM_DATA_DIR": "The data directory. Its default is ./var of the current folder.",
    "NFM_DATABASE_URL": "The database. Its default is an SQLite file in the data directory.",
    "NFM_KEYRING_FILE": "The keyring. Its default is a file in the data directory.",
    "NFM_HOST, NFM_PORT, NFM_UDS": "Where serve listens, and ping asks.",
    "NFM_PATH_PREFIX": "The path below which callers reach the service.",
}
_SENTENCE = re.compile(r"(?<=[a-z)\d`][.:?]) (?=[A-Z-])")


def man_page() -> str:
    """Return the source of the page."""
    lines = [
        f'.TH NETFLOW-MANAGER 1 {DATE} "NetFlow Manager" "NetFlow Manager"',
        *(".SH NAME", r"netflow-manager \- NetFlow Analyzer access details of WHMCS services"),
        *(".SH SYNOPSIS", ".B netflow\\-manager", ".I command", "[options]"),
        *(".SH DESCRIPTION", *_paragraphs(str(cli.help))),
        ".SH COMMANDS",
        *(line for name, command in TREE.items() for line in _command(name, command)),
        *(".SH EXIT STATUS", *_items((str(code), text) for code, text in EXIT_CODES.items())),
        *(".SH ENVIRONMENT", *_items(VARIABLES.items())),
    ]
    return "\n".join(lines) + "\n"


def _command(name: str, command: click.Command) -> Iterator[str]:
    if isinstance(command, click.Group):
        yield from (f'.SS "{_text(name)}"', *_paragraphs(str(command.help)))
        return
    assert isinstance(command, Command)
    context = click.Context(command)
    usage = " ".join([name, *command.collect_usage_pieces(context)])
    yield f'.SS "{_text(usage)}"'
    yield from _paragraphs(str(command.help))
    records = [item.get_help_record(context) for item in command.params]
    yield from _items(record for record in records if record and record[0].startswith("-"))
    yield ".PP"
    yield from _sentences(f"Members of the JSON: {', '.join(command.prints)}.")


def _items(items: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, text in items:
        yield from (".TP", f".B {_text(name)}", *_sentences(text))


def _paragraphs(text: str) -> Iterator[str]:
    for number, paragraph in enumerate(cleandoc(text).split("\n\n")):
        if number:
            yield ".PP"
        yield from _sentences(paragraph)


def _sentences(text: str) -> Iterator[str]:
    """Yield a line for each sentence, as roff has it, of at most 80 characters."""
    for sentence in _SENTENCE.split(" ".join(text.split())):
        line = ""
        for word in sentence.split():
            if len(line) + len(word) > 70:
                yield _text(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        yield _text(line)


def _text(text: str) -> str:
    """Return a string as roff text: no backslash, hyphen, full stop or quote is markup."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-").replace('"', r"\(dq")
    return rf"\&{escaped}" if escaped[:1] in {".", "'"} else escaped
