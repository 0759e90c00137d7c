"""The order of the checks, and that every documented status can be had."""

import base64
import re
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from ecwid_mock import Behaviour, Clock, Limits, Mock, Request, Response, Store
from ecwid_mock.contract.document import CONTRACT_FILE

PRODUCT = "/products/37208339"
ALL = f"{PRODUCT}/combinations"
ONE = f"{ALL}/7084076"
XL = [{"name": "Size", "value": "XL"}]
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg=="
)
CATEGORY = "/categories/9691095"
LINK = {"url": "https://images.example.com/a.png", "width": 1, "height": 1}
EXAMPLE = Store.example()
MEDIA = {
    "image": PNG,
    "galleryImages": [{"image": PNG}],
    "files": [{"id": 8, "name": "sowing.pdf", "content": b"%PDF"}],
}
WITH_MEDIA = {"products": [{**EXAMPLE.products[0], "combinations": [], **MEDIA}]}
VIDEO = {"url": "https://videos.example.com/radish"}
WITH_VIDEO = ("PUT", f"{PRODUCT}/media", {"galleryMedia": [{"videoUrl": VIDEO["url"]}]})
BOOKS = {"id": 1260001, "name": "Books"}


def example(**changes: Any) -> Store:
    settings = {"categories": EXAMPLE.categories, "classes": [BOOKS], "products": EXAMPLE.products, **changes}
    return Store(EXAMPLE.id, EXAMPLE.token, **settings)


class Ask:
    """A request that is right in every respect, until something is changed."""

    def __init__(self, method: str, path: str, body: object = None, **changes: Any) -> None:
        self.method, self.path, self.body = method, path, body
        self.changes = changes

    def on(self, make_api: Callable[..., Any], **more: Any) -> Response:
        changes = {**self.changes, **more}
        limits = Limits(json_bytes=changes.get("json_bytes", 10_000))
        api = make_api(
            example(**changes.get("store", {})),
            limits=limits,
            behaviour=Behaviour(
                requests_per_minute=changes.get("rate"),
                wrong_store_status=404 if changes.get("elsewhere") else 403,
            ),
        )
        headers = {**api.headers, **changes.get("headers", {})}
        if "rate" in changes:
            api("GET", "/profile")
        if "before" in changes:
            api(*changes["before"])
        api.store += changes.get("elsewhere", 0)
        sent: Response = api(
            changes.get("method", self.method),
            changes.get("path", self.path),
            changes.get("body", self.body),
            headers=headers,
        )
        return sent


# Each row breaks one rule more than the row below it; the answer is that of the upper one.
CREATE_LADDER: list[tuple[int, str, dict[str, Any]]] = [
    (404, "", {"path": f"{ALL}/1/2/3"}),
    (405, "METHOD_NOT_ALLOWED", {"method": "PATCH"}),
    (403, "INVALID_API_TOKEN", {"headers": {"Authorization": "Bearer secret_wrong"}}),
    (429, "RATE_LIMITED", {"rate": 1}),
    (403, "INSUFFICIENT_APP_SCOPE", {"store": {"scopes": {"read_store_profile"}}}),
    (402, "NOT_AVAILABLE_ON_CURRENT_PLAN", {"store": {"plan": "venture"}}),
    (413, "", {"json_bytes": 5}),
    (415, "", {"headers": {"Content-Type": "text/plain"}}),
    (400, "WRONG_PARAMETER", {"body": {"options": [], "quantity": "many", "sku": "000071"}}),
    (404, "PRODUCT_NOT_FOUND", {"path": "/products/5/combinations"}),
    (
        400,
        "DIFFERENT_COMBINATION_STOCK",
        {"body": {"options": [{"name": "Size", "value": "Small"}], "quantity": 1}},
    ),
    (409, "SKU_ALREADY_EXISTS", {"body": {"options": XL, "sku": "000071"}}),
]


def _together(rows: list[tuple[int, str, dict[str, Any]]]) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for _, _, changes in reversed(rows):
        for name, value in changes.items():
            merged[name] = {**merged.get(name, {}), **value} if name in ("headers", "store") else value
    return merged


@pytest.mark.parametrize("step", range(len(CREATE_LADDER)), ids=lambda step: str(CREATE_LADDER[step][:2]))
def test_the_first_broken_rule_answers(make_api: Callable[..., Any], step: int) -> None:
    status, code, _ = CREATE_LADDER[step]
    broken = _together(CREATE_LADDER[step:])
    response = Ask("POST", ALL, {"options": XL}).on(make_api, **broken)
    assert (response.status, response.json().get("errorCode", "")) == (status, code)


