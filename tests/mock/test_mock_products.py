"""Products, the search, languages and the choice of fields."""

from collections.abc import Callable
from typing import Any

import pytest
from ecwid_mock import Clock, Request, Store

PRODUCT = "/products/37208339"
ALL = f"{PRODUCT}/combinations"
NEW = {
    "name": "Turnip",
    "sku": "T-1",
    "quantity": 5,
    "price": 2.5,
    "weight": 0.3,
    "enabled": False,
    "description": "<b>white</b>",
    "categoryIds": [9691095],
    "attributes": [{"name": "Brand", "value": "Acme"}],
    "relatedProducts": {"productIds": [37208339]},
    "productClassId": 0,
}


def test_what_was_created_can_be_read(api: Any) -> None:
    id = api.done("POST", "/products", NEW)["id"]
    assert id == 37208341
    read = api.get(f"/products/{id}")
    assert read["relatedProducts"].pop("relatedCategory") == {
        "enabled": False,
        "categoryId": 0,
        "productCount": 5,
    }
    assert {
        **NEW,
        "id": id,
        "unlimited": False,
        "inStock": True,
        "options": [],
        "combinations": [],
        "created": "2026-01-01 00:00:00 +0000",
        "createTimestamp": 1767225600,
        "updated": "2026-01-01 00:00:00 +0000",
        "updateTimestamp": 1767225600,
    }.items() <= read.items()


def test_only_the_name_is_needed(api: Any) -> None:
    made = api.get(f"/products/{api.done('POST', '/products', {'name': 'Turnip'})['id']}")
    assert (made["unlimited"], made["inStock"], made["price"], made["enabled"]) == (True, True, 0, True)
    assert "quantity" not in made
    assert "sku" not in made
    assert api.refused("POST", "/products", {"sku": "x"}) == (400, "WRONG_PARAMETER")
    assert api.refused("POST", "/products", {"name": ""}) == (400, "WRONG_PARAMETER")


def test_times_are_the_clock_s(make_api: Callable[..., Any]) -> None:
    api = make_api(clock=Clock())
    id = api.done("POST", "/products", {"name": "Turnip"})["id"]
    api.mock.clock.advance(90)
    api.done("PUT", f"/products/{id}", {"price": 1})
    read = api.get(f"/products/{id}")
    assert read["updateTimestamp"] - read["createTimestamp"] == 90
    assert read["updated"] == "2026-01-01 00:01:30 +0000"


COMBINATION = f"{ALL}/7084076"
DATING: dict[str, tuple[str, str, object]] = {
    "stock of the product": ("PUT", f"{PRODUCT}/inventory", {"quantityDelta": 1}),
    "stock of a combination": ("PUT", f"{COMBINATION}/inventory", {"quantityDelta": -1}),
    "a new combination": (
        "POST",
        ALL,
        {"options": [{"name": "Size", "value": "M"}, {"name": "Color", "value": "Red"}]},
    ),
    "a combination": ("PUT", COMBINATION, {"price": 3}),
    "an image of a combination": ("POST", f"{COMBINATION}/image?externalUrl=https://example.com/a.png", None),
    "one combination less": ("DELETE", COMBINATION, None),
    "no combinations": ("DELETE", ALL, None),
}


@pytest.mark.parametrize(("method", "path", "body"), DATING.values(), ids=DATING)
def test_stock_and_combinations_date_the_product(
    make_api: Callable[..., Any], method: str, path: str, body: object
) -> None:
    """Assumed; without it nobody could tell that there were sales. What changes nothing dates nothing."""
    api = make_api(clock=Clock())
    before = api.get(PRODUCT)["updateTimestamp"]
    api.mock.clock.advance(90)
    api.done("DELETE", f"{COMBINATION}/image")
    assert api.get(PRODUCT)["updateTimestamp"] == before
    api.done(method, path, body)
    assert api.get(PRODUCT)["updateTimestamp"] == 1767225690


