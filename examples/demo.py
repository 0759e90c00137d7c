"""The whole loop: serve the mock, call every operation through the client, sync a spreadsheet, fuzz the contract."""

from __future__ import annotations

import contextlib
import csv
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from ecwid_client import (
    ApiError,
    CombinationCreate,
    CombinationUpdate,
    EcwidClient,
    ImageLink,
    OptionValue,
    ProductCreate,
    ProductUpdate,
)
from PIL import Image
from rich.console import Console
from rich.table import Table

STORE_ID = 4870020
TOKEN = "secret_demo"  # noqa: S105  the mock's own, documented in its README
PRODUCT_ID = 37208339
ROOT = Path(__file__).resolve().parent.parent

console = Console(width=118)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, mock_server(Path(folder) / "store.db") as base_url:
        console.print(f"The mock is listening on {base_url}, with its state in an SQLite file.\n")
        with EcwidClient(STORE_ID, TOKEN, base_url=base_url) as ecwid:
            show_store(ecwid)
            play_every_operation(ecwid)
            show_refusals(ecwid)
        sync_a_spreadsheet(base_url, Path(folder))
        return fuzz(base_url)


@contextlib.contextmanager
def mock_server(database: Path) -> Iterator[str]:
    """The mock as a process of its own, with the documentation's example store, until the block ends."""
    command = [sys.executable, "-m", "ecwid_mock", "--port", "0", "--db", str(database)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        try:
            ready = process.stdout.readline() if process.stdout else ""
            if not ready.startswith("listening on "):
                raise SystemExit(f"the mock did not start, exit code {process.wait(10)}")
            yield ready.removeprefix("listening on ").strip()
        finally:
            process.terminate()
            process.wait(10)


def show_store(ecwid: EcwidClient) -> None:
    table = Table("id", "number", "options", "sku", "quantity", "price", title="The example product")
    for combination in ecwid.combinations.list(PRODUCT_ID):
        options = ", ".join(f"{option.name} {option.value}" for option in combination.options)
        table.add_row(
            str(combination.id),
            str(combination.combination_number),
            options,
            str(combination.sku),
            str(combination.quantity),
            str(combination.price or "inherited"),
        )
    console.print(table, "")


def play_every_operation(ecwid: EcwidClient) -> None:
    combinations, products = ecwid.combinations, ecwid.products
    table = Table("operation", "answer", title="Every operation through the client")

    def show(operation: str, answer: object) -> None:
        table.add_row(operation, str(answer))

    profile = ecwid.profile.get()
    show("profile.get", f"{profile.general_info}, {profile.formats_and_units}")
    product_id = products.create(ProductCreate(name="Turnip", sku="T-1", price=2, quantity=5)).id
    show("products.create", f"product {product_id}")
    show("products.update, a lower price", products.update(product_id, ProductUpdate(price=1.8)))
    show("products.adjust_inventory, -7", products.adjust_inventory(product_id, -7))
    show("products.list, by SKU", f"{products.list(sku='T-1').total} found")

    large = CombinationCreate(options=[OptionValue("Size", "Large")], sku="T-L", quantity=4, price=2.5)
    combination_id = combinations.create(product_id, large).id
    show("combinations.create", f"combination {combination_id}")
    cleared = CombinationUpdate(price=None)
    show(
        "combinations.update, null clears the price", combinations.update(product_id, combination_id, cleared)
    )
    show("combinations.adjust_inventory, -10", combinations.adjust_inventory(product_id, combination_id, -10))
    show("combinations.upload_image", combinations.upload_image(product_id, combination_id, small_png()))
    show("combinations.get", combinations.get(product_id, combination_id))
    show("combinations.delete_image", combinations.delete_image(product_id, combination_id))
    link = ImageLink(url="https://images.example.com/turnip.jpg", width=1200, height=900)
    show("combinations.upload_image_async", combinations.upload_image_async(product_id, combination_id, link))
    show("combinations.list", f"{len(combinations.list(product_id))} combination")
    product = products.get(product_id)
    show(
        "products.get",
        f"{product.name}, price {product.price}, stock {product.quantity}, options {product.options}",
    )
    show("combinations.delete", combinations.delete(product_id, combination_id))
    show("combinations.delete_all", combinations.delete_all(product_id))
    show("products.delete", products.delete(product_id))
    console.print(table, "")


def small_png() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (16, 16), "purple").save(buffer, "PNG")
    return buffer.getvalue()


def show_refusals(ecwid: EcwidClient) -> None:
    table = Table("asked", "raised", title="What cannot be done, and how the client says so")
    taken = [OptionValue("Color", "Red"), OptionValue("Size", "Small")]
    no_sku = CombinationCreate(options=[OptionValue("Size", "Huge")], quantity=3)
    for asked, call in (
        ("a combination that is not there", lambda: ecwid.combinations.get(PRODUCT_ID, 1)),
        ("options that another has", lambda: ecwid.combinations.create(PRODUCT_ID, CombinationCreate(taken))),
        ("own stock without an own SKU", lambda: ecwid.combinations.create(PRODUCT_ID, no_sku)),
        ("an image that is none", lambda: ecwid.combinations.upload_image(PRODUCT_ID, 7084076, b"text")),
    ):
        try:
            call()
        except ApiError as error:
            table.add_row(asked, f"{type(error).__name__}: {error}")
    console.print(table, "")


def sync_a_spreadsheet(base_url: str, folder: Path) -> None:
    """Pull the shop, change two cells as somebody at a spreadsheet would, plan, apply, and find nothing left."""
    sheet = folder / "stock.csv"
    console.print("A spreadsheet: pulled, two cells changed, planned, applied, planned again", style="italic")
    run_ecwid(base_url, folder, "pull", "-o", str(sheet))
    with sheet.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["sku"] == "000071":
            row |= {"quantity": str(int(row["quantity"]) - 3), "price": "1,95"}
    with sheet.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    run_ecwid(base_url, folder, "plan", str(sheet))
    run_ecwid(base_url, folder, "apply", str(sheet), "--yes")
    run_ecwid(base_url, folder, "plan", str(sheet))


def run_ecwid(base_url: str, folder: Path, *arguments: str) -> None:
    """Run the command `ecwid` against the demo's store."""
    console.print(f"$ ecwid {' '.join(arguments)}", style="bold")
    store = {"ECWID_BASE_URL": base_url, "ECWID_STORE_ID": str(STORE_ID), "ECWID_TOKEN": TOKEN}
    environment = os.environ | store | {"ECWID_STATE_DIR": str(folder / "state")}
    subprocess.run([sys.executable, "-m", "ecwid_sync", *arguments], env=environment, check=True)  # noqa: S603


def fuzz(base_url: str) -> int:
    """Run the contract tests' quick profile against the mock; 0 if it keeps its contract."""
    console.print("Fuzzing the mock against the contract ...")
    target = {"ECWID_BASE_URL": base_url, "ECWID_STORE_ID": str(STORE_ID), "ECWID_TOKEN": TOKEN}
    command = [sys.executable, "-m", "contract_tests", "--profile", "quick"]
    code = subprocess.run(command, cwd=ROOT, env=os.environ | target, check=False).returncode  # noqa: S603
    console.print(
        "[bold green]The mock keeps the contract." if code == 0 else "[bold red]The contract is broken."
    )
    return code


if __name__ == "__main__":
    sys.exit(main())
