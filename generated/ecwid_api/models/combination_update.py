"""The schema CombinationUpdate of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import SMALL, Model, integer, mapping, misfit, new, none_of, number, unknown_fields, update_from
from ..types import UNSET, Unset

_KNOWN = frozenset(
    {
        "options",
        "sku",
        "quantity",
        "locationInventory",
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
        "subscriptionSettings",
        "alt",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class CombinationUpdate(Model):
    """Fields of a combination to change. Missing leaves a field as it is, null clears it.

    Source: variations-2019-01 (documented; Null for sku is documented in reference-2024. For the other
    fields that may be null it is documented in products-draft-2014 only, for products; that the live service
    takes it there is assumed. Stock is not nullable: to share the product's stock, clear the sku.).
    """

    options: list[models.OptionValue] | Unset = field(default=UNSET, kw_only=True)
    """The options and their values that identify the combination, each option once; replaced as a whole.
    Entries: at least 1.

    Source: variations-2019-01 (documented; that an empty list, or an option that stands twice, is answered
    with 400 is assumed).
    """
    sku: str | None | Unset = field(default=UNSET, kw_only=True)
    """Own SKU; needed for an own stock. Null or an empty text means none."""
    quantity: int | Unset = field(default=UNSET, kw_only=True)
    """Items in stock; without an own SKU only the base product's own number is taken. Unit: items. Range:
    -2147483648..2147483647.

    Source: reference-2026 (documented; the bounds are those of the vendor's client (observed)).
    """
    location_inventory: models.LocationInventory | dict[str, int] | Unset = field(default=UNSET, kw_only=True)
    """Items in stock by the id of the location, in a store with several locations."""
    unlimited: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the stock never runs out; true wins over a quantity sent beside it.

    Source: variations-2019-01 (documented; which of the two wins is assumed).
    """
    price: float | Decimal | None | Unset = field(default=UNSET, kw_only=True)
    """Absolute price, not a difference to the product's. Unit: store currency."""
    is_shipping_required: bool | None | Unset = field(default=UNSET, kw_only=True)
    """Whether the combination has to be shipped."""
    wholesale_prices: list[models.WholesalePrice] | None | Unset = field(default=UNSET, kw_only=True)
    """Price tiers, replaced as a whole; no tier may cost more than the price it reduces."""
    weight: float | Decimal | None | Unset = field(default=UNSET, kw_only=True)
    """Weight. Unit: store weight unit. Range: at least 0.

    Source: variations-2019-01 (documented; the lower bound is assumed).
    """
    warning_limit: int | None | Unset = field(default=UNSET, kw_only=True)
    """Stock at which the merchant is warned by email. Unit: items. Range: -2147483648..2147483647."""
    attributes: list[models.AttributeValueUpdate] | None | Unset = field(default=UNSET, kw_only=True)
    """Attributes such as the UPC, each named by id, alias or name; replaced as a whole.

    Source: variations-2019-01 (documented; that the list is replaced as a whole is assumed, as is that null,
    which a published client sends, empties it).
    """
    dimensions: models.Dimensions | Unset = field(default=UNSET, kw_only=True)
    """Length, width and height; 0 where not set."""
    volume: float | Decimal | Unset = field(default=UNSET, kw_only=True)
    """Volume. Unit: store volume unit. Range: at least 0.

    Source: vendor-client (observed; the lower bound is assumed).
    """
    compare_to_price: float | Decimal | None | Unset = field(default=UNSET, kw_only=True)
    """Former price, shown struck through. Unit: store currency."""
    cost_price: float | Decimal | None | Unset = field(default=UNSET, kw_only=True)
    """Purchase price, for reports. Unit: store currency. Range: at least 0.

    Source: vendor-client (observed; that a negative one is refused with COST_PRICE_CANT_BE_NEGATIVE is
    documented in reference-2026).
    """
    customs_hs_tariff_code: str | None | Unset = field(default=UNSET, kw_only=True)
    """Code for customs."""
    external_reference_id: str | None | Unset = field(default=UNSET, kw_only=True)
    """Id in a connected system such as a point of sale."""
    min_purchase_quantity: int | None | Unset = field(default=UNSET, kw_only=True)
    """The least a customer must buy. Unit: items. Range: 0..2147483647.

    Source: get-variation-2024 (documented; the bounds are assumed).
    """
    max_purchase_quantity: int | None | Unset = field(default=UNSET, kw_only=True)
    """The most a customer may buy. Unit: items. Range: 0..2147483647.

    Source: get-variation-2024 (documented; the bounds are assumed).
    """
    lowest_price: float | Decimal | None | Unset = field(default=UNSET, kw_only=True)
    """Lowest recent price, shown with promotions. Unit: store currency."""
    lowest_price_settings: models.LowestPriceSettings | Unset = field(default=UNSET, kw_only=True)
    """Where the lowest price comes from."""
    out_of_stock_visibility_behaviour: models.OutOfStockVisibilityBehaviour | str | None | Unset = field(
        default=UNSET, kw_only=True
    )
    """What the storefront does when the stock is out."""
    subscription_settings: models.SubscriptionSettingsUpdate | Unset = field(default=UNSET, kw_only=True)
    """Whether and how the product can be bought again and again."""
    alt: models.ImageAlt | Unset = field(default=UNSET, kw_only=True)
    """Alternative text of an image."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "CombinationUpdate")
        self = new(cls)
        absent = 0
        if "options" in src:
            value = src["options"]
            self.options = (
                [models.OptionValue.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "CombinationUpdate.options", list)
            )
        else:
            self.options = UNSET
            absent += 1
        if "sku" in src:
            value = src["sku"]
            self.sku = value if type(value) is str else none_of(value, "CombinationUpdate.sku", str)
        else:
            self.sku = UNSET
            absent += 1
        if "quantity" in src:
            value = src["quantity"]
            self.quantity = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "CombinationUpdate.quantity")
            )
        else:
            self.quantity = UNSET
            absent += 1
        if "locationInventory" in src:
            value = src["locationInventory"]
            self.location_inventory = (
                models.LocationInventory.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "CombinationUpdate.locationInventory", dict)
            )
        else:
            self.location_inventory = UNSET
            absent += 1
        if "unlimited" in src:
            value = src["unlimited"]
            self.unlimited = (
                value if type(value) is bool else none_of(value, "CombinationUpdate.unlimited", bool)
            )
        else:
            self.unlimited = UNSET
            absent += 1
        if "price" in src:
            value = src["price"]
            self.price = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "CombinationUpdate.price")
            )
        else:
            self.price = UNSET
            absent += 1
        if "isShippingRequired" in src:
            value = src["isShippingRequired"]
            self.is_shipping_required = (
                value if type(value) is bool else none_of(value, "CombinationUpdate.isShippingRequired", bool)
            )
        else:
            self.is_shipping_required = UNSET
            absent += 1
        if "wholesalePrices" in src:
            value = src["wholesalePrices"]
            self.wholesale_prices = (
                [models.WholesalePrice.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "CombinationUpdate.wholesalePrices", list)
            )
        else:
            self.wholesale_prices = UNSET
            absent += 1
        if "weight" in src:
            value = src["weight"]
            self.weight = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "CombinationUpdate.weight")
            )
        else:
            self.weight = UNSET
            absent += 1
        if "warningLimit" in src:
            value = src["warningLimit"]
            self.warning_limit = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "CombinationUpdate.warningLimit")
            )
        else:
            self.warning_limit = UNSET
            absent += 1
        if "attributes" in src:
            value = src["attributes"]
            self.attributes = (
                [models.AttributeValueUpdate.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "CombinationUpdate.attributes", list)
            )
        else:
            self.attributes = UNSET
            absent += 1
        if "dimensions" in src:
            value = src["dimensions"]
            self.dimensions = (
                models.Dimensions.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "CombinationUpdate.dimensions", dict)
            )
        else:
            self.dimensions = UNSET
            absent += 1
        if "volume" in src:
            value = src["volume"]
            self.volume = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "CombinationUpdate.volume")
            )
        else:
            self.volume = UNSET
            absent += 1
        if "compareToPrice" in src:
            value = src["compareToPrice"]
            self.compare_to_price = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "CombinationUpdate.compareToPrice")
            )
        else:
            self.compare_to_price = UNSET
            absent += 1
        if "costPrice" in src:
            value = src["costPrice"]
            self.cost_price = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "CombinationUpdate.costPrice")
            )
        else:
            self.cost_price = UNSET
            absent += 1
        if "customsHsTariffCode" in src:
            value = src["customsHsTariffCode"]
            self.customs_hs_tariff_code = (
                value if type(value) is str else none_of(value, "CombinationUpdate.customsHsTariffCode", str)
            )
        else:
            self.customs_hs_tariff_code = UNSET
            absent += 1
        if "externalReferenceId" in src:
            value = src["externalReferenceId"]
            self.external_reference_id = (
                value if type(value) is str else none_of(value, "CombinationUpdate.externalReferenceId", str)
            )
        else:
            self.external_reference_id = UNSET
            absent += 1
        if "minPurchaseQuantity" in src:
            value = src["minPurchaseQuantity"]
            self.min_purchase_quantity = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "CombinationUpdate.minPurchaseQuantity")
            )
        else:
            self.min_purchase_quantity = UNSET
            absent += 1
        if "maxPurchaseQuantity" in src:
            value = src["maxPurchaseQuantity"]
            self.max_purchase_quantity = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "CombinationUpdate.maxPurchaseQuantity")
            )
        else:
            self.max_purchase_quantity = UNSET
            absent += 1
        if "lowestPrice" in src:
            value = src["lowestPrice"]
            self.lowest_price = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "CombinationUpdate.lowestPrice")
            )
        else:
            self.lowest_price = UNSET
            absent += 1
        if "lowestPriceSettings" in src:
            value = src["lowestPriceSettings"]
            self.lowest_price_settings = (
                models.LowestPriceSettings.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "CombinationUpdate.lowestPriceSettings", dict)
            )
        else:
            self.lowest_price_settings = UNSET
            absent += 1
        if "outOfStockVisibilityBehaviour" in src:
            value = src["outOfStockVisibilityBehaviour"]
            self.out_of_stock_visibility_behaviour = (
                models.OUT_OF_STOCK_VISIBILITY_BEHAVIOUR_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "CombinationUpdate.outOfStockVisibilityBehaviour", str)
            )
        else:
            self.out_of_stock_visibility_behaviour = UNSET
            absent += 1
        if "subscriptionSettings" in src:
            value = src["subscriptionSettings"]
            self.subscription_settings = (
                models.SubscriptionSettingsUpdate.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "CombinationUpdate.subscriptionSettings", dict)
            )
        else:
            self.subscription_settings = UNSET
            absent += 1
        if "alt" in src:
            value = src["alt"]
            self.alt = (
                models.ImageAlt.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "CombinationUpdate.alt", dict)
            )
        else:
            self.alt = UNSET
            absent += 1
        known = 24 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "CombinationUpdate")
        )
        return self

    @classmethod
    def from_changes(cls, before: models.Combination, after: models.Combination) -> Self:
        """What has to be sent so that `before` becomes `after`.

        Holds the fields that differ and can be changed, lists as a whole. A field that `after` lacks is
        cleared, where that is possible. Every value is absolute: a quantity that differs undoes the sales made
        meanwhile. Change stock by a difference instead, where the contract has an operation for that.

        Raises:
            ValueError: the two have different ids.
        """
        nullable: frozenset[str] = frozenset(
            {
                "sku",
                "price",
                "isShippingRequired",
                "wholesalePrices",
                "weight",
                "warningLimit",
                "attributes",
                "compareToPrice",
                "costPrice",
                "customsHsTariffCode",
                "externalReferenceId",
                "minPurchaseQuantity",
                "maxPurchaseQuantity",
                "lowestPrice",
                "outOfStockVisibilityBehaviour",
            }
        )
        return update_from(cls, "Combination", before, after, _KNOWN, nullable)

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.options is not UNSET:
                data["options"] = None if self.options is None else [item.to_dict() for item in self.options]
            if self.sku is not UNSET:
                data["sku"] = self.sku
            if self.quantity is not UNSET:
                data["quantity"] = self.quantity
            if self.location_inventory is not UNSET:
                data["locationInventory"] = (
                    None if self.location_inventory is None else dict(self.location_inventory)
                )
            if self.unlimited is not UNSET:
                data["unlimited"] = self.unlimited
            if self.price is not UNSET:
                data["price"] = self.price
            if self.is_shipping_required is not UNSET:
                data["isShippingRequired"] = self.is_shipping_required
            if self.wholesale_prices is not UNSET:
                data["wholesalePrices"] = (
                    None
                    if self.wholesale_prices is None
                    else [item.to_dict() for item in self.wholesale_prices]
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
                    if isinstance(
                        self.out_of_stock_visibility_behaviour, models.OutOfStockVisibilityBehaviour
                    )
                    else self.out_of_stock_visibility_behaviour
                )
            if self.subscription_settings is not UNSET:
                data["subscriptionSettings"] = (
                    None if self.subscription_settings is None else self.subscription_settings.to_dict()
                )
            if self.alt is not UNSET:
                data["alt"] = None if self.alt is None else self.alt.to_dict()
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
