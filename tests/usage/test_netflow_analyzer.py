"""NetFlow Analyzer as a source, against a stand-in that answers as its documentation shows."""

import logging
import socket
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pydantic import SecretStr

from app.usage.groups import packed, unpacked
from app.usage.slots import SLOT_SECONDS, slot_of
from app.usage.sources import analyzer_client
from app.usage.sources.analyzer_client import Auth, Link
from app.usage.sources.group_names import match
from app.usage.sources.netflow_analyzer import NetflowAnalyzer
from app.usage.sources.source import (
    Batch,
    Group,
    Measured,
    NothingDone,
    SourceDisagrees,
    SourceError,
    SourceRefused,
    SourceUnavailable,
    SourceUnreadable,
)
from tests.support.certificates import make_certificates
from tests.usage.analyzer import FAULTS, KEY, Analyzer, day, served

NOON = 1_539_172_800
NOW = NOON + 130
SERIES = [Measured(7, (), 0, None, "acme"), Measured(8, (), 0, None, "ACME")]
EXPECTED: dict[str, type[SourceError]] = {
    "slow": SourceUnavailable,
    "trickling": SourceUnavailable,
    "500": SourceUnavailable,
    "truncated": SourceUnavailable,
    "login page": SourceRefused,
    "redirect": SourceRefused,
    "unauthorized": SourceRefused,
    "error": SourceRefused,
    "wrong units": SourceDisagrees,
    "zone": SourceDisagrees,
    "too large": SourceUnreadable,
    "not JSON": SourceUnreadable,
    "not understood": SourceUnreadable,
}
NOTHING = NothingDone()


class Clock:
    """Unix seconds that a test sets."""

    def __init__(self, now: float = NOW) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def analyzer() -> Iterator[Analyzer]:
    """Serve the answers of a day until noon."""
    with served(Analyzer(day(NOW))) as analyzer:
        yield analyzer


def _source(
    analyzer: Analyzer, clock: Clock | None = None, auth: Auth = "header"
) -> NetflowAnalyzer:
    return NetflowAnalyzer(Link(analyzer.url, auth, SecretStr(KEY)), UTC, clock=clock or Clock())


def _collect(source: NetflowAnalyzer) -> list[Batch]:
    return list(source.batches(SERIES, NOTHING))


