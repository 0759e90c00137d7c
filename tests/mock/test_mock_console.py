"""The console in a real browser; `make test-console` runs this."""

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from ecwid_mock import Mock, Server, Store, serve

if not os.environ.get("ECWID_CONSOLE"):
    pytest.skip("run it with: make test-console", allow_module_level=True)

WAIT_S = 20
CONTRACT = Path(__file__).parents[2] / "openapi.yaml"
CSS = "css selector"
NASTY = "<img src=x onerror=document.title='hacked'>"
AXE = Path(__file__).parents[2] / "requirements" / "console" / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = [1400, 400]
SCHEMES = ["light", "dark"]


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Server]:
    """Two stores; the mock has no rules for swatches."""
    contract = tmp_path / "openapi.yaml"
    contract.write_text(
        CONTRACT.read_text("utf-8").replace("operationId: listSwatches", "operationId: listDyes")
    )
    stores = [Store.example(), Store(1003, "secret_abc")]
    with Mock(contract=contract, stores=stores) as mock, serve(mock) as server:
        yield server


class Console:
    def __init__(self, driver: Any, server: Server) -> None:
        self.driver = driver
        self.show_as(1400, "light")
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
        return list(self.driver.find_elements(CSS, "#products img"))

    def text(self, id: str) -> str:
        return str(self.driver.find_element("id", id).text)

    def until(self, condition: Callable[[], bool]) -> None:
        waiting: Any = pytest.importorskip("selenium.webdriver.support.ui")
        waiting.WebDriverWait(self.driver, WAIT_S, poll_frequency=0.05).until(lambda _: condition())

    def click(self, id: str) -> None:
        self.driver.find_element("id", id).click()

    def switch(self, title: str) -> None:
        self.driver.find_element("xpath", f"//label[contains(., '{title}')]/input").click()

    def one(self, selector: str) -> Any:
        return self.driver.find_element(CSS, selector)

    def edit(self, title: str) -> None:
        self.one(f"[aria-label='Edit {title}']").click()
        self.until(lambda: self.one("#editor").get_property("open"))

    def write(self, id: str, text: str) -> None:
        self.driver.execute_script("arguments[0].value = ''", self.one(f"#{id}"))
        self.one(f"#{id}").send_keys(text)

    def show_as(self, width: int, scheme: str) -> None:
        metrics = {"width": width, "height": 1400, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})

    def focus(self) -> str:
        """What has the focus, by its id or label."""
        element = self.driver.switch_to.active_element
        return str(element.get_attribute("aria-label") or element.get_attribute("id"))

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


def test_an_answer_from_the_example_is_marked(console: Console) -> None:
    assert console.client.get("/swatches").status_code == 200
    assert console.client.get("/profile").status_code == 200
    console.until(lambda: "profile" in console.text("journal"))
    assert console.text("journal").count("from the example") == 1


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
    area = console.driver.find_element("id", "rule")
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
    console.driver.find_element(CSS, "#scenario option[value=sold-out]").click()
    console.click("reset")
    console.until(lambda: "-3" in console.text("products"))


def test_stores_and_pages_can_be_turned(console: Console) -> None:
    for number in range(12):
        console.client.post("/products", json={"name": f"Turnip {number}"})
    console.until(lambda: "of 13" in console.text("page"))
    console.click("next")
    console.until(lambda: "Turnip 11" in console.text("products"))
    console.driver.find_element(CSS, "#store option[value='1003']").click()
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


def test_stock_and_price_are_edited(console: Console) -> None:
    white = "Radish, Size: Large, Color: White"
    path = "/products/37208339/combinations/7084071"
    console.edit(white)
    console.write("price", "4.5")
    console.write("quantity", "77")
    console.click("save")
    console.until(lambda: "77" in console.text("products"))
    combination = console.client.get(path).json()
    assert (combination["price"], combination["quantity"]) == (4.5, 77)
    console.until(lambda: console.focus() == f"Edit {white}")
    console.edit("Radish")
    console.click("unlimited")
    console.click("save")
    console.until(lambda: "stock unlimited" in console.text("products"))
    assert console.client.get("/products/37208339").json()["unlimited"] is True


