"""What WHMCS calls beside pages and hooks: upgrade and sidebar."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from app import __version__
from tests.addon.whmcs import LOAD_ENTRY_POINTS, run_php

if TYPE_CHECKING:
    from tests.addon.whmcs import Outcome, Whmcs

pytestmark = pytest.mark.needs("php")

ADDON = Path(__file__).parents[2] / "whmcs_hook/modules/addons/netflow_manager"


def _call(whmcs: Whmcs, function: str, variables: Any) -> Outcome:  # noqa: ANN401 - whatever WHMCS gives
    call = {"do": "call", "function": f"netflow_manager_{function}", "arguments": [variables]}
    outcome = whmcs.run(LOAD_ENTRY_POINTS, call)
    assert outcome.faults == []
    assert [step.thrown for step in outcome.steps] == [None, None]
    return outcome


@pytest.mark.parametrize(
    ("before", "is_older"),
    [
        ("0.0.9", True),
        ("0.0.10", True),
        ("0.1.0-beta.1", True),
        (__version__, False),
        ("10.0", False),
    ],
)
def test_an_upgrade_is_told_by_the_order_of_versions(
    whmcs: Whmcs, before: str, *, is_older: bool
) -> None:
    """From an older version one line says what happened; from this or a newer one nothing."""
    outcome = _call(whmcs, "upgrade", {"version": before})

    line = f"NetFlow Manager: updated from {before} to {__version__}."
    assert outcome.activity == ([line] if is_older else [])


@pytest.mark.parametrize("variables", [{}, None, {"version": None}, {"version": ["1"]}])
def test_an_upgrade_without_a_version_does_nothing(whmcs: Whmcs, variables: Any) -> None:  # noqa: ANN401
    """Whatever WHMCS hands over, the upgrade does not fail."""
    assert _call(whmcs, "upgrade", variables).activity == []


def test_the_sidebar_leads_to_every_page(whmcs: Whmcs) -> None:
    """The links begin with the address that WHMCS gives, in the language that it gives."""
    variables = {
        "modulelink": "addonmodules.php?module=netflow_manager",
        "_lang": {"tab_health": "<Zustand>"},
    }

    outcome = _call(whmcs, "sidebar", variables)

    html = outcome.results[1]
    for action in ("list", "edit", "explain", "import", "settings", "health"):
        assert f'href="addonmodules.php?module=netflow_manager&amp;action={action}"' in html
    assert "&lt;Zustand&gt;" in html
    assert outcome.steps[1].printed == ""


def test_the_addon_finds_its_classes_by_itself(tmp_path: Path) -> None:
    """A runtime that maps no namespace to the addon's folder gets its hooks all the same."""
    script = tmp_path / "bare.php"
    script.write_text(
        "<?php const WHMCS = true; $hooks = [];"
        "function add_hook($name, $priority, $hook) { global $hooks; $hooks[$name] = $hook; }"
        f"require '{ADDON}/hooks.php'; require '{ADDON}/netflow_manager.php';"
        "echo json_encode([array_keys($hooks['EmailTplMergeFields'](['type' => 'product'])),"
        " netflow_manager_config()['name']]);"
    )
    fields, name = json.loads(run_php(["php", str(script)], {}, tmp_path))

    assert "netflow_password" in fields
    assert name == "NetFlow Manager"
