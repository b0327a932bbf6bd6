"""No file and no function grows beyond its budget, and names say what is inside."""

import ast
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[2]
CODE = ("app", "migrations", "bench", "whmcs_hook", "requirements")
PYTHON_LINES, TEST_LINES, PHP_LINES = 250, 300, 200
FUNCTION_LINES, MEDIAN_LINES, PARAMETERS = 40, 10, 5
# The parameters of these routes are their query string.
QUERY_STRINGS = {
    *(
        "_filters",
        "get_client_area",
        "get_explanation",
        "get_export",
        "list_access_records",
        "list_client_logins",
    ),
    *("post_import", "post_reconciliation"),
    *("get_usage", "get_usage_graph", "get_usage_table"),
}
FORBIDDEN_NAMES = {
    *("utils", "util", "helpers", "helper", "common", "base", "misc", "core", "shared"),
    *("repositories", "repository", "managers", "manager", "unit_of_work"),
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def _python(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _functions(path: Path) -> list[Function]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, Function)]


def _length(function: Function) -> int:
    """Return the lines from `def` to the end, docstring included, decorators not."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _parameters(function: Function) -> int:
    found = function.args
    named = [*found.posonlyargs, *found.args, *found.kwonlyargs]
    return len([parameter for parameter in named if parameter.arg not in {"self", "cls"}])


def test_the_budgets_look_at_something() -> None:
    """The control: the files are found, and a long function is seen as one."""
    assert len(_python("app")) > 40
    assert len(list((ROOT / "whmcs_hook").rglob("*.php"))) > 5
    (function,) = ast.parse("def f(self, a, *, b):\n    x = 1\n    return x").body
    assert isinstance(function, ast.FunctionDef)
    assert (_length(function), _parameters(function)) == (3, 2)


def test_no_file_is_too_long() -> None:
    """Python has at most 250 lines, tests 300, PHP 200; language files are as long as it takes."""
    limits = [(path, PYTHON_LINES) for path in _python(*CODE)]
    limits += [(path, TEST_LINES) for path in _python("tests")]
    php = (path for path in (ROOT / "whmcs_hook").rglob("*.php") if path.parent.name != "lang")
    limits += [(path, PHP_LINES) for path in php]
    lines = {_name(path): len(path.read_text().splitlines()) - limit for path, limit in limits}
    assert {name: over for name, over in lines.items() if over > 0} == {}


def test_no_function_is_too_long() -> None:
    """A function has at most 40 lines, and in the service half of them have at most 10."""
    lengths = {
        f"{_name(path)}:{function.name}": _length(function)
        for path in _python(*CODE, "tests")
        for function in _functions(path)
    }
    assert {name: size for name, size in lengths.items() if size > FUNCTION_LINES} == {}
    assert median(size for name, size in lengths.items() if name[:4] == "app/") <= MEDIAN_LINES


def test_no_function_takes_too_much() -> None:
    """A function has at most five parameters; what is more belongs together in a type."""
    many = {
        function.name
        for path in _python(*CODE)
        for function in _functions(path)
        if _parameters(function) > PARAMETERS
    }
    assert many == QUERY_STRINGS


def test_every_module_says_what_it_is_for() -> None:
    """Each module begins with a docstring, whose first line is one sentence."""
    for path in _python("app", "migrations"):
        docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        assert docstring, _name(path)
        assert len(docstring.splitlines()[0]) <= 100, _name(path)


def test_every_test_says_what_it_proves() -> None:
    """Each test has a docstring of its own."""
    silent = [
        f"{_name(path)}:{function.name}"
        for path in _python("tests")
        for function in _functions(path)
        if function.name.startswith("test_") and not ast.get_docstring(function)
    ]
    assert silent == []


def test_no_module_is_a_drawer() -> None:
    """No name says only that things lie in it."""
    names = {path.stem for path in _python("app")} | {path.parent.name for path in _python("app")}
    assert names & FORBIDDEN_NAMES == set()


@pytest.mark.parametrize(
    ("word", "files"),
    [
        (
            "get_secret_value",
            {
                "input/fields.py",
                "records/passwords.py",
                "records/sealing.py",
                "records/stated.py",
                "whmcs/client.py",
            },
        ),
        ("(os.environ)", {"cli.py", "main.py"}),
        ("create_all", set()),
        (".commit()", {"storage/database.py"}),
        (
            "HTTPException",  # and that of `http.client`, which has the same name
            {
                "main.py",
                "api/index.py",
                "api/problems/answers.py",
                "api/problems/pages.py",
                "commands/ping.py",
            },
        ),
        ("create_engine(", {"storage/database.py", "storage/sqlite_files.py"}),
    ],
)
def test_a_word_is_said_only_where_it_belongs(word: str, files: set[str]) -> None:
    """What must happen in one place is written in no other."""
    app = ROOT / "app"
    found = {str(path.relative_to(app)) for path in _python("app") if word in path.read_text()}
    assert found == files
