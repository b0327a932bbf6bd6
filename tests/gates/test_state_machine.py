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


def _machine(site: Site) -> type[Machine]:
    """Return a machine whose every run has an installation of its own on that site."""
    return type("_Machine", (Machine,), {"site": site})


def test_the_service_does_what_its_model_does(
    site: Site, database_kind: str, record_property: RecordProperty
) -> None:
    """Written, imported, rendered, revealed, revoked, rotated and restarted in any order."""
    run_state_machine_as_test(
        _machine(site),
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
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
        machine = _machine(site)()
        machine.begin()
        machine.create(service=1, text="old")
        machine.lists_agree()
        machine.patch(service=1, member="notes", text="new")
        with pytest.raises(AssertionError):
            machine.lists_agree()
    finally:
        site.close()
    record_property("control", "notes of a PATCH not stored: a divergence")
