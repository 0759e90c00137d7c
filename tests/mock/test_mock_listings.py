"""Deletions, filters, brands, colours and the profile."""

from collections.abc import Callable
from typing import Any

import pytest
from ecwid_mock import Store

RED, GREEN, YELLOW = ({"text": text} for text in ("Red", "Green", "Yellow"))


def brand(value: str) -> list[dict[str, Any]]:
    return [{"id": 1, "name": "Brand", "type": "BRAND", "value": value}]


PRODUCTS = [
    {
        "id": 11,
        "name": "A",
        "price": 5,
        "quantity": 0,
        "options": [{"name": "Color", "choices": [RED, GREEN]}],
        "attributes": [*brand("Field"), {"id": 2, "name": "UPC", "type": "UPC", "value": "2"}],
    },
    {
        "id": 12,
        "name": "B",
        "price": 10,
        "compareToPrice": 20,
        "options": [{"name": "Color", "choices": [GREEN, YELLOW]}],
        "attributes": [*brand("Field"), {"id": 2, "name": "UPC", "type": "UPC", "value": "1"}],
    },
    {"id": 13, "name": "C", "price": 7, "enabled": False, "attributes": brand("Alps")},
]


@pytest.fixture
def shop(make_api: Callable[..., Any]) -> Any:
    return make_api(Store(5, "secret_x", products=PRODUCTS))


class TestDeletions:
    def test_they_are_listed_by_time(self, shop: Any) -> None:
        shop.mock.clock.advance(10)
        shop.done("DELETE", "/products/12")
        shop.mock.clock.advance(86_400)
        shop.done("DELETE", "/products/11")
        first, second = shop.get("/products/deleted")["items"]
        assert first == {"id": 12, "date": "2026-01-01 00:00:10 +0000"}
        assert second["id"] == 11
        for query, ids in (
            ("from_date=2026-01-02", [11]),
            ("to_date=2026-01-01%2000:00:10", [12]),
            ("to_date=2026-01-01%2000:00:09", []),
            ("from_date=1767225610&to_date=1767225610", [12]),
            ("from_date=2026-01-01%2002:00:10%20%2B0200&to_date=2026-01-01%2000:00:10%20-0000", [12]),
            ("offset=1&limit=1", [11]),
            ("offset=2", []),
        ):
            page = shop.get(f"/products/deleted?{query}")
            assert [item["id"] for item in page["items"]] == ids, query
            assert page["total"] == (2 if "offset" in query else len(ids))

    def test_all_products_go_at_once(self, shop: Any) -> None:
        answer = shop("DELETE", "/products")
        assert (answer.status, answer.body) == (202, b"")
        assert shop.get("/products")["total"] == 0
        assert shop.get("/products/deleted")["total"] == 3

    def test_it_needs_a_scope_of_its_own(self, make_api: Callable[..., Any]) -> None:
        shop = make_api(Store(5, "secret_x", products=PRODUCTS, scopes={"read_catalog", "update_catalog"}))
        assert shop.refused("DELETE", "/products") == (403, "INSUFFICIENT_APP_SCOPE")
        assert shop.refused("GET", "/brands") == (403, "INSUFFICIENT_APP_SCOPE")

    @pytest.mark.parametrize("text", ["yesterday", "", "2026-1-1", "2026-01-01T00:00:00"])
    def test_a_time_that_cannot_be_read_is_refused(self, shop: Any, text: str) -> None:
        assert shop.refused("GET", f"/products/deleted?from_date={text}") == (400, "WRONG_PARAMETER")


