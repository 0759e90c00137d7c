"""What `make version` writes, and what keeps `make release` from going on."""

from __future__ import annotations

import datetime
import importlib.util
import re
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
TODAY = datetime.date(2026, 12, 1)


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("release", ROOT / ".ci" / "release.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


release = load()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A repository with nothing but the places of a version, as they are here, before its owner is known."""
    for file in (*release.PLACES, "CHANGELOG.md"):
        text = (ROOT / file).read_text("utf-8")
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(re.sub(r"[\w-]+(?=/ecwid-client\b)", "OWNER", text), "utf-8")
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "-m", "all")


def test_a_version_is_written_everywhere(checkout: Path) -> None:
    release.write(checkout, "7.8.9", TODAY)
    assert {release.version_in(checkout, file) for file in release.PLACES} == {"7.8.9"}
    changelog = (checkout / "CHANGELOG.md").read_text("utf-8")
    assert "## [Unreleased]\n\n## [7.8.9] - 2026-12-01\n" in changelog


@pytest.mark.parametrize("version", ["", "7", "v7.8.9", "7.8.9-beta", "7.8.9\n"])
def test_a_strange_version_is_refused(checkout: Path, version: str) -> None:
    with pytest.raises(ValueError, match="looks like"):
        release.write(checkout, version, TODAY)


def test_a_version_is_written_once(checkout: Path) -> None:
    release.write(checkout, "7.8.9", TODAY)
    with pytest.raises(ValueError, match="already"):
        release.write(checkout, "7.8.9", TODAY)


def test_nothing_stands_in_the_way_of_a_finished_version(checkout: Path) -> None:
    release.own(checkout, "some-body")
    assert "https://github.com/some-body/ecwid-client" in (checkout / "pyproject.toml").read_text("utf-8")
    assert "uses: some-body/ecwid-client/" in (checkout / "docs/ci.md").read_text("utf-8")
    release.write(checkout, "7.8.9", TODAY)
    commit(checkout)
    assert list(release.obstacles(checkout)) == []


def test_the_owner_is_written_once_and_looks_like_one(checkout: Path) -> None:
    for wrong in ("", "a/b", "-a", "a b"):
        with pytest.raises(ValueError, match="an account has"):
            release.own(checkout, wrong)
    release.own(checkout, "acme")
    with pytest.raises(ValueError, match="already"):
        release.own(checkout, "other")


def test_no_other_file_waits_for_the_owner() -> None:
    files = subprocess.check_output(["git", "grep", "-lwF", "OWNER/ecwid-client"], cwd=ROOT, text=True)
    assert {*files.splitlines()} <= {*release.ADDRESSES, "tests/packaging/test_release.py"}


def test_every_obstacle_is_named(checkout: Path) -> None:
    release.write(checkout, "7.8.9", TODAY)
    (checkout / "openapi.yaml").write_text("  version: 1.0.0\n", "utf-8")
    (checkout / "CHANGELOG.md").write_text("", "utf-8")
    git(checkout, "tag", "v7.8.9")
    found = "\n".join(release.obstacles(checkout))
    for part in ("versions differ", "no part [7.8.9]", "make owner OWNER=...", "has changes", "tag v7.8.9"):
        assert part in found
