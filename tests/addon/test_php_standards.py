"""The style and the types of the addon's PHP are checked by what the field uses."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.support.waiting import HANG_SECONDS

ROOT = Path(__file__).parents[2]
PHPSTAN = ROOT / "tests" / "phpstan"
ONE_LINE_CONDITION = "<?php\n\nif ($isShown) { echo 'x'; }\n"


@pytest.mark.needs("phpcs")
def test_php_follows_psr_12(tmp_path: Path) -> None:
    """The rules report a brace on the wrong line, but in a template, and no file of the tree."""
    (tmp_path / "templates").mkdir()
    for name in ("wrong.php", "templates/right.php"):
        (tmp_path / name).write_text(ONE_LINE_CONDITION, encoding="utf-8")
    report = json.loads(_phpcs("--report=json", str(tmp_path)).stdout)["files"]
    errors = {Path(path).name: file["errors"] for path, file in report.items()}
    assert errors["wrong.php"] > 0
    assert errors["right.php"] == 0

    done = _phpcs()
    assert done.returncode == 0, done.stdout


def test_phpstan_reads_the_whole_addon() -> None:
    """PHPStan has the highest level, the PHP versions of the addon, and paths that exist."""
    text = (PHPSTAN / "phpstan.neon").read_text(encoding="utf-8")
    assert "\n    level: max\n" in text
    assert re.findall(r"\b(?:min|max): (\d+)\n", text) == ["80100", "80499"]
    paths = [PHPSTAN / path for path in re.findall(r"^ +- (\S+)$", text, re.MULTILINE)]
    assert [path for path in paths if not path.exists()] == []
    addon = ROOT / "whmcs_hook" / "modules" / "addons" / "netflow_manager"
    assert {path.resolve() for path in paths} >= {addon / "lib", *addon.glob("*.php")}
    required = json.loads((PHPSTAN / "composer.json").read_text(encoding="utf-8"))["require"]
    assert required["phpstan/phpstan"].startswith("^2.")


def _phpcs(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["phpcs", "--standard=whmcs_hook/phpcs.xml", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=HANG_SECONDS,
        check=False,
    )
