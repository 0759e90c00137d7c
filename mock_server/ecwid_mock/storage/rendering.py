"""Renders rows as the JSON that a client reads.

Answers are joined from JSON texts that are kept ready. What needs a document (another language, a choice of fields)
parses the joined text, so an answer is described in one place only.
"""

from collections.abc import Iterable, Mapping
from typing import Final

import orjson

from .. import clock
from ..messages import JsonObject
from .schema import ChoiceRow, CombinationRow, OptionRow, ProductRow

# Field and the longer side in pixels (variations-2019-01, Combination.thumbnailUrl and its neighbours).
IMAGE_SIZES: Final = {
    "smallThumbnailUrl": "160",
    "thumbnailUrl": "400",
    "hdThumbnailUrl": "800",
    "imageUrl": "1500",
    "originalImageUrl": "original",
}
ALL_SIZES: Final = ("160", "400", "800", "1200", "1500", "original")


def combination(row: CombinationRow, product: ProductRow, public_url: str, prices: str) -> str:
    """A combination; what it inherits from the product is absent, except the stock (get-variation-2024).

    `prices` are the displayed ones, which are never absent, as JSON without braces.
    """
    # Without an SKU of its own a combination shows the product's stock, and no SKU at all.
    owner: CombinationRow | ProductRow = product
    sku = ""
    if row.sku is not None:
        owner = row
        sku = f'"sku":{_text(row.sku)},'
    image = "" if row.image is None else _image(row.image, row.store_id, public_url)
    return (
        f'{{"id":{row.id},"combinationNumber":{row.number},{row.details[1:-1]},{sku}{image}'
        f'{_stock(owner)},"inStock":{_bool(has_stock(owner))},{prices}}}'
    )


def options(rows: Iterable[tuple[OptionRow, list[ChoiceRow]]]) -> str:
    return f"[{','.join([_option(row, choices) for row, choices in rows])}]"


def _option(row: OptionRow, choices: Iterable[ChoiceRow]) -> str:
    listed = ""
    if row.has_choices:
        texts = [f'{{"text":{_text(choice.text)},{choice.details[1:-1]}}}' for choice in choices]
        listed = f',"choices":[{",".join(texts)}]'
    return f'{{"name":{_text(row.name)},{row.details[1:-1]}{listed}}}'


def product(
    row: ProductRow,
    shown: Mapping[str, object],
    option_list: str,
    combination_list: str,
    *,
    in_stock: bool,
    default_id: int,
) -> str:
    """A product with its options and combinations; `shown` are its other fields."""
    sku = "" if row.sku is None else f'"sku":{_text(row.sku)},'
    return (
        f'{{"id":{row.id},{orjson.dumps(shown).decode()[1:-1]},{sku}{_stock(row)},'
        f'"inStock":{_bool(in_stock or has_stock(row))},'
        f'"created":"{clock.text(row.created)}","createTimestamp":{row.created},'
        f'"updated":"{clock.text(row.updated)}","updateTimestamp":{row.updated},'
        f'"options":{option_list},"defaultCombinationId":{default_id},"combinations":{combination_list}}}'
    )


def _stock(row: CombinationRow | ProductRow) -> str:
    return '"unlimited":true' if row.unlimited else f'"unlimited":false,"quantity":{row.quantity}'


def has_stock(row: CombinationRow | ProductRow) -> bool:
    return bool(row.unlimited) or (row.quantity or 0) > 0


def _bool(value: bool) -> str:
    return "true" if value else "false"


def _text(value: str) -> str:
    return orjson.dumps(value).decode()


def category_image(image: JsonObject, store_id: int, public_url: str) -> JsonObject:
    """The fields of a category that show its image (reference-2026, Category)."""
    urls = image_urls(image, store_id, public_url)
    sizes = {"width": image["width"], "height": image["height"]} if "width" in image else {}
    fields = {
        "thumbnailUrl": "400",
        "hdThumbnailUrl": "800",
        "imageUrl": "1200",
        "originalImageUrl": "original",
    }
    extra = {"imageExternalId": image["externalId"]} if "externalId" in image else {}
    return {
        **{field: urls[size] for field, size in fields.items()},
        "originalImage": {"url": urls["original"], **sizes},
        **extra,
    }


def image_urls(image: JsonObject, store_id: int, public_url: str) -> dict[str, str]:
    """The addresses of an image by its size in pixels, of which `original` is one."""
    if not image["hosted"]:
        return dict.fromkeys(ALL_SIZES, str(image["url"]))
    name = f"{image['id']}.{image.get('suffix', 'png')}"
    return {size: f"{public_url}/images/{store_id}/{size}/{name}" for size in ALL_SIZES}


def _image(image: str, store_id: int, public_url: str) -> str:
    document = orjson.loads(image)
    by_size = image_urls(document, store_id, public_url)
    urls = {field: by_size[size] for field, size in IMAGE_SIZES.items()}
    if "externalId" in document:
        urls["imageExternalId"] = document["externalId"]
    return orjson.dumps(urls).decode()[1:-1] + ","
