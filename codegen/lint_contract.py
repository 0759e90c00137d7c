"""Hold openapi.yaml to the house rules; print `file:line: rule: what` for each one that is broken."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from codegen.document import Document, NotYamlError
from codegen.rules import ALL, STAGES, Finding, Rule, name_of

Stages = Sequence[Sequence[Rule]]
CONTRACT = Path(__file__).resolve().parents[1] / "openapi.yaml"


def complaints(text: str, name: str = "openapi.yaml", stages: Stages = STAGES) -> list[str]:
    """What is wrong with the contract `text`, one complaint each, in the order of the file."""
    try:
        document = Document.parse(text, name)
    except NotYamlError as error:
        return [f"{name}:{error.line}: yaml: {error.reason}"]
    found = sorted(_broken(document, stages))
    return [f"{name}:{line}: {rule}: {what}" for line, rule, what in dict.fromkeys(found)]


def _broken(document: Document, stages: Stages) -> Iterator[tuple[int, str, str]]:
    """The findings of the first stage that finds anything; later stages rely on the earlier ones."""
    for rules in stages:
        found = [_located(document, rule, finding) for rule in rules for finding in rule(document)]
        if found:
            yield from found
            return


def _located(document: Document, rule: Rule, finding: Finding) -> tuple[int, str, str]:
    where, what = finding
    line = where if isinstance(where, int) else document.line(where)
    return line, name_of(rule), what


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("contract", nargs="?", type=Path, default=CONTRACT)
    path = parser.parse_args(arguments).contract
    try:
        found = complaints(path.read_text(encoding="utf-8"), _shown(path))
    except (OSError, UnicodeDecodeError) as error:
        print(f"{_shown(path)}: {error}", file=sys.stderr)
        return 2
    for complaint in found:
        print(complaint)
    if not found:
        print(f"{_shown(path)}: all {len(ALL)} rules hold")
    return 1 if found else 0


def _shown(path: Path) -> str:
    """`path` from here where that is shorter, so that it can be clicked and copied."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


if __name__ == "__main__":
    sys.exit(main())