def test_options_are_compared_before_skus(api: Any) -> None:
    both = {"options": api.get(ONE)["options"], "sku": "000072"}
    assert api.refused("POST", ALL, both) == (409, "COMBINATION_DUPLICATED")


@pytest.mark.parametrize("path", ["/products/5", f"{ALL}/5", "/products/5/combinations"])
def test_the_fields_are_looked_at_before_the_product(api: Any, path: str) -> None:
    assert api.refused("GET", f"{path}?responseFields=a(") == (400, "WRONG_PARAMETER")


def test_an_image_is_looked_at_before_the_combination(api: Any) -> None:
    assert api.refused("POST", f"{ALL}/5/image", b"no image") == (422, "")
    assert api.refused("POST", f"{ALL}/5/image", PNG) == (404, "COMBINATION_NOT_FOUND")


class TestTokens:
    def test_both_styles_are_taken(self, api: Any) -> None:
        for path, headers in (
            ("/profile", {"Authorization": "Bearer secret_demo"}),
            ("/profile", {"authorization": "bearer  secret_demo "}),
            ("/profile?token=secret_demo", {}),
            ("/profile?token=secret_demo", {"Authorization": 'Token token="secret_demo"'}),
            ("/profile?token=secret_demo", {"Authorization": "Bearer wrong"}),
            ("/profile?token=wrong", {"Authorization": "Bearer secret_demo"}),
        ):
            assert api("GET", path, headers=headers).status == 200, (path, headers)

    @pytest.mark.parametrize(
        ("path", "headers"),
        [
            ("/profile", {}),
            ("/profile?token=", {}),
            ("/profile?token=secret_dem", {}),
            ("/profile?token=SECRET_DEMO", {}),
            ("/profile?Token=secret_demo", {}),
            ("/profile", {"Authorization": "secret_demo"}),
            ("/profile", {"Authorization": "Bearer"}),
            ("/profile", {"Authorization": "Basic secret_demo"}),
            ("/profile", {"Authorization": "Bearer secret_demo secret_demo"}),
            ("/profile", {"Authorization": "Bearer " + "x" * 1_000_000}),
            ("/profile", {"Authorization": "Bearer \u20ac"}),
        ],
    )
    def test_nothing_else_is(self, api: Any, path: str, headers: dict[str, str]) -> None:
        response = api("GET", path, headers=headers)
        assert (response.status, response.json()["errorCode"]) == (403, "INVALID_API_TOKEN")

    @pytest.mark.parametrize(
        "store", ["4870021", "1", "0", "-1", "x", "04870020", "+4870020", "4870020.0", "%00", ""]
    )
    def test_another_store_looks_like_a_wrong_token(self, mock: Mock, store: str) -> None:
        mock.add_store(Store(1, "secret_other"))

        def ask(token: str) -> Response:
            return mock.handle(
                Request("GET", f"/api/v3/{store}/profile", {"Authorization": f"Bearer {token}"})
            )

        assert ask("secret_demo").status == 403
        assert ask("secret_demo").body == ask("nonsense").body

    def test_another_store_may_be_not_found(self, make_api: Callable[..., Any]) -> None:
        api = make_api(behaviour=Behaviour(wrong_store_status=404))
        response = api.mock.handle(Request("GET", f"/api/v3/1{PRODUCT}", api.headers))
        assert (response.status, response.json()["errorCode"]) == (404, "STORE_NOT_FOUND")

    def test_a_public_one_may_only_read(self, make_api: Callable[..., Any]) -> None:
        api = make_api(Store(5, "public_x", products=EXAMPLE.products))
        assert api("GET", ALL).status == 200
        assert api.refused("DELETE", ALL) == (403, "INSUFFICIENT_APP_SCOPE")

    def test_a_public_one_sees_enabled_products_only(self, make_api: Callable[..., Any]) -> None:
        hidden = {**EXAMPLE.products[0], "enabled": False}
        api = make_api(Store(5, "public_x", products=[hidden, {"name": "Turnip"}]))
        assert api.get("/products")["total"] == 1
        for path in (PRODUCT, ALL, ONE):
            assert api.refused("GET", path) == (404, "PRODUCT_NOT_FOUND")
        secret = make_api(Store(5, "secret_x", products=[hidden]))
        assert secret.get(ONE)["sku"] == "000071"

    def test_each_store_has_its_own_data(self, mock: Mock, api: Any) -> None:
        mock.add_store(Store(7, "secret_seven", products=EXAMPLE.products))
        other = type(api)(mock, 7, "secret_seven")
        other.done("DELETE", ALL)
        assert len(api.get(ALL)) == 4
        assert other.get(ALL) == []


