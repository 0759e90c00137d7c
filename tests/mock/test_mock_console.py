"""The console in a real browser; `make test-console` runs this."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from ecwid_mock import Mock, Server, Store, serve

if not os.environ.get("ECWID_CONSOLE"):
    pytest.skip("run it with: make test-console", allow_module_level=True)
pytest.importorskip(
    "selenium", reason="requirements/console.txt is not installed; make test-console does that"
)
for program in ("chromium", "chromedriver"):
    if shutil.which(program) is None:
        pytest.skip(
            f"{program} is not installed (Debian: chromium, chromium-driver)", allow_module_level=True
        )

from selenium import webdriver  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.support.ui import WebDriverWait  # noqa: E402

WAIT_S = 20
NASTY = "<img src=x onerror=document.title='hacked'>"


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = str(shutil.which("chromium"))
    profile = tmp_path_factory.mktemp("profile")
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.add_argument(f"--user-data-dir={profile}")
    options.add_argument("--window-size=1440,1400")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.ChromeService(executable_path=shutil.which("chromedriver"))
    driver = webdriver.Chrome(options=options, service=service)
    yield driver
    driver.quit()


@pytest.fixture
def shop() -> Iterator[Server]:
    with Mock(stores=[Store.example(), Store(1003, "secret_abc")]) as mock, serve(mock) as server:
        yield server


class Console:
    def __init__(self, driver: Any, server: Server) -> None:
        self.driver = driver
        self.url = server.base_url.removesuffix("/api/v3") + "/__mock/"
        self.client = httpx.Client(
            base_url=f"{server.base_url}/4870020",
            headers={"Authorization": "Bearer secret_demo"},
            trust_env=False,
        )
        driver.get(self.url)
        self.until(lambda: len(self.images()) == 2)
        self.until(lambda: all(image.get_property("naturalWidth") > 0 for image in self.images()))

    def images(self) -> list[Any]:
        return list(self.driver.find_elements(By.CSS_SELECTOR, "#products img"))

    def text(self, id: str) -> str:
        return str(self.driver.find_element(By.ID, id).text)

    def until(self, condition: Callable[[], bool]) -> None:
        WebDriverWait(self.driver, WAIT_S, poll_frequency=0.05).until(lambda _: condition())

    def click(self, id: str) -> None:
        self.driver.find_element(By.ID, id).click()

    def switch(self, title: str) -> None:
        self.driver.find_element(By.XPATH, f"//label[contains(., '{title}')]/input").click()

    def complaints(self) -> list[str]:
        return [entry["message"] for entry in self.driver.get_log("browser")]


@pytest.fixture
def console(chromium: Any, shop: Server) -> Iterator[Console]:
    console = Console(chromium, shop)
    yield console
    console.client.close()
    # A policy that forbids, a script that fails and an image that is missing all end up here.
    complaints = console.complaints()
    chromium.get("about:blank")
    assert complaints == []


def test_products_and_combinations_are_shown_with_images_and_stock(console: Console) -> None:
    shown = console.text("products")
    for text in ("Radish", "000076", "Size: Large", "Color: White", "21", "1.45"):
        assert text in shown
    assert [image.get_property("naturalWidth") for image in console.images()] == [64, 48]


def test_stock_and_journal_follow_what_clients_do(console: Console) -> None:
    path = "/products/37208339/combinations/7084076/inventory"
    assert console.client.put(path, json={"quantityDelta": -100}).status_code == 200
    console.until(lambda: "-39" in console.text("products"))
    assert "PUT 4870020" + path in console.text("journal")
    assert "yes" in console.text("journal")
    console.click("clear")
    console.until(lambda: console.text("journal") == "")


def test_faults_are_switched_on_and_off(console: Console) -> None:
    console.switch("Outage")
    console.until(lambda: "1 fault(s)" in console.text("summary"))
    assert console.client.get("/profile").status_code == 503
    console.until(lambda: "hit 1 of 1" in console.text("switches"))
    console.switch("Outage")
    console.until(lambda: "0 fault(s)" in console.text("summary"))
    assert console.client.get("/profile").status_code == 200


def test_a_rule_of_one_s_own_is_added_and_removed(console: Console) -> None:
    console.click("add")
    console.until(lambda: "createCombination" in console.text("rules"))
    with pytest.raises(httpx.TransportError):
        console.client.post(
            "/products/37208339/combinations", json={"options": [{"name": "Size", "value": "XL"}]}
        )
    console.until(lambda: "Size: XL" in console.text("products"))
    console.until(lambda: "nothing, fault" in console.text("journal"))
    console.click("calm")
    console.until(lambda: console.text("rules") == "")


def test_a_wrong_rule_is_explained(console: Console) -> None:
    area = console.driver.find_element(By.ID, "rule")
    area.clear()
    area.send_keys('{"colour": 1}')
    console.click("add")
    console.until(lambda: "no field 'colour'" in console.text("message"))
    assert all("400" in complaint for complaint in console.complaints())


def test_reset_scenarios_and_snapshots(console: Console) -> None:
    console.client.delete("/products/37208339/combinations")
    console.until(lambda: "No combinations" in console.text("products"))
    console.click("keep")
    console.until(lambda: "Snapshot kept" in console.text("message"))
    console.click("reset")
    console.until(lambda: "000076" in console.text("products"))
    console.click("back")
    console.until(lambda: "No combinations" in console.text("products"))
    console.driver.find_element(By.CSS_SELECTOR, "#scenario option[value=sold-out]").click()
    console.click("reset")
    console.until(lambda: "-3" in console.text("products"))


def test_stores_and_pages_can_be_turned(console: Console) -> None:
    for number in range(12):
        console.client.post("/products", json={"name": f"Turnip {number}"})
    console.until(lambda: "of 13" in console.text("page"))
    console.click("next")
    console.until(lambda: "Turnip 11" in console.text("products"))
    console.driver.find_element(By.CSS_SELECTOR, "#store option[value='1003']").click()
    console.until(lambda: console.text("page") == "No products.")


def test_hostile_texts_stay_texts(console: Console) -> None:
    made = console.client.post("/products", json={"name": NASTY}).json()["id"]
    combination = {"options": [{"name": NASTY, "value": NASTY}], "sku": NASTY}
    console.client.post(f"/products/{made}/combinations", json=combination)
    console.client.get("/" + NASTY)
    console.until(lambda: console.text("products").count(NASTY) >= 3)
    assert console.driver.title == "ecwid_mock console"


def test_a_page_from_elsewhere_can_neither_read_nor_change(console: Console, chromium: Any) -> None:
    """The page of another origin, with a browser that would send whatever is allowed."""
    console.client.get("/profile")
    chromium.get("data:text/html,<title>evil</title>")
    script = """
        const [url, done] = arguments;
        const tries = [
          fetch(url + "journal").then(r => r.text()),
          fetch(url + "reset?scenario=empty", {method: "POST", headers: {"X-Mock-Admin": "1"}}).then(r => r.status),
          fetch(url + "journal", {method: "DELETE"}).then(r => r.status),
        ];
        Promise.allSettled(tries).then(all => done(all.map(one => one.status)));
    """
    assert chromium.execute_async_script(script, console.url) == ["rejected"] * 3
    assert console.client.get("/products").json()["total"] == 1
    console.complaints()


def test_a_picture_is_kept(console: Console) -> None:
    folder = Path(os.environ["ECWID_CONSOLE"])
    folder.mkdir(parents=True, exist_ok=True)
    console.switch("Answers lost")
    for _ in range(2):
        with pytest.raises(httpx.TransportError):
            console.client.put("/products/37208339/combinations/7084072", json={"quantity": -2})
    console.click("calm")
    console.client.get("/products/5")
    console.until(lambda: "products/5" in console.text("journal"))
    assert console.driver.save_screenshot(str(folder / "console.png"))
