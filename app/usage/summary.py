"""What a report shows, in sentences: for screen readers, and while there are no figures."""

from collections.abc import Iterator

from app.usage.report import DirectionFigures, UsageReport
from app.usage.words import Words


def message_without_figures(report: UsageReport, words: Words) -> str | None:
    """Return what is shown in place of figures, `None` where there are some."""
    if report.incoming is not None:
        return None
    since = report.collecting_since
    if since is None:
        return words.word("nothing")
    return words.word("collecting", since=words.moment(since))


def describe(report: UsageReport, words: Words) -> str:
    """Return the figures of a report in sentences."""
    return message_without_figures(report, words) or " ".join(_sentences(report, words))


def values_known(report: UsageReport, words: Words) -> str:
    """Return how many values are known, of those that could be."""
    period = report.period
    return words.word("known", known=period.known_slots, elapsed=period.elapsed_slots)


def _sentences(report: UsageReport, words: Words) -> Iterator[str]:
    for name, figures in (("in", report.incoming), ("out", report.outgoing)):
        if figures is not None:
            yield _described(words.word(name), figures, words)
    if report.percentile is not None:
        name = words.word(f"method.{report.percentile.method}")
        yield f"{words.named(name, words.rate(report.percentile.bps))}."
    yield values_known(report, words)


def _described(direction: str, figures: DirectionFigures, words: Words) -> str:
    return words.word(
        "described",
        direction=direction,
        volume=words.volume(figures.bytes),
        average=words.rate(figures.average_bps),
        peak=words.rate(figures.peak_bps),
        when=words.moment(figures.peak_at),
    )
