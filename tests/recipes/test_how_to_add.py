"""docs/how-to-add.md is true: member, setting and endpoint need the edits it names, and no more."""

from pathlib import Path

import pytest

from tests.support import recipe, recipe_addon

MOST_PYTHON_FILES = 10
MOST_PHP_FILES = 3
MOST_TEXTS = 3

# Existing tests that run in the copy as well.
NEIGHBOURS = (
    "tests/storage/test_migrations.py",
    "tests/records/test_patch.py",
    "tests/client_area",
    "tests/api/test_openapi.py",
)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of this tree with one more member, its switch, a setting, and an endpoint."""
    tree = recipe.copy_tree(tmp_path_factory.mktemp("recipe"))
    recipe.apply(tree, recipe.PYTHON + recipe_addon.PHP)
    recipe.apply(tree, recipe_addon.SECTION_LABELS + recipe_addon.LANGUAGE_FILES)
    recipe.apply(tree, recipe.SETTING + recipe.ENDPOINT)
    recipe.add_files(tree)
    recipe.run_python(tree, "ruff", "format", "--quiet", "app", "migrations")
    recipe.run_python(tree, "ruff", "check", "--fix", "--quiet", "app", "migrations")
    recipe.run_python(tree, "tests.openapi.document")
    return tree


def test_a_member_needs_few_files() -> None:
    """Ten Python files, beside the migration, three of PHP, three texts a language, and no more."""
    assert len({edit.path for edit in recipe.PYTHON}) <= MOST_PYTHON_FILES
    assert len({edit.path for edit in recipe_addon.PHP}) <= MOST_PHP_FILES
    assert len(recipe_addon.TEXTS) <= MOST_TEXTS


def test_the_page_names_every_file() -> None:
    """Each file of the recipe stands on the page, so whoever follows it forgets none."""
    page = (recipe.ROOT / "docs" / "how-to-add.md").read_text(encoding="utf-8")
    paths = [edit.path for edit in recipe.PYTHON + recipe.ENDPOINT + recipe_addon.PHP]
    named = [path.removeprefix(f"{recipe_addon.ADDON}/") for path in paths]
    assert [path for path in named if f"`{path}`" not in page] == []


def test_what_was_added_works(tree: Path) -> None:
    """The member is stored, sealed, shown, mailed, exported; old seals hold; the endpoint works."""
    added = ("tests/recipes/new_member.py", "tests/recipes/new_endpoint.py")
    recipe.run_python(tree, "pytest", "-q", *added, *NEIGHBOURS)


@pytest.mark.needs("php", "smarty")
def test_the_new_member_works_in_the_addon(tree: Path) -> None:
    """In the copy forms, service page, settings, import, mails and their editor have the member."""
    recipe.run_python(tree, "pytest", "-q", "tests/recipes/new_member_in_whmcs.py")
