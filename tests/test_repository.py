"""What the project promises of itself: its documents tell the truth, its files stand alone."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
TRACKED = [
    ROOT / name for name in subprocess.check_output(["git", "ls-files"], cwd=ROOT, text=True).splitlines()
]
TEXTS = [path for path in TRACKED if path.is_file() and path.suffix not in {".png", ".jpg"}]


def makefile_targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))


def documented_commands(text: str) -> set[str]:
    return set(re.findall(r"(?:^|`|\bor |; )make ((?:[a-z-]+ ?)+)", text, re.MULTILINE))


def test_readme_opens_with_the_two_commands() -> None:
    """A newcomer sees `make demo` and `make test` before anything else that can be typed."""
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    assert [line.split("#")[0].strip() for line in blocks[0].splitlines()] == ["make demo", "make test"]


@pytest.mark.parametrize("document", [path for path in TEXTS if path.suffix == ".md"], ids=lambda p: p.name)
def test_every_documented_make_target_exists(document: Path) -> None:
    """No guide names a target that the Makefile does not have."""
    named = {word for command in documented_commands(document.read_text()) for word in command.split()}
    assert named <= makefile_targets(), f"{document.name} names {named - makefile_targets()}"


def test_workflows_call_targets_that_exist() -> None:
    """What runs elsewhere is not run here, so a wrong name would be seen last of all."""
    scripts = [*(ROOT / ".github").rglob("*.yml"), ROOT / ".ci" / "run"]
    command = re.compile(r"(?:run: |^ *|timeout \w+ )make (?:PYTHON=\S+ )?((?:[a-z-]+ ?)+)", re.MULTILINE)
    called = [command.findall(path.read_text()) for path in scripts]
    named = {word for commands in called for command in commands for word in command.split()}
    assert {"check", "test", "test-wheel", "dist"} <= named
    assert named <= makefile_targets()


@pytest.mark.parametrize("document", [path for path in TEXTS if path.suffix == ".md"], ids=lambda p: p.name)
def test_every_named_file_exists(document: Path) -> None:
    """A file or folder that a guide names by its path from the top is there."""
    rooms = "|".join(path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith("."))
    named = re.findall(rf"`((?:{rooms})/[\w./-]+)`", document.read_text())
    built = ("docs/build", "reports/", "dist/")
    assert [name for name in named if not name.startswith(built) and not (ROOT / name).exists()] == []


def test_readme_maps_every_folder() -> None:
    """Each folder at the top stands in the README's table."""
    rooms = {path.relative_to(ROOT).parts[0] for path in TRACKED if len(path.relative_to(ROOT).parts) > 1}
    table = (ROOT / "README.md").read_text().split("## The folders")[1]
    assert {room for room in rooms if not room.startswith(".") and f"`{room}/" not in table} == set()


ADDRESSES = re.compile(
    r"(?<!emit-)index-url[ =]\S|find-links[ =]\S|/simple/\w|\"resolved\":|(?<![\w.$/-])/(?:root|home)/\w"
)


def test_no_file_names_a_registry_or_a_machine_path() -> None:
    """Pins carry hashes and no addresses; no file depends on where it was written."""
    others = [path for path in TEXTS if path != Path(__file__)]
    found = {
        f"{path.relative_to(ROOT)}: {hit[0]}"
        for path in others
        for hit in ADDRESSES.finditer(path.read_text())
    }
    assert found == set()


@pytest.mark.parametrize("pins", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda p: p.name)
def test_every_requirement_is_pinned_with_a_hash(pins: Path) -> None:
    """`name==version` and at least one hash for each."""
    requirements = re.split(r"^(?=[a-zA-Z0-9])", pins.read_text(), flags=re.MULTILINE)[1:]
    assert requirements
    assert [r.split()[0] for r in requirements if "==" not in r.split()[0] or "--hash=sha256:" not in r] == []


def test_mock_reads_the_contract_itself() -> None:
    """The mock's copy of the contract is a link to the one at the root."""
    link = ROOT / "mock_server" / "ecwid_mock" / "openapi.yaml"
    assert link.is_symlink()
    assert link.resolve() == ROOT / "openapi.yaml"


def test_version_is_the_same_everywhere() -> None:
    """The distribution and the contract are released together."""
    contract = yaml.safe_load((ROOT / "openapi.yaml").read_text())
    project = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    assert project is not None
    assert project[1] == contract["info"]["version"]
