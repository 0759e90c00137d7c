"""What tests of several rooms share: which of them have a command of their own, and a real browser."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

# Skipped unless -m asks for them; `make help` names the commands.
PROFILES = ("long", "wheel", "site", "workers")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    asked = config.option.markexpr or ""
    for item in items:
        for name in PROFILES:
            if name not in asked and item.get_closest_marker(name):
                item.add_marker(pytest.mark.skip(reason=f"ask for it with -m {name}"))


def pytest_collection_finish() -> None:
    """Thousands of collected tests are alive to the end; the garbage collector need not walk them each time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Headless Chromium under selenium. What a page complains about, and what it asks for, is in its logs.

    Whoever asks for such tests means it: without a browser they fail.
    """
    webdriver: Any = pytest.importorskip(
        "selenium.webdriver", reason="requirements/console.txt is not installed"
    )
    for program in ("chromium", "chromedriver"):
        if shutil.which(program) is None:
            pytest.fail(f"{program} is not installed (Debian: chromium, chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = str(shutil.which("chromium"))
    profile = tmp_path_factory.mktemp("profile")
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.add_argument(f"--user-data-dir={profile}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(
        options=options, service=webdriver.ChromeService(executable_path=shutil.which("chromedriver"))
    )
    yield driver
    driver.quit()
