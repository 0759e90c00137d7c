"""A row for every method of the resources around the products, with every parameter."""

from __future__ import annotations

from typing import Any

from client_support import STORE
from ecwid_client import (
    UNSET,
    CategoryCreate,
    CategoryUpdate,
    ClassAttributeUpdate,
    ImageLink,
    MediaLink,
    ProductClassCreate,
    ProductClassUpdate,
    ProductMediaUpdate,
)
from ecwid_mock import Request
from port_play import OF_PRODUCT as P
from port_play import PRODUCT, TOKEN, Made, Play, Row
from port_rows import asks, changed, has_id, iterates, refused, uploads

CATEGORY = 9691095
OF_CATEGORY = f"/categories/{CATEGORY}"
PAGES = {"base_url": "https://shop.example.com", "clean_urls": True, "slugs_without_ids": False, "lang": "nl"}
PAGES_LINE = "baseUrl=https%3A%2F%2Fshop.example.com&cleanUrls=true&slugsWithoutIds=false"
LISTED: dict[str, Any] = {
    "keyword": "veg",
    "parent": 0,
    "parent_ids": "7,8",
    "category_ids": str(CATEGORY),
    "with_subcategories": True,
    "hidden_categories": True,
    "product_ids": True,
    **PAGES,
    "offset": 0,
    "limit": 5,
}
ONE = {"category_id": CATEGORY}
LINK = ImageLink("https://images.example.com/vegetables.jpg", 1200, 900)


def is_the_category(value: Any) -> bool:
    return [(one.id, one.product_ids) for one in value.items] == [(CATEGORY, [PRODUCT])]


def file_at(this: Play) -> int:
    """A file of the example product."""
    api = f"/api/v3/{STORE}/products/{PRODUCT}/files?fileName=sowing.pdf&token={TOKEN}"
    answer = this.mock.handle(Request("POST", api, {"Content-Type": "application/octet-stream"}, b"%PDF"))
    return int(answer.json()["id"])


def video_at(this: Play) -> int:
    """A video in the gallery of the example product."""
    api = f"/api/v3/{STORE}/products/{PRODUCT}/gallery/video?token={TOKEN}"
    return int(this.mock.handle(Request("POST", api, {"url": VIDEO})).json()["id"])


VIDEO = "https://videos.example.com/radish"
VIDEO_ID = 4300000003
HAS_VIDEO = Made(video_at)
OF_PRODUCT = {"product_id": PRODUCT}
URL = "externalUrl=https%3A%2F%2Fimages.example.com%2Fvegetables.jpg"
FILE_ID = 98751
HAS_FILE = Made(file_at)
MEDIA = [
    *uploads("products.upload_image", f"{P}/image", **OF_PRODUCT),
    asks("products.upload_image_async", f"POST {P}/image/async", has_id, **OF_PRODUCT, body=LINK),
    asks("products.delete_image", f"DELETE {P}/image", lambda v: v.delete_count == 0, **OF_PRODUCT),
    *uploads("products.upload_gallery_image", f"{P}/gallery", **OF_PRODUCT),
    asks(
        "products.upload_gallery_image",
        f"POST {P}/gallery?fileName=a.png&{URL}",
        has_id,
        **OF_PRODUCT,
        file_name="a.png",
        url=LINK.url,
    ),
    asks("products.upload_gallery_image_async", f"POST {P}/gallery/async", has_id, **OF_PRODUCT, body=LINK),
    refused("products.delete_gallery_image", f"DELETE {P}/gallery/7", **OF_PRODUCT, image_id=7),
    asks(
        "products.delete_all_gallery_images",
        f"DELETE {P}/gallery",
        lambda v: v.delete_count == 0,
        **OF_PRODUCT,
    ),
    asks(
        "products.update_media",
        f"PUT {P}/media",
        changed,
        **OF_PRODUCT,
        body=ProductMediaUpdate(gallery_media=[MediaLink(image_url=LINK.url)]),
    ),
    asks("products.upload_video", f"POST {P}/video", has_id, **OF_PRODUCT, url=VIDEO),
    asks("products.delete_video", f"DELETE {P}/video", lambda v: v.delete_count == 0, **OF_PRODUCT),
    asks("products.upload_gallery_video", f"POST {P}/gallery/video", has_id, **OF_PRODUCT, url=VIDEO),
    asks(
        "products.get_gallery_video",
        f"GET {P}/gallery/video/{VIDEO_ID}",
        lambda v: v.url == VIDEO,
        **OF_PRODUCT,
        video_id=HAS_VIDEO,
    ),
    *uploads(
        "products.update_gallery_video",
        f"{P}/gallery/video/{VIDEO_ID}",
        verb="PUT",
        **OF_PRODUCT,
        video_id=HAS_VIDEO,
    ),
    asks(
        "products.upload_file",
        f"POST {P}/files?fileName=sowing.pdf&description=How",
        has_id,
        **OF_PRODUCT,
        body=b"%PDF",
        file_name="sowing.pdf",
        description="How",
    ),
    asks(
        "products.upload_file",
        f"POST {P}/files?fileName=sowing.pdf&{URL}",
        has_id,
        **OF_PRODUCT,
        file_name="sowing.pdf",
        external_url=LINK.url,
    ),
    asks(
        "products.download_file",
        f"GET {P}/files/{FILE_ID}",
        lambda v: v == b"%PDF",
        **OF_PRODUCT,
        file_id=HAS_FILE,
    ),
    asks(
        "products.update_file",
        f"PUT {P}/files/{FILE_ID}",
        changed,
        **OF_PRODUCT,
        file_id=HAS_FILE,
        description="How to sow",
    ),
    asks(
        "products.delete_file",
        f"DELETE {P}/files/{FILE_ID}",
        lambda v: v.delete_count == 1,
        **OF_PRODUCT,
        file_id=HAS_FILE,
    ),
    asks("products.delete_all_files", f"DELETE {P}/files", lambda v: v.delete_count == 0, **OF_PRODUCT),
]
# The client adds what an answer must have; what a row does not look at may be anything.
SELECTED = [
    asks(
        "categories.list",
        "GET /categories?responseFields=items%28name%2Cid%29%2Ctotal%2Ccount%2Coffset%2Climit",
        lambda v: (v.total, v.items[0].enabled) == (1, UNSET),
        response_fields="items(name)",
    ),
    asks(
        "categories.get",
        f"GET {OF_CATEGORY}?responseFields=name%2Cid",
        lambda v: (v.name, v.enabled) == ("Vegetables", UNSET),
        **ONE,
        response_fields="name",
    ),
    asks(
        "categories.list_by_path",
        "GET /categoriesByPath?path=Vegetables&delimiter=%2F"
        "&responseFields=items%28name%2Cid%29%2Ctotal%2Ccount%2Coffset%2Climit",
        lambda v: (v.total, v.items[0].enabled) == (1, UNSET),
        path="Vegetables",
        delimiter="/",
        response_fields="items(name)",
    ),
    asks(
        "classes.list", "GET /classes?responseFields=name%2Cid", lambda v: len(v) == 2, response_fields="name"
    ),
    asks(
        "classes.get",
        "GET /classes/0?responseFields=id",
        lambda v: v.attributes is UNSET,
        class_id=0,
        response_fields="id",
    ),
    asks(
        "profile.get",
        "GET /profile?responseFields=languages%2CgeneralInfo%28storeId%29",
        lambda v: v.formats_and_units is UNSET,
        response_fields="languages",
    ),
]

