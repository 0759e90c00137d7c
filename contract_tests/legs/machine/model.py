"""A store as plain dictionaries: what the contract says a server must remember.

Written from openapi.yaml alone and sharing nothing with the stand-in, so that one mistake cannot be made
twice. Every write says first what the answer must be; `applied` then takes over what only the server can
know, such as a new id. Where the contract is silent the model learns: the first reading becomes the value
that must not change afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from contract_tests.legs.machine.reading import combination_problems, product_problems
from contract_tests.legs.machine.things import (
    BAD,
    CHOICE_IN_USE,
    INT32,
    LEARNT,
    NO_COMBINATION,
    NO_PRODUCT,
    OK,
    OPTION_IN_USE,
    PLAIN,
    PLAIN_OF_PRODUCTS,
    SAME_OPTIONS,
    SAME_SKU,
    STOCK_DIFFERS,
    TIER_TOO_BIG,
    UPDATED,
    Body,
    Combination,
    Expected,
    Product,
)


class Store:
    """What one store holds, and what its server must answer."""

    def __init__(self, unique_skus: bool = True) -> None:
        self.products: dict[int, Product] = {}
        self.unique_skus = unique_skus
        self.ids_given: set[int] = set()
        self.product_ids: set[int] = set()
        self.combination_ids: set[int] = set()
        self.image_ids: set[int] = set()

    # Products

    def create_product(self, body: Body) -> Expected:
        if self._tiers_too_big(body.get("wholesalePrices"), body.get("price") or 0):
            return TIER_TOO_BIG
        return SAME_SKU if self._sku_taken(body.get("sku"), None) else OK

    def product_created(self, body: Body, new_id: int) -> list[str]:
        problems = self._new_id(new_id, self.product_ids)
        product = self.products[new_id] = Product(new_id)
        self._write_product(product, body)
        return problems

    def update_product(self, product_id: int, body: Body) -> Expected:
        product = self.products.get(product_id)
        if product is None:
            return NO_PRODUCT
        tiers = body.get("wholesalePrices", product.wholesale)
        if {"price", "wholesalePrices"} & body.keys() and self._tiers_too_big(
            tiers, body.get("price", product.plain.get("price") or 0)
        ):
            return TIER_TOO_BIG
        if "options" in body and (refusal := _options_refusal(product, body["options"])):
            return refusal
        if self._sku_taken(body.get("sku"), product):
            return SAME_SKU
        return UPDATED if body else OK

    def product_updated(self, product_id: int, body: Body) -> None:
        self._write_product(self.products[product_id], body)

    def adjust_product(self, product_id: int, delta: int) -> Expected:
        product = self.products.get(product_id)
        return NO_PRODUCT if product is None else _adjusted(product, delta)

    def product_adjusted(self, product_id: int, delta: int) -> None:
        self.products[product_id].quantity += delta

    def with_sku(self, sku: str) -> list[int]:
        return [product.id for product in self.products.values() if sku in product.skus]

    def with_keyword(self, keyword: str) -> list[int]:
        """Those with these whole words in their name, description or an SKU; in any case. With `*`, parts will do."""
        part = keyword.casefold().rstrip("*")
        sides = [r"\b" if part[at : at + 1 or None].isalnum() else "" for at in (0, -1)]
        wanted = re.escape(part).join(("", "") if keyword.endswith("*") else sides)
        return [
            product.id
            for product in self.products.values()
            if any(
                re.search(wanted, text.casefold())
                for text in (
                    product.plain.get("name", ""),
                    product.plain.get("description", ""),
                    *product.skus,
                )
            )
        ]

    def delete_product(self, product_id: int) -> Expected:
        return Expected(200, body={"deleteCount": 1}) if product_id in self.products else NO_PRODUCT

    def product_deleted(self, product_id: int) -> None:
        del self.products[product_id]

    # Combinations

    def create_combination(self, product_id: int, body: Body) -> Expected:
        product = self.products.get(product_id)
        if product is None:
            return NO_PRODUCT
        return self._combination_refusal(product, None, body) or OK

    def combination_created(self, product_id: int, body: Body, new_id: int) -> list[str]:
        problems = self._new_id(new_id, self.combination_ids)
        product = self.products[product_id]
        combination = product.combinations[new_id] = Combination(new_id, [])
        self._write_combination(product, combination, body)
        return problems

    def update_combination(self, product_id: int, combination_id: int, body: Body) -> Expected:
        product, combination, missing = self._find(product_id, combination_id)
        if missing:
            return missing
        refusal = self._combination_refusal(product, combination, body)
        return refusal or (UPDATED if body else OK)

    def combination_updated(self, product_id: int, combination_id: int, body: Body) -> None:
        product = self.products[product_id]
        self._write_combination(product, product.combinations[combination_id], body)

    def adjust_combination(self, product_id: int, combination_id: int, delta: int) -> Expected:
        _, combination, missing = self._find(product_id, combination_id)
        if missing:
            return missing
        return BAD if combination.sku is None else _adjusted(combination, delta)

    def combination_adjusted(self, product_id: int, combination_id: int, delta: int) -> None:
        self.products[product_id].combinations[combination_id].quantity += delta

    def get_combination(self, product_id: int, combination_id: int) -> Expected:
        return self._find(product_id, combination_id)[2] or OK

    def delete_combination(self, product_id: int, combination_id: int) -> Expected:
        missing = self._find(product_id, combination_id)[2]
        return missing or Expected(200, body={"deleteCount": 1})

    def combination_deleted(self, product_id: int, combination_id: int) -> None:
        del self.products[product_id].combinations[combination_id]

    def delete_all(self, product_id: int) -> Expected:
        product = self.products.get(product_id)
        return (
            NO_PRODUCT if product is None else Expected(200, body={"deleteCount": len(product.combinations)})
        )

    def all_deleted(self, product_id: int) -> None:
        self.products[product_id].combinations.clear()

    # Images

    def upload_image(self, product_id: int, combination_id: int) -> Expected:
        return self._find(product_id, combination_id)[2] or OK

    def image_uploaded(
        self, product_id: int, combination_id: int, image_id: int | None, address: str = ""
    ) -> list[str]:
        combination = self.products[product_id].combinations[combination_id]
        combination.replaced, combination.image = combination.image, address
        if image_id in self.image_ids:
            return [f"image id {image_id} was given before"]
        if image_id is not None:
            self.image_ids.add(image_id)
        return []

    def delete_image(self, product_id: int, combination_id: int) -> Expected:
        _, combination, missing = self._find(product_id, combination_id)
        return missing or Expected(200, body={"deleteCount": int(combination.image is not None)})

    def image_deleted(self, product_id: int, combination_id: int) -> None:
        self.products[product_id].combinations[combination_id].image = None

    # Reading back

    def combination_problems(self, product_id: int, seen: Body) -> Iterator[str]:
        """What a combination, as the server shows it, gets wrong."""
        product = self.products[product_id]
        combination = product.combinations.get(seen["id"])
        if combination is None:
            yield f"combination {seen['id']} is shown but does not exist in product {product_id}"
            return
        for problem in combination_problems(product, combination, seen):
            yield f"combination {combination.id}: {problem}"

    def combinations_problems(self, product_id: int, seen: list[Body]) -> Iterator[str]:
        product = self.products[product_id]
        ids, wanted = [item["id"] for item in seen], sorted(product.combinations)
        if ids != wanted:
            yield f"product {product_id} shows combinations {ids}, expected {wanted}"
        for item in seen:
            if item["id"] in product.combinations:
                yield from self.combination_problems(product_id, item)

    def product_problems(self, product_id: int, seen: Body) -> Iterator[str]:
        product = self.products[product_id]
        if seen["id"] != product_id:
            yield f"asked for product {product_id}, got {seen['id']}"
            return
        for problem in product_problems(product, seen):
            yield f"product {product_id}: {problem}"
        yield from self.combinations_problems(product_id, seen.get("combinations", []))

    # Writing

    def _find(self, product_id: int, combination_id: int) -> tuple[Product, Combination, Expected | None]:
        product = self.products.get(product_id)
        if product is None:
            return _NONE_PRODUCT, _NONE, NO_PRODUCT
        combination = product.combinations.get(combination_id)
        if combination is None:
            return product, _NONE, NO_COMBINATION
        return product, combination, None

    def _new_id(self, new_id: int, given: set[int]) -> list[str]:
        """Of products and of combinations: whether both are counted together, the contract does not say."""
        problems = [f"id {new_id} was given before"] if new_id in given else []
        given.add(new_id)
        self.ids_given.add(new_id)
        return problems

    def _sku_taken(self, sku: str | None, owner: Product | Combination | None) -> bool:
        if not sku or not self.unique_skus:
            return False
        if owner is not None and owner.sku == sku:
            return False
        return any(sku in product.skus for product in self.products.values())

    @staticmethod
    def _tiers_too_big(tiers: list[dict[str, Any]] | None, price: float) -> bool:
        return any(tier["price"] > price for tier in tiers or ())

    def _combination_refusal(
        self, product: Product, combination: Combination | None, body: Body
    ) -> Expected | None:
        """State rules, then conflicts: the contract's order."""
        options = [(option["name"], option["value"]) for option in body.get("options", ())]
        if len({name for name, _ in options}) != len(options):
            return BAD
        sku = _text(body["sku"]) if "sku" in body else combination and combination.sku
        if (
            not sku
            and "quantity" in body
            and not body.get("unlimited")
            and body["quantity"] != product.quantity
        ):
            return STOCK_DIFFERS
        if self._combination_tiers_too_big(product, combination, body):
            return TIER_TOO_BIG
        others = (other for other in product.combinations.values() if other is not combination)
        if options and frozenset(options) in {other.option_set for other in others}:
            return SAME_OPTIONS
        return SAME_SKU if self._sku_taken(body.get("sku"), combination) else None

    def _combination_tiers_too_big(
        self, product: Product, combination: Combination | None, body: Body
    ) -> bool:
        if not {"price", "wholesalePrices"} & body.keys():
            return False
        plain = combination.plain if combination else {}
        price = body.get("price") if "price" in body else plain.get("price")
        tiers = body.get("wholesalePrices", combination.wholesale if combination else None)
        return self._tiers_too_big(tiers, product.plain.get("price") or 0 if price is None else price)

    def _write_combination(self, product: Product, combination: Combination, body: Body) -> None:
        if "options" in body:
            combination.options = [(option["name"], option["value"]) for option in body["options"]]
            for name, value in combination.options:
                option = product.options.setdefault(name, {"name": name, "type": "SELECT"})
                if value not in choices_of(option):
                    option["choices"] = [*option.get("choices", ()), {"text": value}]
        if "sku" in body:
            sku = _text(body["sku"])
            if (sku is None) != (combination.sku is None):
                combination.quantity = combination.unlimited = LEARNT
            combination.sku = sku
        if combination.sku is not None:
            _write_stock(combination, body)
        _write_plain(combination.plain, body, PLAIN)
        if "wholesalePrices" in body:
            combination.wholesale = _tiers(body["wholesalePrices"])

    def _write_product(self, product: Product, body: Body) -> None:
        if "sku" in body:
            product.sku = _text(body["sku"])
        _write_stock(product, body)
        _write_plain(product.plain, body, PLAIN_OF_PRODUCTS)
        if "wholesalePrices" in body:
            product.wholesale = _tiers(body["wholesalePrices"])
        if "options" in body:
            product.options = {option["name"]: {"type": "SELECT", **option} for option in body["options"]}


