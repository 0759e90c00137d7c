"""Combinations: stock, SKUs, options, prices."""

from collections.abc import Callable
from typing import Any

import attrs
import pytest
from ecwid_mock import Behaviour, Store

PRODUCT = "/products/37208339"
ALL = f"{PRODUCT}/combinations"
SMALL_RED = f"{ALL}/7084076"
XL = [{"name": "Size", "value": "XL"}, {"name": "Color", "value": "Red"}]
MANY = 2**31 - 1


def displayed(price: float) -> dict[str, object]:
    return {"defaultDisplayedPrice": price, "defaultDisplayedPriceFormatted": f"€{price:.2f}"}


def test_the_example_is_the_documentation_s(api: Any) -> None:
    listed = api.get(ALL)
    assert [(c["id"], c["combinationNumber"], c["sku"], c["quantity"]) for c in listed] == [
        (7084071, 6, "000076", 21),
        (7084072, 5, "000075", 0),
        (7084075, 2, "000072", 62),
        (7084076, 1, "000071", 61),
    ]
    assert listed[0]["wholesalePrices"] == [{"quantity": 10, "price": 1.05}]
    assert listed[0]["attributes"][0]["value"] == "0435943543594395"
    assert [c["inStock"] for c in listed] == [True, False, True, True]


def test_what_was_created_can_be_read(api: Any) -> None:
    fields = {
        "options": XL,
        "sku": "R-XL",
        "quantity": 4,
        "price": 10.0,
        "weight": 0.5,
        "compareToPrice": 15,
        "costPrice": 3.333333333,
        "warningLimit": 2,
        "isShippingRequired": True,
        "outOfStockVisibilityBehaviour": "HIDE",
        "dimensions": {"length": 1, "width": 2.5, "height": 3},
        "alt": {"main": "red", "translated": {"nl": "rood"}},
    }
    id = api.create(**fields)
    assert api.combination(id) == {
        "id": id,
        "combinationNumber": 7,
        "unlimited": False,
        "inStock": True,
        **displayed(10),
        **fields,
    }


def test_inherited_fields_are_absent(api: Any) -> None:
    assert api.combination(api.create(options=XL)) == {
        "id": 397662764,
        "combinationNumber": 7,
        "options": XL,
        "unlimited": False,
        "quantity": 67,
        "inStock": True,
        **displayed(1.15),
    }


def test_the_displayed_price_is_the_own_one_or_has_the_modifiers_of_the_choices(api: Any) -> None:
    choices = [
        {"text": "S"},
        {"text": "L", "priceModifier": 5},
        {"text": "XL", "priceModifier": 10, "priceModifierType": "PERCENT"},
    ]
    shirt = {"name": "Shirt", "price": 20, "options": [{"name": "Size", "choices": choices}]}
    path = f"/products/{api.done('POST', '/products', shirt)['id']}"
    for size in ("S", "L", "XL"):
        api.done("POST", f"{path}/combinations", {"options": [{"name": "Size", "value": size}]})
    large = [{"name": "Size", "value": "L"}, {"name": "Engraving", "value": "Ann"}]
    api.done("POST", f"{path}/combinations", {"options": large, "price": 7, "lowestPrice": 6.5})

    listed = api.get(f"{path}/combinations")
    assert listed == api.get(path)["combinations"]
    assert listed == [api.get(f"{path}/combinations/{each['id']}") for each in listed]
    prices = {each["id"]: each["defaultDisplayedPrice"] for each in listed}
    assert sorted(prices.values()) == [7, 20, 22, 25]
    own = next(each for each in listed if each["defaultDisplayedPrice"] == 7)
    assert own["defaultDisplayedPriceFormatted"] == "€7.00"
    assert (own["defaultDisplayedLowestPrice"], own["defaultDisplayedLowestPriceFormatted"]) == (6.5, "€6.50")

    api.done("PUT", path, {"price": 30})
    after = sorted(each["defaultDisplayedPrice"] for each in api.get(f"{path}/combinations"))
    assert after == [7, 30, 33, 35]


