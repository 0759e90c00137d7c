"""The schema ProductFiltersParams of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import Model, mapping, missing, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset(
    {
        "filterFields",
        "filterFacetLimit",
        "filterParentCategoryId",
        "categories",
        "includeProductsFromSubcategories",
        "keyword",
        "priceFrom",
        "priceTo",
        "createdFrom",
        "createdTo",
        "updatedFrom",
        "updatedTo",
        "enabled",
        "inventory",
        "onsale",
        "lang",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ProductFiltersParams(Model):
    """The parameters of the count as texts, `true` and numbers too. Parameters such as `option_Color` and
    `attribute_Brand`, with values and commas between, may stand beside them.

    Source: reference-2026 (documented; those that filter come from the vendor's client, which sends them in
    a query (observed)).
    """

    filter_fields: str
    """What to count by, with commas between. Characters: at least 1."""
    filter_facet_limit: str | Unset = field(default=UNSET, kw_only=True)
    """The most values of a group."""
    filter_parent_category_id: str | Unset = field(default=UNSET, kw_only=True)
    """The category whose children are counted by `categories`; `home` is the top."""
    categories: str | Unset = field(default=UNSET, kw_only=True)
    """Ids of categories with commas between, or `home`."""
    include_products_from_subcategories: str | Unset = field(default=UNSET, kw_only=True)
    """Whether products of the categories below count."""
    keyword: str | Unset = field(default=UNSET, kw_only=True)
    """Whole words to look for."""
    price_from: str | Unset = field(default=UNSET, kw_only=True)
    """The lowest base price."""
    price_to: str | Unset = field(default=UNSET, kw_only=True)
    """The highest base price."""
    created_from: str | Unset = field(default=UNSET, kw_only=True)
    """The earliest time of creation, in seconds since 1970-01-01 UTC."""
    created_to: str | Unset = field(default=UNSET, kw_only=True)
    """The latest time of creation, in seconds since 1970-01-01 UTC."""
    updated_from: str | Unset = field(default=UNSET, kw_only=True)
    """The earliest time of the last change, in seconds since 1970-01-01 UTC."""
    updated_to: str | Unset = field(default=UNSET, kw_only=True)
    """The latest time of the last change, in seconds since 1970-01-01 UTC."""
    enabled: str | Unset = field(default=UNSET, kw_only=True)
    """Whether the product is enabled."""
    inventory: str | Unset = field(default=UNSET, kw_only=True)
    """With stock or without."""
    onsale: str | Unset = field(default=UNSET, kw_only=True)
    """On sale or not."""
    lang: str | Unset = field(default=UNSET, kw_only=True)
    """Preferred language of texts."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "ProductFiltersParams")
        self = new(cls)
        try:
            value = src["filterFields"]
            self.filter_fields = (
                value if type(value) is str else none_of(value, "ProductFiltersParams.filterFields", str)
            )
        except KeyError as fault:
            missing("ProductFiltersParams", fault)
        absent = 0
        if "filterFacetLimit" in src:
            value = src["filterFacetLimit"]
            self.filter_facet_limit = (
                value if type(value) is str else none_of(value, "ProductFiltersParams.filterFacetLimit", str)
            )
        else:
            self.filter_facet_limit = UNSET
            absent += 1
        if "filterParentCategoryId" in src:
            value = src["filterParentCategoryId"]
            self.filter_parent_category_id = (
                value
                if type(value) is str
                else none_of(value, "ProductFiltersParams.filterParentCategoryId", str)
            )
        else:
            self.filter_parent_category_id = UNSET
            absent += 1
        if "categories" in src:
            value = src["categories"]
            self.categories = (
                value if type(value) is str else none_of(value, "ProductFiltersParams.categories", str)
            )
        else:
            self.categories = UNSET
            absent += 1
        if "includeProductsFromSubcategories" in src:
            value = src["includeProductsFromSubcategories"]
            self.include_products_from_subcategories = (
                value
                if type(value) is str
                else none_of(value, "ProductFiltersParams.includeProductsFromSubcategories", str)
            )
        else:
            self.include_products_from_subcategories = UNSET
            absent += 1
        if "keyword" in src:
            value = src["keyword"]
            self.keyword = (
                value if type(value) is str else none_of(value, "ProductFiltersParams.keyword", str)
            )
        else:
            self.keyword = UNSET
            absent += 1
        if "priceFrom" in src:
            value = src["priceFrom"]
            self.price_from = (
                value if type(value) is str else none_of(value, "ProductFiltersParams.priceFrom", str)
            )
        else:
            self.price_from = UNSET
            absent += 1
        if "priceTo" in src:
            value = src["priceTo"]
            self.price_to = (
                value if type(value) is str else none_of(value, "ProductFiltersParams.priceTo", str)
            )
        else:
            self.price_to = UNSET
            absent += 1
        if "createdFrom" in src:
            value = src["createdFrom"]
            self.created_from = (
                value if type(value) is str else none_of(value, "ProductFiltersParams.createdFrom", str)
            )
        else:
            self.created_from = UNSET
            absent += 1
        if "createdTo" in src:
            value = src["createdTo"]
            self.created_to = (
                value if type(value) is str else none_of(value, "ProductFiltersParams.createdTo", str)
            )
        else:
            self.created_to = UNSET
            absent += 1
        if "updatedFrom" in src:
            value = src["updatedFrom"]
            self.updated_from = (
                value if type(value) is str else none_of(value, "ProductFiltersParams.updatedFrom", str)
            )
        else:
            self.updated_from = UNSET
            absent += 1
        if "updatedTo" in src:
            value = src["updatedTo"]
            self.updated_to = (
                value if type(value) is str else none_of(value, "ProductFiltersParams.updatedTo", str)
            )
        else:
            self.updated_to = UNSET
            absent += 1
        if "enabled" in src:
            value = src["enabled"]
            self.enabled = (
                value if type(value) is str else none_of(value, "ProductFiltersParams.enabled", str)
            )
        else:
            self.enabled = UNSET
            absent += 1
        if "inventory" in src:
            value = src["inventory"]
            self.inventory = (
                value if type(value) is str else none_of(value, "ProductFiltersParams.inventory", str)
            )
        else:
            self.inventory = UNSET
            absent += 1
        if "onsale" in src:
            value = src["onsale"]
            self.onsale = value if type(value) is str else none_of(value, "ProductFiltersParams.onsale", str)
        else:
            self.onsale = UNSET
            absent += 1
        if "lang" in src:
            value = src["lang"]
            self.lang = value if type(value) is str else none_of(value, "ProductFiltersParams.lang", str)
        else:
            self.lang = UNSET
            absent += 1
        known = 16 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "ProductFiltersParams")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        data["filterFields"] = self.filter_fields
        if self.filter_facet_limit is not UNSET:
            data["filterFacetLimit"] = self.filter_facet_limit
        if self.filter_parent_category_id is not UNSET:
            data["filterParentCategoryId"] = self.filter_parent_category_id
        if self.categories is not UNSET:
            data["categories"] = self.categories
        if self.include_products_from_subcategories is not UNSET:
            data["includeProductsFromSubcategories"] = self.include_products_from_subcategories
        if self.keyword is not UNSET:
            data["keyword"] = self.keyword
        if self.price_from is not UNSET:
            data["priceFrom"] = self.price_from
        if self.price_to is not UNSET:
            data["priceTo"] = self.price_to
        if self.created_from is not UNSET:
            data["createdFrom"] = self.created_from
        if self.created_to is not UNSET:
            data["createdTo"] = self.created_to
        if self.updated_from is not UNSET:
            data["updatedFrom"] = self.updated_from
        if self.updated_to is not UNSET:
            data["updatedTo"] = self.updated_to
        if self.enabled is not UNSET:
            data["enabled"] = self.enabled
        if self.inventory is not UNSET:
            data["inventory"] = self.inventory
        if self.onsale is not UNSET:
            data["onsale"] = self.onsale
        if self.lang is not UNSET:
            data["lang"] = self.lang
        return data
