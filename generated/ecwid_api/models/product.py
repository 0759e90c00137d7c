"""The schema Product of the contract."""

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
        "name",
        "sku",
        "thumbnailUrl",
        "imageUrl",
        "smallThumbnailUrl",
        "hdThumbnailUrl",
        "originalImageUrl",
        "quantity",
        "unlimited",
        "inStock",
        "price",
        "defaultDisplayedPrice",
        "defaultDisplayedPriceFormatted",
        "wholesalePrices",
        "compareToPrice",
        "costPrice",
        "isShippingRequired",
        "weight",
        "dimensions",
        "volume",
        "url",
        "created",
        "createTimestamp",
        "updated",
        "updateTimestamp",
        "productClassId",
        "enabled",
        "options",
        "warningLimit",
        "fixedShippingRateOnly",
        "fixedShippingRate",
        "defaultCombinationId",
        "description",
        "galleryImages",
        "categoryIds",
        "defaultCategoryId",
        "attributes",
        "files",
        "relatedProducts",
        "combinations",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class Product(Model):
    """A product. Inherited and empty fields are absent.

    Source: products-draft-2014 (documented; newer fields carry their own source).
    """

    id: int
    """Id of the product. Range: at least 1."""
    name: str
    """Title of the product."""
    sku: str | Unset = field(default=UNSET, kw_only=True)
    """SKU of the base product; its combinations may have their own."""
    thumbnail_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the thumbnail in product lists, by default fitting into 400 x 400 pixels."""
    image_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the image fitting into 1500 x 1500 pixels."""
    small_thumbnail_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the thumbnail fitting into 160 x 160 pixels."""
    hd_thumbnail_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the thumbnail fitting into 800 x 800 pixels.

    Source: reference-2026 (documented).
    """
    original_image_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the image as it was uploaded."""
    quantity: int | Unset = field(default=UNSET, kw_only=True)
    """Items in stock, possibly negative; absent when unlimited. Unit: items."""
    unlimited: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the stock never runs out.

    Source: vendor-client (observed).
    """
    in_stock: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the product or any of its combinations has stock, or unlimited stock."""
    price: float | Unset = field(default=UNSET, kw_only=True)
    """Base price. Unit: store currency."""
    default_displayed_price: float | Unset = field(default=UNSET, kw_only=True)
    """Price shown in product lists, that of the default combination; read-only. Unit: store currency.

    Source: reference-2026 (documented; products-draft-2014 calls it listPrice).
    """
    default_displayed_price_formatted: str | Unset = field(default=UNSET, kw_only=True)
    """The displayed price in the store's format; read-only.

    Source: reference-2026 (documented).
    """
    wholesale_prices: list[models.WholesalePrice] | Unset = field(default=UNSET, kw_only=True)
    """Price tiers, ordered by quantity."""
    compare_to_price: float | Unset = field(default=UNSET, kw_only=True)
    """Former price, shown struck through. Unit: store currency."""
    cost_price: float | Unset = field(default=UNSET, kw_only=True)
    """Purchase price, for reports. Unit: store currency.

    Source: reference-2026 (documented).
    """
    is_shipping_required: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the product has to be shipped.

    Source: reference-2026 (documented; products-draft-2014 calls it tangible).
    """
    weight: float | Unset = field(default=UNSET, kw_only=True)
    """Weight; absent for a product that is not shipped. Unit: store weight unit."""
    dimensions: models.Dimensions | Unset = field(default=UNSET, kw_only=True)
    """Length, width and height; 0 where not set."""
    volume: float | Unset = field(default=UNSET, kw_only=True)
    """Volume; 0 when not set. Unit: store volume unit.

    Source: vendor-client (observed).
    """
    url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the product's page in the store."""
    created: str | Unset = field(default=UNSET, kw_only=True)
    """Time of creation, as `yyyy-MM-dd HH:mm:ss Z`. Unit: UTC."""
    create_timestamp: int | Unset = field(default=UNSET, kw_only=True)
    """Time of creation. Unit: seconds since 1970-01-01 UTC.

    Source: reference-2026 (documented).
    """
    updated: str | Unset = field(default=UNSET, kw_only=True)
    """Time of the last change, as `yyyy-MM-dd HH:mm:ss Z`. Unit: UTC.

    Source: reference-2026 (documented; products-draft-2014 calls it lastUpdateTime).
    """
    update_timestamp: int | Unset = field(default=UNSET, kw_only=True)
    """Time of the last change. Unit: seconds since 1970-01-01 UTC.

    Source: reference-2026 (documented).
    """
    product_class_id: int | Unset = field(default=UNSET, kw_only=True)
    """Id of the product's class; 0 is the general class."""
    enabled: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the product is shown in the storefront."""
    options: list[models.ProductOption] | Unset = field(default=UNSET, kw_only=True)
    """Options of the product; empty without any."""
    warning_limit: int | Unset = field(default=UNSET, kw_only=True)
    """Stock at which the merchant is warned by email. Unit: items."""
    fixed_shipping_rate_only: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether `fixedShippingRate` is the whole shipping cost."""
    fixed_shipping_rate: float | Unset = field(default=UNSET, kw_only=True)
    """Shipping cost of one item, or a surcharge on the calculated one. Unit: store currency."""
    default_combination_id: int | Unset = field(default=UNSET, kw_only=True)
    """Id of the combination that the default choices of the options make."""
    description: str | Unset = field(default=UNSET, kw_only=True)
    """Description in HTML."""
    gallery_images: list[models.GalleryImage] | Unset = field(default=UNSET, kw_only=True)
    """Further images."""
    category_ids: list[int] | Unset = field(default=UNSET, kw_only=True)
    """Ids of the categories that the product is in."""
    default_category_id: int | Unset = field(default=UNSET, kw_only=True)
    """Id of the default category."""
    attributes: list[models.AttributeValue] | Unset = field(default=UNSET, kw_only=True)
    """Attributes and their values."""
    files: list[models.ProductFile] | Unset = field(default=UNSET, kw_only=True)
    """Downloadable files."""
    related_products: models.RelatedProducts | Unset = field(default=UNSET, kw_only=True)
    """Products shown beside a product."""
    combinations: list[models.Combination] | Unset = field(default=UNSET, kw_only=True)
    """The combinations, ordered by id."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "Product")
        self = new(cls)
        try:
            value = src["id"]
            self.id = value if type(value) is int and 0 <= value <= SMALL else integer(value, "Product.id")
            value = src["name"]
            self.name = value if type(value) is str else none_of(value, "Product.name", str)
        except KeyError as fault:
            missing("Product", fault)
        absent = 0
        if "sku" in src:
            value = src["sku"]
            self.sku = value if type(value) is str else none_of(value, "Product.sku", str)
        else:
            self.sku = UNSET
            absent += 1
        if "thumbnailUrl" in src:
            value = src["thumbnailUrl"]
            self.thumbnail_url = value if type(value) is str else none_of(value, "Product.thumbnailUrl", str)
        else:
            self.thumbnail_url = UNSET
            absent += 1
        if "imageUrl" in src:
            value = src["imageUrl"]
            self.image_url = value if type(value) is str else none_of(value, "Product.imageUrl", str)
        else:
            self.image_url = UNSET
            absent += 1
        if "smallThumbnailUrl" in src:
            value = src["smallThumbnailUrl"]
            self.small_thumbnail_url = (
                value if type(value) is str else none_of(value, "Product.smallThumbnailUrl", str)
            )
        else:
            self.small_thumbnail_url = UNSET
            absent += 1
        if "hdThumbnailUrl" in src:
            value = src["hdThumbnailUrl"]
            self.hd_thumbnail_url = (
                value if type(value) is str else none_of(value, "Product.hdThumbnailUrl", str)
            )
        else:
            self.hd_thumbnail_url = UNSET
            absent += 1
        if "originalImageUrl" in src:
            value = src["originalImageUrl"]
            self.original_image_url = (
                value if type(value) is str else none_of(value, "Product.originalImageUrl", str)
            )
        else:
            self.original_image_url = UNSET
            absent += 1
        if "quantity" in src:
            value = src["quantity"]
            self.quantity = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "Product.quantity")
            )
        else:
            self.quantity = UNSET
            absent += 1
        if "unlimited" in src:
            value = src["unlimited"]
            self.unlimited = value if type(value) is bool else none_of(value, "Product.unlimited", bool)
        else:
            self.unlimited = UNSET
            absent += 1
        if "inStock" in src:
            value = src["inStock"]
            self.in_stock = value if type(value) is bool else none_of(value, "Product.inStock", bool)
        else:
            self.in_stock = UNSET
            absent += 1
        if "price" in src:
            value = src["price"]
            self.price = (
                value if type(value) is float and value - value == 0.0 else number(value, "Product.price")
            )
        else:
            self.price = UNSET
            absent += 1
        if "defaultDisplayedPrice" in src:
            value = src["defaultDisplayedPrice"]
            self.default_displayed_price = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "Product.defaultDisplayedPrice")
            )
        else:
            self.default_displayed_price = UNSET
            absent += 1
        if "defaultDisplayedPriceFormatted" in src:
            value = src["defaultDisplayedPriceFormatted"]
            self.default_displayed_price_formatted = (
                value if type(value) is str else none_of(value, "Product.defaultDisplayedPriceFormatted", str)
            )
        else:
            self.default_displayed_price_formatted = UNSET
            absent += 1
        if "wholesalePrices" in src:
            value = src["wholesalePrices"]
            self.wholesale_prices = (
                [models.WholesalePrice.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "Product.wholesalePrices", list)
            )
        else:
            self.wholesale_prices = UNSET
            absent += 1
        if "compareToPrice" in src:
            value = src["compareToPrice"]
            self.compare_to_price = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "Product.compareToPrice")
            )
        else:
            self.compare_to_price = UNSET
            absent += 1
        if "costPrice" in src:
            value = src["costPrice"]
            self.cost_price = (
                value if type(value) is float and value - value == 0.0 else number(value, "Product.costPrice")
            )
        else:
            self.cost_price = UNSET
            absent += 1
        if "isShippingRequired" in src:
            value = src["isShippingRequired"]
            self.is_shipping_required = (
                value if type(value) is bool else none_of(value, "Product.isShippingRequired", bool)
            )
        else:
            self.is_shipping_required = UNSET
            absent += 1
        if "weight" in src:
            value = src["weight"]
            self.weight = (
                value if type(value) is float and value - value == 0.0 else number(value, "Product.weight")
            )
        else:
            self.weight = UNSET
            absent += 1
        if "dimensions" in src:
            value = src["dimensions"]
            self.dimensions = (
                models.Dimensions.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "Product.dimensions", dict)
            )
        else:
            self.dimensions = UNSET
            absent += 1
        if "volume" in src:
            value = src["volume"]
            self.volume = (
                value if type(value) is float and value - value == 0.0 else number(value, "Product.volume")
            )
        else:
            self.volume = UNSET
            absent += 1
        if "url" in src:
            value = src["url"]
            self.url = value if type(value) is str else none_of(value, "Product.url", str)
        else:
            self.url = UNSET
            absent += 1
        if "created" in src:
            value = src["created"]
            self.created = value if type(value) is str else none_of(value, "Product.created", str)
        else:
            self.created = UNSET
            absent += 1
        if "createTimestamp" in src:
            value = src["createTimestamp"]
            self.create_timestamp = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "Product.createTimestamp")
            )
        else:
            self.create_timestamp = UNSET
            absent += 1
        if "updated" in src:
            value = src["updated"]
            self.updated = value if type(value) is str else none_of(value, "Product.updated", str)
        else:
            self.updated = UNSET
            absent += 1
        if "updateTimestamp" in src:
            value = src["updateTimestamp"]
            self.update_timestamp = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "Product.updateTimestamp")
            )
        else:
            self.update_timestamp = UNSET
            absent += 1
        if "productClassId" in src:
            value = src["productClassId"]
            self.product_class_id = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "Product.productClassId")
            )
        else:
            self.product_class_id = UNSET
            absent += 1
        if "enabled" in src:
            value = src["enabled"]
            self.enabled = value if type(value) is bool else none_of(value, "Product.enabled", bool)
        else:
            self.enabled = UNSET
            absent += 1
        if "options" in src:
            value = src["options"]
            self.options = (
                [models.ProductOption.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "Product.options", list)
            )
        else:
            self.options = UNSET
            absent += 1
        if "warningLimit" in src:
            value = src["warningLimit"]
            self.warning_limit = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "Product.warningLimit")
            )
        else:
            self.warning_limit = UNSET
            absent += 1
        if "fixedShippingRateOnly" in src:
            value = src["fixedShippingRateOnly"]
            self.fixed_shipping_rate_only = (
                value if type(value) is bool else none_of(value, "Product.fixedShippingRateOnly", bool)
            )
        else:
            self.fixed_shipping_rate_only = UNSET
            absent += 1
        if "fixedShippingRate" in src:
            value = src["fixedShippingRate"]
            self.fixed_shipping_rate = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "Product.fixedShippingRate")
            )
        else:
            self.fixed_shipping_rate = UNSET
            absent += 1
        if "defaultCombinationId" in src:
            value = src["defaultCombinationId"]
            self.default_combination_id = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "Product.defaultCombinationId")
            )
        else:
            self.default_combination_id = UNSET
            absent += 1
        if "description" in src:
            value = src["description"]
            self.description = value if type(value) is str else none_of(value, "Product.description", str)
        else:
            self.description = UNSET
            absent += 1
        if "galleryImages" in src:
            value = src["galleryImages"]
            self.gallery_images = (
                [models.GalleryImage.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "Product.galleryImages", list)
            )
        else:
            self.gallery_images = UNSET
            absent += 1
        if "categoryIds" in src:
            value = src["categoryIds"]
            self.category_ids = (
                [
                    item if type(item) is int and 0 <= item <= SMALL else integer(item, "Product.categoryIds")
                    for item in value
                ]
                if isinstance(value, list)
                else none_of(value, "Product.categoryIds", list)
            )
        else:
            self.category_ids = UNSET
            absent += 1
        if "defaultCategoryId" in src:
            value = src["defaultCategoryId"]
            self.default_category_id = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "Product.defaultCategoryId")
            )
        else:
            self.default_category_id = UNSET
            absent += 1
        if "attributes" in src:
            value = src["attributes"]
            self.attributes = (
                [models.AttributeValue.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "Product.attributes", list)
            )
        else:
            self.attributes = UNSET
            absent += 1
        if "files" in src:
            value = src["files"]
            self.files = (
                [models.ProductFile.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "Product.files", list)
            )
        else:
            self.files = UNSET
            absent += 1
        if "relatedProducts" in src:
            value = src["relatedProducts"]
            self.related_products = (
                models.RelatedProducts.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "Product.relatedProducts", dict)
            )
        else:
            self.related_products = UNSET
            absent += 1
        if "combinations" in src:
            value = src["combinations"]
            self.combinations = (
                [models.Combination.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "Product.combinations", list)
            )
        else:
            self.combinations = UNSET
            absent += 1
        known = 41 - absent
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "Product")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            data["id"] = self.id
            data["name"] = self.name
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
            if self.quantity is not UNSET:
                data["quantity"] = self.quantity
            if self.unlimited is not UNSET:
                data["unlimited"] = self.unlimited
            if self.in_stock is not UNSET:
                data["inStock"] = self.in_stock
            if self.price is not UNSET:
                data["price"] = self.price
            if self.default_displayed_price is not UNSET:
                data["defaultDisplayedPrice"] = self.default_displayed_price
            if self.default_displayed_price_formatted is not UNSET:
                data["defaultDisplayedPriceFormatted"] = self.default_displayed_price_formatted
            if self.wholesale_prices is not UNSET:
                data["wholesalePrices"] = (
                    None
                    if self.wholesale_prices is None
                    else [item.to_dict() for item in self.wholesale_prices]
                )
            if self.compare_to_price is not UNSET:
                data["compareToPrice"] = self.compare_to_price
            if self.cost_price is not UNSET:
                data["costPrice"] = self.cost_price
            if self.is_shipping_required is not UNSET:
                data["isShippingRequired"] = self.is_shipping_required
            if self.weight is not UNSET:
                data["weight"] = self.weight
            if self.dimensions is not UNSET:
                data["dimensions"] = None if self.dimensions is None else self.dimensions.to_dict()
            if self.volume is not UNSET:
                data["volume"] = self.volume
            if self.url is not UNSET:
                data["url"] = self.url
            if self.created is not UNSET:
                data["created"] = self.created
            if self.create_timestamp is not UNSET:
                data["createTimestamp"] = self.create_timestamp
            if self.updated is not UNSET:
                data["updated"] = self.updated
            if self.update_timestamp is not UNSET:
                data["updateTimestamp"] = self.update_timestamp
            if self.product_class_id is not UNSET:
                data["productClassId"] = self.product_class_id
            if self.enabled is not UNSET:
                data["enabled"] = self.enabled
            if self.options is not UNSET:
                data["options"] = None if self.options is None else [item.to_dict() for item in self.options]
            if self.warning_limit is not UNSET:
                data["warningLimit"] = self.warning_limit
            if self.fixed_shipping_rate_only is not UNSET:
                data["fixedShippingRateOnly"] = self.fixed_shipping_rate_only
            if self.fixed_shipping_rate is not UNSET:
                data["fixedShippingRate"] = self.fixed_shipping_rate
            if self.default_combination_id is not UNSET:
                data["defaultCombinationId"] = self.default_combination_id
            if self.description is not UNSET:
                data["description"] = self.description
            if self.gallery_images is not UNSET:
                data["galleryImages"] = (
                    None if self.gallery_images is None else [item.to_dict() for item in self.gallery_images]
                )
            if self.category_ids is not UNSET:
                data["categoryIds"] = self.category_ids
            if self.default_category_id is not UNSET:
                data["defaultCategoryId"] = self.default_category_id
            if self.attributes is not UNSET:
                data["attributes"] = (
                    None if self.attributes is None else [item.to_dict() for item in self.attributes]
                )
            if self.files is not UNSET:
                data["files"] = None if self.files is None else [item.to_dict() for item in self.files]
            if self.related_products is not UNSET:
                data["relatedProducts"] = (
                    None if self.related_products is None else self.related_products.to_dict()
                )
            if self.combinations is not UNSET:
                data["combinations"] = (
                    None if self.combinations is None else [item.to_dict() for item in self.combinations]
                )
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