def test_ids_and_numbers_are_never_used_again(api: Any) -> None:
    first = api.create(options=XL)
    number = api.combination(first)["combinationNumber"]
    assert api.done("DELETE", ALL) == {"deleteCount": 5}
    second = api.create(options=XL)
    assert second > first
    assert api.combination(second)["combinationNumber"] == number + 1


def test_numbers_count_in_each_product(api: Any) -> None:
    product = api.done("POST", "/products", {"name": "Turnip"})["id"]
    ids = [api.create(product, options=[{"name": "Size", "value": size}]) for size in "SML"]
    assert [api.combination(id, product)["combinationNumber"] for id in ids] == [1, 2, 3]
    assert [c["id"] for c in api.get(f"/products/{product}/combinations")] == sorted(ids)


def test_numbers_of_a_seeded_product_start_at_one_too(make_api: Callable[..., Any]) -> None:
    seeded = [{"options": [{"name": "Size", "value": size}]} for size in "SM"]
    api = make_api(
        Store(
            5, "secret_x", products=[{"id": 1, "name": "A"}, {"id": 2, "name": "B", "combinations": seeded}]
        )
    )
    for product, expected in ((1, [1]), (2, [1, 2, 3])):
        api.create(product, options=XL)
        assert [c["combinationNumber"] for c in api.get(f"/products/{product}/combinations")] == expected


def test_a_combination_belongs_to_its_product(api: Any) -> None:
    other = api.done("POST", "/products", {"name": "Turnip"})["id"]
    assert api.refused("GET", f"/products/{other}/combinations/7084076") == (404, "COMBINATION_NOT_FOUND")
    assert api.refused("GET", "/products/1/combinations/7084076") == (404, "PRODUCT_NOT_FOUND")
    assert api("GET", f"{ALL}/1").json()["errorMessage"] == "Combination #1 not found"
    assert api("GET", "/products/1").json()["errorMessage"] == "Product #1 not found"


