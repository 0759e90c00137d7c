"""The generated package alone, without anything of ours on top, over a real port."""

from __future__ import annotations

import asyncio
import io
import struct
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from contract_cases import ROOT, cases
from ecwid_api import AsyncClient, AsyncResources, Client, Resources
from ecwid_api.api.combinations import adjust_combination_inventory, get_combination, list_combinations
from ecwid_api.errors import UnexpectedStatus
from ecwid_api.models import (
    BatchRequest,
    CategoryCreate,
    CategoryUpdate,
    CombinationCreate,
    CombinationUpdate,
    Company,
    ImageLink,
    InventoryAdjustment,
    MediaLink,
    OptionValue,
    ProductClassCreate,
    ProductClassUpdate,
    ProductCreate,
    ProductFiltersParams,
    ProductMediaUpdate,
    ProductUpdate,
    StoreProfileUpdate,
)
from ecwid_api.types import Call
from ecwid_mock import Server

STORE, TOKEN = 4870020, "secret_demo"
SIZE = [OptionValue("Size", "L")]


def png() -> bytes:
    """One black pixel."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )


class Sync:
    """A recording caller in front of a Client."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.seen: list[str] = []

    def call(self, call: Call[Any], /) -> Any:
        self.seen.append(call.operation.id)
        return self.client.call(call)


class Async:
    """The same in front of an AsyncClient."""

    def __init__(self, client: AsyncClient) -> None:
        self.client = client
        self.seen: list[str] = []

    async def call(self, call: Call[Any], /) -> Any:
        self.seen.append(call.operation.id)
        return await self.client.call(call)


Do = Callable[[Any], Any]


def live(do: Do, shop: Any) -> None:
    """Every operation once or more; `do` gives the value of what a method returns."""
    assert do(shop.profile.get()).general_info.store_id == STORE
    product = do(shop.products.create(ProductCreate("Beet", price=1.5, sku="BEET"))).id
    do(shop.products.update(product, ProductUpdate(quantity=5)))
    assert do(shop.products.adjust_inventory(product, -2)).update_count == 1
    assert do(shop.products.get(product)).quantity == 3
    assert do(shop.products.list(sku="BEET")).items[0].id == product
    one = do(shop.combinations.create(product, CombinationCreate(SIZE, sku="BEET-L", quantity=7))).id
    do(shop.combinations.update(product, one, CombinationUpdate(price=2.5)))
    do(shop.combinations.adjust_inventory(product, one, 3))
    read = do(shop.combinations.get(product, one))
    assert (read.options, read.price, read.quantity) == (SIZE, 2.5, 10)
    for body in (png(), io.BytesIO(png())):
        do(shop.combinations.upload_image(product, one, body))
    assert do(shop.combinations.list(product))[0].image_url.startswith("http")
    do(shop.combinations.upload_image_async(product, one, ImageLink("https://x.example/a.png", 1, 1)))
    do(shop.combinations.delete_image(product, one))
    do(shop.combinations.delete(product, one))
    assert do(shop.combinations.delete_all(product)).delete_count == 0
    files(do, shop, product)
    catalog(do, shop, product)
    do(shop.products.delete(product))
    with pytest.raises(UnexpectedStatus, match="getProduct: status 404"):
        do(shop.products.get(product))
    listings(do, shop)
    batches(do, shop)
    do(shop.products.delete_all())
    assert do(shop.products.list()).total == 0


def files(do: Do, shop: Any, product: int) -> None:
    """A product's images and files."""
    link, products = ImageLink("https://x.example/a.png", 1, 1), shop.products
    do(products.upload_image(product, body=png()))
    do(products.upload_image_async(product, link))
    assert do(products.delete_image(product)).delete_count == 1
    do(products.upload_gallery_image(product, body=png()))
    image = do(products.upload_gallery_image(product, body=io.BytesIO(png()))).id
    do(products.upload_gallery_image_async(product, link))
    do(products.delete_gallery_image(product, image))
    assert do(products.delete_all_gallery_images(product)).delete_count == 1
    do(products.update_media(product, ProductMediaUpdate(gallery_media=[MediaLink(image_url=link.url)])))
    do(products.upload_video(product, url="https://v.example/1"))
    assert do(products.delete_video(product)).delete_count == 1
    video = do(products.upload_gallery_video(product, url="https://v.example/2")).id
    do(products.update_gallery_video(product, video, body=png()))
    assert do(products.get_gallery_video(product, video)).url == "https://v.example/2"
    file = do(products.upload_file(product, body=b"%PDF", file_name="sowing.pdf")).id
    assert do(products.download_file(product, file)) == b"%PDF"
    do(products.update_file(product, file, "How to sow"))
    do(products.delete_file(product, file))
    assert do(products.delete_all_files(product)).delete_count == 0


