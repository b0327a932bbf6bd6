"""Texts that try to be more than text: for HTML, for Smarty, for whoever escapes them twice."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

PIECES = [
    *"<>&\"'{}$`\\/%#+=;:()[]|*~^!?@ \t\n\r",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><script>',
    "' onmouseover='alert(1)",
    "</td></tr></table></section>",
    "</p>",
    "</textarea></title></style>",
    "<plaintext>",
    "<![CDATA[",
    "<!--",
    "-->",
    "]]>",
    "<?php",
    "?>",
    "javascript:alert(1)",
    "data:text/html,<b>",
    " onload=",
    "{$smarty.now}",
    "{$netflow_password}",
    "{literal}",
    "{/literal}",
    "{/if}",
    "{foreach}",
    "{php}phpinfo();{/php}",
    "{*",
    "*}",
    "{{7*7}}",
    "{%if 1%}",
    "&amp;",
    "&#123;",
    "&lt",
    "&lt;b&gt;",
    "&NewLine;",
    "&#x0D;",
    "&#0;",
    "password",
    "é",
    "漢",
    "😀",
    "\u202e",
    "\u00a0",
    "\u0085",
    "\u2028",
    "\ufeff",
    "\ufffd",
    "ﬁ",
    "e\u0301",
    "0",
    "O'Neil",
]
# All of Unicode but what no JSON and no HTML can carry.
ANY_TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=40
)


def hostile_texts(count: int) -> list[str]:
    """Give as many different texts: half of the pieces above, half as Hypothesis thinks them up."""
    source = random.Random(20261123)
    texts = dict.fromkeys(PIECES)
    while len(texts) < count // 2:
        texts["".join(source.choices(PIECES, k=source.randint(2, 12)))] = None

    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(ANY_TEXT)
    def think(text: str) -> None:
        texts[text] = None

    think()
    chosen = list(texts)[:count]
    assert len(chosen) == count
    return chosen