@pytest.mark.parametrize("shape", ["text", "seconds", "milliseconds"])
def test_a_series_that_proves_itself_is_taken(analyzer: Analyzer, shape: str) -> None:
    """Each slot has the bytes of its rate, for every series of the group, once it is settled."""
    analyzer.shape = shape
    batches = {batch.marker.name: batch for batch in _collect(_source(analyzer))}
    assert sorted(batches) == ["ACME", "acme"]
    for number, name in ((7, "acme"), (8, "ACME")):
        batch = batches[name]
        assert batch.mode == "replace"
        assert batch.known == frozenset(range(slot_of(NOON - 43_200), slot_of(NOON) - 1))
        assert batch.sums == {
            (number, slot): tuple(rate * 1_000 * 300 // 8 for rate in analyzer.rates[slot * 300])
            for slot in batch.known
        }


def test_a_group_is_asked_for_once_an_hour(analyzer: Analyzer) -> None:
    """A round of a minute later asks nothing; within the hour each group is asked again."""
    clock = Clock()
    source = _source(analyzer, clock)
    assert _collect(source)
    asked = len(analyzer.asked)
    clock.now += 60
    assert (_collect(source), len(analyzer.asked)) == ([], asked)
    clock.now += 3_600
    analyzer.rates = day(int(clock.now))
    assert len(_collect(source)) == 2


def test_points_that_are_missing_are_gaps(analyzer: Analyzer) -> None:
    """A slot without a point is not known, and not zero."""
    missing = slot_of(NOON - 6_000)
    del analyzer.rates[missing * SLOT_SECONDS]
    batch = _collect(_source(analyzer))[0]
    assert missing not in batch.known
    assert {missing - 1, missing + 1} <= batch.known


def test_the_end_of_a_day_is_taken_on_the_next(analyzer: Analyzer) -> None:
    """In the first hours of a day the day before is asked for too, without a gap between them."""
    clock = Clock(NOON + 12 * 3_600 + 1_900)
    analyzer.midnight = NOON + 12 * 3_600
    analyzer.rates = dict.fromkeys(range(NOON - 43200, int(clock.now), 300), (5, 7))
    batch = _collect(_source(analyzer, clock))[0]
    assert batch.known == frozenset(range(slot_of(NOON - 43_200), slot_of(clock.now) - 1))
    clock.now = analyzer.midnight + 4 * 3_600
    analyzer.rates = dict.fromkeys(range(NOON - 43200, int(clock.now), 300), (5, 7))
    assert min(_collect(_source(analyzer, clock))[0].known) == slot_of(analyzer.midnight)


def test_a_day_without_points_yet_is_not_asked_for(analyzer: Analyzer) -> None:
    """Right after midnight nothing could prove itself: the round passes, and is no failure."""
    assert _collect(_source(analyzer, Clock(NOON + 43_200 + 600))) == []
    assert analyzer.asked == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_delivers_nothing(
    analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    """Whatever the server does, no slot is delivered, and the error says what kind it was."""
    if fault in {"slow", "trickling"}:
        monkeypatch.setattr(analyzer_client, "LIMIT_SECONDS", 0.5)
    analyzer.fault = fault
    with pytest.raises(EXPECTED[fault]) as raised:
        _collect(_source(analyzer))
    assert type(raised.value) is EXPECTED[fault]
    assert KEY not in str(raised.value)


def test_a_server_that_is_down_is_left_alone_for_a_while() -> None:
    """It is asked again after a minute, and not before; the error stays the same."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/"
    clock = Clock()
    source = NetflowAnalyzer(Link(url, "header", None), UTC, clock=clock)
    for _ in range(2):
        with pytest.raises(SourceUnavailable):
            _collect(source)
    with served(Analyzer(day(NOW))) as analyzer:
        source.link = Link(analyzer.url, "header", None)
        with pytest.raises(SourceUnavailable):
            _collect(source)
        assert analyzer.asked == []
        clock.now += 61
        assert len(_collect(source)) == 2


def test_a_wrong_zone_is_seen_by_the_clock(analyzer: Analyzer) -> None:
    """Points of another zone than the configured one have the right sum, and are refused."""
    source = NetflowAnalyzer(
        Link(analyzer.url, "header", None), ZoneInfo("Europe/Berlin"), clock=Clock()
    )
    with pytest.raises(SourceDisagrees, match="time_zone"):
        _collect(source)


@pytest.mark.parametrize(("auth", "in_query"), [("header", False), ("query", True)])
def test_the_key_goes_where_it_should_and_into_no_log(
    analyzer: Analyzer, caplog: pytest.LogCaptureFixture, auth: Auth, *, in_query: bool
) -> None:
    """As a header, or as a parameter for older builds; never in a log of the service."""
    caplog.set_level(logging.DEBUG, "app")
    source = _source(analyzer, auth=auth)
    _collect(source)
    analyzer.fault = "error"
    source = _source(analyzer, auth=auth)
    with pytest.raises(SourceRefused):
        _collect(source)
    for _, query, headers in analyzer.asked:
        assert (query.get("apiKey") == KEY) is in_query
        assert (KEY in headers.values()) is not in_query
    assert KEY not in caplog.text + repr(source)


def test_another_server_sets_nothing_of_a_series_that_ended(analyzer: Analyzer) -> None:
    """Open series and those that ended since are measured; what ended before was not its."""
    changed = slot_of(NOON - 6_000)
    link = Link(analyzer.url, "header", None)
    source = NetflowAnalyzer(link, UTC, changed, Clock())
    bounds = [(7, changed), (8, changed + 1), (9, None)]
    series = [Measured(number, (), 0, to_slot, "ACME") for number, to_slot in bounds]
    (batch,) = source.batches(series, NOTHING)
    assert {number for number, _ in batch.sums} == {8, 9}


def test_groups_are_matched_by_name_and_never_guessed() -> None:
    """Exactly, else by one that differs in case alone; two of those are none."""
    groups = [Group("1", "Acme", None), Group("2", "ACME", None), Group("3", "Mail", None)]
    assert match("ACME", groups) == groups[1]
    assert match("mail", groups) == groups[2]
    assert match("acme", groups) is None
    assert match("Acm", groups) is None
    assert match("ACME", [*groups, Group("4", "ACME", None)]) is None


def test_certificates_are_verified(tmp_path: Path) -> None:
    """There is no switch for it: the authority is named in a file, or the server is not asked."""
    files = make_certificates(tmp_path)
    with served(Analyzer(day(NOW)), files) as analyzer:
        with pytest.raises(SourceUnavailable):
            _source(analyzer).groups()
        assert analyzer.asked == []
        source = NetflowAnalyzer(Link(analyzer.url, "header", None, files.authority), UTC)
        assert [group.name for group in source.groups()] == ["ACME", "Mail Sites"]
        missing = NetflowAnalyzer(Link(analyzer.url, "header", None, tmp_path / "no"), UTC)
        with pytest.raises(SourceUnavailable, match="NFM_NFA_CA_FILE"):
            missing.groups()


def test_as_many_groups_as_an_answer_can_have_are_kept() -> None:
    """In any script: escaped, they would be longer than what is read of the cache."""
    many = [Group(str(number), "ü" * 255, None) for number in range(15_000)]
    assert unpacked(packed(many)) == many
