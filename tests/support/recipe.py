"""Adds a member and an endpoint to a copy of the tree, as docs/how-to-add.md describes it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from app.storage.revision import NEWEST
from tests.support.waiting import HANG_SECONDS

ROOT = Path(__file__).parents[2]
REVISION = f"{int(NEWEST) + 1:04}"
UNUSED = shutil.ignore_patterns(
    ".*", "node_modules", "__pycache__", "artifacts", "dist", "var", "*.egg-info"
)


class Edit(NamedTuple):
    """Replace `old` in a file, where it stands `times`."""

    path: str
    old: str
    new: str
    times: int = 1


def after(path: str, anchor: str, added: str, times: int = 1) -> Edit:
    """Return the edit that adds something behind an anchor."""
    return Edit(path, anchor, anchor + added, times)


RECORD = "app/records/record.py"
VIEW = "app/client_area/view.py"
RENDER = "app/api/schemas/render.py"
NULLABLE = "    interface: str | None\n"

PYTHON = (
    after(RECORD, "    lent: int = 0\n", "    interface: str | None = None\n"),
    after(RECORD, '"ip_address", "notes"', ', "interface"'),
    Edit(RECORD, "SEALED_LATER: tuple[str, ...] = ()", 'SEALED_LATER = ("interface",)'),
    Edit(
        "app/records/stated.py",
        "    ip_address: Annotated[\n",
        "    interface: Annotated[\n"
        '        Name, Field(description="Interface of the router, 255 characters.")\n'
        "    ] = None\n"
        "    ip_address: Annotated[\n",
    ),
    after(
        "app/storage/tables.py",
        'Column("lent", Integer, nullable=False, server_default="0"),\n',
        '    Column("interface", String(255)),\n',
    ),
    after("app/storage/lookup.py", "    service_status: str | None\n", NULLABLE),
    after(
        "app/installations/settings.py",
        "    show_ip_address: bool = True\n",
        "    show_interface: bool = True\n",
    ),
    after(VIEW, '"group", "ip_address"', ', "interface"'),
    after(VIEW, "    ip_address: str | None\n", "    interface: str | None = None\n"),
    after("app/api/schemas/records.py", "    ip_address: str | None\n", NULLABLE),
    after(RENDER, "    netflow_ip_address: str\n", "    netflow_interface: str\n"),
    after(RENDER, "    ip_address: str | None\n", NULLABLE),
    after(
        "app/api/documentation/examples.py",
        '    "ip_address": "203.0.113.0/28",\n',
        '    "interface": "ge-0/0/1",\n',
    ),
)

# A setting that the addon has no words for: it needs no other file.
SETTING = (
    after(
        "app/installations/settings.py",
        "    show_interface: bool = True\n",
        "    lookup: Annotated[\n"
        '        Literal["fast", "exact"], Field(description="How interfaces are looked up.")\n'
        '    ] = "fast"\n',
    ),
)

MIGRATION = f'''"""The interface of the router."""

import sqlalchemy as sa
from alembic import op

from migrations.repeating import keeps_each_statement

revision = "{REVISION}"
down_revision = "{NEWEST}"
oldest_program = "{NEWEST}"


def upgrade() -> None:
    column = sa.Column("interface", sa.String(255))
    op.add_column("access_records", column, if_not_exists=keeps_each_statement())


def downgrade() -> None:
    op.drop_column("access_records", "interface", if_exists=keeps_each_statement())
'''

MAIN = "app/main.py"
ENDPOINT = (
    after(MAIN, "from app.api import (\n", "    record_count,\n"),
    after(MAIN, "ROUTERS = (\n", "    record_count,\n"),
    after(
        "app/api/documentation/examples.py",
        '    "AliveAnswer": {"status": "ok"},\n',
        '    "RecordCountAnswer": {"records": 340},\n',
    ),
)
NEW_FILES = {
    "app/api/schemas/record_count.py": '''"""Body about the number of records."""

from pydantic import BaseModel


class RecordCountAnswer(BaseModel):
    """How many access records there are."""

    records: int
''',
    "app/api/record_count.py": '''"""The number of records over HTTP."""

from fastapi import APIRouter

from app.api.dependencies import AppServices, RecordsReader
from app.api.routing import StrictRoute
from app.api.schemas.record_count import RecordCountAnswer
from app.records.reader import RecordReader

router = APIRouter(route_class=StrictRoute, tags=["Access records"])


@router.get("/v1/record-count")
def get_record_count(services: AppServices, caller: RecordsReader) -> RecordCountAnswer:
    """Count the access records of the installation."""
    with services.database.read() as connection:
        reader = RecordReader(connection, services.keyring, caller.installation_id)
        return RecordCountAnswer(records=reader.count())
''',
    f"migrations/versions/{REVISION}_interface.py": MIGRATION,
}


def copy_tree(folder: Path) -> Path:
    """Copy what a contributor edits and tests, and return where it is."""
    tree = folder / "tree"
    shutil.copytree(ROOT, tree, ignore=UNUSED)
    return tree


def apply(tree: Path, edits: Sequence[Edit]) -> None:
    """Make the edits."""
    for path, old, new, times in edits:
        file = tree / path
        content = file.read_text(encoding="utf-8")
        assert content.count(old) == times, (path, old)
        file.write_text(content.replace(old, new), encoding="utf-8")


def next_release(folder: Path) -> Path:
    """Return the tree of a release with one revision more: a column, which its program uses."""
    tree = copy_tree(folder)
    apply(tree, PYTHON)
    file = tree / "migrations" / "versions" / f"{REVISION}_interface.py"
    file.write_text(MIGRATION, encoding="utf-8")
    return tree


def add_files(tree: Path) -> None:
    """Write the new files: the revision of the column, and those of the endpoint."""
    for path, content in NEW_FILES.items():
        (tree / path).write_text(content, encoding="utf-8")


def run_python(tree: Path, *arguments: str) -> str:
    """Run a module of the tree with this Python, and return what it prints."""
    # Coverage is that of this tree.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=tree,
        env={**kept, "PYTHONPATH": str(tree)},
        capture_output=True,
        text=True,
        timeout=4 * HANG_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