def test_what_the_rules_refuse_is_said_in_the_editor(console: Console) -> None:
    console.edit("Radish")
    console.write("quantity", "99999999999")
    console.click("save")
    console.until(lambda: "quantity" in console.text("editor-message"))
    console.click("cancel")
    assert not console.one("#editor").get_property("open")
    assert all("400" in complaint for complaint in console.complaints())


def test_a_search_finds_names_skus_and_ids(console: Console) -> None:
    console.client.post("/products", json={"name": "Turnip", "sku": "T-1"})
    console.until(lambda: "Turnip" in console.text("products"))
    for text, found in (("turn", "Turnip"), ("000076", "Radish"), ("7084071", "Radish"), ("t-1", "Turnip")):
        console.write("search", text)
        console.until(lambda: console.text("page") == "1–1 of 1")
        console.until(lambda found=found: found in console.text("products"))  # type: ignore[misc]
    console.write("search", "parsnip")
    console.until(lambda: console.text("page") == "No products.")


def test_a_request_of_the_journal_is_a_command_that_runs(console: Console) -> None:
    sent = {"price": 3, "sku": "a'b"}
    console.client.put("/products/37208339/combinations/7084072?token=secret_demo", json=sent)
    console.until(lambda: "combinations/7084072" in console.text("journal"))
    console.one("[aria-label='Request 1 as curl']").click()
    command = console.text("curl-text")
    assert "token=" not in command
    assert console.focus() == "copy"
    console.client.put("/products/37208339/combinations/7084072", json={"price": 9})
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=30, check=True)
    assert json.loads(done.stdout) == {"updateCount": 1}
    assert console.client.get("/products/37208339/combinations/7084072").json()["price"] == 3


def test_the_keyboard_reaches_everything(console: Console) -> None:
    keys: Any = pytest.importorskip("selenium.webdriver.common.keys").Keys
    wanted = {
        "store",
        "search",
        "reset",
        "scenario",
        "keep",
        "calm",
        "rule",
        "add",
        "pause",
        "clear",
        "Edit Radish",
    }
    reached = set()
    console.one("body").click()
    for _ in range(60):
        console.driver.switch_to.active_element.send_keys(keys.TAB)
        reached.add(console.focus())
    assert wanted <= reached
    console.edit("Radish")
    console.driver.switch_to.active_element.send_keys(keys.ESCAPE)
    console.until(lambda: console.focus() == "Edit Radish")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_everything_fits_and_is_accessible(console: Console, width: int, scheme: str) -> None:
    """No sideways scrolling, and no complaint of axe, with rules, requests, and the editor open."""
    folder = Path(os.environ["ECWID_CONSOLE"])
    folder.mkdir(parents=True, exist_ok=True)
    console.show_as(width, scheme)
    long = {"operation": "createCombination", "stage": "after_commit", "drip_bytes": 1, "window_s": [0, 60]}
    httpx.post(console.url + "faults", json=long, headers={"X-Mock-Admin": "1"}, trust_env=False)
    console.client.get("/products/5?lang=en")
    console.client.put("/products/37208339/combinations/7084072", json={"price": 2})
    console.until(lambda: "createCombination" in console.text("rules"))
    console.until(lambda: "7084072" in console.text("journal"))
    console.one("[aria-label='Request 2 as curl']").click()
    assert console.driver.save_screenshot(str(folder / f"console-{width}-{scheme}.png"))
    page_width = "return document.documentElement.scrollWidth"
    assert console.driver.execute_script(page_width) <= width
    assert_accessible(console)
    console.edit("Radish, Color: Red, Size: Large")
    assert console.driver.save_screenshot(str(folder / f"console-{width}-{scheme}-editor.png"))
    assert_accessible(console)


def assert_accessible(console: Console) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed; `make test-console` installs it where npm is there")
    console.driver.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
    console.driver.execute_script(AXE.read_text("utf-8"))
    found = console.driver.execute_async_script("axe.run(document).then(r => arguments[0](r.violations))")
    complaints = [(one["id"], one["nodes"][0]["html"], one["nodes"][0]["failureSummary"]) for one in found]
    assert "\n".join(map(str, complaints)) == ""


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
