"""One rule says what an answer is, for JSON, for problems and for files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.addon.whmcs import LOAD_ENTRY_POINTS

if TYPE_CHECKING:
    from tests.addon.whmcs import Whmcs

pytestmark = pytest.mark.needs("php")

RULE = r"WHMCS\Module\Addon\NetflowManager\Api\Reply::isMediaType"


@pytest.mark.parametrize("media_type", ["application/json", "application/problem+json", "text/csv"])
@pytest.mark.parametrize(
    ("header", "is_it"),
    [
        ("{}", True),
        ("{} ; charset=utf-8", True),
        ("{};charset=utf-8", True),
        ("{}x", False),
        ("{}+xml", False),
        ("x{}", False),
        ("text/html, {}", False),
        ("{} charset=utf-8", False),
        ("text/html; {}", False),
        ("", False),
    ],
)
def test_a_media_type_is_taken_at_its_word(
    whmcs: Whmcs, media_type: str, header: str, *, is_it: bool
) -> None:
    """Capitals and parameters make no difference; whatever else stands there does."""
    sent = [header.format(media_type), header.format(media_type.upper())]
    calls = [{"do": "call", "function": RULE, "arguments": [text, media_type]} for text in sent]

    outcome = whmcs.run(LOAD_ENTRY_POINTS, *calls)

    assert outcome.results[1:] == [is_it, is_it]
