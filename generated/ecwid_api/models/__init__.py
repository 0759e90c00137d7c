"""The schemas of the contract."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
    from .composite_component import CompositeComponent
    from .create_status import CreateStatus
    from .custom_price_tier import CustomPriceTier
    from .delete_status import DeleteStatus
    from .dimensions import Dimensions
    from .error import Error
    from .error_args import ErrorArgs
    from .error_code import ERROR_CODE_BY_VALUE as ERROR_CODE_BY_VALUE
    from .error_code import ErrorCode
    from .favorites import Favorites
    from .formats_and_units import FormatsAndUnits
    from .gallery_image import GalleryImage
    from .general_info import GeneralInfo
    from .image_alt import ImageAlt
    from .image_details import ImageDetails
    from .image_link import ImageLink
    from .inventory_adjustment import InventoryAdjustment
    from .inventory_adjustment_status import InventoryAdjustmentStatus
    from .inventory_filter import INVENTORY_FILTER_BY_VALUE as INVENTORY_FILTER_BY_VALUE
    from .inventory_filter import InventoryFilter
    from .languages import Languages
    from .location_inventory import LocationInventory
    from .lowest_price_settings import LowestPriceSettings
    from .media import Media
    from .media_image import MediaImage
    from .media_image_update import MediaImageUpdate
    from .media_update import MediaUpdate
    from .media_video import MediaVideo
    from .option_filters import OptionFilters
    from .option_value import OptionValue
    from .original_image import OriginalImage
    from .out_of_stock_visibility_behaviour import (
        OUT_OF_STOCK_VISIBILITY_BEHAVIOUR_BY_VALUE as OUT_OF_STOCK_VISIBILITY_BEHAVIOUR_BY_VALUE,
    )
    from .out_of_stock_visibility_behaviour import OutOfStockVisibilityBehaviour
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
    from .product_file import ProductFile
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
    from .recurring_charge import RecurringCharge
    from .recurring_charge_update import RecurringChargeUpdate
    from .recurring_interval import RECURRING_INTERVAL_BY_VALUE as RECURRING_INTERVAL_BY_VALUE
    from .recurring_interval import RecurringInterval
    from .related_category import RelatedCategory
    from .related_products import RelatedProducts
    from .related_products_update import RelatedProductsUpdate
    from .ribbon import Ribbon
    from .sale_filter import SALE_FILTER_BY_VALUE as SALE_FILTER_BY_VALUE
    from .sale_filter import SaleFilter
    from .search_method import SEARCH_METHOD_BY_VALUE as SEARCH_METHOD_BY_VALUE
    from .search_method import SearchMethod
    from .shipping import Shipping
    from .shipping_preparation_time import ShippingPreparationTime
    from .shipping_type import SHIPPING_TYPE_BY_VALUE as SHIPPING_TYPE_BY_VALUE
    from .shipping_type import ShippingType
    from .shipping_update import ShippingUpdate
    from .store_profile import StoreProfile
    from .subscription_settings import SubscriptionSettings
    from .subscription_settings_update import SubscriptionSettingsUpdate
    from .translations import Translations
    from .update_status import UpdateStatus
    from .upload_status import UploadStatus
    from .wholesale_price import WholesalePrice
else:
    _MODULES = {
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
        "CompositeComponent": "composite_component",
        "CreateStatus": "create_status",
        "CustomPriceTier": "custom_price_tier",
        "DeleteStatus": "delete_status",
        "Dimensions": "dimensions",
        "Error": "error",
        "ErrorArgs": "error_args",
        "ErrorCode": "error_code",
        "Favorites": "favorites",
        "FormatsAndUnits": "formats_and_units",
        "GalleryImage": "gallery_image",
        "GeneralInfo": "general_info",
        "ImageAlt": "image_alt",
        "ImageDetails": "image_details",
        "ImageLink": "image_link",
        "InventoryAdjustment": "inventory_adjustment",
        "InventoryAdjustmentStatus": "inventory_adjustment_status",
        "InventoryFilter": "inventory_filter",
        "Languages": "languages",
        "LocationInventory": "location_inventory",
        "LowestPriceSettings": "lowest_price_settings",
        "Media": "media",
        "MediaImage": "media_image",
        "MediaImageUpdate": "media_image_update",
        "MediaUpdate": "media_update",
        "MediaVideo": "media_video",
        "OptionFilters": "option_filters",
        "OptionValue": "option_value",
        "OriginalImage": "original_image",
        "OutOfStockVisibilityBehaviour": "out_of_stock_visibility_behaviour",
        "PriceModifierType": "price_modifier_type",
        "Product": "product",
        "ProductClass": "product_class",
        "ProductClassCreate": "product_class_create",
        "ProductClassUpdate": "product_class_update",
        "ProductCondition": "product_condition",
        "ProductCreate": "product_create",
        "ProductCreateStatus": "product_create_status",
        "ProductFile": "product_file",
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
        "RecurringCharge": "recurring_charge",
        "RecurringChargeUpdate": "recurring_charge_update",
        "RecurringInterval": "recurring_interval",
        "RelatedCategory": "related_category",
        "RelatedProducts": "related_products",
        "RelatedProductsUpdate": "related_products_update",
        "Ribbon": "ribbon",
        "SaleFilter": "sale_filter",
        "SearchMethod": "search_method",
        "Shipping": "shipping",
        "ShippingPreparationTime": "shipping_preparation_time",
        "ShippingType": "shipping_type",
        "ShippingUpdate": "shipping_update",
        "StoreProfile": "store_profile",
        "SubscriptionSettings": "subscription_settings",
        "SubscriptionSettingsUpdate": "subscription_settings_update",
        "Translations": "translations",
        "UpdateStatus": "update_status",
        "UploadStatus": "upload_status",
        "WholesalePrice": "wholesale_price",
        "ATTRIBUTE_TYPE_BY_VALUE": "attribute_type",
        "ATTRIBUTE_ALIAS_BY_VALUE": "attribute_alias",
        "ATTRIBUTE_SHOW_BY_VALUE": "attribute_show",
        "OUT_OF_STOCK_VISIBILITY_BEHAVIOUR_BY_VALUE": "out_of_stock_visibility_behaviour",
        "ERROR_CODE_BY_VALUE": "error_code",
        "SEARCH_METHOD_BY_VALUE": "search_method",
        "INVENTORY_FILTER_BY_VALUE": "inventory_filter",
        "SALE_FILTER_BY_VALUE": "sale_filter",
        "PRODUCT_SORT_BY_VALUE": "product_sort",
        "PRODUCT_OPTION_TYPE_BY_VALUE": "product_option_type",
        "PRICE_MODIFIER_TYPE_BY_VALUE": "price_modifier_type",
        "SHIPPING_TYPE_BY_VALUE": "shipping_type",
        "RECURRING_INTERVAL_BY_VALUE": "recurring_interval",
        "PRODUCT_CONDITION_BY_VALUE": "product_condition",
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
    "CompositeComponent",
    "CreateStatus",
    "CustomPriceTier",
    "DeleteStatus",
    "Dimensions",
    "Error",
    "ErrorArgs",
    "ErrorCode",
    "Favorites",
    "FormatsAndUnits",
    "GalleryImage",
    "GeneralInfo",
    "ImageAlt",
    "ImageDetails",
    "ImageLink",
    "InventoryAdjustment",
    "InventoryAdjustmentStatus",
    "InventoryFilter",
    "Languages",
    "LocationInventory",
    "LowestPriceSettings",
    "Media",
    "MediaImage",
    "MediaImageUpdate",
    "MediaUpdate",
    "MediaVideo",
    "OptionFilters",
    "OptionValue",
    "OriginalImage",
    "OutOfStockVisibilityBehaviour",
    "PriceModifierType",
    "Product",
    "ProductClass",
    "ProductClassCreate",
    "ProductClassUpdate",
    "ProductCondition",
    "ProductCreate",
    "ProductCreateStatus",
    "ProductFile",
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
    "RecurringCharge",
    "RecurringChargeUpdate",
    "RecurringInterval",
    "RelatedCategory",
    "RelatedProducts",
    "RelatedProductsUpdate",
    "Ribbon",
    "SaleFilter",
    "SearchMethod",
    "Shipping",
    "ShippingPreparationTime",
    "ShippingType",
    "ShippingUpdate",
    "StoreProfile",
    "SubscriptionSettings",
    "SubscriptionSettingsUpdate",
    "Translations",
    "UpdateStatus",
    "UploadStatus",
    "WholesalePrice",
)
