"""docs/how-to-add.md is true: the edits that it names are all that a new member needs."""

from pathlib import Path

import pytest

from tests.support import recipe

MOST_PYTHON_FILES = 10

# Existing tests that run in the copy as well.
NEIGHBOURS = (
    "tests/storage/test_migrations.py",
    "tests/records/test_patch.py",
    "tests/client_area",
)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of this tree that has one more member."""
    tree = recipe.copy_tree(tmp_path_factory.mktemp("recipe"))
    recipe.apply(tree, recipe.PYTHON)
    recipe.add_migration(tree)
    recipe.run_python(tree, "ruff", "format", "--quiet", "app", "migrations")
    recipe.run_python(tree, "tests.openapi.document")
    return tree


def test_a_member_needs_few_files() -> None:
    """One file a room and no more, beside the migration and the generated document."""
    python = {edit.path for edit in recipe.PYTHON}
    assert all(path.endswith(".py") for path in python)
    assert len(python) <= MOST_PYTHON_FILES


def test_the_page_names_every_file() -> None:
    """Each file of the recipe stands on the page, so whoever follows it forgets none."""
    page = (recipe.ROOT / "docs" / "how-to-add.md").read_text(encoding="utf-8")
    assert [edit.path for edit in recipe.PYTHON if f"`{edit.path}`" not in page] == []


def test_the_new_member_works_everywhere(tree: Path) -> None:
    """In the copy the member is stored, sealed, shown, mailed, exported, and old seals hold."""
    recipe.run_python(tree, "ruff", "check", "--quiet", "app", "migrations")
    recipe.run_python(tree, "pytest", "-q", "tests/recipes/new_member.py", *NEIGHBOURS)
