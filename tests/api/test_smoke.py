"""`make smoke` against a running service."""

from pathlib import Path

import pytest

from tests.openapi import smoke
from tests.support.live_api import LiveApi

# Thousands of calls of what other tests cover.
pytestmark = pytest.mark.no_cover


def test_a_smoke_test_reads_only_and_says_what_it_found(
    live_api: LiveApi, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a good key the exit code is 0, and nothing but GET was sent."""
    key = live_api.create_key("records:read", "render")
    before = live_api.call("GET", "/metrics").text
    monkeypatch.setenv("NFM_KEY", key)
    monkeypatch.delenv("WRITE", raising=False)
    monkeypatch.setattr(smoke, "EXAMPLES", "1")
    assert smoke.main(live_api.url) == 0
    printed = capsys.readouterr().out
    assert "nothing wrong" in printed
    assert key not in printed
    assert "GET /v1/access-records " in printed
    for method in ("PUT", "POST", "PATCH", "DELETE"):
        assert f"{method} /" not in printed
        assert _counted(live_api.call("GET", "/metrics").text, method) == _counted(before, method)


@pytest.mark.parametrize("path", ["", "/netflow"])
def test_a_service_below_a_path_is_tested(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    """The address may have the path or not. One phase shows it: the test above has them all."""
    with LiveApi(tmp_path / "data", NFM_PATH_PREFIX="/netflow") as api:
        monkeypatch.setenv("NFM_KEY", api.create_key("records:read"))
        monkeypatch.delenv("WRITE", raising=False)
        monkeypatch.setattr(smoke, "PHASES", "examples")
        code = smoke.main(f"{api.url}{path}")
        assert (code, "nothing wrong" in capsys.readouterr().out) == (0, True)


def test_without_a_key_it_says_how_to_call_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, before anything is sent."""
    monkeypatch.delenv("NFM_KEY", raising=False)
    assert smoke.main("http://127.0.0.1:9") == 2
    assert "make smoke URL=" in capsys.readouterr().err


def test_a_service_that_is_not_there_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing answered is not the same as nothing wrong."""
    monkeypatch.setenv("NFM_KEY", "nfm_0a1b2c3d4e5f_none")
    assert smoke.main("http://127.0.0.1:9") == 1
    assert "something is wrong" in capsys.readouterr().out
    assert not list(tmp_path.iterdir())


def _counted(metrics: str, method: str) -> list[str]:
    return [line for line in metrics.splitlines() if f'"{method}"' in line]
