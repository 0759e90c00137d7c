"""Fields that follow from others of the same answer, as the contract words them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

Body = Mapping[str, Any]
FORMATTED = "Formatted"
# Digits behind the point that a currency may have.
MOST_DIGITS = 3
# From here on a float has no cents.
LARGEST = 1e12
# To how many digits a discount is rounded the contract does not say.
CENT = 0.01
WITHOUT_CHOICES = frozenset(("TEXTFIELD", "TEXTAREA", "DATE", "FILES"))
OF_CHOICES = frozenset(("choices", "defaultChoice"))
# The main image of a product, in `media` and beside it.
MAIN_IMAGE = {
    "image160pxUrl": "smallThumbnailUrl",
    "image400pxUrl": "thumbnailUrl",
    "image800pxUrl": "hdThumbnailUrl",
    "image1500pxUrl": "imageUrl",
    "imageOriginalUrl": "originalImageUrl",
}


def derived_faults(value: Any) -> Iterator[str]:
    """Of a product, a combination, or the list or page of them; for servers whose texts and images do not lag."""
    things = value if isinstance(value, list) else value.get("items", [value])
    for thing in things:
        if "unlimited" in thing:
            yield from _format_faults(thing)
            yield from (fault for each in thing.get("combinations", ()) for fault in _format_faults(each))
            yield from _product_faults(thing)


def _format_faults(thing: Body) -> Iterator[str]:
    """`xFormatted` is `x`, in whatever format, and of a share with a percent sign."""
    for name, text in thing.items():
        value = thing.get(name.removesuffix(FORMATTED))
        if name.endswith(FORMATTED) and isinstance(value, int | float) and abs(value) < LARGEST:
            digits = re.sub(r"\D", "", text)
            fits = (re.sub(r"\D", "", f"{value:.{places}f}") == digits for places in range(MOST_DIGITS + 1))
            if not any(fits) or ("-" in text) != (value < 0 and bool(digits.strip("0"))):
                yield f"{name} is {text!r}, but {name.removesuffix(FORMATTED)} is {value}"
            if name.endswith(f"Percent{FORMATTED}") and "%" not in text:
                yield f"{name} is {text!r}, without a percent sign"


def _product_faults(product: Body) -> Iterator[str]:
    displayed = product.get("defaultDisplayedPrice")
    # Of two prices the contract does not say which one the older field is about.
    yield from _discount_faults(product, "compareToPrice", (product.get("price"), displayed))
    yield from _discount_faults(product, "defaultDisplayedCompareToPrice", (displayed,))
    default = product.get("defaultCombinationId")
    for combination in product.get("combinations", ()):
        own = combination.get("defaultDisplayedPrice", displayed)
        if combination["id"] == default and displayed not in (None, own):
            yield f"defaultDisplayedPrice is {displayed}, but that of the default combination is {own}"
    ids = {category["id"] for category in product.get("categories", ())}
    if "categories" in product and "categoryIds" in product and ids != set(product["categoryIds"]):
        yield f"categories are {sorted(ids)}, but categoryIds {product['categoryIds']}"
    for option in product.get("options", ()):
        for name in sorted(OF_CHOICES & option.keys()) if option.get("type") in WITHOUT_CHOICES else ():
            yield f"the option {option['name']!r} of type {option['type']} has {name}"
    yield from _image_faults(product)


def _discount_faults(product: Body, name: str, prices: tuple[float | None, ...]) -> Iterator[str]:
    former, discount = product.get(name, 0), product.get(f"{name}Discount")
    share = product.get(f"{name}DiscountPercent")
    less = [former - price for price in prices if price is not None]
    if not less or abs(former) >= LARGEST:
        return
    if discount is not None and not any(abs(discount - one) < CENT for one in less):
        yield f"{name}Discount is {discount}, but {name} {former} and the price {prices}"
    if share is not None and former and not any(abs(share - 100 * one / former) < 1 for one in less):
        yield f"{name}DiscountPercent is {share}, but {name} {former} and the price {prices}"


def _image_faults(product: Body) -> Iterator[str]:
    """The same images in `media`, where the main one is among them, and beside it."""
    images = product.get("media", {}).get("images")
    if images is None:
        return
    main: Body = next((image for image in images if image.get("isMain")), {})
    for inside, beside in MAIN_IMAGE.items():
        if main.get(inside) != product.get(beside):
            yield f"{inside} of the main image is {main.get(inside)}, but {beside} {product.get(beside)}"
    further = [image["id"] for image in images if not image.get("isMain")]
    gallery = [str(image.get("id")) for image in product.get("galleryImages", ())]
    if "galleryImages" in product and further != gallery:
        yield f"media.images has {further} behind the main one, but galleryImages {gallery}"
