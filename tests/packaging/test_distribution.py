"""The wheel and the source distribution are what a user should get."""

from __future__ import annotations

import email
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PACKAGES = {
    Path(package).name
    for package in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"][
        "targets"
    ]["wheel"]["packages"]
}
EXTRAS = sorted(PROJECT["optional-dependencies"])
PYTHONS = ["3.11", "3.12", "3.13"]


def build(source: Path, target: Path, kind: str) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)]
    subprocess.run(command, cwd=source, check=True, capture_output=True, timeout=300)
    return next(target.glob("*.whl" if kind == "wheel" else "*.tar.gz"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, tmp_path_factory.mktemp("wheel"), "wheel")


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, tmp_path_factory.mktemp("sdist"), "sdist")


def test_the_wheel_holds_the_packages_and_nothing_else(wheel: Path) -> None:
    """No test, no tool of ours, no compiled file; the contract itself, and not a link to it."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        contract = archive.read("ecwid_mock/openapi.yaml")
        metadata = next(name for name in names if name.endswith(".dist-info/METADATA"))
        described = email.message_from_bytes(archive.read(metadata))
    tops = {name.partition("/")[0] for name in names}
    assert tops == PACKAGES | {f"ecwid_client-{PROJECT['version']}.dist-info"}
    assert [name for name in names if re.search(r"(^|/)(tests?_|conftest|.*\.pyc$)", name)] == []
    assert contract == (ROOT / "openapi.yaml").read_bytes()
    assert {f"{package}/py.typed" for package in PACKAGES} <= set(names)
    assert {"ecwid_mock/shell/console/page.html", "ecwid_mock/shell/console/script.js"} <= set(names)
    assert described["Requires-Python"] == ">=3.11"
    assert described["License-Expression"] == "MIT"
    assert {url.partition(",")[0] for url in described.get_all("Project-URL", [])} >= {
        "Homepage",
        "Changelog",
    }
    assert set(described.get_all("Provides-Extra", [])) == set(EXTRAS)


def test_the_index_shows_a_readme_whose_links_and_pictures_lead_somewhere(wheel: Path) -> None:
    """Into the repository, at the tag of this version; the rest is the README as it stands."""
    with zipfile.ZipFile(wheel) as archive:
        [metadata] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        shown = str(email.message_from_bytes(archive.read(metadata)).get_payload())
    links = re.findall(r"\]\(([^)]*)\)", shown)
    assert [link for link in links if not link.startswith(("https://", "http://"))] == []
    place = f"{PROJECT['urls']['Homepage']}/(blob|raw)/v{PROJECT['version']}/"
    inside = [re.sub(place, "", link) for link in links if re.match(place, link)]
    assert inside
    assert [path for path in inside if not (ROOT / path).is_file()] == []
    assert re.findall(rf"{place}[^)]+\.(?:png|svg)", shown) == ["raw"] * shown.count("![")
    assert re.sub(place, "", shown) == (ROOT / "README.md").read_text("utf-8")


def test_the_source_distribution_makes_the_same_wheel(wheel: Path, sdist: Path, tmp_path: Path) -> None:
    """And holds what that needs, without a test or a tool of ours."""
    with tarfile.open(sdist) as archive:
        names = [name.split("/", 1)[1] for name in archive.getnames()]
        rooms = {name.partition("/")[0] for name in names if "/" in name}
        assert rooms == {"generated", "overrides", "mock_server", "sync", ".ci"}
        assert [name for name in names if name.startswith(".ci/")] == [".ci/readme.py"]
        archive.extractall(tmp_path, filter="data")
    again = build(next(tmp_path.iterdir()), tmp_path / "dist", "wheel")
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(again) as other:
        assert {name: one.read(name) for name in one.namelist()} == {
            name: other.read(name) for name in other.namelist()
        }


def interpreter(version: str) -> str:
    """A Python of this version: on PATH, or of pyenv."""
    found = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
    candidate = str(found[-1]) if found else shutil.which(f"python{version}")
    if candidate is None:
        pytest.skip(f"there is no Python {version} here")
    return candidate


class Environment:
    """A fresh virtual environment with the wheel, as a user makes it."""

    def __init__(self, folder: Path, python: str, wheel: Path, extra: str, *more: str) -> None:
        self.folder = folder
        run([python, "-m", "venv", str(folder / "env")], folder)
        self.python = str(folder / "env" / "bin" / "python")
        wanted = f"{wheel}[{extra}]" if extra else str(wheel)
        self.run("-m", "pip", "install", "--quiet", "--disable-pip-version-check", wanted, *more)

    def run(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return run([self.python, *arguments], self.folder, check=check)

    def installed(self) -> set[str]:
        lines = self.run("-m", "pip", "list", "--format=freeze").stdout.splitlines()
        return {line.partition("=")[0].lower() for line in lines}


def run(command: Sequence[str], folder: Path, *, check: bool = True) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600, check=False)
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.mark.wheel
@pytest.mark.parametrize("version", PYTHONS)
def test_the_base_install_is_a_client_and_little_more(wheel: Path, tmp_path: Path, version: str) -> None:
    """httpx and attrs; the mock says what it lacks, in one line."""
    fresh = Environment(tmp_path, interpreter(version), wheel, "")
    assert fresh.run("-I", str(HERE / "users_script.py")).stdout == "ok\n"
    ours = {
        "ecwid-client",
        "pip",
        "setuptools",
        "httpx",
        "httpcore",
        "h11",
        "anyio",
        "certifi",
        "idna",
        "attrs",
    }
    assert fresh.installed() - ours <= {"sniffio", "typing_extensions"}
    fresh.run("-m", "pip", "check")
    mock = fresh.run("-m", "ecwid_mock", check=False)
    assert (mock.returncode, mock.stdout, mock.stderr.count("\n")) == (2, "", 1)
    assert "ecwid-client[mock]" in mock.stderr


@pytest.mark.wheel
@pytest.mark.parametrize("version", PYTHONS)
def test_the_mock_and_its_fixtures_work(wheel: Path, tmp_path: Path, version: str) -> None:
    fresh = Environment(tmp_path, interpreter(version), wheel, "mock", "pytest")
    assert fresh.run("-I", str(HERE / "users_script.py"), "mock").stdout == "ok\n"
    fresh.run("-m", "pip", "check")
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = next(block for block in re.findall(r"```python\n(.*?)```", readme, re.S) if "def test_" in block)
    (tmp_path / "test_shop.py").write_text("from ecwid_client import EcwidClient\n" + shown)
    assert "1 passed" in fresh.run("-m", "pytest", "-q", "test_shop.py").stdout


@pytest.mark.wheel
@pytest.mark.parametrize("extra", [extra for extra in EXTRAS if extra != "mock"])
def test_each_extra_installs(wheel: Path, tmp_path: Path, extra: str) -> None:
    fresh = Environment(tmp_path, interpreter(PYTHONS[-1]), wheel, extra)
    assert fresh.run("-I", str(HERE / "users_script.py")).stdout == "ok\n"
    fresh.run("-m", "pip", "check")


@pytest.mark.wheel
@pytest.mark.parametrize("version", PYTHONS)
def test_sync_and_workers_work(wheel: Path, tmp_path: Path, version: str) -> None:
    """A plan and a job against the mock, and every command says what it does."""
    fresh = Environment(tmp_path, interpreter(version), wheel, ",".join(EXTRAS))
    assert fresh.run("-I", str(HERE / "users_script.py"), "sync", "workers").stdout == "ok\n"
    for command in PROJECT["scripts"]:
        done = run([str(Path(fresh.python).with_name(command)), "--help"], tmp_path)
        assert "usage" in done.stdout.lower()


@pytest.mark.wheel
def test_a_user_s_file_is_typed(wheel: Path, tmp_path: Path) -> None:
    """mypy in its strict mode sees the types of the installed packages."""
    fresh = Environment(tmp_path, interpreter(PYTHONS[-1]), wheel, "", "mypy")
    shutil.copy(ROOT / "tests" / "codegen" / "users_file.py", tmp_path)
    assert "Success" in fresh.run("-m", "mypy", "--strict", "users_file.py").stdout


@pytest.mark.wheel
def test_the_source_distribution_installs(sdist: Path, tmp_path: Path) -> None:
    fresh = Environment(tmp_path, interpreter(PYTHONS[0]), sdist, "")
    assert fresh.run("-I", str(HERE / "users_script.py")).stdout == "ok\n"
