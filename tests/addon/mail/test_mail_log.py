"""A password that a mail was given is masked in the log of sent mails, or the text is not kept."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, quote_plus

import pytest

from tests.addon.whmcs import Step, Whmcs, pre_send

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.live_api import LiveApi

    NewId = Callable[[], int]

pytestmark = pytest.mark.needs("php")

MASK = "********"
NOT_KEPT = "Not kept: NetFlow Manager could not determine whether it contains a password."
PASSWORDS = [
    "canary",
    "pä&<>\"'#%+{}$ 漢 end",
    " two  blanks\tand a tab ",
    "line\nbreak",
    "+\nedges\n+",
    "&amp;&#39;&lt",
    "amp;x",
    "25%41abc",
    "a+b +",
    "{literal}{$x}",
    "x'\"\\'${y}\\",
    "😀😀",
    "0123",
    "\\1$1\\0",
    "****",
    "a" * 1024,
    "&'" * 512,
]


def _entities(text: str) -> str:
    return "".join(f"&#{ord(letter)};" for letter in text)


def _javascript(text: str) -> str:
    escapes = {"\\": "\\\\", "'": "\\'", '"': '\\"', "\n": "\\n"}
    return "".join(escapes.get(letter, letter) for letter in text)


FORMS: dict[str, Callable[[str], str]] = {
    "raw": lambda text: text,
    "escaped": lambda text: html.escape(text, quote=True).replace("&#x27;", "&#039;"),
    "escaped_but_quotes": lambda text: html.escape(text, quote=False),
    "escaped_twice": lambda text: html.escape(html.escape(text)),
    "escaped_three_times": lambda text: html.escape(html.escape(html.escape(text))),
    "html5": lambda text: html.escape(text).replace("&#x27;", "&apos;"),
    "all_entities": _entities,
    "braces": lambda text: html.escape(text).replace("{", "&#123;").replace("}", "&#x7D;"),
    "urlencode": quote_plus,
    "rawurlencode": lambda text: quote(text, safe=""),
    "entities_urlencoded": lambda text: quote_plus(html.escape(text)),
    "urlencoded_twice": lambda text: quote_plus(quote_plus(text)),
    "nl2br": lambda text: html.escape(text).replace("\n", "<br />\n"),
    "trimmed": lambda text: html.escape(text.strip()),
    "one_blank_each": lambda text: " ".join(html.escape(text).split()),
    "no_break_spaces": lambda text: html.escape(text).replace(" ", "&nbsp;"),
    "javascript": _javascript,
    "newer_javascript": lambda text: _javascript(text).replace("${", "\\\\\\$\\{"),
    "escaped_javascript": lambda text: _javascript(html.escape(text)),
    "javascript_escaped": lambda text: html.escape(_javascript(text)),
    "quotes": lambda text: re.sub(r"(?<!\\)'", r"\\'", text),
    "quotes_escaped": lambda text: html.escape(re.sub(r"(?<!\\)'", r"\\'", text)),
    "ucfirst": lambda text: text[:1].upper() + text[1:],
}


# The forms that are masked whatever the password is; of others the text may be dropped.
MASKED = {"raw", "escaped", "escaped_but_quotes", "urlencode", "rawurlencode", "ucfirst"}
BLANKS = re.compile(r"(?:\s|\+|%20)+")


def pre_log(**fields: object) -> Step:
    """Run the hook of the mail log alone."""
    given = {"userid": 5, "date": "now()", "to": "ada@example.com", "cc": "", "bcc": ""}
    variables = {**given, "attachments": [], **fields}
    return {"do": "hook", "name": "EmailPreLog", "vars": variables}


def _welcome(whmcs: Whmcs, live_api: LiveApi, new_id: NewId, password: str) -> Step:
    """Store a service with this password, and give the step that sends its mail."""
    service, client = new_id(), new_id()
    live_api.put_record(service, client_id=client, username="acme", password=password)
    whmcs.add_service(service, client)
    return pre_send("Welcome", service, {"service_id": service, "client_id": client})


def _logged(whmcs: Whmcs, *steps: Step) -> list[dict[str, Any]]:
    whmcs.add_template("Welcome", "{$netflow_password}")
    outcome = whmcs.play(*steps)
    assert outcome.faults == []
    return [result[0] for result in outcome.results]


@pytest.mark.parametrize("password", PASSWORDS, ids=lambda text: repr(text[:12]))
def test_a_password_is_masked_or_the_text_is_not_kept(
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId, password: str
) -> None:
    """Raw, escaped, URL-encoded: subject and body keep a mask and the rest. Else nothing."""
    texts = [f"<p>Password: {form(password)}</p>\nBye." for form in FORMS.values()]
    logs = [pre_log(subject=f"Hi: {text}", message=text) for text in texts]
    sent = _welcome(whmcs, live_api, new_id, password)

    results = _logged(whmcs, *[step for log in logs for step in (sent, log)])

    for name, changed in zip(FORMS, results[1::2], strict=True):
        assert set(changed) == {"subject", "message"}, name
        if name not in MASKED and changed["message"] == NOT_KEPT:
            assert changed["subject"] == NOT_KEPT, name
            continue
        kept = BLANKS.sub("", changed["message"])
        assert kept == f"<p>Password:{MASK}</p>Bye.", (name, changed)
        assert BLANKS.sub("", changed["subject"]) == f"Hi:{kept}", name


@pytest.mark.parametrize(
    ("password", "text", "kept"),
    [
        (
            "canary",
            "Password: \r\n\r\n  canary\r\n\r\n\tBye.",
            f"Password: \r\n\r\n  {MASK}\r\n\r\n\tBye.",
        ),
        (" canary ", "Password:\n\n  canary \n\n Bye.", f"Password:\n\n  {MASK} \n\n Bye."),
        (
            " canary ",
            "P:&nbsp;<br>&nbsp;canary&nbsp;<br>Bye",
            f"P:&nbsp;<br>&nbsp;{MASK}&nbsp;<br>Bye",
        ),
        (" canary ", "<a href='?a=1+2&p=+canary++b'>", f"<a href='?a=1+2&p=+{MASK}++b'>"),
        ("+can ary +", "A + \n+can ary +\n + B", f"A + \n{MASK}\n + B"),
        ("+can ary +", "A%20%2Bcan%20ary%20%2B%20B", f"A%20{MASK}%20B"),
    ],
)
def test_the_text_around_a_password_stays(  # noqa: PLR0913, PLR0917 - fixtures and cases
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId, password: str, text: str, kept: str
) -> None:
    """Blanks, line ends and codes of the mail beside a password are kept as they were."""
    sent = _welcome(whmcs, live_api, new_id, password)

    _, changed = _logged(whmcs, sent, pre_log(subject="Hi", message=text))

    assert changed == {"message": kept}


@pytest.mark.parametrize("password", ["ab", "1", "&", "0", "é", " abc\n", "漢"])
def test_a_short_password_is_not_masked_and_the_text_is_not_kept(
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId, password: str
) -> None:
    """Under four bytes it is a part of words, and no guess is made at which are which."""
    sent = _welcome(whmcs, live_api, new_id, password)
    typed = password.strip()
    texts = [f"x{typed}y about", f"{typed} and _{typed}_", f"Password: {typed}", "none at all"]

    _, *changes = _logged(whmcs, sent, *[pre_log(subject="Hi", message=text) for text in texts])

    assert changes == [{"subject": NOT_KEPT, "message": NOT_KEPT}] * len(texts)


def test_a_password_of_blanks_costs_no_log(whmcs: Whmcs, live_api: LiveApi, new_id: NewId) -> None:
    """White space is not masked, and neither is a password that is nothing else."""
    sent = _welcome(whmcs, live_api, new_id, "   ")

    assert not _logged(whmcs, sent, pre_log(subject="Hi", message="a   b"))[1]


def test_what_stands_beside_a_password_hides_nothing_of_it(
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId
) -> None:
    """Characters before and after that look like a code together with it do not protect it."""
    password = "41secret&"
    logs = [pre_log(subject="", message=f"{before}{password}lt;") for before in ("%", "&#", "&")]

    _, *changes = _logged(whmcs, _welcome(whmcs, live_api, new_id, password), *logs)

    assert all("secret" not in changed["message"] for changed in changes)


def test_the_passwords_of_all_mails_of_a_request_are_masked(
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId
) -> None:
    """Also one that begins like another, and in a mail that was sent before others."""
    passwords = ["secret", "secret-and-more", "other"]
    sent = [_welcome(whmcs, live_api, new_id, password) for password in passwords]

    *_, changed = _logged(whmcs, *sent, pre_log(subject="", message=" / ".join(passwords)))

    assert changed == {"message": " / ".join([MASK] * 3)}


def test_other_mails_are_logged_as_they_are(whmcs: Whmcs, live_api: LiveApi, new_id: NewId) -> None:
    """Before a password was given, and in mails without one, nothing is changed or looked at."""
    whmcs.add_template("Other", "Hello")
    odd: list[object] = [None, 5, ["canary"]]
    logs = [pre_log(subject="canary", message="canary"), pre_log(subject="x", message="y")]
    logs += [pre_log(subject=value, message=value) for value in odd]
    sent = _welcome(whmcs, live_api, new_id, "canary")

    first, _, masked, *others = _logged(whmcs, logs[0], sent, *logs)

    assert not first
    assert masked == {"subject": MASK, "message": MASK}
    assert not any(others)
    assert len(others) == 4


def test_a_large_log_is_searched_in_constant_stack(
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId
) -> None:
    """A megabyte of blanks or of entities is no way past the mask."""
    sent = _welcome(whmcs, live_api, new_id, "canary")
    logs = [pre_log(subject="", message=f"{fill * 200_000}canary") for fill in (" ", "&amp;", "%2")]

    _, *changes = _logged(whmcs, sent, *logs)

    assert all(changed["message"].endswith(MASK) for changed in changes)
    assert all("canary" not in changed["message"] for changed in changes)


def test_a_log_with_many_matches_and_codes_is_done_in_time(
    whmcs: Whmcs, live_api: LiveApi, new_id: NewId
) -> None:
    """The work grows with the length: a search of all codes for each match would take minutes."""
    count = 100_000
    sent = _welcome(whmcs, live_api, new_id, "canary")
    log = pre_log(subject="", message="&amp;canary" * count)

    _, changed = _logged(whmcs, sent, log)

    assert changed["message"] == f"&amp;{MASK}" * count