class TestRates:
    def test_a_full_bucket_is_refilled_evenly(self) -> None:
        clock = Clock()
        with Mock(clock=clock, behaviour=Behaviour(requests_per_minute=30)) as mock:
            ask = Request("GET", "/api/v3/4870020/profile?token=secret_demo")
            assert [mock.handle(ask).status for _ in range(31)] == [200] * 30 + [429]
            assert dict(mock.handle(ask).headers)["Retry-After"] == "2"
            clock.advance(2)
            assert [mock.handle(ask).status for _ in range(2)] == [200, 429]
            clock.advance(3600)
            assert [mock.handle(ask).status for _ in range(31)] == [200] * 30 + [429]

    def test_each_token_has_its_own(self) -> None:
        with Mock(stores=[Store(1, "a"), Store(2, "b")], behaviour=Behaviour(requests_per_minute=1)) as mock:
            asks = [
                Request("GET", f"/api/v3/{id}/profile?token={token}") for id, token in ((1, "a"), (2, "b"))
            ]
            assert [mock.handle(ask).status for ask in asks * 2] == [200, 200, 429, 429]

    def test_there_is_none_unless_asked_for(self, mock: Mock) -> None:
        ask = Request("GET", "/api/v3/4870020/profile?token=secret_demo")
        assert {mock.handle(ask).status for _ in range(2000)} == {200}


