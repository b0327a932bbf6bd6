"""G2: any order of calls leaves the service as a model of it says."""

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.gates.gates import amount
from tests.gates.model import Machine, Site
from tests.support.databases import Place, new_place

pytestmark = pytest.mark.no_cover

RecordProperty = Callable[[str, object], None]
RUNS = amount("NFM_MODEL_RUNS")
STEPS = 50


@pytest.fixture
def site(place: Place) -> Iterator[Site]:
    """Yield a service on each kind of database in turn."""
    site = Site(place)
    yield site
    site.close()


def _run(site: Site, runs: int) -> None:
    """Take so many runs of 50 steps each; every one has an installation of its own."""
    kind: type[Machine] = type("_Machine", (Machine,), {"site": site})
    run_state_machine_as_test(
        kind,
        settings=settings(
            max_examples=runs,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_service_does_what_its_model_does(
    site: Site, database_kind: str, record_property: RecordProperty
) -> None:
    """Written, imported, rendered, revealed, revoked, rotated and restarted in any order."""
    _run(site, RUNS)
    record_property("measured", f"{database_kind}: {RUNS} runs of {STEPS} steps, 0 divergences")


class Forgetful(Site):
    """The control: a service that answers 200 and has not stored new notes."""

    def call(self, method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401
        if method == "PATCH":
            options["json"].pop("notes", None)
        return super().call(method, path, **options)


def test_a_service_that_forgets_diverges(
    request: pytest.FixtureRequest, record_property: RecordProperty
) -> None:
    """The model finds what no status says."""
    site = Forgetful(new_place(request, "sqlite").prepare())
    try:
        with pytest.raises(AssertionError):
            _run(site, RUNS)
    finally:
        site.close()
    record_property("control", "notes of a PATCH not stored: a divergence")
