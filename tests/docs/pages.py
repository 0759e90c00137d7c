"""The code blocks of every page that people read, and what their text speaks of."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile, groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# The name of a file before its block, if it has one.
FENCE = re.compile(
    r"(?:^`(?P<file>[\w./-]+)`:\n\n)?^```(?P<language>[^\n`]*)\n(?P<code>.*?)^```$", re.M | re.S
)
OTHERS = ("requirements", "reports")  # where packages of npm bring READMEs of their own
# Their parts are independent of each other; a page that is not here is read from its beginning to its end.
IN_PARTS = {"README.md", "docs/cookbook.md", "mock_server/ecwid_mock/README.md"}


@dataclass(frozen=True)
class Block:
    language: str
    code: str
    file: str | None

    def commands(self) -> Iterator[list[str]]:
        """The commands of a block for a shell, without what is set before them."""
        for line in self.code.replace("\\\n", " ").splitlines():
            words = shlex.shlex(line, posix=True, punctuation_chars=True)
            words.whitespace_split = True
            for separator, group in groupby(words, lambda word: word in {"&&", ";", "&"}):
                command = list(dropwhile(re.compile(r"[A-Z_]+=").match, group))
                if command and not separator:
                    yield [Path(command[0]).name, *command[1:]]


@dataclass(frozen=True)
class Part:
    """What a reader copies in one go: a recipe, or a whole page."""

    page: str
    title: str
    blocks: tuple[Block, ...]

    def __str__(self) -> str:
        return f"{self.page}: {self.title}" if self.title else self.page

    def all(self, language: str) -> list[Block]:
        return [block for block in self.blocks if block.language == language]


def parts() -> Iterator[Part]:
    for path in pages():
        text, name = path.read_text("utf-8"), path.relative_to(ROOT).as_posix()
        for title, part in split(text) if name in IN_PARTS else [("", text)]:
            found = FENCE.finditer(part)
            blocks = tuple(
                Block(one["language"], one["code"], one["file"])
                for one in found
                if not one["language"].startswith("{")  # a directive of the site
            )
            if blocks:
                yield Part(name, title, blocks)


def pages() -> list[Path]:
    """What stands at the root, the guides that include no other page, and the README of each folder."""
    folders = [one for one in ROOT.iterdir() if one.is_dir() and not one.name.startswith(".")]
    readmes = (path for one in folders if one.name not in OTHERS for path in one.rglob("README.md"))
    guides = {*ROOT.glob("docs/*.md")} - {ROOT / "docs" / "mock.md", ROOT / "docs" / "changelog.md"}
    return sorted({*ROOT.glob("*.md"), *guides, *readmes})


def split(text: str) -> Iterator[tuple[str, str]]:
    for part in re.split(r"^##+ ", text, flags=re.M):
        yield part.partition("\n")[0], part
