"""Where nobody can tell whether a password is in a sent mail, the log does not keep its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.addon.mail.test_mail_log import MASK, NOT_KEPT, pre_log
from tests.addon.whmcs import Step, mail, pre_send

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.addon.whmcs import Whmcs
    from tests.support.live_api import LiveApi

    NewId = Callable[[], int]

SERVICE_MAIL, OTHER_MAIL = "Welcome", "Other"
PASSWORD = "canary's"
# As no modifier of a mail makes it: "c" as an entity.
ODD = "&#99;anary&#39;s"
DROPPED = {"subject": NOT_KEPT, "message": NOT_KEPT}
PLAIN = "{$netflow_password}"
UNSURE = {
    "modifier": "{$netflow_password|escape:'hexentity'}",
    "two_modifiers": "{$netflow_password|escape|escape}",
    "function": "{nl2br($netflow_password)}",
    "assignment": "{$x=$netflow_password}{$x|escape:'hexentity'}",
    "assignment_in_a_condition": "{if $x = $netflow_password}{$x|escape:'hexentity'}{/if}",
    "tag_in_a_string": "{\"{$netflow_password}\"|escape:'hexentity'}",
    "capture": "{capture name=x}{$netflow_password}{/capture}{$smarty.capture.x|escape:'hex'}",
    "name_in_pieces": "{$x='password'}{$netflow_{$x}|escape:'hexentity'}",
    "line_breaks": "{textformat wrap=4 wrap_cut=true}{$netflow_password}{/textformat}",
    "all_fields": "{debug}",
    "within_comments": "{* {literal} *}{$netflow_password|lower}{* {/literal} *}",
}
# What the policy of the stand-in does not let a mail do, and what another one may.
UNKNOWN = {
    "call_in_a_condition": "{if print_r($netflow_password)}{/if}",
    "call_after_a_comparison": "{if $x == 1 && print($netflow_password)}{/if}",
    "modifier_in_a_condition": "{if $netflow_password|print_r}{/if}",
    "method_in_a_condition": "{if $x->print($netflow_password)}{/if}",
    "class_in_a_condition": "{if Printer::print($netflow_password)}{/if}",
    "string_in_a_condition": '{if "{$x->print($netflow_password)}"}{/if}',
    "increment_in_a_condition": "{if $x++}{/if}",
    "smarty": "{$smarty.template_object->getTemplateVars('netflow_pass'|cat:'word')|escape:'hex'}",
    "variable_variable": "{$$y|escape:'hexentity'}",
    "member": "{$x.$y}",
    "modifier_of_another_field": "{$netflow_group|get_defined_vars}",
    "template_of_a_string": "{include file='string:$netflow_pass'}",
    "evaluated": "{eval var=$x}",
    "tag_within_a_tag": "{{if true} nothing}",
    "loop": "{foreach $netflow_password as $x}{/foreach}",
}
KNOWN = {
    "count_in_a_condition": "{if $list|count gt 5 or not empty($x)}{/if}",
    "encoded_condition": "{if isset($netflow_password)&amp;&amp; $x &gt; 1}{/if}",
    "two_words": "{else if $x.0 === 'a'}",
    "modifier_with_a_string": '{$date|date_format:"%A, %B %e"} {$x|default:none}',
}
CLEAR = {
    "alone": "",
    "condition": "{if $netflow_password != '' && isset($netflow_password)}.{else}-{/if}",
    "second_condition": "{if $x}{elseif $netflow_enabled == true}.{/if}",
    "other_fields": "{$netflow_username|escape:'hex'} {$netflow_password_url}",
    "modifiers": "{$netflow_password|escape} {$netflow_password|urlencode}",
    "loop": "{foreach from=$list item=one}{$one.name}{foreachelse}-{/foreach}",
    "grouped_condition": "{if ($x && !$y.z) || isset($list) or 1 is odd}{/if}",
    "style": "<style>p { color: red }</style>{literal}<style>p {color:red}</style>{/literal}",
    "comment": "{* The password of the service. *}",
}


@pytest.fixture
def service(whmcs: Whmcs, live_api: LiveApi, new_id: NewId) -> int:
    """Return a service whose record has a password."""
    service, client = new_id(), new_id()
    live_api.put_record(service, client_id=client, username="acme", password=PASSWORD)
    whmcs.add_service(service, client)
    whmcs.add_template(OTHER_MAIL, "Hello", "general")
    return service


def _sent(whmcs: Whmcs, service: int, message: str, smarty: int) -> dict[str, Any]:
    whmcs.add_template(SERVICE_MAIL, message)
    outcome = whmcs.play(mail(SERVICE_MAIL, service), smarty=smarty)
    return dict(outcome.results[0])


def _logs(whmcs: Whmcs, *steps: Step) -> list[dict[str, str]]:
    """Play steps of which those of the mail log count; return what each of these changes."""
    whmcs.add_template(SERVICE_MAIL, PLAIN)
    outcome = whmcs.play(*steps)
    assert outcome.faults == []
    pairs = zip(steps, outcome.results, strict=True)
    return [dict(result[0]) for step, result in pairs if step["name"] == "EmailPreLog"]


@pytest.mark.needs("php", "smarty")
@pytest.mark.parametrize("smarty", [3, 4])
@pytest.mark.parametrize("form", list(UNSURE))
def test_a_template_that_changes_the_password_is_not_kept(
    whmcs: Whmcs, service: int, form: str, smarty: int
) -> None:
    """Also where the same mail has the password in a form that is known."""
    sent = _sent(whmcs, service, f"{PLAIN} / {UNSURE[form]}", smarty)

    assert "canary" in sent["body"]
    assert len(sent["body"]) > len(f"{PASSWORD} / ")
    assert {key: sent["logged"][key] for key in DROPPED} == DROPPED


@pytest.mark.needs("php", "smarty")
@pytest.mark.parametrize("smarty", [3, 4])
@pytest.mark.parametrize("form", list(CLEAR))
def test_a_template_that_shows_the_password_plainly_is_kept_with_masks(
    whmcs: Whmcs, service: int, form: str, smarty: int
) -> None:
    """Conditions, other fields and the usual modifiers cost nothing of the log."""
    sent = _sent(whmcs, service, f"Password: {PLAIN}\n{CLEAR[form]}", smarty)

    assert sent["logged"]["message"].startswith(f"Password: {MASK}\n")
    assert sent["logged"]["subject"] == sent["subject"]
    assert "canary" not in str(sent["logged"])


@pytest.mark.needs("php")
@pytest.mark.parametrize("form", [*UNKNOWN, *KNOWN])
def test_a_template_that_is_not_understood_is_not_kept(
    whmcs: Whmcs, service: int, form: str
) -> None:
    """A tag that nobody has thought of may print the password in a form that is not masked."""
    whmcs.add_template(form, f"{PLAIN} {UNKNOWN.get(form) or KNOWN[form]}")
    log = pre_log(subject="Hi", message=PASSWORD)

    logged = _logs(whmcs, pre_send(form, service, {}), log)

    assert logged == [DROPPED if form in UNKNOWN else {"message": MASK}]


@pytest.mark.needs("php", "smarty")
@pytest.mark.parametrize("smarty", [3, 4])
def test_a_template_without_the_password_is_given_none(
    whmcs: Whmcs, service: int, smarty: int
) -> None:
    """What never had the password is logged as it was sent."""
    sent = _sent(whmcs, service, "{$netflow_username} {$netflow_password_url}", smarty)

    assert sent["fields"]["netflow_username"] == "acme"
    assert sent["fields"]["netflow_password"] == ""
    assert sent["logged"]["message"] == sent["body"]


@pytest.mark.needs("php")
def test_a_mail_without_a_template_is_not_kept(whmcs: Whmcs, service: int) -> None:
    """Nobody knows how a mail that was written by hand shows the password it was given."""
    sent = pre_send("By hand", service, {"service_id": service})

    assert _logs(whmcs, sent, pre_log(subject="Hi", message=f"{PASSWORD} {ODD}")) == [DROPPED]


@pytest.mark.needs("php")
def test_a_mail_is_not_kept_however_often_it_is_logged(whmcs: Whmcs, service: int) -> None:
    """Until the next mail begins; that one is kept as it is."""
    sent, odd = pre_send(SERVICE_MAIL, service, {}), pre_log(subject="Hi", message=ODD)
    other = pre_send(OTHER_MAIL, service, {}), pre_log(subject="Hi", message="Hello")

    assert _logs(whmcs, sent, odd, odd, *other) == [DROPPED, DROPPED, {}]


@pytest.mark.needs("php")
def test_a_mail_that_is_sent_within_another_one_hides_nothing(whmcs: Whmcs, service: int) -> None:
    """A hook of another module may send a mail while the one with the password is prepared."""
    sent, odd = pre_send(SERVICE_MAIL, service, {}), pre_log(subject="Hi", message=ODD)
    other = pre_send(OTHER_MAIL, service, {}), pre_log(subject="Hi", message="Hello")
    good = pre_log(subject="Hi", message=PASSWORD)

    assert _logs(whmcs, sent, *other, odd, *other) == [DROPPED, DROPPED, {}]
    assert _logs(whmcs, sent, *other, good, *other) == [DROPPED, {"message": MASK}, {}]
    assert _logs(whmcs, sent, sent, good, odd) == [{"message": MASK}, DROPPED]


@pytest.mark.needs("php")
def test_no_entry_is_kept_after_a_mail_that_may_show_it_in_any_form(
    whmcs: Whmcs, service: int
) -> None:
    """Whichever mail is never logged, stopped by another hook, or sent within another one."""
    whmcs.add_template(SERVICE_MAIL, PLAIN)
    whmcs.add_template("Odd", UNSURE["modifier"])
    plain, odd = pre_send(SERVICE_MAIL, service, {}), pre_send("Odd", service, {})
    both = pre_log(subject="Hi", message=f"{PASSWORD} {ODD}")
    foreign = pre_log(subject="Hi", message="Hello")
    other = pre_send(OTHER_MAIL, service, {}), foreign

    assert _logs(whmcs, plain, odd, both) == [DROPPED]
    assert _logs(whmcs, odd, plain, both) == [DROPPED]
    assert _logs(whmcs, odd, foreign, *other, both) == [DROPPED] * 3
