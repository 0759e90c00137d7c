"""A store as plain dictionaries: what the contract says a server must remember.

Written from openapi.yaml alone and sharing nothing with the stand-in, so that one mistake cannot be made
twice. Every write says first what the answer must be; `applied` then takes over what only the server can
know, such as a new id. Where the contract is silent the model learns: the first reading becomes the value
that must not change afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Body = Mapping[str, Any]
OptionSet = frozenset[tuple[str, str]]

INT32 = range(-(2**31), 2**31)
IMAGE_FIELDS = ("thumbnailUrl", "imageUrl", "smallThumbnailUrl", "hdThumbnailUrl", "originalImageUrl")

EMPTY = object()
ANYTHING = object()
# Fields that read back as they were written, and what may stand in their place when nothing was: nothing at
# all, one of these values, (EMPTY) anything that holds no text and no number but 0, or ANYTHING.
PLAIN: dict[str, tuple[Any, ...]] = {
    "price": (),
    "weight": (),
    "warningLimit": (),
    "compareToPrice": (),
    "costPrice": (0,),
    "customsHsTariffCode": ("",),
    "externalReferenceId": ("",),
    "minPurchaseQuantity": (),
    "maxPurchaseQuantity": (),
    "isShippingRequired": (True, False),
    "lowestPrice": (),
    "outOfStockVisibilityBehaviour": ("SHOW", "HIDE", "ALLOW_PREORDER"),
    "volume": (0,),
    "dimensions": (EMPTY,),
    "attributes": (EMPTY,),
    "alt": (EMPTY,),
    "lowestPriceSettings": (EMPTY,),
    "locationInventory": (EMPTY,),
    "subscriptionSettings": (EMPTY,),
}
PLAIN_OF_PRODUCTS: dict[str, tuple[Any, ...]] = {
    "name": (),
    "price": (0,),
    "weight": (0,),
    "warningLimit": (0,),
    "compareToPrice": (),
    "costPrice": (0,),
    "description": ("",),
    "enabled": (True, False),
    "isShippingRequired": (True, False),
    "volume": (0,),
    "dimensions": (EMPTY,),
    "attributes": (EMPTY,),
    "relatedProducts": (ANYTHING,),
    "productClassId": (0,),
    "fixedShippingRate": (0,),
    "fixedShippingRateOnly": (False,),
    "nameTranslated": (ANYTHING,),
    "descriptionTranslated": (ANYTHING,),
    "isSampleProduct": (False,),
    "customSlug": ("",),
    "locationInventory": (EMPTY,),
    "outOfStockVisibilityBehaviour": ("SHOW", "HIDE", "ALLOW_PREORDER"),
    "lowestPrice": (),
    "lowestPriceSettings": (ANYTHING,),
    "shippingPreparationTime": (EMPTY,),
    "showDeliveryTimeInStorefront": (True, False),
    "shipping": (ANYTHING,),
    "seoTitle": (ANYTHING,),
    "seoTitleTranslated": (ANYTHING,),
    "seoDescription": (ANYTHING,),
    "seoDescriptionTranslated": (ANYTHING,),
    "tax": (ANYTHING,),
    "isGiftCard": (False,),
    "discountsAllowed": (True, False),
    "subtitle": ("",),
    "subtitleTranslated": (EMPTY,),
    "ribbon": (EMPTY,),
    "ribbonTranslated": (EMPTY,),
    "nameYourPriceEnabled": (False,),
    "customPriceTiers": (EMPTY,),
    "priceDefaultTier": (0,),
    "subscriptionSettings": (ANYTHING,),
    "googleProductCategory": (),
    "productCondition": ("NEW",),
    "externalReferenceId": ("",),
    "customsHsTariffCode": ("",),
    "minPurchaseQuantity": (),
    "maxPurchaseQuantity": (),
    "reviewsCollectingAllowed": (True, False),
    "batteryIncluded": (True, False),
    "compositeComponents": (EMPTY,),
}
# What the model knows by name; with the plain ones these are all fields that can be written.
SPECIAL = frozenset(("options", "sku", "quantity", "unlimited", "wholesalePrices"))
# They must name categories, a class, images, or need a category; and combinations are saved by a parameter only.
REFERENCES = frozenset(
    (
        *("categoryIds", "defaultCategoryId", "productClassId"),
        *("showOnFrontpage", "media", "combinations"),
    )
)
# Parts of written values that are not shown under that name.
NOT_SHOWN = frozenset(("alias",))
LEARNT = object()


@dataclass(frozen=True, slots=True)
class Expected:
    """The answer that a request must get. `error_code` is checked where the contract names one code for the case."""

    status: int
    error_code: str | None = None
    body: Mapping[str, Any] | None = None
    warning: bool | None = None

    def problems(self, status: int, answer: Any) -> Iterator[str]:
        if status != self.status:
            yield f"answered {status} {answer!r}, expected {self.status} {self.error_code or ''}"
        elif isinstance(answer, dict):
            code = answer.get("errorCode")
            if self.error_code and code and code != self.error_code:
                yield f"answered {code}, expected {self.error_code}"
            for name, value in (self.body or {}).items():
                if answer.get(name) != value:
                    yield f"answered {name} {answer.get(name)!r}, expected {value!r}"
            if self.warning is not None and bool(answer.get("warning")) != self.warning:
                yield f"answered warning {answer.get('warning')!r}, expected {'one' if self.warning else 'none'}"


OK = Expected(200)
UPDATED = Expected(200, body={"updateCount": 1})
NO_PRODUCT = Expected(404, "PRODUCT_NOT_FOUND")
NO_COMBINATION = Expected(404, "COMBINATION_NOT_FOUND")
BAD = Expected(400)
STOCK_DIFFERS = Expected(400, "DIFFERENT_COMBINATION_STOCK")
TIER_TOO_BIG = Expected(400, "WHOLESALE_PRICES_TOO_BIG")
SAME_OPTIONS = Expected(409, "COMBINATION_DUPLICATED")
SAME_SKU = Expected(409, "SKU_ALREADY_EXISTS")
OPTION_IN_USE = Expected(409, "COMBINATION_CONTAINS_REMOVED_OPTION")
CHOICE_IN_USE = Expected(409, "COMBINATION_CONTAINS_REMOVED_OPTION_VALUE")


@dataclass(slots=True)
class Combination:
    id: int
    options: list[tuple[str, str]]
    number: int | None = None
    sku: str | None = None
    quantity: Any = LEARNT
    unlimited: Any = LEARNT
    plain: dict[str, Any] = field(default_factory=dict)
    wholesale: list[dict[str, Any]] | None = None
    image: str | None = None
    replaced: str | None = None

    @property
    def option_set(self) -> OptionSet:
        return frozenset(self.options)


@dataclass(slots=True)
class Product:
    id: int
    sku: str | None = None
    quantity: Any = LEARNT
    unlimited: Any = LEARNT
    plain: dict[str, Any] = field(default_factory=dict)
    wholesale: list[dict[str, Any]] | None = None
    options: dict[str, dict[str, Any]] = field(default_factory=dict)
    combinations: dict[int, Combination] = field(default_factory=dict)
    numbers_given: set[int] = field(default_factory=set)

    @property
    def skus(self) -> list[str]:
        """Its own and those of its combinations."""
        owners: list[Product | Combination] = [self, *self.combinations.values()]
        return [owner.sku for owner in owners if owner.sku]


class Store:
    """What one store holds, and what its server must answer."""

    def __init__(self, unique_skus: bool = True) -> None:
        self.products: dict[int, Product] = {}
        self.unique_skus = unique_skus
        self.ids_given: set[int] = set()
        self.image_ids: set[int] = set()

    # Products

    def create_product(self, body: Body) -> Expected:
        if self._tiers_too_big(body.get("wholesalePrices"), body.get("price") or 0):
            return TIER_TOO_BIG
        return SAME_SKU if self._sku_taken(body.get("sku"), None) else OK

    def product_created(self, body: Body, new_id: int) -> list[str]:
        problems = self._new_id(new_id)
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
        problems = self._new_id(new_id)
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
        for problem in _combination_problems(product, combination, seen):
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
        for problem in _product_problems(product, seen):
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

    def _new_id(self, new_id: int) -> list[str]:
        if new_id in self.ids_given:
            return [f"id {new_id} was given before"]
        self.ids_given.add(new_id)
        return []

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


def _stock_problems(owner: Product | Combination, seen: Body) -> Iterator[str]:
    if owner.unlimited is LEARNT:
        owner.unlimited = seen.get("unlimited", False)
    if seen.get("unlimited", False) != owner.unlimited:
        yield f"unlimited is {seen.get('unlimited')}, expected {owner.unlimited}"
    if owner.unlimited:
        return
    if owner.quantity is LEARNT:
        owner.quantity = seen.get("quantity")
    if seen.get("quantity") != owner.quantity:
        yield f"quantity is {seen.get('quantity')}, expected {owner.quantity}"
    if (
        "inStock" in seen
        and isinstance(owner, Combination)
        and seen["inStock"] != ((owner.quantity or 0) > 0)
    ):
        yield f"inStock is {seen['inStock']} with a quantity of {owner.quantity}"


def plain_problems(
    plain: Mapping[str, Any], names: Mapping[str, tuple[Any, ...]], seen: Body
) -> Iterator[str]:
    """What is shown otherwise than it was written, or although nothing was written."""
    for name, defaults in names.items():
        if name in plain:
            if not (_shows(seen[name], plain[name]) if name in seen else plain[name] in ([], {}, "")):
                yield f"{name} is {seen.get(name, 'absent')!r}, expected {plain[name]!r}"
        elif name in seen and not any(_may_stand(seen[name], default) for default in defaults):
            yield f"{name} is {seen[name]!r}, expected none"


def _shows(seen: Any, written: Any) -> bool:
    """Whether all that was written is there; the service may add to an object."""
    if isinstance(written, dict):
        return isinstance(seen, dict) and all(
            _shows(seen.get(name), value) for name, value in written.items() if name not in NOT_SHOWN
        )
    if isinstance(written, list):
        return isinstance(seen, list) and len(seen) == len(written) and all(map(_shows, seen, written))
    return _same(seen, written)


def _may_stand(seen: Any, default: Any) -> bool:
    return default is ANYTHING or (_is_empty(seen) if default is EMPTY else _same(seen, default))


def _is_empty(value: Any) -> bool:
    if isinstance(value, dict):
        return all(map(_is_empty, value.values()))
    return not value


def _combination_problems(product: Product, combination: Combination, seen: Body) -> Iterator[str]:
    yield from _number_problems(product, combination, seen)
    options = [(option["name"], option["value"]) for option in seen["options"]]
    if options != combination.options:
        yield f"options are {options}, expected {combination.options}"
    if seen.get("sku") != combination.sku:
        yield f"sku is {seen.get('sku')!r}, expected {combination.sku!r}"
    yield from _stock_problems(combination if combination.sku is not None else _shared(product), seen)
    yield from plain_problems(combination.plain, PLAIN, seen)
    if (seen.get("wholesalePrices") or None) != combination.wholesale:
        yield f"wholesalePrices are {seen.get('wholesalePrices')}, expected {combination.wholesale}"
    yield from _image_problems(combination, seen)


def _shared(product: Product) -> Combination:
    """The stock of a product, as a combination without an own SKU shows it."""
    return Combination(0, [], quantity=product.quantity, unlimited=product.unlimited)


def _number_problems(product: Product, combination: Combination, seen: Body) -> Iterator[str]:
    number = seen["combinationNumber"]
    if combination.number is None:
        if number in {other.number for other in product.combinations.values()}:
            yield f"combinationNumber {number} belongs to another combination"
        elif not product.numbers_given and len(product.combinations) == 1 and number != 1:
            yield f"combinationNumber is {number}, expected 1 for the first"
        combination.number = number
        product.numbers_given.add(number)
    elif number != combination.number:
        yield f"combinationNumber is {number}, was {combination.number}"


def _image_problems(combination: Combination, seen: Body) -> Iterator[str]:
    shown = [name for name in IMAGE_FIELDS if name in seen]
    if combination.image is None:
        if shown:
            yield f"{', '.join(shown)} although there is no image"
    elif combination.image:
        if seen.get("originalImageUrl") != combination.image:
            yield f"originalImageUrl is {seen.get('originalImageUrl')!r}, expected {combination.image!r}"
    elif combination.replaced and seen.get("originalImageUrl") == combination.replaced:
        yield f"originalImageUrl is still {combination.replaced!r}"
    elif len(shown) != len(IMAGE_FIELDS):
        yield f"only {', '.join(shown) or 'nothing'} of an uploaded image"


def _product_problems(product: Product, seen: Body) -> Iterator[str]:
    if seen.get("sku") != product.sku:
        yield f"sku is {seen.get('sku')!r}, expected {product.sku!r}"
    yield from _stock_problems(product, seen)
    plain = product.plain
    if plain.get("isShippingRequired") is False:
        # Its weight may be left out.
        plain = {name: value for name, value in plain.items() if name != "weight" or name in seen}
    yield from plain_problems(plain, PLAIN_OF_PRODUCTS, seen)
    if (seen.get("wholesalePrices") or None) != product.wholesale:
        yield f"wholesalePrices are {seen.get('wholesalePrices')}, expected {product.wholesale}"
    shown = {option["name"]: option for option in seen["options"]}
    if shown.keys() != product.options.keys() or not _shows(shown, product.options):
        yield f"options are {seen['options']}, expected {list(product.options.values())}"


def _same(left: Any, right: Any) -> bool:
    """Equal as JSON values: true is not 1."""
    return bool(left == right) and isinstance(left, bool) == isinstance(right, bool)