class TestOptions:
    def test_unknown_ones_are_added_to_the_product_as_a_selection(self, api: Any) -> None:
        api.create(options=[{"name": "Size", "value": "XL"}, {"name": "Taste", "value": "Hot"}])
        size, color, taste = api.get(PRODUCT)["options"]
        assert [choice["text"] for choice in size["choices"]] == ["Small", "Large", "XL"]
        assert [choice["text"] for choice in color["choices"]] == ["Red", "White"]
        assert (taste["type"], taste["name"], taste["choices"][0]["text"]) == ("SELECT", "Taste", "Hot")

    def test_an_update_adds_them_too(self, api: Any) -> None:
        api.done(
            "PUT",
            SMALL_RED,
            {"options": [{"name": "Size", "value": "Tiny"}, {"name": "Cut", "value": "Round"}]},
        )
        size, _, cut = api.get(PRODUCT)["options"]
        assert [choice["text"] for choice in size["choices"]] == ["Small", "Large", "Tiny"]
        assert [choice["text"] for choice in cut["choices"]] == ["Round"]

    def test_a_set_is_unique_in_any_order(self, api: Any) -> None:
        api.create(options=XL)
        twin = {"options": XL[::-1], "sku": "other"}
        assert api.refused("POST", ALL, twin) == (409, "COMBINATION_DUPLICATED")
        assert api.refused("PUT", SMALL_RED, {"options": XL[::-1]}) == (409, "COMBINATION_DUPLICATED")

    def test_a_combination_may_keep_its_own_set(self, api: Any) -> None:
        api.done("PUT", SMALL_RED, {"options": api.get(SMALL_RED)["options"][::-1]})

    def test_names_and_values_do_not_run_together(self, api: Any) -> None:
        api.create(options=[{"name": "a", "value": "b,c"}])
        api.create(options=[{"name": "a,b", "value": "c"}])

    def test_values_are_kept_letter_by_letter(self, api: Any) -> None:
        composed, decomposed = "\u00e9", "e\u0301"
        one = api.create(options=[{"name": "n", "value": composed}])
        other = api.create(options=[{"name": "n", "value": decomposed}])
        assert api.combination(one)["options"][0]["value"] == composed
        assert api.combination(other)["options"][0]["value"] == decomposed

    def test_case_counts_unless_asked_otherwise(self, make_api: Callable[..., Any]) -> None:
        twin = {"options": [{"name": "SIZE", "value": "small"}, {"name": "color", "value": "RED"}]}
        assert make_api()("POST", ALL, twin).status == 200
        careless = make_api(behaviour=Behaviour(option_case="ignored"))
        assert careless.refused("POST", ALL, twin) == (409, "COMBINATION_DUPLICATED")
        careless.create(options=[{"name": "SIZE", "value": "xl"}, {"name": "color", "value": "RED"}])
        assert careless.refused("POST", ALL, {"options": XL}) == (409, "COMBINATION_DUPLICATED")
        assert len(careless.get(PRODUCT)["options"]) == 2

    def test_a_subset_is_taken_unless_asked_otherwise(self, make_api: Callable[..., Any]) -> None:
        subset = {"options": [{"name": "Size", "value": "XL"}]}
        assert make_api()("POST", ALL, subset).status == 200
        strict = make_api(behaviour=Behaviour(option_subset="refused"))
        assert strict.refused("POST", ALL, subset) == (400, "WRONG_PARAMETER")
        strict.done("POST", ALL, {"options": XL})

    @pytest.mark.parametrize(
        "options",
        [
            [],
            None,
            [{"name": "Size"}],
            [{"value": "XL"}],
            [{"name": "", "value": "XL"}],
            [{"name": "Size", "value": ""}],
            [{"name": "Size", "value": 1}],
            [{"name": "Size", "value": "XL"}, {"name": "Size", "value": "XS"}],
            {"name": "Size", "value": "XL"},
        ],
    )
    def test_malformed_ones_are_refused(self, api: Any, options: object) -> None:
        assert api.refused("POST", ALL, {"options": options, "sku": "x"}) == (400, "WRONG_PARAMETER")

    def test_they_are_required_on_create(self, api: Any) -> None:
        assert api.refused("POST", ALL, {"sku": "x"}) == (400, "WRONG_PARAMETER")

    def test_a_refused_create_adds_none(self, api: Any) -> None:
        assert api.refused("POST", ALL, {"options": XL, "sku": "000071"})[0] == 409
        assert api.create(options=XL) == 397662764

    def test_translations_that_a_client_sends_are_not_kept(self, api: Any) -> None:
        sent = [{"name": "Size", "value": "XL", "nameTranslated": {"nl": "Maat"}}]
        assert api.combination(api.create(options=sent))["options"] == [{"name": "Size", "value": "XL"}]


