"""The schemas of the contract."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .abandoned_sales_settings import AbandonedSalesSettings
    from .address_format import AddressFormat
    from .async_upload_status import AsyncUploadStatus
    from .attribute_alias import ATTRIBUTE_ALIAS_BY_VALUE as ATTRIBUTE_ALIAS_BY_VALUE
    from .attribute_alias import AttributeAlias
    from .attribute_filters import AttributeFilters
    from .attribute_show import ATTRIBUTE_SHOW_BY_VALUE as ATTRIBUTE_SHOW_BY_VALUE
    from .attribute_show import AttributeShow
    from .attribute_type import ATTRIBUTE_TYPE_BY_VALUE as ATTRIBUTE_TYPE_BY_VALUE
    from .attribute_type import AttributeType
    from .attribute_value import AttributeValue
    from .attribute_value_update import AttributeValueUpdate
    from .batch_method import BATCH_METHOD_BY_VALUE as BATCH_METHOD_BY_VALUE
    from .batch_method import BatchMethod
    from .batch_request import BatchRequest
    from .batch_response import BatchResponse
    from .batch_response_state import BATCH_RESPONSE_STATE_BY_VALUE as BATCH_RESPONSE_STATE_BY_VALUE
    from .batch_response_state import BatchResponseState
    from .batch_state import BATCH_STATE_BY_VALUE as BATCH_STATE_BY_VALUE
    from .batch_state import BatchState
    from .batch_status import BatchStatus
    from .batch_ticket import BatchTicket
    from .border_info import BorderInfo
    from .brand import Brand
    from .brand_page import BrandPage
    from .brand_sort import BRAND_SORT_BY_VALUE as BRAND_SORT_BY_VALUE
    from .brand_sort import BrandSort
    from .business_registration import BusinessRegistration
    from .category import Category
    from .category_create import CategoryCreate
    from .category_page import CategoryPage
    from .category_products import CategoryProducts
    from .category_reference import CategoryReference
    from .category_update import CategoryUpdate
    from .class_attribute import ClassAttribute
    from .class_attribute_update import ClassAttributeUpdate
    from .color import Color
    from .combination import Combination
    from .combination_create import CombinationCreate
    from .combination_update import CombinationUpdate
    from .company import Company
    from .composite_component import CompositeComponent
    from .create_status import CreateStatus
    from .custom_price_tier import CustomPriceTier
    from .delete_status import DeleteStatus
    from .deleted_product import DeletedProduct
    from .deleted_product_page import DeletedProductPage
    from .design_settings import DesignSettings
    from .dimensions import Dimensions
    from .dimensions_unit import DIMENSIONS_UNIT_BY_VALUE as DIMENSIONS_UNIT_BY_VALUE
    from .dimensions_unit import DimensionsUnit
    from .discount_display import DISCOUNT_DISPLAY_BY_VALUE as DISCOUNT_DISPLAY_BY_VALUE
    from .discount_display import DiscountDisplay
    from .error import Error
    from .error_args import ErrorArgs
    from .error_code import ERROR_CODE_BY_VALUE as ERROR_CODE_BY_VALUE
    from .error_code import ErrorCode
    from .event_data import EventData
    from .favorites import Favorites
    from .fb_messenger_settings import FbMessengerSettings
    from .feature_toggle import FeatureToggle
    from .filter_section import FilterSection
    from .filter_section_type import FILTER_SECTION_TYPE_BY_VALUE as FILTER_SECTION_TYPE_BY_VALUE
    from .filter_section_type import FilterSectionType
    from .formats_and_units import FormatsAndUnits
    from .gallery_image import GalleryImage
    from .general_info import GeneralInfo
    from .general_info_update import GeneralInfoUpdate
    from .gift_card_product import GiftCardProduct
    from .gift_card_settings import GiftCardSettings
    from .handling_fee import HandlingFee
    from .image_alt import ImageAlt
    from .image_details import ImageDetails
    from .image_link import ImageLink
    from .inventory_adjustment import InventoryAdjustment
    from .inventory_adjustment_status import InventoryAdjustmentStatus
    from .inventory_filter import INVENTORY_FILTER_BY_VALUE as INVENTORY_FILTER_BY_VALUE
    from .inventory_filter import InventoryFilter
    from .invoice_attachment import INVOICE_ATTACHMENT_BY_VALUE as INVOICE_ATTACHMENT_BY_VALUE
    from .invoice_attachment import InvoiceAttachment
    from .languages import Languages
    from .legal_page import LegalPage
    from .legal_page_display import LEGAL_PAGE_DISPLAY_BY_VALUE as LEGAL_PAGE_DISPLAY_BY_VALUE
    from .legal_page_display import LegalPageDisplay
    from .legal_page_type import LEGAL_PAGE_TYPE_BY_VALUE as LEGAL_PAGE_TYPE_BY_VALUE
    from .legal_page_type import LegalPageType
    from .legal_pages_settings import LegalPagesSettings
    from .location_inventory import LocationInventory
    from .lowest_price_settings import LowestPriceSettings
    from .mail_notifications import MailNotifications
    from .media import Media
    from .media_image import MediaImage
    from .media_image_update import MediaImageUpdate
    from .media_link import MediaLink
    from .media_update import MediaUpdate
    from .media_video import MediaVideo
    from .open_object import OpenObject
    from .option_filters import OptionFilters
    from .option_value import OptionValue
    from .order_invoice_settings import OrderInvoiceSettings
    from .out_of_stock_visibility_behaviour import (
        OUT_OF_STOCK_VISIBILITY_BEHAVIOUR_BY_VALUE as OUT_OF_STOCK_VISIBILITY_BEHAVIOUR_BY_VALUE,
    )
    from .out_of_stock_visibility_behaviour import OutOfStockVisibilityBehaviour
    from .payment_settings import PaymentSettings
    from .phone_notifications import PhoneNotifications
    from .plan_limits import PlanLimits
    from .price_modifier_type import PRICE_MODIFIER_TYPE_BY_VALUE as PRICE_MODIFIER_TYPE_BY_VALUE
    from .price_modifier_type import PriceModifierType
    from .product import Product
    from .product_class import ProductClass
    from .product_class_create import ProductClassCreate
    from .product_class_update import ProductClassUpdate
    from .product_condition import PRODUCT_CONDITION_BY_VALUE as PRODUCT_CONDITION_BY_VALUE
    from .product_condition import ProductCondition
    from .product_create import ProductCreate
    from .product_create_status import ProductCreateStatus
    from .product_event import ProductEvent
    from .product_event_type import PRODUCT_EVENT_TYPE_BY_VALUE as PRODUCT_EVENT_TYPE_BY_VALUE
    from .product_event_type import ProductEventType
    from .product_file import ProductFile
    from .product_file_update import ProductFileUpdate
    from .product_filter_group import ProductFilterGroup
    from .product_filter_groups import ProductFilterGroups
    from .product_filter_value import ProductFilterValue
    from .product_filters import ProductFilters
    from .product_filters_params import ProductFiltersParams
    from .product_filters_query import ProductFiltersQuery
    from .product_filters_settings import ProductFiltersSettings
    from .product_media_update import ProductMediaUpdate
    from .product_option import ProductOption
    from .product_option_choice import ProductOptionChoice
    from .product_option_choice_update import ProductOptionChoiceUpdate
    from .product_option_type import PRODUCT_OPTION_TYPE_BY_VALUE as PRODUCT_OPTION_TYPE_BY_VALUE
    from .product_option_type import ProductOptionType
    from .product_option_update import ProductOptionUpdate
    from .product_page import ProductPage
    from .product_sort import PRODUCT_SORT_BY_VALUE as PRODUCT_SORT_BY_VALUE
    from .product_sort import ProductSort
    from .product_tax import ProductTax
    from .product_tax_update import ProductTaxUpdate
    from .product_update import ProductUpdate
    from .product_update_status import ProductUpdateStatus
    from .profile_update_status import ProfileUpdateStatus
    from .recurring_charge import RecurringCharge
    from .recurring_charge_update import RecurringChargeUpdate
    from .recurring_interval import RECURRING_INTERVAL_BY_VALUE as RECURRING_INTERVAL_BY_VALUE
    from .recurring_interval import RecurringInterval
    from .registration_answers import RegistrationAnswers
    from .related_category import RelatedCategory
    from .related_products import RelatedProducts
    from .related_products_update import RelatedProductsUpdate
    from .ribbon import Ribbon
    from .sale_filter import SALE_FILTER_BY_VALUE as SALE_FILTER_BY_VALUE
    from .sale_filter import SaleFilter
    from .sale_price_settings import SalePriceSettings
    from .search_method import SEARCH_METHOD_BY_VALUE as SEARCH_METHOD_BY_VALUE
    from .search_method import SearchMethod
    from .shipping import Shipping
    from .shipping_preparation_time import ShippingPreparationTime
    from .shipping_settings import ShippingSettings
    from .shipping_type import SHIPPING_TYPE_BY_VALUE as SHIPPING_TYPE_BY_VALUE
    from .shipping_type import ShippingType
    from .shipping_update import ShippingUpdate
    from .starter_site import StarterSite
    from .store_account import StoreAccount
    from .store_profile import StoreProfile
    from .store_profile_update import StoreProfileUpdate
    from .store_settings import StoreSettings
    from .storefront_sort import STOREFRONT_SORT_BY_VALUE as STOREFRONT_SORT_BY_VALUE
    from .storefront_sort import StorefrontSort
    from .subscription_settings import SubscriptionSettings
    from .subscription_settings_update import SubscriptionSettingsUpdate
    from .swatch_color import SwatchColor
    from .swatch_colors import SwatchColors
    from .tax import Tax
    from .tax_rule import TaxRule
    from .tax_settings import TaxSettings
    from .tik_tok_pixel import TikTokPixel
    from .translations import Translations
    from .update_status import UpdateStatus
    from .upload_status import UploadStatus
    from .vertical_settings import VerticalSettings
    from .volume_unit import VOLUME_UNIT_BY_VALUE as VOLUME_UNIT_BY_VALUE
    from .volume_unit import VolumeUnit
    from .website_platform import WEBSITE_PLATFORM_BY_VALUE as WEBSITE_PLATFORM_BY_VALUE
    from .website_platform import WebsitePlatform
    from .weight_unit import WEIGHT_UNIT_BY_VALUE as WEIGHT_UNIT_BY_VALUE
    from .weight_unit import WeightUnit
    from .wholesale_price import WholesalePrice
    from .zone import Zone
else:
    _MODULES = {
        "AbandonedSalesSettings": "abandoned_sales_settings",
        "AddressFormat": "address_format",
        "AsyncUploadStatus": "async_upload_status",
        "AttributeAlias": "attribute_alias",
        "AttributeFilters": "attribute_filters",
        "AttributeShow": "attribute_show",
        "AttributeType": "attribute_type",
        "AttributeValue": "attribute_value",
        "AttributeValueUpdate": "attribute_value_update",
        "BatchMethod": "batch_method",
        "BatchRequest": "batch_request",
        "BatchResponse": "batch_response",
        "BatchResponseState": "batch_response_state",
        "BatchState": "batch_state",
        "BatchStatus": "batch_status",
        "BatchTicket": "batch_ticket",
        "BorderInfo": "border_info",
        "Brand": "brand",
        "BrandPage": "brand_page",
        "BrandSort": "brand_sort",
        "BusinessRegistration": "business_registration",
        "Category": "category",
        "CategoryCreate": "category_create",
        "CategoryPage": "category_page",
        "CategoryProducts": "category_products",
        "CategoryReference": "category_reference",
        "CategoryUpdate": "category_update",
        "ClassAttribute": "class_attribute",
        "ClassAttributeUpdate": "class_attribute_update",
        "Color": "color",
        "Combination": "combination",
        "CombinationCreate": "combination_create",
        "CombinationUpdate": "combination_update",
        "Company": "company",
        "CompositeComponent": "composite_component",
        "CreateStatus": "create_status",
        "CustomPriceTier": "custom_price_tier",
        "DeletedProduct": "deleted_product",
        "DeletedProductPage": "deleted_product_page",
        "DeleteStatus": "delete_status",
        "DesignSettings": "design_settings",
        "Dimensions": "dimensions",
        "DimensionsUnit": "dimensions_unit",
        "DiscountDisplay": "discount_display",
        "Error": "error",
        "ErrorArgs": "error_args",
        "ErrorCode": "error_code",
        "EventData": "event_data",
        "Favorites": "favorites",
        "FbMessengerSettings": "fb_messenger_settings",
        "FeatureToggle": "feature_toggle",
        "FilterSection": "filter_section",
        "FilterSectionType": "filter_section_type",
        "FormatsAndUnits": "formats_and_units",
        "GalleryImage": "gallery_image",
        "GeneralInfo": "general_info",
        "GeneralInfoUpdate": "general_info_update",
        "GiftCardProduct": "gift_card_product",
        "GiftCardSettings": "gift_card_settings",
        "HandlingFee": "handling_fee",
        "ImageAlt": "image_alt",
        "ImageDetails": "image_details",
        "ImageLink": "image_link",
        "InventoryAdjustment": "inventory_adjustment",
        "InventoryAdjustmentStatus": "inventory_adjustment_status",
        "InventoryFilter": "inventory_filter",
        "InvoiceAttachment": "invoice_attachment",
        "Languages": "languages",
        "LegalPage": "legal_page",
        "LegalPageDisplay": "legal_page_display",
        "LegalPagesSettings": "legal_pages_settings",
        "LegalPageType": "legal_page_type",
        "LocationInventory": "location_inventory",
        "LowestPriceSettings": "lowest_price_settings",
        "MailNotifications": "mail_notifications",
        "Media": "media",
        "MediaImage": "media_image",
        "MediaImageUpdate": "media_image_update",
        "MediaLink": "media_link",
        "MediaUpdate": "media_update",
        "MediaVideo": "media_video",
        "OpenObject": "open_object",
        "OptionFilters": "option_filters",
        "OptionValue": "option_value",
        "OrderInvoiceSettings": "order_invoice_settings",
        "OutOfStockVisibilityBehaviour": "out_of_stock_visibility_behaviour",
        "PaymentSettings": "payment_settings",
        "PhoneNotifications": "phone_notifications",
        "PlanLimits": "plan_limits",
        "PriceModifierType": "price_modifier_type",
        "Product": "product",
        "ProductClass": "product_class",
        "ProductClassCreate": "product_class_create",
        "ProductClassUpdate": "product_class_update",
        "ProductCondition": "product_condition",
        "ProductCreate": "product_create",
        "ProductCreateStatus": "product_create_status",
        "ProductEvent": "product_event",
        "ProductEventType": "product_event_type",
        "ProductFile": "product_file",
        "ProductFileUpdate": "product_file_update",
        "ProductFilterGroup": "product_filter_group",
        "ProductFilterGroups": "product_filter_groups",
        "ProductFilters": "product_filters",
        "ProductFiltersParams": "product_filters_params",
        "ProductFiltersQuery": "product_filters_query",
        "ProductFiltersSettings": "product_filters_settings",
        "ProductFilterValue": "product_filter_value",
        "ProductMediaUpdate": "product_media_update",
        "ProductOption": "product_option",
        "ProductOptionChoice": "product_option_choice",
        "ProductOptionChoiceUpdate": "product_option_choice_update",
        "ProductOptionType": "product_option_type",
        "ProductOptionUpdate": "product_option_update",
        "ProductPage": "product_page",
        "ProductSort": "product_sort",
        "ProductTax": "product_tax",
        "ProductTaxUpdate": "product_tax_update",
        "ProductUpdate": "product_update",
        "ProductUpdateStatus": "product_update_status",
        "ProfileUpdateStatus": "profile_update_status",
        "RecurringCharge": "recurring_charge",
        "RecurringChargeUpdate": "recurring_charge_update",
        "RecurringInterval": "recurring_interval",
        "RegistrationAnswers": "registration_answers",
        "RelatedCategory": "related_category",
        "RelatedProducts": "related_products",
        "RelatedProductsUpdate": "related_products_update",
        "Ribbon": "ribbon",
        "SaleFilter": "sale_filter",
        "SalePriceSettings": "sale_price_settings",
        "SearchMethod": "search_method",
        "Shipping": "shipping",
        "ShippingPreparationTime": "shipping_preparation_time",
        "ShippingSettings": "shipping_settings",
        "ShippingType": "shipping_type",
        "ShippingUpdate": "shipping_update",
        "StarterSite": "starter_site",
        "StoreAccount": "store_account",
        "StorefrontSort": "storefront_sort",
        "StoreProfile": "store_profile",
        "StoreProfileUpdate": "store_profile_update",
        "StoreSettings": "store_settings",
        "SubscriptionSettings": "subscription_settings",
        "SubscriptionSettingsUpdate": "subscription_settings_update",
        "SwatchColor": "swatch_color",
        "SwatchColors": "swatch_colors",
        "Tax": "tax",
        "TaxRule": "tax_rule",
        "TaxSettings": "tax_settings",
        "TikTokPixel": "tik_tok_pixel",
        "Translations": "translations",
        "UpdateStatus": "update_status",
        "UploadStatus": "upload_status",
        "VerticalSettings": "vertical_settings",
        "VolumeUnit": "volume_unit",
        "WebsitePlatform": "website_platform",
        "WeightUnit": "weight_unit",
        "WholesalePrice": "wholesale_price",
        "Zone": "zone",
        "ATTRIBUTE_TYPE_BY_VALUE": "attribute_type",
        "ATTRIBUTE_ALIAS_BY_VALUE": "attribute_alias",
        "ATTRIBUTE_SHOW_BY_VALUE": "attribute_show",
        "OUT_OF_STOCK_VISIBILITY_BEHAVIOUR_BY_VALUE": "out_of_stock_visibility_behaviour",
        "ERROR_CODE_BY_VALUE": "error_code",
        "PRODUCT_EVENT_TYPE_BY_VALUE": "product_event_type",
        "SEARCH_METHOD_BY_VALUE": "search_method",
        "INVENTORY_FILTER_BY_VALUE": "inventory_filter",
        "SALE_FILTER_BY_VALUE": "sale_filter",
        "PRODUCT_SORT_BY_VALUE": "product_sort",
        "PRODUCT_OPTION_TYPE_BY_VALUE": "product_option_type",
        "PRICE_MODIFIER_TYPE_BY_VALUE": "price_modifier_type",
        "SHIPPING_TYPE_BY_VALUE": "shipping_type",
        "RECURRING_INTERVAL_BY_VALUE": "recurring_interval",
        "PRODUCT_CONDITION_BY_VALUE": "product_condition",
        "BRAND_SORT_BY_VALUE": "brand_sort",
        "WEBSITE_PLATFORM_BY_VALUE": "website_platform",
        "STOREFRONT_SORT_BY_VALUE": "storefront_sort",
        "DISCOUNT_DISPLAY_BY_VALUE": "discount_display",
        "WEIGHT_UNIT_BY_VALUE": "weight_unit",
        "DIMENSIONS_UNIT_BY_VALUE": "dimensions_unit",
        "VOLUME_UNIT_BY_VALUE": "volume_unit",
        "LEGAL_PAGE_TYPE_BY_VALUE": "legal_page_type",
        "LEGAL_PAGE_DISPLAY_BY_VALUE": "legal_page_display",
        "FILTER_SECTION_TYPE_BY_VALUE": "filter_section_type",
        "INVOICE_ATTACHMENT_BY_VALUE": "invoice_attachment",
        "BATCH_METHOD_BY_VALUE": "batch_method",
        "BATCH_STATE_BY_VALUE": "batch_state",
        "BATCH_RESPONSE_STATE_BY_VALUE": "batch_response_state",
    }

    def __getattr__(name):
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        model = getattr(import_module(f".{_MODULES[name]}", __name__), name)
        globals()[name] = model
        return model

    def __dir__():
        return sorted(__all__)


__all__ = (
    "AbandonedSalesSettings",
    "AddressFormat",
    "AsyncUploadStatus",
    "AttributeAlias",
    "AttributeFilters",
    "AttributeShow",
    "AttributeType",
    "AttributeValue",
    "AttributeValueUpdate",
    "BatchMethod",
    "BatchRequest",
    "BatchResponse",
    "BatchResponseState",
    "BatchState",
    "BatchStatus",
    "BatchTicket",
    "BorderInfo",
    "Brand",
    "BrandPage",
    "BrandSort",
    "BusinessRegistration",
    "Category",
    "CategoryCreate",
    "CategoryPage",
    "CategoryProducts",
    "CategoryReference",
    "CategoryUpdate",
    "ClassAttribute",
    "ClassAttributeUpdate",
    "Color",
    "Combination",
    "CombinationCreate",
    "CombinationUpdate",
    "Company",
    "CompositeComponent",
    "CreateStatus",
    "CustomPriceTier",
    "DeletedProduct",
    "DeletedProductPage",
    "DeleteStatus",
    "DesignSettings",
    "Dimensions",
    "DimensionsUnit",
    "DiscountDisplay",
    "Error",
    "ErrorArgs",
    "ErrorCode",
    "EventData",
    "Favorites",
    "FbMessengerSettings",
    "FeatureToggle",
    "FilterSection",
    "FilterSectionType",
    "FormatsAndUnits",
    "GalleryImage",
    "GeneralInfo",
    "GeneralInfoUpdate",
    "GiftCardProduct",
    "GiftCardSettings",
    "HandlingFee",
    "ImageAlt",
    "ImageDetails",
    "ImageLink",
    "InventoryAdjustment",
    "InventoryAdjustmentStatus",
    "InventoryFilter",
    "InvoiceAttachment",
    "Languages",
    "LegalPage",
    "LegalPageDisplay",
    "LegalPagesSettings",
    "LegalPageType",
    "LocationInventory",
    "LowestPriceSettings",
    "MailNotifications",
    "Media",
    "MediaImage",
    "MediaImageUpdate",
    "MediaLink",
    "MediaUpdate",
    "MediaVideo",
    "OpenObject",
    "OptionFilters",
    "OptionValue",
    "OrderInvoiceSettings",
    "OutOfStockVisibilityBehaviour",
    "PaymentSettings",
    "PhoneNotifications",
    "PlanLimits",
    "PriceModifierType",
    "Product",
    "ProductClass",
    "ProductClassCreate",
    "ProductClassUpdate",
    "ProductCondition",
    "ProductCreate",
    "ProductCreateStatus",
    "ProductEvent",
    "ProductEventType",
    "ProductFile",
    "ProductFileUpdate",
    "ProductFilterGroup",
    "ProductFilterGroups",
    "ProductFilters",
    "ProductFiltersParams",
    "ProductFiltersQuery",
    "ProductFiltersSettings",
    "ProductFilterValue",
    "ProductMediaUpdate",
    "ProductOption",
    "ProductOptionChoice",
    "ProductOptionChoiceUpdate",
    "ProductOptionType",
    "ProductOptionUpdate",
    "ProductPage",
    "ProductSort",
    "ProductTax",
    "ProductTaxUpdate",
    "ProductUpdate",
    "ProductUpdateStatus",
    "ProfileUpdateStatus",
    "RecurringCharge",
    "RecurringChargeUpdate",
    "RecurringInterval",
    "RegistrationAnswers",
    "RelatedCategory",
    "RelatedProducts",
    "RelatedProductsUpdate",
    "Ribbon",
    "SaleFilter",
    "SalePriceSettings",
    "SearchMethod",
    "Shipping",
    "ShippingPreparationTime",
    "ShippingSettings",
    "ShippingType",
    "ShippingUpdate",
    "StarterSite",
    "StoreAccount",
    "StorefrontSort",
    "StoreProfile",
    "StoreProfileUpdate",
    "StoreSettings",
    "SubscriptionSettings",
    "SubscriptionSettingsUpdate",
    "SwatchColor",
    "SwatchColors",
    "Tax",
    "TaxRule",
    "TaxSettings",
    "TikTokPixel",
    "Translations",
    "UpdateStatus",
    "UploadStatus",
    "VerticalSettings",
    "VolumeUnit",
    "WebsitePlatform",
    "WeightUnit",
    "WholesalePrice",
    "Zone",
)
