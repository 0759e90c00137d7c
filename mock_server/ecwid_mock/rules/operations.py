"""Which function carries out which operation of the contract."""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from ..contract.operation import Operation
from . import (
    batches,
    categories,
    classes,
    combinations,
    filters,
    images,
    listed,
    media,
    products,
    profile,
    search,
    videos,
)
from .call import Call

Operate: TypeAlias = Callable[[Call], str | bytes]

READS: Final[Mapping[str, Operate]] = {
    "listCombinations": combinations.list_combinations,
    "getCombination": combinations.get_combination,
    "listProducts": search.list_products,
    "getProduct": products.get_product,
    "getProductGalleryVideo": videos.get_product_gallery_video,
    "downloadProductFile": media.download_product_file,
    "listCategories": categories.list_categories,
    "getCategory": categories.get_category,
    "listCategoriesByPath": categories.list_categories_by_path,
    "listClasses": classes.list_classes,
    "getClass": classes.get_class,
    "getBatch": batches.get_batch,
    "listDeletedProducts": listed.list_deleted_products,
    "getProductFilters": filters.get_product_filters,
    "queryProductFilters": filters.query_product_filters,
    "listBrands": listed.list_brands,
    "listSwatches": listed.list_swatches,
    "listSwatchesRecent": listed.list_swatches,
    "getProfile": profile.get_profile,
}
WRITES: Final[Mapping[str, Operate]] = {
    "createCombination": combinations.create_combination,
    "updateCombination": combinations.update_combination,
    "deleteCombination": combinations.delete_combination,
    "deleteAllCombinations": combinations.delete_all_combinations,
    "adjustCombinationInventory": combinations.adjust_combination_inventory,
    "uploadCombinationImage": images.upload_combination_image,
    "uploadCombinationImageAsync": images.upload_combination_image_async,
    "deleteCombinationImage": images.delete_combination_image,
    "createProduct": products.create_product,
    "updateProduct": products.update_product,
    "deleteProduct": products.delete_product,
    "deleteAllProducts": products.delete_all_products,
    "updateProfile": profile.update_profile,
    "adjustProductInventory": products.adjust_product_inventory,
    "createBatch": batches.create_batch,
    "cancelBatchGroup": batches.cancel_batch_group,
    "deleteBatch": batches.delete_batch,
    "uploadProductImage": media.upload_product_image,
    "uploadProductImageAsync": media.upload_product_image_async,
    "deleteProductImage": media.delete_product_image,
    "uploadProductGalleryImage": media.upload_product_gallery_image,
    "uploadProductGalleryImageAsync": media.upload_product_gallery_image_async,
    "deleteProductGalleryImage": media.delete_product_gallery_image,
    "deleteAllProductGalleryImages": media.delete_all_product_gallery_images,
    "updateProductMedia": media.update_product_media,
    "uploadProductVideo": videos.upload_product_video,
    "deleteProductVideo": videos.delete_product_video,
    "uploadProductGalleryVideo": videos.upload_product_gallery_video,
    "updateProductGalleryVideo": videos.update_product_gallery_video,
    "uploadProductFile": media.upload_product_file,
    "updateProductFile": media.update_product_file,
    "deleteProductFile": media.delete_product_file,
    "deleteAllProductFiles": media.delete_all_product_files,
    "createCategory": categories.create_category,
    "updateCategory": categories.update_category,
    "deleteCategory": categories.delete_category,
    "uploadCategoryImage": images.upload_category_image,
    "uploadCategoryImageAsync": images.upload_category_image_async,
    "deleteCategoryImage": images.delete_category_image,
    "assignCategoryProducts": categories.assign_category_products,
    "unassignCategoryProducts": categories.unassign_category_products,
    "createClass": classes.create_class,
    "updateClass": classes.update_class,
    "deleteClass": classes.delete_class,
}

# These need no savepoint: they make one statement, or open a savepoint themselves.
SINGLE_STATEMENTS: Final = frozenset(
    {"createCombination", "adjustCombinationInventory", "adjustProductInventory"}
)


def has_rules(operation: Operation) -> bool:
    """Whether the mock imitates an operation; the others are answered from their examples in the contract."""
    return operation.id in READS or operation.id in WRITES