class TestSku:
    def test_is_unique_in_the_store(self, api: Any) -> None:
        assert api.refused("POST", ALL, {"options": XL, "sku": "000071"}) == (409, "SKU_ALREADY_EXISTS")
        other = api.done("POST", "/products", {"name": "Turnip", "sku": "T"})["id"]
        assert api.refused("PUT", SMALL_RED, {"sku": "T"}) == (409, "SKU_ALREADY_EXISTS")
        assert api.refused("PUT", f"/products/{other}", {"sku": "000071"}) == (409, "SKU_ALREADY_EXISTS")
        assert api.refused("POST", "/products", {"name": "U", "sku": "000071"}) == (409, "SKU_ALREADY_EXISTS")

    def test_may_stay_as_it_is(self, api: Any) -> None:
        api.done("PUT", SMALL_RED, {"sku": "000071"})
        api.done("PUT", PRODUCT, {"sku": "00007"})

    def test_may_repeat_where_the_store_allows_it(self, make_api: Callable[..., Any]) -> None:
        api = make_api(Store(7, "secret_x", unique_skus=False))
        product = api.done("POST", "/products", {"name": "A", "sku": "S"})["id"]
        api.done("POST", "/products", {"name": "B", "sku": "S"})
        api.create(product, options=XL, sku="T")
        api.create(product, options=XL[:1], sku="T")

    def test_is_free_again_after_a_deletion(self, api: Any) -> None:
        api.done("DELETE", SMALL_RED)
        api.create(options=XL, sku="000071")

    @pytest.mark.parametrize("nothing", [None, ""])
    def test_nothing_clears_it_and_the_own_stock(self, api: Any, nothing: str | None) -> None:
        api.done("PUT", SMALL_RED, {"sku": nothing})
        left = api.get(SMALL_RED)
        assert "sku" not in left
        assert left["quantity"] == 67

    def test_the_product_s_own_one_shares_its_stock(self, api: Any) -> None:
        api.done("PUT", SMALL_RED, {"sku": "00007", "quantity": 67})
        assert "sku" not in api.get(SMALL_RED)
        assert api.get(SMALL_RED)["quantity"] == 67
        id = api.create(options=XL, sku="00007")
        assert "sku" not in api.combination(id)

    @pytest.mark.parametrize("stock", [{}, {"quantity": 61}, {"unlimited": True}, {"unlimited": False}])
    def test_it_cannot_be_shared_by_another_stock(self, api: Any, stock: dict[str, Any]) -> None:
        expected = (400, "DIFFERENT_COMBINATION_STOCK")
        assert api.refused("PUT", SMALL_RED, {"sku": "00007", **stock}) == expected
        if "quantity" in stock:
            assert api.refused("POST", ALL, {"options": XL, "sku": "00007", **stock}) == expected

    def test_the_product_s_own_one_may_be_a_conflict(self, make_api: Callable[..., Any]) -> None:
        api = make_api(behaviour=Behaviour(base_sku="conflict"))
        assert api.refused("PUT", SMALL_RED, {"sku": "00007"}) == (409, "SKU_ALREADY_EXISTS")

    @pytest.mark.parametrize("unique_skus", [True, False])
    def test_a_product_may_share_its_combination_s(
        self, make_api: Callable[..., Any], unique_skus: bool
    ) -> None:
        store = attrs.evolve(Store.example(), unique_skus=unique_skus)
        api = make_api(store)
        assert api.refused("PUT", PRODUCT, {"sku": "000071"}) == (400, "DIFFERENT_COMBINATION_STOCK")
        api.done("PUT", PRODUCT, {"sku": "000071", "quantity": 61})
        assert "sku" not in api.get(SMALL_RED)
        api.done("PUT", PRODUCT, {"quantity": 5})
        assert api.get(SMALL_RED)["quantity"] == 5
        assert api.get(f"{ALL}/7084075")["sku"] == "000072"

    def test_which_may_be_a_conflict_too(self, make_api: Callable[..., Any]) -> None:
        api = make_api(behaviour=Behaviour(base_sku="conflict"))
        changes = {"sku": "000071", "quantity": 61}
        assert api.refused("PUT", PRODUCT, changes) == (409, "SKU_ALREADY_EXISTS")

    def test_but_not_another_product_s(self, api: Any) -> None:
        other = api.done("POST", "/products", {"name": "Turnip"})["id"]
        changes = {"sku": "000071", "unlimited": True}
        assert api.refused("PUT", f"/products/{other}", changes) == (409, "SKU_ALREADY_EXISTS")


