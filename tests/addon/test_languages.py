"""The texts of the addon in seven languages: none lacks, adds or garbles one."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest

from app.translations.catalog import TRANSLATIONS
from tests.addon.whmcs import ADMIN_PAGE, LOAD_ENTRY_POINTS, admin, request
from whmcs_hook.package import ADDON

if TYPE_CHECKING:
    from tests.addon.whmcs import Whmcs

pytestmark = pytest.mark.needs("php")

OTHERS = sorted(set(TRANSLATIONS) - {"english"})
PLACEHOLDER = re.compile(r"(?<![a-z]):([a-z]+)\b(?!//)")
# What a shell, a template or a browser reads is the same in every language.
VERBATIM = re.compile(
    r"netflow-manager [a-z]+(?: [a-z]+)?|--[a-z-]+|\{\$\w+\}|https?://\S*|unix://\S+|\w+_\w+"
)
USED = re.compile(r"(?:language->text|\$this->text|\$t|->say)\(\s*'(\w+)'\s*[,)]")
WORDS_TO_TRANSLATE = 4
COUNTED = re.compile(r"(?<!\(service ):(?:count|services) (?!more|weitere|de plus|más)\w")


@cache
def texts(language: str) -> dict[str, str]:
    """Return the texts of a file, as PHP reads it."""
    script = "const WHMCS = 1; $_ADDONLANG = []; require $argv[1]; echo json_encode($_ADDONLANG);"
    command = ["php", "-r", script, str(ADDON / "lang" / f"{language}.php")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    read: dict[str, str] = json.loads(done.stdout)
    return read


def _found(pattern: re.Pattern[str], text: str) -> Counter[str]:
    return Counter(pattern.findall(text))


def test_the_addon_speaks_the_languages_of_the_section() -> None:
    """There is a file for each language in which the API writes the section, and no other."""
    files = {path.stem for path in (ADDON / "lang").glob("*.php")}
    assert files == set(TRANSLATIONS)
    assert len(files) == 7


@pytest.mark.parametrize("language", OTHERS)
def test_no_language_lacks_or_adds_a_text(language: str) -> None:
    """Each file has the texts of the English one, in its order."""
    assert list(texts(language)) == list(texts("english"))


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_put_in_and_typed_is_the_same(language: str) -> None:
    """Placeholders, commands, merge fields and settings of PHP are those of the English text."""
    english = texts("english")
    for key, text in texts(language).items():
        assert _found(PLACEHOLDER, text) == _found(PLACEHOLDER, english[key]), key
        assert _found(VERBATIM, text) == _found(VERBATIM, english[key]), key
        assert text == text.strip(), key


@pytest.mark.parametrize("language", sorted(TRANSLATIONS))
def test_no_noun_follows_its_number(language: str) -> None:
    """A noun has another form for one than for many: so the number comes last, as in "Rows: 1"."""
    counted = {key: text for key, text in texts(language).items() if COUNTED.search(text)}
    assert counted == {}


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_translated(language: str) -> None:
    """No text of several words is left in English, and no language speaks another one's words."""
    others = [texts(other) for other in TRANSLATIONS if other != language]
    same = [
        key
        for key, text in texts(language).items()
        if len(PLACEHOLDER.sub("", text).split()) >= WORDS_TO_TRANSLATE
        and any(text == other[key] for other in others)
    ]
    assert same == []


@pytest.mark.parametrize("language", sorted(TRANSLATIONS))
def test_addon_and_section_use_the_same_words(language: str) -> None:
    """What the client reads on the addon's page is called as it is in the section of the API."""
    words, addon = TRANSLATIONS[language].table("section"), texts(language)
    assert (addon["client_title"], addon["client_password"]) == (words["title"], words["password"])
    assert (addon["client_copy"], addon["client_copied"]) == (words["copy"], words["copied"])
    assert words["title"] in addon["setting_client_area_enabled"]


def test_every_text_that_is_asked_for_exists() -> None:
    """No page and no hook shows the name of a text in place of the text."""
    used = {
        key
        for path in ADDON.rglob("*.php")
        if path.parent.name != "lang"
        for key in USED.findall(path.read_text(encoding="utf-8"))
    }
    assert len(used) > 200
    assert used - set(texts("english")) == set()


@pytest.mark.parametrize("language", [*OTHERS, "German", "klingon", "../lang/german", ""])
def test_a_hook_speaks_the_language_of_the_staff(whmcs: Whmcs, language: str) -> None:
    """WHMCS hands hooks no texts: they load those of who is logged in, else the English ones."""
    whmcs.add("tbladmins", id=1, roleid=1, username="root", language=language)
    hook = {"do": "hook", "name": "EmailTplMergeFields", "vars": {"type": "product"}}

    outcome = whmcs.play(admin(1), hook)

    spoken = language.lower() if language.lower() in TRANSLATIONS else "english"
    [labels] = outcome.results[1]
    assert labels["netflow_password"] == texts(spoken)["netflow_password"]
    assert outcome.faults == []


def test_a_text_that_a_language_lacks_is_english(whmcs: Whmcs) -> None:
    """An older or broken language file costs its own texts only."""
    page = ADMIN_PAGE | {"arguments": [{"_lang": {"tab_health": "Zustand"}}]}

    outcome = whmcs.run(LOAD_ENTRY_POINTS, request(get={"action": "export"}), page)

    assert "Zustand" in outcome.steps[-1].printed
    assert "Download CSV" in outcome.steps[-1].printed
