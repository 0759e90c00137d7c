"""The built documentation: links that lead somewhere, and pages that need nothing from outside."""

from __future__ import annotations

import importlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "docs" / "build"
SEEN = [
    "index.html",
    "tutorial.html",
    "client.html",
    "cookbook.html",
    "api/resources.html",
    "contract-page/index.html",
]

pytestmark = pytest.mark.site


def pages() -> list[Path]:
    found = [path for path in SITE.rglob("*.html") if "contract-page" not in path.parts]
    assert len(found) > 15, "run `make docs` first"
    return found


@cache
def ids_of(page: Path) -> frozenset[str]:
    return frozenset(re.findall(r'\bid="([^"]+)"', page.read_text("utf-8")))


def test_every_link_inside_leads_to_a_place() -> None:
    broken = []
    for page in pages():
        for link in re.findall(r'href="([^"]+)"', page.read_text("utf-8")):
            path, _, anchor = unquote(link).partition("#")
            if re.match(r"[a-z]+:", path):
                continue
            target = (page.parent / path.partition("?")[0]).resolve() if path else page
            if not target.exists():
                broken.append(f"{page.name}: {link}")
            elif anchor and target.suffix == ".html" and anchor not in ids_of(target):
                broken.append(f"{page.name}: {link}, no such anchor")
    assert broken == []


@pytest.mark.parametrize("package", ["ecwid_client", "ecwid_sync", "ecwid_sync.workers", "ecwid_mock"])
def test_every_public_name_has_its_entry(package: str) -> None:
    reference = {id for path in (SITE / "api").glob("*.html") for id in ids_of(path)}
    names = set(importlib.import_module(package).__all__) - {"__version__"}
    # A model is exported by two packages, and stands under the one that has it.
    homes = (package, "ecwid_api.models")
    missing = {name for name in names if not any(f"{home}.{name}" in reference for home in homes)}
    assert missing == set()


def test_the_reference_shows_no_argument_that_is_ours() -> None:
    """The client makes the class of a tag; nobody else calls it."""
    assert "Combinations" in (resources := (SITE / "api" / "resources.html").read_text("utf-8"))
    assert re.findall(r'class="pre">(runner|caller)<', resources) == []


def test_what_a_method_returns_is_one_text() -> None:
    """What stands before a colon in it is no type; the type is in the signature."""
    texts = [page.read_text("utf-8") for page in (SITE / "api").glob("*.html")]
    assert any("The verdict, and the assumption it rests on: nobody else" in text for text in texts)
    assert [text for text in texts if "Return type" in text] == []


@pytest.mark.parametrize("name", SEEN)
@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (400, "dark")])
def test_a_page_opens_without_the_outside(chromium: Any, name: str, width: int, scheme: str) -> None:
    metrics = {"width": width, "height": 1400, "deviceScaleFactor": 1, "mobile": False}
    chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    chromium.get_log("performance")
    chromium.get((SITE / name).as_uri())
    assert chromium.title
    if "contract-page" in name:
        waiting: Any = pytest.importorskip("selenium.webdriver.support.ui")
        waiting.WebDriverWait(chromium, 30).until(
            lambda driver: driver.find_elements("css selector", ".opblock")
        )
    events = [json.loads(entry["message"])["message"] for entry in chromium.get_log("performance")]
    asked = [
        event["params"]["request"]["url"]
        for event in events
        if event["method"] == "Network.requestWillBeSent"
    ]
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert [entry["message"] for entry in chromium.get_log("browser") if entry["level"] == "SEVERE"] == []
    folder = ROOT / "reports"
    folder.mkdir(exist_ok=True)
    assert chromium.save_screenshot(str(folder / f"site-{name.replace('/', '-')}-{width}.png"))


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("set the pace", "questions"),
        ("fork", "client"),
        ("answer lost", "questions"),
        ("testing your code", "client"),
        ("all pages", "client"),
        ("proxy", "client"),
        ("webhook", "cookbook"),
        ("faults", "mock"),
    ],
)
def test_the_search_finds_the_place(chromium: Any, words: str, page: str) -> None:
    """Among the first ten results, in a browser that has the files and nothing else."""
    chromium.get(f"{SITE.as_uri()}/search.html?q={quote(words)}")
    waiting: Any = pytest.importorskip("selenium.webdriver.support.ui")
    results = "return [...document.querySelectorAll('#search-results li a')].map(one => one.href)"
    waiting.WebDriverWait(chromium, 30).until(lambda driver: "Search finished" in driver.page_source)
    found = chromium.execute_script(results)[:10]
    assert any(f"/{page}.html" in one for one in found), found
