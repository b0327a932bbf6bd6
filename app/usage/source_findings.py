"""What an administrator is told about the source of an installation, in a language."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from app.times import to_text
from app.translations.catalog import NOTE, OK, Line, Translation
from app.usage.kinds import NFDUMP
from app.usage.source_settings import StoredSource
from app.usage.sources.netflow_analyzer import NetflowAnalyzer
from app.usage.sources.source import Failure, Group, SourceError


def findings(
    source: StoredSource, ca_file: Path | None, translation: Translation
) -> Iterator[Line]:
    """Yield what was found about a source, which is asked now if it can be asked over HTTP.

    Takes as long as the source lets one wait: a question is given up after 20 seconds.
    """
    analyzer = source.analyzer(ca_file)
    if source.integrity == "broken":
        yield translation.line("source.answer", "broken")
    elif analyzer is not None:
        yield from _asked(analyzer, translation)
    elif source.kind != NFDUMP:
        yield translation.line("source.answer", "zone")
    yield _round(source, translation)


def _asked(analyzer: NetflowAnalyzer, translation: Translation) -> Iterator[Line]:
    try:
        groups = analyzer.groups()
    except SourceError as error:
        yield translation.line("source.answer", error.code)
        return
    yield translation.line("source.answer", OK, count=len(groups))
    if groups:
        yield _series(analyzer, groups[0], translation)


def _series(analyzer: NetflowAnalyzer, group: Group, translation: Translation) -> Line:
    try:
        understood = analyzer.understand(group)
    except SourceError as error:
        return translation.line("source.series", error.code, group=group.name)
    return translation.line("source.series", OK, group=group.name, count=len(understood.sums))


def _round(source: StoredSource, translation: Translation) -> Line:
    """Return how the last round of the collector has ended."""
    check = "source.round"
    if source.last_failure is not None:
        # Whoever can write SQL can store any string.
        known = source.last_failure in get_args(Failure)
        return translation.line(check, source.last_failure if known else "unreadable")
    if source.last_success_at is None:
        return translation.line(check, NOTE)
    return translation.line(check, OK, at=to_text(source.last_success_at))