def test_update_changes_only_what_is_sent(api: Any) -> None:
    before = api.get(PRODUCT)
    assert api.done("PUT", PRODUCT, {"price": 3, "combinations": [], "id": 5}) == {"updateCount": 1}
    after = api.get(PRODUCT)
    assert after["combinations"] == api.get(f"{PRODUCT}/combinations")
    assert {k: v for k, v in after.items() if before.get(k) != v}.keys() == {
        "price",
        "combinations",  # those without a price of their own show the new one
        "updated",
        "updateTimestamp",
        *("priceInProductList", "defaultDisplayedPrice", "defaultDisplayedPriceFormatted"),
        *("compareToPriceDiscount", "compareToPriceDiscountFormatted"),
        *("compareToPriceDiscountPercent", "compareToPriceDiscountPercentFormatted"),
        *("defaultDisplayedCompareToPriceDiscount", "defaultDisplayedCompareToPriceDiscountFormatted"),
        *(
            "defaultDisplayedCompareToPriceDiscountPercent",
            "defaultDisplayedCompareToPriceDiscountPercentFormatted",
        ),
    }
    api.done("PUT", PRODUCT, {"description": None, "sku": None, "weight": None})
    assert not {"description", "sku", "weight"} & api.get(PRODUCT).keys()


def test_what_is_not_shipped_shows_no_weight(api: Any) -> None:
    path = f"/products/{api('POST', '/products', {'name': 'Voucher', 'weight': 2.5}).json()['id']}"

    api("PUT", path, {"isShippingRequired": False})
    assert "weight" not in api.get(path)
    api("PUT", path, {"isShippingRequired": True})
    assert api.get(path)["weight"] == 2.5


def test_empty_texts_are_absent(api: Any) -> None:
    sent = {"name": "Beet", "description": "Red", "options": [{"type": "SELECT", "name": "Size"}]}
    product = f"/products/{api('POST', '/products', sent).json()['id']}"
    texts = {"customsHsTariffCode": "0706", "externalReferenceId": "POS-1"}
    created = {"options": [{"name": "Size", "value": "L"}], **texts}
    combination = f"{product}/combinations/{api('POST', f'{product}/combinations', created).json()['id']}"

    api("PUT", product, {"description": ""})
    api("PUT", combination, dict.fromkeys(texts, ""))

    assert "description" not in api.get(product)
    assert not texts.keys() & api.get(combination).keys()


def test_options_are_kept_with_their_defaults(api: Any) -> None:
    sent = [
        {
            "name": "Size",
            "choices": [{"text": "S"}, {"text": "L", "priceModifier": 5, "priceModifierType": "PERCENT"}],
        },
        {"type": "TEXTFIELD", "name": "Engraving", "required": True},
    ]
    id = api.done("POST", "/products", {"name": "Cup", "options": sent})["id"]
    plain = {"priceModifier": 0, "priceModifierType": "ABSOLUTE"}
    assert api.get(f"/products/{id}")["options"] == [
        {
            "type": "SELECT",
            "name": "Size",
            "choices": [{"text": "S", **plain}, sent[0]["choices"][1]],  # type: ignore[index]
            "defaultChoice": 0,
            "required": False,
        },
        {"type": "TEXTFIELD", "name": "Engraving", "required": True},
    ]


def test_an_option_in_use_stays(api: Any) -> None:
    size, color = api.get(PRODUCT)["options"]
    without_red = {**color, "choices": [c for c in color["choices"] if c["text"] != "Red"]}
    assert api.refused("PUT", PRODUCT, {"options": [size]}) == (409, "COMBINATION_CONTAINS_REMOVED_OPTION")
    removed_value = (409, "COMBINATION_CONTAINS_REMOVED_OPTION_VALUE")
    assert api.refused("PUT", PRODUCT, {"options": [size, without_red]}) == removed_value
    api.done("DELETE", f"{ALL}/7084076")
    api.done("DELETE", f"{ALL}/7084072")
    api.done("PUT", PRODUCT, {"options": [size, without_red]})


