"""Every filter and order of a search, alone and together."""

from collections.abc import Callable
from typing import Any

import pytest
from ecwid_mock import Store

RED = {"name": "Color", "choices": [{"text": "Red"}, {"text": "Green"}]}
BLUE = {"name": "Color", "choices": [{"text": "Blue"}]}
SIZE = {"name": "Size", "choices": [{"text": "L"}]}
PRODUCTS = [
    {
        "id": 11,
        "name": "Radish",
        "sku": "R",
        "price": 40,
        "quantity": 3,
        "created": "2020-01-01 00:00:00 +0000",
        "updated": "2023-01-01 00:00:00 +0000",
        "categoryIds": [1],
        "compareToPrice": 80,
        "options": [RED, SIZE],
        "attributes": [{"id": 1, "name": "Brand", "type": "BRAND", "value": "Field"}],
        "externalReferenceId": "pos-1",
    },
    {
        "id": 12,
        "name": "beet",
        "sku": "B",
        "price": 60,
        "quantity": 0,
        "created": "2021-01-01 00:00:00 +0000",
        "updated": "2022-01-01 00:00:00 +0000",
        "categoryIds": [1, 2],
        "description": "Not a radish",
        "options": [BLUE],
        "enabled": False,
        "attributes": [
            {"id": 1, "name": "BRAND", "type": "BRAND", "value": "Garden"},
            {"id": 2, "name": "Secret", "value": "underground", "show": "NOTSHOW"},
        ],
        "isGiftCard": True,
        "outOfStockVisibilityBehaviour": "HIDE",
    },
    {
        "id": 13,
        "name": "Carrot",
        "price": 50,
        "unlimited": False,
        "quantity": 0,
        "created": "2022-01-01 00:00:00 +0000",
        "updated": "2021-01-01 00:00:00 +0000",
        "showOnFrontpage": 1,
        "compareToPrice": 50,
        "options": [RED],
        "combinations": [
            {
                "options": [{"name": "Color", "value": "Red"}],
                "sku": "C-RED",
                "quantity": 1,
                "externalReferenceId": "pos-2",
            }
        ],
        "attributes": [{"id": 3, "name": "UPC", "type": "UPC", "value": "0123"}],
        "discountsAllowed": False,
        "nameYourPriceEnabled": True,
        "tax": {"taxable": True, "taxClassCode": "reduced", "enabledManualTaxes": [7]},
    },
]


@pytest.fixture
def shop(make_api: Callable[..., Any]) -> Any:
    return make_api(Store(5, "secret_x", products=PRODUCTS))