OPERATIONS: dict[str, Ask] = {
    "listCombinations": Ask("GET", ALL),
    "createCombination": Ask("POST", ALL, {"options": XL}),
    "deleteAllCombinations": Ask("DELETE", ALL),
    "getCombination": Ask("GET", ONE),
    "updateCombination": Ask("PUT", ONE, {"price": 1}),
    "deleteCombination": Ask("DELETE", ONE),
    "adjustCombinationInventory": Ask("PUT", f"{ONE}/inventory", {"quantityDelta": 1}),
    "uploadCombinationImage": Ask("POST", f"{ONE}/image", PNG),
    "deleteCombinationImage": Ask("DELETE", f"{ONE}/image"),
    "uploadCombinationImageAsync": Ask("POST", f"{ONE}/image/async", LINK),
    "listProducts": Ask("GET", "/products"),
    "createProduct": Ask("POST", "/products", {"name": "Turnip"}),
    "getProduct": Ask("GET", PRODUCT),
    "updateProduct": Ask("PUT", PRODUCT, {"price": 2}),
    "deleteProduct": Ask("DELETE", PRODUCT),
    "adjustProductInventory": Ask("PUT", f"{PRODUCT}/inventory", {"quantityDelta": 1}),
    "uploadProductImage": Ask("POST", f"{PRODUCT}/image", PNG),
    "uploadProductImageAsync": Ask("POST", f"{PRODUCT}/image/async", LINK),
    "deleteProductImage": Ask("DELETE", f"{PRODUCT}/image"),
    "uploadProductGalleryImage": Ask("POST", f"{PRODUCT}/gallery", PNG),
    "uploadProductGalleryImageAsync": Ask("POST", f"{PRODUCT}/gallery/async", LINK),
    "deleteProductGalleryImage": Ask("DELETE", f"{PRODUCT}/gallery/4300000002", store=WITH_MEDIA),
    "deleteAllProductGalleryImages": Ask("DELETE", f"{PRODUCT}/gallery"),
    "updateProductMedia": Ask("PUT", f"{PRODUCT}/media", {}),
    "uploadProductVideo": Ask("POST", f"{PRODUCT}/video", headers=VIDEO),
    "deleteProductVideo": Ask("DELETE", f"{PRODUCT}/video"),
    "uploadProductGalleryVideo": Ask("POST", f"{PRODUCT}/gallery/video", headers=VIDEO),
    "getProductGalleryVideo": Ask("GET", f"{PRODUCT}/gallery/video/4300000003", before=WITH_VIDEO),
    "updateProductGalleryVideo": Ask("PUT", f"{PRODUCT}/gallery/video/4300000003", PNG, before=WITH_VIDEO),
    "uploadProductFile": Ask("POST", f"{PRODUCT}/files?fileName=a", b"x"),
    "downloadProductFile": Ask("GET", f"{PRODUCT}/files/8", store=WITH_MEDIA),
    "updateProductFile": Ask("PUT", f"{PRODUCT}/files/8", {"description": "d"}, store=WITH_MEDIA),
    "deleteProductFile": Ask("DELETE", f"{PRODUCT}/files/8", store=WITH_MEDIA),
    "deleteAllProductFiles": Ask("DELETE", f"{PRODUCT}/files"),
    "listCategories": Ask("GET", "/categories"),
    "createCategory": Ask("POST", "/categories", {"name": "Roots"}),
    "getCategory": Ask("GET", CATEGORY),
    "updateCategory": Ask("PUT", CATEGORY, {"name": "Roots"}),
    "deleteCategory": Ask("DELETE", CATEGORY),
    "uploadCategoryImage": Ask("POST", f"{CATEGORY}/image", PNG),
    "uploadCategoryImageAsync": Ask("POST", f"{CATEGORY}/image/async", LINK),
    "deleteCategoryImage": Ask("DELETE", f"{CATEGORY}/image"),
    "assignCategoryProducts": Ask("POST", f"{CATEGORY}/assignProducts", {"productIds": [37208339]}),
    "unassignCategoryProducts": Ask("POST", f"{CATEGORY}/unassignProducts", {"productIds": [37208339]}),
    "listCategoriesByPath": Ask("GET", "/categoriesByPath?path=Vegetables&delimiter=/"),
    "listClasses": Ask("GET", "/classes"),
    "createClass": Ask("POST", "/classes", {"name": "Films"}),
    "getClass": Ask("GET", "/classes/1260001"),
    "updateClass": Ask("PUT", "/classes/1260001", {"name": "Films"}),
    "deleteClass": Ask("DELETE", "/classes/1260001"),
    "deleteAllProducts": Ask("DELETE", "/products"),
    "listDeletedProducts": Ask("GET", "/products/deleted"),
    "getProductFilters": Ask("GET", "/products/filters?filterFields=price"),
    "queryProductFilters": Ask("POST", "/products/filters", {"params": {"filterFields": "price"}}),
    "listBrands": Ask("GET", "/brands"),
    "listSwatches": Ask("GET", "/swatches"),
    "listSwatchesRecent": Ask("GET", "/swatches/recent-colors"),
    "getProfile": Ask("GET", "/profile"),
    "updateProfile": Ask("PUT", "/profile", {"formatsAndUnits": {"weightUnit": "GRAM"}}),
    "getBatch": Ask("GET", "/batch?ticket=none"),
    "createBatch": Ask("POST", "/batch", []),
    "deleteBatch": Ask("DELETE", "/batch?ticketId=none"),
    "cancelBatchGroup": Ask("POST", "/batch/cancel-group?groupId=none"),
}
TAKEN = {"id": 5, "name": "Fruit", "externalReferenceId": "F-1"}
FOREIGN = {"categories": [{"id": 9691095, "name": "Vegetables", "origin": "LIGHTSPEED"}]}
CHANGES: dict[int, dict[str, Any]] = {
    200: {},
    402: {"store": {"suspended": True}},
    403: {"store": {"scopes": ()}},
    405: {"method": "PATCH"},
    415: {"headers": {"Content-Type": "multipart/form-data; boundary=x"}},
    429: {"rate": 1},
}
# What takes more than the change above: how to get a status from an operation.
SPECIAL: dict[tuple[str, int], dict[str, Any]] = {
    ("createCombination", 400): {"body": {}},
    ("updateCombination", 400): {"body": {"quantity": "x"}},
    ("adjustCombinationInventory", 400): {"body": {}},
    **{
        (operation, 400): {"body": {}} for operation, ask in OPERATIONS.items() if operation.endswith("Async")
    },
    **{
        (operation, 422): {"body": {**LINK, "url": "ftp://a"}}
        for operation in OPERATIONS
        if operation.endswith("Async")
    },
    **{
        (operation, status): {"body": body}
        for operation, ask in OPERATIONS.items()
        if ask.body is PNG
        for status, body in ((413, b"\0" * (20 * 1024 * 1024 + 1)), (422, b"<svg/>"))
    },
    ("updateProductMedia", 422): {"body": {"galleryMedia": [{"imageUrl": "ftp://a"}]}},
    ("uploadProductVideo", 422): {"headers": {"url": "ftp://a"}},
    ("uploadProductGalleryVideo", 422): {"headers": {"url": "ftp://a"}},
    ("uploadProductFile", 413): {"body": b"\0" * (20 * 1024 * 1024 + 1)},
    ("uploadProductFile", 422): {"path": f"{PRODUCT}/files?fileName=a&externalUrl=ftp://a"},
    ("listCategories", 400): {"path": "/categories?limit=101"},
    ("createCategory", 400): {"body": {}},
    ("assignCategoryProducts", 400): {"body": {}},
    ("unassignCategoryProducts", 400): {"body": {}},
    ("listCategoriesByPath", 400): {"path": "/categoriesByPath?path=Vegetables"},
    ("listClasses", 400): {"path": "/classes?responseFields=a)"},
    ("createClass", 400): {"body": {}},
    ("updateClass", 400): {"path": "/classes/0"},
    ("deleteClass", 400): {"path": "/classes/0"},
    ("createCategory", 404): {"body": {"name": "Roots", "parentId": 5}},
    ("createCategory", 409): {
        "body": {"name": "Roots", "externalReferenceId": "F-1"},
        "store": {"categories": [TAKEN]},
    },
    ("updateCategory", 409): {"store": FOREIGN},
    ("deleteCategory", 409): {"store": FOREIGN},
    ("assignCategoryProducts", 409): {"store": FOREIGN},
    ("unassignCategoryProducts", 409): {"store": FOREIGN},
    ("createClass", 409): {"body": {"name": "Books"}},
    ("updateClass", 409): {"body": {"name": "Films"}, "store": {"classes": [BOOKS, {"name": "Films"}]}},
    ("listProducts", 400): {"path": "/products?limit=101"},
    ("createProduct", 400): {"body": {}},
    ("listDeletedProducts", 400): {"path": "/products/deleted?from_date=yesterday"},
    ("getProductFilters", 400): {"path": "/products/filters"},
    ("queryProductFilters", 400): {"body": {"params": {}}},
    ("listBrands", 400): {"path": "/brands?limit=101"},
    ("getProfile", 400): {"path": "/profile?responseFields=a)"},
    ("updateProfile", 400): {"body": {"formatsAndUnits": 1}},
    ("createProduct", 404): {"body": {"name": "Turnip", "categoryIds": [5]}},
    ("createCombination", 409): {"body": {"options": XL, "sku": "000071"}},
    ("updateCombination", 409): {"body": {"sku": "000072"}},
    ("createProduct", 409): {"body": {"name": "Turnip", "sku": "000071"}},
    ("updateProduct", 409): {"body": {"options": []}},
    ("getBatch", 200): {
        "before": ("POST", "/batch", []),
        "path": "/batch?ticket=9d844ad4-9e33-5e56-a712-7a4967b84cb0",
    },
    ("getBatch", 400): {"path": "/batch"},
    ("createBatch", 400): {"body": {}},
    ("deleteBatch", 400): {"path": "/batch"},
    ("cancelBatchGroup", 400): {"path": "/batch/cancel-group"},
    **{
        (operation, 403): {"headers": {"Authorization": "Bearer secret_wrong"}}
        for operation in ("getBatch", "createBatch", "deleteBatch", "cancelBatchGroup")
    },
}