def catalog(do: Do, shop: Any, product: int) -> None:
    """Categories and product classes."""
    link, categories = ImageLink("https://x.example/a.png", 1, 1), shop.categories
    one = do(categories.create(CategoryCreate(name="Roots"))).id
    do(categories.update(one, CategoryUpdate(order_by=5)))
    do(categories.assign_products(one, [product]))
    assert do(categories.get(one)).product_ids == [product]
    do(categories.unassign_products(one, [product]))
    assert do(categories.list_by_path(path="Roots", delimiter="/")).items[0].id == one
    assert do(categories.list(parent=0)).total == 2
    do(categories.upload_image(one, body=png()))
    do(categories.upload_image_async(one, link))
    do(categories.delete_image(one))
    do(categories.delete(one))
    kind = do(shop.classes.create(ProductClassCreate(name="Books"))).id
    do(shop.classes.update(kind, ProductClassUpdate(name="Films")))
    assert do(shop.classes.get(kind)).name == do(shop.classes.list())[-1].name
    do(shop.classes.delete(kind))


def listings(do: Do, shop: Any) -> None:
    """What is listed beside the products, and the profile."""
    assert do(shop.products.list_deleted()).total == 1
    counted = do(shop.products.get_filters(filter_fields="price"))
    assert do(shop.products.query_filters(ProductFiltersParams("price"))) == counted
    assert [brand.name for brand in do(shop.brands.list()).items] == ["SuperVegetables"]
    assert do(shop.swatches.list()) == do(shop.swatches.list_recent())
    do(shop.profile.update(StoreProfileUpdate(company=Company(city="Delft"))))
    assert do(shop.profile.get()).company.city == "Delft"


def batches(do: Do, shop: Any) -> None:
    ticket = do(shop.batch.create([BatchRequest("/profile", "GET")], group_id="all")).ticket
    assert do(shop.batch.get(ticket=ticket)).total_requests == 1
    do(shop.batch.cancel_group(group_id="all"))
    assert do(shop.batch.delete(ticket_id=ticket)).delete_count == 1


def test_every_method_works_over_a_port(ecwid_mock_server: Server) -> None:
    with Client(ecwid_mock_server.base_url, TOKEN) as client:
        caller = Sync(client)
        shop = Resources(caller, STORE)
        assert {product.name for product in shop.products.iterate(limit=1)} == {
            product.name for product in shop.products.list().items
        }
        live(lambda value: value, shop)
    assert set(caller.seen) == {case.id for case in cases()}


def test_every_method_works_over_a_port_with_asyncio(ecwid_mock_server: Server) -> None:
    with asyncio.Runner() as runner:
        client = AsyncClient(ecwid_mock_server.base_url, TOKEN)
        caller = Async(client)
        live(runner.run, AsyncResources(caller, STORE))
        runner.run(client.aclose())
    assert set(caller.seen) == {case.id for case in cases()}


def test_the_plain_functions_work_over_a_port(ecwid_mock_server: Server) -> None:
    with Client(ecwid_mock_server.base_url, TOKEN, auth="query") as client:
        listed = list_combinations.sync(STORE, 37208339, client=client)
        body = InventoryAdjustment(4)
        before = listed[0]
        adjust_combination_inventory.sync(STORE, 37208339, before.id, client=client, body=body)
        after = get_combination.sync(STORE, 37208339, before.id, client=client)
    assert after.quantity == before.quantity + 4

    async def read() -> Any:
        async with AsyncClient(ecwid_mock_server.base_url, TOKEN) as client:
            return await get_combination.asyncio(STORE, 37208339, before.id, client=client)

    assert asyncio.run(read()) == after


def test_the_example_of_the_readme_runs(
    ecwid_mock_server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (ROOT / "codegen" / "README.md").read_text(encoding="utf-8")
    example = text.partition("```python\n")[2].partition("```")[0]
    exec(example.replace("http://127.0.0.1:8080/api/v3", ecwid_mock_server.base_url), {})  # noqa: S102
    assert capsys.readouterr().out.startswith("Radish")


def test_a_class_of_ones_own_takes_the_place_of_a_tags() -> None:
    """By overriding its attribute; that of another store or client is another object."""

    class Own(Resources):
        @property
        def combinations(self) -> Any:
            return "own"

    with Client("http://127.0.0.1:9/api/v3", TOKEN) as client:
        own = Own(client, 1003)
        assert own.combinations == "own"
        assert own.products is own.products
        assert own.products is not Own(client, 1003).products
        for store_id in (0, "secret_x", True, 2**63):
            with pytest.raises(ValueError, match="store_id must be an integer from 1 to") as caught:
                Resources(client, store_id)  # type: ignore[arg-type]
            assert "secret" not in str(caught.value)
