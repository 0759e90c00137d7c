"""What a store holds, as plain data, and what its server must answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Body = Mapping[str, Any]


OptionSet = frozenset[tuple[str, str]]


INT32 = range(-(2**31), 2**31)


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
    (*("categoryIds", "defaultCategoryId", "productClassId"), *("showOnFrontpage", "media", "combinations"))
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

    def problems(self, status: int, answer: Any, *, codes: bool = True) -> Iterator[str]:
        """
        Args:
            codes: whether error codes are promised; a live store's are not.
        """
        if status != self.status:
            yield f"answered {status} {answer!r}, expected {self.status} {self.error_code or ''}"
        elif isinstance(answer, dict):
            code = answer.get("errorCode")
            if codes and self.error_code and code and code != self.error_code:
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
