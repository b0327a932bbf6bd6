"""The document has code samples, and they are calls of the guide, which another test runs."""

from tests.openapi.document import document
from tests.openapi.samples import CALL, COMMITTED, samples, to_text


def test_the_committed_samples_are_those_of_the_guide() -> None:
    """`make openapi` writes them; the guide's own test runs every block."""
    assert COMMITTED.read_text(encoding="utf-8") == to_text(samples())


def test_operations_have_samples_in_curl_python_and_php() -> None:
    """No sample is lost on the way, and everyday jobs have one in each language."""
    operations = [operation for item in document()["paths"].values() for operation in item.values()]
    sampled = {
        operation["operationId"]: [sample["label"] for sample in operation["x-codeSamples"]]
        for operation in operations
        if "x-codeSamples" in operation
    }
    assert len(sampled) == len(samples()) > 20
    for name in ("putAccessRecord", "listAccessRecords", "rotateClientLogin", "postServiceEvent"):
        assert sampled[name] == ["curl", "Python", "PHP"]


def test_a_sample_runs_as_it_is() -> None:
    """It defines the functions that it calls."""
    for entries in samples().values():
        for entry in entries:
            assert CALL.search(entry["source"])
            assert {"Shell": "nfm() {", "Python": "def call(", "PHP": "function nfm("}[
                entry["lang"]
            ] in entry["source"]
