"""The section through Smarty, as pages of WHMCS print it, and as one that compiles it again."""

from pathlib import Path

import pytest

from app.usage.graph import render_image
from app.usage.section import render_usage
from tests.addon.whmcs import Step, Whmcs
from tests.usage.reports import traffic

TITLE = "{$x}{literal} {php}phpinfo();{/php} {* *} `${y}`"


def _rendered(template: str) -> Step:
    arguments = [template, {"x": "replaced"}]
    return {"do": "call", "function": "Standin\\Mailer::render", "arguments": arguments}


@pytest.mark.needs("php", "smarty")
@pytest.mark.parametrize("smarty", [3, 4])
def test_smarty_finds_nothing_in_it(tmp_path: Path, smarty: int) -> None:
    """Even where HTML of a page is compiled as a template, every character stays what it is."""
    report = traffic("7d", gaps=[range(20)])
    section = render_usage(report, 1234, "french", TITLE)
    assert "{ visibility" in section
    image = render_image(report, "french", "dark", TITLE)
    steps = [_rendered(section), _rendered(image), _rendered("{$x}")]

    outcome = Whmcs(tmp_path).play(*steps, smarty=smarty)

    assert outcome.faults == []
    assert outcome.results == [section, image, "replaced"]
