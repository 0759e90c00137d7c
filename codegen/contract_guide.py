"""Keep the lists in docs/contract.md what the contract and its rules say.

A list stands between `<!-- begin NAME -->` and `<!-- end NAME -->`; the text around it is written by hand.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from codegen.comparison.change import BY_DIRECTION, KINDS
from codegen.document import METHODS, Document, Steps
from codegen.rules import ALL, Rule, name_of
from codegen.rules.behaviour import UNITS

ROOT = Path(__file__).resolve().parents[1]
GUIDE = ROOT / "docs" / "contract.md"
UNSURE = re.compile(r"\bassumed\b|\bnot known\b")


def guide(text: str, document: Document) -> str:
    """`text` with each of its lists renewed."""
    lists = {
        "documents": _documents(document),
        "units": (f"`{unit}`" for unit in UNITS),
        "rules": (f"- `{name_of(rule)}`: {_first_line(rule)}" for rule in ALL),
        "kinds": _kinds(),
        "assumptions": assumptions(document),
    }
    for name, lines in lists.items():
        text = _renewed(text, name, ", ".join(lines) + "." if name == "units" else "\n".join(lines))
    return text


def assumptions(document: Document) -> Iterator[str]:
    """A line for each statement that nobody outside the vendor knows to be true."""
    for place, node in document.mappings:
        source = node.get("x-source", {})
        note = " ".join(str(source.get("note", "")).split())
        if source.get("kind") == "assumed" or UNSURE.search(note):
            yield f"- `{spoken(place, document)}`: {note}"


def spoken(place: Steps, document: Document) -> str:
    """How people call a place: `createCombination`, `Combination.quantity`, `response CombinationConflict`."""
    if place[:1] == ("paths",) and len(place) > 2 and place[2] in METHODS:
        return str(document.at(place[:3])["operationId"])
    kind, name, *rest = place[1:]
    fields = [str(step) for step, above in zip(rest, ["", *rest], strict=False) if above == "properties"]
    word = "" if kind == "schemas" else f"{str(kind).removesuffix('s')} "
    return word + ".".join([str(name), *fields])


def _documents(document: Document) -> Iterator[str]:
    return (f"- `{name}`: {what}" for name, what in document.data["x-documents"].items())


def _kinds() -> Iterator[str]:
    yield "| kind | for a user of the client | for a server |"
    yield "| --- | --- | --- |"
    for (side, direction), impacts in BY_DIRECTION.items():
        yield _row(f"{side}: {direction} values allowed", impacts)
    for kind, impacts in KINDS.items():
        yield _row(kind.replace("-", " "), impacts)


def _row(kind: str, impacts: Sequence[str]) -> str:
    return f"| {kind} | {impacts[0]} | {impacts[1]} |"


def _first_line(rule: Rule) -> str:
    return (rule.__doc__ or "").strip().splitlines()[0]


def _renewed(text: str, name: str, lines: str) -> str:
    begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
    before, rest = text.split(begin)
    return f"{before}{begin}\n{lines}\n{end}{rest.split(end)[1]}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail if a list is not what it should be")
    check = parser.parse_args(arguments).check
    text = GUIDE.read_text("utf-8")
    renewed = guide(text, Document.read(ROOT / "openapi.yaml"))
    if check and renewed != text:
        print("docs/contract.md is behind the contract: run `make contract-guide`", file=sys.stderr)
        return 1
    GUIDE.write_text(renewed, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
