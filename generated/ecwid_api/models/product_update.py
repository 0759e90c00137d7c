"""The schema ProductUpdate of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, none_of, refuse, unknown_fields
from ..types import UNSET, Unset
from .attribute_value_update import AttributeValueUpdate
from .dimensions import Dimensions
from .product_option_update import ProductOptionUpdate
from .related_products import RelatedProducts
from .wholesale_price import WholesalePrice

_KNOWN = frozenset(
    {
        "name",
        "sku",
        "quantity",
        "unlimited",
        "price",
        "wholesalePrices",
        "compareToPrice",
        "costPrice",
        "isShippingRequired",
        "weight",
        "dimensions",
        "volume",
        "productClassId",
        "enabled",
        "options",
        "warningLimit",
        "fixedShippingRateOnly",
        "fixedShippingRate",
        "description",
        "categoryIds",
        "defaultCategoryId",
        "attributes",
        "relatedProducts",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ProductUpdate(Model):
    """Fields of a product to change. Missing leaves a field as it is, null clears it. Combinations are not part
    of it, since the service ignores them in the body of a product.

    Source: products-draft-2014 (documented; newer fields carry their own source).
    """

    name: str | Unset = UNSET
    """Title of the product. Characters: at least 1.

    Source: products-draft-2014 (documented; that an empty title is refused is assumed).
    """
    sku: str | None | Unset = UNSET
    """SKU of the base product. Null or an empty text means none."""
    quantity: int | Unset = UNSET
    """Items in stock; combinations without an own SKU share them. Unit: items. Range: -2147483648..2147483647.

    Source: products-draft-2014 (documented; the bounds are those of the vendor's client (observed)).
    """
    unlimited: bool | Unset = UNSET
    """Whether the stock never runs out; true wins over a quantity sent beside it.

    Source: vendor-client (observed; which of the two wins is assumed).
    """
    price: float | Unset = UNSET
    """Base price. Unit: store currency."""
    wholesale_prices: list[WholesalePrice] | None | Unset = UNSET
    """Price tiers, replaced as a whole; no tier may cost more than the price."""
    compare_to_price: float | None | Unset = UNSET
    """Former price, shown struck through. Unit: store currency."""
    cost_price: float | None | Unset = UNSET
    """Purchase price, for reports. Unit: store currency. Range: at least 0.

    Source: reference-2026 (documented).
    """
    is_shipping_required: bool | Unset = UNSET
    """Whether the product has to be shipped.

    Source: reference-2026 (documented).
    """
    weight: float | None | Unset = UNSET
    """Weight. Unit: store weight unit. Range: at least 0.

    Source: products-draft-2014 (documented; the lower bound is assumed).
    """
    dimensions: Dimensions | Unset = UNSET
    """Length, width and height; 0 where not set."""
    volume: float | Unset = UNSET
    """Volume. Unit: store volume unit. Range: at least 0.

    Source: vendor-client (observed; the lower bound is assumed).
    """
    product_class_id: int | Unset = UNSET
    """Id of the product's class; 0 is the general class. Range: at least 0."""
    enabled: bool | Unset = UNSET
    """Whether the product is shown in the storefront."""
    options: list[ProductOptionUpdate] | Unset = UNSET
    """Options of the product, replaced as a whole."""
    warning_limit: int | None | Unset = UNSET
    """Stock at which the merchant is warned by email. Unit: items. Range: -2147483648..2147483647."""
    fixed_shipping_rate_only: bool | Unset = UNSET
    """Whether `fixedShippingRate` is the whole shipping cost."""
    fixed_shipping_rate: float | Unset = UNSET
    """Shipping cost of one item, or a surcharge on the calculated one. Unit: store currency."""
    description: str | None | Unset = UNSET
    """Description in HTML."""
    category_ids: list[int] | Unset = UNSET
    """Ids of the categories that the product is in."""
    default_category_id: int | Unset = UNSET
    """Id of the default category. Range: at least 0."""
    attributes: list[AttributeValueUpdate] | Unset = UNSET
    """Attributes to set, each named by id, alias or name."""
    related_products: RelatedProducts | Unset = UNSET
    """Products shown beside a product."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            get = src.get
            self.name = get("name", UNSET)
            self.sku = get("sku", UNSET)
            self.quantity = get("quantity", UNSET)
            self.unlimited = get("unlimited", UNSET)
            self.price = get("price", UNSET)
            value = get("wholesalePrices", UNSET)
            self.wholesale_prices = (
                [WholesalePrice.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "ProductUpdate.wholesalePrices", "an array")
            )
            self.compare_to_price = get("compareToPrice", UNSET)
            self.cost_price = get("costPrice", UNSET)
            self.is_shipping_required = get("isShippingRequired", UNSET)
            self.weight = get("weight", UNSET)
            value = get("dimensions", UNSET)
            self.dimensions = (
                Dimensions.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "ProductUpdate.dimensions", "an object")
            )
            self.volume = get("volume", UNSET)
            self.product_class_id = get("productClassId", UNSET)
            self.enabled = get("enabled", UNSET)
            value = get("options", UNSET)
            self.options = (
                [ProductOptionUpdate.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "ProductUpdate.options", "an array")
            )
            self.warning_limit = get("warningLimit", UNSET)
            self.fixed_shipping_rate_only = get("fixedShippingRateOnly", UNSET)
            self.fixed_shipping_rate = get("fixedShippingRate", UNSET)
            self.description = get("description", UNSET)
            value = get("categoryIds", UNSET)
            self.category_ids = (
                value if isinstance(value, list) else none_of(value, "ProductUpdate.categoryIds", "an array")
            )
            self.default_category_id = get("defaultCategoryId", UNSET)
            value = get("attributes", UNSET)
            self.attributes = (
                [AttributeValueUpdate.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "ProductUpdate.attributes", "an array")
            )
            value = get("relatedProducts", UNSET)
            self.related_products = (
                RelatedProducts.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "ProductUpdate.relatedProducts", "an object")
            )
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("ProductUpdate", src, fault)
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.name is not UNSET:
            data["name"] = self.name
        if self.sku is not UNSET:
            data["sku"] = self.sku
        if self.quantity is not UNSET:
            data["quantity"] = self.quantity
        if self.unlimited is not UNSET:
            data["unlimited"] = self.unlimited
        if self.price is not UNSET:
            data["price"] = self.price
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
        if self.description is not UNSET:
            data["description"] = self.description
        if self.category_ids is not UNSET:
            data["categoryIds"] = self.category_ids
        if self.default_category_id is not UNSET:
            data["defaultCategoryId"] = self.default_category_id
        if self.attributes is not UNSET:
            data["attributes"] = (
                None if self.attributes is None else [item.to_dict() for item in self.attributes]
            )
        if self.related_products is not UNSET:
            data["relatedProducts"] = (
                None if self.related_products is None else self.related_products.to_dict()
            )
        return data
