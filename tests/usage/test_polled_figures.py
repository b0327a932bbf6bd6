"""What is said of figures that come from NetFlow Analyzer: how new they are, and what fails."""

from functools import partial

import pytest

from app.audit.trail import Author
from app.client_area import explain_usage
from app.commands.usage_findings import usage_findings
from app.input.conditions import NO_CONDITION
from app.translations.catalog import OK
from app.upkeep import traffic
from app.usage import source_settings
from app.usage.answer import Asked, usage_of
from app.usage.kinds import NETFLOW_ANALYZER, NFDUMP
from app.usage.series import Question
from app.usage.slots import SLOT_SECONDS
from tests.usage.measured_records import Clock
from tests.usage.rounds import BEGIN, Rounds


def test_who_is_asked_once_an_hour_is_late_after_two(rounds: Rounds, clock: Clock) -> None:
    """Between two polls nothing is wrong; then `check` and the explanation say who has stopped."""
    records = rounds.records
    explained = partial(explain_usage.Traffic, keyring=records.keyring, installation_id=1)

    def late() -> tuple[list[str], list[str]]:
        """Return what `check` finds, and which conditions of the page fail."""
        found = records.read(lambda c: explained(c).explain(None, None))
        check = usage_findings(records.settings, records.database, records.keyring)
        return list(check), [each.condition for each in found if each.state != OK]

    clock.slot += 24  # a source that was just chosen has nothing yet
    assert late() == ([], ["usage_fresh"])
    clock.slot += 2
    (never,) = late()[0]
    assert never.startswith("No traffic of installation 1 was collected yet.")
    rounds.after(2)
    newest = clock.slot - 2
    clock.slot = newest + 24
    assert late() == ([], [])
    clock.slot += 1
    (stopped,), conditions = late()
    assert conditions == ["usage_fresh"]
    assert "was collected until 2024-10-04" in stopped
    rounds.after(0)
    assert late() == ([], [])


def test_metrics_tell_sources_apart(rounds: Rounds, clock: Clock) -> None:
    """Each of those of installations has its own, beside nfdump's, and until when it is known."""
    rounds.after(40)
    rounds.after(2, "error")
    flows, own = (
        {"source": NFDUMP, "installation": ""},
        {
            "source": NETFLOW_ANALYZER,
            "installation": "default",
        },
    )
    found = {
        (sample.name.removeprefix("nfm_usage_"), *sample.labels.values()): sample.value
        for family in traffic.figures(rounds.records.database)
        for sample in family.samples
    }
    until = (clock.slot - 3) * SLOT_SECONDS
    for source, series, collected in ((flows, 0, 0), (own, 1, until)):
        labels = tuple(source.values())
        assert found["series_open", *labels] == series
        assert found["series_broken", *labels] == 0
        assert found["collected_until_seconds", *labels] == collected
        assert found["flows_moved_total", *labels] == 0
        assert (found["round_seconds", *labels] > 0) is (source is own)
        assert (found["files_total", *labels, "added"] > 0) is (source is own)
    assert found["files_total", *own.values(), "late"] == 0


def test_figures_end_with_the_newest_slot_of_the_source(rounds: Rounds, clock: Clock) -> None:
    """What is answered goes by the source of the installation, not by that of nfdump."""
    rounds.after(40)
    question = Question(1, 1, 5)
    keyring = rounds.records.keyring
    usage = rounds.records.read(lambda c: usage_of(c, keyring, question, Asked("24h")))
    assert usage is not None
    assert (usage.known, usage.collected_until) == (38, clock.slot - 1)


def test_slots_between_two_polls_are_no_gaps(
    rounds: Rounds, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slot should be known two hours after it, as a source is asked once an hour."""
    rounds.after(40)
    question, asked = Question(1, 1, 5), Asked(bounds=(BEGIN + 1, BEGIN + 101))

    def elapsed(slots: int) -> int:
        """Return how many slots should be known that many slots after the poll."""
        now = (clock.slot + slots) * SLOT_SECONDS
        monkeypatch.setattr("app.usage.answer.time.time", lambda: now)
        usage = rounds.records.read(lambda c: usage_of(c, rounds.records.keyring, question, asked))
        assert usage is not None
        return usage.elapsed

    assert [elapsed(slots) for slots in (0, 12, 22, 24)] == [38, 38, 38, 39]


def test_figures_stay_without_the_source(rounds: Rounds) -> None:
    """Until their time ends: also once it is deleted, or another one has delivered nothing yet."""
    rounds.after(40)
    records, question = rounds.records, Question(1, 1, 5)
    author = Author(installation_id=1, actor="test")

    def shown() -> tuple[int, int | None]:
        """Return how many slots are known, and the bytes in both directions."""
        usage = records.read(lambda c: usage_of(c, records.keyring, question, Asked("24h")))
        assert usage is not None
        return usage.known, usage.figures.total_bytes

    before = shown()
    assert before[0] == 38
    records.choose()
    assert shown() == before
    remove = partial(source_settings.remove, author=author, condition=NO_CONDITION)
    records.database.transact(lambda c: remove(c, records.keyring))
    assert shown() == before
