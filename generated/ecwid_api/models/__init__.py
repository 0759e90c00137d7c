"""The schemas of the contract."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .async_upload_status import AsyncUploadStatus
    from .attribute_alias import AttributeAlias
    from .attribute_filters import AttributeFilters
    from .attribute_show import AttributeShow
    from .attribute_type import AttributeType
    from .attribute_value import AttributeValue
    from .attribute_value_update import AttributeValueUpdate
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
    from .error_code import ErrorCode
    from .formats_and_units import FormatsAndUnits
    from .gallery_image import GalleryImage
    from .general_info import GeneralInfo
    from .image_alt import ImageAlt
    from .image_details import ImageDetails
    from .image_link import ImageLink
    from .inventory_adjustment import InventoryAdjustment
    from .inventory_adjustment_status import InventoryAdjustmentStatus
    from .inventory_filter import InventoryFilter
    from .languages import Languages
    from .lowest_price_settings import LowestPriceSettings
    from .option_filters import OptionFilters
    from .option_value import OptionValue
    from .out_of_stock_visibility_behaviour import OutOfStockVisibilityBehaviour
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
    from .product_option_type import ProductOptionType
    from .product_option_update import ProductOptionUpdate
    from .product_page import ProductPage
    from .product_sort import ProductSort
    from .product_update import ProductUpdate
    from .related_category import RelatedCategory
    from .related_products import RelatedProducts
    from .sale_filter import SaleFilter
    from .search_method import SearchMethod
    from .store_profile import StoreProfile
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
        "InventoryFilter": "inventory_filter",
        "Languages": "languages",
        "LowestPriceSettings": "lowest_price_settings",
        "OptionFilters": "option_filters",
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
        "ProductSort": "product_sort",
        "ProductUpdate": "product_update",
        "RelatedCategory": "related_category",
        "RelatedProducts": "related_products",
        "SaleFilter": "sale_filter",
        "SearchMethod": "search_method",
        "StoreProfile": "store_profile",
        "Translations": "translations",
        "UpdateStatus": "update_status",
        "UploadStatus": "upload_status",
        "WholesalePrice": "wholesale_price",
    }

    def __getattr__(name):
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        model = getattr(import_module(f".{_MODULES[name]}", __name__), name)
        globals()[name] = model
        return model

    def __dir__():
        return sorted({*globals(), *_MODULES})


__all__ = (
    "AsyncUploadStatus",
    "AttributeAlias",
    "AttributeFilters",
    "AttributeShow",
    "AttributeType",
    "AttributeValue",
    "AttributeValueUpdate",
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
    "InventoryFilter",
    "Languages",
    "LowestPriceSettings",
    "OptionFilters",
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
    "ProductSort",
    "ProductUpdate",
    "RelatedCategory",
    "RelatedProducts",
    "SaleFilter",
    "SearchMethod",
    "StoreProfile",
    "Translations",
    "UpdateStatus",
    "UploadStatus",
    "WholesalePrice",
)
