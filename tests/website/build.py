"""Builds the website of the documentation: `python -m tests.website.build` writes dist/docs.

Pages are those of docs/ and the documents in `ELSEWHERE`. Their links are relative to where they
are in the repository; in a copy they are made relative to the website, and those to files that the
website lacks become plain text.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.website import configuration, links

ROOT = Path(__file__).parents[2]
SITE = ROOT / "dist" / "docs"
ELSEWHERE = {
    "CHANGELOG.md": "CHANGELOG.md",
    "CONTRIBUTING.md": "CONTRIBUTING.md",
    "README.md": "index.md",
    "SECURITY.md": "SECURITY.md",
    "bench/README.md": "benchmarks.md",
    "whmcs_hook/README.md": "addon.md",
}
"""Where documents outside of docs/ are on the website."""
LINK = re.compile(r"(?P<mark>!?)\[(?P<text>[^\]\[]*)\]\((?P<target>[^)\s]+)\)")
NAV_PAGE = re.compile(r"^ +- [^:]+: (?P<page>\S+\.md)$")
ZENSICAL = Path(sys.executable).parent / "zensical"


class BuildError(Exception):
    """The website cannot be built. The message says why."""


def place_of(path: str) -> str | None:
    """Return where a file of the repository is on the website, or `None`."""
    inside = path.removeprefix("docs/") if path.startswith("docs/") else None
    return ELSEWHERE.get(path, inside)


def translated(text: str, path: str) -> str:
    """Return a document with its links relative to the website."""

    def translate(match: re.Match[str]) -> str:
        target, _, anchor = match["target"].partition("#")
        if not target or ":" in target:
            return match[0]
        file = os.path.normpath(Path(path).parent / target)
        place = place_of(file)
        if not (ROOT / file).exists():
            return match[0]
        if place is None:
            return match["text"] if match["text"].startswith("`") else f"{match['text']} (`{file}`)"
        start = Path(place_of(path) or path).parent
        relative = os.path.relpath(place, start)
        suffix = f"#{anchor}" if anchor else ""
        return f"{match['mark']}[{match['text']}]({relative}{suffix})"

    return LINK.sub(translate, text)


def copy_to(folder: Path) -> None:
    """Write every page and picture into a folder, as the generator reads them."""
    shutil.copytree(ROOT / "docs", folder)
    for path in (*(f"docs/{page}" for page in pages_of_docs()), *ELSEWHERE):
        page = folder / str(place_of(path))
        page.write_text(translated((ROOT / path).read_text(encoding="utf-8"), path), "utf-8")


def pages_of_docs() -> list[str]:
    """Return the pages of docs/, relative to it."""
    docs = ROOT / "docs"
    return sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))


def settings_for(folder: Path) -> Iterator[str]:
    """Yield the lines of mkdocs.yml, its navigation limited to the pages in a folder."""
    for line in (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines():
        found = NAV_PAGE.match(line)
        if found is None:
            yield line.replace("docs_dir: docs", "docs_dir: pages")
        elif found["page"] == "adr/*.md":
            yield line.partition("adr/")[0].rstrip()
            yield from (
                f"          - {page}" for page in pages_of_docs() if page.startswith("adr/")
            )
        elif (folder / found["page"]).is_file():
            yield line


def build(site: Path = SITE) -> list[str]:
    """Build the website into a folder, and return what is wrong with its links.

    Raises `BuildError` if the generator refuses it.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        copy_to(folder / "pages")
        settings = "\n".join(settings_for(folder / "pages"))
        (folder / "mkdocs.yml").write_text(settings.replace("dist/docs", "site"), "utf-8")
        done = subprocess.run(
            [ZENSICAL, "build", "--strict"], cwd=folder, capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            raise BuildError(f"{done.stdout}\n{done.stderr}")
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(folder / "site", site)
    return sorted(links.problems_of(site))


if __name__ == "__main__":
    configuration.COMMITTED.write_text(configuration.page(), encoding="utf-8")
    problems = build()
    print(*problems, sep="\n", end="\n" if problems else "")
    print(f"{SITE.relative_to(ROOT)}/index.html: {len(problems)} broken links.")
    sys.exit(bool(problems))