def found(shop: Any, query: str) -> list[int]:
    page = shop.get(f"/products?sortBy=ADDED_TIME_ASC&{query}")
    assert page["total"] == page["count"] == len(page["items"])
    return [item["id"] for item in page["items"]]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("productId=13,11", [11, 13]),
        ("productId=12,99&keyword=radish&enabled=true", [12]),
        ("sku=C-RED&priceTo=1", [13]),
        ("sku=C-RED&productId=11", [11]),
        ("keyword=radish", [11, 12]),
        ("keyword=RADI", []),
        ("keyword=RADI*", [11, 12]),
        ("keyword=%22not%20a%22", [12]),
        ("keyword=garden", [12]),
        ("keyword=underground", []),
        ("keyword=green", [11, 13]),
        ("keyword=color", [11, 12, 13]),
        ("keyword=c-red", [13]),
        ("keyword=*", [11, 12, 13]),
        ("keyword=radish&searchMethod=CP", [11, 12]),
        ("externalReferenceId=pos-1", [11]),
        ("externalReferenceId=pos-2", [13]),
        ("category=1", [11, 12]),
        ("category=0", [13]),
        ("category=2&categories=1", [12]),
        ("categories=2,0", [12, 13]),
        ("category=9", []),
        ("category=1&includeProductsFromSubcategories=true&withSubcategories=yes", [11, 12]),
        ("priceFrom=40&priceTo=60", [11, 12, 13]),
        ("priceFrom=40.01&priceTo=5.5e1", [13]),
        ("priceFrom=-1&priceTo=30", []),
        ("priceFrom=-1.18e%2B142&priceTo=1e-320", []),
        ("createdFrom=1609459200", [12, 13]),
        ("createdTo=2021-01-01%2000:00:00", [11, 12]),
        ("updatedFrom=2022-01-01%2000:00:00&updatedTo=1672531200", [11, 12]),
        ("createdTo=2021-01-01", [11, 12]),
        ("updatedFrom=2022-01-01%2001:00:00%20%2B0100&updatedTo=2023-01-01", [11, 12]),
        ("createdFrom=0&createdTo=0", []),
        ("enabled=true", [11, 13]),
        ("enabled=off", [12]),
        ("visibleInStorefront=true", [11, 13]),
        ("visibleInStorefront=false", [12]),
        ("inStock=1", [11, 13]),
        ("inStock=0", [12]),
        ("inventory=instock", [11, 13]),
        ("inventory=outofstock", [12]),
        ("inventory=outofstock&inStock=true", []),
        ("onsale=onsale", [11]),
        ("onsale=notonsale", [12, 13]),
        ("isGiftCard=yes", [12]),
        ("isGiftCard=no", [11, 13]),
        ("discountsAllowed=false", [13]),
        ("isCustomerSetPrice=true", [13]),
        ("enabledManualTaxes=7", [13]),
        ("enabledManualTaxes=none", [11, 12]),
        ("enabledManualTaxes=none,7", [11, 12, 13]),
        ("taxClassCodes=reduced", [13]),
        ("taxClassCodes=default,reduced", [11, 12, 13]),
        ("option_Color=Red", [11, 13]),
        ("option_Color=Red,Blue", [11, 12, 13]),
        ("option_Color=Green&option_Size=L", [11]),
        ("option_Color=Red&option_Size=S", []),
        ("attribute_Brand=Field,Garden", [11, 12]),
        ("attribute_UPC=0123", [13]),
        ("attribute_Brand=Field&attribute_UPC=0123", []),
        ("keyword=radish&enabled=true&priceTo=40&option_Size=L", [11]),
        ("keyword=&sku=&externalReferenceId=", [11, 12, 13]),
    ],
)
def test_a_filter_finds_what_it_says(shop: Any, query: str, ids: list[int]) -> None:
    assert found(shop, query) == ids


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        ("ADDED_TIME_ASC", [11, 12, 13]),
        ("ADDED_TIME_DESC", [13, 12, 11]),
        ("NAME_ASC", [12, 13, 11]),
        ("NAME_DESC", [11, 13, 12]),
        ("PRICE_ASC", [11, 13, 12]),
        ("PRICE_DESC", [12, 13, 11]),
        ("UPDATED_TIME_ASC", [13, 12, 11]),
        ("UPDATED_TIME_DESC", [11, 12, 13]),
    ],
)
def test_an_order_holds_over_pages(shop: Any, order: str, ids: list[int]) -> None:
    pages = [shop.get(f"/products?sortBy={order}&limit=2&offset={offset}") for offset in (0, 2)]
    assert [item["id"] for page in pages for item in page["items"]] == ids
    assert [(page["total"], page["count"]) for page in pages] == [(3, 2), (3, 1)]


def test_a_word_in_the_name_is_more_relevant_than_one_in_the_description(shop: Any) -> None:
    shop.done("PUT", "/products/13", {"name": "Radish of the sea"})
    ids = [item["id"] for item in shop.get("/products?keyword=radish")["items"]]
    assert sorted(ids[:2]) == [11, 13]
    assert ids[2] == 12


@pytest.mark.parametrize(
    "query",
    [
        "productId=",
        "productId=1,",
        "productId=1,x",
        "productId=0",
        "category=x",
        "categories=1;2",
        "priceFrom=cheap",
        "priceFrom=nan",
        "createdFrom=yesterday",
        "createdFrom=2021-13-01%2000:00:00",
        "enabled=maybe",
        "onsale=yes",
        "inventory=true",
        "sortBy=NEWEST",
        "sortBy=",
        "searchMethod=AI",
        "enabledManualTaxes=all",
        "taxClassCodes=a,,b",
        "option_Color=Red&option_Color=Blue",
        "baseUrl=shop",
    ],
)
def test_a_filter_that_cannot_be_read_is_refused(shop: Any, query: str) -> None:
    assert shop.refused("GET", f"/products?{query}") == (400, "WRONG_PARAMETER")