def test_the_default_combination_is_that_of_the_default_choices(api: Any) -> None:
    assert api.get(PRODUCT)["defaultCombinationId"] == 7084076
    size, color = api.get(PRODUCT)["options"]
    api.done("PUT", PRODUCT, {"options": [size, {**color, "defaultChoice": 1}]})
    assert api.get(PRODUCT)["defaultCombinationId"] == 7084075
    api.done("DELETE", f"{ALL}/7084075")
    assert api.get(PRODUCT)["defaultCombinationId"] == 0
    api.done("PUT", PRODUCT, {"options": [size, {**color, "defaultChoice": 7}]})
    assert api.get(PRODUCT)["defaultCombinationId"] == 0


def test_a_product_is_in_stock_when_any_combination_is(api: Any) -> None:
    api.done("PUT", PRODUCT, {"quantity": 0})
    assert api.get(PRODUCT)["inStock"] is True
    api.done("DELETE", ALL)
    assert api.get(PRODUCT)["inStock"] is False
    api.create(options=[{"name": "Size", "value": "XL"}], sku="x", unlimited=True)
    assert api.get(PRODUCT)["inStock"] is True


def test_wholesale_prices_are_not_above_the_price(api: Any) -> None:
    tiers = [{"quantity": 2, "price": 2}]
    assert api.refused("PUT", PRODUCT, {"wholesalePrices": tiers}) == (400, "WHOLESALE_PRICES_TOO_BIG")
    assert api.refused("PUT", PRODUCT, {"price": 1}) == (400, "WHOLESALE_PRICES_TOO_BIG")
    api.done("PUT", PRODUCT, {"wholesalePrices": tiers, "price": 2})


def test_the_stock_of_a_product_needs_no_sku(api: Any) -> None:
    id = api.done("POST", "/products", {"name": "Turnip", "quantity": 10})["id"]
    assert api.done("PUT", f"/products/{id}/inventory", {"quantityDelta": 5}) == {"updateCount": 1}
    assert api.done("PUT", f"/products/{id}/inventory", {"quantityDelta": -20}) == {
        "updateCount": 1,
        "warning": "Product has negative stock.",
    }
    assert api.get(f"/products/{id}")["quantity"] == -5
    api.done("PUT", f"/products/{id}", {"unlimited": True})
    assert api.done("PUT", f"/products/{id}/inventory", {"quantityDelta": 5}) == {"updateCount": 0}


def test_a_deleted_product_takes_its_combinations_along(api: Any) -> None:
    assert api.done("DELETE", PRODUCT) == {"deleteCount": 1}
    assert api.refused("GET", PRODUCT) == (404, "PRODUCT_NOT_FOUND")
    assert api.refused("GET", f"{ALL}/7084076") == (404, "PRODUCT_NOT_FOUND")
    api.done("POST", "/products", {"name": "Turnip", "sku": "000071"})


def test_unknown_categories_are_refused(api: Any) -> None:
    expected = (404, "CATEGORIES_NOT_FOUND")
    assert api.refused("POST", "/products", {"name": "T", "categoryIds": [9691095, 5]}) == expected
    assert api.refused("PUT", PRODUCT, {"defaultCategoryId": 5}) == expected
    api.done("PUT", PRODUCT, {"defaultCategoryId": 0})


def test_a_plan_may_be_full(make_api: Callable[..., Any]) -> None:
    api = make_api(Store(5, "secret_x", product_limit=1))
    id = api.done("POST", "/products", {"name": "A"})["id"]
    assert api.refused("POST", "/products", {"name": "B"}) == (402, "NOT_AVAILABLE_ON_CURRENT_PLAN")
    api.done("DELETE", f"/products/{id}")
    api.done("POST", "/products", {"name": "B"})


@pytest.mark.parametrize(
    ("plan", "profile", "product", "combinations"),
    [
        ("free", 402, 402, 402),
        ("venture", 200, 404, 402),
        ("business", 200, 404, 404),
        ("unlimited", 200, 404, 404),
    ],
)
def test_plans(
    make_api: Callable[..., Any], plan: str, profile: int, product: int, combinations: int
) -> None:
    api = make_api(Store(5, "secret_x", plan=plan))
    paths = ("/profile", "/products/1", "/products/1/combinations")
    assert [api("GET", path).status for path in paths] == [profile, product, combinations]


