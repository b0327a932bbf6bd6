"""One mechanism for one job: what has one way keeps it."""

import re
from pathlib import Path

from app.api.problems.kinds import KINDS
from app.api.problems.request_kinds import INVALID_REQUEST
from app.input.faults import InvalidInput

ROOT = Path(__file__).parents[2]
APP = ROOT / "app"
ADDON = ROOT / "whmcs_hook/modules/addons/netflow_manager/lib"


def _files_with(pattern: str) -> set[str]:
    return {
        str(file.relative_to(APP))
        for file in APP.rglob("*.py")
        if re.search(pattern, file.read_text(encoding="utf-8"))
    }


def test_one_exception_says_that_input_is_invalid() -> None:
    """Whoever finds a member, parameter or line invalid raises the same error with a `Fault`."""
    assert {error for error, kind in KINDS.items() if kind is INVALID_REQUEST} == {InvalidInput}


def test_a_store_that_writes_is_built_in_write_transactions_only() -> None:
    """Routes, imports, runs over the full list and `reseal` are all that write records."""
    assert _files_with(r"\bRecordStore\(\w*connection") == {
        "api/dependencies.py",
        "bulk/importing.py",
        "commands/session.py",
        "provisioning/run.py",
    }


def test_a_progress_bar_is_shown_in_one_way() -> None:
    """All bars are on standard error, and on terminals only."""
    assert _files_with(r"\bprogressbar\(") == {"commands/output.py"}


def test_private_files_get_their_name_in_one_place() -> None:
    """A draft that is complete on disk before it has its name is written by `private_file`."""
    assert _files_with(r"\bos\.link\(") == {"private_file.py"}


def test_the_addon_reads_services_of_whmcs_in_one_way() -> None:
    """Whoever needs a service asks `Service`, or `Services` with names; two find and list them."""
    files = [path for path in ADDON.rglob("*.php") if "table('tblhosting')" in path.read_text()]
    known = {"Service.php", "Services.php", "ServiceSearch.php", "ServiceLines.php"}
    assert {path.name for path in files} == known


def test_every_query_of_the_addon_states_its_separator() -> None:
    """`http_build_query` without one takes what `arg_separator.output` of the host says."""
    calls = re.compile(r"http_build_query\((?:[^()]|\([^()]*\))*\)")
    found = [
        call
        for path in sorted((ROOT / "whmcs_hook").rglob("*.php"))
        for call in calls.findall(path.read_text("utf-8"))
    ]
    assert found
    assert [call for call in found if ", '', '&'" not in call] == []
