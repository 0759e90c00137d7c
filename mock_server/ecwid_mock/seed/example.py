"""The documentation's example product, with its images."""

import functools
import struct
import zlib
from typing import Any


def _choice(text: str, price_modifier: float = 0) -> dict[str, Any]:
    return {"text": text, "priceModifier": price_modifier, "priceModifierType": "ABSOLUTE"}


def _options(size: str, color: str) -> list[dict[str, str]]:
    return [{"name": "Size", "value": size}, {"name": "Color", "value": color}]


def vegetables() -> dict[str, Any]:
    return {"id": 9691095, "name": "Vegetables", "orderBy": 10}


def food() -> dict[str, Any]:
    origin = {"id": 5029053, "name": "Country of origin", "type": "CUSTOM", "show": "DESCR"}
    return {"id": 1260000, "name": "Food", "attributes": [origin]}


def radish() -> dict[str, Any]:
    # The figures are those of the documents products-draft-2014 and variations-2019-01.
    return {
        "id": 37208339,
        "name": "Radish",
        "sku": "00007",
        "quantity": 67,
        "price": 1.15,
        "wholesalePrices": [{"quantity": 10, "price": 1.05}],
        "compareToPrice": 1.34,
        "weight": 0.31,
        "created": "2009-07-23 13:22:37 +0000",
        "updated": "2014-07-30 06:32:37 +0000",
        "options": [
            {
                "type": "RADIO",
                "name": "Size",
                "choices": [_choice("Small"), _choice("Large", 0.5)],
                "defaultChoice": 0,
                "required": False,
            },
            {
                "type": "SELECT",
                "name": "Color",
                "choices": [_choice("Red"), _choice("White")],
                "defaultChoice": 0,
                "required": False,
            },
        ],
        "warningLimit": 0,
        "description": "<p>An edible root vegetable.</p>",
        "categoryIds": [9691095],
        "defaultCategoryId": 9691095,
        "attributes": [{"id": 5029057, "name": "Brand", "value": "SuperVegetables"}],
        "combinations": _radish_combinations(),
    }


def _radish_combinations() -> list[dict[str, Any]]:
    return [
        {
            "id": 7084071,
            "combinationNumber": 6,
            "options": _options("Large", "White"),
            "sku": "000076",
            "quantity": 21,
            "price": 1.45,
            "wholesalePrices": [{"quantity": 10, "price": 1.05}],
            "warningLimit": 1,
            "compareToPrice": 2,
            "attributes": [
                {"id": 9998010, "name": "UPC", "value": "0435943543594395", "show": "DESCR", "type": "UPC"}
            ],
            "image": _radish_png(64),
        },
        {
            "id": 7084072,
            "combinationNumber": 5,
            "options": list(reversed(_options("Large", "Red"))),
            "sku": "000075",
            "quantity": 0,
            "warningLimit": 0,
        },
        {
            "id": 7084075,
            "combinationNumber": 2,
            "options": _options("Small", "White"),
            "sku": "000072",
            "quantity": 62,
            "price": 1.45,
            "wholesalePrices": [{"quantity": 10, "price": 1.35}, {"quantity": 20, "price": 1.25}],
            "warningLimit": 10,
            "compareToPrice": 2.22,
            "image": _radish_png(48),
        },
        {
            "id": 7084076,
            "combinationNumber": 1,
            "options": _options("Small", "Red"),
            "sku": "000071",
            "quantity": 61,
            "warningLimit": 0,
        },
    ]


def png(width: int, height: int, color: tuple[int, int, int]) -> bytes:
    """A PNG of one colour; made here so that the start does not need an imaging library."""
    return _png(width, height, (b"\0" + bytes(color) * width) * height)


@functools.cache
def _radish_png(size: int) -> bytes:
    """A white radish with green leaves on a light ground."""
    rows = [b"\0" + b"".join(_radish_pixel(x / size, y / size) for x in range(size)) for y in range(size)]
    return _png(size, size, b"".join(rows))


def _radish_pixel(x: float, y: float) -> bytes:
    if (x - 0.5) ** 2 + (y - 0.6) ** 2 < 0.08:
        return b"\xff\xff\xff" if x + y < 1.15 else b"\xf3\xd9\xe2"
    if y < 0.4 and abs(x - 0.5) < 0.04 + 0.3 * (0.4 - y):
        return b"\x4c\x99\x57"
    return b"\xe4\xdc\xcf"


def _png(width: int, height: int, rows: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)