_NONE_PRODUCT = Product(0)


_NONE = Combination(0, [])


def choices_of(option: Body) -> list[str]:
    return [choice["text"] for choice in option.get("choices", ())]


def _text(value: str | None) -> str | None:
    return value or None


def _tiers(value: list[dict[str, Any]] | None) -> list[dict[str, Any]] | None:
    return sorted(value, key=lambda tier: tier["quantity"]) if value else None


def _write_stock(owner: Product | Combination, body: Body) -> None:
    if body.get("unlimited") is True:
        owner.unlimited, owner.quantity = True, LEARNT
    elif "quantity" in body:
        owner.unlimited, owner.quantity = False, body["quantity"]
    elif body.get("unlimited") is False:
        owner.unlimited = False


def _write_plain(plain: dict[str, Any], body: Body, names: Mapping[str, Any]) -> None:
    for name in names.keys() & body.keys():
        plain.pop(name, None)
        if body[name] is not None:
            plain[name] = body[name]


def _options_refusal(product: Product, options: list[dict[str, Any]]) -> Expected | None:
    kept = {option["name"]: choices_of(option) for option in options}
    used = [pair for combination in product.combinations.values() for pair in combination.options]
    if any(name not in kept for name, _ in used):
        return OPTION_IN_USE
    return CHOICE_IN_USE if any(value not in kept[name] for name, value in used) else None


def _adjusted(owner: Product | Combination, delta: int) -> Expected:
    after = owner.quantity + delta
    return Expected(200, body={"updateCount": 1}, warning=after < 0) if after in INT32 else BAD