class TestStock:
    def test_without_own_sku_it_is_the_product_s(self, api: Any) -> None:
        id = api.create(options=XL)
        api.done("PUT", f"{PRODUCT}/inventory", {"quantityDelta": 3})
        assert api.combination(id)["quantity"] == 70
        api.done("PUT", PRODUCT, {"unlimited": True})
        assert api.combination(id)["unlimited"] is True
        assert "quantity" not in api.combination(id)

    @pytest.mark.parametrize(
        "stock", [{"quantity": 4}, {"unlimited": True}, {"quantity": 67, "unlimited": True}, {"quantity": 0}]
    )
    def test_without_own_sku_another_one_is_refused(self, api: Any, stock: dict[str, Any]) -> None:
        expected = (400, "DIFFERENT_COMBINATION_STOCK")
        assert api.refused("POST", ALL, {"options": XL, **stock}) == expected
        id = api.create(options=XL)
        assert api.refused("PUT", f"{ALL}/{id}", stock) == expected
        assert api.refused("PUT", SMALL_RED, {"sku": None, **stock}) == expected

    @pytest.mark.parametrize(
        "stock", [{"quantity": 67}, {"unlimited": False}, {"quantity": 67, "unlimited": False}]
    )
    def test_without_own_sku_the_product_s_may_be_repeated(self, api: Any, stock: dict[str, Any]) -> None:
        assert api.combination(api.create(options=XL, **stock))["quantity"] == 67

    def test_unlimited_wins_over_a_quantity(self, api: Any) -> None:
        made = api.combination(api.create(options=XL, sku="x", quantity=4, unlimited=True))
        assert made["unlimited"] is True
        assert "quantity" not in made

    def test_a_quantity_alone_is_finite(self, api: Any) -> None:
        id = api.create(options=XL, sku="x", unlimited=True)
        api.done("PUT", f"{ALL}/{id}", {"quantity": 3})
        assert (api.combination(id)["unlimited"], api.combination(id)["quantity"]) == (False, 3)

    def test_the_end_of_unlimited_stock_is_none(self, api: Any) -> None:
        id = api.create(options=XL, sku="x", unlimited=True)
        api.done("PUT", f"{ALL}/{id}", {"unlimited": False})
        assert (api.combination(id)["quantity"], api.combination(id)["inStock"]) == (0, False)

    def test_an_own_one_starts_as_the_product_s(self, make_api: Callable[..., Any]) -> None:
        api = make_api()
        assert api.combination(api.create(options=XL, sku="x"))["quantity"] == 67
        other = make_api(behaviour=Behaviour(stock_when_left_out="unlimited"))
        assert other.combination(other.create(options=XL, sku="x"))["unlimited"] is True

    def test_an_own_one_is_not_the_product_s(self, api: Any) -> None:
        api.done("PUT", f"{SMALL_RED}/inventory", {"quantityDelta": -61})
        assert api.get(SMALL_RED)["quantity"] == 0
        assert api.get(PRODUCT)["quantity"] == 67

    @pytest.mark.parametrize("quantity", [-(2**31), -1, 0, MANY])
    def test_any_number_of_32_bits_is_kept(self, api: Any, quantity: int) -> None:
        assert api.combination(api.create(options=XL, sku="x", quantity=quantity))["quantity"] == quantity

    @pytest.mark.parametrize("quantity", [-(2**31) - 1, MANY + 1, 2**63, 1.5, "4", None, True, [1], 10**400])
    def test_others_are_refused(self, api: Any, quantity: object) -> None:
        assert api.refused("PUT", SMALL_RED, {"quantity": quantity}) == (400, "WRONG_PARAMETER")

    def test_a_whole_float_is_a_number_of_items(self, api: Any) -> None:
        response = api(
            "PUT", SMALL_RED, b'{"quantity": 4.0}', headers={**api.headers, "Content-Type": "text/json"}
        )
        assert response.status == 200
        assert api("GET", SMALL_RED).body.count(b'"quantity":4,') == 1
        api("PUT", SMALL_RED, b'{"warningLimit": 3.0}', headers={**api.headers, "Content-Type": "text/json"})
        assert api("GET", SMALL_RED).body.count(b'"warningLimit":3,') == 1


