"""The schema Product of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, none_of, refuse, unknown_fields
from ..types import UNSET, Unset
from .attribute_value import AttributeValue
from .combination import Combination
from .dimensions import Dimensions
from .gallery_image import GalleryImage
from .product_file import ProductFile
from .product_option import ProductOption
from .related_products import RelatedProducts
from .wholesale_price import WholesalePrice

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
    sku: str | Unset = UNSET
    """SKU of the base product; its combinations may have their own."""
    thumbnail_url: str | Unset = UNSET
    """Address of the thumbnail in product lists, by default fitting into 400 x 400 pixels."""
    image_url: str | Unset = UNSET
    """Address of the image fitting into 1500 x 1500 pixels."""
    small_thumbnail_url: str | Unset = UNSET
    """Address of the thumbnail fitting into 160 x 160 pixels."""
    hd_thumbnail_url: str | Unset = UNSET
    """Address of the thumbnail fitting into 800 x 800 pixels.

    Source: reference-2026 (documented).
    """
    original_image_url: str | Unset = UNSET
    """Address of the image as it was uploaded."""
    quantity: int | Unset = UNSET
    """Items in stock, possibly negative; absent when unlimited. Unit: items."""
    unlimited: bool | Unset = UNSET
    """Whether the stock never runs out.

    Source: vendor-client (observed).
    """
    in_stock: bool | Unset = UNSET
    """Whether the product or any of its combinations has stock, or unlimited stock."""
    price: float | Unset = UNSET
    """Base price. Unit: store currency."""
    default_displayed_price: float | Unset = UNSET
    """Price shown in product lists, that of the default combination; read-only. Unit: store currency.

    Source: reference-2026 (documented; products-draft-2014 calls it listPrice).
    """
    default_displayed_price_formatted: str | Unset = UNSET
    """The displayed price in the store's format; read-only.

    Source: reference-2026 (documented).
    """
    wholesale_prices: list[WholesalePrice] | Unset = UNSET
    """Price tiers, ordered by quantity."""
    compare_to_price: float | Unset = UNSET
    """Former price, shown struck through. Unit: store currency."""
    cost_price: float | Unset = UNSET
    """Purchase price, for reports. Unit: store currency.

    Source: reference-2026 (documented).
    """
    is_shipping_required: bool | Unset = UNSET
    """Whether the product has to be shipped.

    Source: reference-2026 (documented; products-draft-2014 calls it tangible).
    """
    weight: float | Unset = UNSET
    """Weight; absent for a product that is not shipped. Unit: store weight unit."""
    dimensions: Dimensions | Unset = UNSET
    """Length, width and height; 0 where not set."""
    volume: float | Unset = UNSET
    """Volume; 0 when not set. Unit: store volume unit.

    Source: vendor-client (observed).
    """
    url: str | Unset = UNSET
    """Address of the product's page in the store."""
    created: str | Unset = UNSET
    """Time of creation, as `yyyy-MM-dd HH:mm:ss Z`. Unit: UTC."""
    create_timestamp: int | Unset = UNSET
    """Time of creation. Unit: seconds since 1970-01-01 UTC.

    Source: reference-2026 (documented).
    """
    updated: str | Unset = UNSET
    """Time of the last change, as `yyyy-MM-dd HH:mm:ss Z`. Unit: UTC.

    Source: reference-2026 (documented; products-draft-2014 calls it lastUpdateTime).
    """
    update_timestamp: int | Unset = UNSET
    """Time of the last change. Unit: seconds since 1970-01-01 UTC.

    Source: reference-2026 (documented).
    """
    product_class_id: int | Unset = UNSET
    """Id of the product's class; 0 is the general class."""
    enabled: bool | Unset = UNSET
    """Whether the product is shown in the storefront."""
    options: list[ProductOption] | Unset = UNSET
    """Options of the product; empty without any."""
    warning_limit: int | Unset = UNSET
    """Stock at which the merchant is warned by email. Unit: items."""
    fixed_shipping_rate_only: bool | Unset = UNSET
    """Whether `fixedShippingRate` is the whole shipping cost."""
    fixed_shipping_rate: float | Unset = UNSET
    """Shipping cost of one item, or a surcharge on the calculated one. Unit: store currency."""
    default_combination_id: int | Unset = UNSET
    """Id of the combination that the default choices of the options make."""
    description: str | Unset = UNSET
    """Description in HTML."""
    gallery_images: list[GalleryImage] | Unset = UNSET
    """Further images."""
    category_ids: list[int] | Unset = UNSET
    """Ids of the categories that the product is in."""
    default_category_id: int | Unset = UNSET
    """Id of the default category."""
    attributes: list[AttributeValue] | Unset = UNSET
    """Attributes and their values."""
    files: list[ProductFile] | Unset = UNSET
    """Downloadable files."""
    related_products: RelatedProducts | Unset = UNSET
    """Products shown beside a product."""
    combinations: list[Combination] | Unset = UNSET
    """The combinations, ordered by id."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            get = src.get
            self.id = src["id"]
            self.name = src["name"]
            self.sku = get("sku", UNSET)
            self.thumbnail_url = get("thumbnailUrl", UNSET)
            self.image_url = get("imageUrl", UNSET)
            self.small_thumbnail_url = get("smallThumbnailUrl", UNSET)
            self.hd_thumbnail_url = get("hdThumbnailUrl", UNSET)
            self.original_image_url = get("originalImageUrl", UNSET)
            self.quantity = get("quantity", UNSET)
            self.unlimited = get("unlimited", UNSET)
            self.in_stock = get("inStock", UNSET)
            self.price = get("price", UNSET)
            self.default_displayed_price = get("defaultDisplayedPrice", UNSET)
            self.default_displayed_price_formatted = get("defaultDisplayedPriceFormatted", UNSET)
            value = get("wholesalePrices", UNSET)
            self.wholesale_prices = (
                [WholesalePrice.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "Product.wholesalePrices", "an array")
            )
            self.compare_to_price = get("compareToPrice", UNSET)
            self.cost_price = get("costPrice", UNSET)
            self.is_shipping_required = get("isShippingRequired", UNSET)
            self.weight = get("weight", UNSET)
            value = get("dimensions", UNSET)
            self.dimensions = (
                Dimensions.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "Product.dimensions", "an object")
            )
            self.volume = get("volume", UNSET)
            self.url = get("url", UNSET)
            self.created = get("created", UNSET)
            self.create_timestamp = get("createTimestamp", UNSET)
            self.updated = get("updated", UNSET)
            self.update_timestamp = get("updateTimestamp", UNSET)
            self.product_class_id = get("productClassId", UNSET)
            self.enabled = get("enabled", UNSET)
            value = get("options", UNSET)
            self.options = (
                [ProductOption.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "Product.options", "an array")
            )
            self.warning_limit = get("warningLimit", UNSET)
            self.fixed_shipping_rate_only = get("fixedShippingRateOnly", UNSET)
            self.fixed_shipping_rate = get("fixedShippingRate", UNSET)
            self.default_combination_id = get("defaultCombinationId", UNSET)
            self.description = get("description", UNSET)
            value = get("galleryImages", UNSET)
            self.gallery_images = (
                [GalleryImage.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "Product.galleryImages", "an array")
            )
            value = get("categoryIds", UNSET)
            self.category_ids = (
                value if isinstance(value, list) else none_of(value, "Product.categoryIds", "an array")
            )
            self.default_category_id = get("defaultCategoryId", UNSET)
            value = get("attributes", UNSET)
            self.attributes = (
                [AttributeValue.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "Product.attributes", "an array")
            )
            value = get("files", UNSET)
            self.files = (
                [ProductFile.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "Product.files", "an array")
            )
            value = get("relatedProducts", UNSET)
            self.related_products = (
                RelatedProducts.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "Product.relatedProducts", "an object")
            )
            value = get("combinations", UNSET)
            self.combinations = (
                [Combination.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "Product.combinations", "an array")
            )
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("Product", src, fault)
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
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
                None if self.wholesale_prices is None else [item.to_dict() for item in self.wholesale_prices]
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
        return data
