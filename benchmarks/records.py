"""Combinations as a service might answer them, each with about every field that is set in practice."""

from __future__ import annotations

from typing import Any

COLOURS = (("Red", "Rood"), ("White", "Wit"), ("Blue", "Blauw"))
SIZES = (("Small", "Klein"), ("Large", "Groot"))


def combinations(count: int) -> list[dict[str, Any]]:
    return [combination(number) for number in range(count)]


def combination(number: int) -> dict[str, Any]:
    image = f"https://images.example.com/4870020/{397690000 + number}"
    return {
        "id": 7084000 + number,
        "combinationNumber": number + 1,
        "options": [
            option(("Color", "Kleur"), COLOURS[number % 3]),
            option(("Size", "Maat"), SIZES[number % 2]),
        ],
        "unlimited": False,
        "sku": f"R-{number:06}",
        "thumbnailUrl": f"{image}-400.jpg",
        "imageUrl": f"{image}-1500.jpg",
        "smallThumbnailUrl": f"{image}-160.jpg",
        "hdThumbnailUrl": f"{image}-800.jpg",
        "originalImageUrl": f"{image}.jpg",
        "quantity": number % 50,
        "inStock": number % 50 > 0,
        "price": 9.5 + number,
        "isShippingRequired": True,
        "wholesalePrices": [
            {"quantity": 10, "price": 9.25 + number},
            {"quantity": 20, "price": 9.0 + number},
        ],
        "weight": 0.25,
        "warningLimit": 3,
        "attributes": [
            {"id": 1, "name": "UPC", "value": f"4006381{number:06}", "type": "UPC", "show": "DESCR"},
            {"id": 2, "name": "Brand", "value": "Radish", "type": "BRAND", "show": "NOTSHOW"},
        ],
        "defaultDisplayedPrice": 9.5 + number,
        "defaultDisplayedPriceFormatted": f"{9.5 + number:.2f} EUR",
        "dimensions": {"length": 10.5, "width": 8.0, "height": 2.25},
        "volume": 189.0,
        "compareToPrice": 12.5 + number,
        "costPrice": 4.75,
        "minPurchaseQuantity": 1,
        "maxPurchaseQuantity": 20,
        "outOfStockVisibilityBehaviour": "SHOW",
    }


def option(name: tuple[str, str], value: tuple[str, str]) -> dict[str, Any]:
    return {
        "name": name[0],
        "value": value[0],
        "nameTranslated": dict(zip(("en", "nl"), name, strict=True)),
        "valueTranslated": dict(zip(("en", "nl"), value, strict=True)),
    }
