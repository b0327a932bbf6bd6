"""The strings of the service in seven languages: none is missing, added or garbled."""

import re
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest

from app.translations.catalog import TRANSLATIONS, translation_for

ROOT = Path(__file__).parents[2]
LANGUAGES = ["dutch", "english", "french", "german", "italian", "portuguese-br", "spanish"]
OTHERS = [language for language in LANGUAGES if language != "english"]
ENGLISH = TRANSLATIONS["english"].strings
# What a shell reads, and names of members, are the same in every language.
VERBATIM = re.compile(r"netflow-manager [a-z]+(?: [a-z]+)?|--[a-z-]+|`\w+`|\w+:\w+")
WORDS_TO_TRANSLATE = 4


def _placeholders(string: str) -> Counter[str | None]:
    return Counter(name for _, name, _, _ in Formatter().parse(string) if name is not None)


def test_there_is_a_file_for_each_language() -> None:
    """The languages are those of the addon, by their names in WHMCS."""
    assert sorted(TRANSLATIONS) == LANGUAGES


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_same_strings(language: str) -> None:
    """Keys, their order, placeholders and commands are those of the English file."""
    strings = TRANSLATIONS[language].strings
    assert list(strings) == list(ENGLISH)
    for key, string in strings.items():
        assert _placeholders(string) == _placeholders(ENGLISH[key]), key
        assert Counter(VERBATIM.findall(string)) == Counter(VERBATIM.findall(ENGLISH[key])), key
        assert string.strip() == string != "", key


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_translated(language: str) -> None:
    """No string of several words is the same as in another language."""
    others = [other.strings for name, other in TRANSLATIONS.items() if name != language]
    same = [
        key
        for key, string in TRANSLATIONS[language].strings.items()
        if len(re.sub(r"\{\w+\}", "", string).split()) >= WORDS_TO_TRANSLATE
        and any(string == other[key] for other in others)
    ]
    assert same == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_check_is_complete(language: str) -> None:
    """Each check has a label and a string for its states, and each advice belongs to a state."""
    strings = TRANSLATIONS[language].strings
    checks = {key.rpartition(".")[0] for key in strings if key.endswith(".label")}
    assert len(checks) == 22
    for check in checks:
        names = TRANSLATIONS[language].table(check)
        assert {"ok", "wrong", "note"} & set(names), check
        advised = {name.removesuffix("_advice") for name in names if name.endswith("_advice")}
        assert advised <= set(names), check


@pytest.mark.parametrize("language", [None, "", "klingon", "../german", "German.toml"])
def test_an_unknown_language_is_english(language: str | None) -> None:
    """What has no file here is English; the case of a name does not matter."""
    assert translation_for(language) is TRANSLATIONS["english"]
    assert translation_for("GERMAN") is TRANSLATIONS["german"]


def test_a_value_is_never_a_placeholder() -> None:
    """Braces in a value are shown as they are."""
    translation = TRANSLATIONS["english"]
    line = translation.line("diagnosis.readiness", "wrong", check="{detail}", detail="{check}")
    assert line.found == "no: the check `{detail}` failed. {check}"
    with pytest.raises(KeyError):
        translation.line("diagnosis.readiness", "wrong", check="x")


def test_the_files_are_in_the_package(tmp_path: Path) -> None:
    """A wheel, as the Dockerfile builds it, has a file for every language."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    [wheel] = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    files = {f"netflow_manager/app/translations/{language}.toml" for language in LANGUAGES}
    assert files <= set(names)
