"""The schema Combination of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import SMALL, Model, integer, mapping, misfit, missing, new, none_of, number, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset(
    {
        "id",
        "combinationNumber",
        "options",
        "unlimited",
        "sku",
        "thumbnailUrl",
        "imageUrl",
        "smallThumbnailUrl",
        "hdThumbnailUrl",
        "originalImageUrl",
        "imageExternalId",
        "quantity",
        "locationInventory",
        "inStock",
        "price",
        "isShippingRequired",
        "wholesalePrices",
        "weight",
        "warningLimit",
        "attributes",
        "defaultDisplayedPrice",
        "defaultDisplayedPriceFormatted",
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
        "defaultDisplayedLowestPrice",
        "defaultDisplayedLowestPriceFormatted",
        "outOfStockVisibilityBehaviour",
        "subscriptionSettings",
        "alt",
        "borderInfo",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class Combination(Model):
    """A variation of a product, identified by its set of options. Inherited and empty fields are absent.

    Source: get-variation-2024 (documented).
    """

    id: int
    """Id of the combination, unique in the store. Range: at least 1."""
    combination_number: int
    """Number of the combination within its product, from 1; shown to the merchant. Range: at least 1."""
    options: list[models.OptionValue]
    """The options and their values that identify this combination."""
    unlimited: bool
    """Whether the stock never runs out."""
    sku: str | Unset = field(default=UNSET, kw_only=True)
    """Own SKU; absent when the product's applies. Only with an own SKU has a combination its own stock."""
    thumbnail_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the thumbnail, by default fitting into 400 x 400 pixels; absent without an own image."""
    image_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the image fitting into 1500 x 1500 pixels; absent without an own image."""
    small_thumbnail_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the thumbnail fitting into 160 x 160 pixels; absent without an own image."""
    hd_thumbnail_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the thumbnail fitting into 800 x 800 pixels; absent without an own image."""
    original_image_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the image as it was uploaded; absent without an own image."""
    image_external_id: str | Unset = field(default=UNSET, kw_only=True)
    """Id of the image in a connected point of sale; read-only."""
    quantity: int | Unset = field(default=UNSET, kw_only=True)
    """Items in stock, possibly negative; the base product's without an own SKU, absent when unlimited. Unit:
    items.

    Source: get-variation-2024 (documented; older documents leave it out when inherited; that it may be
    negative is observed).
    """
    location_inventory: models.LocationInventory | dict[str, int] | Unset = field(default=UNSET, kw_only=True)
    """Items in stock by the id of the location, in a store with several locations."""
    in_stock: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether there is stock, or unlimited stock."""
    price: float | Unset = field(default=UNSET, kw_only=True)
    """Absolute price, not a difference to the product's; absent when the product's applies. Unit: store
    currency.
    """
    is_shipping_required: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the combination has to be shipped."""
    wholesale_prices: list[models.WholesalePrice] | Unset = field(default=UNSET, kw_only=True)
    """Price tiers, ordered by quantity; absent when the product's apply."""
    weight: float | Unset = field(default=UNSET, kw_only=True)
    """Weight; absent when the product's applies. Unit: store weight unit."""
    warning_limit: int | Unset = field(default=UNSET, kw_only=True)
    """Stock at which the merchant is warned by email; absent when the product's applies. Unit: items."""
    attributes: list[models.AttributeValue] | Unset = field(default=UNSET, kw_only=True)
    """Attributes such as the UPC."""
    default_displayed_price: float | Unset = field(default=UNSET, kw_only=True)
    """Price shown to a customer who is not logged in, taxes included; read-only. Unit: store currency."""
    default_displayed_price_formatted: str | Unset = field(default=UNSET, kw_only=True)
    """The displayed price in the store's format; read-only.

    Source: vendor-client (observed; get-variation-2024 calls it a number).
    """
    dimensions: models.Dimensions | Unset = field(default=UNSET, kw_only=True)
    """Length, width and height; 0 where not set."""
    volume: float | Unset = field(default=UNSET, kw_only=True)
    """Volume; 0 when not set. Unit: store volume unit.

    Source: vendor-client (observed).
    """
    compare_to_price: float | Unset = field(default=UNSET, kw_only=True)
    """Former price, shown struck through; absent when empty. Unit: store currency."""
    cost_price: float | Unset = field(default=UNSET, kw_only=True)
    """Purchase price, for reports; 0 when not set. Unit: store currency."""
    customs_hs_tariff_code: str | Unset = field(default=UNSET, kw_only=True)
    """Code for customs; absent when empty."""
    external_reference_id: str | Unset = field(default=UNSET, kw_only=True)
    """Id in a connected system such as a point of sale."""
    min_purchase_quantity: int | Unset = field(default=UNSET, kw_only=True)
    """The least a customer must buy; absent when not set. Unit: items."""
    max_purchase_quantity: int | Unset = field(default=UNSET, kw_only=True)
    """The most a customer may buy; absent when not set. Unit: items."""
    lowest_price: float | Unset = field(default=UNSET, kw_only=True)
    """Lowest recent price, shown with promotions. Unit: store currency."""
    lowest_price_settings: models.LowestPriceSettings | Unset = field(default=UNSET, kw_only=True)
    """Where the lowest price comes from."""
    default_displayed_lowest_price: float | Unset = field(default=UNSET, kw_only=True)
    """The lowest recent price with taxes; read-only. Unit: store currency."""
    default_displayed_lowest_price_formatted: str | Unset = field(default=UNSET, kw_only=True)
    """The lowest recent price with taxes in the store's format; read-only."""
    out_of_stock_visibility_behaviour: models.OutOfStockVisibilityBehaviour | str | Unset = field(
        default=UNSET, kw_only=True
    )
    """What the storefront does when the stock is out."""
    subscription_settings: models.SubscriptionSettings | Unset = field(default=UNSET, kw_only=True)
    """Whether and how the product can be bought again and again."""
    alt: models.ImageAlt | Unset = field(default=UNSET, kw_only=True)
    """Alternative text of an image."""
    border_info: models.BorderInfo | Unset = field(default=UNSET, kw_only=True)
    """What the edge of an image looks like; absent without an image, read-only."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "Combination")
        self = new(cls)
        try:
            value = src["id"]
            self.id = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "Combination.id")
            )
            value = src["combinationNumber"]
            self.combination_number = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "Combination.combinationNumber")
            )
            value = src["options"]
            self.options = (
                [models.OptionValue.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "Combination.options", list)
            )
            value = src["unlimited"]
            self.unlimited = value if type(value) is bool else none_of(value, "Combination.unlimited", bool)
        except KeyError as fault:
            missing("Combination", fault)
        absent = 0
        if "sku" in src:
            value = src["sku"]
            self.sku = value if type(value) is str else none_of(value, "Combination.sku", str)
        else:
            self.sku = UNSET
            absent += 1
        if "thumbnailUrl" in src:
            value = src["thumbnailUrl"]
            self.thumbnail_url = (
                value if type(value) is str else none_of(value, "Combination.thumbnailUrl", str)
            )
        else:
            self.thumbnail_url = UNSET
            absent += 1
        if "imageUrl" in src:
            value = src["imageUrl"]
            self.image_url = value if type(value) is str else none_of(value, "Combination.imageUrl", str)
        else:
            self.image_url = UNSET
            absent += 1
        if "smallThumbnailUrl" in src:
            value = src["smallThumbnailUrl"]
            self.small_thumbnail_url = (
                value if type(value) is str else none_of(value, "Combination.smallThumbnailUrl", str)
            )
        else:
            self.small_thumbnail_url = UNSET
            absent += 1
        if "hdThumbnailUrl" in src:
            value = src["hdThumbnailUrl"]
            self.hd_thumbnail_url = (
                value if type(value) is str else none_of(value, "Combination.hdThumbnailUrl", str)
            )
        else:
            self.hd_thumbnail_url = UNSET
            absent += 1
        if "originalImageUrl" in src:
            value = src["originalImageUrl"]
            self.original_image_url = (
                value if type(value) is str else none_of(value, "Combination.originalImageUrl", str)
            )
        else:
            self.original_image_url = UNSET
            absent += 1
        if "imageExternalId" in src:
            value = src["imageExternalId"]
            self.image_external_id = (
                value if type(value) is str else none_of(value, "Combination.imageExternalId", str)
            )
        else:
            self.image_external_id = UNSET
            absent += 1
        if "quantity" in src:
            value = src["quantity"]
            self.quantity = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "Combination.quantity")
            )
        else:
            self.quantity = UNSET
            absent += 1
        if "locationInventory" in src:
            value = src["locationInventory"]
            self.location_inventory = (
                models.LocationInventory.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "Combination.locationInventory", dict)
            )
        else:
            self.location_inventory = UNSET
            absent += 1
        if "inStock" in src:
            value = src["inStock"]
            self.in_stock = value if type(value) is bool else none_of(value, "Combination.inStock", bool)
        else:
            self.in_stock = UNSET
            absent += 1
        if "price" in src:
            value = src["price"]
            self.price = (
                value if type(value) is float and value - value == 0.0 else number(value, "Combination.price")
            )
        else:
            self.price = UNSET
            absent += 1
        if "isShippingRequired" in src:
            value = src["isShippingRequired"]
            self.is_shipping_required = (
                value if type(value) is bool else none_of(value, "Combination.isShippingRequired", bool)
            )
        else:
            self.is_shipping_required = UNSET
            absent += 1
        if "wholesalePrices" in src:
            value = src["wholesalePrices"]
            self.wholesale_prices = (
                [models.WholesalePrice.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "Combination.wholesalePrices", list)
            )
        else:
            self.wholesale_prices = UNSET
            absent += 1
        if "weight" in src:
            value = src["weight"]
            self.weight = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "Combination.weight")
            )
        else:
            self.weight = UNSET
            absent += 1
        if "warningLimit" in src:
            value = src["warningLimit"]
            self.warning_limit = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "Combination.warningLimit")
            )
        else:
            self.warning_limit = UNSET
            absent += 1
        if "attributes" in src:
            value = src["attributes"]
            self.attributes = (
                [models.AttributeValue.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "Combination.attributes", list)
            )
        else:
            self.attributes = UNSET
            absent += 1
        if "defaultDisplayedPrice" in src:
            value = src["defaultDisplayedPrice"]
            self.default_displayed_price = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "Combination.defaultDisplayedPrice")
            )
        else:
            self.default_displayed_price = UNSET
            absent += 1
        if "defaultDisplayedPriceFormatted" in src:
            value = src["defaultDisplayedPriceFormatted"]
            self.default_displayed_price_formatted = (
                value
                if type(value) is str
                else none_of(value, "Combination.defaultDisplayedPriceFormatted", str)
            )
        else:
            self.default_displayed_price_formatted = UNSET
            absent += 1
        if "dimensions" in src:
            value = src["dimensions"]
            self.dimensions = (
                models.Dimensions.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "Combination.dimensions", dict)
            )
        else:
            self.dimensions = UNSET
            absent += 1
        if "volume" in src:
            value = src["volume"]
            self.volume = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "Combination.volume")
            )
        else:
            self.volume = UNSET
            absent += 1
        if "compareToPrice" in src:
            value = src["compareToPrice"]
            self.compare_to_price = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "Combination.compareToPrice")
            )
        else:
            self.compare_to_price = UNSET
            absent += 1
        if "costPrice" in src:
            value = src["costPrice"]
            self.cost_price = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "Combination.costPrice")
            )
        else:
            self.cost_price = UNSET
            absent += 1
        if "customsHsTariffCode" in src:
            value = src["customsHsTariffCode"]
            self.customs_hs_tariff_code = (
                value if type(value) is str else none_of(value, "Combination.customsHsTariffCode", str)
            )
        else:
            self.customs_hs_tariff_code = UNSET
            absent += 1
        if "externalReferenceId" in src:
            value = src["externalReferenceId"]
            self.external_reference_id = (
                value if type(value) is str else none_of(value, "Combination.externalReferenceId", str)
            )
        else:
            self.external_reference_id = UNSET
            absent += 1
        if "minPurchaseQuantity" in src:
            value = src["minPurchaseQuantity"]
            self.min_purchase_quantity = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "Combination.minPurchaseQuantity")
            )
        else:
            self.min_purchase_quantity = UNSET
            absent += 1
        if "maxPurchaseQuantity" in src:
            value = src["maxPurchaseQuantity"]
            self.max_purchase_quantity = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "Combination.maxPurchaseQuantity")
            )
        else:
            self.max_purchase_quantity = UNSET
            absent += 1
        if "lowestPrice" in src:
            value = src["lowestPrice"]
            self.lowest_price = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "Combination.lowestPrice")
            )
        else:
            self.lowest_price = UNSET
            absent += 1
        if "lowestPriceSettings" in src:
            value = src["lowestPriceSettings"]
            self.lowest_price_settings = (
                models.LowestPriceSettings.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "Combination.lowestPriceSettings", dict)
            )
        else:
            self.lowest_price_settings = UNSET
            absent += 1
        if "defaultDisplayedLowestPrice" in src:
            value = src["defaultDisplayedLowestPrice"]
            self.default_displayed_lowest_price = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "Combination.defaultDisplayedLowestPrice")
            )
        else:
            self.default_displayed_lowest_price = UNSET
            absent += 1
        if "defaultDisplayedLowestPriceFormatted" in src:
            value = src["defaultDisplayedLowestPriceFormatted"]
            self.default_displayed_lowest_price_formatted = (
                value
                if type(value) is str
                else none_of(value, "Combination.defaultDisplayedLowestPriceFormatted", str)
            )
        else:
            self.default_displayed_lowest_price_formatted = UNSET
            absent += 1
        if "outOfStockVisibilityBehaviour" in src:
            value = src["outOfStockVisibilityBehaviour"]
            self.out_of_stock_visibility_behaviour = (
                models.OUT_OF_STOCK_VISIBILITY_BEHAVIOUR_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "Combination.outOfStockVisibilityBehaviour", str)
            )
        else:
            self.out_of_stock_visibility_behaviour = UNSET
            absent += 1
        if "subscriptionSettings" in src:
            value = src["subscriptionSettings"]
            self.subscription_settings = (
                models.SubscriptionSettings.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "Combination.subscriptionSettings", dict)
            )
        else:
            self.subscription_settings = UNSET
            absent += 1
        if "alt" in src:
            value = src["alt"]
            self.alt = (
                models.ImageAlt.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "Combination.alt", dict)
            )
        else:
            self.alt = UNSET
            absent += 1
        if "borderInfo" in src:
            value = src["borderInfo"]
            self.border_info = (
                models.BorderInfo.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "Combination.borderInfo", dict)
            )
        else:
            self.border_info = UNSET
            absent += 1
        known = 38 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "Combination")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            data["id"] = self.id
            data["combinationNumber"] = self.combination_number
            data["options"] = None if self.options is None else [item.to_dict() for item in self.options]
            data["unlimited"] = self.unlimited
            if self.sku is not UNSET:
                data["sku"] = self.sku
            if self.thumbnail_url is not UNSET:
                data["thumbnailUrl"] = self.thumbnail_url
            if self.image_url is not UNSET:
                data["imageUrl"] = self.image_url
            if self.small_thumbnail_url is not UNSET:
                data["smallThumbnailUrl"] = self.small_thumbnail_url
            if self.hd_thumbnail_url is not UNSET:
                data["hdThumbnailUrl"] = self.hd_thumbnail_url
            if self.original_image_url is not UNSET:
                data["originalImageUrl"] = self.original_image_url
            if self.image_external_id is not UNSET:
                data["imageExternalId"] = self.image_external_id
            if self.quantity is not UNSET:
                data["quantity"] = self.quantity
            if self.location_inventory is not UNSET:
                data["locationInventory"] = (
                    None if self.location_inventory is None else dict(self.location_inventory)
                )
            if self.in_stock is not UNSET:
                data["inStock"] = self.in_stock
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
            if self.default_displayed_price is not UNSET:
                data["defaultDisplayedPrice"] = self.default_displayed_price
            if self.default_displayed_price_formatted is not UNSET:
                data["defaultDisplayedPriceFormatted"] = self.default_displayed_price_formatted
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
            if self.default_displayed_lowest_price is not UNSET:
                data["defaultDisplayedLowestPrice"] = self.default_displayed_lowest_price
            if self.default_displayed_lowest_price_formatted is not UNSET:
                data["defaultDisplayedLowestPriceFormatted"] = self.default_displayed_lowest_price_formatted
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
            if self.border_info is not UNSET:
                data["borderInfo"] = None if self.border_info is None else self.border_info.to_dict()
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