class TestSearch:
    @pytest.fixture
    def shop(self, make_api: Callable[..., Any]) -> Any:
        products = [{"name": f"Product {n}", "sku": f"P{n}"} for n in range(1, 251)]
        products[2]["description"] = "Something SPÉCIAL inside"
        combination = {"options": [{"name": "Size", "value": "S"}], "sku": "combo-1"}
        products[7] = {**products[7], "combinations": [combination]}  # type: ignore[dict-item]
        return make_api(Store(5, "secret_x", products=products))

    def found(self, shop: Any, query: str) -> list[str]:
        return [item["sku"] for item in shop.get(f"/products?{query}")["items"]]

    def test_pages_are_in_the_order_of_ids(self, shop: Any) -> None:
        pages = [
            shop.get(f"/products?sortBy=ADDED_TIME_ASC&offset={offset}")
            for offset in (0, 100, 200, 250, 2**31 - 1)
        ]
        assert [page["count"] for page in pages] == [100, 100, 50, 0, 0]
        assert {(page["total"], page["limit"]) for page in pages} == {(250, 100)}
        ids = [item["id"] for page in pages for item in page["items"]]
        assert ids == sorted(ids)
        assert len(set(ids)) == 250

    def test_a_sku_is_exact_and_finds_combinations_too(self, shop: Any) -> None:
        assert self.found(shop, "sku=P10") == ["P10"]
        assert self.found(shop, "sku=combo-1") == ["P8"]
        assert self.found(shop, "sku=p10") == []

    def test_a_sku_wins_over_a_keyword(self, shop: Any) -> None:
        assert self.found(shop, "keyword=nothing&sku=P10") == ["P10"]

    def test_a_keyword_is_in_name_sku_or_description_in_any_case(self, shop: Any) -> None:
        assert self.found(shop, "keyword=sp%C3%A9cial") == ["P3"]
        assert self.found(shop, "keyword=PRODUCT%20250") == ["P250"]
        assert self.found(shop, "keyword=COMBO") == ["P8"]
        assert len(self.found(shop, "keyword=p1*&limit=100")) == 100
        assert self.found(shop, "keyword=%25") == []
        assert self.found(shop, "keyword=_") == []

    def test_nothing_asked_is_no_filter(self, shop: Any) -> None:
        assert shop.get("/products?keyword=&sku=&limit=1")["total"] == 250

    @pytest.mark.parametrize(
        "query",
        [
            "limit=0",
            "limit=101",
            "limit=-1",
            "limit=1.0",
            "limit=%31%30x",
            "limit=",
            "limit=1&limit=2",
            "offset=-1",
            "offset=2147483648",
            "offset=0x1",
            "offset=+1",
            "offset=%D9%A1",
            "offset=1_0",
        ],
    )
    def test_wrong_pages_are_refused(self, shop: Any, query: str) -> None:
        assert shop("GET", f"/products?{query}").status == 400

    def test_unknown_parameters_are_ignored(self, shop: Any) -> None:
        assert self.found(shop, "sku=P1&color=red&sortBy=NAME_ASC&token2=x&x=1&x=2") == ["P1"]
        assert shop("GET", "/profile?limit=abc&offset=-1&sortBy=??").status == 200

    def test_the_journal_names_what_was_ignored(self, shop: Any) -> None:
        shop.get(
            "/products?sku=P1&color=red&option_Size=L&token=x&responseFields=total,count,offset,limit,items(id,name)"
        )
        assert shop.mock.journal[-1].ignored == ("color",)


