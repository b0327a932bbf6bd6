"""The guides write a command as a reader of a clone can call it."""

import re
from pathlib import Path

import pytest

from app.cli import COMMANDS
from tests.support import command

ROOT = Path(__file__).parents[2]
GUIDES = ["README.md", "SECURITY.md", "whmcs_hook/README.md", "docs/api-guide.md"]
GUIDES += ["docs/install-whmcs.md", "docs/mail-templates.md", "docs/scaling.md"]
GUIDES += ["docs/operate.md", "docs/quick-start.md", "docs/troubleshooting.md", "docs/proxies.md"]
GUIDES += ["docs/backup-and-restore.md", "docs/move.md", "docs/traffic.md"]
COMMAND = re.compile(r"([\w./]*)netflow-manager ([a-z]+)\b")
CALL = ".venv/bin/"


@pytest.mark.parametrize("guide", GUIDES)
def test_commands_are_where_the_reader_has_them(guide: str) -> None:
    """In code, a verb of the command line stands behind the path that it has in a clone."""
    text = (ROOT / guide).read_text(encoding="utf-8")
    code = re.findall(r"^```.*?^```|`[^`\n]+`", text, re.MULTILINE | re.DOTALL)
    calls = [found for part in code for found in COMMAND.findall(part) if found[1] in COMMANDS]
    assert [call for call in calls if not call[0].endswith(CALL)] == []


def test_the_guides_have_commands() -> None:
    """The control: most guides call the command line, so that the other test looks at something."""
    named = [guide for guide in GUIDES if f"{CALL}netflow-manager" in (ROOT / guide).read_text()]
    assert len(named) >= 5


def test_the_readme_leads_to_a_key_in_the_container_too(tmp_path: Path) -> None:
    """The image prints none, so a call in the container that was started makes one."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (name,) = re.findall(r"^docker run .*--name (\S+) ", text, re.MULTILINE)
    (call,) = re.findall(rf"^docker exec {name} netflow-manager (.+?) *(?:#|$)", text, re.MULTILINE)
    assert command.run(tmp_path / "data", "migrate").returncode == 0
    done = command.run(tmp_path / "data", *call.split())
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("nfm_")