def test_clean_urls_has_two_spellings_and_a_code_of_its_own(shop: Any) -> None:
    assert found(shop, "cleanUrls=true&slugsWithoutIds=1&baseUrl=https://shop.example.com") == [11, 12, 13]
    assert shop.refused("GET", "/products?cleanUrls=1") == (400, "CLEAN_URLS_PARAMETER_IS_INVALID")


def test_a_public_token_finds_enabled_products_only(make_api: Callable[..., Any]) -> None:
    shop = make_api(Store(5, "public_x", products=PRODUCTS))
    assert found(shop, "productId=11,12") == [11]
    assert found(shop, "enabled=false") == []


def test_a_page_costs_as_many_statements_as_one_product(make_api: Callable[..., Any]) -> None:
    products = [{**PRODUCTS[2], "id": 100 + n, "combinations": []} for n in range(100)]
    shop = make_api(Store(5, "secret_x", products=products))
    statements: list[str] = []
    connection = shop.mock.engine.database.connection
    connection.set_trace_callback(statements.append)
    assert shop.get("/products")["count"] == 100
    assert (
        len([one for one in statements if "FROM batch" not in one]) == 6
    )  # the queue of batches is looked at too
    statements.clear()
    shop.get("/products")
    assert len(statements) == 2
    connection.set_trace_callback(None)


def test_a_change_shows_in_the_next_page(shop: Any) -> None:
    found(shop, "")
    shop.done("PUT", "/products/11/inventory", {"quantityDelta": -3})
    shop.done(
        "POST", "/products/12/combinations", {"options": [{"name": "Color", "value": "Pink"}], "sku": "B-P"}
    )
    shop.done("PUT", "/products/13", {"options": [RED, SIZE]})
    items = {item["id"]: item for item in shop.get("/products")["items"]}
    assert items[11]["quantity"] == 0
    assert len(items[12]["combinations"]) == 1
    assert [option["name"] for option in items[13]["options"]] == ["Color", "Size"]


def test_categories_bring_their_families_names_and_order(make_api: Callable[..., Any]) -> None:
    shop = make_api(Store(5, "secret_x", products=[{"id": 31, "name": "A"}, {"id": 32, "name": "B"}]))
    root = shop.done("POST", "/categories", {"name": "Roots"})["id"]
    below = shop.done("POST", "/categories", {"name": "Red ones", "parentId": root})["id"]
    shop.done("POST", f"/categories/{root}/assignProducts", {"productIds": [32]})
    shop.done("POST", f"/categories/{root}/assignProducts", {"productIds": [31]})
    shop.done("POST", f"/categories/{below}/assignProducts", {"productIds": [31]})
    assert [item["id"] for item in shop.get(f"/products?category={root}")["items"]] == [32, 31]
    assert found(shop, f"categories={below}") == [31]
    shop.done("POST", f"/categories/{root}/unassignProducts", {"productIds": [31]})
    assert found(shop, f"category={root}") == [32]
    assert found(shop, f"category={root}&includeProductsFromSubcategories=true") == [31, 32]
    assert found(shop, f"categories={root}&withSubcategories=on") == [31, 32]
    assert found(shop, "keyword=red") == [31]


def test_addresses_of_pages_follow_the_parameters(shop: Any) -> None:
    asked = "baseUrl=https://shop.example.com/&cleanUrls=true"
    assert shop.get(f"/products?{asked}")["items"][0]["url"].startswith("https://shop.example.com/radish")
    assert shop.get(f"/products/11?{asked}")["url"].endswith("p11")
    assert (
        shop.get("/products/11?slugsWithoutIds=true&baseUrl=https://shop.example.com")["url"].count("/") == 3
    )
    assert "#!" in shop.get("/products/11")["url"]
