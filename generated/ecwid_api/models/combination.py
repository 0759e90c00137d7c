"""The schema Combination of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, none_of, refuse, unknown_fields
from ..types import UNSET, Unset
from .attribute_value import AttributeValue
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
        "alt",
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
    options: list[OptionValue]
    """The options and their values that identify this combination."""
    unlimited: bool
    """Whether the stock never runs out."""
    sku: str | Unset = UNSET
    """Own SKU; absent when the product's applies. Only with an own SKU has a combination its own stock."""
    thumbnail_url: str | Unset = UNSET
    """Address of the thumbnail, by default fitting into 400 x 400 pixels; absent without an own image."""
    image_url: str | Unset = UNSET
    """Address of the image fitting into 1500 x 1500 pixels; absent without an own image."""
    small_thumbnail_url: str | Unset = UNSET
    """Address of the thumbnail fitting into 160 x 160 pixels; absent without an own image."""
    hd_thumbnail_url: str | Unset = UNSET
    """Address of the thumbnail fitting into 800 x 800 pixels; absent without an own image."""
    original_image_url: str | Unset = UNSET
    """Address of the image as it was uploaded; absent without an own image."""
    image_external_id: str | Unset = UNSET
    """Id of the image in a connected point of sale; read-only."""
    quantity: int | Unset = UNSET
    """Items in stock, possibly negative; the base product's without an own SKU, absent when unlimited. Unit:
    items.

    Source: get-variation-2024 (documented; older documents leave it out when inherited; that it may be
    negative is observed).
    """
    in_stock: bool | Unset = UNSET
    """Whether there is stock, or unlimited stock."""
    price: float | Unset = UNSET
    """Absolute price, not a difference to the product's; absent when the product's applies. Unit: store
    currency.
    """
    is_shipping_required: bool | Unset = UNSET
    """Whether the combination has to be shipped."""
    wholesale_prices: list[WholesalePrice] | Unset = UNSET
    """Price tiers, ordered by quantity; absent when the product's apply."""
    weight: float | Unset = UNSET
    """Weight; absent when the product's applies. Unit: store weight unit."""
    warning_limit: int | Unset = UNSET
    """Stock at which the merchant is warned by email; absent when the product's applies. Unit: items."""
    attributes: list[AttributeValue] | Unset = UNSET
    """Attributes such as the UPC."""
    default_displayed_price: float | Unset = UNSET
    """Price shown to a customer who is not logged in, taxes included; read-only. Unit: store currency."""
    default_displayed_price_formatted: str | Unset = UNSET
    """The displayed price in the store's format; read-only.

    Source: vendor-client (observed; get-variation-2024 calls it a number).
    """
    dimensions: Dimensions | Unset = UNSET
    """Length, width and height; 0 where not set."""
    volume: float | Unset = UNSET
    """Volume; 0 when not set. Unit: store volume unit.

    Source: vendor-client (observed).
    """
    compare_to_price: float | Unset = UNSET
    """Former price, shown struck through; absent when empty. Unit: store currency."""
    cost_price: float | Unset = UNSET
    """Purchase price, for reports; 0 when not set. Unit: store currency."""
    customs_hs_tariff_code: str | Unset = UNSET
    """Code for customs; absent when empty."""
    external_reference_id: str | Unset = UNSET
    """Id in a connected system such as a point of sale."""
    min_purchase_quantity: int | Unset = UNSET
    """The least a customer must buy; absent when not set. Unit: items."""
    max_purchase_quantity: int | Unset = UNSET
    """The most a customer may buy; absent when not set. Unit: items."""
    lowest_price: float | Unset = UNSET
    """Lowest recent price, shown with promotions. Unit: store currency."""
    lowest_price_settings: LowestPriceSettings | Unset = UNSET
    """Where the lowest price comes from."""
    default_displayed_lowest_price: float | Unset = UNSET
    """The lowest recent price with taxes; read-only. Unit: store currency."""
    default_displayed_lowest_price_formatted: str | Unset = UNSET
    """The lowest recent price with taxes in the store's format; read-only."""
    out_of_stock_visibility_behaviour: OutOfStockVisibilityBehaviour | str | Unset = UNSET
    """What the storefront does when the stock is out."""
    alt: ImageAlt | Unset = UNSET
    """Alternative text of an image."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            get = src.get
            self.id = src["id"]
            self.combination_number = src["combinationNumber"]
            value = src["options"]
            self.options = (
                [OptionValue.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "Combination.options", "an array")
            )
            self.unlimited = src["unlimited"]
            self.sku = get("sku", UNSET)
            self.thumbnail_url = get("thumbnailUrl", UNSET)
            self.image_url = get("imageUrl", UNSET)
            self.small_thumbnail_url = get("smallThumbnailUrl", UNSET)
            self.hd_thumbnail_url = get("hdThumbnailUrl", UNSET)
            self.original_image_url = get("originalImageUrl", UNSET)
            self.image_external_id = get("imageExternalId", UNSET)
            self.quantity = get("quantity", UNSET)
            self.in_stock = get("inStock", UNSET)
            self.price = get("price", UNSET)
            self.is_shipping_required = get("isShippingRequired", UNSET)
            value = get("wholesalePrices", UNSET)
            self.wholesale_prices = (
                [WholesalePrice.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "Combination.wholesalePrices", "an array")
            )
            self.weight = get("weight", UNSET)
            self.warning_limit = get("warningLimit", UNSET)
            value = get("attributes", UNSET)
            self.attributes = (
                [AttributeValue.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "Combination.attributes", "an array")
            )
            self.default_displayed_price = get("defaultDisplayedPrice", UNSET)
            self.default_displayed_price_formatted = get("defaultDisplayedPriceFormatted", UNSET)
            value = get("dimensions", UNSET)
            self.dimensions = (
                Dimensions.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "Combination.dimensions", "an object")
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
                else none_of(value, "Combination.lowestPriceSettings", "an object")
            )
            self.default_displayed_lowest_price = get("defaultDisplayedLowestPrice", UNSET)
            self.default_displayed_lowest_price_formatted = get("defaultDisplayedLowestPriceFormatted", UNSET)
            value = get("outOfStockVisibilityBehaviour", UNSET)
            self.out_of_stock_visibility_behaviour = (
                OUT_OF_STOCK_VISIBILITY_BEHAVIOUR_BY_VALUE.get(value) or value
            )
            value = get("alt", UNSET)
            self.alt = (
                ImageAlt.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "Combination.alt", "an object")
            )
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("Combination", src, fault)
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
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
        if self.in_stock is not UNSET:
            data["inStock"] = self.in_stock
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
                if isinstance(self.out_of_stock_visibility_behaviour, OutOfStockVisibilityBehaviour)
                else self.out_of_stock_visibility_behaviour
            )
        if self.alt is not UNSET:
            data["alt"] = None if self.alt is None else self.alt.to_dict()
        return data