class TestDelta:
    def test_adds_and_takes(self, api: Any) -> None:
        assert api.done("PUT", f"{SMALL_RED}/inventory", {"quantityDelta": 5}) == {"updateCount": 1}
        assert api.done("PUT", f"{SMALL_RED}/inventory", {"quantityDelta": -6}) == {"updateCount": 1}
        assert api.get(SMALL_RED)["quantity"] == 60

    def test_below_zero_is_a_warning(self, api: Any) -> None:
        warned = {"updateCount": 1, "warning": "Product has negative stock."}
        assert api.done("PUT", f"{SMALL_RED}/inventory", {"quantityDelta": -62}) == warned
        assert (api.get(SMALL_RED)["quantity"], api.get(SMALL_RED)["inStock"]) == (-1, False)
        assert api.done("PUT", f"{SMALL_RED}/inventory", {"quantityDelta": 1}) == {"updateCount": 1}

    def test_needs_an_own_sku(self, api: Any) -> None:
        id = api.create(options=XL)
        response = api("PUT", f"{ALL}/{id}/inventory", {"quantityDelta": 1})
        assert response.status == 400
        assert response.json() == {
            "errorMessage": "SKU for combination is not set",
            "errorCode": "WRONG_PARAMETER",
        }

    @pytest.mark.parametrize(("quantity", "delta"), [(MANY, 1), (-(2**31), -1), (-2, -(2**31)), (1, MANY)])
    def test_beyond_32_bits_changes_nothing(self, api: Any, quantity: int, delta: int) -> None:
        api.done("PUT", SMALL_RED, {"quantity": quantity})
        expected = (400, "WRONG_PARAMETER")
        assert api.refused("PUT", f"{SMALL_RED}/inventory", {"quantityDelta": delta}) == expected

    def test_up_to_32_bits_is_fine(self, api: Any) -> None:
        api.done("PUT", SMALL_RED, {"quantity": 0})
        api.done("PUT", f"{SMALL_RED}/inventory", {"quantityDelta": MANY})
        assert api.get(SMALL_RED)["quantity"] == MANY

    def test_on_unlimited_stock_changes_nothing(self, make_api: Callable[..., Any]) -> None:
        api = make_api()
        id = api.create(options=XL, sku="x", unlimited=True)
        assert api.done("PUT", f"{ALL}/{id}/inventory", {"quantityDelta": 1}) == {"updateCount": 0}
        assert api.combination(id)["unlimited"] is True

    def test_on_unlimited_stock_may_be_refused(self, make_api: Callable[..., Any]) -> None:
        api = make_api(behaviour=Behaviour(unlimited_delta="refused"))
        id = api.create(options=XL, sku="x", unlimited=True)
        assert api.refused("PUT", f"{ALL}/{id}/inventory", {"quantityDelta": 1})[0] == 400

    @pytest.mark.parametrize(
        "body",
        [{}, {"quantityDelta": None}, {"quantityDelta": "1"}, {"quantityDelta": 1.5}, [], 1, None, "x"],
    )
    def test_malformed_ones_are_refused(self, api: Any, body: object) -> None:
        sent = b"null" if body is None else body
        headers = {**api.headers, "Content-Type": "application/json"}
        assert api("PUT", f"{SMALL_RED}/inventory", sent, headers=headers).status == 400
        assert api.get(SMALL_RED)["quantity"] == 61

    @pytest.mark.parametrize("word", ["true", "false", "yes", "no", "on", "off", "1", "0"])
    def test_the_notification_may_be_asked_for(self, api: Any, word: str) -> None:
        path = f"{SMALL_RED}/inventory?checkLowStockNotification={word}"
        assert api.done("PUT", path, {"quantityDelta": 1}) == {"updateCount": 1}

    @pytest.mark.parametrize("word", ["", "TRUE", "2", "maybe", "true&checkLowStockNotification=true"])
    def test_the_notification_is_a_boolean(self, api: Any, word: str) -> None:
        path = f"{SMALL_RED}/inventory?checkLowStockNotification={word}"
        assert api.refused("PUT", path, {"quantityDelta": 1}) == (400, "WRONG_PARAMETER")