class TestLanguages:
    @pytest.fixture
    def shop(self, make_api: Callable[..., Any]) -> Any:
        choice = {"text": "Large", "textTranslated": {"en": "Large", "nl": "Groot"}}
        option = {"name": "Size", "nameTranslated": {"en": "Size", "nl": "Maat"}, "choices": [choice]}
        combination = {"id": 9, "options": [{"name": "Size", "value": "Large"}]}
        product = {"id": 3, "name": "Radish", "options": [option], "combinations": [combination]}
        return make_api(Store(5, "secret_x", languages=("en", "nl"), products=[product]))

    def test_texts_come_in_the_language_that_is_asked_for(self, shop: Any) -> None:
        pair = shop.get("/products/3/combinations/9?lang=nl")["options"][0]
        assert (pair["name"], pair["value"]) == ("Maat", "Groot")
        assert pair["valueTranslated"] == {"en": "Large", "nl": "Groot"}
        assert shop.get("/products/3/combinations?lang=nl")[0]["options"][0]["name"] == "Maat"
        product = shop.get("/products?lang=nl")["items"][0]
        assert product["options"][0]["name"] == "Maat"
        assert product["options"][0]["choices"][0]["text"] == "Groot"
        assert product["combinations"][0]["options"][0]["value"] == "Groot"

    @pytest.mark.parametrize("query", ["", "?lang=en", "?lang=de", "?lang=nl_BE"])
    def test_otherwise_in_the_default_language(self, shop: Any, query: str) -> None:
        pair = shop.get(f"/products/3/combinations/9{query}")["options"][0]
        assert (pair["name"], pair["value"]) == ("Size", "Large")
        assert pair["nameTranslated"] == {"en": "Size", "nl": "Maat"}

    def test_an_option_has_one_name_however_it_is_shown(self, shop: Any) -> None:
        twin = {"options": [{"name": "Size", "value": "Large"}]}
        assert shop.refused("POST", "/products/3/combinations", twin)[0] == 409

    @pytest.mark.parametrize("lang", ["", "EN", "english", "e", "en-US", "en_us", "en%0A", "12"])
    def test_a_language_is_a_code(self, api: Any, lang: str) -> None:
        assert api.refused("GET", f"{ALL}?lang={lang}") == (400, "WRONG_PARAMETER")


class TestFields:
    @pytest.mark.parametrize(
        ("path", "expected"),
        [
            (f"{ALL}/7084076?responseFields=id,sku", {"id": 7084076, "sku": "000071"}),
            (
                f"{ALL}/7084076?responseFields=options(value)",
                {"options": [{"value": "Small"}, {"value": "Red"}]},
            ),
            (f"{ALL}/7084076?responseFields=nothing", {}),
            (f"{ALL}/7084076?responseFields=id,%20id,,id", {"id": 7084076}),
            (f"{PRODUCT}?responseFields=combinations(id,wholesalePrices(price)),name", None),
            ("/products?responseFields=total", {"total": 1}),
            ("/profile?responseFields=generalInfo(storeId)", {"generalInfo": {"storeId": 4870020}}),
        ],
    )
    def test_only_the_chosen_ones_are_answered(self, api: Any, path: str, expected: object) -> None:
        response = api.mock.handle(Request("GET", f"/api/v3/4870020{path}", api.headers))
        assert response.status == 200
        if expected is None:
            expected = {
                "combinations": [
                    {"id": 7084071, "wholesalePrices": [{"price": 1.05}]},
                    {"id": 7084072},
                    {"id": 7084075, "wholesalePrices": [{"price": 1.35}, {"price": 1.25}]},
                    {"id": 7084076},
                ],
                "name": "Radish",
            }
        assert response.json() == expected

    @pytest.mark.parametrize("fields", ["a)", "(a", "a(b", "a(b))(", "a" + "(a" * 50 + ")" * 50])
    def test_unbalanced_ones_are_refused(self, api: Any, fields: str) -> None:
        assert api.refused("GET", f"{PRODUCT}?responseFields={fields}") == (400, "WRONG_PARAMETER")

    def test_nothing_chosen_is_everything(self, api: Any) -> None:
        assert api.get(f"{PRODUCT}?responseFields=") == api.get(PRODUCT)
