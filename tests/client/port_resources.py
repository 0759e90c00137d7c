"""A row for every method of the resources, with every parameter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from client_support import STORE
from ecwid_client import (
    CombinationCreate,
    CombinationUpdate,
    ImageLink,
    OptionValue,
    ProductCreate,
    ProductUpdate,
)
from port_catalog import CATALOG
from port_play import COMBINATION, OF_BOTH, OF_PRODUCT, PRODUCT, STOCK, Made, Play, Row
from port_rows import IMAGE, asks, changed, deleted, has_id, iterates

ONE = {"product_id": PRODUCT}
BOTH = {"product_id": PRODUCT, "combination_id": COMBINATION}
NEW = CombinationCreate(
    options=[OptionValue("Size", "L"), OptionValue("Color", "Red")], sku="L-RED", price=10
)
LINK = ImageLink("https://images.example.com/radish.jpg", 1200, 900)


def image_path(this: Play) -> Path:
    path = this.folder / "noise.png"
    path.write_bytes(IMAGE)
    return path


def image_file(this: Play) -> Any:
    return this.keep(image_path(this).open("rb"))


def on_progress(this: Play) -> Any:
    return lambda sent, size: this.told.append((sent, size))


RESOURCES = [
    asks("combinations.list", f"GET {OF_PRODUCT}/combinations", lambda v: len(v) == 4, **ONE),
    asks(
        "combinations.list", f"GET {OF_PRODUCT}/combinations?lang=nl", lambda v: len(v) == 4, **ONE, lang="nl"
    ),
    asks("combinations.create", f"POST {OF_PRODUCT}/combinations", has_id, **ONE, body=NEW),
    asks(
        "combinations.delete_all", f"DELETE {OF_PRODUCT}/combinations", lambda v: v.delete_count == 4, **ONE
    ),
    asks("combinations.get", f"GET {OF_BOTH}?lang=nl", lambda v: v.quantity == STOCK, **BOTH, lang="nl"),
    asks(
        "combinations.update",
        f"PUT {OF_BOTH}?checkLowStockNotification=true",
        changed,
        **BOTH,
        body=CombinationUpdate(price=9.5, weight=None),
        check_low_stock_notification=True,
    ),
    asks("combinations.delete", f"DELETE {OF_BOTH}", deleted, **BOTH),
    asks(
        "combinations.adjust_inventory",
        f"PUT {OF_BOTH}/inventory?checkLowStockNotification=true",
        changed,
        **BOTH,
        quantity_delta=-3,
        check_low_stock_notification=True,
    ),
    asks("combinations.upload_image", f"POST {OF_BOTH}/image", has_id, **BOTH, image=IMAGE),
    asks("combinations.upload_image", f"POST {OF_BOTH}/image", has_id, **BOTH, image=Made(image_path)),
    asks("combinations.upload_image", f"POST {OF_BOTH}/image", has_id, **BOTH, image=Made(image_file)),
    asks(
        "combinations.upload_image",
        f"POST {OF_BOTH}/image?externalUrl=https%3A%2F%2Fimages.example.com%2Fradish.jpg",
        has_id,
        **BOTH,
        url=LINK.url,
    ),
    asks(
        "combinations.upload_image",
        f"POST {OF_BOTH}/image",
        has_id,
        **BOTH,
        image=IMAGE,
        on_progress=Made(on_progress),
    ),
    asks(
        "combinations.upload_image_async",
        f"POST {OF_BOTH}/image/async",
        lambda v: v is not None,
        **BOTH,
        body=LINK,
    ),
    asks("combinations.delete_image", f"DELETE {OF_BOTH}/image", deleted, **BOTH),
    asks(
        "products.list",
        "GET /products?keyword=rad&sku=00007&offset=0&limit=5&lang=nl",
        lambda v: (v.count, v.items[0].id) == (1, PRODUCT),
        keyword="rad",
        sku="00007",
        offset=0,
        limit=5,
        lang="nl",
    ),
    Row(
        "products.iterate",
        {"keyword": "rad", "sku": "00007", "offset": 0, "limit": 5, "lang": "nl"},
        iterates(lambda client: client.products.iterate, [PRODUCT]),
    ),
    asks("products.create", "POST /products", has_id, body=ProductCreate("Turnip")),
    asks("products.get", f"GET {OF_PRODUCT}?lang=nl", lambda v: v.name == "Radish", **ONE, lang="nl"),
    asks(
        "products.update",
        f"PUT {OF_PRODUCT}?checkLowStockNotification=false",
        changed,
        **ONE,
        body=ProductUpdate(price=2),
        check_low_stock_notification=False,
    ),
    asks("products.delete", f"DELETE {OF_PRODUCT}", deleted, **ONE),
    asks(
        "products.adjust_inventory",
        f"PUT {OF_PRODUCT}/inventory?checkLowStockNotification=true",
        changed,
        **ONE,
        quantity_delta=5,
        check_low_stock_notification=True,
    ),
    *CATALOG,
    asks("profile.get", "GET /profile", lambda v: v.general_info.store_id == STORE),
]
