"""The schema CombinationUpdate of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, none_of, refuse, unknown_fields
from ..types import UNSET, Unset
from .attribute_value_update import AttributeValueUpdate
from .dimensions import Dimensions
from .image_alt import ImageAlt
from .lowest_price_settings import LowestPriceSettings
from .option_value import OptionValue
from .out_of_stock_visibility_behaviour import (
    OUT_OF_STOCK_VISIBILITY_BEHAVIOUR_BY_VALUE,
    OutOfStockVisibilityBehaviour,
)
from .wholesale_price import WholesalePrice

_KNOWN = frozenset(
    {
        "options",
        "sku",
        "quantity",
        "unlimited",
        "price",
        "isShippingRequired",
        "wholesalePrices",
        "weight",
        "warningLimit",
        "attributes",
        "dimensions",
        "volume",
        "compareToPrice",
        "costPrice",
        "customsHsTariffCode",
        "externalReferenceId",
        "minPurchaseQuantity",
        "maxPurchaseQuantity",
        "lowestPrice",
        "lowestPriceSettings",
        "outOfStockVisibilityBehaviour",
        "alt",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class CombinationUpdate(Model):
    """Fields of a combination to change. Missing leaves a field as it is, null clears it.

    Source: variations-2019-01 (documented; Null for sku is documented in reference-2026, for other fields in
    products-draft-2014 only, so whether the live service still takes it there is not known. Stock is not
    nullable: to share the product's stock, clear the sku.).
    """

    options: list[OptionValue] | Unset = UNSET
    """The options and their values that identify the combination, each option once; replaced as a whole.
    Entries: at least 1.

    Source: variations-2019-01 (documented; that an empty list, or an option that stands twice, is answered
    with 400 is assumed).
    """
    sku: str | None | Unset = UNSET
    """Own SKU; needed for an own stock. Null or an empty text means none."""
    quantity: int | Unset = UNSET
    """Items in stock; without an own SKU only the base product's own number is taken. Unit: items. Range:
    -2147483648..2147483647.

    Source: reference-2026 (documented; the bounds are those of the vendor's client (observed)).
    """
    unlimited: bool | Unset = UNSET
    """Whether the stock never runs out; true wins over a quantity sent beside it.

    Source: variations-2019-01 (documented; which of the two wins is assumed).
    """
    price: float | None | Unset = UNSET
    """Absolute price, not a difference to the product's. Unit: store currency."""
    is_shipping_required: bool | None | Unset = UNSET
    """Whether the combination has to be shipped."""
    wholesale_prices: list[WholesalePrice] | None | Unset = UNSET
    """Price tiers, replaced as a whole; no tier may cost more than the price it reduces."""
    weight: float | None | Unset = UNSET
    """Weight. Unit: store weight unit. Range: at least 0.

    Source: variations-2019-01 (documented; the lower bound is assumed).
    """
    warning_limit: int | None | Unset = UNSET
    """Stock at which the merchant is warned by email. Unit: items. Range: -2147483648..2147483647."""
    attributes: list[AttributeValueUpdate] | Unset = UNSET
    """Attributes such as the UPC, each named by id, alias or name; replaced as a whole.

    Source: variations-2019-01 (documented; that the list is replaced as a whole is assumed).
    """
    dimensions: Dimensions | Unset = UNSET
    """Length, width and height; 0 where not set."""
    volume: float | Unset = UNSET
    """Volume. Unit: store volume unit. Range: at least 0.

    Source: vendor-client (observed; the lower bound is assumed).
    """
    compare_to_price: float | None | Unset = UNSET
    """Former price, shown struck through. Unit: store currency."""
    cost_price: float | None | Unset = UNSET
    """Purchase price, for reports. Unit: store currency. Range: at least 0.

    Source: reference-2026 (documented; a negative one is refused with COST_PRICE_CANT_BE_NEGATIVE).
    """
    customs_hs_tariff_code: str | None | Unset = UNSET
    """Code for customs."""
    external_reference_id: str | None | Unset = UNSET
    """Id in a connected system such as a point of sale."""
    min_purchase_quantity: int | None | Unset = UNSET
    """The least a customer must buy. Unit: items. Range: 0..2147483647.

    Source: get-variation-2024 (documented; the bounds are assumed).
    """
    max_purchase_quantity: int | None | Unset = UNSET
    """The most a customer may buy. Unit: items. Range: 0..2147483647.

    Source: get-variation-2024 (documented; the bounds are assumed).
    """
    lowest_price: float | None | Unset = UNSET
    """Lowest recent price, shown with promotions. Unit: store currency."""
    lowest_price_settings: LowestPriceSettings | Unset = UNSET
    """Where the lowest price comes from."""
    out_of_stock_visibility_behaviour: OutOfStockVisibilityBehaviour | str | None | Unset = UNSET
    """What the storefront does when the stock is out."""
    alt: ImageAlt | Unset = UNSET
    """Alternative text of an image."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            get = src.get
            value = get("options", UNSET)
            self.options = (
                [OptionValue.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "CombinationUpdate.options", "an array")
            )
            self.sku = get("sku", UNSET)
            self.quantity = get("quantity", UNSET)
            self.unlimited = get("unlimited", UNSET)
            self.price = get("price", UNSET)
            self.is_shipping_required = get("isShippingRequired", UNSET)
            value = get("wholesalePrices", UNSET)
            self.wholesale_prices = (
                [WholesalePrice.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "CombinationUpdate.wholesalePrices", "an array")
            )
            self.weight = get("weight", UNSET)
            self.warning_limit = get("warningLimit", UNSET)
            value = get("attributes", UNSET)
            self.attributes = (
                [AttributeValueUpdate.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "CombinationUpdate.attributes", "an array")
            )
            value = get("dimensions", UNSET)
            self.dimensions = (
                Dimensions.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "CombinationUpdate.dimensions", "an object")
            )
            self.volume = get("volume", UNSET)
            self.compare_to_price = get("compareToPrice", UNSET)
            self.cost_price = get("costPrice", UNSET)
            self.customs_hs_tariff_code = get("customsHsTariffCode", UNSET)
            self.external_reference_id = get("externalReferenceId", UNSET)
            self.min_purchase_quantity = get("minPurchaseQuantity", UNSET)
            self.max_purchase_quantity = get("maxPurchaseQuantity", UNSET)
            self.lowest_price = get("lowestPrice", UNSET)
            value = get("lowestPriceSettings", UNSET)
            self.lowest_price_settings = (
                LowestPriceSettings.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "CombinationUpdate.lowestPriceSettings", "an object")
            )
            value = get("outOfStockVisibilityBehaviour", UNSET)
            self.out_of_stock_visibility_behaviour = (
                OUT_OF_STOCK_VISIBILITY_BEHAVIOUR_BY_VALUE.get(value) or value
            )
            value = get("alt", UNSET)
            self.alt = (
                ImageAlt.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "CombinationUpdate.alt", "an object")
            )
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("CombinationUpdate", src, fault)
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.options is not UNSET:
            data["options"] = None if self.options is None else [item.to_dict() for item in self.options]
        if self.sku is not UNSET:
            data["sku"] = self.sku
        if self.quantity is not UNSET:
            data["quantity"] = self.quantity
        if self.unlimited is not UNSET:
            data["unlimited"] = self.unlimited
        if self.price is not UNSET:
            data["price"] = self.price
        if self.is_shipping_required is not UNSET:
            data["isShippingRequired"] = self.is_shipping_required
        if self.wholesale_prices is not UNSET:
            data["wholesalePrices"] = (
                None if self.wholesale_prices is None else [item.to_dict() for item in self.wholesale_prices]
            )
        if self.weight is not UNSET:
            data["weight"] = self.weight
        if self.warning_limit is not UNSET:
            data["warningLimit"] = self.warning_limit
        if self.attributes is not UNSET:
            data["attributes"] = (
                None if self.attributes is None else [item.to_dict() for item in self.attributes]
            )
        if self.dimensions is not UNSET:
            data["dimensions"] = None if self.dimensions is None else self.dimensions.to_dict()
        if self.volume is not UNSET:
            data["volume"] = self.volume
        if self.compare_to_price is not UNSET:
            data["compareToPrice"] = self.compare_to_price
        if self.cost_price is not UNSET:
            data["costPrice"] = self.cost_price
        if self.customs_hs_tariff_code is not UNSET:
            data["customsHsTariffCode"] = self.customs_hs_tariff_code
        if self.external_reference_id is not UNSET:
            data["externalReferenceId"] = self.external_reference_id
        if self.min_purchase_quantity is not UNSET:
            data["minPurchaseQuantity"] = self.min_purchase_quantity
        if self.max_purchase_quantity is not UNSET:
            data["maxPurchaseQuantity"] = self.max_purchase_quantity
        if self.lowest_price is not UNSET:
            data["lowestPrice"] = self.lowest_price
        if self.lowest_price_settings is not UNSET:
            data["lowestPriceSettings"] = (
                None if self.lowest_price_settings is None else self.lowest_price_settings.to_dict()
            )
        if self.out_of_stock_visibility_behaviour is not UNSET:
            data["outOfStockVisibilityBehaviour"] = (
                self.out_of_stock_visibility_behaviour.value
                if isinstance(self.out_of_stock_visibility_behaviour, OutOfStockVisibilityBehaviour)
                else self.out_of_stock_visibility_behaviour
            )
        if self.alt is not UNSET:
            data["alt"] = None if self.alt is None else self.alt.to_dict()
        return data