class TestFilters:
    FIELDS = "price,inventory,onsale,categories,option_Color,attribute_Brand,attribute_UPC,other"

    def test_the_figures_are_those_of_the_vendors_tests(self, shop: Any) -> None:
        query = f"filterFields={self.FIELDS}&filterFacetLimit=option_Color:2,attribute_UPC:all&enabled=true"
        found = shop.get(f"/products/filters?{query}")
        assert found["productCount"] == 2
        groups = found["filters"]
        assert groups["price"] == {"status": "SUCCESS", "minValue": 5, "maxValue": 10}
        assert [(v["id"], v["title"], v["productCount"]) for v in groups["inventory"]["values"]] == [
            ("instock", "In stock", 1),
            ("outofstock", "Out of stock", 1),
        ]
        assert [(v["id"], v["title"]) for v in groups["onsale"]["values"]] == [
            ("onsale", "On sale"),
            ("notonsale", "Regular price"),
        ]
        assert groups["option_Color"]["values"] == [
            {"title": "Green", "productCount": 2},
            {"title": "Red", "productCount": 1},
        ]
        assert groups["attribute_Brand"]["values"] == [{"title": "Field", "productCount": 2}]
        assert [value["title"] for value in groups["attribute_UPC"]["values"]] == ["1", "2"]
        assert "other" not in groups

    def test_a_body_says_the_same_in_texts(self, shop: Any) -> None:
        params = {
            "filterFields": "price,option_Color",
            "enabled": "true",
            "option_Color": "Red",
            "filterFacetLimit": "1",
        }
        found = shop.done("POST", "/products/filters", {"params": params})
        assert found == shop.get(
            "/products/filters?filterFields=price,option_Color&enabled=true&option_Color=Red&filterFacetLimit=1"
        )
        assert found["productCount"] == 1
        assert shop.refused("POST", "/products/filters", {"params": {**params, "enabled": "maybe"}})[0] == 400
        assert shop.refused("POST", "/products/filters", {"params": {**params, "priceFrom": "low"}})[0] == 400
        assert shop.refused("POST", "/products/filters", {"params": {}})[0] == 400
        assert shop.refused("GET", "/products/filters")[0] == 400
        assert shop.refused("GET", "/products/filters?filterFields=price&filterFacetLimit=x:y")[0] == 400

    def test_categories_are_counted_below_a_parent(self, shop: Any) -> None:
        roots = shop.done("POST", "/categories", {"name": "Roots", "productIds": [11, 12]})["id"]
        red = shop.done("POST", "/categories", {"name": "Red", "parentId": roots, "productIds": [11]})["id"]
        asked = "/products/filters?filterFields=categories"
        values = shop.get(asked)["filters"]["categories"]["values"]
        assert [(v["id"], v["title"], v["productCount"]) for v in values] == [
            (str(roots), "Roots", 2),
            (str(red), "Red", 1),
        ]
        below = shop.get(f"{asked}&filterParentCategoryId={roots}")["filters"]["categories"]["values"]
        assert [value["title"] for value in below] == ["Red"]
        assert shop.get(f"{asked}&categories={red}")["productCount"] == 1
        assert shop.get(f"{asked}&categories=home")["productCount"] == 0

    def test_a_comma_in_a_name_stands_behind_a_backslash(self, shop: Any) -> None:
        option = {"name": "Size, in cm", "choices": [{"text": "5"}]}
        shop.done("PUT", "/products/13", {"options": [option]})
        groups = shop.get("/products/filters?filterFields=option_Size%5C,%20in%20cm,price")["filters"]
        assert groups["option_Size, in cm"]["values"] == [{"title": "5", "productCount": 1}]
        assert "price" in groups


class TestBrands:
    @pytest.mark.parametrize(
        ("query", "names"),
        [
            ("", ["Field"]),
            ("hidden_brands=true", ["Field", "Alps"]),
            ("hiddenBrands=1&sortBy=NAME_ASC", ["Alps", "Field"]),
            ("hidden_brands=true&sortBy=NAME_DESC", ["Field", "Alps"]),
            ("hidden_brands=true&sortBy=PRODUCT_COUNT_ASC", ["Alps", "Field"]),
            ("hidden_brands=true&offset=1&limit=1", ["Alps"]),
        ],
    )
    def test_they_are_those_of_the_products(self, shop: Any, query: str, names: list[str]) -> None:
        page = shop.get(f"/brands?{query}")
        assert [item["name"] for item in page["items"]] == names
        assert page["limit"] >= page["count"] == len(names)

    def test_their_pages_follow_the_parameters(self, shop: Any) -> None:
        page = shop.get("/brands?baseUrl=https://shop.example.com&cleanURLs=true")
        url = page["items"][0]["productsFilteredByBrandUrl"]
        assert url == "https://shop.example.com/products/search?attribute_Brand=Field"


