"""The pytest plugin, in pytest sessions of its own."""

import os
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

TESTS = """
import httpx
import pytest
from ecwid_mock import Store

STORE = "/4870020/products/37208339/combinations"
HEADERS = {"Authorization": "Bearer secret_demo"}


@pytest.mark.parametrize("turn", range(10))
def test_a_mock_is_as_new(ecwid_mock, ecwid_journal, ecwid_faults, turn):
    ecwid_faults(status=503, times=1)
    assert ecwid_mock.snapshots == []
    ecwid_mock.snapshot("mine")
    with httpx.Client(transport=ecwid_mock.transport(), headers=HEADERS) as client:
        url = ecwid_mock.base_url + STORE
        assert [client.get(url).status_code for _ in range(2)] == [503, 200]
        made = client.post(url, json={"options": [{"name": "Size", "value": "XL"}]}).json()
    assert made == {"id": 397662764}
    assert len(ecwid_journal) == 3
    assert ecwid_mock.base_url == "http://ecwid-mock.test/api/v3"


@pytest.mark.parametrize("turn", range(10))
def test_a_server_is_as_new(ecwid_mock_server, ecwid_mock, ecwid_journal, turn):
    with httpx.Client(headers=HEADERS, trust_env=False) as client:
        made = client.post(
            ecwid_mock_server.base_url + STORE, json={"options": [{"name": "Size", "value": "XL"}]}
        ).json()
    assert made == {"id": 397662764}
    assert ecwid_journal[0].committed
    assert ecwid_mock.base_url == ecwid_mock_server.base_url
"""
STORES = """
import pytest
from ecwid_mock import Store


@pytest.fixture(scope="session")
def ecwid_stores():
    return [Store(1003, "secret_abc")]


def test_stores_may_be_one_s_own(ecwid_mock):
    assert ecwid_mock.store_ids == [1003]
"""


def session(
    folder: Path, *arguments: str, without: tuple[str, ...] = ()
) -> "subprocess.CompletedProcess[str]":
    """Run pytest in a folder, as if some modules were not installed."""
    script = f"import sys, pytest\nsys.modules.update(dict.fromkeys({without!r}))\nsys.exit(pytest.main(sys.argv[1:]))"
    plugin = ("-p", "ecwid_mock.pytest_plugin", "-p", "no:cacheprovider")
    command = [sys.executable, "-c", script, "-q", "-W", "error", *plugin, *arguments]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST")}
    environment["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = (
        "1"  # the other plugins of this environment are slow and picky
    )
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=60, check=False, env=environment
    )


@pytest.mark.parametrize("arguments", [(), ("-p", "xdist", "-n", "2")])
def test_fixtures_give_each_test_a_new_mock(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "test_shop.py").write_text(TESTS)
    done = session(tmp_path, *arguments)
    assert done.returncode == 0, done.stdout
    assert "20 passed" in done.stdout


def test_pytest_finds_the_plugin_by_itself() -> None:
    found = entry_points(group="pytest11", name="ecwid_mock")
    assert {entry.value for entry in found} == {"ecwid_mock.pytest_plugin"}


def test_stores_can_be_overridden(tmp_path: Path) -> None:
    (tmp_path / "test_shop.py").write_text(STORES)
    assert session(tmp_path).returncode == 0


def test_other_projects_do_not_notice(tmp_path: Path) -> None:
    (tmp_path / "test_other.py").write_text(
        "import sys\n\ndef test_nothing_was_imported():\n"
        "    heavy = {'httptools', 'jsonschema_rs', 'orjson', 'yaml', 'sqlite3', 'httpx', 'attrs'}\n"
        "    assert 'ecwid_mock.pytest_plugin' in sys.modules\n"
        "    assert not {name.partition('.')[0] for name in sys.modules if sys.modules[name]} & heavy\n"
    )
    done = session(tmp_path, without=("jsonschema_rs", "orjson", "yaml", "httptools"))
    assert done.returncode == 0, done.stdout


def test_a_missing_extra_is_named(tmp_path: Path) -> None:
    (tmp_path / "test_shop.py").write_text("def test_shop(ecwid_mock): pass\n")
    done = session(tmp_path, without=("jsonschema_rs",))
    assert done.returncode == 1
    assert "pip install 'ecwid-client[mock]'" in done.stdout


def test_the_package_shows_its_names() -> None:
    import ecwid_mock

    assert set(ecwid_mock.__all__) <= set(dir(ecwid_mock))
    for name in ecwid_mock.__all__:
        assert getattr(ecwid_mock, name) is not None
    with pytest.raises(AttributeError, match="Nothing"):
        _ = ecwid_mock.Nothing  # type: ignore[attr-defined]
