"""The schemas of the contract."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .async_upload_status import AsyncUploadStatus
    from .attribute_alias import ATTRIBUTE_ALIAS_BY_VALUE as ATTRIBUTE_ALIAS_BY_VALUE
    from .attribute_alias import AttributeAlias
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
    from .category import Category
    from .category_create import CategoryCreate
    from .category_page import CategoryPage
    from .category_products import CategoryProducts
    from .category_update import CategoryUpdate
    from .class_attribute import ClassAttribute
    from .class_attribute_update import ClassAttributeUpdate
    from .combination import Combination
    from .combination_create import CombinationCreate
    from .combination_update import CombinationUpdate
    from .create_status import CreateStatus
    from .delete_status import DeleteStatus
    from .dimensions import Dimensions
    from .error import Error
    from .error_args import ErrorArgs
    from .error_code import ERROR_CODE_BY_VALUE as ERROR_CODE_BY_VALUE
    from .error_code import ErrorCode
    from .formats_and_units import FormatsAndUnits
    from .gallery_image import GalleryImage
    from .general_info import GeneralInfo
    from .image_alt import ImageAlt
    from .image_details import ImageDetails
    from .image_link import ImageLink
    from .inventory_adjustment import InventoryAdjustment
    from .inventory_adjustment_status import InventoryAdjustmentStatus
    from .languages import Languages
    from .lowest_price_settings import LowestPriceSettings
    from .option_value import OptionValue
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
    from .product_create import ProductCreate
    from .product_file import ProductFile
    from .product_option import ProductOption
    from .product_option_choice import ProductOptionChoice
    from .product_option_choice_update import ProductOptionChoiceUpdate
    from .product_option_type import PRODUCT_OPTION_TYPE_BY_VALUE as PRODUCT_OPTION_TYPE_BY_VALUE
    from .product_option_type import ProductOptionType
    from .product_option_update import ProductOptionUpdate
    from .product_page import ProductPage
    from .product_update import ProductUpdate
    from .related_category import RelatedCategory
    from .related_products import RelatedProducts
    from .store_profile import StoreProfile
    from .translations import Translations
    from .update_status import UpdateStatus
    from .upload_status import UploadStatus
    from .wholesale_price import WholesalePrice
else:
    _MODULES = {
        "AsyncUploadStatus": "async_upload_status",
        "AttributeAlias": "attribute_alias",
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
        "Category": "category",
        "CategoryCreate": "category_create",
        "CategoryPage": "category_page",
        "CategoryProducts": "category_products",
        "CategoryUpdate": "category_update",
        "ClassAttribute": "class_attribute",
        "ClassAttributeUpdate": "class_attribute_update",
        "Combination": "combination",
        "CombinationCreate": "combination_create",
        "CombinationUpdate": "combination_update",
        "CreateStatus": "create_status",
        "DeleteStatus": "delete_status",
        "Dimensions": "dimensions",
        "Error": "error",
        "ErrorArgs": "error_args",
        "ErrorCode": "error_code",
        "FormatsAndUnits": "formats_and_units",
        "GalleryImage": "gallery_image",
        "GeneralInfo": "general_info",
        "ImageAlt": "image_alt",
        "ImageDetails": "image_details",
        "ImageLink": "image_link",
        "InventoryAdjustment": "inventory_adjustment",
        "InventoryAdjustmentStatus": "inventory_adjustment_status",
        "Languages": "languages",
        "LowestPriceSettings": "lowest_price_settings",
        "OptionValue": "option_value",
        "OutOfStockVisibilityBehaviour": "out_of_stock_visibility_behaviour",
        "PriceModifierType": "price_modifier_type",
        "Product": "product",
        "ProductClass": "product_class",
        "ProductClassCreate": "product_class_create",
        "ProductClassUpdate": "product_class_update",
        "ProductCreate": "product_create",
        "ProductFile": "product_file",
        "ProductOption": "product_option",
        "ProductOptionChoice": "product_option_choice",
        "ProductOptionChoiceUpdate": "product_option_choice_update",
        "ProductOptionType": "product_option_type",
        "ProductOptionUpdate": "product_option_update",
        "ProductPage": "product_page",
        "ProductUpdate": "product_update",
        "RelatedCategory": "related_category",
        "RelatedProducts": "related_products",
        "StoreProfile": "store_profile",
        "Translations": "translations",
        "UpdateStatus": "update_status",
        "UploadStatus": "upload_status",
        "WholesalePrice": "wholesale_price",
        "ATTRIBUTE_TYPE_BY_VALUE": "attribute_type",
        "ATTRIBUTE_ALIAS_BY_VALUE": "attribute_alias",
        "ATTRIBUTE_SHOW_BY_VALUE": "attribute_show",
        "OUT_OF_STOCK_VISIBILITY_BEHAVIOUR_BY_VALUE": "out_of_stock_visibility_behaviour",
        "ERROR_CODE_BY_VALUE": "error_code",
        "PRODUCT_OPTION_TYPE_BY_VALUE": "product_option_type",
        "PRICE_MODIFIER_TYPE_BY_VALUE": "price_modifier_type",
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
    "Category",
    "CategoryCreate",
    "CategoryPage",
    "CategoryProducts",
    "CategoryUpdate",
    "ClassAttribute",
    "ClassAttributeUpdate",
    "Combination",
    "CombinationCreate",
    "CombinationUpdate",
    "CreateStatus",
    "DeleteStatus",
    "Dimensions",
    "Error",
    "ErrorArgs",
    "ErrorCode",
    "FormatsAndUnits",
    "GalleryImage",
    "GeneralInfo",
    "ImageAlt",
    "ImageDetails",
    "ImageLink",
    "InventoryAdjustment",
    "InventoryAdjustmentStatus",
    "Languages",
    "LowestPriceSettings",
    "OptionValue",
    "OutOfStockVisibilityBehaviour",
    "PriceModifierType",
    "Product",
    "ProductClass",
    "ProductClassCreate",
    "ProductClassUpdate",
    "ProductCreate",
    "ProductFile",
    "ProductOption",
    "ProductOptionChoice",
    "ProductOptionChoiceUpdate",
    "ProductOptionType",
    "ProductOptionUpdate",
    "ProductPage",
    "ProductUpdate",
    "RelatedCategory",
    "RelatedProducts",
    "StoreProfile",
    "Translations",
    "UpdateStatus",
    "UploadStatus",
    "WholesalePrice",
)
