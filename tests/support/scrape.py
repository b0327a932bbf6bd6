"""What Prometheus would read from `/metrics`."""

from collections.abc import Iterable

from prometheus_client.core import Metric
from prometheus_client.parser import text_string_to_metric_families

from tests.support.live_api import LiveApi

Sample = tuple[str, str]
"""The name of a series, and its labels as `name=value`, sorted and separated by commas."""


def families(text: str) -> list[Metric]:
    return list(text_string_to_metric_families(text))


def values(text: str) -> dict[Sample, float]:
    """Return the value of each series."""
    return {
        (sample.name, ",".join(f"{key}={value}" for key, value in sorted(sample.labels.items()))): (
            sample.value
        )
        for family in families(text)
        for sample in family.samples
    }


def scrape(api: LiveApi) -> dict[Sample, float]:
    answer = api.call("GET", "/metrics")
    assert answer.status_code == 200, answer.text
    return values(answer.text)


def named(found: dict[Sample, float], name: str, without: Iterable[str] = ()) -> dict[str, float]:
    """Return the series of one metric, by labels."""
    return {
        labels: value
        for (series, labels), value in found.items()
        if series == name and not any(part in labels for part in without)
    }
