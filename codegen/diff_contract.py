"""Print what changed in openapi.yaml since a git reference, for a user of the client and for a server.

With --gate the command fails if a change breaks either of them and CHANGELOG.md mentions neither the operation nor
the schema: under Unreleased, or under a version that the reference does not have yet.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from codegen.comparison import Change, compare
from codegen.document import Document, NotYamlError
from codegen.lint_contract import complaints
from codegen.rules import STAGES

ROOT = Path(__file__).resolve().parents[1]
CONTRACT = "openapi.yaml"
CHANGELOG = "CHANGELOG.md"
NAMES_SHOWN = 4


class NoComparisonError(Exception):
    """The two versions cannot be compared; the message says why."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", default="", help="git reference of the older version; else the last tag")
    parser.add_argument(
        "--gate", action="store_true", help="fail on a breaking change that no one wrote down"
    )
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    try:
        return _report(options.root, options.base, gate=options.gate)
    except NoComparisonError as error:
        print(error, file=sys.stderr)
        return 2


def _report(root: Path, base: str, *, gate: bool) -> int:
    base = base or _last_tag(root)
    if not base:
        print("nothing to compare: there is no git tag yet, and no BASE was given")
        return 0
    earlier = _earlier(root, base)
    if earlier is None:
        print(f"nothing to compare: {base} has no {CONTRACT}")
        return 0
    changes = compare(
        _valid(earlier, f"{base}:{CONTRACT}"), _valid((root / CONTRACT).read_text("utf-8"), CONTRACT)
    )
    print("\n".join(_lines(changes, base)))
    return _gate(changes, _written_since(root, base)) if gate else 0


def _lines(changes: Sequence[Change], base: str) -> Iterator[str]:
    if not changes:
        yield f"no change since {base}"
        return
    yield f"{'client':<10} {'server':<10} what changed since {base}"
    for change in changes:
        yield f"{change.client:<10} {change.server:<10} {described(change)}"
    for reader in ("client", "server"):
        counts = Counter(str(getattr(change, reader)) for change in changes)
        yield f"for a {reader}: " + ", ".join(f"{counts[kind]} {kind}" for kind in sorted(counts))


def described(change: Change) -> str:
    """The change in one line, with the operations and parts it is known by."""
    side = f" ({change.side})" if change.side else ""
    names = sorted(change.names - {change.place})
    more = [f"{len(names) - NAMES_SHOWN} more"] if len(names) > NAMES_SHOWN else []
    known_by = ", ".join([*names[:NAMES_SHOWN], *more])
    return f"{change.place}{side}: {change.what}" + (f" [{known_by}]" if known_by else "")


def _written_since(root: Path, base: str) -> str:
    changelog = root / CHANGELOG
    earlier = _git(root, "show", f"{base}:./{CHANGELOG}") or ""
    return news(changelog.read_text("utf-8"), earlier) if changelog.exists() else ""


def _gate(changes: Sequence[Change], text: str) -> int:
    breaking = [change for change in changes if change.is_breaking]
    silent = [change for change in breaking if not mentioned(change, text)]
    for change in silent:
        print(f"breaking, and not in {CHANGELOG} under Unreleased: {described(change)}", file=sys.stderr)
    if not silent:
        print(f"{CHANGELOG} mentions every breaking change" if breaking else "nothing breaks")
    return 1 if silent else 0


def news(changelog: str, earlier: str) -> str:
    """What stands under Unreleased of a changelog, and under the versions that an earlier one, if any, lacks."""
    known = _versions(earlier)
    parts = _versions(changelog)
    return "\n".join(
        text for name, text in parts.items() if name == "unreleased" or (known and name not in known)
    )


def _versions(changelog: str) -> dict[str, str]:
    """The parts of a changelog by the version in their heading."""
    parts = re.findall(r"^##\s*\[?([\w.]+)[^\n]*\n(.*?)(?=^## |\Z)", changelog, re.M | re.S)
    return {name.lower(): text for name, text in parts}


def mentioned(change: Change, text: str) -> bool:
    return any(re.search(rf"\b{re.escape(name)}\b", text) for name in change.names)


def _valid(text: str, name: str) -> Document:
    """The document, if its structure is right; a comparison of anything else would say nothing."""
    broken = complaints(text, name, stages=[stage for stage in STAGES if len(stage) == 1])
    if broken:
        raise NoComparisonError("\n".join(broken))
    try:
        return Document.parse(text, name)
    except NotYamlError as error:
        raise NoComparisonError(str(error)) from None


def _last_tag(root: Path) -> str:
    return (_git(root, "describe", "--tags", "--abbrev=0") or "").strip()


def _earlier(root: Path, base: str) -> str | None:
    """The contract at `base`, None if there was none yet."""
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    if not commit:
        raise NoComparisonError(f"there is no commit {base}")
    return _git(root, "show", f"{commit.strip()}:./{CONTRACT}")


def _git(root: Path, *arguments: str) -> str | None:
    """What git prints, None if it fails."""
    command = ["git", "-C", str(root), *arguments]
    try:
        run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603
    except FileNotFoundError:
        raise NoComparisonError("git is not installed") from None
    return run.stdout if run.returncode == 0 else None


if __name__ == "__main__":
    sys.exit(main())