def test_swatches_have_two_addresses_and_the_last_change_first(shop: Any) -> None:
    def paint(id: int, text: str, code: str) -> None:
        shop.mock.clock.advance(1)
        choice = {"text": text, "hexCodes": [code]}
        option = {"type": "SWATCHES", "name": "Paint", "useImageAsSwatchSelector": False, "choices": [choice]}
        shop.done("PUT", f"/products/{id}", {"options": [option]})

    paint(11, "Red", "#d0103a")
    paint(12, "Green", "#00ff00")
    colors = shop.get("/swatches")["colors"]
    assert colors == [{"name": "Green", "hexCode": "#00ff00"}, {"name": "Red", "hexCode": "#d0103a"}]
    assert shop.get("/swatches/recent-colors")["colors"] == colors


class TestProfile:
    def test_a_change_is_kept_group_by_group_and_field_by_field(self, shop: Any) -> None:
        sections = [
            {"type": "PRICE", "enabled": True},
            {"type": "OPTION", "name": "Color", "enabled": False},
        ]
        changes = {
            "generalInfo": {},
            "languages": {"enabledLanguages": ["en", "ru"], "defaultLanguage": "en"},
            "formatsAndUnits": {"volumeUnit": "L", "currency": "currency"},
            "productFiltersSettings": {"filterSections": sections},
            "designSettings": {"product_list_price_behavior": "HIDE"},
            "account": {"accountName": "Ada", "whiteLabel": True},
        }
        assert shop.done("PUT", "/profile", changes) == {"updateCount": 1, "success": True}
        shop.done("PUT", "/profile", {"settings": {"closed": True}})
        profile = shop.get("/profile")
        assert profile["generalInfo"]["storeId"] == 5
        assert profile["formatsAndUnits"]["volumeUnit"] == "L"
        assert profile["formatsAndUnits"]["weightUnit"] == "KILOGRAM"
        assert profile["productFiltersSettings"]["filterSections"] == sections
        assert profile["designSettings"]["product_list_image_size"] == "MEDIUM"
        assert profile["designSettings"]["product_list_price_behavior"] == "HIDE"
        assert profile["settings"]["closed"] is True
        assert (profile["account"]["accountName"], profile["account"]["whiteLabel"]) == ("Ada", False)
        assert "API" in profile["account"]["availableFeatures"]

    def test_its_languages_are_those_of_the_store(self, shop: Any) -> None:
        option = {"name": "Size", "nameTranslated": {"nl": "Maat"}, "choices": [{"text": "L"}]}
        shop.done("PUT", "/products/13", {"options": [option]})
        shop.done("PUT", "/profile", {"languages": {"enabledLanguages": ["nl", "en"]}})
        assert shop.get("/profile")["languages"]["enabledLanguages"] == ["nl", "en"]
        shop.mock.reset()
        assert shop.get("/profile")["languages"]["enabledLanguages"] == ["en"]

    def test_it_survives_a_snapshot(self, shop: Any) -> None:
        shop.done("PUT", "/profile", {"company": {"city": "Delft"}})
        shop.mock.snapshot("before")
        shop.done("PUT", "/profile", {"company": {"city": "Leiden"}})
        shop.mock.restore("before")
        assert shop.get("/profile")["company"]["city"] == "Delft"

    def test_a_public_token_sees_less_and_changes_nothing(self, make_api: Callable[..., Any]) -> None:
        shop = make_api(Store(5, "public_x"))
        assert "featureToggles" not in shop.get("/profile")
        assert shop("PUT", "/profile", {}).status == 403

    @pytest.mark.parametrize("body", [{"settings": []}, {"settings": {"closed": "yes"}}, {"zones": {}}])
    def test_what_is_of_another_type_is_refused(self, shop: Any, body: Any) -> None:
        assert shop.refused("PUT", "/profile", body) == (400, "WRONG_PARAMETER")
