"""Calls of the operations around the products: what to do with a client, and an answer it takes."""

from __future__ import annotations

from client_operation import Operation
from ecwid_client import (
    BatchRequest,
    CategoryCreate,
    CategoryUpdate,
    ClassAttributeUpdate,
    ImageLink,
    ProductClassCreate,
    ProductClassUpdate,
    ProductFiltersParams,
    ProductMediaUpdate,
    StoreProfileUpdate,
)

IMAGE = b"\x89PNG\r\n\x1a\n"
PRODUCT = 7
CATEGORY, CLASS = 9691095, 1260001
CATEGORY_JSON = {"id": CATEGORY, "name": "Vegetables", "orderBy": 10}
CATEGORIES_JSON = {"total": 1, "count": 1, "offset": 0, "limit": 100, "items": [CATEGORY_JSON]}
CLASS_JSON = {
    "id": CLASS,
    "name": "Books",
    "attributes": [{"id": 5029060, "name": "Author", "type": "CUSTOM"}],
}
FILTERS_JSON = {"productCount": 1, "filters": {"price": {"minValue": 5}}}
LINK = ImageLink("https://images.example.com/radish.jpg", 1200, 900)

PRODUCT_FILE = 98751
VIDEO = "https://videos.example.com/radish"
CATALOG = (
    Operation("uploadProductImage", lambda c: c.products.upload_image(PRODUCT, IMAGE), {"id": 7}),
    Operation("uploadProductImageAsync", lambda c: c.products.upload_image_async(PRODUCT, LINK), {}),
    Operation("deleteProductImage", lambda c: c.products.delete_image(PRODUCT), {"deleteCount": 1}),
    Operation(
        "uploadProductGalleryImage", lambda c: c.products.upload_gallery_image(PRODUCT, IMAGE), {"id": 7}
    ),
    Operation(
        "uploadProductGalleryImageAsync", lambda c: c.products.upload_gallery_image_async(PRODUCT, LINK), {}
    ),
    Operation(
        "deleteProductGalleryImage", lambda c: c.products.delete_gallery_image(PRODUCT, 7), {"deleteCount": 1}
    ),
    Operation(
        "deleteAllProductGalleryImages",
        lambda c: c.products.delete_all_gallery_images(PRODUCT),
        {"deleteCount": 2},
    ),
    Operation(
        "updateProductMedia",
        lambda c: c.products.update_media(PRODUCT, ProductMediaUpdate(gallery_media=[])),
        {"updateCount": 1},
    ),
    Operation("uploadProductVideo", lambda c: c.products.upload_video(PRODUCT, url=VIDEO), {"id": 7}),
    Operation("deleteProductVideo", lambda c: c.products.delete_video(PRODUCT), {"deleteCount": 1}),
    Operation(
        "uploadProductGalleryVideo", lambda c: c.products.upload_gallery_video(PRODUCT, url=VIDEO), {"id": 7}
    ),
    Operation("getProductGalleryVideo", lambda c: c.products.get_gallery_video(PRODUCT, 7), {"id": "7"}),
    Operation(
        "updateProductGalleryVideo",
        lambda c: c.products.update_gallery_video(PRODUCT, 7, IMAGE),
        {"id": 7},
    ),
    Operation(
        "uploadProductFile",
        lambda c: c.products.upload_file(PRODUCT, body=b"x", file_name="sowing.pdf"),
        {"id": PRODUCT_FILE},
    ),
    Operation("downloadProductFile", lambda c: c.products.download_file(PRODUCT, PRODUCT_FILE), {"a": 1}),
    Operation(
        "updateProductFile",
        lambda c: c.products.update_file(PRODUCT, PRODUCT_FILE, "How to sow"),
        {"updateCount": 1},
    ),
    Operation(
        "deleteProductFile", lambda c: c.products.delete_file(PRODUCT, PRODUCT_FILE), {"deleteCount": 1}
    ),
    Operation("deleteAllProductFiles", lambda c: c.products.delete_all_files(PRODUCT), {"deleteCount": 1}),
    Operation("listCategories", lambda c: c.categories.list(parent=0), CATEGORIES_JSON),
    Operation("createCategory", lambda c: c.categories.create(CategoryCreate(name="Roots")), {"id": 9}),
    Operation("getCategory", lambda c: c.categories.get(CATEGORY), CATEGORY_JSON),
    Operation(
        "updateCategory",
        lambda c: c.categories.update(CATEGORY, CategoryUpdate(order_by=20)),
        {"updateCount": 1},
    ),
    Operation("deleteCategory", lambda c: c.categories.delete(CATEGORY), {"deleteCount": 1}),
    Operation("uploadCategoryImage", lambda c: c.categories.upload_image(CATEGORY, IMAGE), {"id": 7}),
    Operation("uploadCategoryImageAsync", lambda c: c.categories.upload_image_async(CATEGORY, LINK), {}),
    Operation("deleteCategoryImage", lambda c: c.categories.delete_image(CATEGORY), {"deleteCount": 1}),
    Operation(
        "assignCategoryProducts",
        lambda c: c.categories.assign_products(CATEGORY, [PRODUCT]),
        {"updateCount": 1},
    ),
    Operation(
        "unassignCategoryProducts",
        lambda c: c.categories.unassign_products(CATEGORY, [PRODUCT]),
        {"deleteCount": 1},
    ),
    Operation(
        "listCategoriesByPath",
        lambda c: c.categories.list_by_path(path="Vegetables", delimiter="/"),
        CATEGORIES_JSON,
    ),
    Operation("listClasses", lambda c: c.classes.list(), [CLASS_JSON]),
    Operation("createClass", lambda c: c.classes.create(ProductClassCreate(name="Books")), {"id": CLASS}),
    Operation("getClass", lambda c: c.classes.get(CLASS), CLASS_JSON),
    Operation(
        "updateClass",
        lambda c: c.classes.update(
            CLASS, ProductClassUpdate(attributes=[ClassAttributeUpdate(name="Pages")])
        ),
        {"updateCount": 1},
    ),
    Operation("deleteClass", lambda c: c.classes.delete(CLASS), {"deleteCount": 1}),
    Operation("deleteAllProducts", lambda c: c.products.delete_all(), {}),
    Operation("listDeletedProducts", lambda c: c.products.list_deleted(), {**CATEGORIES_JSON, "items": []}),
    Operation("getProductFilters", lambda c: c.products.get_filters(filter_fields="price"), FILTERS_JSON),
    Operation(
        "queryProductFilters",
        lambda c: c.products.query_filters(ProductFiltersParams("price")),
        FILTERS_JSON,
    ),
    Operation("listBrands", lambda c: c.brands.list(), {**CATEGORIES_JSON, "items": [{"name": "Field"}]}),
    Operation("listSwatches", lambda c: c.swatches.list(), {"colors": []}),
    Operation("listSwatchesRecent", lambda c: c.swatches.list_recent(), {"colors": []}),
    Operation("createBatch", lambda c: c.batch.create([BatchRequest("/profile", "GET")]), {"ticket": "a"}),
    Operation(
        "getBatch",
        lambda c: c.batch.get(ticket="a"),
        {"status": "QUEUED", "totalRequests": 1, "completedRequests": 0},
    ),
    Operation("deleteBatch", lambda c: c.batch.delete(ticket_id="a"), {"deleteCount": 1}),
    Operation("cancelBatchGroup", lambda c: c.batch.cancel_group(group_id="a"), {"updateCount": 1}),
    Operation("updateProfile", lambda c: c.profile.update(StoreProfileUpdate()), {"updateCount": 1}),
)
