"""The schema ProductUpdate of the contract."""

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
        "name",
        "nameTranslated",
        "description",
        "descriptionTranslated",
        "sku",
        "isSampleProduct",
        "customSlug",
        "enabled",
        "quantity",
        "locationInventory",
        "outOfStockVisibilityBehaviour",
        "unlimited",
        "warningLimit",
        "categoryIds",
        "defaultCategoryId",
        "showOnFrontpage",
        "price",
        "costPrice",
        "wholesalePrices",
        "compareToPrice",
        "lowestPrice",
        "lowestPriceSettings",
        "weight",
        "dimensions",
        "volume",
        "shippingPreparationTime",
        "showDeliveryTimeInStorefront",
        "shipping",
        "isShippingRequired",
        "fixedShippingRateOnly",
        "fixedShippingRate",
        "productClassId",
        "attributes",
        "seoTitle",
        "seoTitleTranslated",
        "seoDescription",
        "seoDescriptionTranslated",
        "options",
        "tax",
        "relatedProducts",
        "media",
        "combinations",
        "isGiftCard",
        "discountsAllowed",
        "subtitle",
        "subtitleTranslated",
        "ribbon",
        "ribbonTranslated",
        "nameYourPriceEnabled",
        "customPriceTiers",
        "priceDefaultTier",
        "subscriptionSettings",
        "googleProductCategory",
        "productCondition",
        "externalReferenceId",
        "customsHsTariffCode",
        "minPurchaseQuantity",
        "maxPurchaseQuantity",
        "reviewsCollectingAllowed",
        "batteryIncluded",
        "compositeComponents",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ProductUpdate(Model):
    """Fields of a product to change. Missing leaves a field as it is, null clears it, and so does an empty
    text. A list is replaced as a whole.

    Source: products-draft-2014 (documented; Newer fields carry their own source. Null rests on this draft,
    which was never published: that the live service takes it is assumed for all fields but
    googleProductCategory, for which it is observed.).
    """

    name: str | Unset = field(default=UNSET, kw_only=True)
    """Title of the product. Characters: at least 1.

    Source: products-draft-2014 (documented; that an empty title is refused is assumed).
    """
    name_translated: models.Translations | dict[str, str] | Unset = field(default=UNSET, kw_only=True)
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    description: str | None | Unset = field(default=UNSET, kw_only=True)
    """Description in HTML."""
    description_translated: models.Translations | dict[str, str] | Unset = field(default=UNSET, kw_only=True)
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    sku: str | None | Unset = field(default=UNSET, kw_only=True)
    """SKU of the base product. Null or an empty text means none."""
    is_sample_product: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the product is a sample.

    Source: vendor-client (observed).
    """
    custom_slug: str | Unset = field(default=UNSET, kw_only=True)
    """A part of the address of the page, instead of the generated one.

    Source: reference-2026 (documented).
    """
    enabled: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the product is shown in the storefront."""
    quantity: int | Unset = field(default=UNSET, kw_only=True)
    """Items in stock; combinations without an own SKU share them. Unit: items. Range: -2147483648..2147483647.

    Source: products-draft-2014 (documented; the bounds are those of the vendor's client (observed)).
    """
    location_inventory: models.LocationInventory | dict[str, int] | Unset = field(default=UNSET, kw_only=True)
    """Items in stock by the id of the location, in a store with several locations."""
    out_of_stock_visibility_behaviour: models.OutOfStockVisibilityBehaviour | str | Unset = field(
        default=UNSET, kw_only=True
    )
    """What the storefront does when the stock is out."""
    unlimited: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the stock never runs out; true wins over a quantity sent beside it.

    Source: vendor-client (observed; which of the two wins is assumed).
    """
    warning_limit: int | None | Unset = field(default=UNSET, kw_only=True)
    """Stock at which the merchant is warned by email. Unit: items. Range: -2147483648..2147483647."""
    category_ids: list[int] | Unset = field(default=UNSET, kw_only=True)
    """Ids of the categories that the product is in, replaced as a whole."""
    default_category_id: int | Unset = field(default=UNSET, kw_only=True)
    """Id of the default category; 0 for none. Range: at least 0."""
    show_on_frontpage: int | Unset = field(default=UNSET, kw_only=True)
    """The place on the front page, from 1. -1 takes the product off it, which needs a category. Unit: place in
    a list. Range: -2147483648..2147483647.

    Source: reference-2026 (documented; 400 without a category comes from documents of 2016 to 2020).
    """
    price: float | Decimal | Unset = field(default=UNSET, kw_only=True)
    """Base price. Unit: store currency."""
    cost_price: float | Decimal | None | Unset = field(default=UNSET, kw_only=True)
    """Purchase price, for reports. Unit: store currency. Range: at least 0.

    Source: reference-2026 (documented).
    """
    wholesale_prices: list[models.WholesalePrice] | None | Unset = field(default=UNSET, kw_only=True)
    """Price tiers, replaced as a whole; no tier may cost more than the price."""
    compare_to_price: float | Decimal | None | Unset = field(default=UNSET, kw_only=True)
    """Former price, shown struck through. Unit: store currency."""
    lowest_price: float | Decimal | Unset = field(default=UNSET, kw_only=True)
    """Lowest recent price, shown with promotions. Unit: store currency.

    Source: vendor-client (observed).
    """
    lowest_price_settings: models.LowestPriceSettings | Unset = field(default=UNSET, kw_only=True)
    """Where the lowest price comes from."""
    weight: float | Decimal | None | Unset = field(default=UNSET, kw_only=True)
    """Weight. Unit: store weight unit. Range: at least 0.

    Source: products-draft-2014 (documented; the lower bound is assumed).
    """
    dimensions: models.Dimensions | None | Unset = field(default=UNSET, kw_only=True)
    """Length, width and height, replaced as a whole."""
    volume: float | Decimal | Unset = field(default=UNSET, kw_only=True)
    """Volume. Unit: store volume unit. Range: at least 0.

    Source: vendor-client (observed; the lower bound is assumed).
    """
    shipping_preparation_time: models.ShippingPreparationTime | Unset = field(default=UNSET, kw_only=True)
    """How long it takes until the product can be handed over; empty when not set."""
    show_delivery_time_in_storefront: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the storefront shows when the product can be delivered.

    Source: vendor-client (observed).
    """
    shipping: models.ShippingUpdate | None | Unset = field(default=UNSET, kw_only=True)
    """How the product is shipped, replaced as a whole.

    Source: reference-2026 (documented; null is sent by a published client; that it goes back to what a new
    product has is assumed).
    """
    is_shipping_required: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the product has to be shipped.

    Source: reference-2026 (documented).
    """
    fixed_shipping_rate_only: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether `fixedShippingRate` is the whole shipping cost. Use `shipping`."""
    fixed_shipping_rate: float | Decimal | Unset = field(default=UNSET, kw_only=True)
    """Shipping cost of one item, or a surcharge on the calculated one. Use `shipping`. Unit: store currency.
    """
    product_class_id: int | Unset = field(default=UNSET, kw_only=True)
    """Id of the product's class; 0 is the general class. Range: at least 0."""
    attributes: list[models.AttributeValueUpdate] | None | Unset = field(default=UNSET, kw_only=True)
    """Attributes to set, each named by id, alias or name; replaced as a whole.

    Source: products-draft-2014 (documented; null is sent by a published client for it, for dimensions and
    for relatedProducts; that it clears is assumed).
    """
    seo_title: str | Unset = field(default=UNSET, kw_only=True)
    """Title for search engines.

    Source: reference-2026 (documented).
    """
    seo_title_translated: models.Translations | dict[str, str] | Unset = field(default=UNSET, kw_only=True)
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    seo_description: str | Unset = field(default=UNSET, kw_only=True)
    """Description for search engines.

    Source: reference-2026 (documented).
    """
    seo_description_translated: models.Translations | dict[str, str] | Unset = field(
        default=UNSET, kw_only=True
    )
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    options: list[models.ProductOptionUpdate] | Unset = field(default=UNSET, kw_only=True)
    """Options of the product, replaced as a whole."""
    tax: models.ProductTaxUpdate | None | Unset = field(default=UNSET, kw_only=True)
    """Taxes of the product, replaced as a whole.

    Source: reference-2026 (documented; null is sent by a published client; that it goes back to what a new
    product has is assumed).
    """
    related_products: models.RelatedProductsUpdate | None | Unset = field(default=UNSET, kw_only=True)
    """Products to show beside the product, replaced as a whole."""
    media: models.MediaUpdate | None | Unset = field(default=UNSET, kw_only=True)
    """The order and texts of the images.

    Source: reference-2026 (documented; null is sent by a published client; that it changes nothing is
    assumed).
    """
    combinations: list[models.CombinationCreate] | Unset = field(default=UNSET, kw_only=True)
    """Combinations to save; ignored without `saveCombinations`. A combination with the same options is changed,
    another is created, and one that is not named stays. Entries: at most 200.

    Source: reference-2026 (documented; what becomes of those with the same options and of the others is
    assumed).
    """
    is_gift_card: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the product is a gift card.

    Source: reference-2026 (documented; the client of the vendor does not send it).
    """
    discounts_allowed: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether discounts and coupons apply to the product.

    Source: reference-2026 (documented).
    """
    subtitle: str | Unset = field(default=UNSET, kw_only=True)
    """Text below the title.

    Source: reference-2026 (documented).
    """
    subtitle_translated: models.Translations | dict[str, str] | Unset = field(default=UNSET, kw_only=True)
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    ribbon: models.Ribbon | Unset = field(default=UNSET, kw_only=True)
    """A ribbon across the image of the product."""
    ribbon_translated: models.Translations | dict[str, str] | Unset = field(default=UNSET, kw_only=True)
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    name_your_price_enabled: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the customer chooses what to pay.

    Source: reference-2026 (documented).
    """
    custom_price_tiers: list[models.CustomPriceTier] | Unset = field(default=UNSET, kw_only=True)
    """Prices that a customer who chooses the price is offered.

    Source: reference-2026 (documented).
    """
    price_default_tier: int | Unset = field(default=UNSET, kw_only=True)
    """Position of the tier that is selected at first, from 0. Unit: place in a list. Range: 0..2147483647.

    Source: reference-2026 (documented; that it is a position is assumed and so are the bounds).
    """
    subscription_settings: models.SubscriptionSettingsUpdate | Unset = field(default=UNSET, kw_only=True)
    """Whether and how the product can be bought again and again."""
    google_product_category: int | None | Unset = field(default=UNSET, kw_only=True)
    """Id of the product's category in Google's taxonomy. Range: at least 0.

    Source: vendor-client (observed; the one field that the client clears by null; the bounds are assumed).
    """
    product_condition: models.ProductCondition | str | Unset = field(default=UNSET, kw_only=True)
    """Whether a product is new."""
    external_reference_id: str | Unset = field(default=UNSET, kw_only=True)
    """Id in a connected system such as a point of sale; unique in the store.

    Source: reference-2026 (documented).
    """
    customs_hs_tariff_code: str | Unset = field(default=UNSET, kw_only=True)
    """Code for customs.

    Source: vendor-client (observed).
    """
    min_purchase_quantity: int | None | Unset = field(default=UNSET, kw_only=True)
    """The least a customer must buy. Unit: items. Range: 0..2147483647.

    Source: reference-2026 (documented; the bounds are assumed).
    """
    max_purchase_quantity: int | None | Unset = field(default=UNSET, kw_only=True)
    """The most a customer may buy. Unit: items. Range: 0..2147483647.

    Source: reference-2026 (documented; the bounds are assumed).
    """
    reviews_collecting_allowed: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether customers may review the product.

    Source: reference-2026 (documented).
    """
    battery_included: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the product comes with a battery.

    Source: vendor-client (observed).
    """
    composite_components: list[models.CompositeComponent] | Unset = field(default=UNSET, kw_only=True)
    """The products that a bundle consists of.

    Source: reference-2026 (documented).
    """

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "ProductUpdate")
        self = new(cls)
        absent = 0
        if "name" in src:
            value = src["name"]
            self.name = value if type(value) is str else none_of(value, "ProductUpdate.name", str)
        else:
            self.name = UNSET
            absent += 1
        if "nameTranslated" in src:
            value = src["nameTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "ProductUpdate.nameTranslated", str)
                self.name_translated = models.Translations(value)
            else:
                self.name_translated = none_of(value, "ProductUpdate.nameTranslated", dict)
        else:
            self.name_translated = UNSET
            absent += 1
        if "description" in src:
            value = src["description"]
            self.description = (
                value if type(value) is str else none_of(value, "ProductUpdate.description", str)
            )
        else:
            self.description = UNSET
            absent += 1
        if "descriptionTranslated" in src:
            value = src["descriptionTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "ProductUpdate.descriptionTranslated", str)
                self.description_translated = models.Translations(value)
            else:
                self.description_translated = none_of(value, "ProductUpdate.descriptionTranslated", dict)
        else:
            self.description_translated = UNSET
            absent += 1
        if "sku" in src:
            value = src["sku"]
            self.sku = value if type(value) is str else none_of(value, "ProductUpdate.sku", str)
        else:
            self.sku = UNSET
            absent += 1
        if "isSampleProduct" in src:
            value = src["isSampleProduct"]
            self.is_sample_product = (
                value if type(value) is bool else none_of(value, "ProductUpdate.isSampleProduct", bool)
            )
        else:
            self.is_sample_product = UNSET
            absent += 1
        if "customSlug" in src:
            value = src["customSlug"]
            self.custom_slug = (
                value if type(value) is str else none_of(value, "ProductUpdate.customSlug", str)
            )
        else:
            self.custom_slug = UNSET
            absent += 1
        if "enabled" in src:
            value = src["enabled"]
            self.enabled = value if type(value) is bool else none_of(value, "ProductUpdate.enabled", bool)
        else:
            self.enabled = UNSET
            absent += 1
        if "quantity" in src:
            value = src["quantity"]
            self.quantity = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "ProductUpdate.quantity")
            )
        else:
            self.quantity = UNSET
            absent += 1
        if "locationInventory" in src:
            value = src["locationInventory"]
            self.location_inventory = (
                models.LocationInventory.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "ProductUpdate.locationInventory", dict)
            )
        else:
            self.location_inventory = UNSET
            absent += 1
        if "outOfStockVisibilityBehaviour" in src:
            value = src["outOfStockVisibilityBehaviour"]
            self.out_of_stock_visibility_behaviour = (
                models.OUT_OF_STOCK_VISIBILITY_BEHAVIOUR_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "ProductUpdate.outOfStockVisibilityBehaviour", str)
            )
        else:
            self.out_of_stock_visibility_behaviour = UNSET
            absent += 1
        if "unlimited" in src:
            value = src["unlimited"]
            self.unlimited = value if type(value) is bool else none_of(value, "ProductUpdate.unlimited", bool)
        else:
            self.unlimited = UNSET
            absent += 1
        if "warningLimit" in src:
            value = src["warningLimit"]
            self.warning_limit = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "ProductUpdate.warningLimit")
            )
        else:
            self.warning_limit = UNSET
            absent += 1
        if "categoryIds" in src:
            value = src["categoryIds"]
            self.category_ids = (
                [
                    item
                    if type(item) is int and 0 <= item <= SMALL
                    else integer(item, "ProductUpdate.categoryIds")
                    for item in value
                ]
                if isinstance(value, list)
                else none_of(value, "ProductUpdate.categoryIds", list)
            )
        else:
            self.category_ids = UNSET
            absent += 1
        if "defaultCategoryId" in src:
            value = src["defaultCategoryId"]
            self.default_category_id = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "ProductUpdate.defaultCategoryId")
            )
        else:
            self.default_category_id = UNSET
            absent += 1
        if "showOnFrontpage" in src:
            value = src["showOnFrontpage"]
            self.show_on_frontpage = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "ProductUpdate.showOnFrontpage")
            )
        else:
            self.show_on_frontpage = UNSET
            absent += 1
        if "price" in src:
            value = src["price"]
            self.price = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "ProductUpdate.price")
            )
        else:
            self.price = UNSET
            absent += 1
        if "costPrice" in src:
            value = src["costPrice"]
            self.cost_price = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "ProductUpdate.costPrice")
            )
        else:
            self.cost_price = UNSET
            absent += 1
        if "wholesalePrices" in src:
            value = src["wholesalePrices"]
            self.wholesale_prices = (
                [models.WholesalePrice.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "ProductUpdate.wholesalePrices", list)
            )
        else:
            self.wholesale_prices = UNSET
            absent += 1
        if "compareToPrice" in src:
            value = src["compareToPrice"]
            self.compare_to_price = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "ProductUpdate.compareToPrice")
            )
        else:
            self.compare_to_price = UNSET
            absent += 1
        if "lowestPrice" in src:
            value = src["lowestPrice"]
            self.lowest_price = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "ProductUpdate.lowestPrice")
            )
        else:
            self.lowest_price = UNSET
            absent += 1
        if "lowestPriceSettings" in src:
            value = src["lowestPriceSettings"]
            self.lowest_price_settings = (
                models.LowestPriceSettings.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "ProductUpdate.lowestPriceSettings", dict)
            )
        else:
            self.lowest_price_settings = UNSET
            absent += 1
        if "weight" in src:
            value = src["weight"]
            self.weight = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "ProductUpdate.weight")
            )
        else:
            self.weight = UNSET
            absent += 1
        if "dimensions" in src:
            value = src["dimensions"]
            self.dimensions = (
                models.Dimensions.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "ProductUpdate.dimensions", dict)
            )
        else:
            self.dimensions = UNSET
            absent += 1
        if "volume" in src:
            value = src["volume"]
            self.volume = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "ProductUpdate.volume")
            )
        else:
            self.volume = UNSET
            absent += 1
        if "shippingPreparationTime" in src:
            value = src["shippingPreparationTime"]
            self.shipping_preparation_time = (
                models.ShippingPreparationTime.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "ProductUpdate.shippingPreparationTime", dict)
            )
        else:
            self.shipping_preparation_time = UNSET
            absent += 1
        if "showDeliveryTimeInStorefront" in src:
            value = src["showDeliveryTimeInStorefront"]
            self.show_delivery_time_in_storefront = (
                value
                if type(value) is bool
                else none_of(value, "ProductUpdate.showDeliveryTimeInStorefront", bool)
            )
        else:
            self.show_delivery_time_in_storefront = UNSET
            absent += 1
        if "shipping" in src:
            value = src["shipping"]
            self.shipping = (
                models.ShippingUpdate.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "ProductUpdate.shipping", dict)
            )
        else:
            self.shipping = UNSET
            absent += 1
        if "isShippingRequired" in src:
            value = src["isShippingRequired"]
            self.is_shipping_required = (
                value if type(value) is bool else none_of(value, "ProductUpdate.isShippingRequired", bool)
            )
        else:
            self.is_shipping_required = UNSET
            absent += 1
        if "fixedShippingRateOnly" in src:
            value = src["fixedShippingRateOnly"]
            self.fixed_shipping_rate_only = (
                value if type(value) is bool else none_of(value, "ProductUpdate.fixedShippingRateOnly", bool)
            )
        else:
            self.fixed_shipping_rate_only = UNSET
            absent += 1
        if "fixedShippingRate" in src:
            value = src["fixedShippingRate"]
            self.fixed_shipping_rate = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "ProductUpdate.fixedShippingRate")
            )
        else:
            self.fixed_shipping_rate = UNSET
            absent += 1
        if "productClassId" in src:
            value = src["productClassId"]
            self.product_class_id = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "ProductUpdate.productClassId")
            )
        else:
            self.product_class_id = UNSET
            absent += 1
        if "attributes" in src:
            value = src["attributes"]
            self.attributes = (
                [models.AttributeValueUpdate.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "ProductUpdate.attributes", list)
            )
        else:
            self.attributes = UNSET
            absent += 1
        if "seoTitle" in src:
            value = src["seoTitle"]
            self.seo_title = value if type(value) is str else none_of(value, "ProductUpdate.seoTitle", str)
        else:
            self.seo_title = UNSET
            absent += 1
        if "seoTitleTranslated" in src:
            value = src["seoTitleTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "ProductUpdate.seoTitleTranslated", str)
                self.seo_title_translated = models.Translations(value)
            else:
                self.seo_title_translated = none_of(value, "ProductUpdate.seoTitleTranslated", dict)
        else:
            self.seo_title_translated = UNSET
            absent += 1
        if "seoDescription" in src:
            value = src["seoDescription"]
            self.seo_description = (
                value if type(value) is str else none_of(value, "ProductUpdate.seoDescription", str)
            )
        else:
            self.seo_description = UNSET
            absent += 1
        if "seoDescriptionTranslated" in src:
            value = src["seoDescriptionTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "ProductUpdate.seoDescriptionTranslated", str)
                self.seo_description_translated = models.Translations(value)
            else:
                self.seo_description_translated = none_of(
                    value, "ProductUpdate.seoDescriptionTranslated", dict
                )
        else:
            self.seo_description_translated = UNSET
            absent += 1
        if "options" in src:
            value = src["options"]
            self.options = (
                [models.ProductOptionUpdate.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "ProductUpdate.options", list)
            )
        else:
            self.options = UNSET
            absent += 1
        if "tax" in src:
            value = src["tax"]
            self.tax = (
                models.ProductTaxUpdate.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "ProductUpdate.tax", dict)
            )
        else:
            self.tax = UNSET
            absent += 1
        if "relatedProducts" in src:
            value = src["relatedProducts"]
            self.related_products = (
                models.RelatedProductsUpdate.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "ProductUpdate.relatedProducts", dict)
            )
        else:
            self.related_products = UNSET
            absent += 1
        if "media" in src:
            value = src["media"]
            self.media = (
                models.MediaUpdate.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "ProductUpdate.media", dict)
            )
        else:
            self.media = UNSET
            absent += 1
        if "combinations" in src:
            value = src["combinations"]
            self.combinations = (
                [models.CombinationCreate.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "ProductUpdate.combinations", list)
            )
        else:
            self.combinations = UNSET
            absent += 1
        if "isGiftCard" in src:
            value = src["isGiftCard"]
            self.is_gift_card = (
                value if type(value) is bool else none_of(value, "ProductUpdate.isGiftCard", bool)
            )
        else:
            self.is_gift_card = UNSET
            absent += 1
        if "discountsAllowed" in src:
            value = src["discountsAllowed"]
            self.discounts_allowed = (
                value if type(value) is bool else none_of(value, "ProductUpdate.discountsAllowed", bool)
            )
        else:
            self.discounts_allowed = UNSET
            absent += 1
        if "subtitle" in src:
            value = src["subtitle"]
            self.subtitle = value if type(value) is str else none_of(value, "ProductUpdate.subtitle", str)
        else:
            self.subtitle = UNSET
            absent += 1
        if "subtitleTranslated" in src:
            value = src["subtitleTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "ProductUpdate.subtitleTranslated", str)
                self.subtitle_translated = models.Translations(value)
            else:
                self.subtitle_translated = none_of(value, "ProductUpdate.subtitleTranslated", dict)
        else:
            self.subtitle_translated = UNSET
            absent += 1
        if "ribbon" in src:
            value = src["ribbon"]
            self.ribbon = (
                models.Ribbon.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "ProductUpdate.ribbon", dict)
            )
        else:
            self.ribbon = UNSET
            absent += 1
        if "ribbonTranslated" in src:
            value = src["ribbonTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "ProductUpdate.ribbonTranslated", str)
                self.ribbon_translated = models.Translations(value)
            else:
                self.ribbon_translated = none_of(value, "ProductUpdate.ribbonTranslated", dict)
        else:
            self.ribbon_translated = UNSET
            absent += 1
        if "nameYourPriceEnabled" in src:
            value = src["nameYourPriceEnabled"]
            self.name_your_price_enabled = (
                value if type(value) is bool else none_of(value, "ProductUpdate.nameYourPriceEnabled", bool)
            )
        else:
            self.name_your_price_enabled = UNSET
            absent += 1
        if "customPriceTiers" in src:
            value = src["customPriceTiers"]
            self.custom_price_tiers = (
                [models.CustomPriceTier.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "ProductUpdate.customPriceTiers", list)
            )
        else:
            self.custom_price_tiers = UNSET
            absent += 1
        if "priceDefaultTier" in src:
            value = src["priceDefaultTier"]
            self.price_default_tier = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "ProductUpdate.priceDefaultTier")
            )
        else:
            self.price_default_tier = UNSET
            absent += 1
        if "subscriptionSettings" in src:
            value = src["subscriptionSettings"]
            self.subscription_settings = (
                models.SubscriptionSettingsUpdate.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "ProductUpdate.subscriptionSettings", dict)
            )
        else:
            self.subscription_settings = UNSET
            absent += 1
        if "googleProductCategory" in src:
            value = src["googleProductCategory"]
            self.google_product_category = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "ProductUpdate.googleProductCategory")
            )
        else:
            self.google_product_category = UNSET
            absent += 1
        if "productCondition" in src:
            value = src["productCondition"]
            self.product_condition = (
                models.PRODUCT_CONDITION_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "ProductUpdate.productCondition", str)
            )
        else:
            self.product_condition = UNSET
            absent += 1
        if "externalReferenceId" in src:
            value = src["externalReferenceId"]
            self.external_reference_id = (
                value if type(value) is str else none_of(value, "ProductUpdate.externalReferenceId", str)
            )
        else:
            self.external_reference_id = UNSET
            absent += 1
        if "customsHsTariffCode" in src:
            value = src["customsHsTariffCode"]
            self.customs_hs_tariff_code = (
                value if type(value) is str else none_of(value, "ProductUpdate.customsHsTariffCode", str)
            )
        else:
            self.customs_hs_tariff_code = UNSET
            absent += 1
        if "minPurchaseQuantity" in src:
            value = src["minPurchaseQuantity"]
            self.min_purchase_quantity = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "ProductUpdate.minPurchaseQuantity")
            )
        else:
            self.min_purchase_quantity = UNSET
            absent += 1
        if "maxPurchaseQuantity" in src:
            value = src["maxPurchaseQuantity"]
            self.max_purchase_quantity = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "ProductUpdate.maxPurchaseQuantity")
            )
        else:
            self.max_purchase_quantity = UNSET
            absent += 1
        if "reviewsCollectingAllowed" in src:
            value = src["reviewsCollectingAllowed"]
            self.reviews_collecting_allowed = (
                value
                if type(value) is bool
                else none_of(value, "ProductUpdate.reviewsCollectingAllowed", bool)
            )
        else:
            self.reviews_collecting_allowed = UNSET
            absent += 1
        if "batteryIncluded" in src:
            value = src["batteryIncluded"]
            self.battery_included = (
                value if type(value) is bool else none_of(value, "ProductUpdate.batteryIncluded", bool)
            )
        else:
            self.battery_included = UNSET
            absent += 1
        if "compositeComponents" in src:
            value = src["compositeComponents"]
            self.composite_components = (
                [models.CompositeComponent.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "ProductUpdate.compositeComponents", list)
            )
        else:
            self.composite_components = UNSET
            absent += 1
        known = 61 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "ProductUpdate")
        )
        return self

    @classmethod
    def from_changes(cls, before: models.Product, after: models.Product) -> Self:
        """What has to be sent so that `before` becomes `after`.

        Holds the fields that differ and can be changed, lists as a whole. A field that `after` lacks is
        cleared, where that is possible. Every value is absolute: a quantity that differs undoes the sales made
        meanwhile. Change stock by a difference instead, where the contract has an operation for that.

        Raises:
            ValueError: the two have different ids.
        """
        nullable: frozenset[str] = frozenset(
            {
                "description",
                "sku",
                "warningLimit",
                "costPrice",
                "wholesalePrices",
                "compareToPrice",
                "weight",
                "dimensions",
                "shipping",
                "attributes",
                "tax",
                "relatedProducts",
                "media",
                "googleProductCategory",
                "minPurchaseQuantity",
                "maxPurchaseQuantity",
            }
        )
        return update_from(cls, "Product", before, after, _KNOWN, nullable)

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.name is not UNSET:
                data["name"] = self.name
            if self.name_translated is not UNSET:
                data["nameTranslated"] = None if self.name_translated is None else dict(self.name_translated)
            if self.description is not UNSET:
                data["description"] = self.description
            if self.description_translated is not UNSET:
                data["descriptionTranslated"] = (
                    None if self.description_translated is None else dict(self.description_translated)
                )
            if self.sku is not UNSET:
                data["sku"] = self.sku
            if self.is_sample_product is not UNSET:
                data["isSampleProduct"] = self.is_sample_product
            if self.custom_slug is not UNSET:
                data["customSlug"] = self.custom_slug
            if self.enabled is not UNSET:
                data["enabled"] = self.enabled
            if self.quantity is not UNSET:
                data["quantity"] = self.quantity
            if self.location_inventory is not UNSET:
                data["locationInventory"] = (
                    None if self.location_inventory is None else dict(self.location_inventory)
                )
            if self.out_of_stock_visibility_behaviour is not UNSET:
                data["outOfStockVisibilityBehaviour"] = (
                    self.out_of_stock_visibility_behaviour.value
                    if isinstance(
                        self.out_of_stock_visibility_behaviour, models.OutOfStockVisibilityBehaviour
                    )
                    else self.out_of_stock_visibility_behaviour
                )
            if self.unlimited is not UNSET:
                data["unlimited"] = self.unlimited
            if self.warning_limit is not UNSET:
                data["warningLimit"] = self.warning_limit
            if self.category_ids is not UNSET:
                data["categoryIds"] = self.category_ids
            if self.default_category_id is not UNSET:
                data["defaultCategoryId"] = self.default_category_id
            if self.show_on_frontpage is not UNSET:
                data["showOnFrontpage"] = self.show_on_frontpage
            if self.price is not UNSET:
                data["price"] = self.price
            if self.cost_price is not UNSET:
                data["costPrice"] = self.cost_price
            if self.wholesale_prices is not UNSET:
                data["wholesalePrices"] = (
                    None
                    if self.wholesale_prices is None
                    else [item.to_dict() for item in self.wholesale_prices]
                )
            if self.compare_to_price is not UNSET:
                data["compareToPrice"] = self.compare_to_price
            if self.lowest_price is not UNSET:
                data["lowestPrice"] = self.lowest_price
            if self.lowest_price_settings is not UNSET:
                data["lowestPriceSettings"] = (
                    None if self.lowest_price_settings is None else self.lowest_price_settings.to_dict()
                )
            if self.weight is not UNSET:
                data["weight"] = self.weight
            if self.dimensions is not UNSET:
                data["dimensions"] = None if self.dimensions is None else self.dimensions.to_dict()
            if self.volume is not UNSET:
                data["volume"] = self.volume
            if self.shipping_preparation_time is not UNSET:
                data["shippingPreparationTime"] = (
                    None
                    if self.shipping_preparation_time is None
                    else self.shipping_preparation_time.to_dict()
                )
            if self.show_delivery_time_in_storefront is not UNSET:
                data["showDeliveryTimeInStorefront"] = self.show_delivery_time_in_storefront
            if self.shipping is not UNSET:
                data["shipping"] = None if self.shipping is None else self.shipping.to_dict()
            if self.is_shipping_required is not UNSET:
                data["isShippingRequired"] = self.is_shipping_required
            if self.fixed_shipping_rate_only is not UNSET:
                data["fixedShippingRateOnly"] = self.fixed_shipping_rate_only
            if self.fixed_shipping_rate is not UNSET:
                data["fixedShippingRate"] = self.fixed_shipping_rate
            if self.product_class_id is not UNSET:
                data["productClassId"] = self.product_class_id
            if self.attributes is not UNSET:
                data["attributes"] = (
                    None if self.attributes is None else [item.to_dict() for item in self.attributes]
                )
            if self.seo_title is not UNSET:
                data["seoTitle"] = self.seo_title
            if self.seo_title_translated is not UNSET:
                data["seoTitleTranslated"] = (
                    None if self.seo_title_translated is None else dict(self.seo_title_translated)
                )
            if self.seo_description is not UNSET:
                data["seoDescription"] = self.seo_description
            if self.seo_description_translated is not UNSET:
                data["seoDescriptionTranslated"] = (
                    None if self.seo_description_translated is None else dict(self.seo_description_translated)
                )
            if self.options is not UNSET:
                data["options"] = None if self.options is None else [item.to_dict() for item in self.options]
            if self.tax is not UNSET:
                data["tax"] = None if self.tax is None else self.tax.to_dict()
            if self.related_products is not UNSET:
                data["relatedProducts"] = (
                    None if self.related_products is None else self.related_products.to_dict()
                )
            if self.media is not UNSET:
                data["media"] = None if self.media is None else self.media.to_dict()
            if self.combinations is not UNSET:
                data["combinations"] = (
                    None if self.combinations is None else [item.to_dict() for item in self.combinations]
                )
            if self.is_gift_card is not UNSET:
                data["isGiftCard"] = self.is_gift_card
            if self.discounts_allowed is not UNSET:
                data["discountsAllowed"] = self.discounts_allowed
            if self.subtitle is not UNSET:
                data["subtitle"] = self.subtitle
            if self.subtitle_translated is not UNSET:
                data["subtitleTranslated"] = (
                    None if self.subtitle_translated is None else dict(self.subtitle_translated)
                )
            if self.ribbon is not UNSET:
                data["ribbon"] = None if self.ribbon is None else self.ribbon.to_dict()
            if self.ribbon_translated is not UNSET:
                data["ribbonTranslated"] = (
                    None if self.ribbon_translated is None else dict(self.ribbon_translated)
                )
            if self.name_your_price_enabled is not UNSET:
                data["nameYourPriceEnabled"] = self.name_your_price_enabled
            if self.custom_price_tiers is not UNSET:
                data["customPriceTiers"] = (
                    None
                    if self.custom_price_tiers is None
                    else [item.to_dict() for item in self.custom_price_tiers]
                )
            if self.price_default_tier is not UNSET:
                data["priceDefaultTier"] = self.price_default_tier
            if self.subscription_settings is not UNSET:
                data["subscriptionSettings"] = (
                    None if self.subscription_settings is None else self.subscription_settings.to_dict()
                )
            if self.google_product_category is not UNSET:
                data["googleProductCategory"] = self.google_product_category
            if self.product_condition is not UNSET:
                data["productCondition"] = (
                    self.product_condition.value
                    if isinstance(self.product_condition, models.ProductCondition)
                    else self.product_condition
                )
            if self.external_reference_id is not UNSET:
                data["externalReferenceId"] = self.external_reference_id
            if self.customs_hs_tariff_code is not UNSET:
                data["customsHsTariffCode"] = self.customs_hs_tariff_code
            if self.min_purchase_quantity is not UNSET:
                data["minPurchaseQuantity"] = self.min_purchase_quantity
            if self.max_purchase_quantity is not UNSET:
                data["maxPurchaseQuantity"] = self.max_purchase_quantity
            if self.reviews_collecting_allowed is not UNSET:
                data["reviewsCollectingAllowed"] = self.reviews_collecting_allowed
            if self.battery_included is not UNSET:
                data["batteryIncluded"] = self.battery_included
            if self.composite_components is not UNSET:
                data["compositeComponents"] = (
                    None
                    if self.composite_components is None
                    else [item.to_dict() for item in self.composite_components]
                )
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