# Slow connections, faults and defects answer with these, whatever is asked.
NOT_BY_RULES = {"408", "500", "default"}


def _documented() -> list[tuple[str, int]]:
    document = yaml.safe_load(CONTRACT_FILE.read_text(encoding="utf-8"))
    return [
        (operation["operationId"], int(status))
        for item in document["paths"].values()
        for method, operation in item.items()
        if method in ("get", "post", "put", "delete")
        for status, response in operation["responses"].items()
        if response.get("$ref") != "#/components/responses/UnsupportedMediaTypeOfRead"
        and status not in NOT_BY_RULES
    ]


def _wrong_path(path: str, status: int) -> dict[str, Any]:
    """Another id; where there is none, another store or a query that is not UTF-8."""
    other = re.sub(r"37208339|9691095|1260001", "x" if status == 400 else "1", path)
    if other != path:
        return {"path": other}
    return {"path": f"{path}?x=%FF"} if status == 400 else {"elsewhere": 1}


@pytest.mark.parametrize(("operation", "status"), _documented())
def test_every_documented_status_is_answered(
    make_api: Callable[..., Any], operation: str, status: int
) -> None:
    ask = OPERATIONS[operation]
    change = SPECIAL.get((operation, status)) or CHANGES.get(status)
    if change is None and status in (400, 404):
        change = _wrong_path(ask.path, status)
    assert ask.on(make_api, json_bytes=10**9, **(change or {})).status == status
