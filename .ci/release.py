"""Look whether a release can be made, or write its version, or the repository's owner, where they stand.

python .ci/release.py                  what stands in the way; nothing is written
python .ci/release.py 0.2.0            the version into pyproject.toml, the client, the contract and CHANGELOG.md
python .ci/release.py --owner acme     the account that holds the repository, into every address
"""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# Where a version stands: a file, and what comes before the version in its line, as a pattern.
PLACES = {
    "pyproject.toml": 'version = "',
    "overrides/ecwid_client/version.py": 'VERSION = "',
    "openapi.yaml": "  version: ",
    "docs/ci.md": r" +uses: \S+/contract-tests@v",
}
# Where the repository's address stands. As long as nobody has said who holds it, it is OWNER's.
ADDRESSES = ("pyproject.toml", "openapi.yaml", "docs/ci.md")
PLACEHOLDER = re.compile(r"\bOWNER(?=[/`])")
STEPS = """Everything is ready. What is left is done by hand:

1. git tag -s v{version} -m "ecwid-client {version}"
2. git push origin main v{version}
3. Approve the environment `release` when the workflow asks: it builds again from the tag, and publishes.
4. Copy the part {version} of CHANGELOG.md into the release notes; the workflow keeps the SBOM beside the files.
"""


def version_in(root: Path, file: str) -> str:
    """The version that a file names; empty if it names none."""
    found = re.search(rf"^{PLACES[file]}([^\"\s]+)", (root / file).read_text("utf-8"), re.M)
    return found[1] if found else ""


def obstacles(root: Path) -> Iterator[str]:
    """What stands in the way of a release, a line each."""
    versions = {file: version_in(root, file) for file in PLACES}
    version = versions["pyproject.toml"]
    if len(set(versions.values())) > 1:
        yield f"the versions differ: {versions}; run `make version VERSION=...`"
    if not re.search(rf"^## \[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d$", _changelog(root), re.M):
        yield f"CHANGELOG.md has no part [{version}] with a date; run `make version VERSION={version}`"
    if unowned := [file for file in ADDRESSES if PLACEHOLDER.search((root / file).read_text("utf-8"))]:
        yield (
            f"{', '.join(unowned)}: the repository's address still says OWNER; "
            "run `make owner OWNER=...` with the account that holds it, and commit"
        )
    if _git(root, "status", "--porcelain"):
        yield "the work tree has changes; commit them"
    if _git(root, "tag", "--list", f"v{version}"):
        yield f"the tag v{version} exists already; run `make version VERSION=...` with the next one"


def write(root: Path, version: str, today: datetime.date) -> None:
    """Write a version into its places; what is Unreleased in the changelog becomes that version's."""
    if not re.fullmatch(r"\d+\.\d+\.\d+(?:(?:a|b|rc)\d+)?", version):
        raise ValueError(f"a version looks like 1.2.3 or 1.2.3rc1, not {version!r}")
    changelog = _changelog(root)
    if f"## [{version}]" in changelog:
        raise ValueError(f"CHANGELOG.md has a part [{version}] already")
    for file, before in PLACES.items():
        path = root / file
        text, count = re.subn(
            rf"^({before})[^\"\s]+",
            rf"\g<1>{version}",
            path.read_text("utf-8"),
            count=1,
            flags=re.M,
        )
        if count != 1:
            raise ValueError(f"{file} has no line that begins with {before!r}")
        path.write_text(text, "utf-8")
    heading = "## [Unreleased]\n"
    changed = changelog.replace(heading, f"{heading}\n## [{version}] - {today}\n", 1)
    (root / "CHANGELOG.md").write_text(changed, "utf-8")


def own(root: Path, owner: str) -> None:
    """Write the account that holds the repository into its addresses."""
    if not re.fullmatch(r"[A-Za-z0-9](?:-?[A-Za-z0-9])*", owner):
        raise ValueError(f"an account has letters, digits and single hyphens, not {owner!r}")
    texts = {root / file: (root / file).read_text("utf-8") for file in ADDRESSES}
    if not any(PLACEHOLDER.search(text) for text in texts.values()):
        raise ValueError("the repository's address names an account already; change it by hand")
    for path, text in texts.items():
        path.write_text(PLACEHOLDER.sub(owner, text), "utf-8")


def _changelog(root: Path) -> str:
    return (root / "CHANGELOG.md").read_text("utf-8")


def _git(root: Path, *arguments: str) -> str:
    return subprocess.check_output(["git", "-C", str(root), *arguments], text=True).strip()  # noqa: S603, S607


def main(arguments: Sequence[str]) -> int:
    if arguments == ["--steps"]:
        print(STEPS.format(version=version_in(ROOT, "pyproject.toml")))
        return 0
    try:
        if arguments[:1] == ["--owner"]:
            own(ROOT, "".join(arguments[1:]))
            return 0
        if arguments:
            write(ROOT, arguments[0], datetime.datetime.now(datetime.UTC).date())
            return 0
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    found = list(obstacles(ROOT))
    for line in found:
        print(f"no release yet: {line}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