CATALOG = [
    *MEDIA,
    asks(
        "categories.list",
        f"GET /categories?keyword=veg&parent=0&parentIds=7%2C8&categoryIds={CATEGORY}&withSubcategories=true"
        f"&hidden_categories=true&productIds=true&{PAGES_LINE}&offset=0&limit=5&lang=nl",
        is_the_category,
        **LISTED,
    ),
    Row(
        "categories.iterate",
        {**LISTED, "response_fields": "items(id)"},
        iterates(lambda client: client.categories.iterate, [CATEGORY]),
    ),
    asks("categories.create", "POST /categories", has_id, body=CategoryCreate(name="Roots")),
    asks(
        "categories.get",
        f"GET {OF_CATEGORY}?{PAGES_LINE}&lang=nl",
        lambda v: v.url == f"https://shop.example.com/Vegetables-c{CATEGORY}",
        **ONE,
        **PAGES,
    ),
    asks("categories.update", f"PUT {OF_CATEGORY}", changed, **ONE, body=CategoryUpdate(order_by=20)),
    asks("categories.delete", f"DELETE {OF_CATEGORY}", lambda v: v.delete_count == 1, **ONE),
    *uploads("categories.upload_image", f"{OF_CATEGORY}/image", **ONE),
    asks("categories.upload_image_async", f"POST {OF_CATEGORY}/image/async", has_id, **ONE, body=LINK),
    asks("categories.delete_image", f"DELETE {OF_CATEGORY}/image", lambda v: v.delete_count == 0, **ONE),
    asks(
        "categories.assign_products",
        f"POST {OF_CATEGORY}/assignProducts",
        changed,
        **ONE,
        product_ids=[PRODUCT],
    ),
    asks(
        "categories.unassign_products",
        f"POST {OF_CATEGORY}/unassignProducts",
        lambda v: v.delete_count == 1,
        **ONE,
        product_ids=[PRODUCT],
    ),
    asks(
        "categories.list_by_path",
        "GET /categoriesByPath?path=Vegetables&delimiter=%2F&lang=nl",
        lambda v: v.items[0].id == CATEGORY,
        path="Vegetables",
        delimiter="/",
        lang="nl",
    ),
    *SELECTED,
    asks("classes.list", "GET /classes", lambda v: [one.id for one in v] == [0, 1260000]),
    asks("classes.create", "POST /classes", has_id, body=ProductClassCreate(name="Books")),
    asks("classes.get", "GET /classes/0", lambda v: len(v.attributes) == 4, class_id=0),
    asks(
        "classes.update",
        "PUT /classes/0",
        changed,
        class_id=0,
        body=ProductClassUpdate(attributes=[ClassAttributeUpdate(name="Pages")]),
    ),
    asks("classes.delete", "DELETE /classes/1260000", lambda v: v.delete_count == 1, class_id=1260000),
]
