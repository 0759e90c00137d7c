"""The schema ProductCreate of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import SMALL, Model, integer, mapping, misfit, missing, new, none_of, number, unknown_fields
from ..types import UNSET, Unset

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
class ProductCreate(Model):
    """A new product.

    Source: products-draft-2014 (documented; only the name is required by the live service (observed)).
    """

    name: str
    """Title of the product. Characters: at least 1.

    Source: products-draft-2014 (documented; that an empty title is refused is assumed).
    """
    sku: str | None | Unset = field(default=UNSET, kw_only=True)
    """SKU of the base product. Null or an empty text means none."""
    quantity: int | Unset = field(default=UNSET, kw_only=True)
    """Items in stock; combinations without an own SKU share them. Unit: items. Range: -2147483648..2147483647.

    Source: products-draft-2014 (documented; the bounds are those of the vendor's client (observed)).
    """
    unlimited: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the stock never runs out; true wins over a quantity sent beside it.

    Source: vendor-client (observed; which of the two wins is assumed).
    """
    price: float | Decimal | Unset = field(default=UNSET, kw_only=True)
    """Base price. Unit: store currency."""
    wholesale_prices: list[models.WholesalePrice] | None | Unset = field(default=UNSET, kw_only=True)
    """Price tiers, replaced as a whole; no tier may cost more than the price."""
    compare_to_price: float | Decimal | None | Unset = field(default=UNSET, kw_only=True)
    """Former price, shown struck through. Unit: store currency."""
    cost_price: float | Decimal | None | Unset = field(default=UNSET, kw_only=True)
    """Purchase price, for reports. Unit: store currency. Range: at least 0.

    Source: reference-2026 (documented).
    """
    is_shipping_required: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the product has to be shipped.

    Source: reference-2026 (documented).
    """
    weight: float | Decimal | None | Unset = field(default=UNSET, kw_only=True)
    """Weight. Unit: store weight unit. Range: at least 0.

    Source: products-draft-2014 (documented; the lower bound is assumed).
    """
    dimensions: models.Dimensions | Unset = field(default=UNSET, kw_only=True)
    """Length, width and height; 0 where not set."""
    volume: float | Decimal | Unset = field(default=UNSET, kw_only=True)
    """Volume. Unit: store volume unit. Range: at least 0.

    Source: vendor-client (observed; the lower bound is assumed).
    """
    product_class_id: int | Unset = field(default=UNSET, kw_only=True)
    """Id of the product's class; 0 is the general class. Range: at least 0."""
    enabled: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the product is shown in the storefront."""
    options: list[models.ProductOptionUpdate] | Unset = field(default=UNSET, kw_only=True)
    """Options of the product, replaced as a whole."""
    warning_limit: int | None | Unset = field(default=UNSET, kw_only=True)
    """Stock at which the merchant is warned by email. Unit: items. Range: -2147483648..2147483647."""
    fixed_shipping_rate_only: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether `fixedShippingRate` is the whole shipping cost."""
    fixed_shipping_rate: float | Decimal | Unset = field(default=UNSET, kw_only=True)
    """Shipping cost of one item, or a surcharge on the calculated one. Unit: store currency."""
    description: str | None | Unset = field(default=UNSET, kw_only=True)
    """Description in HTML."""
    category_ids: list[int] | Unset = field(default=UNSET, kw_only=True)
    """Ids of the categories that the product is in."""
    default_category_id: int | Unset = field(default=UNSET, kw_only=True)
    """Id of the default category. Range: at least 0."""
    attributes: list[models.AttributeValueUpdate] | Unset = field(default=UNSET, kw_only=True)
    """Attributes to set, each named by id, alias or name."""
    related_products: models.RelatedProducts | Unset = field(default=UNSET, kw_only=True)
    """Products shown beside a product."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "ProductCreate")
        self = new(cls)
        try:
            value = src["name"]
            self.name = value if type(value) is str else none_of(value, "ProductCreate.name", str)
        except KeyError as fault:
            missing("ProductCreate", fault)
        absent = 0
        if "sku" in src:
            value = src["sku"]
            self.sku = value if type(value) is str else none_of(value, "ProductCreate.sku", str)
        else:
            self.sku = UNSET
            absent += 1
        if "quantity" in src:
            value = src["quantity"]
            self.quantity = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "ProductCreate.quantity")
            )
        else:
            self.quantity = UNSET
            absent += 1
        if "unlimited" in src:
            value = src["unlimited"]
            self.unlimited = value if type(value) is bool else none_of(value, "ProductCreate.unlimited", bool)
        else:
            self.unlimited = UNSET
            absent += 1
        if "price" in src:
            value = src["price"]
            self.price = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "ProductCreate.price")
            )
        else:
            self.price = UNSET
            absent += 1
        if "wholesalePrices" in src:
            value = src["wholesalePrices"]
            self.wholesale_prices = (
                [models.WholesalePrice.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "ProductCreate.wholesalePrices", list)
            )
        else:
            self.wholesale_prices = UNSET
            absent += 1
        if "compareToPrice" in src:
            value = src["compareToPrice"]
            self.compare_to_price = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "ProductCreate.compareToPrice")
            )
        else:
            self.compare_to_price = UNSET
            absent += 1
        if "costPrice" in src:
            value = src["costPrice"]
            self.cost_price = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "ProductCreate.costPrice")
            )
        else:
            self.cost_price = UNSET
            absent += 1
        if "isShippingRequired" in src:
            value = src["isShippingRequired"]
            self.is_shipping_required = (
                value if type(value) is bool else none_of(value, "ProductCreate.isShippingRequired", bool)
            )
        else:
            self.is_shipping_required = UNSET
            absent += 1
        if "weight" in src:
            value = src["weight"]
            self.weight = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "ProductCreate.weight")
            )
        else:
            self.weight = UNSET
            absent += 1
        if "dimensions" in src:
            value = src["dimensions"]
            self.dimensions = (
                models.Dimensions.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "ProductCreate.dimensions", dict)
            )
        else:
            self.dimensions = UNSET
            absent += 1
        if "volume" in src:
            value = src["volume"]
            self.volume = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "ProductCreate.volume")
            )
        else:
            self.volume = UNSET
            absent += 1
        if "productClassId" in src:
            value = src["productClassId"]
            self.product_class_id = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "ProductCreate.productClassId")
            )
        else:
            self.product_class_id = UNSET
            absent += 1
        if "enabled" in src:
            value = src["enabled"]
            self.enabled = value if type(value) is bool else none_of(value, "ProductCreate.enabled", bool)
        else:
            self.enabled = UNSET
            absent += 1
        if "options" in src:
            value = src["options"]
            self.options = (
                [models.ProductOptionUpdate.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "ProductCreate.options", list)
            )
        else:
            self.options = UNSET
            absent += 1
        if "warningLimit" in src:
            value = src["warningLimit"]
            self.warning_limit = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "ProductCreate.warningLimit")
            )
        else:
            self.warning_limit = UNSET
            absent += 1
        if "fixedShippingRateOnly" in src:
            value = src["fixedShippingRateOnly"]
            self.fixed_shipping_rate_only = (
                value if type(value) is bool else none_of(value, "ProductCreate.fixedShippingRateOnly", bool)
            )
        else:
            self.fixed_shipping_rate_only = UNSET
            absent += 1
        if "fixedShippingRate" in src:
            value = src["fixedShippingRate"]
            self.fixed_shipping_rate = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "ProductCreate.fixedShippingRate")
            )
        else:
            self.fixed_shipping_rate = UNSET
            absent += 1
        if "description" in src:
            value = src["description"]
            self.description = (
                value if type(value) is str else none_of(value, "ProductCreate.description", str)
            )
        else:
            self.description = UNSET
            absent += 1
        if "categoryIds" in src:
            value = src["categoryIds"]
            self.category_ids = (
                [
                    item
                    if type(item) is int and 0 <= item <= SMALL
                    else integer(item, "ProductCreate.categoryIds")
                    for item in value
                ]
                if isinstance(value, list)
                else none_of(value, "ProductCreate.categoryIds", list)
            )
        else:
            self.category_ids = UNSET
            absent += 1
        if "defaultCategoryId" in src:
            value = src["defaultCategoryId"]
            self.default_category_id = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "ProductCreate.defaultCategoryId")
            )
        else:
            self.default_category_id = UNSET
            absent += 1
        if "attributes" in src:
            value = src["attributes"]
            self.attributes = (
                [models.AttributeValueUpdate.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "ProductCreate.attributes", list)
            )
        else:
            self.attributes = UNSET
            absent += 1
        if "relatedProducts" in src:
            value = src["relatedProducts"]
            self.related_products = (
                models.RelatedProducts.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "ProductCreate.relatedProducts", dict)
            )
        else:
            self.related_products = UNSET
            absent += 1
        known = 23 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "ProductCreate")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
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
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
