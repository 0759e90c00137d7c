"""Make the pictures of README and guides from the real thing: `make pictures` (Debian: chromium, chromium-driver).

The console is the mock's own page, after some calls of the client; the plan is what `ecwid plan` prints.
"""

from __future__ import annotations

import contextlib
import csv
import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from ecwid_client import CombinationUpdate, EcwidClient, EcwidError
from ecwid_mock import Fault, Mock, Server, serve
from PIL import Image
from rich.console import Console
from rich.text import Text
from selenium import webdriver
from selenium.webdriver.support.ui import WebDriverWait

HERE = Path(__file__).resolve().parent
PRODUCT, WHITE, SMALL = 37208339, 7084071, 7084075
WIDTH, HEIGHT = 1280, 880
COLOURS = 64
# A frame around the text and nothing else; rich's own format would fetch a font from elsewhere.
SVG = """<svg viewBox="-18 -6 {terminal_width} {terminal_height}" xmlns="http://www.w3.org/2000/svg">
<style>.{unique_id}-matrix {{ font: {char_height}px ui-monospace, monospace; }}
{styles}</style>
<defs>{lines}<clipPath id="{unique_id}-clip-terminal"><rect width="100%" height="100%"/></clipPath></defs>
<rect x="-18" y="-6" width="100%" height="100%" rx="8" fill="#292929"/>
{backgrounds}<g class="{unique_id}-matrix">{matrix}</g>
</svg>
"""


def main() -> None:
    with Mock() as mock, serve(mock) as server:
        what_the_plan_says(server)
        mock.reset()
        what_the_console_shows(mock, server)


def client_of(server: Server) -> EcwidClient:
    return EcwidClient(4870020, "secret_demo", base_url=server.base_url, retries=0)


def what_the_plan_says(server: Server) -> None:
    """A pulled sheet with two changes and a conflict; two radishes were sold meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "stock.csv"
        run_ecwid(server, folder, "pull", "-o", "stock.csv")
        rows = list(csv.DictReader(io.StringIO(sheet.read_text("utf-8"))))
        for row in rows:
            row.update({"000076": {"quantity": "31"}, "000071": {"price": "1.39"}}.get(row["sku"], {}))
            row.update({"000072": {"price": "1.55"}}.get(row["sku"], {}))
        with sheet.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
        with client_of(server) as ecwid:
            ecwid.combinations.adjust_inventory(PRODUCT, WHITE, -2)
            ecwid.combinations.update(PRODUCT, SMALL, CombinationUpdate(price=1.6))
        said = run_ecwid(server, folder, "plan", "stock.csv")
    lines = [
        line for line in Text.from_ansi("$ ecwid plan stock.csv\n" + said).split("\n") if line.plain.strip()
    ]
    terminal = Console(record=True, width=max(len(line) for line in lines) + 4, file=io.StringIO())
    for line in lines:
        terminal.print(line)
    terminal.print()
    (HERE / "plan.svg").write_text(terminal.export_svg(code_format=SVG, unique_id="plan"), "utf-8")


def run_ecwid(server: Server, folder: str, *words: str) -> str:
    account = {"ECWID_BASE_URL": server.base_url, "ECWID_STORE_ID": "4870020", "ECWID_TOKEN": "secret_demo"}
    terminal = {"ECWID_STATE_DIR": folder, "FORCE_COLOR": "1", "COLUMNS": "100"}
    done = subprocess.run(  # noqa: S603  our own command
        [sys.executable, "-m", "ecwid_sync", *words],
        cwd=folder,
        env={**os.environ, **account, **terminal},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 7), done.stderr  # 7: there is a conflict  # noqa: S101
    return done.stdout


def what_the_console_shows(mock: Mock, server: Server) -> None:
    with client_of(server) as ecwid:
        ecwid.combinations.list(PRODUCT)
        ecwid.combinations.adjust_inventory(PRODUCT, WHITE, -2)
        mock.add_fault(Fault(stage="after_commit", close="fin"))
        for call in (lambda: ecwid.combinations.adjust_inventory(PRODUCT, WHITE, -2), ecwid.profile.get):
            with contextlib.suppress(EcwidError):
                call()
    page = server.base_url.replace("/api/v3", "/__mock/")
    browser = chromium()
    try:
        browser.get(page)
        WebDriverWait(browser, 20).until(
            lambda it: "adjust" in it.page_source and it.find_elements("css selector", "img")
        )
        (HERE / "console.png").write_bytes(smaller(browser.get_screenshot_as_png()))
    finally:
        browser.quit()


def chromium() -> Any:
    options = webdriver.ChromeOptions()
    options.binary_location = str(shutil.which("chromium"))
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(argument)
    browser = webdriver.Chrome(
        options=options, service=webdriver.ChromeService(executable_path=shutil.which("chromedriver"))
    )
    metrics = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    return browser


def smaller(png: bytes) -> bytes:
    """The same picture with as few colours as the page needs."""
    out = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS).save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    main()