class TestUpdate:
    def test_changes_only_what_is_sent(self, api: Any) -> None:
        path = f"{ALL}/7084075"
        before = api.get(path)
        assert api.done("PUT", path, {"price": 9}) == {"updateCount": 1}
        assert api.get(path) == {**before, "price": 9, **displayed(9)}
        assert api.done("PUT", path, {}) == {"updateCount": 1}
        assert api.get(path) == {**before, "price": 9, **displayed(9)}

    @pytest.mark.parametrize(
        "field", ["price", "wholesalePrices", "warningLimit", "compareToPrice", "weight", "costPrice"]
    )
    def test_null_clears(self, api: Any, field: str) -> None:
        path = f"{ALL}/7084075"
        api.done("PUT", path, {"weight": 1, "costPrice": 1})
        before = api.get(path)
        assert api.done("PUT", path, {"wholesalePrices": None, field: None}) == {"updateCount": 1}
        shown = displayed(1.15) if field == "price" else {}
        left = {k: v for k, v in before.items() if k not in (field, "wholesalePrices")}
        assert api.get(path) == {**left, **shown}

    @pytest.mark.parametrize("field", ["quantity", "unlimited", "options", "dimensions", "alt"])
    def test_null_is_refused_where_nothing_is_inherited(self, api: Any, field: str) -> None:
        assert api.refused("PUT", SMALL_RED, {field: None})[0] == 400

    def test_null_empties_the_attributes(self, api: Any) -> None:
        path = f"{ALL}/7084071"
        assert api.get(path)["attributes"]
        assert api.done("PUT", path, {"attributes": None}) == {"updateCount": 1}
        assert not api.get(path).get("attributes")

    def test_unknown_and_read_only_fields_are_ignored(self, api: Any) -> None:
        before = api.get(SMALL_RED)
        sent = {
            "id": 0,
            "combinationNumber": 99,
            "inStock": False,
            "imageUrl": "x",
            "productId": 3,
            "colour": "red",
        }
        api.done("PUT", SMALL_RED, sent)
        assert api.get(SMALL_RED) == before

    def test_repeating_it_changes_nothing_more(self, api: Any) -> None:
        change = {"sku": "new", "quantity": 4, "price": 10, "wholesalePrices": [{"quantity": 2, "price": 1}]}
        api.done("PUT", SMALL_RED, change)
        once = api.everything()
        api.done("PUT", SMALL_RED, change)
        assert api.everything() == once

    def test_attributes_are_named_by_alias_too(self, api: Any) -> None:
        api.done("PUT", SMALL_RED, {"attributes": [{"alias": "UPC", "value": "1"}, {"id": 5, "value": "2"}]})
        assert api.get(SMALL_RED)["attributes"] == [
            {"name": "UPC", "type": "UPC", "value": "1"},
            {"id": 5, "value": "2"},
        ]

    def test_a_missing_side_is_zero(self, api: Any) -> None:
        api.done("PUT", SMALL_RED, {"dimensions": {"length": 5}})
        assert api.get(SMALL_RED)["dimensions"] == {"length": 5, "width": 0, "height": 0}

    def test_the_automatic_lowest_price_is_read_only(self, api: Any) -> None:
        api.done(
            "PUT", SMALL_RED, {"lowestPriceSettings": {"lowestPriceEnabled": True, "automaticLowestPrice": 1}}
        )
        assert api.get(SMALL_RED)["lowestPriceSettings"] == {"lowestPriceEnabled": True}

    def test_a_negative_cost_price_is_refused(self, api: Any) -> None:
        assert api.refused("PUT", SMALL_RED, {"costPrice": -1}) == (400, "COST_PRICE_CANT_BE_NEGATIVE")

    @pytest.mark.parametrize("price", [1.005, 0.1 + 0.2, 1e-7, 123456789.123456789, 10, 10.0, -3, 1e300])
    def test_prices_are_kept_digit_by_digit(self, api: Any, price: float) -> None:
        api.done("PUT", SMALL_RED, {"price": price})
        assert repr(api.get(SMALL_RED)["price"]) == repr(price)


