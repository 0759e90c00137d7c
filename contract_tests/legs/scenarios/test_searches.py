"""Each filter of a search, alone and with another one, beside a model of what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any
from urllib.parse import urlencode

import pytest

from contract_tests.target.scratch import Scratch, persistently
from contract_tests.target.target import Target

Product = Mapping[str, Any]
Asked = tuple[Mapping[str, str], Callable[[Product], bool]]
COLOR = {"type": "SELECT", "name": "Color"}
SIZE = {"type": "SELECT", "name": "Size", "choices": [{"text": "L"}]}
PAGE = 2


class Shelf:
    """Six products that differ in all that a search can ask for, in two categories and below them."""

    def __init__(self, target: Target, scratch: Scratch) -> None:
        self.target = target
        self.word = "shelf" + "".join(c for c in scratch.own_sku() if c.isalnum())
        self.upper = scratch.category(f"{self.word}upper")
        self.other = scratch.category(f"{self.word}other")
        below = scratch.send("POST", "/categories", {"name": f"{self.word}below", "parentId": self.upper})
        self.below = int(below.json()["id"])
        scratch.others.insert(0, f"/categories/{self.below}")
        self.products = [self._made(scratch, at, fields) for at, fields in enumerate(self._fields())]

    def _fields(self) -> Iterator[dict[str, Any]]:
        w = self.word
        brand = {"alias": "BRAND", "value": f"{w}brand"}
        yield {
            "price": 9,
            "compareToPrice": 18,
            "categoryIds": [self.upper],
            "options": [{**COLOR, "choices": [{"text": f"{w}red"}]}, SIZE],
            "attributes": [brand],
            "externalReferenceId": f"{w}pos",
        }
        yield {
            "price": 10,
            "quantity": 0,
            "enabled": True,
            "categoryIds": [self.below],
            "options": [{**COLOR, "choices": [{"text": f"{w}green"}]}],
            "attributes": [{"alias": "UPC", "value": f"{w}upc"}],
            "isGiftCard": True,
        }
        yield {
            "price": 100,
            "quantity": 0,
            "enabled": True,
            "categoryIds": [self.other, self.upper],
            "options": [{**COLOR, "choices": [{"text": f"{w}blue"}]}],
            "description": f"of {w}leaf",
            "outOfStockVisibilityBehaviour": "HIDE",
            "discountsAllowed": False,
        }
        yield {
            "price": 25.5,
            "quantity": 0,
            "enabled": True,
            "showOnFrontpage": 1,
            "options": [{**COLOR, "choices": [{"text": f"{w}red"}]}],
            "tax": {"taxable": True, "taxClassCode": "reduced", "enabledManualTaxes": [7]},
            "combination": {"sku": f"{w}own", "quantity": 2, "externalReferenceId": f"{w}pos2"},
        }
        yield {
            "price": 25.5,
            "unlimited": True,
            "nameYourPriceEnabled": True,
            "attributes": [{**brand, "value": f"{w}other"}],
        }
        yield {"price": 3, "quantity": 5, "compareToPrice": 4, "categoryIds": [self.below, self.other]}

    def _made(self, scratch: Scratch, at: int, fields: dict[str, Any]) -> dict[str, Any]:
        own = fields.pop("combination", None)
        body = {"name": f"{self.word} {'cafbde'[at]}", "enabled": False, "quantity": 10, **fields}
        body["sku"] = f"{self.word}-{at}"
        if body.get("unlimited"):
            del body["quantity"]
        made = {**body, "id": scratch.product(**{"quantity": 10, **body}), "own": own}
        if own:
            options = [{"name": "Color", "value": f"{self.word}red"}]
            scratch.send("POST", f"/products/{made['id']}/combinations", {"options": options, **own})
        return made

    def check(self, *asked: Asked) -> None:
        """That these questions together find what fits all of them."""
        query = {name: text for one, _ in asked for name, text in one.items()}
        wanted = {p["id"] for p in self.products if all(fits(p) for _, fits in asked)}
        found = self._page({"keyword": self.word, **query, "limit": "100"})
        shown = [product["id"] for product in found["items"]]
        if set(shown) != wanted or found["total"] != len(wanted):
            self.fails(
                f"{urlencode(query)} finds {sorted(shown)} of {found['total']}, expected {sorted(wanted)}"
            )

    def in_order(self, sort: str, **more: str) -> list[int]:
        """The ids, page by page."""
        shown: list[int] = []
        for offset in range(0, len(self.products), PAGE):
            paging = {"offset": str(offset), "limit": str(PAGE), "sortBy": sort}
            page = self._page({"keyword": self.word, **paging, **more})
            if page["total"] != len(self.products):
                self.fails(f"total is {page['total']}, expected {len(self.products)}")
            shown += [product["id"] for product in page["items"]]
        return shown

    def _page(self, query: Mapping[str, str]) -> Any:
        answer = self.target.send("GET", f"/products?{urlencode(query)}")
        self.target.check(
            "listProducts", "model", [f"answered {answer.status}"] if answer.status != 200 else ()
        )
        return answer.json()

    def fails(self, problem: str) -> None:
        self.target.check("listProducts", "model", [problem])


@pytest.fixture
def shelf(target: Target, scratch: Scratch) -> Shelf:
    return persistently(lambda: Shelf(target, scratch))


def _stocked(product: Product) -> bool:
    own = product["own"]
    return bool(product.get("unlimited") or product["quantity"] > 0 or (own and own["quantity"] > 0))


def _in(product: Product, *categories: int) -> bool:
    return not set(categories).isdisjoint(product.get("categoryIds", ()))


def _chosen(product: Product, name: str, *texts: str) -> bool:
    return any(
        option["name"] == name and any(choice["text"] in texts for choice in option["choices"])
        for option in product.get("options", ())
    )


def _has(product: Product, alias: str, value: str) -> bool:
    return any(a["alias"] == alias and a["value"] == value for a in product.get("attributes", ()))


def _shown(product: Product) -> bool:
    hidden = product.get("outOfStockVisibilityBehaviour") == "HIDE"
    return bool(product["enabled"] and (_stocked(product) or not hidden))


def _questions(shelf: Shelf) -> Sequence[Asked]:
    w, upper, other, below = shelf.word, shelf.upper, shelf.other, shelf.below
    sale: Callable[[Product], bool] = lambda p: p.get("compareToPrice", 0) > p["price"]  # noqa: E731
    taxes = {"enabledManualTaxes": "none"}, lambda p: not p.get("tax")
    return (
        ({"priceFrom": "9"}, lambda p: p["price"] >= 9),
        ({"priceTo": "25.5"}, lambda p: p["price"] <= 25.5),
        ({"enabled": "true"}, lambda p: p["enabled"]),
        ({"enabled": "false"}, lambda p: not p["enabled"]),
        ({"inStock": "true"}, _stocked),
        ({"inStock": "false"}, lambda p: not _stocked(p)),
        ({"inventory": "instock"}, _stocked),
        ({"inventory": "outofstock"}, lambda p: not _stocked(p)),
        ({"onsale": "onsale"}, sale),
        ({"onsale": "notonsale"}, lambda p: not sale(p)),
        ({"category": f"{upper}"}, lambda p: _in(p, upper)),
        ({"category": "0"}, lambda p: bool(p.get("showOnFrontpage"))),
        (
            {"category": f"{upper}", "includeProductsFromSubcategories": "true"},
            lambda p: _in(p, upper, below),
        ),
        ({"categories": f"{other},{below}"}, lambda p: _in(p, other, below)),
        ({"option_Color": f"{w}red"}, lambda p: _chosen(p, "Color", f"{w}red")),
        ({"option_Color": f"{w}blue,{w}red"}, lambda p: _chosen(p, "Color", f"{w}red", f"{w}blue")),
        (
            {"option_Color": f"{w}red", "option_Size": "L"},
            lambda p: _chosen(p, "Color", f"{w}red") and _chosen(p, "Size", "L"),
        ),
        ({"attribute_Brand": f"{w}brand"}, lambda p: _has(p, "BRAND", f"{w}brand")),
        ({"attribute_UPC": f"{w}upc"}, lambda p: _has(p, "UPC", f"{w}upc")),
        ({"isGiftCard": "true"}, lambda p: bool(p.get("isGiftCard"))),
        ({"isGiftCard": "false"}, lambda p: not p.get("isGiftCard")),
        ({"discountsAllowed": "false"}, lambda p: p.get("discountsAllowed") is False),
        ({"isCustomerSetPrice": "true"}, lambda p: bool(p.get("nameYourPriceEnabled"))),
        ({"taxClassCodes": "reduced"}, lambda p: bool(p.get("tax"))),
        taxes,
        ({"enabledManualTaxes": "7"}, lambda p: bool(p.get("tax"))),
        ({"visibleInStorefront": "true"}, _shown),
        ({"visibleInStorefront": "false"}, lambda p: not _shown(p)),
        ({"createdTo": "0"}, lambda p: False),
        ({"createdFrom": "4102444800"}, lambda p: False),
        ({"updatedTo": "0"}, lambda p: False),
        ({"updatedFrom": "4102444800"}, lambda p: False),
        ({"createdFrom": "1", "updatedFrom": "1970-01-02 00:00:00"}, lambda p: True),
        ({"externalReferenceId": f"{w}pos"}, lambda p: p.get("externalReferenceId") == f"{w}pos"),
        ({"externalReferenceId": f"{w}pos2"}, lambda p: bool(p["own"])),
        ({"keyword": f"{w}leaf"}, lambda p: "description" in p),
        ({"keyword": f"{w}GREEN"}, lambda p: _chosen(p, "Color", f"{w}green")),
        ({"keyword": f"{w}other"}, lambda p: _in(p, other) or _has(p, "BRAND", f"{w}other")),
    )


def test_each_filter_finds_what_fits_it(shelf: Shelf) -> None:
    for asked in _questions(shelf):
        shelf.check(asked)


def test_filters_narrow_each_other(shelf: Shelf) -> None:
    for one, other in combinations(_questions(shelf), 2):
        if one[0].keys().isdisjoint(other[0]) and {"category", "categories"} - (
            one[0].keys() | other[0].keys()
        ):
            shelf.check(one, other)


def test_ids_beat_an_sku_and_an_sku_beats_the_rest(shelf: Shelf) -> None:
    first, second, third = shelf.products[:3]
    ids = {"productId": f"{first['id']},{second['id']}"}
    both: Callable[[Product], bool] = lambda p: p in (first, second)  # noqa: E731
    shelf.check((ids, both))
    shelf.check(({**ids, "enabled": "true", "priceTo": "1", "sku": third["sku"]}, both))
    shelf.check(({"sku": third["sku"], "enabled": "false", "priceTo": "1"}, lambda p: p is third))
    shelf.check(({"sku": f"{shelf.word}own"}, lambda p: bool(p["own"])))


def test_pages_follow_one_order(shelf: Shelf) -> None:
    """Products that are equal in what they are sorted by may stand in any order, but each once."""
    by_name = [p["id"] for p in sorted(shelf.products, key=lambda p: p["name"])]
    for sort, wanted in (("NAME_ASC", by_name), ("NAME_DESC", by_name[::-1])):
        if (shown := shelf.in_order(sort)) != wanted:
            shelf.fails(f"{sort} shows {shown}, expected {wanted}")
    prices = {product["id"]: product["price"] for product in shelf.products}
    for sort, falls in (("PRICE_ASC", False), ("PRICE_DESC", True)):
        shown = [prices[id_] for id_ in shelf.in_order(sort)]
        if shown != sorted(prices.values(), reverse=falls):
            shelf.fails(f"{sort} shows prices {shown}")
    for sort in ("RELEVANCE", "ADDED_TIME_ASC", "ADDED_TIME_DESC", "UPDATED_TIME_ASC", "UPDATED_TIME_DESC"):
        if sorted(shelf.in_order(sort)) != sorted(prices):
            shelf.fails(f"{sort} shows a product twice")
