"""The schema StoreSettings of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import SMALL, Model, integer, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset(
    {
        "closed",
        "storeName",
        "storeDescription",
        "storeDescriptionTranslated",
        "rootCategorySeoTitle",
        "rootCategorySeoTitleTranslated",
        "rootCategorySeoDescription",
        "rootCategorySeoDescriptionTranslated",
        "invoiceLogoUrl",
        "emailLogoUrl",
        "googleRemarketingEnabled",
        "googleAnalyticsId",
        "googleTagId",
        "googleEventId",
        "googleProductCategory",
        "googleProductCategoryName",
        "fbPixelId",
        "pinterestTagId",
        "snapPixelId",
        "tikTokPixel",
        "productCondition",
        "productReviewsFeatureEnabled",
        "defaultProductSortOrder",
        "defaultAllProductsViewSortOrder",
        "showPricePerUnit",
        "salePrice",
        "favoritesEnabled",
        "hideOutOfStockProductsInStorefront",
        "allowPreordersForOutOfStockProducts",
        "highlightCompositeProductsOnStorefront",
        "openBagOnAddition",
        "showRepeatOrderButton",
        "linkUpEnabled",
        "abandonedSales",
        "orderCommentsEnabled",
        "orderCommentsRequired",
        "orderCommentsCaption",
        "orderCommentsCaptionTranslated",
        "askCompanyName",
        "askTaxId",
        "askZipCode",
        "showAcceptMarketingCheckbox",
        "acceptMarketingCheckboxDefaultValue",
        "acceptMarketingCheckboxCustomText",
        "acceptMarketingCheckboxCustomTextTranslated",
        "askConsentToTrackInStorefront",
        "askAgeConfirmationInStorefront",
        "recurringSubscriptionsSettings",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class StoreSettings(Model):
    """General settings of the store.

    Source: reference-2026 (documented; some fields, such as `tikTokPixel`, are seen in vendor-client only).
    """

    closed: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the store is closed for customers."""
    store_name: str | Unset = field(default=UNSET, kw_only=True)
    """Name of the store."""
    store_description: str | Unset = field(default=UNSET, kw_only=True)
    """Description of the store in HTML."""
    store_description_translated: models.Translations | dict[str, str] | Unset = field(
        default=UNSET, kw_only=True
    )
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    root_category_seo_title: str | Unset = field(default=UNSET, kw_only=True)
    """Title of the front page for search engines."""
    root_category_seo_title_translated: models.Translations | dict[str, str] | Unset = field(
        default=UNSET, kw_only=True
    )
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    root_category_seo_description: str | Unset = field(default=UNSET, kw_only=True)
    """Description of the front page for search engines."""
    root_category_seo_description_translated: models.Translations | dict[str, str] | Unset = field(
        default=UNSET, kw_only=True
    )
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    invoice_logo_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the logo on invoices, read-only."""
    email_logo_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the logo in emails, read-only."""
    google_remarketing_enabled: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether visits are reported for advertising at Google."""
    google_analytics_id: str | Unset = field(default=UNSET, kw_only=True)
    """Id at Google Analytics."""
    google_tag_id: str | Unset = field(default=UNSET, kw_only=True)
    """Id of a tag at Google."""
    google_event_id: str | Unset = field(default=UNSET, kw_only=True)
    """Id of an event at Google."""
    google_product_category: int | Unset = field(default=UNSET, kw_only=True)
    """Default category at Google Shopping; 0 is none. Range: 0..2147483647."""
    google_product_category_name: str | Unset = field(default=UNSET, kw_only=True)
    """Name of that category, read-only."""
    fb_pixel_id: str | Unset = field(default=UNSET, kw_only=True)
    """Id of a pixel at Facebook."""
    pinterest_tag_id: str | Unset = field(default=UNSET, kw_only=True)
    """Id of a tag at Pinterest."""
    snap_pixel_id: str | Unset = field(default=UNSET, kw_only=True)
    """Id of a pixel at Snapchat."""
    tik_tok_pixel: models.TikTokPixel | Unset = field(default=UNSET, kw_only=True)
    """A pixel at TikTok."""
    product_condition: models.ProductCondition | str | Unset = field(default=UNSET, kw_only=True)
    """Default condition of products."""
    product_reviews_feature_enabled: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether customers write reviews."""
    default_product_sort_order: models.StorefrontSort | str | Unset = field(default=UNSET, kw_only=True)
    """Order of products in the storefront."""
    default_all_products_view_sort_order: str | Unset = field(default=UNSET, kw_only=True)
    """Order of products on the page of all of them, read-only."""
    show_price_per_unit: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether prices are also shown for a unit."""
    sale_price: models.SalePriceSettings | Unset = field(default=UNSET, kw_only=True)
    """How a former price is shown."""
    favorites_enabled: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether customers mark favourites."""
    hide_out_of_stock_products_in_storefront: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether products without stock are hidden."""
    allow_preorders_for_out_of_stock_products: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether products without stock can be ordered."""
    highlight_composite_products_on_storefront: str | Unset = field(default=UNSET, kw_only=True)
    """Whether composite products stand out.

    Source: vendor-client (observed).
    """
    open_bag_on_addition: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the bag opens when something is added."""
    show_repeat_order_button: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether a customer can repeat an order."""
    link_up_enabled: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the store has a page of links."""
    abandoned_sales: models.AbandonedSalesSettings | Unset = field(default=UNSET, kw_only=True)
    """What happens to a checkout that is not finished."""
    order_comments_enabled: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether customers comment on orders."""
    order_comments_required: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether they have to."""
    order_comments_caption: str | Unset = field(default=UNSET, kw_only=True)
    """Caption of the comment."""
    order_comments_caption_translated: models.Translations | dict[str, str] | Unset = field(
        default=UNSET, kw_only=True
    )
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    ask_company_name: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the checkout asks for a company."""
    ask_tax_id: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the checkout asks for a tax id."""
    ask_zip_code: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the checkout asks for a postal code."""
    show_accept_marketing_checkbox: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the checkout asks for consent to advertising."""
    accept_marketing_checkbox_default_value: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether that consent is given at first."""
    accept_marketing_checkbox_custom_text: str | Unset = field(default=UNSET, kw_only=True)
    """Text of that question."""
    accept_marketing_checkbox_custom_text_translated: models.Translations | dict[str, str] | Unset = field(
        default=UNSET, kw_only=True
    )
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    ask_consent_to_track_in_storefront: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether visitors are asked for consent to cookies."""
    ask_age_confirmation_in_storefront: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether visitors are asked for their age.

    Source: vendor-client (observed).
    """
    recurring_subscriptions_settings: models.OpenObject | dict[str, Any] | Unset = field(
        default=UNSET, kw_only=True
    )
    """An object whose fields this contract does not list."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "StoreSettings")
        self = new(cls)
        absent = 0
        if "closed" in src:
            value = src["closed"]
            self.closed = value if type(value) is bool else none_of(value, "StoreSettings.closed", bool)
        else:
            self.closed = UNSET
            absent += 1
        if "storeName" in src:
            value = src["storeName"]
            self.store_name = value if type(value) is str else none_of(value, "StoreSettings.storeName", str)
        else:
            self.store_name = UNSET
            absent += 1
        if "storeDescription" in src:
            value = src["storeDescription"]
            self.store_description = (
                value if type(value) is str else none_of(value, "StoreSettings.storeDescription", str)
            )
        else:
            self.store_description = UNSET
            absent += 1
        if "storeDescriptionTranslated" in src:
            value = src["storeDescriptionTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "StoreSettings.storeDescriptionTranslated", str)
                self.store_description_translated = models.Translations(value)
            else:
                self.store_description_translated = none_of(
                    value, "StoreSettings.storeDescriptionTranslated", dict
                )
        else:
            self.store_description_translated = UNSET
            absent += 1
        if "rootCategorySeoTitle" in src:
            value = src["rootCategorySeoTitle"]
            self.root_category_seo_title = (
                value if type(value) is str else none_of(value, "StoreSettings.rootCategorySeoTitle", str)
            )
        else:
            self.root_category_seo_title = UNSET
            absent += 1
        if "rootCategorySeoTitleTranslated" in src:
            value = src["rootCategorySeoTitleTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "StoreSettings.rootCategorySeoTitleTranslated", str)
                self.root_category_seo_title_translated = models.Translations(value)
            else:
                self.root_category_seo_title_translated = none_of(
                    value, "StoreSettings.rootCategorySeoTitleTranslated", dict
                )
        else:
            self.root_category_seo_title_translated = UNSET
            absent += 1
        if "rootCategorySeoDescription" in src:
            value = src["rootCategorySeoDescription"]
            self.root_category_seo_description = (
                value
                if type(value) is str
                else none_of(value, "StoreSettings.rootCategorySeoDescription", str)
            )
        else:
            self.root_category_seo_description = UNSET
            absent += 1
        if "rootCategorySeoDescriptionTranslated" in src:
            value = src["rootCategorySeoDescriptionTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "StoreSettings.rootCategorySeoDescriptionTranslated", str)
                self.root_category_seo_description_translated = models.Translations(value)
            else:
                self.root_category_seo_description_translated = none_of(
                    value, "StoreSettings.rootCategorySeoDescriptionTranslated", dict
                )
        else:
            self.root_category_seo_description_translated = UNSET
            absent += 1
        if "invoiceLogoUrl" in src:
            value = src["invoiceLogoUrl"]
            self.invoice_logo_url = (
                value if type(value) is str else none_of(value, "StoreSettings.invoiceLogoUrl", str)
            )
        else:
            self.invoice_logo_url = UNSET
            absent += 1
        if "emailLogoUrl" in src:
            value = src["emailLogoUrl"]
            self.email_logo_url = (
                value if type(value) is str else none_of(value, "StoreSettings.emailLogoUrl", str)
            )
        else:
            self.email_logo_url = UNSET
            absent += 1
        if "googleRemarketingEnabled" in src:
            value = src["googleRemarketingEnabled"]
            self.google_remarketing_enabled = (
                value
                if type(value) is bool
                else none_of(value, "StoreSettings.googleRemarketingEnabled", bool)
            )
        else:
            self.google_remarketing_enabled = UNSET
            absent += 1
        if "googleAnalyticsId" in src:
            value = src["googleAnalyticsId"]
            self.google_analytics_id = (
                value if type(value) is str else none_of(value, "StoreSettings.googleAnalyticsId", str)
            )
        else:
            self.google_analytics_id = UNSET
            absent += 1
        if "googleTagId" in src:
            value = src["googleTagId"]
            self.google_tag_id = (
                value if type(value) is str else none_of(value, "StoreSettings.googleTagId", str)
            )
        else:
            self.google_tag_id = UNSET
            absent += 1
        if "googleEventId" in src:
            value = src["googleEventId"]
            self.google_event_id = (
                value if type(value) is str else none_of(value, "StoreSettings.googleEventId", str)
            )
        else:
            self.google_event_id = UNSET
            absent += 1
        if "googleProductCategory" in src:
            value = src["googleProductCategory"]
            self.google_product_category = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "StoreSettings.googleProductCategory")
            )
        else:
            self.google_product_category = UNSET
            absent += 1
        if "googleProductCategoryName" in src:
            value = src["googleProductCategoryName"]
            self.google_product_category_name = (
                value
                if type(value) is str
                else none_of(value, "StoreSettings.googleProductCategoryName", str)
            )
        else:
            self.google_product_category_name = UNSET
            absent += 1
        if "fbPixelId" in src:
            value = src["fbPixelId"]
            self.fb_pixel_id = value if type(value) is str else none_of(value, "StoreSettings.fbPixelId", str)
        else:
            self.fb_pixel_id = UNSET
            absent += 1
        if "pinterestTagId" in src:
            value = src["pinterestTagId"]
            self.pinterest_tag_id = (
                value if type(value) is str else none_of(value, "StoreSettings.pinterestTagId", str)
            )
        else:
            self.pinterest_tag_id = UNSET
            absent += 1
        if "snapPixelId" in src:
            value = src["snapPixelId"]
            self.snap_pixel_id = (
                value if type(value) is str else none_of(value, "StoreSettings.snapPixelId", str)
            )
        else:
            self.snap_pixel_id = UNSET
            absent += 1
        if "tikTokPixel" in src:
            value = src["tikTokPixel"]
            self.tik_tok_pixel = (
                models.TikTokPixel.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreSettings.tikTokPixel", dict)
            )
        else:
            self.tik_tok_pixel = UNSET
            absent += 1
        if "productCondition" in src:
            value = src["productCondition"]
            self.product_condition = (
                models.PRODUCT_CONDITION_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "StoreSettings.productCondition", str)
            )
        else:
            self.product_condition = UNSET
            absent += 1
        if "productReviewsFeatureEnabled" in src:
            value = src["productReviewsFeatureEnabled"]
            self.product_reviews_feature_enabled = (
                value
                if type(value) is bool
                else none_of(value, "StoreSettings.productReviewsFeatureEnabled", bool)
            )
        else:
            self.product_reviews_feature_enabled = UNSET
            absent += 1
        if "defaultProductSortOrder" in src:
            value = src["defaultProductSortOrder"]
            self.default_product_sort_order = (
                models.STOREFRONT_SORT_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "StoreSettings.defaultProductSortOrder", str)
            )
        else:
            self.default_product_sort_order = UNSET
            absent += 1
        if "defaultAllProductsViewSortOrder" in src:
            value = src["defaultAllProductsViewSortOrder"]
            self.default_all_products_view_sort_order = (
                value
                if type(value) is str
                else none_of(value, "StoreSettings.defaultAllProductsViewSortOrder", str)
            )
        else:
            self.default_all_products_view_sort_order = UNSET
            absent += 1
        if "showPricePerUnit" in src:
            value = src["showPricePerUnit"]
            self.show_price_per_unit = (
                value if type(value) is bool else none_of(value, "StoreSettings.showPricePerUnit", bool)
            )
        else:
            self.show_price_per_unit = UNSET
            absent += 1
        if "salePrice" in src:
            value = src["salePrice"]
            self.sale_price = (
                models.SalePriceSettings.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreSettings.salePrice", dict)
            )
        else:
            self.sale_price = UNSET
            absent += 1
        if "favoritesEnabled" in src:
            value = src["favoritesEnabled"]
            self.favorites_enabled = (
                value if type(value) is bool else none_of(value, "StoreSettings.favoritesEnabled", bool)
            )
        else:
            self.favorites_enabled = UNSET
            absent += 1
        if "hideOutOfStockProductsInStorefront" in src:
            value = src["hideOutOfStockProductsInStorefront"]
            self.hide_out_of_stock_products_in_storefront = (
                value
                if type(value) is bool
                else none_of(value, "StoreSettings.hideOutOfStockProductsInStorefront", bool)
            )
        else:
            self.hide_out_of_stock_products_in_storefront = UNSET
            absent += 1
        if "allowPreordersForOutOfStockProducts" in src:
            value = src["allowPreordersForOutOfStockProducts"]
            self.allow_preorders_for_out_of_stock_products = (
                value
                if type(value) is bool
                else none_of(value, "StoreSettings.allowPreordersForOutOfStockProducts", bool)
            )
        else:
            self.allow_preorders_for_out_of_stock_products = UNSET
            absent += 1
        if "highlightCompositeProductsOnStorefront" in src:
            value = src["highlightCompositeProductsOnStorefront"]
            self.highlight_composite_products_on_storefront = (
                value
                if type(value) is str
                else none_of(value, "StoreSettings.highlightCompositeProductsOnStorefront", str)
            )
        else:
            self.highlight_composite_products_on_storefront = UNSET
            absent += 1
        if "openBagOnAddition" in src:
            value = src["openBagOnAddition"]
            self.open_bag_on_addition = (
                value if type(value) is bool else none_of(value, "StoreSettings.openBagOnAddition", bool)
            )
        else:
            self.open_bag_on_addition = UNSET
            absent += 1
        if "showRepeatOrderButton" in src:
            value = src["showRepeatOrderButton"]
            self.show_repeat_order_button = (
                value if type(value) is bool else none_of(value, "StoreSettings.showRepeatOrderButton", bool)
            )
        else:
            self.show_repeat_order_button = UNSET
            absent += 1
        if "linkUpEnabled" in src:
            value = src["linkUpEnabled"]
            self.link_up_enabled = (
                value if type(value) is bool else none_of(value, "StoreSettings.linkUpEnabled", bool)
            )
        else:
            self.link_up_enabled = UNSET
            absent += 1
        if "abandonedSales" in src:
            value = src["abandonedSales"]
            self.abandoned_sales = (
                models.AbandonedSalesSettings.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreSettings.abandonedSales", dict)
            )
        else:
            self.abandoned_sales = UNSET
            absent += 1
        if "orderCommentsEnabled" in src:
            value = src["orderCommentsEnabled"]
            self.order_comments_enabled = (
                value if type(value) is bool else none_of(value, "StoreSettings.orderCommentsEnabled", bool)
            )
        else:
            self.order_comments_enabled = UNSET
            absent += 1
        if "orderCommentsRequired" in src:
            value = src["orderCommentsRequired"]
            self.order_comments_required = (
                value if type(value) is bool else none_of(value, "StoreSettings.orderCommentsRequired", bool)
            )
        else:
            self.order_comments_required = UNSET
            absent += 1
        if "orderCommentsCaption" in src:
            value = src["orderCommentsCaption"]
            self.order_comments_caption = (
                value if type(value) is str else none_of(value, "StoreSettings.orderCommentsCaption", str)
            )
        else:
            self.order_comments_caption = UNSET
            absent += 1
        if "orderCommentsCaptionTranslated" in src:
            value = src["orderCommentsCaptionTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "StoreSettings.orderCommentsCaptionTranslated", str)
                self.order_comments_caption_translated = models.Translations(value)
            else:
                self.order_comments_caption_translated = none_of(
                    value, "StoreSettings.orderCommentsCaptionTranslated", dict
                )
        else:
            self.order_comments_caption_translated = UNSET
            absent += 1
        if "askCompanyName" in src:
            value = src["askCompanyName"]
            self.ask_company_name = (
                value if type(value) is bool else none_of(value, "StoreSettings.askCompanyName", bool)
            )
        else:
            self.ask_company_name = UNSET
            absent += 1
        if "askTaxId" in src:
            value = src["askTaxId"]
            self.ask_tax_id = value if type(value) is bool else none_of(value, "StoreSettings.askTaxId", bool)
        else:
            self.ask_tax_id = UNSET
            absent += 1
        if "askZipCode" in src:
            value = src["askZipCode"]
            self.ask_zip_code = (
                value if type(value) is bool else none_of(value, "StoreSettings.askZipCode", bool)
            )
        else:
            self.ask_zip_code = UNSET
            absent += 1
        if "showAcceptMarketingCheckbox" in src:
            value = src["showAcceptMarketingCheckbox"]
            self.show_accept_marketing_checkbox = (
                value
                if type(value) is bool
                else none_of(value, "StoreSettings.showAcceptMarketingCheckbox", bool)
            )
        else:
            self.show_accept_marketing_checkbox = UNSET
            absent += 1
        if "acceptMarketingCheckboxDefaultValue" in src:
            value = src["acceptMarketingCheckboxDefaultValue"]
            self.accept_marketing_checkbox_default_value = (
                value
                if type(value) is bool
                else none_of(value, "StoreSettings.acceptMarketingCheckboxDefaultValue", bool)
            )
        else:
            self.accept_marketing_checkbox_default_value = UNSET
            absent += 1
        if "acceptMarketingCheckboxCustomText" in src:
            value = src["acceptMarketingCheckboxCustomText"]
            self.accept_marketing_checkbox_custom_text = (
                value
                if type(value) is str
                else none_of(value, "StoreSettings.acceptMarketingCheckboxCustomText", str)
            )
        else:
            self.accept_marketing_checkbox_custom_text = UNSET
            absent += 1
        if "acceptMarketingCheckboxCustomTextTranslated" in src:
            value = src["acceptMarketingCheckboxCustomTextTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "StoreSettings.acceptMarketingCheckboxCustomTextTranslated", str)
                self.accept_marketing_checkbox_custom_text_translated = models.Translations(value)
            else:
                self.accept_marketing_checkbox_custom_text_translated = none_of(
                    value, "StoreSettings.acceptMarketingCheckboxCustomTextTranslated", dict
                )
        else:
            self.accept_marketing_checkbox_custom_text_translated = UNSET
            absent += 1
        if "askConsentToTrackInStorefront" in src:
            value = src["askConsentToTrackInStorefront"]
            self.ask_consent_to_track_in_storefront = (
                value
                if type(value) is bool
                else none_of(value, "StoreSettings.askConsentToTrackInStorefront", bool)
            )
        else:
            self.ask_consent_to_track_in_storefront = UNSET
            absent += 1
        if "askAgeConfirmationInStorefront" in src:
            value = src["askAgeConfirmationInStorefront"]
            self.ask_age_confirmation_in_storefront = (
                value
                if type(value) is bool
                else none_of(value, "StoreSettings.askAgeConfirmationInStorefront", bool)
            )
        else:
            self.ask_age_confirmation_in_storefront = UNSET
            absent += 1
        if "recurringSubscriptionsSettings" in src:
            value = src["recurringSubscriptionsSettings"]
            self.recurring_subscriptions_settings = (
                models.OpenObject.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreSettings.recurringSubscriptionsSettings", dict)
            )
        else:
            self.recurring_subscriptions_settings = UNSET
            absent += 1
        known = 48 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "StoreSettings")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.closed is not UNSET:
                data["closed"] = self.closed
            if self.store_name is not UNSET:
                data["storeName"] = self.store_name
            if self.store_description is not UNSET:
                data["storeDescription"] = self.store_description
            if self.store_description_translated is not UNSET:
                data["storeDescriptionTranslated"] = (
                    None
                    if self.store_description_translated is None
                    else dict(self.store_description_translated)
                )
            if self.root_category_seo_title is not UNSET:
                data["rootCategorySeoTitle"] = self.root_category_seo_title
            if self.root_category_seo_title_translated is not UNSET:
                data["rootCategorySeoTitleTranslated"] = (
                    None
                    if self.root_category_seo_title_translated is None
                    else dict(self.root_category_seo_title_translated)
                )
            if self.root_category_seo_description is not UNSET:
                data["rootCategorySeoDescription"] = self.root_category_seo_description
            if self.root_category_seo_description_translated is not UNSET:
                data["rootCategorySeoDescriptionTranslated"] = (
                    None
                    if self.root_category_seo_description_translated is None
                    else dict(self.root_category_seo_description_translated)
                )
            if self.invoice_logo_url is not UNSET:
                data["invoiceLogoUrl"] = self.invoice_logo_url
            if self.email_logo_url is not UNSET:
                data["emailLogoUrl"] = self.email_logo_url
            if self.google_remarketing_enabled is not UNSET:
                data["googleRemarketingEnabled"] = self.google_remarketing_enabled
            if self.google_analytics_id is not UNSET:
                data["googleAnalyticsId"] = self.google_analytics_id
            if self.google_tag_id is not UNSET:
                data["googleTagId"] = self.google_tag_id
            if self.google_event_id is not UNSET:
                data["googleEventId"] = self.google_event_id
            if self.google_product_category is not UNSET:
                data["googleProductCategory"] = self.google_product_category
            if self.google_product_category_name is not UNSET:
                data["googleProductCategoryName"] = self.google_product_category_name
            if self.fb_pixel_id is not UNSET:
                data["fbPixelId"] = self.fb_pixel_id
            if self.pinterest_tag_id is not UNSET:
                data["pinterestTagId"] = self.pinterest_tag_id
            if self.snap_pixel_id is not UNSET:
                data["snapPixelId"] = self.snap_pixel_id
            if self.tik_tok_pixel is not UNSET:
                data["tikTokPixel"] = None if self.tik_tok_pixel is None else self.tik_tok_pixel.to_dict()
            if self.product_condition is not UNSET:
                data["productCondition"] = (
                    self.product_condition.value
                    if isinstance(self.product_condition, models.ProductCondition)
                    else self.product_condition
                )
            if self.product_reviews_feature_enabled is not UNSET:
                data["productReviewsFeatureEnabled"] = self.product_reviews_feature_enabled
            if self.default_product_sort_order is not UNSET:
                data["defaultProductSortOrder"] = (
                    self.default_product_sort_order.value
                    if isinstance(self.default_product_sort_order, models.StorefrontSort)
                    else self.default_product_sort_order
                )
            if self.default_all_products_view_sort_order is not UNSET:
                data["defaultAllProductsViewSortOrder"] = self.default_all_products_view_sort_order
            if self.show_price_per_unit is not UNSET:
                data["showPricePerUnit"] = self.show_price_per_unit
            if self.sale_price is not UNSET:
                data["salePrice"] = None if self.sale_price is None else self.sale_price.to_dict()
            if self.favorites_enabled is not UNSET:
                data["favoritesEnabled"] = self.favorites_enabled
            if self.hide_out_of_stock_products_in_storefront is not UNSET:
                data["hideOutOfStockProductsInStorefront"] = self.hide_out_of_stock_products_in_storefront
            if self.allow_preorders_for_out_of_stock_products is not UNSET:
                data["allowPreordersForOutOfStockProducts"] = self.allow_preorders_for_out_of_stock_products
            if self.highlight_composite_products_on_storefront is not UNSET:
                data["highlightCompositeProductsOnStorefront"] = (
                    self.highlight_composite_products_on_storefront
                )
            if self.open_bag_on_addition is not UNSET:
                data["openBagOnAddition"] = self.open_bag_on_addition
            if self.show_repeat_order_button is not UNSET:
                data["showRepeatOrderButton"] = self.show_repeat_order_button
            if self.link_up_enabled is not UNSET:
                data["linkUpEnabled"] = self.link_up_enabled
            if self.abandoned_sales is not UNSET:
                data["abandonedSales"] = (
                    None if self.abandoned_sales is None else self.abandoned_sales.to_dict()
                )
            if self.order_comments_enabled is not UNSET:
                data["orderCommentsEnabled"] = self.order_comments_enabled
            if self.order_comments_required is not UNSET:
                data["orderCommentsRequired"] = self.order_comments_required
            if self.order_comments_caption is not UNSET:
                data["orderCommentsCaption"] = self.order_comments_caption
            if self.order_comments_caption_translated is not UNSET:
                data["orderCommentsCaptionTranslated"] = (
                    None
                    if self.order_comments_caption_translated is None
                    else dict(self.order_comments_caption_translated)
                )
            if self.ask_company_name is not UNSET:
                data["askCompanyName"] = self.ask_company_name
            if self.ask_tax_id is not UNSET:
                data["askTaxId"] = self.ask_tax_id
            if self.ask_zip_code is not UNSET:
                data["askZipCode"] = self.ask_zip_code
            if self.show_accept_marketing_checkbox is not UNSET:
                data["showAcceptMarketingCheckbox"] = self.show_accept_marketing_checkbox
            if self.accept_marketing_checkbox_default_value is not UNSET:
                data["acceptMarketingCheckboxDefaultValue"] = self.accept_marketing_checkbox_default_value
            if self.accept_marketing_checkbox_custom_text is not UNSET:
                data["acceptMarketingCheckboxCustomText"] = self.accept_marketing_checkbox_custom_text
            if self.accept_marketing_checkbox_custom_text_translated is not UNSET:
                data["acceptMarketingCheckboxCustomTextTranslated"] = (
                    None
                    if self.accept_marketing_checkbox_custom_text_translated is None
                    else dict(self.accept_marketing_checkbox_custom_text_translated)
                )
            if self.ask_consent_to_track_in_storefront is not UNSET:
                data["askConsentToTrackInStorefront"] = self.ask_consent_to_track_in_storefront
            if self.ask_age_confirmation_in_storefront is not UNSET:
                data["askAgeConfirmationInStorefront"] = self.ask_age_confirmation_in_storefront
            if self.recurring_subscriptions_settings is not UNSET:
                data["recurringSubscriptionsSettings"] = (
                    None
                    if self.recurring_subscriptions_settings is None
                    else dict(self.recurring_subscriptions_settings)
                )
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