class TestWholesalePrices:
    def test_are_ordered_by_quantity(self, api: Any) -> None:
        tiers = [{"quantity": 20, "price": 1}, {"quantity": 3, "price": 1.1}]
        api.done("PUT", SMALL_RED, {"wholesalePrices": tiers})
        assert api.get(SMALL_RED)["wholesalePrices"] == tiers[::-1]

    def test_are_replaced_as_a_whole(self, api: Any) -> None:
        api.done("PUT", f"{ALL}/7084075", {"wholesalePrices": [{"quantity": 2, "price": 1}]})
        assert len(api.get(f"{ALL}/7084075")["wholesalePrices"]) == 1

    @pytest.mark.parametrize(
        ("change", "allowed"),
        [
            ({"wholesalePrices": [{"quantity": 2, "price": 1.15}]}, True),
            ({"wholesalePrices": [{"quantity": 2, "price": 1.16}]}, False),
            ({"price": 2, "wholesalePrices": [{"quantity": 2, "price": 2}]}, True),
            ({"price": 1, "wholesalePrices": [{"quantity": 2, "price": 1.1}]}, False),
        ],
    )
    def test_are_not_above_the_price_that_applies(
        self, api: Any, change: dict[str, Any], allowed: bool
    ) -> None:
        if allowed:
            api.done("PUT", SMALL_RED, change)
        else:
            assert api.refused("PUT", SMALL_RED, change) == (400, "WHOLESALE_PRICES_TOO_BIG")

    def test_stand_in_the_way_of_a_lower_price(self, api: Any) -> None:
        path = f"{ALL}/7084075"
        assert api.refused("PUT", path, {"price": 1}) == (400, "WHOLESALE_PRICES_TOO_BIG")
        assert api.refused("PUT", path, {"price": None}) == (400, "WHOLESALE_PRICES_TOO_BIG")
        api.done("PUT", path, {"price": 1, "wholesalePrices": None})

    @pytest.mark.parametrize(
        ("tier", "code"),
        [
            ({"quantity": 1, "price": 1}, "WHOLESALE_PRICES_QUANTITY_TOO_SMALL"),
            ({"quantity": 2, "price": -1}, "WHOLESALE_PRICES_CANT_BE_NEGATIVE"),
            ({"quantity": 2}, "WRONG_PARAMETER"),
            ({"quantity": 2.5, "price": 1}, "WRONG_PARAMETER"),
        ],
    )
    def test_malformed_ones_are_refused(self, api: Any, tier: dict[str, Any], code: str) -> None:
        assert api.refused("PUT", SMALL_RED, {"wholesalePrices": [tier]}) == (400, code)


class TestDelete:
    def test_takes_one_and_leaves_the_others(self, api: Any) -> None:
        assert api.done("DELETE", SMALL_RED) == {"deleteCount": 1}
        assert [c["id"] for c in api.get(ALL)] == [7084071, 7084072, 7084075]
        assert api.refused("DELETE", SMALL_RED) == (404, "COMBINATION_NOT_FOUND")
        assert api.refused("PUT", SMALL_RED, {"price": 1}) == (404, "COMBINATION_NOT_FOUND")

    def test_all_counts_and_leaves_other_products(self, api: Any) -> None:
        other = api.done("POST", "/products", {"name": "Turnip"})["id"]
        api.create(other, options=XL)
        assert api.done("DELETE", ALL) == {"deleteCount": 4}
        assert api.get(ALL) == []
        assert api.done("DELETE", ALL) == {"deleteCount": 0}
        assert len(api.get(f"/products/{other}/combinations")) == 1

    def test_all_of_no_product_is_refused(self, api: Any) -> None:
        assert api.refused("DELETE", "/products/1/combinations") == (404, "PRODUCT_NOT_FOUND")
