"""The templates of the addon print nothing that is not escaped."""

import re
from pathlib import Path

TEMPLATES = Path(__file__).parents[2] / "whmcs_hook/modules/addons/netflow_manager/templates"
# What escapes, or gives HTML that was made by templates: see lib/Page/View.php.
PRINTED = re.compile(r"<\?=\s*\$(?:e|t|link|part)\(")
# The frame prints the page that stands in it, which is HTML by then.
FRAMED = "<?php echo $content ?>"


def _unsafe(template: str) -> list[str]:
    prints = re.findall(r"<\?=.*?\?>|<\?php echo .*?\?>|\bprint\b.*|\bprintf\b.*", template)
    return [text for text in prints if not PRINTED.match(text) and text != FRAMED]


def test_the_rule_sees_what_is_not_escaped() -> None:
    """The control: a value that is printed as it is, is found."""
    assert _unsafe("<p><?= $name ?></p> <?= $e($name) ?>") == ["<?= $name ?>"]
    assert _unsafe("<?php echo $name ?>") == ["<?php echo $name ?>"]


def test_every_template_escapes_what_it_prints() -> None:
    """No admin template prints but through the tools that escape."""
    templates = sorted(TEMPLATES.rglob("*.php"))
    assert templates
    assert {
        path.name: _unsafe(path.read_text()) for path in templates if _unsafe(path.read_text())
    } == {}


# In the client area the themes' own engine prints: each value escaped, and three that are HTML.
THEMED = re.compile(
    r"\{(?:\$netflow\.[a-z_.]+\|escape:'html':'UTF-8' nofilter"
    r"|\$netflow\.(?:section|script|password_html) nofilter|if [^{}|]+|/if|\*[^{}]*\*)\}"
)


def _unsafe_in_theme(template: str) -> list[str]:
    tags = re.findall(r"\{.*?\}", template, re.DOTALL)
    return [tag for tag in tags if not THEMED.fullmatch(tag)]


def test_the_client_s_template_escapes_what_it_prints() -> None:
    """No value is printed as it is, whatever the theme's Smarty escapes by itself."""
    control = "<p>{$netflow.password}</p>{$netflow.password nofilter}{if $a}{/if}"
    assert _unsafe_in_theme(control) == ["{$netflow.password}", "{$netflow.password nofilter}"]
    templates = sorted(TEMPLATES.rglob("*.tpl"))
    assert templates
    assert [_unsafe_in_theme(path.read_text()) for path in templates] == [[]] * len(templates)
