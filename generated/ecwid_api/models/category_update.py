"""The schema CategoryUpdate of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import SMALL, Model, integer, mapping, misfit, new, none_of, unknown_fields, update_from
from ..types import UNSET, Unset

_KNOWN = frozenset(
    {
        "name",
        "nameTranslated",
        "parentId",
        "orderBy",
        "isSampleCategory",
        "description",
        "descriptionTranslated",
        "enabled",
        "productIds",
        "alt",
        "customSlug",
        "seoTitle",
        "seoTitleTranslated",
        "seoDescription",
        "seoDescriptionTranslated",
        "externalReferenceId",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class CategoryUpdate(Model):
    """Fields of a category to change. Missing leaves a field as it is.

    Source: reference-2026 (documented; whether null clears a field is not known, so no field takes it; `alt`
    and `seoDescriptionTranslated` stand in vendor-client only).
    """

    name: str | Unset = field(default=UNSET, kw_only=True)
    """Name of the category. Characters: at least 1.

    Source: reference-2026 (documented; that an empty name is refused is assumed).
    """
    name_translated: models.Translations | dict[str, str] | Unset = field(default=UNSET, kw_only=True)
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    parent_id: int | Unset = field(default=UNSET, kw_only=True)
    """Id of the category above it; 0 makes it a root category. Range: at least 0."""
    order_by: int | Unset = field(default=UNSET, kw_only=True)
    """Place among its siblings, in steps of 10; the service may number them anew. Range:
    -2147483648..2147483647.

    Source: reference-2026 (documented; the bounds are assumed).
    """
    is_sample_category: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether it is a sample.

    Source: vendor-client (observed).
    """
    description: str | Unset = field(default=UNSET, kw_only=True)
    """Description in HTML."""
    description_translated: models.Translations | dict[str, str] | Unset = field(default=UNSET, kw_only=True)
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    enabled: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the category is shown in the storefront; true when left out on creation.

    Source: vendor-client (observed).
    """
    product_ids: list[int] | Unset = field(default=UNSET, kw_only=True)
    """Ids of its products, replaced as a whole."""
    alt: models.ImageAlt | Unset = field(default=UNSET, kw_only=True)
    """Alternative text of an image."""
    custom_slug: str | Unset = field(default=UNSET, kw_only=True)
    """The merchant's own last part of the page's address."""
    seo_title: str | Unset = field(default=UNSET, kw_only=True)
    """Title of the page for search engines."""
    seo_title_translated: models.Translations | dict[str, str] | Unset = field(default=UNSET, kw_only=True)
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    seo_description: str | Unset = field(default=UNSET, kw_only=True)
    """Description of the page for search engines."""
    seo_description_translated: models.Translations | dict[str, str] | Unset = field(
        default=UNSET, kw_only=True
    )
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    external_reference_id: str | Unset = field(default=UNSET, kw_only=True)
    """Id in a connected system, unique in the store."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "CategoryUpdate")
        self = new(cls)
        absent = 0
        if "name" in src:
            value = src["name"]
            self.name = value if type(value) is str else none_of(value, "CategoryUpdate.name", str)
        else:
            self.name = UNSET
            absent += 1
        if "nameTranslated" in src:
            value = src["nameTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "CategoryUpdate.nameTranslated", str)
                self.name_translated = models.Translations(value)
            else:
                self.name_translated = none_of(value, "CategoryUpdate.nameTranslated", dict)
        else:
            self.name_translated = UNSET
            absent += 1
        if "parentId" in src:
            value = src["parentId"]
            self.parent_id = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "CategoryUpdate.parentId")
            )
        else:
            self.parent_id = UNSET
            absent += 1
        if "orderBy" in src:
            value = src["orderBy"]
            self.order_by = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "CategoryUpdate.orderBy")
            )
        else:
            self.order_by = UNSET
            absent += 1
        if "isSampleCategory" in src:
            value = src["isSampleCategory"]
            self.is_sample_category = (
                value if type(value) is bool else none_of(value, "CategoryUpdate.isSampleCategory", bool)
            )
        else:
            self.is_sample_category = UNSET
            absent += 1
        if "description" in src:
            value = src["description"]
            self.description = (
                value if type(value) is str else none_of(value, "CategoryUpdate.description", str)
            )
        else:
            self.description = UNSET
            absent += 1
        if "descriptionTranslated" in src:
            value = src["descriptionTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "CategoryUpdate.descriptionTranslated", str)
                self.description_translated = models.Translations(value)
            else:
                self.description_translated = none_of(value, "CategoryUpdate.descriptionTranslated", dict)
        else:
            self.description_translated = UNSET
            absent += 1
        if "enabled" in src:
            value = src["enabled"]
            self.enabled = value if type(value) is bool else none_of(value, "CategoryUpdate.enabled", bool)
        else:
            self.enabled = UNSET
            absent += 1
        if "productIds" in src:
            value = src["productIds"]
            self.product_ids = (
                [
                    item
                    if type(item) is int and 0 <= item <= SMALL
                    else integer(item, "CategoryUpdate.productIds")
                    for item in value
                ]
                if isinstance(value, list)
                else none_of(value, "CategoryUpdate.productIds", list)
            )
        else:
            self.product_ids = UNSET
            absent += 1
        if "alt" in src:
            value = src["alt"]
            self.alt = (
                models.ImageAlt.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "CategoryUpdate.alt", dict)
            )
        else:
            self.alt = UNSET
            absent += 1
        if "customSlug" in src:
            value = src["customSlug"]
            self.custom_slug = (
                value if type(value) is str else none_of(value, "CategoryUpdate.customSlug", str)
            )
        else:
            self.custom_slug = UNSET
            absent += 1
        if "seoTitle" in src:
            value = src["seoTitle"]
            self.seo_title = value if type(value) is str else none_of(value, "CategoryUpdate.seoTitle", str)
        else:
            self.seo_title = UNSET
            absent += 1
        if "seoTitleTranslated" in src:
            value = src["seoTitleTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "CategoryUpdate.seoTitleTranslated", str)
                self.seo_title_translated = models.Translations(value)
            else:
                self.seo_title_translated = none_of(value, "CategoryUpdate.seoTitleTranslated", dict)
        else:
            self.seo_title_translated = UNSET
            absent += 1
        if "seoDescription" in src:
            value = src["seoDescription"]
            self.seo_description = (
                value if type(value) is str else none_of(value, "CategoryUpdate.seoDescription", str)
            )
        else:
            self.seo_description = UNSET
            absent += 1
        if "seoDescriptionTranslated" in src:
            value = src["seoDescriptionTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "CategoryUpdate.seoDescriptionTranslated", str)
                self.seo_description_translated = models.Translations(value)
            else:
                self.seo_description_translated = none_of(
                    value, "CategoryUpdate.seoDescriptionTranslated", dict
                )
        else:
            self.seo_description_translated = UNSET
            absent += 1
        if "externalReferenceId" in src:
            value = src["externalReferenceId"]
            self.external_reference_id = (
                value if type(value) is str else none_of(value, "CategoryUpdate.externalReferenceId", str)
            )
        else:
            self.external_reference_id = UNSET
            absent += 1
        known = 16 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "CategoryUpdate")
        )
        return self

    @classmethod
    def from_changes(cls, before: models.Category, after: models.Category) -> Self:
        """What has to be sent so that `before` becomes `after`.

        Holds the fields that differ and can be changed, lists as a whole. A field that `after` lacks is
        cleared, where that is possible. Every value is absolute: a quantity that differs undoes the sales made
        meanwhile. Change stock by a difference instead, where the contract has an operation for that.

        Raises:
            ValueError: the two have different ids.
        """
        nullable: frozenset[str] = frozenset({})
        return update_from(cls, "Category", before, after, _KNOWN, nullable)

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.name is not UNSET:
                data["name"] = self.name
            if self.name_translated is not UNSET:
                data["nameTranslated"] = None if self.name_translated is None else dict(self.name_translated)
            if self.parent_id is not UNSET:
                data["parentId"] = self.parent_id
            if self.order_by is not UNSET:
                data["orderBy"] = self.order_by
            if self.is_sample_category is not UNSET:
                data["isSampleCategory"] = self.is_sample_category
            if self.description is not UNSET:
                data["description"] = self.description
            if self.description_translated is not UNSET:
                data["descriptionTranslated"] = (
                    None if self.description_translated is None else dict(self.description_translated)
                )
            if self.enabled is not UNSET:
                data["enabled"] = self.enabled
            if self.product_ids is not UNSET:
                data["productIds"] = self.product_ids
            if self.alt is not UNSET:
                data["alt"] = None if self.alt is None else self.alt.to_dict()
            if self.custom_slug is not UNSET:
                data["customSlug"] = self.custom_slug
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
            if self.external_reference_id is not UNSET:
                data["externalReferenceId"] = self.external_reference_id
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
